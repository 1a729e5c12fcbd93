/** What goes wrong, when, in which run: drawn from a seed, and small enough to be read by a person. */
import { seededNumbers } from '../support/seededNumbers';

/** One thing that happens at the n-th call of a run to a route. */
export interface Happening {
	/** "netvisor POST salesinvoice.nv", or "table history" for a write into a data table. */
	route: string;
	nth: number;
	/** A fault, `killBefore`, `killAfter`, `killLate`, or `change:<name>` for what other people do meanwhile. */
	what: string;
	/** For `late` and `killLate`: stored this long after the client gave up. For `http429`: Retry-After. */
	ms?: number;
}

export interface PlannedRun {
	happenings: Happening[];
	/** Pause before the run. */
	pauseMs: number;
	/** Starts together with the run before it. */
	together?: boolean;
	/** The same process as the run before, if that one still lives; otherwise another one. */
	sameProcess?: boolean;
	/** How it is run, for flows with several ways. */
	way: string;
}

export interface Schedule {
	seed: number;
	runs: PlannedRun[];
	/** Options of the services that hold for the whole story. */
	options: { overlap: 'refuse' | 'allow'; transactionIdConsumed: 'always' | 'onlyWhenStored'; viaWorkflow: boolean; /** n8n's queue mode: several processes may send. */ queue: boolean };
}

export interface Ingredients {
	/** Routes of a run without trouble, with how often each is called. */
	routes: ReadonlyMap<string, number>;
	/** Whether a call to the route changes something. */
	isWrite(route: string): boolean;
	changes: readonly string[];
	ways: readonly string[];
	/** Share of schedules that run the flow file itself. */
	workflowShare: number;
}

/** Runs at the same time as another one, where the two cannot see each other. */
export const inOtherProcess = ({ together, sameProcess }: PlannedRun) => together === true && sameProcess !== true;

export const isKill = ({ what }: Happening) => what.startsWith('kill');

const COMMON = ['http429', 'http500', 'http503', 'http502html', 'slow', 'late', 'late', 'late', 'resetBefore', 'resetAfter', 'malformed', 'truncated', 'empty'];
const NETVISOR = ['AUTHENTICATION_FAILED', 'INVALID_DATA', 'INVALID_DATA_SIZE', 'DUPLICATE_DATA', 'REQUEST_NOT_UNIQUE', 'PERIOD_LOCK', 'SERVICE_ACCESS_ERROR', 'SYSTEM_MAINTENANCE', 'TECHNICAL_ERROR'];
const SEVERA = ['http400', 'http401', 'http403', 'http404', 'http409'];
const KILLS = ['killBefore', 'killAfter', 'killLate'];
/** What a late write may take: the promise holds up to the quiet time of docs/delivery-promise.md. */
const LATE_MS = [500, 3_000, 9_000, 40_000, 200_000, 540_000];
const PAUSES_MS = [0, 1_000, 10_000, 60_000, 300_000, 660_000, 3_700_000];

export function drawSchedule(seed: number, { routes, isWrite, changes, ways, workflowShare }: Ingredients): Schedule {
	const number = seededNumbers(Math.imul(seed, 2_654_435_761) ^ 0x9e37);
	const pick = <T>(list: readonly T[]): T => list[number(0, list.length - 1)] as T;
	const chance = (percent: number) => number(1, 100) <= percent;
	const all = [...routes.keys()];
	const writes = all.filter(isWrite);
	const route = () => (writes.length > 0 && chance(65) ? pick(writes) : pick(all));
	const happening = (what?: string): Happening => {
		const where = route();
		const kinds = where.startsWith('table') ? KILLS : [...COMMON, ...COMMON, ...(where.startsWith('netvisor') ? NETVISOR : SEVERA)];
		const kind = what ?? pick(kinds);
		return { route: where, nth: number(1, Math.max(1, (routes.get(where) ?? 1) + 1)), what: where.startsWith('table') && !kind.startsWith('change') ? pick(KILLS) : kind, ...(['late', 'killLate'].includes(kind) ? { ms: pick(LATE_MS) } : kind === 'http429' ? { ms: pick([0, 1000, 5000, 90_000]) } : {}) };
	};
	const runs: PlannedRun[] = [];
	for (let count = number(1, 3); count > 0; count--) {
		const happenings: Happening[] = [];
		for (let faults = number(0, 3); faults > 0; faults--) {
			const one = happening();
			happenings.push(one);
			// Some troubles last: every repeat of the call meets them too.
			if (chance(25)) for (let more = number(1, 8); more > 0; more--) happenings.push({ ...one, nth: one.nth + more });
		}
		if (chance(60)) happenings.push(happening(pick(KILLS)));
		if (changes.length > 0 && chance(40)) happenings.push(happening(`change:${pick(changes)}`));
		runs.push({ happenings, pauseMs: pick(PAUSES_MS), way: pick(ways), ...(runs.length > 0 && chance(25) ? { together: true, ...(chance(40) && { sameProcess: true }) } : chance(50) ? { sameProcess: true } : {}) });
	}
	const queue = runs.some(inOtherProcess) || chance(20);
	return { seed, runs, options: { queue, overlap: chance(60) ? 'refuse' : 'allow', transactionIdConsumed: chance(65) ? 'always' : 'onlyWhenStored', viaWorkflow: chance(workflowShare) } };
}
