// Every flow in the order of a month's end, the same for the real n8n and for its engine in one process.
import { compareInvoices } from './compare.mjs';
import { compareOthers } from './compareOthers.mjs';
import { demoMonth } from './demoSettings.mjs';
import * as report from './report.mjs';

const MOST_PASSES = 10;

/**
 * @param call `(flow, body) => summary`: runs a flow by its webhook
 * @param stateOf `(system) => state`: what a sandbox holds
 * @param readyAtFirst guids of the invoices that were ready before the first run
 * @returns whether both systems agree afterwards, by our own look at them and by the reconciliation
 */
export async function tellStory(call, stateOf, readyAtFirst) {
	report.setupCheck(await call('setup-check', {}));
	report.registerSync(await call('register-sync', {}));
	const passes = [];
	// At most 30 invoices go in one pass, so passes are repeated until one sends nothing.
	do passes.push(await call('sales-invoice-transfer', {}));
	while (passes.at(-1).invoices.length > 0 && passes.length < MOST_PASSES);
	report.invoices(passes);
	report.claims(await call('travel-transfer', {}));
	report.hours(await call('work-hours-transfer', demoMonth));
	report.costs(await call('purchase-invoice-costs', { since: demoMonth.from }));
	report.payments(await call('payment-status', { since: demoMonth.from }));

	const [severa, netvisor] = [await stateOf('severa'), await stateOf('netvisor')];
	const invoices = compareInvoices(severa, netvisor, readyAtFirst);
	const others = compareOthers(severa, netvisor);
	report.comparison(invoices, others);
	report.reconciliation(await call('reconciliation', { from: '2026-09-01', to: demoMonth.to }));
	return invoices.agree && invoices.severa.count > 0 && others.every(({ differences }) => differences.length === 0);
}
