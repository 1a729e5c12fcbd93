/**
 * The invoices of a period in both systems, side by side (rulebook I-6, I-20, PS-3). An invoice is found by its key in
 * Netvisor's private comment, then by its number (pairInvoices.ts). O(n) for n invoices.
 */
import type { NetvisorSalesInvoiceListRow } from '../netvisor/salesInvoiceRecord';
import type { SeveraInvoice } from '../severa/invoice';
import type { SeveraMoney } from '../severa/money';
import { Decimal } from './decimal';
import { differenceReason, foldedName, isWithin, moneyValue, Totals, type CurrencyTotal, type Difference, type DifferenceCode, type Period, type Side } from './reconcileDifference';
import type { Value } from './held';
import { pairInvoices } from './pairInvoices';
import { agreeingReading, converted, linesSum, vatReadings, type LineSums, type NetvisorTotals, type VatReading } from './reconcileVat';
import { invoiceGuidsIn, transferKey } from './transferKey';

export type SeveraInvoiceToCompare = Pick<SeveraInvoice, 'guid' | 'number' | 'date' | 'status' | 'totalIncludingTax' | 'totalTax' | 'receiverCustomerName' | 'customer' | 'billingCustomer'>;

/** A row of Netvisor's list, with the sums of its product lines where it was read in full. */
export interface NetvisorInvoiceToCompare extends NetvisorSalesInvoiceListRow {
	productLines?: readonly LineSums[];
}

/** A record and the index of the item that it came with. */
export interface Indexed<T> {
	record: T;
	index: number;
}

export interface InvoiceComparison {
	differences: Difference[];
	totals: CurrencyTotal[];
	/** Invoices of the period found in both systems, and those of them that agree in everything. */
	compared: number;
	agreeing: number;
}

export interface InvoiceComparisonSettings {
	period: Period;
	/** Names of the Severa statuses whose invoices must be in Netvisor. */
	sentStatuses: readonly string[];
	/** Currency of the sums of Netvisor's list. */
	homeCurrency: string;
	/** Whose numbers the invoices have; Netvisor's own differ from Severa's. */
	invoiceNumbering: 'severa' | 'netvisor';
}

interface Severa extends Side {
	record: SeveraInvoiceToCompare;
	index: number;
	key: string;
	name: string;
	isSent: boolean;
	isPaid: boolean;
	sum: Decimal | undefined;
	tax: Decimal | undefined;
}
interface Netvisor extends Side {
	record: NetvisorInvoiceToCompare;
	index: number;
	keys: string[];
	sum: Decimal | undefined;
	/** Total in both currencies; undefined where the invoice has none. */
	totals: NetvisorTotals | undefined;
	homeCurrency: string;
	/** What the VAT of the lines may be; none where they do not add up to the total, undefined where that cannot be seen. */
	readings: VatReading[] | undefined;
}

/** A Netvisor status that no transferred invoice has in the ordinary course. */
const REFUSED = new Set(['rejected', 'creditloss']);
/** Orders are billed in Netvisor; whether they are paid is not seen on them (Netvisor API 5.1). */
const OF_ORDERS = new Set(['undelivered', 'delivered', 'billed']);

export function reconcileInvoices(severaInvoices: ReadonlyArray<Indexed<SeveraInvoiceToCompare>>, netvisorInvoices: ReadonlyArray<Indexed<NetvisorInvoiceToCompare>>, settings: InvoiceComparisonSettings): InvoiceComparison {
	const { period } = settings;
	const sent = new Set(settings.sentStatuses.map(foldedName).filter((name) => name !== ''));
	const severa = distinct(severaInvoices, ({ guid }) => guid).map((one) => severaSide(one, sent, settings.homeCurrency));
	const netvisor = distinct(netvisorInvoices, ({ netvisorKey }) => netvisorKey).map((one) => netvisorSide(one, settings.homeCurrency));
	const pairs = pairInvoices(severa, netvisor, { isAlike: (one, other) => one.date === other.date && isSameSum(one, other), invoiceNumbering: settings.invoiceNumbering });

	const differences: Difference[] = [];
	const totals = new Totals();
	let compared = 0;
	let agreeing = 0;
	for (const one of severa) {
		const there = pairs.of(one);
		const [other] = there;
		const inPeriod = isWithin(one.date, period);
		if (inPeriod && one.isSent) totals.add('severa', one.currency ?? '', one.sum, one.tax);
		if (other === undefined) {
			const [another] = pairs.sameNumber(one);
			if (inPeriod && one.isSent && another !== undefined) differences.push(differenceOf('Netvisor', 'INVOICE_NUMBER_OF_ANOTHER', 'number', { number: one.number, netvisorKey: another.netvisorKey ?? '' }, one, another));
			else if (inPeriod && one.isSent) differences.push(differenceOf('Severa', 'INVOICE_ONLY_IN_SEVERA', 'status', { number: one.number, status: one.status }, one, undefined));
			continue;
		}
		if (!inPeriod && !there.some(({ date }) => isWithin(date, period))) continue;
		compared++;
		const found = [...(there.length > 1 ? [twice(one, there)] : []), ...compare(one, other, settings)];
		if (found.length === 0) agreeing++;
		differences.push(...found);
	}
	for (const one of netvisor) {
		const pair = pairs.severaOf(one);
		if (!isWithin(one.date, period) || (pair === undefined && one.keys.length === 0)) continue;
		totals.add('netvisor', one.currency ?? '', one.sum, vatOf(one, pair));
		if (pair === undefined) differences.push(differenceOf('Netvisor', 'INVOICE_ONLY_IN_NETVISOR', 'number', { number: one.number || `#${one.netvisorKey ?? ''}` }, undefined, one));
	}
	return { differences, totals: totals.list(), compared, agreeing };
}

