/** Sums, currency and status of a sales invoice, as the books and the lists see them (Netvisor API 5). */
import { comma, productRounded, quotientRounded, sum } from '../decimal';
import type { InvoiceLine, ProductLine, SalesInvoice } from '../invoiceState';
import type { NetvisorOptions } from '../options';

/** Rates of the Finnish VAT that the codes of domestic trade take, 0 among them (field mapping 5.9). */
const FINNISH_RATES = [0, 10, 13.5, 14, 24, 25.5];
const ZERO_ONLY = ['EUMY', 'EUUM', 'EUPM312', 'EUPM309', 'RAMY', 'NONE', 'KOMY0', 'MUUL'];

/** Does the VAT code take this percentage? */
export function vatCodeTakes(code: string, percent: number): boolean {
	return ZERO_ONLY.includes(code) ? percent === 0 : FINNISH_RATES.includes(percent);
}

type Priced = Pick<ProductLine, 'unitPrice' | 'priceType' | 'quantity' | 'discountPercent' | 'vatPercent' | 'sentVatSum' | 'sentSum'>;

/** What the books take of a line: its sent sums when both came, else price × quantity. Rounded to two decimals. */
export function lineSums(line: Priced, includesVat: boolean): Pick<ProductLine, 'sum' | 'vatSum' | 'netSum'> {
	if (line.sentSum !== null && line.sentVatSum !== null) {
		const vatSum = productRounded([line.sentVatSum]);
		const given = productRounded([line.sentSum]);
		return includesVat ? { sum: given, vatSum, netSum: sum([given, -vatSum]) } : { sum: sum([given, vatSum]), vatSum, netSum: given };
	}
	const priced = [line.unitPrice, line.quantity, sum([100, -line.discountPercent]), 0.01];
	if (line.priceType === 'gross') {
		const gross = productRounded(priced);
		const net = quotientRounded(gross, sum([100, line.vatPercent]) / 100);
		return { sum: gross, vatSum: sum([gross, -net]), netSum: net };
	}
	const net = productRounded(priced);
	const vat = productRounded([...priced, line.vatPercent, 0.01]);
	return { sum: sum([net, vat]), vatSum: vat, netSum: net };
}

export function linesTotal(lines: InvoiceLine[]): number {
	return sum(lines.map((line) => (line.kind === 'product' ? line.sum : 0)));
}

/** An amount of the invoice in the home currency. */
export function inHomeCurrency(amount: number, invoice: SalesInvoice): number {
	return invoice.currencyRate === 1 ? amount : quotientRounded(amount, invoice.currencyRate);
}

const OPEN = ['open', 'overdue', 'reminded', 'requested', 'collected'];

/** The machine value of the status with its finer part; an open invoice past its due date is overdue. */
export function statusOf(invoice: SalesInvoice, today: string): { status: string; substatus: string | undefined } {
	if (invoice.type === 'draft') return { status: 'unsent', substatus: undefined };
	if (invoice.type === 'order' || !OPEN.includes(invoice.status)) return { status: invoice.status, substatus: undefined };
	return { status: 'open', substatus: invoice.status === 'open' && invoice.dueDate !== '' && invoice.dueDate < today ? 'overdue' : invoice.status };
}

/** Is the status among those that a value of `invoicestatus` asks for? */
export function statusMatches({ status, substatus }: ReturnType<typeof statusOf>, wanted: string): boolean {
	if (wanted === 'open') return status === 'open';
	if (wanted === 'overdue') return status === 'open' && substatus !== 'open';
	return (substatus ?? status) === wanted;
}

/** A sum with two decimals; the option puts a dot into zero sums. */
export function moneyText(value: number, options: NetvisorOptions): string {
	return options.someDecimalPoints && value === 0 ? '0.00' : comma(value, 2);
}
