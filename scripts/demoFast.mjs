/**
 * `npm run demo:fast`: the example flows on n8n's own execution engine in this process, with both systems as sandboxes
 * in memory; nothing is installed and nothing is left behind. `npm run demo` does the same in the real n8n. Ends with 0
 * only when the two systems agree afterwards and a second run of every flow writes nothing. (Run with tsx: the engine's
 * stand-ins and the nodes are TypeScript.)
 */
import { demoMonth } from '../demo/lib/demoSettings.mjs';
import * as report from '../demo/lib/report.mjs';
import { atFirst, tellStory } from '../demo/lib/story.mjs';

const { Flows, readFlow } = await import('../test/support/flows.ts');

const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;
/** What each flow is asked the second time. */
const again = { 'register-sync': {}, 'sales-invoice-transfer': {}, 'travel-transfer': {}, 'work-hours-transfer': demoMonth, 'purchase-invoice-costs': { since: demoMonth.from }, 'payment-status': { since: demoMonth.from } };

async function main() {
	const started = Date.now();
	const flows = await Flows.start();
	const call = (name, body) => flows.summary(name, { trigger: readFlow(name).nodes.find(({ type, parameters }) => type.endsWith('.webhook') && parameters.httpMethod === 'POST').name, items: [{ body, query: {}, headers: {}, webhookUrl: `http://localhost/webhook/${name}` }] });
	try {
		const { sandboxes } = flows;
		report.heading('Preparing');
		report.line('  Sandboxes of Severa and Netvisor: running. Severa calls keep their pace of eight a second: about a minute.');
		const agree = await tellStory(call, (system) => sandboxes[system].state(), atFirst(sandboxes.severa.state()));

		flows.writes();
		for (const [name, body] of Object.entries(again)) await call(name, body);
		const written = Object.entries(flows.writes()).flatMap(([system, writes]) => writes.map((write) => `${system}: ${write}`));
		report.heading('Every flow once more');
		report.line(written.length === 0 ? '  Nothing was written to either system.' : `  WRITTEN AGAIN:\n    ${written.join('\n    ')}`);
		const isGood = agree && written.length === 0;
		report.line(`\n${isGood ? 'All as it should be' : 'NOT as it should be'}, after ${seconds(started)}.`);
		return isGood ? 0 : 1;
	} finally {
		await flows.close();
	}
}

process.exitCode = await main();
