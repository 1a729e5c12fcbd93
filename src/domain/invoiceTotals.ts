/**
 * Net and VAT of every row, checked against the totals of Severa (mapping 5.8; rulebook I-15). Severa does not say where
 * it rounds, so both places are tried; a cent that neither explains holds the invoice like a euro.
 */
import { Decimal } from './decimal';
import type { Findings, Value } from './held';
import { centsText, fromCents, largestRemainder, roundTogether, sumCents, toCents, type Cents } from './money';

export interface RowToTotal {
	quantity: Decimal;
	/** Undefined when missing; the reason is found elsewhere, and the totals cannot be checked. */
	price: Decimal | undefined;
	/** Per cent; undefined as the price. */
	rate: Decimal | undefined;
}

export interface StatedTotals {
	totalExcludingTax: Decimal | undefined;
	totalTax: Decimal | undefined;
	totalIncludingTax: Decimal | undefined;
}

export interface RoundingSettings {
	roundingDifference: 'hold' | 'line';
	roundingLimit: number;
	roundingProduct: string;
}

export interface InvoiceTotals {
	/** In the order of the rows, excluding VAT. */
	nets: Cents[];
	vats: Cents[];
	/** What an extra line must carry; 0 where the rows explain the total. */
	rounding: Cents;
}

const FIELDS = ['totalExcludingTax', 'totalTax', 'totalIncludingTax'] as const;

/** Complete only when nothing was found; otherwise the best that the rows give, so that other reasons can be looked for. */
export function invoiceTotals(found: Findings, rows: readonly RowToTotal[], stated: StatedTotals, settings: RoundingSettings): InvoiceTotals {
	for (const field of FIELDS) if (stated[field] === undefined) found.hold('TOTAL_MISSING', `${field}.amount`, { field });
	const { totalExcludingTax, totalTax, totalIncludingTax } = stated;

	const net = netsOf(rows, totalExcludingTax);
	const hasPrices = rows.every(({ price }) => price !== undefined);
	const vat = vatsOf(rows, net.cents, totalTax);
	const hasRates = hasPrices && rows.every(({ rate }) => rate !== undefined);
	if (hasRates && totalTax !== undefined && !vat.isExplained) mismatch(found, 'totalTax', fromCents(vat.computed), totalTax);

	const totals = { nets: net.cents, vats: vat.cents, rounding: 0n };
	if (!hasPrices || totalExcludingTax === undefined || totalTax === undefined || totalIncludingTax === undefined) return totals;
	const computed = fromCents(sumCents(net.cents));
	const added = totalExcludingTax.plus(totalTax);
	if (net.isExplained && added.equals(totalIncludingTax)) return totals;
	const rounding = roundingLine(totalIncludingTax.minus(computed).minus(totalTax), [totalExcludingTax.minus(computed), totalIncludingTax.minus(added)], settings);
	if (rounding !== undefined) return { ...totals, rounding };
	if (!net.isExplained) mismatch(found, 'totalExcludingTax', computed, totalExcludingTax);
	if (!added.equals(totalIncludingTax)) mismatch(found, 'totalIncludingTax', added, totalIncludingTax);
	return totals;
}

/** 5.8, 1: every row rounded, else the sum rounded and the cents divided. */
function netsOf(rows: readonly RowToTotal[], total: Decimal | undefined): { cents: Cents[]; isExplained: boolean } {
	const exact = rows.map(({ quantity, price }) => quantity.times(price ?? Decimal.zero));
	const rounded = exact.map(toCents);
	if (total === undefined || fromCents(sumCents(rounded)).equals(total)) return { cents: rounded, isExplained: true };
	const together = toCents(Decimal.sum(exact));
	return fromCents(together).equals(total) ? { cents: roundTogether(together, exact), isExplained: true } : { cents: rounded, isExplained: false };
}

/** 5.8, 2: every rate rounded and divided over its rows, else every row rounded. */
function vatsOf(rows: readonly RowToTotal[], nets: readonly Cents[], total: Decimal | undefined): { cents: Cents[]; computed: Cents; isExplained: boolean } {
	const byRate = new Map<string, number[]>();
	rows.forEach(({ rate }, index) => byRate.set(String(rate ?? 0), [...(byRate.get(String(rate ?? 0)) ?? []), index]));
	const ofRates = rows.map(() => 0n);
	for (const [rate, indexes] of byRate) {
		const bases = indexes.map((index) => nets[index] as Cents);
		const vat = vatOf(sumCents(bases), Decimal.from(rate));
		spreadVat(vat, bases, Decimal.from(rate)).forEach((cents, position) => (ofRates[indexes[position] as number] = cents));
	}
	const computed = sumCents(ofRates);
	if (total === undefined || fromCents(computed).equals(total)) return { cents: ofRates, computed, isExplained: true };
	const ofRows = rows.map(({ rate }, index) => vatOf(nets[index] as Cents, rate ?? Decimal.zero));
	return fromCents(sumCents(ofRows)).equals(total) ? { cents: ofRows, computed, isExplained: true } : { cents: ofRates, computed, isExplained: false };
}

const percent = (rate: Decimal) => rate.times(Decimal.from('0.01'));
const vatOf = (net: Cents, rate: Decimal): Cents => toCents(fromCents(net).times(percent(rate)));

/**
 * Divides the VAT of several rows, or of the parts of a row, by their nets. Nets of both signs would magnify the cent
 * between the VAT and net × rate into euros, so there each gets its own VAT and only the cents are handed out.
 */
export function spreadVat(vat: Cents, nets: readonly Cents[], rate: Decimal): Cents[] {
	const isMixed = nets.some((net) => net > 0n) && nets.some((net) => net < 0n);
	if (isMixed) return roundTogether(vat, nets.map((net) => fromCents(net).times(percent(rate))));
	return sumCents(nets) === 0n ? nets.map(() => 0n) : largestRemainder(vat, nets.map(fromCents));
}

/** The cents of an extra line, when the setting allows it and no difference is above the limit. */
function roundingLine(difference: Decimal, others: readonly Decimal[], { roundingDifference, roundingLimit, roundingProduct }: RoundingSettings): Cents | undefined {
	const limit = Decimal.from(roundingLimit);
	const isSmall = [difference, ...others].every((one) => one.abs().compare(limit) <= 0);
	if (roundingDifference === 'hold' || roundingProduct.trim() === '' || !isSmall || difference.round(2).compare(difference) !== 0) return undefined;
	return toCents(difference);
}

function mismatch(found: Findings, which: (typeof FIELDS)[number], computed: Decimal, stated: Decimal): void {
	found.hold('TOTAL_MISMATCH', `${which}.amount`, { which, computed: amountText(computed), stated: amountText(stated), difference: amountText(stated.minus(computed)) });
}

function amountText(amount: Decimal): Value {
	const en = amount.scale <= 2 ? centsText(toCents(amount)) : amount.toString();
	return { en, fi: en.replace('.', ',') };
}
