import { Decimal } from '../../src/domain/decimal';
import { centsText, largestRemainder, roundTogether, sumCents, toCents } from '../../src/domain/money';
import { seededNumbers } from '../support/seededNumbers';

const weights = (...values: number[]) => values.map((value) => Decimal.from(value));

test.each<[number | string, string]>([
	[0.005, '0.01'],
	[-0.005, '-0.01'],
	[1255, '1255.00'],
	['-0,004', '0.00'],
	[1e15, '1000000000000000.00'],
])('%p in cents is %s', (value, text) => expect(centsText(toCents(value))).toBe(text));

describe('largest remainder', () => {
	test.each<[string, bigint, number[], bigint[]]>([
		['even', 100n, [1, 1], [50n, 50n]],
		['ties go to the earlier of equal weights', 100n, [1, 1, 1], [34n, 33n, 33n]],
		['ties go to the larger weight', 2n, [1, 3], [0n, 2n]],
		['the largest fraction first', 100n, [1, 2, 4], [14n, 29n, 57n]],
		['a zero weight gets nothing', 101n, [0, 1, 1], [0n, 51n, 50n]],
		['negative total', -100n, [1, 1, 1], [-34n, -33n, -33n]],
		['negative weights mirror', -100n, [-1, -1, -1], [-34n, -33n, -33n]],
		['negative weights of a positive total', 100n, [-1, -2, -4], [14n, 29n, 57n]],
		['mixed weights', 100n, [3, -1], [150n, -50n]],
		['decimal weights', 1000n, [0.25, 0.75], [250n, 750n]],
		['nothing to divide', 0n, [1, 2], [0n, 0n]],
	])('%s', (_, total, given, parts) => expect(largestRemainder(total, weights(...given))).toEqual(parts));

	test('weights that add up to zero are a programming error', () => expect(() => largestRemainder(1n, weights(1, -1))).toThrow(RangeError));

	test('parts always add up, and a credit note mirrors its invoice', () => {
		const next = seededNumbers(20260331);
		for (let round = 0; round < 2000; round++) {
			const count = next(1, 9);
			const given = Array.from({ length: count }, () => Decimal.of(BigInt(next(-50, 5000)), next(0, 3)));
			if (Decimal.sum(given).isZero) continue;
			const total = BigInt(next(-100000, 100000));
			const parts = largestRemainder(total, given);
			expect(sumCents(parts)).toBe(total);
			expect(largestRemainder(-total, given.map((weight) => weight.negated()))).toEqual(parts.map((part) => -part));
		}
	});
});

describe('rounding together', () => {
	test.each<[string, bigint, number[], bigint[]]>([
		['floors and the leftover cent to the largest fraction', 30n, [0.104, 0.095, 0.101], [10n, 10n, 10n]],
		['ties to the larger amount', 301n, [1.005, 2.005], [100n, 201n]],
		['mirrored', -301n, [-1.005, -2.005], [-100n, -201n]],
		['mixed signs', 26n, [255, -254.745], [25500n, -25474n]],
	])('%s', (_, total, given, parts) => expect(roundTogether(total, weights(...given))).toEqual(parts));

	test('nothing gives nothing', () => expect(roundTogether(0n, [])).toEqual([]));

	test('parts add up to the total, each within a cent, mirrored when negated', () => {
		const next = seededNumbers(7);
		for (let round = 0; round < 2000; round++) {
			const exact = Array.from({ length: next(1, 9) }, () => Decimal.of(BigInt(next(-500000, 500000)), 4));
			const total = toCents(Decimal.sum(exact));
			const parts = roundTogether(total, exact);
			expect(sumCents(parts)).toBe(total);
			parts.forEach((part, index) => expect(Decimal.of(part, 2).minus(exact[index] as Decimal).abs().compare(Decimal.from(0.01))).toBe(-1));
			expect(roundTogether(-total, exact.map((amount) => amount.negated()))).toEqual(parts.map((part) => -part));
		}
	});
});
