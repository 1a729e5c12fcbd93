import { compareKeys, inOrder, type SortKey } from '../../src/domain/order';

it('puts numbers first by value, texts by code units, missing last', () => {
	const keys: SortKey[] = ['b', null, '10', 'ä', 9, '', 'B', '0042', undefined, '100000000000000000001', '100000000000000000000', -1.5];
	expect([...keys].sort(compareKeys)).toEqual([-1.5, 9, '10', '100000000000000000000', '100000000000000000001', '0042', 'B', 'b', 'ä', null, '', undefined]);
});

it.each([
	['a number and its text', 42, '42'],
	['null and an empty text', null, ''],
])('%s are equal', (_, a, b) => {
	expect(compareKeys(a, b)).toBe(0);
	expect(compareKeys(b, a)).toBe(0);
});

it('does not take 0042 for 42', () => {
	expect(compareKeys('0042', '42')).toBeGreaterThan(0);
});

it('is the same whatever the order of arrival', () => {
	const rows = [{ project: 9, user: 'b' }, { project: 10, user: 'a' }, { project: 9, user: null }, { project: null, user: 'a' }, { project: 9, user: 'a' }];
	const expected = [{ project: 9, user: 'a' }, { project: 9, user: 'b' }, { project: 9, user: null }, { project: 10, user: 'a' }, { project: null, user: 'a' }];
	const keys = [(row: (typeof rows)[number]) => row.project, (row: (typeof rows)[number]) => row.user];
	for (let turn = 0; turn < rows.length; turn++) {
		rows.push(rows.shift() as (typeof rows)[number]);
		expect(inOrder(rows, ...keys)).toEqual(expected);
	}
});

it('leaves the given list as it is', () => {
	const rows = [2, 1];
	inOrder(rows, (row) => row);
	expect(rows).toEqual([2, 1]);
});
