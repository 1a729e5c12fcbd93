// npm run demo [-- --open] [-- --fresh]: the real n8n, our package, both systems as sandboxes, and a readable result.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemoError, diskFull, seconds } from './lib/command.mjs';
import { demoSettings } from './lib/demoSettings.mjs';
import { callFlow, importFlows } from './lib/flows.mjs';
import { install } from './lib/install.mjs';
import { freePort, N8n, owner } from './lib/n8n.mjs';
import { installInto, pack } from './lib/package.mjs';
import { labDir } from './lib/paths.mjs';
import * as report from './lib/report.mjs';
import { hasSavedState, pageLogin, Sandbox, savedState } from './lib/sandbox.mjs';
import { atFirst, tellStory } from './lib/story.mjs';

const known = ['--open', '--fresh'];
const options = process.argv.slice(2);
const home = join(labDir, 'home');
const firstState = join(labDir, 'state', 'at-first.json');
/** Ctrl-C, a stop from outside, a closed terminal. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Set while the editor is left open: ends that. */
let closeEditor;

async function main() {
	const started = Date.now();
	const unknown = options.filter((option) => !known.includes(option));
	if (unknown.length > 0) throw new DemoError(`Unknown option ${unknown.join(', ')}. There are ${known.join(' and ')}.`);
	report.heading('Preparing');
	if (options.includes('--fresh')) for (const folder of [home, join(labDir, 'state')]) rmSync(folder, { recursive: true, force: true });
	const installed = await install();
	const packed = await pack();
	await installInto(home, packed, installed.env);

	const sandbox = new Sandbox({ seed: hasSavedState() ? savedState : 'demo' });
	const n8n = new N8n({ installed, home, port: await freePort(Number(process.env.N8N_DEMO_PORT ?? 5688)), brokerPort: await freePort() });
	let stopping;
	const stop = () => (stopping ??= (async () => {
		await n8n.stop();
		// What n8n remembers and what the sandboxes hold belong together: both stay as they are, also after Ctrl-C.
		if (sandbox.severa) await sandbox.save(savedState).catch(() => undefined);
		await sandbox.stop();
	})());
	// Whoever asks again while it stops waits for the same end.
	for (const signal of ENDING) process.on(signal, () => (closeEditor ? closeEditor() : void stop().then(() => process.exit(130))));
	try {
		await Promise.all([startSandbox(sandbox), n8n.start()]);
		report.line(`  n8n: running at ${n8n.url} (${seconds(started)} so far)`);
		const agree = await transfer(n8n, sandbox);
		report.line(`\nDone in ${seconds(started)}. A second run sends nothing; \`npm run demo -- --fresh\` starts again.`);
		if (options.includes('--open')) await leaveOpen(n8n, sandbox);
		return agree ? 0 : 1;
	} finally {
		await stop();
	}
}

async function startSandbox(sandbox) {
	await sandbox.start();
	if (!existsSync(firstState)) {
		await sandbox.save(savedState);
		writeFileSync(firstState, JSON.stringify(atFirst(await sandbox.state('severa'))));
	}
	report.line('  Sandboxes of Severa and Netvisor: running');
}

/** Every flow through the running server; true when the systems agree afterwards. */
async function transfer(n8n, sandbox) {
	for (const credential of sandbox.credentials()) await n8n.saveCredential(credential);
	const ids = await importFlows(n8n, demoSettings);
	report.line('  Credentials and flows: imported and published');
	return await tellStory((name, body) => callFlow(n8n, ids, name, body), (system) => sandbox.state(system), JSON.parse(readFileSync(firstState, 'utf8')));
}

async function leaveOpen(n8n, sandbox) {
	report.heading('Left open');
	report.table([['Editor', n8n.url], ['Login', `${owner.email} / ${owner.password}`], ...['sales-invoice-form', 'travel-form', 'work-hours-form', 'setup-check-form'].map((path) => ['Form', `${n8n.url}/form/${path}`]), ['History', `${n8n.url}/webhook/transfer-history`], ['Reconciliation', `${n8n.url}/webhook/reconciliation`], ['Login of these two', `${pageLogin.user} / ${pageLogin.password}`], ['Severa sandbox', sandbox.severa.url], ['Netvisor sandbox', sandbox.netvisor.url]]);
	report.line('\n  Ctrl-C stops everything.');
	await new Promise((resolve) => { closeEditor = resolve; });
	report.line('\n  Stopping …');
}

process.exitCode = await main().catch((error) => {
	const message = error instanceof DemoError ? error.message : diskFull(`${error.code} ${error.message}`);
	if (message === undefined) throw error;
	process.stderr.write(`\n${message}\n`);
	return 1;
});
