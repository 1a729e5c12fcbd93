/** Small words the seed is written in. Everything follows from names and numbers, so that two starts are alike to the letter. */
import { guidOf, type Row } from '../store';
import { at } from '../time';

/** The day the demo company stands on. */
export const TODAY = '2026-10-30';

export type Reference = { guid: string };

export const id = (kind: string, key: string | number) => guidOf('seed', kind, key);
export const ref = (kind: string, key: string | number): Reference => ({ guid: id(kind, key) });
export const eur = (amount: number | null) => ({ amount, currencyCode: 'EUR', multiCurrencyInfo: null });

const times = new Map<string, string>();
/** The same few times come up thousands of times. */
function timeOf(date: string, time: string): string {
	const key = `${date}T${time}`;
	const known = times.get(key) ?? at(date, time);
	times.set(key, known);
	return known;
}

/** Who made a record and when; `changed` is the day of its last change. */
export function audit(created = '2025-11-03', changed: string | null = null): Record<string, unknown> {
	return {
		createdDateTime: timeOf(created, '09:15:00'), createdBy: ref('user', '101'),
		lastUpdatedDateTime: changed === null ? null : timeOf(changed, '14:05:09'), lastUpdatedBy: changed === null ? null : ref('user', '101'),
	};
}

export const record = (kind: string, key: string | number, fields: Record<string, unknown>): Row => ({ guid: id(kind, key), ...fields });
