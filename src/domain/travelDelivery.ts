/**
 * What may be done with a claim, judged by what earlier runs wrote down (design of the delivery promise; rulebook L-2).
 *
 * Netvisor keeps no copy of a claim that could be read, so nobody can look. Three things stand in for the look:
 *
 * 1. The transaction id. All sends of one attempt share it, whatever their content (src/netvisor/tripExpenses.ts), and
 *    Netvisor refuses an id that it has seen. Two runs at once, a repeat after a lost answer, a run after the table of
 *    sends was lost: each of them meets the same id and cannot pay twice.
 * 2. The attempt number. It grows only by proof that nothing was stored (Netvisor's FAILED to a send that was clear), or
 *    because a person looked and said "send again".
 * 3. The rows: one before each send (`sending`), one after its answer. A row before without one after is a doubt, and so
 *    is an answer that was lost (`unclear`) or the refusal of an id that was seen (`arrived`).
 *
 * A person who says "send again" while the first send may still be worked on cannot have seen it in Netvisor: the word
 * counts only a quiet time after the last doubt.
 *
 * A doubt is never resolved by sending under a new id. While it is young it may be repeated under its own id; Netvisor's
 * memory of ids is not documented, so an old one is held. `arrived` is held at once: the id is known, what became of the
 * message is not, since a refusal may use up an id as well. Then a person decides.
 */
import { InputError } from '../errors';
import { addDays, toDate, type CalendarDate } from './calendar';

/** What is written down of a claim. Public: the table of sends holds these words. */
export const SEND_OUTCOMES = {
	/** About to be sent; written before. */
	sending: 'sending',
	/** Netvisor said OK. */
	created: 'created',
	/** Netvisor said FAILED: nothing is stored. */
	refused: 'refused',
	/** It never left, so nothing is stored. */
	notSent: 'notSent',
	/** No usable answer. */
	unclear: 'unclear',
	/** Netvisor has seen this transaction id before. */
	arrived: 'arrived',
	/** A person looked in Netvisor: it is not there. The row's attempt is the new one. */
	sendAgain: 'sendAgain',
	/** A person looked in Netvisor: it is there. */
	done: 'done',
} as const;
export type SendOutcome = keyof typeof SEND_OUTCOMES;

export interface SendRow {
	transferKey: string;
	outcome: string;
	attempt: string;
	runId: string;
	/** ISO 8601; '' counts as long ago. */
	at: string;
	fingerprint: string;
	netvisorKey: string;
}

interface Send extends Omit<SendRow, 'outcome' | 'attempt'> {
	outcome: SendOutcome;
	attempt: number;
}

export type Delivery = { attempt: number; /** For a person's "send again". */ nextAttempt: number } & (
	| { state: 'new' }
	/** A young doubt: the same id again. */
	| { state: 'repeat' }
	/** In Netvisor, as the service or a person said; only the status in Severa is missing. */
	| { state: 'settled'; fingerprint: string; netvisorKey: string; at: string }
	/** May or may not be in Netvisor. */
	| {
			state: 'doubtful';
			/** A person said "send again" too soon after the last try. */
			isSaidTooEarly: boolean;
	  }
);

/** Nothing is worked on for longer than this (docs/decisions/0006-unclear-writes.md). */
const QUIET_MS = 10 * 60_000;
/** A row before a send tells less than one after it: its send, and those before it in the batch, may have taken long. */
export const QUIET_AFTER_MS = { unclear: QUIET_MS, arrived: QUIET_MS, sending: 3 * QUIET_MS } as const;
/** After the last try a person has to wait so long, at most. */
export const MOST_QUIET_MINUTES = QUIET_AFTER_MS.sending / 60_000;

/** The rows of a run by claim; reading them is O(rows). */
export class TravelSends {
	private readonly byKey = new Map<string, Send[]>();

	/** @throws InputError for a row that cannot be understood: it might be the doubt about a payment */
	constructor(rows: readonly SendRow[]) {
		for (const row of rows) {
			const send = readSend(row);
			this.byKey.set(send.transferKey, [...(this.byKey.get(send.transferKey) ?? []), send]);
		}
	}

