/** Sums of money as integer cents, and the division of a sum into parts that always add up to it (mapping 1.2, 5.7). */
import { Decimal } from './decimal';

/** An amount in hundredths of its currency. */
export type Cents = bigint;

/** `round2` of the mapping: two decimals, half away from zero. */
export function toCents(value: Decimal | number | string): Cents {
	return Decimal.from(value).round(2).unitsAt(2);
}

/** The amount as a decimal, for comparing and multiplying. */
export function fromCents(cents: Cents): Decimal {
	return Decimal.of(cents, 2);
}

/** As documents carry it: `1255.00`, `-0.05`. */
export function centsText(cents: Cents): string {
	return fromCents(cents).format(2, 2);
}

export const sumCents = (all: Iterable<Cents>): Cents => [...all].reduce((sum, cents) => sum + cents, 0n);

interface Share {
	index: number;
	whole: bigint;
	/** Numerator of what is left behind `whole`; all shares of a division have the same denominator. */
	fraction: bigint;
	weight: bigint;
}

/**
 * Divides an integer sum in proportion to the weights: everyone gets the floor of the exact share and what is left goes
 * one by one to the largest fractions, ties to the larger weight, then to the earlier (mapping 5.7, D-12). Computed on
 * absolute values, so that a credit note is divided exactly as its invoice.
 * @throws RangeError when the weights add up to zero
 */
export function largestRemainder(total: bigint, weights: readonly Decimal[]): bigint[] {
	const all = upright(weights);
	const sum = all.reduce((so, weight) => so + weight, 0n);
	if (sum === 0n) throw new RangeError('Weights that add up to zero divide nothing.');
	const size = total < 0n ? -total : total;
	const shares = all.map((weight, index) => ({ index, whole: floorDivide(size * weight, sum), fraction: modulo(size * weight, sum), weight }));
	const parts = handOut(size, shares);
	return total < 0n ? parts.map((part) => -part) : parts;
}

/**
 * Rounds exact amounts to cents so that they add up to `total`: the floors first, the cents left over to the largest
 * fractions (mapping 5.8, 1 b). Turned the right way up first, so that negated amounts give negated parts.
 */
export function roundTogether(total: Cents, exact: readonly Decimal[]): Cents[] {
	const turned = isTurned(exact);
	const amounts = exact.map((amount) => (turned ? amount.negated() : amount));
	const scale = Math.max(2, ...amounts.map((amount) => amount.scale));
	const cent = 10n ** BigInt(scale - 2);
	const shares = amounts.map((amount, index) => {
		const units = amount.unitsAt(scale);
		return { index, whole: floorDivide(units, cent), fraction: modulo(units, cent), weight: units };
	});
	const parts = handOut(turned ? -total : total, shares);
	return turned ? parts.map((part) => -part) : parts;
}

function handOut(total: bigint, shares: Share[]): bigint[] {
	const parts = shares.map((share) => share.whole);
	if (parts.length === 0) return parts;
	const left = total - sumCents(parts);
	const everyone = floorDivide(left, BigInt(parts.length));
	const rest = Number(modulo(left, BigInt(parts.length)));
	const order = [...shares].sort((a, b) => descending(a.fraction, b.fraction) || descending(a.weight, b.weight) || a.index - b.index);
	const extra = new Set(order.slice(0, rest).map((share) => share.index));
	return parts.map((part, index) => part + everyone + (extra.has(index) ? 1n : 0n));
}

/** The weights on one scale, negated when they add up to less than nothing. */
function upright(weights: readonly Decimal[]): bigint[] {
	const scale = Math.max(0, ...weights.map((weight) => weight.scale));
	const turned = isTurned(weights);
	return weights.map((weight) => (turned ? -weight.unitsAt(scale) : weight.unitsAt(scale)));
}

function isTurned(amounts: readonly Decimal[]): boolean {
	const sign = Decimal.sum(amounts).sign || amounts.find((amount) => !amount.isZero)?.sign || 1;
	return sign < 0;
}

const descending = (a: bigint, b: bigint) => (a > b ? -1 : a < b ? 1 : 0);

/** Both for a positive divisor. */
const floorDivide = (value: bigint, divisor: bigint) => (value - modulo(value, divisor)) / divisor;
const modulo = (value: bigint, divisor: bigint) => ((value % divisor) + divisor) % divisor;
