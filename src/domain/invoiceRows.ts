/** The rows of a Severa invoice, read and checked one by one before anything is computed (mapping 5.4). */
import type { InvoiceForTransfer, InvoiceRowForTransfer } from '../severa/invoiceForTransfer';
import { Decimal } from './decimal';
import type { Findings } from './held';
import type { Entry, EntryReader } from './invoiceEntry';
import { inOrder } from './order';
import { noteDifference } from './rowSplit';
import type { SalesInvoiceSettings } from './settings/salesInvoice';
import { cutText, multiLine, readText, singleLine } from './text';

export interface InvoiceRow {
	source: InvoiceRowForTransfer;
	/** The row's description or place, for reasons. */
	label: string;
	/** Path of the row in the record, such as `rows[0]`. */
	field: string;
	/** Cleaned, with its line breaks; '' when there is none. */
	description: string;
	quantity: Decimal;
	/** Undefined when a reason was found. */
	price: Decimal | undefined;
	/** Per cent; undefined when a reason was found, and for a row of nothing that is not sent as a line. */
	rate: Decimal | undefined;
	entries: Entry[];
}

const LONGEST_LABEL = 60;

/** In the order of the invoice, whatever the order in which they arrived. */
export function readRows(found: Findings, { invoice, rows }: InvoiceForTransfer, reader: EntryReader, currency: string | undefined, zeroRows: SalesInvoiceSettings['zeroRows']): InvoiceRow[] {
	if (rows.length === 0) found.hold('INVOICE_EMPTY', 'rows');
	const indexed = rows.map((row, index) => ({ row, field: `rows[${index}]` }));
	return inOrder(indexed, ({ row }) => row.sortOrder, ({ row }) => row.guid).map(({ row, field }, position) => {
		const label = cutText(singleLine(row.description ?? ''), LONGEST_LABEL) || `#${position + 1}`;
		const quantity = Decimal.from(row.quantity);
		const price = readPrice(found, row, currency, label, field);
		const isNothing = price !== undefined && quantity.times(price).isZero;
		const given = row.vatRate ?? (row.rowType === 'Hours' ? invoice.workHourValueAddedTax : undefined);
		const needsRate = !isNothing || zeroRows === 'send';
		if (needsRate && (given === null || given === undefined)) found.hold('VAT_RATE_MISSING', `${field}.vatRate`, { row: label });
		const entries = reader.entriesOf(row);
		if (price !== undefined) noteDifference(found, { quantity, price }, entries, label);
		const rate = given === null || given === undefined ? (needsRate ? undefined : Decimal.zero) : Decimal.from(given);
		readText(found, `${field}.description`, row.description);
		return { source: row, label, field, description: multiLine(row.description ?? ''), quantity, price, rate, entries };
	});
}

function readPrice(found: Findings, { unitPrice }: InvoiceRowForTransfer, currency: string | undefined, label: string, field: string): Decimal | undefined {
	const amount = unitPrice?.amount;
	if (amount === null || amount === undefined) return found.hold('ROW_PRICE_MISSING', `${field}.unitPrice`, { row: label });
	const rowCurrency = singleLine(unitPrice?.currencyCode ?? '').toUpperCase();
	if (rowCurrency !== '' && currency !== undefined && rowCurrency !== currency) found.hold('ROW_CURRENCY_DIFFERS', `${field}.unitPrice.currencyCode`, { row: label, rowCurrency, currency });
	return Decimal.from(amount);
}
