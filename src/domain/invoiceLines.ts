/** From the rows of a Severa invoice to the lines of a Netvisor invoice (mapping 5.4). */
import type { AccrualRule, InvoiceLine, ProductLine, VatCode } from '../netvisor/salesInvoiceDocument';
import type { CalendarDate } from './calendar';
import type { Decimal } from './decimal';
import type { DimensionDemand, DimensionSettings } from './dimension';
import type { Findings } from './held';
import type { Buyer } from './invoiceAddress';
import type { EntryProject, EntryReader } from './invoiceEntry';
import type { InvoiceRow } from './invoiceRows';
import { spreadVat } from './invoiceTotals';
import { lineText, toComments } from './lineText';
import { centsText, fromCents, sumCents, type Cents } from './money';
import { productCodeOfRow } from './productCodeOfRow';
import { itemsInOrder, itemsOf } from './rowDimensions';
import { divideRow, groupEntries, type Part, type RowGroup } from './rowSplit';
import type { SalesInvoiceSettings } from './settings/salesInvoice';
import { readText, singleLine } from './text';
import type { VatCodes } from './vatCode';
import { FIRST_DAY_OF_RATES, type DateSpan } from './vatRate';

/** What the lines of one invoice are made with. */
export interface LineContext {
	isCreditNote: boolean;
	/** Undefined when the invoice has no date, which holds it already. */
	date: CalendarDate | undefined;
	projects: readonly EntryProject[];
	reader: EntryReader;
	buyer: Buyer;
	vatCodes: VatCodes;
	settings: SalesInvoiceSettings;
	dimensions: DimensionSettings;
}

export interface RowToSend {
	row: InvoiceRow;
	net: Cents;
	vat: Cents;
	accrualRule: AccrualRule | undefined;
}

export interface MappedLines {
	lines: InvoiceLine[];
	/** Of the product lines, for the check of sums. */
	net: Cents;
	vat: Cents;
	items: DimensionDemand[];
	/** VAT codes of the lines that are not zero. */
	vatCodes: string[];
}

const noLines = (): MappedLines => ({ lines: [], net: 0n, vat: 0n, items: [], vatCodes: [] });

export function joinLines(all: readonly MappedLines[]): MappedLines {
	return { lines: all.flatMap(({ lines }) => lines), net: sumCents(all.map(({ net }) => net)), vat: sumCents(all.map(({ vat }) => vat)), items: all.flatMap(({ items }) => items), vatCodes: all.flatMap(({ vatCodes }) => vatCodes) };
}

/** Complete only when no reason was found; goes on after a reason, so that the user sees all of them at once. */
export function toLines(found: Findings, { row, net, vat, accrualRule }: RowToSend, context: LineContext): MappedLines {
	const { settings, dimensions, projects } = context;
	const codes = productCodeOfRow(found, row.source, row.entries, settings, row.label, `${row.field}.code`);
	const groups = groupEntries(row.entries, (entry) => itemsOf(found, entry, row.source, projects, { dimensions, unitSource: settings.unitSource }, row.label, row.field), codes ?? '');
	const parts = row.price && divideRow(found, { quantity: row.quantity, price: row.price, net }, groups, row.label, row.field);
	const vatCodes = (parts ?? groups).map((group) => vatCodeOf(found, row, group, context));
	const common = { accountingAccountSuggestion: salesAccount(found, row, settings), productUnitName: readText(found, `${row.field}.measurementUnit`, row.source.measurementUnit), accrualRule };
	if (codes === undefined || parts === undefined || row.rate === undefined || vatCodes.includes(undefined)) return noLines();
	const rate = row.rate;
	const vats = spreadVat(vat, parts.map((part) => part.net), rate);
	return joinLines(parts.map((part, index) => toLine(row, part, { rate, vat: vats[index] as Cents, vatCode: vatCodes[index] as VatCode, isFirst: index === 0, common }, context)));
}

interface LineParts {
	rate: Decimal;
	vat: Cents;
	vatCode: VatCode;
	isFirst: boolean;
	/** What all lines of a row have in common. */
	common: Pick<ProductLine, 'accountingAccountSuggestion' | 'productUnitName' | 'accrualRule'>;
}

