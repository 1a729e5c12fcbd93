/** Plays one story from its first run to rest, and says what is wrong then. */
import { DEFAULT_OPTIONS as NETVISOR_DEFAULTS } from '../../sandbox/netvisor/options';
import { NETVISOR_CREDENTIALS, type NetvisorState } from '../../sandbox/netvisor';
import { createService } from '../../sandbox/netvisor/service';
import { DEFAULT_OPTIONS as SEVERA_DEFAULTS } from '../../sandbox/severa/options';
import { SeveraService } from '../../sandbox/severa/service';
import { DataTables } from '../support/workflow/dataTables';
import { clock } from './clock';
import type { Flow, RunReport, World } from './flow';
import { inOtherProcess, type Schedule } from './schedule';
import { Wire, type Program } from './wire';

export interface Outcome {
	problems: string[];
	/** What happened, in plain words. */
	story: string[];
	/** How often each route was used in one run at most. */
	routes: ReadonlyMap<string, number>;
	/** Routes at which something happened. */
	struck: ReadonlySet<string>;
	runs: number;
}

/** Longer than the quiet time after which an unclear write counts as not stored (docs/delivery-promise.md). */
const QUIET_MS = 11 * 60_000;
const MOST_RUNS_TO_REST = 8;

let worlds = 0;

export function createWorld(flow: Flow, { options }: Schedule): World {
	clock.reset();
	const { severa: severaState, netvisor: netvisorState } = flow.seed();
	const severa = new SeveraService({ ...SEVERA_DEFAULTS, rateLimit: false, ...flow.options?.severa }, clock.date);
	severa.load(severaState);
	const netvisor = createService(NETVISOR_CREDENTIALS, { ...NETVISOR_DEFAULTS, ...flow.options?.netvisor, overlap: options.overlap, transactionIdConsumed: options.transactionIdConsumed }, clock.date);
	netvisor.load(netvisorState);
	const world: World = {
		wire: new Wire(`w${++worlds}`, { severa, netvisor }, (name) => flow.changes[name]?.(world) ?? `nothing (${name})`, options.transactionIdConsumed === 'always'),
		tables: new DataTables(() => new Date(clock.now()).toISOString()),
		severa: (severa as unknown as { store: World['severa'] }).store,
		netvisor: {
			state: () => netvisor.state() as NetvisorState,
			change(how) {
				const state = netvisor.state() as NetvisorState;
				how(state);
				netvisor.load(state);
			},
		},
		touched: new Map(),
		shared: new Set(),
		notes: new Map(),
	};
	return world;
}

export async function runSchedule(flow: Flow, schedule: Schedule): Promise<Outcome> {
	process.env.EXECUTIONS_MODE = schedule.options.queue ? 'queue' : 'regular';
	const world = createWorld(flow, schedule);
	const { wire } = world;
	const reports: Array<{ run: number; way: string; report: RunReport }> = [];
	const routes = new Map<string, number>();
	let runs = 0;
	const runFlow = schedule.options.viaWorkflow && flow.runFile !== undefined ? flow.runFile.bind(flow) : flow.run.bind(flow);

	/** One run; undefined when the program was killed in it. */
	const play = async (program: Program, run: number, way: string): Promise<RunReport | undefined> => {
		wire.tell(program, `starts (${way})`);
		const ended = await Promise.race([
			runFlow(program, world, way).catch((error: unknown): RunReport => ({ told: [], error: error instanceof Error ? error.message : String(error) })),
			program.killed,
		]);
		for (const [route, count] of program.used) routes.set(route, Math.max(count, routes.get(route) ?? 0));
		if (ended === 'killed') return undefined;
		wire.tell(program, `ends: ${ended.error ?? (ended.told.map(({ document, outcome, errorCode }) => `${document} ${outcome}${errorCode === undefined ? '' : ` (${errorCode})`}`).join(', ') || 'nothing to do')}`);
		reports.push({ run, way, report: ended });
		return ended;
	};

	let program: Program | undefined;
	for (let index = 0; index < schedule.runs.length; index++) {
		const first = schedule.runs[index];
		if (first === undefined) break;
		clock.pass(first.pauseMs);
		if (program === undefined || program.dead || first.sameProcess !== true) program = wire.start();
		const second = schedule.runs[index + 1];
		const isShared = second?.together === true && second.sameProcess === true;
		program.begin(++runs, [...first.happenings, ...(isShared ? second.happenings : [])]);
		if (isShared) world.shared.add(runs);
		wire.isBusy = second?.together === true;
		const playing = [play(program, runs, first.way)];
		if (second?.together === true) {
			index += 1;
			const other = isShared ? program : wire.start();
			if (!isShared) other.begin(++runs, second.happenings);
			playing.push(play(other, runs, second.way));
		}
		await Promise.all(playing);
		wire.isBusy = false;
	}

	const problems: string[] = [];
	program = wire.start();
	let last: RunReport = { told: [] };
	for (let quietRuns = 0, count = 0; ; count++) {
		clock.pass(clock.pendingMs() + (flow.restMs ?? QUIET_MS));
		const before = wire.journal.length;
		program.begin(++runs, []);
		last = (await play(program, runs, flow.nextWay?.(world, last) ?? flow.ways[0] ?? '')) ?? { told: [] };
		const wrote = wire.journal.slice(before).some(({ route, accepted }) => accepted && flow.isWrite(route));
		quietRuns = wrote || last.told.some(({ errorCode }) => errorCode === 'outcome_unknown') ? 0 : quietRuns + 1;
		if (quietRuns === 2) break;
		if (count === MOST_RUNS_TO_REST) {
			problems.push(`It does not come to rest: run ${runs} still ${wrote ? 'writes' : 'does not know what became of a document'}.`);
			break;
		}
	}
	if (last.error !== undefined) problems.push(`A run without any trouble fails: ${last.error}`);
	problems.push(...idsUsedTwice(world), ...overlaps(world, schedule), ...(await flow.check(world, last, reports)));
	const story = [...wire.story];
	wire.close();
	return { problems, story, routes, struck: wire.struck, runs };
}

/** Nodes and executions of one process never call one company at the same time, unless it is still busy with what it was sent before. */
function overlaps({ wire }: World, { runs }: Schedule): string[] {
	const isExcused = runs.some((run) => inOtherProcess(run) || run.happenings.some(({ what }) => what === 'late' || what === 'killLate' || what === 'killBefore' || what === 'killAfter'));
	return isExcused ? [] : wire.journal.filter(({ answer }) => answer.includes('is still being processed')).map(({ run, route }) => `Run ${run} called ${route} while another call of the same process was under way.`);
}

/** No write went through twice under one transaction id. */
function idsUsedTwice({ wire }: World): string[] {
	const seen = new Set<string>();
	const twice = new Set<string>();
	for (const { accepted, transactionId, service } of wire.journal) {
		if (service !== 'netvisor' || !accepted || transactionId === '') continue;
		if (seen.has(transactionId)) twice.add(transactionId);
		seen.add(transactionId);
	}
	return [...twice].map((id) => `The transaction id ${id} was accepted twice.`);
}

