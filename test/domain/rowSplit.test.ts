import { Decimal } from '../../src/domain/decimal';
import { Findings } from '../../src/domain/held';
import type { Entry } from '../../src/domain/invoiceEntry';
import { fromCents, sumCents, toCents } from '../../src/domain/money';
import type { LineItems } from '../../src/domain/rowDimensions';
import { divideRow, groupEntries, noteDifference, type RowGroup } from '../../src/domain/rowSplit';
import { seededNumbers } from '../support/seededNumbers';

const decimal = (value: number) => Decimal.from(value);

const entry = (project: number | string, quantity: number, price: number | undefined, more: Partial<Entry> = {}): Entry => ({
	guid: `${project}-${quantity}-${price}`, kind: 'workHour', project: { guid: `p${project}`, number: project, name: 'Nimi', keywords: [] },
	quantity: decimal(quantity), price: price === undefined ? undefined : decimal(price), currency: price === undefined ? undefined : 'EUR', ...more,
});

const item = (kind: 'project' | 'unit' | 'user', code: string, name = 'Nimi') => ({ heading: kind, kind, text: `${code} ${name}`.trim(), code, name, source: `${kind} ${code}`, guid: '', closed: false });
const byProject = (one: Entry | undefined): LineItems => (one?.project ? { project: item('project', String(one.project.number)) } : {});

function divide(quantity: number, price: number, entries: Entry[]) {
	const found = new Findings();
	const net = toCents(decimal(quantity).times(decimal(price)));
	const parts = divideRow(found, { quantity: decimal(quantity), price: decimal(price), net }, groupEntries(entries, byProject, 'T100'), 'Työt', 'rows[0]');
	return { parts: parts?.map((part) => [part.items.project?.code, part.net, part.quantity.toString(), part.price.toString()]), reasons: found.reasons.map(({ code }) => code) };
}

