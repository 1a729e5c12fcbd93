/**
 * Is the invoice in Netvisor already? The decision table of mapping 5.1 (rulebook E-3, I-6, I-20). What was looked up is
 * handed in; nothing is created where any doubt is left.
 */
import type { NetvisorSalesInvoiceListRow } from '../netvisor/salesInvoiceRecord';
import type { SalesInvoiceDocument } from '../netvisor/salesInvoiceDocument';
import { Decimal } from './decimal';
import { reason, type Reason, type Value } from './held';
import { transferKeysIn } from './transferKey';

export interface InvoiceToFind {
	/** `severa:invoice:<guid>`; stands in the private comment of what was transferred. */
	transferKey: string;
	document: Pick<SalesInvoiceDocument, 'salesInvoiceNumber' | 'salesInvoiceDate' | 'salesInvoiceAmount'>;
	/** The customer by its code and, where it was looked up, by its Netvisor key. */
	customerCode: string;
	customerKey?: string;
	/** Netvisor invoices that this run has taken for Severa invoices already, by their Netvisor key: no other may be the same one. */
	taken?: ReadonlyMap<string, string>;
}

export interface FoundInvoiceSettings {
	/** An equal invoice that does not carry our key. */
	foundWithoutKey: 'hold' | 'markSent';
	/** Currency of sums that name none. */
	homeCurrency: string;
}

export type InvoiceDecision = { action: 'create' } | { action: 'alreadyThere'; row: NetvisorSalesInvoiceListRow } | { action: 'hold'; reasons: Reason[] };

/**
 * @param rows every row with the invoice's number and every row with its key, in any order; a row may be there twice
 */
export function decideInvoice(invoice: InvoiceToFind, rows: readonly NetvisorSalesInvoiceListRow[], settings: FoundInvoiceSettings): InvoiceDecision {
	const number = invoice.document.salesInvoiceNumber;
	const distinct = [...new Map(rows.map((row) => [row.netvisorKey, row])).values()];
	const own = distinct.filter((row) => hasKey(row, invoice.transferKey));
	const elsewhere = own.find((row) => number !== undefined && row.invoiceNumber !== number);
	if (elsewhere !== undefined) return hold(reason('INVOICE_KEY_ELSEWHERE', 'number', { otherNumber: elsewhere.invoiceNumber || `#${elsewhere.netvisorKey}` }));
	if (own.length > 1) return hold(reason('INVOICE_NUMBER_TAKEN', 'number', { number: own[0]?.invoiceNumber ?? '', difference: { en: `it is there ${own.length} times with the key of this Severa invoice`, fi: `se on siellä ${own.length} kertaa tämän Severan laskun tunnisteella` } }));
	if (own[0] !== undefined) return { action: 'alreadyThere', row: own[0] };
	const [first, ...more] = number === undefined ? [] : distinct.filter((row) => row.invoiceNumber === number);
	if (first === undefined) return { action: 'create' };
	const alike = [first, ...more].find((row) => differencesOf(invoice, row, settings).length === 0);
	if (alike === undefined) return hold(reason('INVOICE_NUMBER_TAKEN', 'number', { number: number ?? '', difference: joined(differencesOf(invoice, first, settings)) }));
	if (settings.foundWithoutKey === 'markSent') return { action: 'alreadyThere', row: alike };
	return hold(reason('INVOICE_ALREADY_IN_NETVISOR', 'number', { number: number ?? '' }));
}

const hold = (one: Reason): InvoiceDecision => ({ action: 'hold', reasons: [one] });

/** The key stands in the private comment as a word of its own. */
export function hasKey(row: Pick<NetvisorSalesInvoiceListRow, 'privateComment'>, transferKey: string): boolean {
	return row.privateComment.toLowerCase().split(/\s+/).includes(transferKey.toLowerCase());
}

/** What tells the row from the invoice; none means that they are the same for all that can be seen. */
function differencesOf({ document, customerCode, customerKey, transferKey, taken }: InvoiceToFind, row: NetvisorSalesInvoiceListRow, { homeCurrency }: FoundInvoiceSettings): Array<{ en: string; fi: string }> {
	const differences: Array<{ en: string; fi: string }> = [];
	const differ = (en: string, fi: string, there: string, here: string) => differences.push({ en: `${en} ${there || '–'} (here ${here || '–'})`, fi: `${fi} ${there || '–'} (täällä ${here || '–'})` });
	const sameCustomer = customerKey !== undefined && row.customerNetvisorKey !== '' ? row.customerNetvisorKey === customerKey : row.customerCode === customerCode;
	if (!sameCustomer) differ('customer', 'asiakas', row.customerCode || row.customerName, customerCode);
	if (row.invoiceDate !== document.salesInvoiceDate) differ('date', 'päivä', row.invoiceDate, document.salesInvoiceDate);
	const { value, iso4217CurrencyCode = homeCurrency } = document.salesInvoiceAmount;
	const currency = row.currencyCode || homeCurrency;
	if (currency !== iso4217CurrencyCode) differ('currency', 'valuutta', currency, iso4217CurrencyCode);
	const sum = row.currencyCode === '' || row.currencyCode === homeCurrency || row.invoiceCurrencySum === '' ? row.invoiceSum : row.invoiceCurrencySum;
	if (sum === '' || !Decimal.from(sum).equals(Decimal.from(value))) differ('sum', 'summa', sum, value);
	if (transferKeysIn(row.privateComment).length > 0) differences.push({ en: 'it carries the key of another Severa document', fi: 'sillä on toisen Severan asiakirjan tunniste' });
	if ((taken?.get(row.netvisorKey) ?? transferKey) !== transferKey) differences.push({ en: 'it is another Severa invoice of this run', fi: 'se on tämän ajon toinen Severan lasku' });
	return differences;
}

const joined = (differences: ReadonlyArray<{ en: string; fi: string }>): Value => ({ en: differences.map(({ en }) => en).join(', '), fi: differences.map(({ fi }) => fi).join(', ') });
