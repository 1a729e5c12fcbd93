/**
 * Severa knows no transaction id: a creation whose answer was lost may still be stored while the next look finds nothing.
 * So it is not sent again before a look that was made after a quiet time (docs/decisions/0006-unclear-writes.md). Kept in
 * memory for each client id: a restart, and another process, know nothing of it.
 */
import { OutcomeUnknownError } from '../errors';
import { orLook } from './lostReply';

/** A choice: Severa's documents tell no time limit. Five times what a client waits for an answer. */
export const QUIET_MS = 10 * 60_000;

/** An earlier creation may still be on its way. */
export class NotQuietError extends OutcomeUnknownError {
	constructor(
		record: string,
		/** From then on a run finds it, or creates it. */
		readonly minutes: number,
	) {
		super(`What became of an earlier creation of ${record} is not known, and Severa does not show it. It may still be storing it, so it was not created again. A run ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} from now or later finds it or creates it.`, { service: 'Severa', record });
	}
}

export interface CreateUnlessUnclear<T> {
	/** Names the record for ever: its transfer key, or kind and code. */
	key: string;
	/** The record as the user knows it. */
	record: string;
	/** Milliseconds of the clock before the look that found nothing. */
	lookedAt: number;
	/** Minutes that the creation of another process may still need (src/domain/unfinishedSends.ts); 0 when there is none. */
	elsewhere?: number;
	write(): Promise<T>;
	/** What became of a write whose answer was lost; undefined when it cannot be seen. */
	look(): Promise<T | undefined>;
}

export type UnclearWrites = ReturnType<typeof unclearWritesOf>;

const companies = new Map<string, Map<string, number>>();

/** @param company names address and client id */
export function unclearWritesOf(company: string, now: () => number = () => Date.now()) {
	let since = companies.get(company);
	if (since === undefined) companies.set(company, (since = new Map()));
	const unclear = since;

	/** 0 when a look of that moment proves that nothing was stored, otherwise the minutes until one would. */
	function minutesLeft(key: string, lookedAt: number): number {
		const lost = unclear.get(key);
		if (lost === undefined || lookedAt >= lost + QUIET_MS) return 0;
		return Math.max(1, Math.ceil((lost + QUIET_MS - now()) / 60_000));
	}

	function remember(key: string): void {
		for (const [other, lost] of unclear) if (lost + QUIET_MS <= now()) unclear.delete(other);
		unclear.set(key, now());
	}

	return {
		minutesLeft,

		/** @throws NotQuietError when an earlier one may still be stored; nothing was sent then */
		async create<T>({ key, record, lookedAt, elsewhere = 0, write, look }: CreateUnlessUnclear<T>): Promise<T> {
			const minutes = Math.max(elsewhere, minutesLeft(key, lookedAt));
			if (minutes > 0) throw new NotQuietError(record, minutes);
			// Remembered before the look, which may fail too.
			const created = await orLook(() => write().catch((error: unknown) => {
				if (error instanceof OutcomeUnknownError) remember(key);
				throw error;
			}), look);
			unclear.delete(key);
			return created;
		},
	};
}
