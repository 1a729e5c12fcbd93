/** updatesalesinvoicestatus.nv, the deletes and their lists, matchcreditnote.nv (Netvisor API 5.3, 5.4). */
import { sum } from '../decimal';
import { matchCreditNoteDocument } from '../documents/salesInvoice';
import type { Exchange, Resource } from '../exchange';
import { addDays, finnishDate, finnishDateTime } from '../finnishTime';
import type { InvoiceStatus, SalesInvoice } from '../invoiceState';
import { choice, dateParam, keyParam, listParam, required } from '../query';
import { invalid } from '../refusal';
import { textOf } from '../xmlReader';
import { el } from '../xmlWriter';
import { checkPeriod } from './salesInvoiceChecks';

const DAYS_KEPT = 7;

function invoiceWith({ store }: Exchange, key: number): SalesInvoice {
	const found = store.state.salesInvoices.find((one) => one.key === key && one.type === 'invoice');
	if (found === undefined) throw invalid(`Sales invoice not found with Netvisor identifier: ${key}`);
	return found;
}

export const updatesalesinvoicestatus: Resource = {
	method: 'POST',
	effect: 'write',
	query: { netvisorkey: keyParam, netvisorkeylist: listParam(100), status: required(choice('open', 'overdue', 'reminded', 'requested', 'collected', 'paid', 'creditloss', 'unsent')) },
	handle(exchange) {
		const { store, query, now } = exchange;
		const status = query.text('status')!.toLowerCase() as InvoiceStatus;
		const keys = query.oneOf('netvisorkey', 'netvisorkeylist') === 'netvisorkey' ? [query.integer('netvisorkey')!] : query.keys('netvisorkeylist')!;
		const invoices = keys.map((key) => invoiceWith(exchange, key));
		for (const one of invoices) if (one.voucherKey === null) checkPeriod({ ...one, status }, exchange);
		for (const one of invoices) {
			one.status = status;
			one.changed = now.toISOString();
			// Every status but unsent makes the voucher.
			if (status === 'unsent') one.voucherKey = null;
			else one.voucherKey ??= store.newKey();
			if (status === 'paid') Object.assign(one, { open: 0, paymentsChanged: now.toISOString() });
		}
		return [];
	},
};

export const deletesalesinvoice: Resource = {
	method: 'GET',
	effect: 'delete',
	query: { invoiceid: keyParam, orderid: keyParam },
	handle({ store, query, now }) {
		const by = query.oneOf('invoiceid', 'orderid');
		const key = query.integer(by)!;
		const type = by === 'orderid' ? 'order' : 'invoice';
		const found = store.state.salesInvoices.find((one) => one.key === key && (one.type === 'order') === (type === 'order'));
		if (found === undefined) throw invalid(`Sales ${type} not found with Netvisor identifier: ${key}`);
		store.state.salesInvoices = store.state.salesInvoices.filter((one) => one !== found);
		store.state.deletedSalesInvoices.push({ key, type, at: now.toISOString() });
		return [];
	},
};

const deletedList = (type: 'invoice' | 'order', wrapper: string, name: string): Resource => ({
	method: 'GET',
	effect: 'read',
	query: { deletedsince: required(dateParam) },
	handle({ store, query, now }) {
		const since = query.text('deletedsince')!;
		if (since < addDays(finnishDate(now), -DAYS_KEPT)) throw invalid(`deletedsince may lie at most ${DAYS_KEPT} days back.`);
		const rows = store.state.deletedSalesInvoices.filter((one) => one.type === type && finnishDate(new Date(one.at)) >= since);
		return [el(wrapper, rows.map((one) => el(name, [el('NetvisorKey', one.key), el('DeleteDate', finnishDateTime(new Date(one.at)).slice(0, 16).replace('T', ' '), { format: 'ansi' })])))];
	},
});

export const deletedsalesinvoices = deletedList('invoice', 'DeletedSalesInvoices', 'DeletedSalesInvoice');
export const deletedsalesorders = deletedList('order', 'DeletedSalesOrders', 'DeletedSalesOrder');

/** Both must be sent, with a voucher, and in one currency (integration rule I-19). */
export const matchcreditnote: Resource = {
	method: 'POST',
	effect: 'write',
	query: {},
	document: () => matchCreditNoteDocument,
	handle(exchange) {
		const document = exchange.document!;
		const note = invoiceWith(exchange, Number(textOf(document, 'creditnotenetvisorkey')));
		const invoice = invoiceWith(exchange, Number(textOf(document, 'invoicenetvisorkey')));
		if (note.amount >= 0) throw invalid(`Sales invoice ${note.number} is not a credit note.`);
		if (invoice.amount <= 0) throw invalid(`Sales invoice ${invoice.number} is a credit note itself.`);
		if (note.creditedInvoiceKey !== null) throw invalid(`Credit note ${note.number} is already matched.`);
		for (const one of [note, invoice]) if (one.voucherKey === null) throw invalid(`Sales invoice ${one.number} has not been sent and has no voucher.`);
		if (note.currency !== invoice.currency || note.customerKey !== invoice.customerKey) throw invalid('Credit note and invoice differ in currency or customer.');
		const credited = Math.min(-note.open, invoice.open);
		const at = exchange.now.toISOString();
		note.creditedInvoiceKey = invoice.key;
		for (const [one, by] of [[note, credited], [invoice, -credited]] as const) {
			one.open = sum([one.open, by]);
			if (one.open === 0) one.status = 'paid';
			one.changed = at;
		}
		return [];
	},
};
