/**
 * The VAT that Netvisor's lines tell of an invoice, held against Severa's (rulebook G-5, I-9, I-15).
 *
 * Severa gives all sums of an invoice in the invoice's currency. Of Netvisor's lines it is not certain whether their sums
 * include VAT, nor whether sums and VAT of a foreign invoice are in its currency or in the home currency (Netvisor API 12).
 * So every reading is tried: what agrees in one of them is no difference. The rate between the two currencies is the one
 * of Netvisor's own totals, since Severa's may be another (mapping 5.11).
 */
import { Decimal } from './decimal';

/** Sums of a product line as Netvisor writes them; '' where the answer has none. */
export interface LineSums {
	sum: string;
	vatSum: string;
}

export interface NetvisorTotals {
	/** In the invoice's currency. */
	total: Decimal;
	/** Of a foreign invoice, in the home currency. */
	homeTotal?: Decimal;
}

export interface VatReading {
	vat: Decimal;
	/** In the home currency of a foreign invoice; otherwise in the invoice's. */
	isHome: boolean;
}

/** Sums and VAT of a line are likely in the same currency, and in the invoice's. */
const CURRENCIES = [{ sumIsHome: false, vatIsHome: false }, { sumIsHome: true, vatIsHome: true }, { sumIsHome: false, vatIsHome: true }, { sumIsHome: true, vatIsHome: false }];

/**
 * Every reading in which the lines add up to the total, likeliest first; none: they do not, whatever is meant.
 * @returns undefined where that cannot be told
 */
export function vatReadings(lines: readonly LineSums[] | undefined, totals: NetvisorTotals, isForeign: boolean): VatReading[] | undefined {
	if (lines === undefined || lines.length === 0 || lines.some(({ sum, vatSum }) => sum === '' || vatSum === '')) return undefined;
	const [sum, vat] = [linesSum(lines), Decimal.sum(lines.map(({ vatSum }) => Decimal.from(vatSum)))];
	const hasRate = isForeign && totals.homeTotal !== undefined && !totals.homeTotal.isZero && !totals.total.isZero;
	const fitting = CURRENCIES.filter(({ sumIsHome, vatIsHome }) => (sumIsHome || vatIsHome ? hasRate && addsUpByRate(sum, vat, { sumIsHome, vatIsHome }, totals, lines.length) : isTotal(sum, totals) || isTotal(sum.plus(vat), totals)));
	if (fitting.length === 0 && isForeign && !hasRate) return undefined;
	return [...new Set(fitting.map(({ vatIsHome }) => vatIsHome))].map((isHome) => ({ vat: vat.round(2), isHome }));
}

const isTotal = (amount: Decimal, { total }: NetvisorTotals): boolean => amount.round(2).equals(total);

/** With VAT in the sums, or beside them. What is in the invoice's currency alone is exact; a rate leaves cents. */
function addsUpByRate(sum: Decimal, vat: Decimal, { sumIsHome, vatIsHome }: (typeof CURRENCIES)[number], totals: NetvisorTotals, lineCount: number): boolean {
	const { total, homeTotal = total } = totals;
	const inHome = (amount: Decimal, isHome: boolean) => (isHome ? amount : converted(amount, total, homeTotal));
	return (sumIsHome ? isNear(sum, homeTotal, lineCount) : isTotal(sum, totals)) || isNear(inHome(sum, sumIsHome).plus(inHome(vat, vatIsHome)), homeTotal, lineCount);
}

export const linesSum = (lines: readonly LineSums[]): Decimal => Decimal.sum(lines.map(({ sum }) => Decimal.from(sum)));

/** The reading that agrees with Severa's VAT: to the cent in the invoice's currency, as near as rates allow in the home currency. */
export function agreeingReading(readings: readonly VatReading[], tax: Decimal, { total, homeTotal }: NetvisorTotals, lineCount: number): VatReading | undefined {
	return readings.find(({ vat, isHome }) => (isHome && homeTotal !== undefined ? isNear(vat, converted(tax, total, homeTotal), lineCount) : vat.equals(tax)));
}

/** By the rate of the two totals; two decimals more than cents, so that rounding here decides nothing. */
export const converted = (amount: Decimal, total: Decimal, homeTotal: Decimal): Decimal => amount.times(homeTotal).dividedBy(total, 4);

/** A cent for each line, whose sum and VAT were rounded, and one for the total (I-15). */
const isNear = (amount: Decimal, other: Decimal, lineCount: number): boolean => amount.minus(other).abs().compare(Decimal.of(BigInt(lineCount + 1), 2)) <= 0;
