/** The Severa node against a running sandbox: parameters in, items out, and what went over the wire. */
import { Severa } from '../../nodes/Severa/Severa.node';
import { startSevera, type RunningSevera, type SeveraStartOptions } from '../../sandbox/severa';
import { executeNode, type NodeResult, type NodeRun } from '../support/executeNode';

export interface SeveraNode {
	sandbox: RunningSevera;
	run(resource: string, operation: string, parameters?: Record<string, unknown>, more?: Partial<NodeRun>): Promise<NodeResult>;
	/** "POST /v1/customers" for every write since the last call of this function. */
	writes(): string[];
	close(): Promise<void>;
}

export async function startSeveraNode(options: SeveraStartOptions = {}): Promise<SeveraNode> {
	const sandbox = await startSevera({ rateLimit: false, seed: 'empty', ...options });
	const credentials = { severaApi: { environment: 'custom', baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, scope: '' } };
	let seen = 0;
	return {
		sandbox,
		run: (resource, operation, parameters = {}, more = {}) => executeNode(new Severa(), { credentials, ...more, parameters: { resource, operation, ...parameters } }),
		writes() {
			const fresh = sandbox.journal.slice(seen).filter(({ method, url }) => method !== 'GET' && !url.endsWith('/token'));
			seen = sandbox.journal.length;
			return fresh.map(({ method, url }) => `${method} ${url.replace(/^.*\/rest-api/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{}')}`);
		},
		close: () => sandbox.close(),
	};
}
