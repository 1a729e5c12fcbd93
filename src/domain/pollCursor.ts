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

/** A sighting that starts the flow. */
export interface Told<T> extends Sighting<T> {
	/** The same when the same event is told again; never the same for two events. */
	key: string;
}

/** Plain JSON; kept in n8n's static data. */
export interface PollState {
	/** What the state belongs to: event, its settings and the company. A state of something else is not used. */
	of: string;
	/** Epoch milliseconds: when the trigger began. Who begins again from a date is told again. */
	since: number;
	/** Epoch milliseconds; the next look asks for what changed at this moment or later. Never moves back. */
	from: number;
	/** "<id> <mark> <at>", oldest first; what was told last has a fourth word, the `at` it was told with. */
	seen: string[];
	/** Epoch milliseconds: where the look began that told last. */
	toldFrom?: number;
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
	/**
	 * n8n was started since the last look. It writes the state and the run one after the other, so whether it began the
	 * run of what was told last is not known: that is told again, with the keys it had.
	 */
	afterStart?: boolean;
}

interface Remembered {
	mark: string;
	at: number;
	/** Only of what was told last. */
	toldAt?: number;
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
	return { of, since: now, from: startFrom ?? now - Math.max(overlapMs, FIRST_LOOK_MS), seen: [] };
}

/** The state if it is one and belongs to `of`; undefined for another event, other settings, another company. */
export function readState(stored: unknown, of: string): PollState | undefined {
	const { of: belongsTo, since = 0, from, seen, toldFrom } = (stored ?? {}) as Partial<PollState>;
	if (belongsTo !== of || typeof from !== 'number' || !Number.isFinite(from) || !Array.isArray(seen)) return undefined;
	return { of, since, from, seen: seen.filter((line): line is string => typeof line === 'string'), ...(Number.isFinite(toldFrom) && { toldFrom }) };
}

/** The first look when nothing but the future counts: everything found is remembered as told, and never told again. */
export function settle(state: PollState, sightings: ReadonlyArray<Sighting<unknown>>, settings: LookSettings): PollState {
	const { of, since, from, seen } = lookAt(state, sightings, settings).state;
	return { of, since, from, seen: seen.map((line) => line.split(' ').slice(0, 3).join(' ')) };
}

/** Epoch milliseconds: where the next look begins. @param afterStart as in LookSettings */
export function lookFrom({ from, toldFrom = from }: PollState, afterStart: boolean): number {
	return afterStart ? Math.min(from, toldFrom) : from;
}

/** Ids of what was told last. */
export function toldLast({ seen }: PollState): Set<string> {
	return new Set(seen.map(fromLine).flatMap(([id, { toldAt }]) => (toldAt === undefined ? [] : [id])));
}

/**
 * The events of a look, oldest change first, and the state to keep together with them. The given state is not changed:
 * where the events are lost, the same look on the old state finds them again. O(n log n) for n records remembered and found.
 */
export function lookAt<T>(state: PollState, sightings: ReadonlyArray<Sighting<T>>, settings: LookSettings): { state: PollState; events: Array<Told<T>> } {
	const { afterStart = false, bound = REMEMBERED } = settings;
	const seen = new Map(state.seen.map(fromLine));
	const told = new Set<string>();
	const events: Array<Told<T>> = [];
	for (const sighting of [...sightings].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))) {
		const { id, mark, at } = sighting;
		const known = seen.get(id);
		// An older version than the one told: a page or a server that lags behind.
		if (known !== undefined && at < known.at) continue;
		// The look after a start reaches back further than the memory, for the sake of what was told last alone.
		if (known === undefined && at < wholeSecond(state.from) && afterStart) continue;
		if (mark === undefined) {
			if (known !== undefined) seen.set(id, { mark: LEFT, at });
			continue;
		}
		const isSame = known?.mark === mark;
		const isUnsure = afterStart && known?.toldAt !== undefined && !told.has(id);
		const toldAt = isSame ? known.toldAt : at;
		seen.set(id, { mark, at, toldAt });
		if (isSame && !isUnsure) continue;
		events.push({ ...sighting, key: `${state.since} ${id} ${mark} ${toldAt ?? at}` });
		told.add(id);
	}
	const newest = settings.clock === 'own' ? settings.now : Math.min(settings.now, sightings.reduce((latest, { at }) => Math.max(latest, at), 0));
	const from = Math.max(state.from, newest - settings.overlapMs);
	if (events.length === 0) return { state: forgetOldest({ ...state, from }, seen, bound), events };
	// A run is about to begin: what was told before it was begun too, or is told again by this look.
	for (const [id, remembered] of seen) if (!told.has(id)) delete remembered.toldAt;
	return { state: forgetOldest({ ...state, from, toldFrom: lookFrom(state, afterStart) }, seen, bound), events };
}

/**
 * What was told is remembered beyond the window, as long as there is room: an invoice that is touched long after it was
 * paid is not paid again. Where there is none, the oldest go, and the window with them: nothing is told twice, but what
 * is forgotten can no longer become visible late.
 */
function forgetOldest(state: PollState, seen: ReadonlyMap<string, Remembered>, bound: number): PollState {
	const byAge = [...seen].sort(([, a], [, b]) => a.at - b.at);
	const oldestKept = byAge[Math.max(0, byAge.length - bound)]?.[1].at ?? 0;
	const forgets = byAge.length > bound && (byAge[0]?.[1].at ?? 0) < oldestKept;
	return {
		...state,
		from: forgets ? Math.max(state.from, oldestKept) : state.from,
		// All of one moment stay together: the next look begins with it. What was told last stays: it may have to be told again.
		seen: byAge.filter(([, { at, toldAt }]) => at >= oldestKept || toldAt !== undefined).map(toLine),
	};
}

/** Services keep whole seconds: a change of this moment may bear an earlier time. */
const wholeSecond = (moment: number) => Math.floor(moment / 1000) * 1000;

function fromLine(line: string): [string, Remembered] {
	const [id = '', mark = '', at = '', toldAt] = line.split(' ');
	return [id, { mark, at: Number(at), ...(toldAt !== undefined && { toldAt: Number(toldAt) }) }];
}

const toLine = ([id, { mark, at, toldAt }]: [string, Remembered]) => [id, mark, at, ...(toldAt === undefined ? [] : [toldAt])].join(' ');
