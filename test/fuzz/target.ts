/** A thing that is fuzzed: one case after the other, each from its choices alone. */
import { Choices, shrink } from './choices';

export interface Case {
	choices: Choices;
	/** Says what this case does, for the story of a failure. */
	note(text: string): void;
}

export interface FuzzTarget {
	name: string;
	/** Share of the runs, compared to the other targets. */
	weight: number;
	/** @throws Error when a property does not hold; its message says which */
	run(one: Case): Promise<void>;
}

export interface Failure {
	target: string;
	/** Repeats the case: `--only <target> --case <seed>`. */
	seed: number;
	message: string;
	/** What the smallest failing case does. */
	story: string[];
}

/** Spreads neighbouring numbers over the whole range. */
export const caseSeed = (seed: number, index: number): number => Math.imul((seed + 1) ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;

/** Longest time that a case may take; one that hangs shows as a failure and not as silence. */
const MOST_MS = 60_000;

interface Outcome { error?: Error; made: readonly number[]; story: string[] }

async function runOnce(target: FuzzTarget, choices: Choices): Promise<Outcome> {
	const story: string[] = [];
	let timer: NodeJS.Timeout | undefined;
	try {
		const late = new Promise<never>((_, reject) => void (timer = setTimeout(() => reject(new Error(`The case takes more than ${MOST_MS / 1000} s.`)), MOST_MS)));
		await Promise.race([target.run({ choices, note: (text) => void story.push(text.length > 600 ? `${text.slice(0, 600)}… (${text.length} characters)` : text) }), late]);
		return { made: choices.made, story };
	} catch (error) {
		return { error: error instanceof Error ? error : new Error(String(error)), made: choices.made, story };
	} finally {
		clearTimeout(timer);
	}
}

/** undefined when the case holds, else the smallest case that fails for the same reason. */
export async function runCase(target: FuzzTarget, seed: number): Promise<Failure | undefined> {
	const first = await runOnce(target, Choices.fromSeed(seed));
	if (first.error === undefined) return undefined;
	let last = first;
	const kind = (error: Error | undefined) => error && `${error.name} ${error.message.slice(0, 25)}`;
	await shrink(first.made, async (list) => {
		const outcome = await runOnce(target, Choices.fromList(list));
		if (kind(outcome.error) !== kind(first.error)) return false;
		last = outcome;
		return true;
	});
	const error = last.error as Error;
	return { target: target.name, seed, message: error.name === 'Error' ? error.message : (error.stack ?? error.message), story: last.story };
}

/** Runs `runs` cases, shared among the targets by weight. @param onCase told after each, for progress */
export async function runAll(targets: readonly FuzzTarget[], { runs, seed, onCase }: { runs: number; seed: number; onCase?: (done: number) => void }): Promise<{ failures: Failure[]; counts: Map<string, number> }> {
	const turns = targets.flatMap((target) => Array.from({ length: target.weight }, () => target));
	const failures: Failure[] = [];
	const counts = new Map<string, number>();
	for (let index = 0; index < runs; index++) {
		const target = turns[index % turns.length] as FuzzTarget;
		counts.set(target.name, (counts.get(target.name) ?? 0) + 1);
		// One failure of a target is enough to look at.
		if (failures.some((failure) => failure.target === target.name)) continue;
		const failure = await runCase(target, caseSeed(seed, index));
		if (failure !== undefined) failures.push(failure);
		onCase?.(index + 1);
	}
	return { failures, counts };
}
