/** Polling cursor (docs/delivery-promise.md): no change is lost or told twice, whatever the service and n8n do. */
import { lookAt, readState, settle, startState, type LookSettings, type PollState, type Sighting } from '../../src/domain/pollCursor';
import { seededNumbers } from '../support/seededNumbers';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-10-30T07:00:00Z');
const OVERLAP = 15 * MINUTE;

const sighting = (id: string, mark: string | undefined, at: number): Sighting<string> => ({ id, mark, at, record: `${id}/${mark ?? ''}` });
const settings = (now: number, more: Partial<LookSettings> = {}): LookSettings => ({ now, overlapMs: OVERLAP, clock: 'service', ...more });
const told = (events: ReadonlyArray<Sighting<string>>) => events.map(({ record }) => record);

describe('one look', () => {
	const state = (seen: string[] = [], from = START): PollState => ({ of: 'x', from, seen });

	test.each([
		['a record not seen before', [], [sighting('a', '1', START)], ['a/1']],
		['a record with the same mark', [`a 1 ${START}`], [sighting('a', '1', START)], []],
		['a record with another mark, in the same second', [`a 1 ${START}`], [sighting('a', '2', START)], ['a/2']],
		['an older version than the one told', [`a 2 ${START + SECOND}`], [sighting('a', '1', START)], []],
		['the same record on two pages', [], [sighting('a', '1', START), sighting('a', '1', START)], ['a/1']],
		['oldest change first, then by id', [], [sighting('b', '1', START + SECOND), sighting('c', '1', START), sighting('a', '1', START)], ['a/1', 'c/1', 'b/1']],
		['a record that is not what is waited for', [], [sighting('a', undefined, START)], []],
	])('%s', (_name, seen, sightings, expected) => {
		expect(told(lookAt(state(seen), sightings, settings(START + MINUTE)).events)).toEqual(expected);
	});

	test('what left and came back is news again', () => {
		const left = lookAt(state([`a paid ${START}`]), [sighting('a', undefined, START + SECOND)], settings(START + MINUTE));
		expect(left.events).toEqual([]);
		expect(told(lookAt(left.state, [sighting('a', 'paid', START + 2 * SECOND)], settings(START + MINUTE)).events)).toEqual(['a/paid']);
	});

	test('the given state is left alone', () => {
		const before = state([`a 1 ${START}`]);
		lookAt(before, [sighting('b', '1', START)], settings(START + MINUTE));
		expect(before).toEqual(state([`a 1 ${START}`]));
	});

	test.each([
		['the window ends at the newest change of the service', 'service', START + 40 * MINUTE, START + 25 * MINUTE],
		['a change in the future of n8n does not carry it away', 'service', START + 90 * 24 * 60 * MINUTE, START + 45 * MINUTE],
		['with n8n\'s own clock it ends at the look', 'own', START + MINUTE, START + 45 * MINUTE],
		['it never moves back', 'service', START - 40 * MINUTE, START],
	] as const)('%s', (_name, clock, at, from) => {
		expect(lookAt(state(), [sighting('a', '1', at)], settings(START + 60 * MINUTE, { clock })).state.from).toBe(from);
	});

	test('nothing found: by the service\'s clock the window stays where it is', () => {
		expect(lookAt(state(), [], settings(START + 60 * MINUTE)).state.from).toBe(START);
	});
});

