/**
 * Sends a document that Netvisor keeps no readable copy of (design section 6, rule 3). createOnce.ts looks after anything
 * unclear; here nobody can look, so the transaction id alone decides, and what it cannot decide is told as a doubt.
 *
 * - OK: stored. An OK to the repeat of a lost send is proof that the first one never arrived, since the id was unknown.
 * - FAILED to a clear send: not stored. FAILED to the repeat of a lost one says nothing about the first, because it is not
 *   known whether the service looks at the id or at the content first.
 * - REQUEST_NOT_UNIQUE: the id arrived before. It is not known whether a refused message uses up its id (Netvisor API 10),
 *   so this is no proof that something is stored either.
 * - No answer: sent again with the same id, a few times, within seconds.
 */
import { AuthenticationError, OutcomeUnknownError, RejectedError, UnavailableError, type IntegrationError } from '../errors';
import { DUPLICATE_DATA, RequestNotUniqueError } from './replies';

export interface SendOnce {
	/** Sends it, always with the same transaction id. @returns the new record's key, '' where none is given */
	send(): Promise<string>;
	/** An earlier run may have stored it under this id. */
	isUnclear: boolean;
	sleep(ms: number): Promise<void>;
}

export type SentOnce =
	| { delivery: 'created'; netvisorKey: string }
	/** Certainly nothing is stored. */
	| { delivery: 'refused'; error: IntegrationError }
	/** May be stored; the id may be tried again. */
	| { delivery: 'unclear'; error: IntegrationError }
	/** May be stored; the id is used up. */
	| { delivery: 'arrived'; error: IntegrationError };

/** Pauses before the repeats of a send whose answer was lost: the first one may still be on its way. */
const REPEAT_DELAYS_MS = [1_000, 3_000, 8_000];

/** @throws UnavailableError, AuthenticationError, InputError only when certainly nothing was sent; CancelledError always */
export async function sendOnce({ send, isUnclear, sleep }: SendOnce): Promise<SentOnce> {
	let mayBeStored = isUnclear;
	for (let repeats = 0; ; repeats++) {
		try {
			return { delivery: 'created', netvisorKey: await send() };
		} catch (error) {
			if (error instanceof RequestNotUniqueError) return { delivery: 'arrived', error };
			if (error instanceof RejectedError) {
				// The same data is there: whether it is this claim or another cannot be looked up.
				if (error.serviceCode === DUPLICATE_DATA) return { delivery: 'arrived', error };
				return { delivery: mayBeStored ? 'unclear' : 'refused', error };
			}
			if (error instanceof OutcomeUnknownError) {
				mayBeStored = true;
				const delay = REPEAT_DELAYS_MS[repeats];
				if (delay === undefined) return { delivery: 'unclear', error };
				await sleep(delay);
				continue;
			}
			// A FAILED answer too: it may be about this one person, whose Travel service is off (Netvisor API 6), or about the
			// whole resource. It does not stop the other documents.
			if (error instanceof AuthenticationError && error.serviceCode === 'SERVICE_ACCESS_ERROR' && !mayBeStored) return { delivery: 'refused', error };
			// This call stored nothing; an earlier one may have.
			if (mayBeStored && (error instanceof UnavailableError || error instanceof AuthenticationError)) return { delivery: 'unclear', error };
			throw error;
		}
	}
}
