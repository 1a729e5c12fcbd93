/**
 * What another run may still be creating in Severa: fees, customers, products (rulebook L-2;
 * docs/decisions/0006-unclear-writes.md). Severa knows no transaction id, so each run writes down the keys of its records
 * before it creates them, and afterwards which of them got no answer. Where nothing was written down afterwards the run is
 * under way or was killed. What a row names is created only after a look that was made a quiet time later and found nothing.
 */
import { QUIET_AFTER_MS } from './travelDelivery';

/** Transfer keys of one run. */
export interface UnfinishedSend {
	/** ISO 8601: when it was written down. */
	at: string;
	/** About to be created. */
	sending: readonly string[];
	/** Created without an answer. */
	unclear: readonly string[];
}

/**
 * Pure; O(keys).
 * @param lookedAt milliseconds of the clock before the look that found nothing
 * @returns minutes until a look would prove that the record was not stored; 0 when this look does
 */
export function minutesUnfinished(sends: readonly UnfinishedSend[], transferKey: string, lookedAt: number): number {
	const until = Math.max(0, ...sends.flatMap(({ at, sending, unclear }) => [
		...(sending.includes(transferKey) ? [Date.parse(at) + QUIET_AFTER_MS.sending] : []),
		...(unclear.includes(transferKey) ? [Date.parse(at) + QUIET_AFTER_MS.unclear] : []),
	]));
	return Math.max(0, Math.ceil((until - lookedAt) / 60_000));
}