describe('dividing a row (D-12)', () => {
	type Case = [string, number, number, Entry[], Array<[string | undefined, bigint, string, string]>];
	test.each<Case>([
		['one group needs no arithmetic', 10, 100, [entry(1, 4, 90), entry(1, 3, 80)], [['1', 100000n, '10', '100']]],
		['a row without entries is one line', 10, 100, [], [[undefined, 100000n, '10', '100']]],
		['by value: own quantities and the row\'s price', 10, 100, [entry(1, 4, 100), entry(2, 6, 100)], [['1', 40000n, '4', '100'], ['2', 60000n, '6', '100']]],
		['in the order of project numbers, not of texts', 3, 10, [entry(10, 1, 10), entry(9, 2, 10)], [['9', 2000n, '2', '10'], ['10', 1000n, '1', '10']]],
		['cents to the largest fraction, ties to the earlier', 1, 100, [entry(1, 1, 1), entry(2, 1, 1), entry(3, 1, 1)], [['1', 3334n, '0.34', '98.058824'], ['2', 3333n, '0.33', '101'], ['3', 3333n, '0.33', '101']]],
		['different prices: net over quantity', 10, 110, [entry(1, 5, 100), entry(2, 5, 120)], [['1', 50000n, '5', '100'], ['2', 60000n, '5', '120']]],
		['six decimals of a price', 6, 100, [entry(1, 3, 50), entry(2, 3, 100)], [['1', 20000n, '3', '66.666667'], ['2', 40000n, '3', '133.333333']]],
		['the row rules where the entries say something else', 12, 100, [entry(1, 4, 100), entry(2, 6, 100)], [['1', 48000n, '4.8', '100'], ['2', 72000n, '7.2', '100']]],
		['quantity in the decimals of the row', 1.005, 100, [entry(1, 1, 100), entry(2, 2, 100)], [['1', 3350n, '0.335', '100'], ['2', 6700n, '0.67', '100']]],
		['a group worth nothing gets no line, the others the whole quantity', 10, 80, [entry(1, 8, 100), entry(2, 2, 0)], [['1', 80000n, '10', '80']]],
		['nothing has a price: by quantity', 10, 50, [entry(1, 4, undefined), entry(2, 6, undefined)], [['1', 20000n, '4', '50'], ['2', 30000n, '6', '50']]],
		['all prices zero: by quantity, and who has none gets no line', 10, 50, [entry(1, 4, 0), entry(2, 6, 0), entry(3, 0, 0)], [['1', 20000n, '4', '50'], ['2', 30000n, '6', '50']]],
		['a row of nothing: one line with the largest quantity', 10, 0, [entry(1, 4, 0), entry(2, 6, 0)], [['2', 0n, '10', '0']]],
		['a row of nothing over entries of value', 10, 0, [entry(1, 4, 100), entry(2, 6, 100)], [['2', 0n, '10', '0']]],
		['a row of nothing, equal quantities: the earlier', 10, 0, [entry(2, 5, 0), entry(1, 5, 0)], [['1', 0n, '10', '0']]],
		['credit: negative quantity', -10, 100, [entry(1, 4, 100), entry(2, 6, 100)], [['1', -40000n, '-4', '100'], ['2', -60000n, '-6', '100']]],
		['credit: entries negative too', -10, 100, [entry(1, -4, 100), entry(2, -6, 100)], [['1', -40000n, '-4', '100'], ['2', -60000n, '-6', '100']]],
		['discount: a negative price moves its sign to the quantity', 1, -50, [entry(1, 1, -30), entry(2, 1, -20)], [['1', -3000n, '-0.6', '50'], ['2', -2000n, '-0.4', '50']]],
		['discount of a single group', 2, -50, [entry(1, 2, -50)], [['1', -10000n, '-2', '50']]],
		['both negative is positive', -2, -50, [], [[undefined, 10000n, '2', '50']]],
		['parts of both signs', 1, 100, [entry(1, 1, 150), entry(2, 1, -50)], [['1', 15000n, '1.5', '100'], ['2', -5000n, '-0.5', '100']]],
		['quantity 0 of a part: one times its net', 1, 60, [entry(1, 1, 100), entry(1, -1, 90), entry(2, 1, 50)], [['1', 1000n, '1', '10'], ['2', 5000n, '1', '50']]],
	])('%s', (_, quantity, price, entries, parts) => expect(divide(quantity, price, entries)).toEqual({ parts, reasons: [] }));

	test.each<[string, Entry[], string]>([
		['quantities and values are zero', [entry(1, 0, 0), entry(2, 0, 0)], 'SPLIT_NO_BASIS'],
		['values cancel out', [entry(1, 1, 100), entry(2, -1, 100)], 'SPLIT_NO_BASIS'],
		['prices in two currencies', [entry(1, 1, 100), entry(2, 1, 100, { currency: 'SEK' })], 'ROW_CURRENCY_DIFFERS'],
	])('held: %s', (_, entries, reason) => expect(divide(1, 100, entries)).toEqual({ parts: undefined, reasons: [reason] }));

	test('parts always add up, whatever the order of entries, and a credit note mirrors its invoice', () => {
		const next = seededNumbers(42);
		for (let round = 0; round < 1000; round++) {
			const entries = Array.from({ length: next(1, 8) }, (_, index) => ({ ...entry(next(1, 4), next(0, 400) / 4, next(0, 3) === 0 ? 0 : next(1, 20000) / 100), guid: `guid-${index}` }));
			const [quantity, price] = [next(1, 500) / 4, next(1, 20000) / 100];
			const sum = (sign: 1 | -1, given: Entry[]) => {
				const found = new Findings();
				const row = { quantity: decimal(sign * quantity), price: decimal(price), net: toCents(decimal(sign * quantity).times(decimal(price))) };
				return { row, parts: divideRow(found, row, groupEntries(given, byProject, 'T100'), '', '') };
			};
			const { row, parts } = sum(1, entries);
			if (parts === undefined) continue;
			expect(sumCents(parts.map((part) => part.net))).toBe(row.net);
			expect(parts.every((part) => part.price.sign >= 0)).toBe(true);
			// A share too small for a quantity is shown as one times its net.
			const hasTinyShare = parts.some((part) => part.quantity.abs().equals(Decimal.one) && part.price.equals(fromCents(part.net).abs()));
			if (!hasTinyShare) expect(Decimal.sum(parts.map((part) => part.quantity)).toString()).toBe(row.quantity.toString());
			const shape = (all: typeof parts | undefined) => all?.map((part) => [part.items.project?.code, part.net, part.quantity.toString(), part.price.toString()]);
			expect(shape(sum(1, [...entries].reverse()).parts)).toEqual(shape(parts));
			expect(shape(sum(-1, entries).parts)).toEqual(parts.map((part) => [part.items.project?.code, -part.net, part.quantity.negated().toString(), part.price.toString()]));
		}
	});

	test('a part is never more than a cent from its exact share', () => {
		const { parts } = divide(7, 14.29, [entry(1, 1, 33.33), entry(2, 1, 33.33), entry(3, 1, 33.34)]);
		const exact = [33.33, 33.33, 33.34].map((share) => fromCents(10003n).times(decimal(share)).dividedBy(decimal(100), 6));
		(parts ?? []).forEach(([, net], index) => expect(fromCents(net as bigint).minus(exact[index] as Decimal).abs().compare(decimal(0.01))).toBe(-1));
	});
});