function toLine(row: InvoiceRow, part: Part, { rate, vat, vatCode, isFirst, common }: LineParts, context: LineContext): MappedLines {
	const text = lineText(row.description, productNameOf(part, context), context.settings.lineText);
	const items = itemsInOrder(part.items);
	const line: ProductLine = {
		productIdentifier: { value: part.code, type: 'customer' },
		productName: text.productName,
		productUnitPrice: { value: part.price.format(2, 6), type: 'net' },
		productVatPercentage: { value: rate.toString(), vatCode },
		salesInvoiceProductLineQuantity: part.quantity.format(0, 6),
		salesInvoiceProductLineFreeText: isFirst ? text.freeText : undefined,
		...sumsOf(part.net, vat, context.settings),
		dimensions: items.length > 0 ? items.map((item) => ({ dimensionName: item.heading, dimensionItem: item.text })) : undefined,
		...common,
	};
	const comments = isFirst ? text.comments.map(toCommentLine) : [];
	return { lines: [{ salesInvoiceProductLine: line }, ...comments], net: part.net, vat, items, vatCodes: part.net === 0n ? [] : [vatCode] };
}

function vatCodeOf(found: Findings, row: InvoiceRow, { code, entries }: RowGroup, context: LineContext): VatCode | undefined {
	if (row.rate === undefined) return undefined;
	const { label, field, source, rate } = row;
	return context.vatCodes.codeOf(found, { label, field: `${field}.vatRate`, rowType: source.rowType, productCode: code, rate, span: spanOf(row, context), entries }, context.buyer);
}

export const toCommentLine = (comment: string): InvoiceLine => ({ salesInvoiceCommentLine: { comment } });

/** Both sums or neither; the sum includes VAT (Netvisor API 5.3). */
const sumsOf = (net: Cents, vat: Cents, { lineSums }: Pick<SalesInvoiceSettings, 'lineSums'>) => (lineSums === 'omit' ? {} : { salesInvoiceProductLineVatSum: centsText(vat), salesInvoiceProductLineSum: centsText(net + vat) });

/** The text of a row of nothing, when only its text goes (`zeroRows`). */
export function toCommentOnly({ description, entries }: InvoiceRow): MappedLines {
	const text = description || (entries.flatMap(({ productName }) => productName ?? [])[0] ?? '');
	return { ...noLines(), lines: toComments(text).map(toCommentLine) };
}

/** A difference that the rows do not explain, on a line of its own (mapping 5.8, `roundingDifference`). */
export function toRoundingLine(difference: Cents, settings: SalesInvoiceSettings): MappedLines {
	if (difference === 0n) return noLines();
	const line: ProductLine = {
		productIdentifier: { value: singleLine(settings.roundingProduct), type: 'customer' },
		productName: '',
		productUnitPrice: { value: fromCents(difference).abs().format(2, 6), type: 'net' },
		productVatPercentage: { value: '0', vatCode: 'NONE' },
		salesInvoiceProductLineQuantity: difference < 0n ? '-1' : '1',
		...sumsOf(difference, 0n, settings),
	};
	return { ...noLines(), lines: [{ salesInvoiceProductLine: line }], net: difference };
}

/** Severa's name for the product of a line; undefined lets Netvisor put its own. */
function productNameOf({ entries, code }: Part, { reader, settings }: LineContext): string | undefined {
	const isTemporary = settings.productDirection === 'off';
	const names = [...new Set(entries.filter(({ productCode }) => isTemporary || productCode === code).flatMap(({ productName }) => productName ?? []))];
	if (isTemporary) return names.length === 1 ? names[0] : undefined;
	return names[0] ?? reader.productNameOf(code);
}

/** The rate of a credit note is that of its original, so any rate since 2013 will do (mapping 5.9). */
function spanOf({ entries }: InvoiceRow, { isCreditNote, date }: LineContext): DateSpan {
	const days = entries.flatMap((entry) => entry.date ?? []).sort();
	const [first = date, last = date] = [days[0], days.at(-1)];
	if (first === undefined || last === undefined) return { first: FIRST_DAY_OF_RATES, last: '9999-12-31' };
	if (!isCreditNote) return { first, last };
	return { first: FIRST_DAY_OF_RATES, last: date !== undefined && date > last ? date : last };
}

/** Digits only; empty leaves the account to the product in Netvisor (I-11, P-6). */
function salesAccount(found: Findings, { source, label, field }: InvoiceRow, { salesAccountSource }: SalesInvoiceSettings): string | undefined {
	const number = singleLine(source.salesAccount?.number ?? '');
	if (salesAccountSource === 'netvisor' || number === '') return undefined;
	return /^\d+$/.test(number) ? number : found.hold('SALES_ACCOUNT_INVALID', `${field}.salesAccount.number`, { row: label, value: number });
}