const isSameSum = (severa: Severa, netvisor: Netvisor) => severa.currency === netvisor.currency && severa.sum !== undefined && netvisor.sum?.equals(severa.sum) === true;

function compare(severa: Severa, netvisor: Netvisor, { invoiceNumbering }: InvoiceComparisonSettings): Difference[] {
	const found: Difference[] = [];
	const differ = (system: Difference['system'], code: DifferenceCode, field: string, values: Readonly<Record<string, Value>>) => void found.push(differenceOf(system, code, field, values, severa, netvisor));
	const { number, status, currency = '' } = severa;
	if (invoiceNumbering === 'severa' && netvisor.number !== number) differ('Netvisor', 'INVOICE_OTHER_NUMBER', 'number', { number: number || '–', otherNumber: netvisor.number || `#${netvisor.netvisorKey ?? ''}` });
	if (netvisor.date !== severa.date) differ('Netvisor', 'INVOICE_DATE_DIFFERS', 'date', { severa: severa.date, netvisor: netvisor.date });
	const isAgreed = isSameSum(severa, netvisor);
	if (!isAgreed) differ('Netvisor', 'INVOICE_AMOUNT_DIFFERS', 'totalIncludingTax', { severa: moneyValue(severa.sum, currency), netvisor: moneyValue(netvisor.sum, netvisor.currency ?? '') });
	const { readings, totals } = netvisor;
	if (readings?.length === 0) differ('Netvisor', 'INVOICE_LINES_DIFFER', 'totalIncludingTax', { lines: linesValue(netvisor), total: bothCurrencies(netvisor.sum, netvisor) });
	// Of another sum the VAT is another too: said once.
	else if (isAgreed && severa.tax !== undefined && readings !== undefined && totals !== undefined && agreeing(netvisor, severa) === undefined) {
		// In which currency it is, is not known where it agrees in none.
		const [likeliest] = readings as [VatReading];
		differ('Netvisor', 'INVOICE_VAT_DIFFERS', 'totalTax', { severa: likeliest.isHome ? bothCurrencies(severa.tax, netvisor) : moneyValue(severa.tax, currency), netvisor: moneyValue(likeliest.vat, likeliest.isHome ? netvisor.homeCurrency : currency) });
	}

	const isPaid = netvisor.record.invoiceStatus === 'paid';
	if (REFUSED.has(netvisor.record.invoiceStatus)) differ('Netvisor', 'INVOICE_REFUSED_IN_NETVISOR', 'status', { number, netvisorStatus: netvisor.record.invoiceStatus, status });
	else if (isPaid && !severa.isPaid) differ('Severa', 'INVOICE_PAID_ONLY_IN_NETVISOR', 'status', { number, status });
	else if (!isPaid && severa.isPaid && !OF_ORDERS.has(netvisor.record.invoiceStatus)) differ('Netvisor', 'INVOICE_PAID_ONLY_IN_SEVERA', 'status', { number, status, open: moneyValue(decimalOf(netvisor.record.openCurrencySum || netvisor.record.openSum), netvisor.currency ?? '') });
	else if (!severa.isSent && !severa.isPaid) differ('Severa', 'INVOICE_STATUS_NOT_SENT', 'status', { number, status });
	return found;
}

const twice = (severa: Severa, all: readonly Netvisor[]) => differenceOf('Netvisor', 'INVOICE_TWICE', 'number', { number: severa.number, count: all.length, keys: all.map(({ netvisorKey }) => netvisorKey).join(', ') }, severa, all[0]);

function differenceOf(system: Difference['system'], code: DifferenceCode, field: string, values: Readonly<Record<string, Value>>, severa: Severa | undefined, netvisor: Netvisor | undefined): Difference {
	const key = severa?.key ?? netvisor?.keys[0] ?? '';
	return {
		index: (severa ?? netvisor)?.index ?? 0,
		system,
		kind: 'salesInvoice',
		guid: severa?.record.guid ?? key.split(':').at(-1) ?? '',
		number: severa?.number || netvisor?.number || '',
		name: severa?.name || netvisor?.record.customerName || '',
		transferKey: key,
		reason: differenceReason(code, field, values),
		...(severa && { severa: shownSide(severa) }),
		...(netvisor && { netvisor: shownSide(netvisor) }),
	};
}

