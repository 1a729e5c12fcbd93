import { Decimal } from '../../src/domain/decimal';
import { Findings } from '../../src/domain/held';
import { invoiceTotals, spreadVat, type RoundingSettings } from '../../src/domain/invoiceTotals';
import { sumCents, toCents } from '../../src/domain/money';
import { seededNumbers } from '../support/seededNumbers';

type Row = [quantity: number, price: number, rate: number];
type Stated = [excludingTax: number | undefined, tax: number | undefined, includingTax: number | undefined];

const hold: RoundingSettings = { roundingDifference: 'hold', roundingLimit: 0.05, roundingProduct: '' };
const line: RoundingSettings = { roundingDifference: 'line', roundingLimit: 0.05, roundingProduct: 'PYOR' };
const optional = (value: number | undefined) => (value === undefined ? undefined : Decimal.from(value));

function totals(rows: Row[], [excludingTax, tax, includingTax]: Stated, settings = hold) {
	const found = new Findings();
	const result = invoiceTotals(found, rows.map(([quantity, price, rate]) => ({ quantity: Decimal.from(quantity), price: Decimal.from(price), rate: Decimal.from(rate) })), { totalExcludingTax: optional(excludingTax), totalTax: optional(tax), totalIncludingTax: optional(includingTax) }, settings);
	return { ...result, reasons: found.reasons.map(({ code, field }) => `${code} ${field}`), messages: found.reasons.map(({ message }) => message) };
}

describe('explained (I-15)', () => {
	test.each<[string, Row[], Stated, bigint[], bigint[]]>([
		['one row', [[10, 120, 25.5]], [1200, 306, 1506], [120000n], [30600n]],
		['net rounded row by row', [[1, 0.335, 0], [1, 0.335, 0]], [0.68, 0, 0.68], [34n, 34n], [0n, 0n]],
		['net rounded at the end: the leftover cent to the largest fraction, ties to the earlier', [[1, 0.335, 0], [1, 0.335, 0]], [0.67, 0, 0.67], [34n, 33n], [0n, 0n]],
		['net rounded at the end, fewer cents than row by row', [[1, 10.004, 0], [1, 10.004, 0], [1, 10.004, 0]], [30.01, 0, 30.01], [1001n, 1000n, 1000n], [0n, 0n, 0n]],
		['VAT of the rate, spread over its rows', [[1, 0.33, 25.5], [1, 0.33, 25.5], [1, 0.33, 25.5]], [0.99, 0.25, 1.24], [33n, 33n, 33n], [9n, 8n, 8n]],
		['VAT rounded row by row', [[1, 0.33, 25.5], [1, 0.33, 25.5], [1, 0.33, 25.5]], [0.99, 0.24, 1.23], [33n, 33n, 33n], [8n, 8n, 8n]],
		['several rates', [[1, 100, 25.5], [1, 100, 14], [1, 100, 0]], [300, 39.5, 339.5], [10000n, 10000n, 10000n], [2550n, 1400n, 0n]],
		['24 and 24.0 are one rate', [[1, 0.33, 24], [1, 0.33, 24.0]], [0.66, 0.16, 0.82], [33n, 33n], [8n, 8n]],
		['credit note', [[-1, 0.33, 25.5], [-1, 0.33, 25.5], [-1, 0.33, 25.5]], [-0.99, -0.25, -1.24], [-33n, -33n, -33n], [-9n, -8n, -8n]],
		['half cents of a credit note mirror', [[-1, 0.335, 0], [-1, 0.335, 0]], [-0.67, 0, -0.67], [-34n, -33n], [0n, 0n]],
		['a discount row', [[10, 100, 25.5], [1, -100, 25.5]], [900, 229.5, 1129.5], [100000n, -10000n], [25500n, -2550n]],
		['rows of both signs that nearly cancel keep their own VAT', [[1, 1000, 25.5], [1, -999.98, 25.5]], [0.02, 0.01, 0.03], [100000n, -99998n], [25500n, -25499n]],
		['nothing', [[1, 0, 25.5]], [0, 0, 0], [0n], [0n]],
	])('%s', (_, rows, stated, nets, vats) => expect(totals(rows, stated)).toMatchObject({ nets, vats, rounding: 0n, reasons: [] }));
});

describe('not explained: held', () => {
	test.each<[string, Row[], Stated, string[]]>([
		['a cent too much', [[1, 100, 0]], [100.01, 0, 100.01], ['TOTAL_MISMATCH totalExcludingTax.amount']],
		['a cent of VAT', [[1, 100, 25.5]], [100, 25.51, 125.51], ['TOTAL_MISMATCH totalTax.amount']],
		['a total that does not add up', [[1, 100, 25.5]], [100, 25.5, 125.51], ['TOTAL_MISMATCH totalIncludingTax.amount']],
		['a third decimal', [[1, 100, 0]], [100.004, 0, 100.004], ['TOTAL_MISMATCH totalExcludingTax.amount']],
		['no net', [[1, 100, 25.5]], [undefined, 25.5, 125.5], ['TOTAL_MISSING totalExcludingTax.amount']],
		['no VAT', [[1, 100, 25.5]], [100, undefined, 125.5], ['TOTAL_MISSING totalTax.amount']],
		['no total', [[1, 100, 25.5]], [100, 25.5, undefined], ['TOTAL_MISSING totalIncludingTax.amount']],
		['all at once', [[1, 100, 25.5]], [90, 20, 100], ['TOTAL_MISMATCH totalTax.amount', 'TOTAL_MISMATCH totalExcludingTax.amount', 'TOTAL_MISMATCH totalIncludingTax.amount']],
	])('%s', (_, rows, stated, reasons) => expect(totals(rows, stated).reasons).toEqual(reasons));

	test('says what the rows give and what Severa says', () => {
		const found = new Findings();
		invoiceTotals(found, [{ quantity: Decimal.one, price: Decimal.from(100), rate: Decimal.zero }], { totalExcludingTax: Decimal.from(99.5), totalTax: Decimal.zero, totalIncludingTax: Decimal.from(99.5) }, hold);
		expect(found.reasons[0]).toMatchObject({ message: 'Rows give 100.00, Severa says 99.50 (totalExcludingTax, difference -0.50).', messageFi: 'Riveistä tulee 100,00, Severan mukaan 99,50 (totalExcludingTax, ero -0,50).' });
	});

	test('a row without price or rate stops the check, not the search for other reasons', () => {
		const found = new Findings();
		const stated = { totalExcludingTax: Decimal.from(1), totalTax: Decimal.from(1), totalIncludingTax: Decimal.from(9) };
		expect(invoiceTotals(found, [{ quantity: Decimal.one, price: undefined, rate: Decimal.zero }], stated, hold)).toEqual({ nets: [0n], vats: [0n], rounding: 0n });
		expect(found.reasons).toEqual([]);
		invoiceTotals(found, [{ quantity: Decimal.one, price: Decimal.one, rate: undefined }], stated, hold);
		expect(found.reasons.map(({ field }) => field)).toEqual(['totalIncludingTax.amount']);
	});
});

