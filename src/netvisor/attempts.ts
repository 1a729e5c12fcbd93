/**
 * What this process knows of its attempts to create a document, and when an unclear one counts as not stored
 * (docs/delivery-promise.md, docs/decisions/0006-unclear-writes.md). Kept in memory: a restart forgets it, which costs
 * time and never a duplicate.
 */

/**
 * A write whose answer was lost and that does not show is not stored, once this much time has passed since: the vendor
 * asks clients to wait six minutes for an answer (Netvisor API 1.7), so nothing is worked on for longer.
 */
export const QUIET_MS = 10 * 60_000;

/** Of one document. The number of an attempt grows only after proof that nothing was stored under the one before. */
export interface Attempts {
	/** The attempt to send now. */
	next(): number;
	/** The service is done with the attempt: it said OK or FAILED. */
	answered(attempt: number): void;
	/** No usable answer came: the service may still be at work. */
	unclear(): void;
	/**
	 * The id of the attempt was used before and a look found nothing. @returns 0 when that proves that nothing was stored,
	 * otherwise the milliseconds until it would
	 */
	msUntilProof(attempt: number): number;
}

interface Known {
	/** Highest attempt that the service is done with. */
	answered: number;
	unclearAt?: number;
	/** When the id of an attempt was first met as used, for attempts that this process knows nothing else of. */
	metAt: Map<number, number>;
}

interface Company {
	/** Whatever an earlier process sent was sent before. */
	startedAt: number;
	documents: Map<string, Known>;
}

const companies = new Map<string, Company>();
/** Forgetting the oldest costs a wait at most. */
const MOST_DOCUMENTS = 20_000;

/**
 * @param company names service and company, as the lane does
 * @param isOnlyProcess whether no other process sends to the company: then what this one did not send was sent before it started
 */
export function attemptsOf(company: string, transferKey: string, { now, isOnlyProcess }: { now: () => Date; isOnlyProcess: boolean }): Attempts {
	const time = () => now().getTime();
	let its = companies.get(company);
	if (its === undefined) companies.set(company, (its = { startedAt: time() - process.uptime() * 1000, documents: new Map() }));
	const { startedAt, documents } = its;
	const known = documents.get(transferKey) ?? { answered: 0, metAt: new Map<number, number>() };
	/** Again at the end of the map, whose beginning is forgotten first. */
	const keep = () => {
		documents.delete(transferKey);
		documents.set(transferKey, known);
		const [oldest] = documents.keys();
		if (documents.size > MOST_DOCUMENTS && oldest !== undefined) documents.delete(oldest);
	};
	return {
		next: () => known.answered + 1,
		answered(attempt) {
			known.answered = Math.max(known.answered, attempt);
			known.unclearAt = undefined;
			known.metAt.clear();
			keep();
		},
		unclear() {
			known.unclearAt = time();
			keep();
		},
		msUntilProof(attempt) {
			if (attempt <= known.answered) return 0;
			if (!isOnlyProcess && !known.metAt.has(attempt)) {
				known.metAt.set(attempt, time());
				keep();
			}
			const since = Math.max(known.unclearAt ?? 0, isOnlyProcess ? startedAt : (known.metAt.get(attempt) ?? 0));
			return Math.max(0, since + QUIET_MS - time());
		},
	};
}
