/** Both paging styles (severa-rest-api.md section 6): a token in the header, or the number of the first row. */
import { createHash } from 'node:crypto';
import type { Operation } from './description/description';
import { invalid } from './errors';
import type { SeveraOptions } from './options';
import type { Query } from './query';
import type { Row } from './store';

/** Lists whose default is all rows (6.3). */
const ALL_BY_DEFAULT = ['GET /v1/productcategories', 'GET /v1/overtimes', 'GET /v1/travelexpensetypes', 'GET /v1/projects/{projectGuid}/travelexpensetypes'];
const DEFAULT_ROWS = 20;
const MOST_ROWS = 1000;

export interface Page { rows: Row[]; nextPageToken?: string }

/** One page of the sorted, filtered rows; lists without paging parameters come whole. `url` is the path and query the token is bound to. */
export function page(rows: Row[], operation: Operation, query: Query, raw: URLSearchParams, path: string, options: SeveraOptions): Page {
	const byToken = 'pageToken' in operation.query;
	if (!byToken && !('firstRow' in operation.query)) return { rows };
	const asked = query.number('rowCount');
	if (asked !== undefined && asked < 1) throw invalid('rowCount must be at least 1', 'rowCount', 'UriParameter');
	const size = asked === undefined ? (ALL_BY_DEFAULT.includes(operation.key) ? Infinity : DEFAULT_ROWS) : Math.min(asked, options.maxRows100 ? 100 : MOST_ROWS);
	if (!byToken) {
		const first = query.number('firstRow') ?? 0;
		if (first < 0) throw invalid('firstRow must not be negative', 'firstRow', 'UriParameter');
		return { rows: rows.slice(first, first + size) };
	}
	const bound = boundTo(raw, path);
	const token = query.text('pageToken');
	const first = token === undefined ? 0 : position(token, bound, rows);
	const given = rows.slice(first, first + size);
	if (first + size >= rows.length) return { rows: given };
	const memory = options.pageTokens === 'lastRow' ? { after: given[given.length - 1]?.guid } : { first: first + size };
	return { rows: given, nextPageToken: Buffer.from(JSON.stringify({ ...memory, bound })).toString('base64url') };
}

function boundTo(raw: URLSearchParams, path: string): string {
	const others = [...raw].filter(([name]) => name !== 'pageToken' && name !== 'rowCount').map(([name, value]) => `${name}=${value}`).sort();
	return createHash('sha256').update([path, ...others].join('&')).digest('hex').slice(0, 12);
}

function position(token: string, bound: string, rows: Row[]): number {
	let memory: { first?: number; after?: string; bound?: string };
	try {
		memory = JSON.parse(Buffer.from(token, 'base64url').toString()) as typeof memory;
	} catch {
		throw invalid('The page token is not valid', 'pageToken', 'UriParameter');
	}
	if (memory.bound !== bound) throw invalid('The page token belongs to another query', 'pageToken', 'UriParameter');
	if (memory.after === undefined) return memory.first ?? 0;
	// The row may have left the list since; then the list goes on where it would have been is not knowable, so it starts anew.
	return rows.findIndex(({ guid }) => guid === memory.after) + 1;
}

/** `sortings[0].key=Name&sortings[0].value=Desc`, brackets or dots, as many as there are (6.3). */
export function sorted(rows: Row[], raw: URLSearchParams): Row[] {
	const keys = new Map<string, { key?: string; value?: string }>();
	for (const [name, value] of raw) {
		const found = /^sortings\[(\d+)\](?:\.|\[)(key|value)\]?$/i.exec(name);
		if (found === null) continue;
		const entry = keys.get(found[1] as string) ?? {};
		entry[(found[2] as string).toLowerCase() as 'key' | 'value'] = value;
		keys.set(found[1] as string, entry);
	}
	const order = [...keys].sort(([a], [b]) => Number(a) - Number(b)).map(([, entry]) => entry);
	if (order.length === 0) return rows;
	return [...rows].sort((a, b) => order.reduce((result, { key = '', value = 'Asc' }) => result || compare(top(a, key), top(b, key), value), 0));
}

function top(row: Row, key: string): unknown {
	const name = Object.keys(row).find((each) => each.toLowerCase() === key.toLowerCase());
	return name === undefined ? null : row[name];
}

function compare(a: unknown, b: unknown, direction: string): number {
	const up = direction.toLowerCase().startsWith('desc') ? -1 : 1;
	const aEmpty = a === null || a === undefined;
	const bEmpty = b === null || b === undefined;
	if (aEmpty || bEmpty) return aEmpty === bEmpty ? 0 : (aEmpty ? 1 : -1) * (/nullsfirst$/i.test(direction) || (!/nullslast$/i.test(direction) && up === 1) ? -1 : 1);
	if (typeof a === 'number' && typeof b === 'number') return up * (a - b);
	return up * String(a).localeCompare(String(b), 'fi');
}