describe('rounding difference on a line', () => {
	test.each<[string, Row[], Stated, RoundingSettings, bigint | string]>([
		['total rounded to whole units', [[1, 99.98, 0]], [99.98, 0, 100], line, 2n],
		['downwards', [[1, 100.02, 0]], [100.02, 0, 100], line, -2n],
		['net and total differ alike', [[1, 99.98, 0]], [100, 0, 100], line, 2n],
		['exactly the limit', [[1, 99.95, 0]], [100, 0, 100], line, 5n],
		['a larger limit by setting', [[1, 99.6, 0]], [99.6, 0, 100], { ...line, roundingLimit: 0.5 }, 40n],
		['above the limit', [[1, 99.94, 0]], [99.94, 0, 100], line, 'TOTAL_MISMATCH totalIncludingTax.amount'],
		['without a product', [[1, 99.98, 0]], [99.98, 0, 100], { ...line, roundingProduct: ' ' }, 'TOTAL_MISMATCH totalIncludingTax.amount'],
		['not by default', [[1, 99.98, 0]], [99.98, 0, 100], hold, 'TOTAL_MISMATCH totalIncludingTax.amount'],
		['VAT is never explained by a line', [[1, 100, 25.5]], [100, 25.52, 125.52], line, 'TOTAL_MISMATCH totalTax.amount'],
		['two large differences do not hide each other', [[1, 95, 0]], [100, 0, 95], line, 'TOTAL_MISMATCH totalExcludingTax.amount'],
		['less than a cent', [[1, 100, 0]], [100, 0, 100.004], line, 'TOTAL_MISMATCH totalIncludingTax.amount'],
	])('%s', (_, rows, stated, settings, expected) => {
		const { rounding, reasons } = totals(rows, stated, settings);
		expect(typeof expected === 'bigint' ? { rounding, reasons } : reasons[0]).toEqual(typeof expected === 'bigint' ? { rounding: expected, reasons: [] } : expected);
	});
});

test('whatever place Severa rounds in, the rows add up to its totals, and a credit note mirrors its invoice', () => {
	const next = seededNumbers(58);
	for (let round = 0; round < 1500; round++) {
		const rows = Array.from({ length: next(1, 7) }, (): Row => [next(1, 4000) / 400, next(-2000, 20000) / 1000, [25.5, 14, 10, 0][next(0, 3)] as number]);
		const exact = rows.map(([quantity, price]) => Decimal.from(quantity).times(Decimal.from(price)));
		const net = next(0, 1) === 0 ? sumCents(exact.map(toCents)) : toCents(Decimal.sum(exact));
		const first = totals(rows, [Number(net) / 100, 0, Number(net) / 100]);
		const rates = [...new Set(rows.map(([, , rate]) => rate))];
		const byRate = () => sumCents(rates.map((rate) => toCents(Decimal.of(sumCents(first.nets.filter((_, index) => rows[index]?.[2] === rate)), 4).times(Decimal.from(rate)))));
		const byRow = () => sumCents(first.nets.map((cents, index) => toCents(Decimal.of(cents, 4).times(Decimal.from(rows[index]?.[2] ?? 0)))));
		const tax = next(0, 1) === 0 ? byRate() : byRow();
		const stated: Stated = [Number(net) / 100, Number(tax) / 100, Number(net + tax) / 100];
		const { nets, vats, reasons } = totals(rows, stated);
		expect(reasons).toEqual([]);
		expect([sumCents(nets), sumCents(vats)]).toEqual([net, tax]);
		const credit = totals(rows.map(([quantity, price, rate]) => [-quantity, price, rate]), [0 - stated[0]!, 0 - stated[1]!, 0 - stated[2]!]);
		expect(credit).toMatchObject({ nets: nets.map((cents) => -cents), vats: vats.map((cents) => -cents), reasons: [] });
	}
});

test.each<[string, bigint, bigint[], bigint[]]>([
	['in proportion', 2550n, [4000n, 6000n], [1020n, 1530n]],
	['the cent to the largest fraction', 26n, [50n, 51n], [13n, 13n]],
	['parts of nothing', 0n, [0n, 0n], [0n, 0n]],
	['both signs', 26n, [100000n, -99900n], [25500n, -25474n]],
])('VAT of a divided row: %s', (_, vat, nets, parts) => expect(spreadVat(vat, nets, Decimal.from(25.5))).toEqual(parts));
