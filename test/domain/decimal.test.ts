import { Decimal } from '../../src/domain/decimal';
import { InputError } from '../../src/errors';

const of = (value: number | string) => Decimal.from(value);

describe('reading', () => {
	test.each<[number | string, string]>([
		[120.1, '120.1'],
		[0, '0'],
		[-0, '0'],
		[1e-7, '0.0000001'],
		[1.5e21, '1500000000000000000000'],
		[-2.5e-3, '-0.0025'],
		[0.1 + 0.2, '0.30000000000000004'],
		['12,50', '12.5'],
		['12.50', '12.5'],
		['-0,00', '0'],
		[' 7 ', '7'],
		['00012', '12'],
		['9007199254740993', '9007199254740993'],
	])('%p is %s', (value, text) => expect(of(value).toString()).toBe(text));

	test.each([['1 000'], ['1.000,00'], [''], ['1e3'], ['abc'], ['1,'], [',5'], ['+1'], [NaN], [Infinity]])('%p is refused', (value) => expect(() => of(value)).toThrow(InputError));
});

describe('arithmetic is exact', () => {
	test('0.1 + 0.2 is 0.3', () => expect(of(0.1).plus(of(0.2)).toString()).toBe('0.3'));
	test('1.1 × 1.1 is 1.21', () => expect(of(1.1).times(of('1,1')).toString()).toBe('1.21'));
	test('5 − 7.25 is −2.25', () => expect(of(5).minus(of(7.25)).toString()).toBe('-2.25'));
	test.each<[number, number, number, string]>([
		[10, 3, 6, '3.333333'],
		[-10, 3, 6, '-3.333333'],
		[2, 3, 2, '0.67'],
		[-2, 3, 2, '-0.67'],
		[1, -8, 2, '-0.13'],
		[0.3, 0.1, 2, '3'],
	])('%p ÷ %p with %p decimals is %s', (a, b, digits, text) => expect(of(a).dividedBy(of(b), digits).toString()).toBe(text));
	test('division by zero is a programming error', () => expect(() => of(1).dividedBy(of(0), 2)).toThrow(RangeError));
	test('compares by value', () => {
		expect(of('1,50').equals(of(1.5))).toBe(true);
		expect(of(2).compare(of(10))).toBe(-1);
		expect(of(-2).compare(of(-10))).toBe(1);
	});
});

test.each<[number | string, number, string]>([
	[0.005, 2, '0.01'],
	[-0.005, 2, '-0.01'],
	[1.005, 2, '1.01'],
	[-1.005, 2, '-1.01'],
	[2.675, 2, '2.68'],
	[0.0049, 2, '0'],
	[-0.0049, 2, '0'],
	['1,5', 0, '2'],
	['-1,5', 0, '-2'],
	[7, 2, '7'],
])('%p rounded to %p decimals is %s: half away from zero', (value, digits, text) => expect(of(value).round(digits).toString()).toBe(text));

test.each<[number | string, number, number, string]>([
	[120, 2, 6, '120.00'],
	[120.1, 2, 6, '120.10'],
	[33.3333333, 2, 6, '33.333333'],
	[0.0000005, 2, 6, '0.000001'],
	[10, 0, 6, '10'],
	[7.5, 0, 6, '7.5'],
	[-0.001, 2, 2, '0.00'],
	[-1255, 2, 2, '-1255.00'],
])('%p with at least %p and at most %p decimals is written %s', (value, least, most, text) => expect(of(value).format(least, most)).toBe(text));

describe('as a JSON number', () => {
	test.each([['0', 0], ['-12.55', -12.55], ['9007199254740991', Number.MAX_SAFE_INTEGER], ['0.1', 0.1]])('%s', (text, number) => expect(of(text).toNumber()).toBe(number));
	test.each(['9007199254740993', '1'.repeat(400), `-${'9'.repeat(30)}.5`])('%s would be another one', (text) => expect(() => of(text).toNumber()).toThrow(InputError));
});