const shownSide = ({ number, date, status, total, vat, currency, netvisorKey }: Side): Side => ({ number, date, status, total, vat, currency, ...(netvisorKey !== undefined && { netvisorKey }) });

function severaSide({ record, index }: Indexed<SeveraInvoiceToCompare>, sent: ReadonlySet<string>, home: string): Severa {
	const currency = currencyOf(record.totalIncludingTax) || home.trim().toUpperCase();
	const sum = amountOf(record.totalIncludingTax);
	// A VAT in another currency than the total would be by Severa's rate, which Netvisor does not share.
	const tax = [currency, ''].includes(currencyOf(record.totalTax)) ? amountOf(record.totalTax) : undefined;
	return {
		record, index, key: transferKey('invoice', record.guid),
		number: record.number === null || record.number === undefined ? '' : String(record.number),
		name: record.receiverCustomerName ?? (record.billingCustomer ?? record.customer)?.name ?? '',
		date: record.date, status: record.status?.name ?? '',
		isSent: sent.has(foldedName(record.status?.name)), isPaid: record.status?.isPaid === true,
		sum, tax, total: sum?.format(2, 6), vat: tax?.format(2, 6), currency,
	};
}

function netvisorSide({ record, index }: Indexed<NetvisorInvoiceToCompare>, home: string): Netvisor {
	const homeCurrency = home.trim().toUpperCase();
	const isForeign = record.currencyCode !== '' && record.currencyCode !== homeCurrency;
	const sum = decimalOf(isForeign ? record.invoiceCurrencySum : record.invoiceSum);
	const totals = sum && { total: sum, ...(isForeign && { homeTotal: decimalOf(record.invoiceSum) }) };
	const one = {
		record, index, keys: invoiceGuidsIn(record.privateComment).map((guid) => transferKey('invoice', guid)),
		number: record.invoiceNumber, date: record.invoiceDate, status: record.invoiceSubStatus || record.invoiceStatus, netvisorKey: record.netvisorKey,
		sum, totals, homeCurrency, readings: totals && vatReadings(record.productLines, totals, isForeign), total: sum?.format(2, 6), currency: isForeign ? record.currencyCode : homeCurrency,
	};
	return { ...one, vat: vatOf(one, undefined)?.format(2, 6) };
}

const agreeing = ({ readings = [], totals, record }: Netvisor, { tax }: Severa): VatReading | undefined => (totals === undefined || tax === undefined ? undefined : agreeingReading(readings, tax, totals, record.productLines?.length ?? 0));

/** The VAT in the invoice's currency; undefined where the lines give it in the home currency only. */
function vatOf(netvisor: Netvisor, severa: Severa | undefined): Decimal | undefined {
	const reading = (severa && agreeing(netvisor, severa)) ?? netvisor.readings?.[0];
	return reading?.isHome === false ? reading.vat : undefined;
}

/** "1255.00 SEK = 110.00 EUR" for a foreign invoice. */
function bothCurrencies(amount: Decimal | undefined, { currency = '', homeCurrency, totals }: Netvisor): Value {
	const own = moneyValue(amount, currency);
	if (amount === undefined || totals?.homeTotal === undefined || totals.total.isZero) return own;
	const home = moneyValue(converted(amount, totals.total, totals.homeTotal).round(2), homeCurrency);
	return { en: `${inLanguage(own, 'en')} = ${inLanguage(home, 'en')}`, fi: `${inLanguage(own, 'fi')} = ${inLanguage(home, 'fi')}` };
}

/** Without a currency where it is not certain. */
const linesValue = ({ record, currency = '', totals }: Netvisor): Value => moneyValue(linesSum(record.productLines ?? []).round(2), totals?.homeTotal === undefined ? currency : '');

const inLanguage = (value: Value, language: 'en' | 'fi'): string => (typeof value === 'object' ? value[language] : String(value));
const currencyOf = (money: SeveraMoney | null | undefined): string => (money?.currencyCode ?? '').toUpperCase();
const amountOf = (money: SeveraMoney | null | undefined): Decimal | undefined => (money?.amount === null || money?.amount === undefined ? undefined : Decimal.from(money.amount));
const decimalOf = (text: string): Decimal | undefined => (text === '' ? undefined : Decimal.from(text));

/** Pages may give a record twice: the last one counts. */
export function distinct<T>(all: ReadonlyArray<Indexed<T>>, idOf: (record: T) => string): Array<Indexed<T>> {
	return [...new Map(all.map((one) => [idOf(one.record), one])).values()];
}