describe('the memory', () => {
	const many = (count: number, at: (index: number) => number) => Array.from({ length: count }, (_none, index) => sighting(`r${index}`, '1', at(index)));

	test('is bounded: the oldest go, and the window with them, so that they are not told again', () => {
		const all = many(30, (index) => START + index * SECOND);
		const { state } = lookAt(startState('x', START, OVERLAP, START), all, settings(START + MINUTE, { bound: 10 }));
		expect([state.seen.length, state.from]).toEqual([10, START + 20 * SECOND]);
		expect(lookAt(state, all.filter(({ at }) => at >= state.from), settings(START + 2 * MINUTE, { bound: 10 })).events).toEqual([]);
	});

	test('keeps all of one moment together, also above the bound', () => {
		const all = many(30, () => START);
		const { state } = lookAt(startState('x', START, OVERLAP, START), all, settings(START + MINUTE, { bound: 10 }));
		expect([state.seen.length, lookAt(state, all, settings(START + 2 * MINUTE, { bound: 10 })).events]).toEqual([30, []]);
	});

	test('reaches beyond the window while there is room', () => {
		const { state } = lookAt({ of: 'x', from: START, seen: [`a paid ${START}`] }, [sighting('b', 'paid', START + 600 * MINUTE)], settings(START + 600 * MINUTE));
		expect(told(lookAt(state, [sighting('a', 'paid', START + 601 * MINUTE)], settings(START + 602 * MINUTE)).events)).toEqual([]);
	});
});

describe('a stored state', () => {
	const good: PollState = { of: 'x', from: START, seen: ['a 1 2'] };
	test.each([
		['its own', good, good],
		['of another event or company', { ...good, of: 'y' }, undefined],
		['none yet', {}, undefined],
		['nothing at all', undefined, undefined],
		['of another form', { of: 'x', from: 'yesterday', seen: [] }, undefined],
		['with something else among the lines', { ...good, seen: ['a 1 2', 7] }, good],
	])('%s', (_name, stored, expected) => {
		expect(readState(stored, 'x')).toEqual(expected);
	});

	test('survives JSON', () => {
		const { state } = lookAt(good, [sighting('b', '1', START)], settings(START));
		expect(readState(JSON.parse(JSON.stringify(state)), 'x')).toEqual(state);
	});
});

/** A service that keeps whole seconds and shows some changes late, and a trigger that is polled, fails, dies and starts again. */
interface World {
	/** Longest time until a change can be seen. */
	lagMs: number;
	/** n8n's clock minus the service's. */
	skewMs: number;
	overlapMs: number;
	clock: 'service' | 'own';
	/** 'withEvents': n8n saves only together with events, as when it keeps its polls in memory. 'always': as its durable scheduler. */
	saves: 'withEvents' | 'always';
	/** n8n may die after a run was started and before the state was saved. */
	diesBeforeSaving: boolean;
	bound?: number;
	/** Most records that change at one moment. */
	burst: number;
}
interface Version { number: number; stamp: number; visibleAt: number }

function live(seed: number, world: World): { told: string[]; expected: Set<string>; before: Set<string> } {
	const random = seededNumbers(seed);
	const chance = (percent: number) => random(1, 100) <= percent;
	const versions = new Map<string, Version[]>();
	let time = START;

	const change = (id: string) => {
		const own = versions.get(id) ?? [];
		const visibleAt = Math.max(own.at(-1)?.visibleAt ?? 0, time + (chance(40) ? random(0, world.lagMs) : 0));
		versions.set(id, [...own, { number: own.length + 1, stamp: Math.floor(time / SECOND) * SECOND, visibleAt }]);
	};
	const look = (from: number): Array<Sighting<string>> =>
		[...versions].flatMap(([id, own]) => {
			const shown = own.filter(({ visibleAt }) => visibleAt <= time).at(-1);
			if (shown === undefined || shown.stamp < Math.floor(from / SECOND) * SECOND) return [];
			return [sighting(id, String(shown.number), world.clock === 'own' ? time + world.skewMs : shown.stamp)];
		});

	const delivered: string[] = [];
	let saved: PollState | undefined;
	let memory: PollState | undefined;
	const poll = () => {
		const now = time + world.skewMs;
		const current = { now, overlapMs: world.overlapMs, clock: world.clock, bound: world.bound };
		if (memory === undefined) {
			const first = startState('x', now, world.overlapMs);
			saved = memory = settle(first, look(first.from), current);
			return;
		}
		const { state, events } = lookAt(memory, look(memory.from), current);
		delivered.push(...events.map(({ record }) => record));
		const dies = world.diesBeforeSaving && events.length > 0 && chance(20);
		if (!dies && (events.length > 0 || world.saves === 'always')) saved = JSON.parse(JSON.stringify(state)) as PollState;
		memory = dies ? saved : state;
	};

	for (let index = 0; index < 30; index++) {
		time += random(0, 2000);
		change(`r${random(0, 14)}`);
	}
	time += world.lagMs + SECOND;
	poll();
	const before = new Set([...versions].map(([id, own]) => `${id}/${own.length}`));
	for (let step = 0; step < 120; step++) {
		time += chance(30) ? random(0, 900) : random(0, 2 * MINUTE);
		if (chance(60)) for (let count = random(1, world.burst); count > 0; count--) change(`r${random(0, 14 + world.burst)}`);
		// A look that fails moves nothing; a death brings back what was saved.
		if (chance(10)) memory = saved;
		else if (!chance(10)) poll();
	}
	time += world.lagMs + SECOND;
	poll();
	const expected = new Set([...versions].map(([id, own]) => `${id}/${own.length}`).filter((version) => !before.has(version)));
	return { told: delivered, expected, before };
}

