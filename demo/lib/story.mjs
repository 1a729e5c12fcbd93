// Every flow in the order of a month's end, the same for the real n8n and for its engine in one process.
import { compareInvoices, readyGuids } from './compare.mjs';
import { compareOthers, heldOf, transferredClaims } from './compareOthers.mjs';
import { demoMonth } from './demoSettings.mjs';
import * as report from './report.mjs';

const MOST_PASSES = 10;

/**
 * @param call `(flow, body) => summary`: runs a flow by its webhook
 * @param stateOf `(system) => state`: what a sandbox holds
 * @param atFirst what `atFirst` gave before the first run
 * @returns whether both systems agree afterwards, by our own look at them and by the reconciliation
 */
export async function tellStory(call, stateOf, { ready, transferredAtFirst }) {
	report.setupCheck(await call('setup-check', {}));
	report.registerSync(await call('register-sync', {}));
	const passes = [];
	// At most 30 invoices go in one pass, so passes are repeated until one sends nothing.
	do passes.push(await call('sales-invoice-transfer', {}));
	while (passes.at(-1).invoices.length > 0 && passes.length < MOST_PASSES);
	report.invoices(passes);
	const said = {};
	report.claims(said['travel-transfer'] = await call('travel-transfer', {}));
	report.hours(said['work-hours-transfer'] = await call('work-hours-transfer', demoMonth));
	report.costs(said['purchase-invoice-costs'] = await call('purchase-invoice-costs', { since: demoMonth.from }));
	report.payments(await call('payment-status', { since: demoMonth.from }));

	const [severa, netvisor] = [await stateOf('severa'), await stateOf('netvisor')];
	const invoices = compareInvoices(severa, netvisor, ready);
	if (invoices.severa.count === 0) invoices.differences.push('Sales invoices: none was sent');
	const others = compareOthers(severa, netvisor, { transferredAtFirst, held: heldOf(said) });
	report.comparison(invoices, others);
	const reconciled = await call('reconciliation', { from: '2026-09-01', to: demoMonth.to });
	report.reconciliation(reconciled);
	const ofOurs = aboutSent(reconciled, invoices);
	for (const { what } of ofOurs) report.line(`  DIFFERENCE: ${what}`);
	return invoices.differences.length === 0 && others.every(({ differences }) => differences.length === 0) && ofOurs.length === 0;
}

/** What the comparison has to know of the time before the first run. */
export const atFirst = (severa) => ({ ready: readyGuids(severa), transferredAtFirst: transferredClaims(severa) });

/** Repairs of the reconciliation that are about an invoice that we sent; the others are what the seed holds on purpose. */
const aboutSent = ({ repairs }, { rows }) => repairs.filter(({ what }) => rows.some(({ number }) => what.includes(`Invoice ${number} `)));
