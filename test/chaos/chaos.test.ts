/** A small share of what `npm run chaos` does, in every `npm test`. A failure prints its story. */
import '../support/workflow/environment';
import { useChaosClock, useRealClock } from './clock';
import { flows } from './flows';
import { drawSchedule } from './schedule';
import { ingredientsOf, runSuite, story } from './suite';
import { useWires } from './wire';

beforeAll(() => {
	useWires();
	useChaosClock();
});
afterAll(useRealClock);

const told = ({ failures }: Awaited<ReturnType<typeof runSuite>>) => failures.map(story).join('\n');

describe.each(flows.map((flow) => [flow.name, flow] as const))('%s', (_, flow) => {
	test('each document once or held, after whatever happens', async () => {
		const result = await runSuite(flow, { runs: flow.runsInTests ?? 12, seed: 1 });
		expect(told(result)).toBe('');
		expect(result.writes.struck).not.toEqual([]);
	});

	if (flow.runFile !== undefined)
		test('the same by the flow file itself', async () => {
			expect(told(await runSuite(flow, { runs: 2, seed: 500, workflowShare: 100 }))).toBe('');
		}, 60_000);
});

test('a seed gives the same schedule and the same story every time', async () => {
	const [flow] = flows;
	if (flow === undefined) throw new Error('There is no flow.');
	const ingredients = await ingredientsOf(flow);
	expect(drawSchedule(7, ingredients)).toEqual(drawSchedule(7, ingredients));
	expect(drawSchedule(8, ingredients)).not.toEqual(drawSchedule(7, ingredients));
	const { runSchedule } = await import('./runSchedule');
	const first = await runSchedule(flow, drawSchedule(7, ingredients));
	expect((await runSchedule(flow, drawSchedule(7, ingredients))).story).toEqual(first.story);
});
