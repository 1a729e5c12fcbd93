/**
 * Severa's two paging styles as async iterables (Severa API 6): a page is fetched only when its first row is wanted.
 * Both are right whatever page size the server really uses.
 */
import { ContractError } from '../errors';

/** Documented maximum (Severa API 6.3). */
export const PAGE_SIZE = 100;

export interface TokenPage<T> {
	rows: T[];
	/** Response header NextPageToken; absent on the last page. */
	nextPageToken: string | undefined;
}

/** Token lists: the token alone decides whether there is more; a short or even empty page does not. */
export async function* tokenPages<T>(fetchPage: (pageToken: string | undefined) => Promise<TokenPage<T>>, request: string): AsyncGenerator<T, void, undefined> {
	for await (const { rows } of wholePages(fetchPage, request)) yield* rows;
}

/** The same page by page, for a caller that counts them. */
export async function* wholePages<T>(fetchPage: (pageToken: string | undefined) => Promise<TokenPage<T>>, request: string): AsyncGenerator<TokenPage<T>, void, undefined> {
	const seen = new Set<string>();
	let pageToken: string | undefined;
	do {
		const page = await fetchPage(pageToken);
		yield page;
		pageToken = page.nextPageToken;
		if (pageToken === undefined) return;
		if (seen.has(pageToken)) throw new ContractError(`Severa gives the same page of ${request} again and again.`, { service: 'Severa', request });
		seen.add(pageToken);
	} while (pageToken !== undefined);
}

/** Rows of a page when none are asked for: the smallest page that any server gives (Severa API 6.3). */
const SMALLEST_PAGE = 20;

/**
 * Offset lists: the next page begins after the rows that really came. A page that is shorter than the one before it is
 * the last; a first page that is shorter than asked may have been cut by the server, so one more is asked for, unless it
 * is shorter than any cut.
 */
export async function* offsetPages<T extends { guid: string }>(fetchPage: (firstRow: number) => Promise<T[]>, request: string): AsyncGenerator<T, void, undefined> {
	let firstRow = 0;
	let pageSize = 0;
	let firstGuid: string | undefined;
	for (;;) {
		const rows = await fetchPage(firstRow);
		if (rows.length > 0 && rows[0]?.guid === firstGuid) throw new ContractError(`Severa gives the same page of ${request} again and again.`, { service: 'Severa', request });
		yield* rows;
		if (rows.length < Math.max(pageSize, SMALLEST_PAGE)) return;
		firstGuid = rows[0]?.guid;
		pageSize = rows.length;
		firstRow += rows.length;
	}
}

/** All of a list whose pages are wanted to the end. */
export async function gather<T>(list: AsyncIterable<T>): Promise<T[]> {
	const all: T[] = [];
	for await (const one of list) all.push(one);
	return all;
}
