/** Which elements of a document differ from what the other system holds, so that an edit carries only these (C-14). */
import { Decimal } from './decimal';

/** True when the value is there already. `type` is the element's attribute, '' where it has none. */
export type Comparison<Record> = (wanted: string, there: Record, type: string) => boolean;

export const isTextEqual = (wanted: string, there: string): boolean => wanted === there;

/** As numbers: 95.00 is 95,000000. An empty text is only equal to an empty text. */
export function isDecimalEqual(wanted: string, there: string): boolean {
	if (wanted === '' || there === '') return wanted === there;
	return Decimal.from(wanted).equals(Decimal.from(there));
}

interface Difference {
	/** Only the groups and elements that differ. */
	differing: { [group: string]: unknown };
	/** Names of the elements, for the report. */
	changed: string[];
}

/**
 * @param there the record as read: flat, with the request's names
 * @param comparisons for elements that are not compared letter by letter under their own name
 * @param isLeftAlone elements that must not go even where they differ
 */
export function differingElements<Record extends object>(document: object, there: Record, comparisons: Readonly<{ [field: string]: Comparison<Record> }>, isLeftAlone: (field: string, value: string) => boolean): Difference {
	const differing: Difference['differing'] = {};
	const changed: string[] = [];
	for (const [group, elements] of Object.entries(document)) {
		const different = Object.entries((elements ?? {}) as object).filter(([field, element]) => {
			const value = valueOf(element);
			if (value === undefined || isLeftAlone(field, value.text)) return false;
			const compare = comparisons[field];
			if (compare !== undefined) return !compare(value.text, there, value.type);
			// What an answer does not show cannot be compared; it goes, since leaving it out would lose it.
			const own = (there as { [field: string]: unknown })[field];
			return typeof own === 'string' ? !isTextEqual(value.text, own) : true;
		});
		if (different.length === 0) continue;
		differing[group] = Object.fromEntries(different);
		changed.push(...different.map(([field]) => field));
	}
	return { differing, changed };
}

/** The text of an element; undefined for one that is left out and for lists, which their document compares itself. */
function valueOf(element: unknown): { text: string; type: string } | undefined {
	if (typeof element === 'string') return { text: element, type: '' };
	if (typeof element !== 'object' || element === null || Array.isArray(element)) return undefined;
	const { value, type = '' } = element as { value?: unknown; type?: unknown };
	return typeof value === 'string' ? { text: value, type: String(type) } : { text: JSON.stringify(element), type: '' };
}