describe('grouping entries', () => {
	const items = (one: Entry | undefined): LineItems => ({ project: one?.project && item('project', String(one.project.number)), unit: one?.project?.unit && item('unit', one.project.unit.code ?? ''), user: one?.user && item('user', one.user.code ?? '') });
	const keys = (groups: RowGroup[]) => groups.map((group) => [group.items.project?.code, group.items.unit?.code, group.items.user?.code, group.code, group.entries.length]);
	const person = (code: string) => ({ user: { guid: code, code, firstName: '', lastName: '' } });

	test('by project, unit, user and product code; missing last, numbers as numbers', () => {
		const entries = [
			entry('A', 1, 1), entry(10, 1, 1, person('7')), entry(9, 1, 1, person('10')), entry(9, 2, 1, person('9')), entry(9, 3, 1, person('9')), entry(9, 1, 2), { ...entry(9, 4, 1), project: undefined },
		];
		const expected = [['9', undefined, '9', 'T', 2], ['9', undefined, '10', 'T', 1], ['9', undefined, undefined, 'T', 1], ['10', undefined, '7', 'T', 1], ['A', undefined, undefined, 'T', 1], [undefined, undefined, undefined, 'T', 1]];
		expect(keys(groupEntries(entries, items, 'T'))).toEqual(expected);
		expect(keys(groupEntries([...entries].reverse(), items, 'T'))).toEqual(expected);
	});

	test('by the code of each entry', () => {
		const [first, second, third] = [entry(1, 1, 1), entry(1, 2, 1), entry(1, 3, 1)];
		const codes = new Map([[first, 'B'], [second, 'A'], [third, 'B']]);
		expect(keys(groupEntries([first, second, third], items, codes))).toEqual([['1', undefined, undefined, 'A', 1], ['1', undefined, undefined, 'B', 2]]);
	});

	test('kinds that are off do not divide', () => expect(groupEntries([entry(1, 1, 1), entry(2, 1, 1)], () => ({}), 'T')).toHaveLength(1));
});

describe('a row that differs from its entries', () => {
	const note = (quantity: number, price: number, entries: Entry[]) => {
		const found = new Findings();
		noteDifference(found, { quantity: decimal(quantity), price: decimal(price) }, entries, 'Työt');
		return found.notes.map(({ code }) => code);
	};
	test.each<[string, number, number, Entry[], boolean]>([
		['equal', 10, 100, [entry(1, 4, 100), entry(2, 6, 100)], false],
		['equal but for the sign of credited entries', -10, 100, [entry(1, 4, 100), entry(2, 6, 100)], false],
		['another price', 10, 90, [entry(1, 10, 100)], true],
		['no entries', 10, 90, [], false],
		['an entry without a price says nothing', 10, 90, [entry(1, 10, undefined)], false],
	])('%s', (_, quantity, price, entries, noted) => expect(note(quantity, price, entries)).toEqual(noted ? ['ROW_DIFFERS_FROM_ENTRIES'] : []));
});
