/** One bad document never stops the rest; a dead service stops the run early, with one message (contract of all batches). */
import { AuthenticationError, CancelledError, IntegrationError, OutcomeUnknownError, UnavailableError } from '../../src/errors';
import type { Note, Reason } from '../../src/domain/held';
import type { BatchItem, OutputRow } from './operation';

export interface BatchOutcome {
	outcome: 'created' | 'updated' | 'unchanged' | 'alreadyThere' | 'wouldCreate' | 'wouldUpdate' | 'held' | 'failed' | 'notSent';
	message: string;
	changed?: string[];
	reasons?: Reason[];
	notes?: Note[];
	/** Code or number of the record. */
	[field: string]: unknown;
}

/** Knows how many writes the service has accepted so far. */
export interface CountsWrites {
	writes(): number;
}

/** What a Ready item of the Mapper carries along. */
interface ReadyJson {
	source?: unknown;
	transferKey?: unknown;
	fingerprint?: unknown;
	plan?: unknown;
	notes?: Note[];
}

/**
 * One row for each item, always, in order. Writes one after the other, so that the first failure of the service is known
 * before the next document is sent.
 * @param reasonsOf what a refusal means in the words of the rulebook, where it means something there
 * @param notTried how the message of those begins that were not tried
 * @throws AuthenticationError, UnavailableError when nothing was written yet
 */
export async function writeBatch<Input>(client: CountsWrites, items: ReadonlyArray<BatchItem<Input>>, write: (item: BatchItem<Input>) => Promise<BatchOutcome>, reasonsOf: (error: IntegrationError, item: BatchItem<Input>) => Reason[] = () => [], notTried = 'Not sent'): Promise<OutputRow[]> {
	const rows: OutputRow[] = [];
	const writesBefore = client.writes();
	let maybeWritten = false;
	let stopped: IntegrationError | undefined;
	for (const item of items) {
		const outcome = stopped === undefined ? await attempt(item) : notSent(stopped, notTried);
		const { source, transferKey, fingerprint, plan, notes = [] } = item.json as ReadyJson;
		const { outcome: kind, notes: added = [], ...rest } = outcome;
		rows.push({ json: { outcome: kind, source, transferKey, fingerprint, plan, ...rest, notes: [...notes, ...added] }, item: item.index });
	}
	return rows;

	async function attempt(item: BatchItem<Input>): Promise<BatchOutcome> {
		const writes = client.writes();
		const [result] = await Promise.allSettled([write(item)]);
		if (result.status === 'fulfilled') return result.value;
		const error: unknown = result.reason;
		if (!(error instanceof IntegrationError) || error instanceof CancelledError) throw error;
		const stops = error instanceof AuthenticationError || error instanceof UnavailableError;
		if (stops && !maybeWritten && client.writes() === writesBefore) throw error;
		if (stops) stopped = error;
		else if (error instanceof OutcomeUnknownError) stopped = error.goneSince;
		maybeWritten ||= error.recovery === 'checkTarget';
		const isPart = client.writes() > writes;
		if (stops && !isPart) return notSent(error, notTried);
		const reasons = reasonsOf(error, item);
		return { outcome: 'failed', message: `${error.message}${isPart ? ' A part of the record was written; the next run completes it.' : ''}`, errorCode: error.code, field: error.field, ...(reasons.length > 0 && { reasons }) };
	}
}

const notSent = (error: IntegrationError, notTried: string): BatchOutcome => ({ outcome: 'notSent', message: `${notTried}, the run stopped before: ${error.message}` });
