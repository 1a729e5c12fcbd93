import { ContractError } from '../../src/errors';
import { filterChunks, toQueryString } from '../../src/severa/query';
import type { Answer, Asked } from '../support/answerServer';
import { customer, failureOf, startSeveraServer, type SeveraServer } from './severaServer';

let server: SeveraServer;
beforeEach(async () => void (server = await startSeveraServer()));
afterEach(() => server.close());

const all = async <T>(list: AsyncIterable<T>) => {
	const rows: T[] = [];
	for await (const row of list) rows.push(row);
	return rows;
};

/** A token list over n customers with pages of `size`, whatever was asked. */
const tokenList = (n: number, size: number) => ({ query }: Asked): Answer => {
	const first = Number(query.get('pageToken') ?? 0);
	const rows = Array.from({ length: Math.max(0, Math.min(size, n - first)) }, (_, i) => customer(first + i + 1));
	return { headers: first + size < n ? { NextPageToken: String(first + size) } : {}, body: rows };
};

/** An offset list over n cost centers; the server gives at most `cut` rows a page. */
const offsetList = (n: number, cut: number) => ({ query }: Asked): Answer => {
	const first = Number(query.get('firstRow'));
	const size = Math.min(cut, Number(query.get('rowCount')));
	return { body: Array.from({ length: Math.max(0, Math.min(size, n - first)) }, (_, i) => ({ guid: `c${first + i}`, name: `C${first + i}`, identifier: String(first + i), isActive: true, isDefault: false })) };
};

test.each([
	[0, 100, 1],
	[99, 100, 1],
	[100, 100, 1],
	[101, 100, 2],
	[250, 20, 13],
])('a token list of %d rows in pages of %d takes %d calls and gives every row once', async (n, size, calls) => {
	server.api(tokenList(n, size));
	const rows = await all(server.client().customers.list());
	expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: n }, (_, i) => i + 1));
	expect(server.calls()).toHaveLength(calls);
});

test('the other parameters are repeated with every token', async () => {
	server.api(tokenList(45, 20));
	await all(server.client().customers.list({ isActive: true, changedSince: '2026-03-30T00:00:00+03:00' }));
	for (const { query } of server.calls()) expect([query.get('isActive'), query.get('changedSince'), query.get('rowCount')]).toEqual(['true', '2026-03-30T00:00:00+03:00', '100']);
	expect(server.calls().map(({ query }) => query.get('pageToken'))).toEqual([null, '20', '40']);
});

test('an empty page with a token is not the end', async () => {
	server.api(({ query }) => (query.get('pageToken') === null ? { headers: { NextPageToken: 'more' }, body: [] } : { body: [customer(1)] }));
	expect(await all(server.client().customers.list())).toHaveLength(1);
});

test('pages beyond the wanted rows are never fetched', async () => {
	server.api(tokenList(500, 100));
	const rows = [];
	for await (const row of server.client().customers.list()) {
		rows.push(row);
		if (rows.length === 100) break;
	}
	expect(server.calls()).toHaveLength(1);
});

test('a token that never ends is an error, not an endless run', async () => {
	server.api(() => ({ headers: { NextPageToken: 'same' }, body: [customer(1)] }));
	expect(await failureOf(all(server.client().customers.list()))).toBeInstanceOf(ContractError);
	expect(server.calls()).toHaveLength(2);
});

test.each([
	[0, 100],
	[20, 100],
	[100, 100],
	[250, 100],
	[250, 20],
	[60, 20],
	[19, 20],
	[70, 30],
])('an offset list of %d rows is complete although the server gives at most %d a page', async (n, cut) => {
	server.api(offsetList(n, cut));
	const rows = await all(server.client().registers.list('costCenters'));
	expect(rows.map(({ identifier }) => identifier)).toEqual(Array.from({ length: n }, (_, i) => String(i)));
});

test('offsets follow the rows that really came', async () => {
	server.api(offsetList(45, 20));
	await all(server.client().registers.list('costCenters'));
	expect(server.calls().map(({ query }) => query.get('firstRow'))).toEqual(['0', '20', '40']);
});

test.each([[0, 1], [19, 1], [20, 2], [99, 2], [100, 2], [150, 2]])('an offset list of %d rows takes %d calls: less than the smallest page is the end', async (n, calls) => {
	server.api(offsetList(n, 100));
	await all(server.client().registers.list('costCenters'));
	expect(server.calls()).toHaveLength(calls);
});

test('a server that ignores the offset is found out', async () => {
	server.api(() => ({ body: Array.from({ length: 20 }, (_, i) => ({ guid: `c${i}`, name: 'C', identifier: '1', isActive: true, isDefault: false })) }));
	expect(await failureOf(all(server.client().registers.list('costCenters')))).toBeInstanceOf(ContractError);
});

test('a list that is not paged is asked for once, without paging parameters', async () => {
	server.api(() => ({ body: [{ guid: 'v', percentage: 25.5, isActive: true, isDefault: true }] }));
	await all(server.client().registers.list('vatRates', { active: true }));
	expect(server.calls().map(({ path, query }) => `${path}?${query}`)).toEqual(['/rest-api/v1/vatrates?active=true']);
});

test('many numbers are asked for in several calls that stay short', async () => {
	const numbers = Array.from({ length: 300 }, (_, i) => String(10_000 + i));
	server.api(({ query }) => ({ body: query.getAll('numbers').map((number) => customer(Number(number))) }));
	const rows = await all(server.client().customers.list({ numbers }));
	expect(rows.map(({ number }) => String(number))).toEqual(numbers);
	expect(server.calls()).toHaveLength(3);
});

test('an empty list of numbers finds nothing, instead of everything', async () => {
	server.api(() => ({ body: [customer(1)] }));
	expect(await all(server.client().customers.list({ numbers: [] }))).toEqual([]);
	expect(server.calls()).toHaveLength(0);
});

test('query strings: repeated keys, escaped plus, nothing for what is not given', () => {
	expect(toQueryString({ a: ['x', 'y'], since: '2026-03-30T00:00:00+03:00', none: undefined, empty: '', flag: false, n: 0 })).toBe('?a=x&a=y&since=2026-03-30T00%3A00%3A00%2B03%3A00&flag=false&n=0');
	expect(toQueryString({})).toBe('');
});

test('filter chunks keep the order and drop doubles', () => {
	expect(filterChunks('numbers', ['2', '1', '2'])).toEqual([['2', '1']]);
	expect(filterChunks('numbers', [])).toEqual([]);
});
