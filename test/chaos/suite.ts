/** Many schedules of one flow: draw, play, and when one fails, drop what is not needed for the failure. */
import type { Flow } from './flow';
import { CALM } from './prepareRegisters';
import { runSchedule, type Outcome } from './runSchedule';
import { drawSchedule, inOtherProcess, type Happening, type Ingredients, type PlannedRun, type Schedule } from './schedule';

export interface Failure {
	flow: string;
	seed: number;
	schedule: Schedule;
	outcome: Outcome;
}

export interface SuiteOptions {
	runs: number;
	seed: number;
	workflowShare?: number;
	/** Called after each schedule. */
	progress?(done: number, failures: number): void;
	/** Stop after so many failures. */
	mostFailures?: number;
}

export interface Result {
	failures: Failure[];
	/** Writes into a service at which something happened, and all that a run without trouble makes. */
	writes: { struck: string[]; all: string[] };
}

const isCall = (route: string) => /^(severa|netvisor) /.test(route);

export async function ingredientsOf(flow: Flow, workflowShare = 0): Promise<Ingredients> {
	await flow.prepare?.();
	const routes = new Map<string, number>();
	for (const way of flow.ways) {
		const { problems, routes: used } = await runSchedule(flow, { ...CALM, runs: [{ happenings: [], pauseMs: 0, way }] });
		if (problems.length > 0) throw new Error(`${flow.name}: without any trouble already: ${problems.join(' ')}`);
		for (const [route, count] of used) routes.set(route, Math.max(count, routes.get(route) ?? 0));
	}
	if (![...routes.keys()].some((route) => isCall(route) && flow.isWrite(route))) throw new Error(`${flow.name}: a run without trouble writes into neither service, so no fault would meet a write.`);
	return { routes, isWrite: (route) => flow.isWrite(route), changes: Object.keys(flow.changes), ways: flow.ways, workflowShare };
}

export async function runSuite(flow: Flow, { runs, seed, workflowShare = 0, progress, mostFailures = 1 }: SuiteOptions): Promise<Result> {
	const ingredients = await ingredientsOf(flow, workflowShare);
	const failures: Failure[] = [];
	const struck = new Set<string>();
	for (let index = 0; index < runs && failures.length < mostFailures; index++) {
		const schedule = drawSchedule(seed + index, ingredients);
		const outcome = await runSchedule(flow, schedule);
		for (const route of outcome.struck) struck.add(route);
		if (outcome.problems.length > 0) failures.push({ flow: flow.name, seed: seed + index, ...(await shrink(flow, schedule, outcome)) });
		progress?.(index + 1, failures.length);
	}
	const all = [...ingredients.routes.keys()].filter((route) => isCall(route) && flow.isWrite(route));
	return { failures, writes: { all, struck: all.filter((route) => struck.has(route)) } };
}

/** Leaves out runs and happenings one after another, for as long as something is still wrong. */
export async function shrink(flow: Flow, schedule: Schedule, outcome: Outcome): Promise<{ schedule: Schedule; outcome: Outcome }> {
	let smallest = { schedule, outcome };
	for (let again = true; again; ) {
		again = false;
		for (const smaller of smallerOnes(smallest.schedule)) {
			const tried = await runSchedule(flow, smaller);
			if (tried.problems.length === 0) continue;
			smallest = { schedule: smaller, outcome: tried };
			again = true;
			break;
		}
	}
	return smallest;
}

function* smallerOnes(schedule: Schedule): Generator<Schedule> {
	const { runs } = schedule;
	const withRuns = (changed: PlannedRun[]): Schedule => ({ ...schedule, runs: changed });
	for (let index = 0; index < runs.length; index++) yield withRuns(runs.filter((_, other) => other !== index));
	for (let index = 0; index < runs.length; index++) {
		const run = runs[index] as PlannedRun;
		const withRun = (changed: PlannedRun) => withRuns(runs.map((one, other) => (other === index ? changed : one)));
		for (let one = 0; one < run.happenings.length; one++) yield withRun({ ...run, happenings: run.happenings.filter((_: Happening, other) => other !== one) });
		if (run.together) yield withRun({ ...run, together: undefined });
		if (run.pauseMs > 0) yield withRun({ ...run, pauseMs: 0 });
	}
	if (schedule.options.overlap === 'allow') yield { ...schedule, options: { ...schedule.options, overlap: 'refuse' } };
	if (schedule.options.transactionIdConsumed === 'onlyWhenStored') yield { ...schedule, options: { ...schedule.options, transactionIdConsumed: 'always' } };
	if (schedule.options.queue && !runs.some(inOtherProcess)) yield { ...schedule, options: { ...schedule.options, queue: false } };
	if (schedule.options.viaWorkflow) yield { ...schedule, options: { ...schedule.options, viaWorkflow: false } };
}

/** The failure as a person reads it. */
export function story({ flow, seed, schedule, outcome }: Failure): string {
	const { overlap, transactionIdConsumed, viaWorkflow, queue } = schedule.options;
	return [
		`${flow}, seed ${seed}${viaWorkflow ? ', by the flow file' : ''}${queue ? ', n8n in queue mode' : ''}:`,
		`  Netvisor ${overlap === 'refuse' ? 'refuses' : 'allows'} calls at the same time and counts an id as used ${transactionIdConsumed === 'always' ? 'as soon as it was seen' : 'only once something was stored'}.`,
		...outcome.story.map((line) => `  ${line}`),
		...outcome.problems.map((problem) => `  WRONG: ${problem}`),
	].join('\n');
}
