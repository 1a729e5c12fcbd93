/**
 * The order of documents, rows and parts (mapping 1.11): the same input always gives the same bytes and transaction ids,
 * whatever the order in which replies arrived.
 */

/** '' counts as missing: Severa writes both null and '' for "no code" (Severa API 7). */
export type SortKey = string | number | null | undefined;

const PLAIN_NUMBER = /^(0|[1-9]\d*)$/;

/** 0 numbers, 1 other texts, 2 missing. A text such as "0042" is no number: codes are texts, and 0042 is not 42. */
function kindOf(key: SortKey): 0 | 1 | 2 {
	if (key === null || key === undefined || key === '') return 2;
	return typeof key === 'number' || PLAIN_NUMBER.test(key) ? 0 : 1;
}

/** By UTF-16 code units, independent of any locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Numbers first, by value, also where they come as texts (`9` before `"10"`); then texts by code units; missing last. */
export function compareKeys(a: SortKey, b: SortKey): number {
	const kinds = kindOf(a) - kindOf(b);
	if (kinds !== 0 || kindOf(a) === 2) return kinds;
	const [first, second] = [String(a), String(b)];
	if (kindOf(a) === 1) return compareText(first, second);
	// Texts may hold more digits than a JSON number: there the longer one is the larger.
	if (PLAIN_NUMBER.test(first) && PLAIN_NUMBER.test(second)) return first.length - second.length || compareText(first, second);
	return Number(first) - Number(second);
}

/** A sorted copy: by the first key, ties by the next one, and so on; equal in all keys stay as they came. */
export function inOrder<T>(items: readonly T[], ...keys: ReadonlyArray<(item: T) => SortKey>): T[] {
	return [...items].sort((a, b) => {
		for (const key of keys) {
			const compared = compareKeys(key(a), key(b));
			if (compared !== 0) return compared;
		}
		return 0;
	});
}
