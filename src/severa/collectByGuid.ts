/** Finds records by guid with as few calls as the case allows. */
import { RejectedError } from '../errors';
import { PAGE_SIZE } from './paging';
import { inParallel } from './parallel';

/** So few are read one by one: a page of the list would not be cheaper. */
const FEW = 2;

/**
 * Walks the list while that is cheaper than reading the missing records one by one, then reads the rest: for n guids at
 * most n/2 pages of the list and n single reads, typically one page. A list that is `filtered` for what is wanted is
 * walked to its end. Records that are gone (404) are left out.
 */
export async function collectByGuid<T extends { guid: string }>(guids: Iterable<string>, list: () => AsyncIterable<T>, get: (guid: string) => Promise<T>, { filtered = false } = {}): Promise<Map<string, T>> {
	const missing = new Set(guids);
	const found = new Map<string, T>();
	const mostRows = filtered ? Infinity : PAGE_SIZE * Math.max(1, Math.floor(missing.size / 2));
	const walks = filtered ? missing.size > 0 : missing.size > FEW;
	let rows = 0;
	if (walks)
		for await (const record of list()) {
			rows++;
			if (missing.delete(record.guid)) found.set(record.guid, record);
			if (missing.size === 0 || rows >= mostRows || (!filtered && rows % PAGE_SIZE === 0 && missing.size <= FEW)) break;
		}
	for (const record of await inParallel([...missing], (guid) => unlessGone(get(guid)))) if (record !== undefined) found.set(record.guid, record);
	return found;
}

/** Undefined when Severa has no such record (404). */
export async function unlessGone<T>(record: Promise<T>): Promise<T | undefined> {
	try {
		return await record;
	} catch (error) {
		if (error instanceof RejectedError && error.status === 404) return undefined;
		throw error;
	}
}
