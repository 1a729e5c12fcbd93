/** Some thousand cases of `npm run fuzz`, and a check that the fuzzer itself would see a fault. */
import { allTargets } from './allTargets';
import { Choices, shrink } from './choices';
import { runAll, runCase, type Case, type FuzzTarget } from './target';
import { documentTables } from './targets/documents';

const target = (run: (one: Case) => void): FuzzTarget => ({ name: 'x', weight: 1, run: async (one) => run(one) });

/** Counts the cases in which a target gave something: an answer that was read, a document, a record that is ready. */
function counted(of: FuzzTarget, taken: Map<string, number>): FuzzTarget {
	return {
		...of,
		async run(one) {
			const notes: string[] = [];
			await of.run({ choices: one.choices, note: (text) => { notes.push(text); one.note(text); } });
			const isTaken = of.name.startsWith('map ') ? notes.some((text) => text.endsWith(' is ready')) : !notes.some((text) => text.startsWith('refused'));
			if (isTaken) taken.set(of.name, (taken.get(of.name) ?? 0) + 1);
		},
	};
}

test('3000 cases hold, and every target gives something in some of its own', async () => {
	const { targets } = await allTargets();
	const taken = new Map<string, number>();
	const { failures, counts } = await runAll(targets.map((one) => counted(one, taken)), { runs: 3000, seed: 20_261_030 });
	expect(failures).toEqual([]);
	expect(Math.min(...counts.values())).toBeGreaterThan(10);
	expect([...counts.keys()].filter((name) => !taken.has(name))).toEqual([]);
	// Some seconds; the limit is for a machine that is busy with other tests.
}, 180_000);

test('every document that goes to Netvisor is among the targets', () => {
	expect(documentTables().map(({ name }) => name)).toEqual(expect.arrayContaining(['customer', 'product', 'salesinvoice', 'dimensionitem']));
});

describe('the fuzzer', () => {
	const broken = target(({ choices, note }) => {
		const [one, other] = [choices.below(1000), choices.below(1000)];
		note(`${one} and ${other}`);
		if (one > 100 && other > 7) throw new Error('too much');
	});

	test('finds a fault and tells the smallest case of it', async () => {
		const { failures } = await runAll([broken], { runs: 50, seed: 1 });
		expect(failures).toMatchObject([{ target: 'x', message: 'too much', story: ['101 and 8'] }]);
		expect(await runCase(broken, failures[0]?.seed as number)).toMatchObject({ story: ['101 and 8'] });
	});

	test('sees a case that never ends as a fault', async () => {
		jest.useFakeTimers();
		const failure = runCase({ name: 'x', weight: 1, run: () => new Promise(() => undefined) }, 1);
		for (let tries = 0; tries < 5; tries++) await jest.advanceTimersByTimeAsync(60_000);
		jest.useRealTimers();
		expect(await failure).toMatchObject({ message: 'The case takes more than 60 s.' });
	});

	test('gives the same case for the same seed', () => {
		const numbers = (seed: number) => {
			const choices = Choices.fromSeed(seed);
			return Array.from({ length: 20 }, () => choices.below(1000));
		};
		expect(numbers(7)).toEqual(numbers(7));
		expect(numbers(7)).not.toEqual(numbers(8));
	});

	test('makes a list small', async () => {
		expect(await shrink([9, 50, 3, 77, 12], async (list) => list.some((value) => value >= 30))).toEqual([30]);
	});
});