	/**
	 * Independent of the order of the rows: two runs at once may have written them in any.
	 * @param today in Helsinki
	 * @param repeatDays for so many days a doubt may be repeated with its own id
	 */
	of(transferKey: string, today: CalendarDate, repeatDays: number): Delivery {
		const sends = this.byKey.get(transferKey.toLowerCase()) ?? [];
		const nextAttempt = Math.max(0, ...sends.map(({ attempt }) => attempt)) + 1;
		/** A person's word closes everything before it, but not a success that was told after it. */
		const all = sends.filter(({ outcome }) => outcome === 'sendAgain');
		const words = all.filter((word) => !sends.some((send) => send.attempt < word.attempt && isOpenEnded(send, sends) && mayBeUnderWay(send, word)));
		const opened = Math.max(1, ...words.map(({ attempt }) => attempt));
		const said = Math.max(0, ...words.map(({ at }) => Date.parse(at) || 0));
		const open = sends.filter(({ attempt, outcome, at }) => outcome !== 'sendAgain' && (attempt >= opened || (outcome === 'created' && Date.parse(at) > said)));

		// A success outweighs whatever another run says about the same attempt or a later one; a person's word is the last.
		const created = open.find(({ outcome }) => outcome === 'created');
		const settled = open.find(({ outcome }) => outcome === 'done') ?? created;
		if (settled !== undefined) return { state: 'settled', attempt: settled.attempt, nextAttempt, fingerprint: settled.fingerprint, netvisorKey: created?.netvisorKey ?? settled.netvisorKey, at: created?.at ?? settled.at };

		const doubts = open.filter((send) => isDoubt(send, open));
		const [doubt] = doubts;
		if (doubt !== undefined) {
			const isOneId = doubts.every(({ attempt }) => attempt === doubt.attempt);
			const isRepeatable = repeatDays > 0 && isOneId && doubts.every(({ outcome, at }) => outcome !== 'arrived' && at !== '' && addDays(toDate(at), repeatDays) >= today);
			return { attempt: doubt.attempt, nextAttempt, ...(isRepeatable ? { state: 'repeat' } : { state: 'doubtful', isSaidTooEarly: all.length > words.length }) };
		}
		const refused = open.filter(({ outcome }) => outcome === 'refused').map(({ attempt }) => attempt);
		return { state: 'new', attempt: Math.max(opened, ...refused.map((attempt) => attempt + 1)), nextAttempt };
	}
}

/** A row before a send counts as closed once the same run wrote down what became of that attempt. */
function isDoubt(send: Send, all: readonly Send[]): boolean {
	if (send.outcome === 'unclear' || send.outcome === 'arrived') return true;
	return send.outcome === 'sending' && !all.some(({ runId, attempt, outcome }) => runId === send.runId && attempt === send.attempt && (outcome === 'refused' || outcome === 'notSent'));
}

/** Nothing was written down that says how it ended. */
const isOpenEnded = ({ runId, attempt, outcome }: Send, all: readonly Send[]): boolean =>
	outcome === 'unclear' || outcome === 'arrived' || (outcome === 'sending' && !all.some((other) => other.runId === runId && other.attempt === attempt && other.outcome !== 'sending'));

/** Was the send, or its work in Netvisor, perhaps not over when the word was said? */
const mayBeUnderWay = (send: Send, word: Send): boolean => send.at !== '' && (Date.parse(word.at) || 0) < Date.parse(send.at) + QUIET_AFTER_MS[send.outcome as keyof typeof QUIET_AFTER_MS];

function readSend(row: SendRow): Send {
	const { transferKey, outcome, attempt } = row;
	const told = `The row of the table of sends for "${transferKey}"`;
	if (transferKey === '') throw new InputError('A row of the table of sends has no transfer key.', { field: 'travelSendRegister.transferKey' });
	if (!Object.hasOwn(SEND_OUTCOMES, outcome)) throw new InputError(`${told} has the outcome "${outcome}"; it must be one of ${Object.keys(SEND_OUTCOMES).join(', ')}.`, { field: 'travelSendRegister.outcome' });
	if (!/^[1-9]\d{0,5}$/.test(attempt.trim())) throw new InputError(`${told} has the attempt "${attempt}"; it must be a whole number from 1.`, { field: 'travelSendRegister.attempt' });
	return { ...row, transferKey: transferKey.toLowerCase(), outcome: outcome as SendOutcome, attempt: Number(attempt) };
}
