/** `npm run chaos -- --runs N --seed S [--flow NAME] [--files PERCENT]`: prints a line for each flow and the story of each failure. */
import '../support/workflow/environment';
import { useChaosClock } from './clock';
import { flows } from './flows';
import { runSuite, story } from './suite';
import { useWires } from './wire';

interface Options {
	runs: number;
	seed: number;
	flow?: string;
	files: number;
	failures: number;
}

function readOptions(given: readonly string[]): Options {
	const options: Options = { runs: 200, seed: 1, files: 2, failures: 1 };
	for (let index = 0; index < given.length; index += 2) {
		const name = (given[index] ?? '').replace(/^--/, '');
		const value = given[index + 1];
		if (value === undefined || !['runs', 'seed', 'flow', 'files', 'failures'].includes(name)) throw new Error(`Usage: npm run chaos -- [--runs N] [--seed S] [--flow ${flows.map((flow) => flow.name).join('|')}] [--files PERCENT] [--failures N]`);
		if (name === 'flow') options.flow = value;
		else options[name as 'runs'] = Number(value);
	}
	return options;
}

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	const chosen = flows.filter(({ name }) => options.flow === undefined || name === options.flow);
	if (chosen.length === 0) throw new Error(`There is no flow ${options.flow ?? ''}; there are ${flows.map(({ name }) => name).join(', ')}.`);
	const wall = performance.now.bind(performance);
	useWires();
	useChaosClock();
	for (const flow of chosen) {
		const startedAt = wall();
		let done = 0;
		const { failures, writes } = await runSuite(flow, { runs: options.runs, seed: options.seed, workflowShare: options.files, mostFailures: options.failures, progress: (count) => (done = count) });
		const seconds = (wall() - startedAt) / 1000;
		console.log(`${flow.name}: ${done} schedules from seed ${options.seed}, ${failures.length} failed, ${seconds.toFixed(0)} s (${((seconds * 1000) / done).toFixed(0)} ms each); struck ${writes.struck.length} of ${writes.all.length} kinds of writes`);
		for (const failure of failures) console.log(story(failure));
		if (failures.length > 0) process.exitCode = 1;
	}
}

main()
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 2;
	})
	// Time limits of killed runs would keep the process for up to an hour.
	.finally(() => process.exit());
