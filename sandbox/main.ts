/**
 * The sandboxes as a program: prints one JSON line with both addresses and credentials, then serves until SIGTERM or SIGINT.
 * A bad option or a taken port is one line on standard error and exit code 2.
 */
import { readCommandLine } from './commandLine';
import { startSandboxes, type Sandboxes } from './index';

function fail(error: unknown): never {
	const { code, port, message } = error as NodeJS.ErrnoException & { port?: number };
	const text = code === 'EADDRINUSE' ? `Port ${port} is already in use.` : code === 'EACCES' ? `Port ${port} may not be used.` : message ?? String(error);
	process.stderr.write(`${text.replace(/\s*\n\s*/g, ' ')}\n`);
	process.exit(2);
}

function serve({ severa, netvisor, close }: Sandboxes): void {
	const { customerId, customerKey, partnerId, partnerKey, organisationId } = netvisor;
	// The plain server address: the control routes and every path on the wire start there.
	const severaUrl = new URL(severa.url).origin;
	process.stdout.write(`${JSON.stringify({ severa: { url: severaUrl, clientId: severa.clientId, clientSecret: severa.clientSecret }, netvisor: { url: netvisor.url, customerId, customerKey, partnerId, partnerKey, organisationId } })}\n`);
	const end = () => void close().then(() => process.exit(0));
	process.once('SIGTERM', end);
	process.once('SIGINT', end);
}

try {
	startSandboxes(readCommandLine(process.argv.slice(2))).then(serve, fail);
} catch (error) {
	fail(error);
}