const usual: World = { lagMs: 10 * MINUTE, skewMs: 0, overlapMs: OVERLAP, clock: 'service', saves: 'withEvents', diesBeforeSaving: false, burst: 4 };
const SEEDS = Array.from({ length: 40 }, (_none, index) => index + 1);
const lost = ({ told: events, expected }: ReturnType<typeof live>) => [...expected].filter((version) => !events.includes(version));
const doubled = ({ told: events }: ReturnType<typeof live>) => events.length === new Set(events).size ? [] : events.filter((version, index) => events.indexOf(version) !== index);
const untrue = ({ told: events, before }: ReturnType<typeof live>) => events.filter((version) => before.has(version));

describe.each<[string, World]>([
	['by the service\'s clock', usual],
	['by the service\'s clock, saved at every look', { ...usual, saves: 'always' }],
	['by the service\'s clock, n8n eight hours ahead', { ...usual, skewMs: 8 * 60 * MINUTE }],
	['by the service\'s clock, n8n eight hours behind', { ...usual, skewMs: -8 * 60 * MINUTE }],
	['by n8n\'s clock, which is two hours ahead', { ...usual, clock: 'own', skewMs: 120 * MINUTE, overlapMs: 240 * MINUTE }],
	['by n8n\'s clock, which is two hours behind', { ...usual, clock: 'own', skewMs: -120 * MINUTE, overlapMs: 240 * MINUTE, saves: 'always' }],
	['hundreds at one moment and room for fifty', { ...usual, lagMs: 0, burst: 150, bound: 50 }],
])('a life of changes, failed looks and deaths, %s', (_name, world) => {
	const lives = SEEDS.slice(0, world.burst > 100 ? 8 : undefined).map((seed) => live(seed, world));

	test('something happened', () => {
		expect(lives.every(({ expected, told: events }) => expected.size > 5 && events.length >= expected.size)).toBe(true);
	});
	test('the last version of everything that changed was told', () => {
		expect(lives.flatMap(lost)).toEqual([]);
	});
	test('nothing was told twice', () => {
		expect(lives.flatMap(doubled)).toEqual([]);
	});
	test('nothing was told that was there before the start', () => {
		expect(lives.flatMap(untrue)).toEqual([]);
	});
});

describe('what the promise rests on', () => {
	test('n8n dies between starting a run and saving: told again, never lost', () => {
		const lives = SEEDS.map((seed) => live(seed, { ...usual, diesBeforeSaving: true }));
		expect(lives.flatMap(lost)).toEqual([]);
		expect(lives.flatMap(doubled).length).toBeGreaterThan(0);
	});

	test('an overlap shorter than the time until a change is visible loses some', () => {
		expect(SEEDS.map((seed) => live(seed, { ...usual, overlapMs: MINUTE })).flatMap(lost).length).toBeGreaterThan(0);
	});
});
