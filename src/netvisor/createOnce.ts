/**
 * Creates a document exactly once although answers get lost, transaction ids are refused and programs are killed
 * (design section 6): look first, send with a derived id, and after anything unclear look again before sending again.
 * A new transaction id is used only after proof that nothing was stored under the old one (attempts.ts).
 */
import { CancelledError, OutcomeUnknownError, RejectedError } from '../errors';
import type { Attempts } from './attempts';
import { DUPLICATE_DATA, FailedInsideError, RequestNotUniqueError } from './replies';

/** What a look finds: the document itself, something that stands in its place, or nothing. */
export type Look<Found, Conflict> = { found: Found } | { conflict: Conflict } | undefined;

export interface CreateOnce<Found, Conflict> {
	/** The document as the user knows it, for messages. */
	record: string;
	attempts: Attempts;
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

/** It arrived, does not show, and may still be worked on: only time tells, a later run decides. */
export class NotSettledError extends OutcomeUnknownError {
	constructor(
		record: string,
		/** From then on a run sends it anew if it is still not there. */
		readonly minutes: number,
	) {
		super(`Netvisor has received ${record}, but does not show it. It may still be working on it, so it was not sent again. A run ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} from now or later finds it or sends it anew.`, { service: 'Netvisor', record });
	}
}

/** Sends of one document in one run, all attempts together. */
const MOST_SENDS = 6;
/** Pauses before the looks that follow a refused id: the first write may still be on its way into the books. */
const LOOK_DELAYS_MS = [0, 2_000, 5_000];
/** Pause before the look that follows a lost answer. */
const LOST_DELAY_MS = 1_000;

/**
 * @throws RejectedError when the service refuses the document; nothing was stored
 * @throws OutcomeUnknownError when it stays unknown: CannotLookError when the service cannot even be asked, NotSettledError when time will tell
 * @throws UnavailableError, AuthenticationError, CancelledError only when certainly nothing was stored
 */
export async function createOnce<Found, Conflict = never>(task: CreateOnce<Found, Conflict>): Promise<CreatedOnce<Found, Conflict>> {
	const before = task.firstLook === undefined ? await task.find() : task.firstLook.result;
	if (before !== undefined) return 'found' in before ? { outcome: 'alreadyThere', found: before.found } : { outcome: 'conflict', conflict: before.conflict };

	const { attempts, record } = task;
	/** A send of this run got no answer: it may be stored, or be stored later. */
	let isUnclear = false;
	for (let sends = 1; sends <= MOST_SENDS; sends++) {
		const attempt = attempts.next();
		try {
			const netvisorKey = await task.create(attempt);
			attempts.answered(attempt);
			return { outcome: 'created', netvisorKey };
		} catch (error) {
			if (error instanceof RequestNotUniqueError) {
				// This id arrived before, in this run or in another one.
				const look = await lookSeveralTimes(task, LOOK_DELAYS_MS);
				if (look !== undefined) return settled(attempts, attempt, look);
				const waitMs = attempts.msUntilProof(attempt);
				if (waitMs > 0) throw new NotSettledError(record, Math.ceil(waitMs / 60_000));
				attempts.answered(attempt);
				isUnclear = false;
			} else if (error instanceof FailedInsideError) {
				// It is done with the call, whatever came of it.
				const look = await lookSeveralTimes(task, [LOST_DELAY_MS]);
				if (look !== undefined) return settled(attempts, attempt, look);
				if (!isUnclear) attempts.answered(attempt);
			} else if (error instanceof OutcomeUnknownError) {
				isUnclear = true;
				attempts.unclear();
				const look = await lookSeveralTimes(task, [LOST_DELAY_MS]);
				if (look !== undefined) return settled(attempts, attempt, look);
			} else if (error instanceof RejectedError) {
				if (!isUnclear) attempts.answered(attempt);
				// Refused because it is there already, or refused on the repeat of a send that may have been stored.
				if (!isUnclear && error.serviceCode !== DUPLICATE_DATA) throw error;
				const look = await lookSeveralTimes(task, [0]);
				if (look !== undefined) return isUnclear || 'conflict' in look ? settled(attempts, attempt, look) : { outcome: 'alreadyThere', found: look.found };
				if (!isUnclear) throw error;
				throw new OutcomeUnknownError(`The answer to ${record} was lost, and its repeat was refused (${error.message}). The first may still arrive; the next run decides.`, { service: 'Netvisor', record, cause: error });
			} else if (isUnclear) {
				throw new CannotLookError(`The answer to ${record} was lost and Netvisor cannot be reached: it may or may not have been stored.`, { service: 'Netvisor', record, cause: error });
			} else throw error;
		}
	}
	throw new OutcomeUnknownError(`After ${MOST_SENDS} tries it is not known whether ${record} was stored.`, { service: 'Netvisor', record });
}

function settled<Found, Conflict>(attempts: Attempts, attempt: number, look: { found: Found } | { conflict: Conflict }): CreatedOnce<Found, Conflict> {
	if ('conflict' in look) return { outcome: 'conflict', conflict: look.conflict };
	attempts.answered(attempt);
	return { outcome: 'created', found: look.found };
}

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
