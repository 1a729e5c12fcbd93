/**
 * What a polling trigger remembers between two looks, and which records of a look are events (docs/delivery-promise.md;
 * rulebook L-6).
 * Neither service numbers its changes, so a look begins some time before the newest change known (`overlapMs`):
 * that covers changes with the same second, changes that became visible late, and clocks that differ. What was told
 * already is known by its id and mark, so that the overlap tells nothing twice.
 */

/** A record as one look found it. */
export interface Sighting<T> {
	/** Without white space. */
	id: string;
	/** Without white space; another mark is another event. Undefined: the record is not (or no longer) what the trigger waits for. */
	mark: string | undefined;
	/** Epoch milliseconds: when the service says that it changed, or the time of the look where it does not say. */
	at: number;
	record: T;
}

/** Plain JSON; kept in n8n's static data. */
export interface PollState {
	/** What the state belongs to: event, its settings and the company. A state of something else is not used. */
	of: string;
	/** Epoch milliseconds; the next look asks for what changed at this moment or later. Never moves back. */
	from: number;
	/** "<id> <mark> <at>", oldest first. */
	seen: string[];
}

export interface LookSettings {
	/** Epoch milliseconds, taken before the look began. */
	now: number;
	/** How far before the newest change the next look begins; longer than any change stays invisible. */
	overlapMs: number;
	/**
	 * Whose time `at` is. 'service': the window ends at the newest change, so n8n's own clock hardly matters. 'own': it
	 * ends at `now`, and n8n's clock may be ahead by less than the overlap.
	 */
	clock: 'service' | 'own';
	/** How many records are remembered; more only where so many changed at one moment. */
	bound?: number;
}

/** Some 60 bytes each: 300 KB of static data at most, a few in practice. */
export const REMEMBERED = 5000;
/** Mark of a record that was told and is no longer what the trigger waits for: when it is again, that is news. */
const LEFT = '-';
/** A first look goes back so far, to find the service's own time and what must not be told. */
export const FIRST_LOOK_MS = 24 * 60 * 60 * 1000;

/**
 * The state before the first look. Without a date everything that is there already counts as told (`settle`), so the
 * first look reaches back further than later ones.
 */
export function startState(of: string, now: number, overlapMs: number, startFrom?: number): PollState {
	return { of, from: startFrom ?? now - Math.max(overlapMs, FIRST_LOOK_MS), seen: [] };
}

/** The state if it is one and belongs to `of`; undefined for another event, other settings, another company. */
export function readState(stored: unknown, of: string): PollState | undefined {
	const { of: belongsTo, from, seen } = (stored ?? {}) as Partial<PollState>;
	if (belongsTo !== of || typeof from !== 'number' || !Number.isFinite(from) || !Array.isArray(seen)) return undefined;
	return { of, from, seen: seen.filter((line): line is string => typeof line === 'string') };
}

/** The first look when nothing but the future counts: everything found is remembered as told. */
export function settle(state: PollState, sightings: ReadonlyArray<Sighting<unknown>>, settings: LookSettings): PollState {
	return lookAt(state, sightings, settings).state;
}

/**
 * The events of a look, oldest change first, and the state to keep together with them. The given state is not changed:
 * where the events are lost, the same look on the old state finds them again. O(n log n) for n records remembered and found.
 */
export function lookAt<T>(state: PollState, sightings: ReadonlyArray<Sighting<T>>, settings: LookSettings): { state: PollState; events: Array<Sighting<T>> } {
	const seen = new Map<string, { mark: string; at: number }>();
	for (const line of state.seen) {
		const [id = '', mark = '', at = ''] = line.split(' ');
		seen.set(id, { mark, at: Number(at) });
	}
	const events: Array<Sighting<T>> = [];
	for (const sighting of [...sightings].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
		const { id, mark, at } = sighting;
		const known = seen.get(id);
		// An older version than the one told: a page or a server that lags behind.
		if (known !== undefined && at < known.at) continue;
		if (mark === undefined) {
			if (known !== undefined) seen.set(id, { mark: LEFT, at });
			continue;
		}
		if (known?.mark !== mark) events.push(sighting);
		seen.set(id, { mark, at });
	}
	const newest = settings.clock === 'own' ? settings.now : Math.min(settings.now, sightings.reduce((latest, { at }) => Math.max(latest, at), 0));
	return { state: forgetOldest({ of: state.of, from: Math.max(state.from, newest - settings.overlapMs), seen: [] }, seen, settings.bound ?? REMEMBERED), events };
}

/**
 * What was told is remembered beyond the window, as long as there is room: an invoice that is touched long after it was
 * paid is not paid again. Where there is none, the oldest go, and the window with them: nothing is told twice, but what
 * is forgotten can no longer become visible late.
 */
function forgetOldest(state: PollState, seen: ReadonlyMap<string, { mark: string; at: number }>, bound: number): PollState {
	const byAge = [...seen].sort(([, a], [, b]) => a.at - b.at);
	const oldestKept = byAge[Math.max(0, byAge.length - bound)]?.[1].at ?? 0;
	const forgets = byAge.length > bound && (byAge[0]?.[1].at ?? 0) < oldestKept;
	return {
		of: state.of,
		from: forgets ? Math.max(state.from, oldestKept) : state.from,
		// All of one moment stay together: the next look begins with it.
		seen: byAge.filter(([, { at }]) => at >= oldestKept).map(([id, { mark, at }]) => `${id} ${mark} ${at}`),
	};
}
