// Do the two systems agree? Looks at what both sandboxes hold, not at what the flows said they did.
import { statuses } from './flows.mjs';

const cents = (amount) => Math.round(Number(amount) * 100);
const text = (amount, currency) => `${(amount / 100).toFixed(2)} ${currency}`;

/** Severa's invoices as the comparison needs them. */
export function severaInvoices(state) {
	const names = new Map(state.invoiceStatuses.map(({ guid, name }) => [guid, name]));
	return state.invoices.map((invoice) => ({
		guid: invoice.guid,
		number: String(invoice.number ?? ''),
		status: invoice.status?.name ?? names.get(invoice.status?.guid),
		amount: cents(invoice.totalIncludingTax?.amount ?? 0),
		currency: invoice.totalIncludingTax?.currencyCode ?? 'EUR',
	}));
}

export const readyGuids = (state) => severaInvoices(state).filter(({ status }) => status === statuses.ready).map(({ guid }) => guid);

/**
 * Every invoice that was ready is still ready or "sent" in Severa; what is "sent" must be in Netvisor once, under its number,
 * with its key and its sum; and nothing else may be there in its name.
 * @param readyAtFirst guids of the invoices that were ready before the first run
 * @returns `{ agree, differences, severa: {count, sums}, netvisor: {count, sums}, rows }`
 */
export function compareInvoices(severaState, netvisorState, readyAtFirst) {
	const ours = new Set(readyAtFirst);
	const severa = severaInvoices(severaState).filter(({ guid }) => ours.has(guid));
	const sent = severa.filter(({ status }) => status === statuses.sent);
	const inNetvisor = netvisorState.salesInvoices.map((invoice) => ({ number: invoice.number, amount: cents(invoice.amount), currency: invoice.currency, guid: /severa:invoice:([0-9a-f-]{36})/i.exec(invoice.privateComment)?.[1] }));
	const carried = inNetvisor.filter(({ guid }) => guid !== undefined && ours.has(guid));
	const differences = [];
	const rows = sent.map((invoice) => {
		const found = carried.filter(({ guid }) => guid === invoice.guid);
		const sameNumber = inNetvisor.filter(({ number }) => number === invoice.number);
		if (found.length === 0) differences.push(`${invoice.number} is sent in Severa and not in Netvisor`);
		if (found.length > 1) differences.push(`${invoice.number} is in Netvisor ${found.length} times`);
		if (sameNumber.length > 1) differences.push(`Netvisor has ${sameNumber.length} invoices ${invoice.number}`);
		const [one] = found;
		if (one && one.number !== invoice.number) differences.push(`${invoice.number} is in Netvisor as ${one.number}`);
		if (one && (one.amount !== invoice.amount || one.currency !== invoice.currency)) differences.push(`${invoice.number}: ${text(invoice.amount, invoice.currency)} in Severa, ${text(one.amount, one.currency)} in Netvisor`);
		return { number: invoice.number, severa: text(invoice.amount, invoice.currency), netvisor: one ? text(one.amount, one.currency) : '–' };
	});
	for (const guid of ours) if (!severa.some((invoice) => invoice.guid === guid)) differences.push(`An invoice that was ready is no longer in Severa (${guid})`);
	for (const { number, status } of severa) if (![statuses.ready, statuses.sent].includes(status)) differences.push(`${number} was ready in Severa and is "${status}"`);
	for (const { guid, number } of carried) if (!sent.some((invoice) => invoice.guid === guid)) differences.push(`${number} is in Netvisor, but in Severa it is not "sent"`);
	return { agree: differences.length === 0, differences, rows, severa: totals(sent), netvisor: totals(carried), stillReady: severa.filter(({ status }) => status === statuses.ready).map(({ number }) => number) };
}

function totals(invoices) {
	const sums = {};
	for (const { amount, currency } of invoices) sums[currency] = (sums[currency] ?? 0) + amount;
	return { count: invoices.length, sums: Object.entries(sums).sort().map(([currency, amount]) => text(amount, currency)).join(' + ') || '0.00 EUR' };
}
