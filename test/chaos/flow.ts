/** What the suite must know of a flow to put it under chaos. One file for each in `flows/`. */
import type { Store as SeveraStore, State as SeveraState } from '../../sandbox/severa/store';
import type { NetvisorState } from '../../sandbox/netvisor';
import type { DataTables } from '../support/workflow/dataTables';
import type { Entry, Program, Wire } from './wire';

/** Both services, the data tables of n8n, and what people did. */
export interface World {
	wire: Wire;
	tables: DataTables;
	/** The records themselves, not a copy: for changes by other people and for checks. */
	severa: SeveraStore;
	netvisor: { state(): NetvisorState; /** By hand, in Netvisor itself. */ change(how: (state: NetvisorState) => void): void };
	/** Records (by number or guid) that somebody else changed meanwhile, and what was done. */
	touched: Map<string, string[]>;
	/** Numbers of runs that were two at once in one process: what one was told or sent cannot be told from the other's. */
	shared: Set<number>;
	/** Whatever a flow keeps for its check. */
	notes: Map<string, unknown>;
}

/** What a run told the person about one document. */
export interface Told {
	/** Number or code. */
	document: string;
	outcome: string;
	errorCode?: string;
	message: string;
	reasons: string[];
}

export interface RunReport {
	told: Told[];
	/** The run itself failed, in its own words. */
	error?: string;
}

export interface Flow {
	name: string;
	seed(): { severa: SeveraState; netvisor: NetvisorState };
	/** Makes the seed, once for all schedules. */
	prepare?(): Promise<void>;
	/** Schedules that `npm test` plays; 12 where nothing is said. */
	runsInTests?: number;
	/** Pause before each run that is played to come to rest, where the flow tries again later than the usual. */
	restMs?: number;
	/** How the next run to rest is made, when people must act first; the first of `ways` where nothing is said. */
	nextWay?(world: World, last: RunReport): string | undefined;
	/** Further settings of the sandboxes. */
	options?: { severa?: object; netvisor?: object };
	/** What other people do meanwhile, by name; gives it in words. */
	changes: Readonly<Record<string, (world: World) => string>>;
	/** How the flow may be run, such as unattended or by a person at the form. */
	ways: readonly string[];
	/** The nodes in the order of the flow. */
	run(program: Program, world: World, way: string): Promise<RunReport>;
	/** The flow file itself on n8n's engine. */
	runFile?(program: Program, world: World, way: string): Promise<RunReport>;
	/** Whether a call changes what the flow is about. */
	isWrite(route: string): boolean;
	/** What is wrong at the end; [] when the promise was kept. */
	check(world: World, last: RunReport, reports: ReadonlyArray<{ run: number; way: string; report: RunReport }>): string[] | Promise<string[]>;
}

export const acceptedWrites = (journal: readonly Entry[], route: RegExp) => journal.filter((entry) => entry.accepted && route.test(entry.route));
