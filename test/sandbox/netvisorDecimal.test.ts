import { comma, parseDecimal, productRounded, quotientRounded, sum } from '../../sandbox/netvisor/decimal';

it.each([['1255,00', 1255], ['1255.5', 1255.5], ['-0,05', -0.05], ['1 255', undefined], ['1.255,00', undefined], ['1e3', undefined], ['', undefined], [',5', undefined]])('%s is read as %s', (text, value) => {
	expect(parseDecimal(text)).toBe(value);
});

it.each([[[1.15, 1.5], 2, 1.73], [[1.005, 1], 2, 1.01], [[-1.005, 1], 2, -1.01], [[33.5, 1.05], 2, 35.18], [[1e-7, 3], 12, 3e-7], [[100, 10], 2, 1000]])('the product of %j to %i decimals is %d', (factors, digits, expected) => {
	expect(productRounded(factors, digits)).toBe(expected);
});

it.each([[6275, 11.2, 2, 560.27], [-125.5, 1.255, 2, -100], [1, 11.2, 12, 0.089285714286], [10, 3, 4, 3.3333], [0.05, 10, 2, 0.01]])('%d / %d to %i decimals is %d', (value, divisor, digits, expected) => {
	expect(quotientRounded(value, divisor, digits)).toBe(expected);
});

it('a sum has no binary tail', () => {
	expect(sum([0.1, 0.2, -0.3])).toBe(0);
	expect(sum([])).toBe(0);
});

it.each([[1255, 2, '1255,00'], [25.5, 0, '25,5'], [0, 0, '0'], [-0.5, 2, '-0,50'], [95, 12, '95,000000000000'], [1e-7, 0, '0,0000001'], [1.96, 4, '1,9600']])('%d with %i decimals is written %s', (value, digits, expected) => {
	expect(comma(value, digits)).toBe(expected);
});
