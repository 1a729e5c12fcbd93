/** What makes Netvisor refuse a sales invoice (Netvisor API 5.3). */
import type { DimensionLink } from '../documentState';
import type { Exchange } from '../exchange';
import type { SalesInvoice } from '../invoiceState';
import { invalid, Refusal } from '../refusal';
import { isFinnishReference, isRfReference } from './salesInvoiceNumber';
import { isCountryCode } from './shared';

/** Throws a Refusal; changes nothing. */
export function checkInvoice(invoice: SalesInvoice, exchange: Exchange, stored: SalesInvoice | undefined): void {
	const { store, options } = exchange;
	if (invoice.lines.length === 0) throw invalid('A sales invoice needs at least one line.');
	if (store.customer(invoice.customerKey) === undefined) throw invalid('Mandatory element invoicingcustomeridentifier is missing.');
	if (invoice.type === 'draft') {
		if (invoice.number !== '') throw invalid('A draft cannot have a salesinvoicenumber.');
		if (invoice.voucherLines.length > 0) throw invalid('A draft cannot have voucher lines.');
	} else if (invoice.dueDate === '') throw invalid('One of salesinvoiceduedate, paymenttermnetdays and paymentterm is needed.');
	if (invoice.voucherLines.length > 0 && hasAccrual(invoice)) throw invalid('accrualrule does not go with invoicevoucherlines.');
	if (invoice.buyer.country !== '' && !isCountryCode(invoice.buyer.country)) throw invalid(`Country code is not known: ${invoice.buyer.country}`);
	for (const line of invoice.voucherLines) store.checkAccount(line.account);
	checkNumber(invoice, exchange, stored);
	checkReference(invoice, exchange);
	if (!options.createsMissingDimensions) store.checkDimensions(dimensionsOf(invoice));
	checkPeriod(invoice, exchange);
}

function hasAccrual(invoice: SalesInvoice): boolean {
	return invoice.accrualRule !== null || invoice.lines.some((line) => line.kind === 'product' && line.accrualRule !== null);
}

/** Numbers of invoices and of orders are two series. */
function checkNumber(invoice: SalesInvoice, { store, options }: Exchange, stored: SalesInvoice | undefined): void {
	if (invoice.number === '') return;
	if (!/^\d{1,15}$/.test(invoice.number)) throw invalid(`salesinvoicenumber is not a number: "${invoice.number}".`);
	const taken = store.state.salesInvoices.some((one) => one !== stored && one.type === invoice.type && one.number === invoice.number);
	if (taken && options.duplicateNumbers === 'refuse') throw new Refusal('DUPLICATE_DATA', `Sales ${invoice.type} number ${invoice.number} is already in use.`);
}

function checkReference({ referenceNumber }: SalesInvoice, { options }: Exchange): void {
	if (referenceNumber === '' || isFinnishReference(referenceNumber)) return;
	if (options.rfReference === 'accept' && isRfReference(referenceNumber)) return;
	throw invalid(`Reference number is not valid: ${referenceNumber}`);
}

/** PERIOD_LOCK when the day that would be booked lies before the first open one. */
export function checkPeriod(invoice: SalesInvoice, { store, options }: Exchange): void {
	const { openDate } = store.state.company;
	const booked = invoice.eventDate || invoice.date;
	if (openDate === null || booked >= openDate || invoice.type !== 'invoice') return;
	if (options.periodLock === 'onlyWithVoucher' && invoice.status === 'unsent') return;
	throw new Refusal('PERIOD_LOCK', `Accounting period is locked: ${booked} is before ${openDate}.`);
}

/** Every link of the invoice's lines and voucher lines. */
export function dimensionsOf(invoice: SalesInvoice): DimensionLink[] {
	return [...invoice.lines.flatMap((line) => (line.kind === 'product' ? line.dimensions : [])), ...invoice.voucherLines.flatMap((line) => line.dimensions)];
}
