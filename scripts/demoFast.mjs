/**
 * `npm run demo:fast`: both example flows on n8n's own execution engine in this process, with both systems as sandboxes
 * in memory; nothing is installed and nothing is left behind. `npm run demo` does the same in the real n8n. Ends with 0
 * only when the two systems agree afterwards and a second run of both flows writes nothing. (Run with tsx: the engine's
 * stand-ins and the nodes are TypeScript.)
 */
import { compareInvoices, readyGuids } from '../demo/lib/compare.mjs';
import * as report from '../demo/lib/report.mjs';

const { Flows } = await import('../test/support/flows.ts');

const MOST_PASSES = 10;
const seconds = (since) => `${Math.round((Date.now() - since) / 1000)} s`;

async function main() {
	const started = Date.now();
	const flows = await Flows.start();
	try {
		const { severa, netvisor } = flows.sandboxes;
		const readyAtFirst = readyGuids(severa.state());
		report.heading('Preparing');
		report.line('  Sandboxes of Severa and Netvisor: running. Severa calls keep their pace of eight a second: about half a minute.');
		report.registerSync(await flows.summary('register-sync'));
		const passes = [];
		// At most 30 invoices go in one pass, so passes are repeated until one sends nothing.
		do passes.push(await flows.summary('sales-invoice-transfer'));
		while (passes.at(-1).invoices.length > 0 && passes.length < MOST_PASSES);
		report.invoices(passes);
		const result = compareInvoices(severa.state(), netvisor.state(), readyAtFirst);
		report.comparison(result);

		flows.writes();
		for (const name of ['register-sync', 'sales-invoice-transfer']) await flows.summary(name);
		const again = Object.entries(flows.writes()).flatMap(([system, writes]) => writes.map((write) => `${system}: ${write}`));
		report.heading('Both flows once more');
		report.line(again.length === 0 ? '  Nothing was written to either system.' : `  WRITTEN AGAIN:\n    ${again.join('\n    ')}`);
		const isGood = result.agree && result.severa.count > 0 && again.length === 0;
		report.line(`\n${isGood ? 'All as it should be' : 'NOT as it should be'}, after ${seconds(started)}.`);
		return isGood ? 0 : 1;
	} finally {
		await flows.close();
	}
}

process.exitCode = await main();
