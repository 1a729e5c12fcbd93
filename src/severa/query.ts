/** Query strings as Severa reads them (Severa API 6.4): arrays by repeated key, `+` of an offset as %2B. */
import { escapePart } from '../transport/escapePart';

export type QueryValue = string | number | boolean | undefined;
export type Query = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

/** "?a=1&b=x&b=y", or '' without any value. */
export function toQueryString(query: Query): string {
	const parts: string[] = [];
	for (const [name, value] of Object.entries(query)) for (const one of Array.isArray(value) ? (value as readonly QueryValue[]) : [value as QueryValue]) if (one !== undefined && one !== '') parts.push(`${escapePart(name)}=${escapePart(String(one))}`);
	return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** IIS refuses query strings above 2048 characters by default; this leaves room for the other parameters. */
const LONGEST_FILTER = 1700;

/** Splits the values of an any-of filter so that each request stays short enough. Order is kept, doubles fall away. */
export function filterChunks<T extends string | number>(name: string, values: readonly T[]): T[][] {
	const chunks: T[][] = [];
	let length = Infinity;
	for (const value of new Set(values)) {
		const size = name.length + escapePart(String(value)).length + 2;
		if (length + size > LONGEST_FILTER) {
			chunks.push([]);
			length = 0;
		}
		chunks.at(-1)?.push(value);
		length += size;
	}
	return chunks;
}
