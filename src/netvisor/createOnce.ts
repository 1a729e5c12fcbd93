/**
 * Creates a document exactly once although answers get lost, transaction ids are refused and programs are killed
 * (design section 6): look first, send with a derived id, and after anything unclear look again before sending again.
 * The same transaction id is used until the service has answered it and a look found nothing.
 */
import { CancelledError, OutcomeUnknownError, RejectedError } from '../errors';
import { DUPLICATE_DATA, RequestNotUniqueError } from './replies';

/** What a look finds: the document itself, something that stands in its place, or nothing. */
export type Look<Found, Conflict> = { found: Found } | { conflict: Conflict } | undefined;

export interface CreateOnce<Found, Conflict> {
	/** The document as the user knows it, for messages. */
	record: string;
	/** Looks the document up in Netvisor. */
	find(): Promise<Look<Found, Conflict>>;
	/** Result of a look that was made just now, so that it need not be made twice. */
	firstLook?: { result: Look<Found, Conflict> };
	/** Sends it with the transaction id of this attempt. @returns the new record's key, '' where none is given */
	create(attempt: number): Promise<string>;
	sleep(ms: number): Promise<void>;
}

export type CreatedOnce<Found, Conflict> =
	| { outcome: 'created'; netvisorKey: string }
	/** Created by this call, although its answer was lost; the look found it. */
	| { outcome: 'created'; found: Found }
	| { outcome: 'alreadyThere'; found: Found }
	| { outcome: 'conflict'; conflict: Conflict };

/** The outcome is unknown and cannot be looked up either: the service is gone, nothing further should be tried. */
export class CannotLookError extends OutcomeUnknownError {}

/** Sends of one document in one run, all attempts together. */
const MOST_SENDS = 6;
/** Pauses before the looks that follow a refused id: the first write may still be on its way into the books. */
const LOOK_DELAYS_MS = [0, 2_000, 5_000];
/** Pause before the look that follows a lost answer. */
const LOST_DELAY_MS = 1_000;

/**
 * @throws RejectedError when the service refuses the document; nothing was stored
 * @throws OutcomeUnknownError when it stays unknown; CannotLookError when the service cannot even be asked
 * @throws UnavailableError, AuthenticationError, CancelledError only when certainly nothing was stored
 */
export async function createOnce<Found, Conflict = never>(task: CreateOnce<Found, Conflict>): Promise<CreatedOnce<Found, Conflict>> {
	const before = task.firstLook === undefined ? await task.find() : task.firstLook.result;
	if (before !== undefined) return 'found' in before ? { outcome: 'alreadyThere', found: before.found } : { outcome: 'conflict', conflict: before.conflict };

	let attempt = 1;
	/** An earlier send of this run may have been stored without an answer. */
	let isUnclear = false;
	for (let sends = 1; sends <= MOST_SENDS; sends++) {
		try {
			return { outcome: 'created', netvisorKey: await task.create(attempt) };
		} catch (error) {
			if (error instanceof RequestNotUniqueError) {
				// This id arrived before, in this run or in one that was killed.
				const look = await lookSeveralTimes(task, LOOK_DELAYS_MS);
				if (look !== undefined) return resolved(look);
				attempt += 1;
				isUnclear = false;
			} else if (error instanceof OutcomeUnknownError) {
				isUnclear = true;
				const look = await lookSeveralTimes(task, [LOST_DELAY_MS]);
				if (look !== undefined) return resolved(look);
			} else if (error instanceof RejectedError) {
				// Refused because it is there already, or refused on the repeat of a send that may have been stored.
				if (!isUnclear && error.serviceCode !== DUPLICATE_DATA) throw error;
				const look = await lookSeveralTimes(task, [0]);
				if (look === undefined) throw error;
				return isUnclear || 'conflict' in look ? resolved(look) : { outcome: 'alreadyThere', found: look.found };
			} else if (isUnclear) {
				throw new CannotLookError(`The answer to ${task.record} was lost and Netvisor cannot be reached: it may or may not have been stored.`, { service: 'Netvisor', record: task.record, cause: error });
			} else throw error;
		}
	}
	throw new OutcomeUnknownError(`After ${MOST_SENDS} tries it is not known whether ${task.record} was stored.`, { service: 'Netvisor', record: task.record });
}

const resolved = <Found, Conflict>(look: { found: Found } | { conflict: Conflict }): CreatedOnce<Found, Conflict> => ('found' in look ? { outcome: 'created', found: look.found } : { outcome: 'conflict', conflict: look.conflict });

async function lookSeveralTimes<Found, Conflict>(task: CreateOnce<Found, Conflict>, delaysMs: readonly number[]): Promise<Look<Found, Conflict>> {
	try {
		for (const delayMs of delaysMs) {
			if (delayMs > 0) await task.sleep(delayMs);
			const look = await task.find();
			if (look !== undefined) return look;
		}
		return undefined;
	} catch (cause) {
		const why = cause instanceof CancelledError ? 'the execution was cancelled before it could be looked up' : 'it cannot be looked up';
		throw new CannotLookError(`It is not known whether ${task.record} was stored: its answer was lost and ${why}.`, { service: 'Netvisor', record: task.record, cause });
	}
}
