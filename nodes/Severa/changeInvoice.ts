/** A change of an invoice's status: looked at first, held where somebody moved the invoice meanwhile, reported as one row. */
import { reason } from '../../src/domain/held';
import { transferKey } from '../../src/domain/transferKey';
import type { SeveraInvoice, SeveraInvoiceStatus } from '../../src/severa/invoice';
import { isSameName } from '../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../src/severa/SeveraClient';

export interface InvoiceChange {
	invoiceGuid: string;
	to: SeveraInvoiceStatus;
	/** The invoice must be in this status now; '' for any. */
	onlyFromStatus: string;
	/** Whether there is nothing left to do. */
	isDone(invoice: SeveraInvoice): boolean;
	/** Names of the fields that are written. */
	changed: string[];
	dryRun: boolean;
	/** `dateRefused`: the status was changed, the payment date was not, in Severa's words. */
	write(): Promise<{ invoice: SeveraInvoice; dateRefused?: string }>;
}

export async function changeInvoice(severa: SeveraClient, { invoiceGuid, to, onlyFromStatus, isDone, changed, dryRun, write }: InvoiceChange): Promise<object> {
	const invoice = await severa.invoices.get(invoiceGuid);
	const number = invoice.number === null || invoice.number === undefined ? '' : String(invoice.number);
	const name = `Invoice ${number || invoiceGuid}`;
	const from = invoice.status?.name ?? '';
	const row = (outcome: string, message: string, more: object = {}) => ({
		outcome,
		source: { system: 'Severa', kind: 'salesInvoice', guid: invoice.guid, number, name: invoice.receiverCustomerName ?? invoice.customer?.name ?? '' },
		transferKey: transferKey('invoice', invoice.guid),
		number,
		guid: invoice.guid,
		...more,
		message,
	});
	if (isDone(invoice)) return row('unchanged', `${name} is already in the status "${from}".`, { status: from, changed: [] });
	if (onlyFromStatus !== '' && !isSameName(from, onlyFromStatus)) {
		return row('held', `${name} is in the status "${from}", not in "${onlyFromStatus}"; it was left as it is.`, { status: from, changed: [], reasons: [reason('INVOICE_CHANGED', 'status')] });
	}
	if (dryRun) return row('wouldUpdate', `${name} would move from "${from}" to "${to.name}".`, { status: from, changed });
	const { invoice: written, dateRefused } = await write();
	const what = dateRefused === undefined ? '' : ` The payment date was not written: ${dateRefused}`;
	return row('updated', `${name} moved from "${from}" to "${to.name}".${what}`, { status: written.status?.name ?? to.name, paymentDate: written.paymentDate ?? null, changed: dateRefused === undefined ? changed : ['status'] });
}
