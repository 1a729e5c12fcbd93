import { Decimal } from '../../src/domain/decimal';
import { VatRatesInForce } from '../../src/domain/vatRate';
import { InputError } from '../../src/errors';

const rates = new VatRatesInForce();
const on = (date: string) => ({ first: date, last: date });

test.each<[number, string, boolean]>([
	[24, '2024-08-31', true],
	[24, '2024-09-01', false],
	[25.5, '2024-08-31', false],
	[25.5, '2024-09-01', true],
	[14, '2012-12-31', false],
	[14, '2013-01-01', true],
	[14, '2025-12-31', true],
	[14, '2026-01-01', false],
	[13.5, '2025-12-31', false],
	[13.5, '2026-01-01', true],
	[10, '2026-06-01', true],
	[23, '2026-06-01', false],
	[0, '2026-06-01', false],
])('%p %% on %s: %p', (rate, date, inForce) => expect(rates.isInForce(Decimal.from(rate), on(date))).toBe(inForce));

test('one day of the span is enough', () => {
	expect(rates.isInForce(Decimal.from(24), { first: '2024-08-31', last: '2024-10-01' })).toBe(true);
	expect(rates.isInForce(Decimal.from(14), { first: '2025-12-31', last: '2026-01-31' })).toBe(true);
});

test('lists the rates of a span, largest first', () => {
	expect(rates.during(on('2026-03-01')).map(String)).toEqual(['25.5', '13.5', '10']);
	expect(rates.during({ first: '2024-08-31', last: '2024-09-01' }).map(String)).toEqual(['25.5', '24', '14', '10']);
});

test('the user\'s table replaces the default', () => {
	const own = new VatRatesInForce([{ rate: '26,0', from: '2027-01-01', until: '' }]);
	expect(own.isInForce(Decimal.from(26), on('2027-05-01'))).toBe(true);
	expect(own.isInForce(Decimal.from(25.5), on('2027-05-01'))).toBe(false);
});

test.each([[{ rate: '', from: '', until: '' }], [{ rate: '24', from: '1.1.2024', until: '' }]])('a wrong row %p is a configuration error', (row) => expect(() => new VatRatesInForce([row])).toThrow(InputError));
