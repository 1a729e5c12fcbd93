import type { Sighting } from '../../../src/domain/pollCursor';
import { fingerprint } from '../../../src/domain/transferKey';

interface Audited {
	guid: string;
	createdDateTime?: string | null;
	lastUpdatedDateTime?: string | null;
}

/**
 * A record of a Severa list. Severa's times are whole seconds (Severa API 7), so the content is part of the mark: a
 * second change within a second is seen too.
 */
export function sightingOf<T extends Audited>(record: T, now: number): Sighting<T> {
	const at = Date.parse(record.lastUpdatedDateTime ?? record.createdDateTime ?? '');
	return { id: record.guid, mark: fingerprint(record).slice(0, 16), at: Number.isNaN(at) ? now : at, record };
}

/** As Severa takes it; whole seconds (Severa API 6.4). */
export const changedSince = (from: number): string => `${new Date(Math.floor(from / 1000) * 1000).toISOString().slice(0, 19)}Z`;

export async function sightingsOf<T extends Audited>(list: AsyncIterable<T>, now: number): Promise<Array<Sighting<T>>> {
	const found: Array<Sighting<T>> = [];
	for await (const record of list) found.push(sightingOf(record, now));
	return found;
}
