/**
 * `npm run fuzz -- --runs N --seed S [--only PART OF A NAME] [--case SEED]`: mutated replies, records and documents. Exit
 * code 1 with the smallest failing case of each target; `--only` with `--case` repeats one.
 */
import { parseArgs } from 'node:util';
import { allTargets } from './allTargets';
import { runAll, runCase, type Failure } from './target';

async function main(): Promise<number> {
	const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' }, case: { type: 'string' } } });
	const [runs, seed] = [Number(values.runs), Number(values.seed)];
	if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) throw new Error('--runs and --seed are whole numbers.');
	const loose: string[] = [];
	process.on('unhandledRejection', (reason) => void loose.push(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)));

	const { targets: all, missing } = await allTargets();
	const targets = all.filter(({ name }) => name.includes(values.only));
	if (targets.length === 0) throw new Error(`No target has "${values.only}" in its name. There are: ${all.map(({ name }) => name).join(', ')}.`);
	if (missing.length > 0) print(`Without records, not fuzzed: ${missing.join(', ')} (test/fuzz/targets/mapper.ts)`);
	if (values.case !== undefined) {
		const failures = (await Promise.all(targets.map((target) => runCase(target, Number(values.case))))).filter((failure) => failure !== undefined);
		failures.forEach(tell);
		return failures.length === 0 ? 0 : 1;
	}
	const started = performance.now();
	const { failures, counts } = await runAll(targets, { runs, seed, onCase: (done) => { if (done % 10_000 === 0) print(`${done} of ${runs}`); } });
	for (const [name, count] of counts) print(`  ${String(count).padStart(7)}  ${name}${failures.some(({ target }) => target === name) ? '  FAILED' : ''}`);
	failures.forEach(tell);
	for (const reason of loose) print(`\nUNHANDLED REJECTION: ${reason}`);
	print(`\n${runs} runs, seed ${seed}, ${targets.length} targets, ${((performance.now() - started) / 1000).toFixed(0)} s: ${failures.length + loose.length === 0 ? 'every property holds' : `${failures.length} targets fail, ${loose.length} unhandled rejections`}`);
	return failures.length + loose.length === 0 ? 0 : 1;
}

function tell({ target, seed, message, story }: Failure): void {
	print(`\nFAILED ${target}\n  ${message.replace(/\n/g, '\n  ')}\n  smallest case:`);
	for (const line of story) print(`    ${line}`);
	print(`  again: npm run fuzz -- --only "${target}" --case ${seed}`);
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		print(error instanceof Error ? (error.stack ?? error.message) : String(error));
		process.exit(2);
	},
);
