/** Polling cursor (docs/delivery-promise.md): no change is lost or told twice, whatever the service and n8n do. */
import { lookAt, lookFrom, readState, settle, startState, type LookSettings, type PollState, type Sighting } from '../../src/domain/pollCursor';
import { seededNumbers } from '../support/seededNumbers';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const START = Date.parse('2026-10-30T07:00:00Z');
const OVERLAP = 15 * MINUTE;

const sighting = (id: string, mark: string | undefined, at: number): Sighting<string> => ({ id, mark, at, record: `${id}/${mark ?? ''}` });
const settings = (now: number, more: Partial<LookSettings> = {}): LookSettings => ({ now, overlapMs: OVERLAP, clock: 'service', ...more });
const told = (events: ReadonlyArray<Sighting<string>>) => events.map(({ record }) => record);

describe('one look', () => {
	const state = (seen: string[] = [], from = START): PollState => ({ of: 'x', since: 1, from, seen });

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

describe('the first look after a start of n8n', () => {
	const early = START - 60 * MINUTE;
	const begun = (sightings: Array<Sighting<string>>) => lookAt(startState('x', START, OVERLAP, early), sightings, settings(START)).state;
	const again = (state: PollState, sightings: Array<Sighting<string>>) => lookAt(state, sightings, settings(START + MINUTE, { afterStart: true }));
	const keys = ({ events }: ReturnType<typeof again>) => events.map(({ key }) => key);

	test('begins where the look began that told last; others where the window does', () => {
		const state = begun([sighting('a', '1', START)]);
		expect([lookFrom(state, true), lookFrom(state, false)]).toEqual([early, START - OVERLAP]);
	});

	test('tells again what was told last, under the same keys, and nothing else', () => {
		const first = lookAt(startState('x', START, OVERLAP, early), [sighting('a', '1', early)], settings(START));
		const second = lookAt(first.state, [sighting('b', '1', START)], settings(START));
		const third = again(second.state, [sighting('a', '1', early), sighting('b', '1', START)]);
		expect([told(third.events), keys(third)]).toEqual([['b/1'], second.events.map(({ key }) => key)]);
	});

	test('keeps the keys over several starts, also where the time is that of the look', () => {
		const once = lookAt(startState('x', START, OVERLAP, early), [sighting('a', 'paid', START)], settings(START, { clock: 'own' }));
		const twice = again(once.state, [sighting('a', 'paid', START + MINUTE)]);
		const thrice = again(twice.state, [sighting('a', 'paid', START + 9 * MINUTE), sighting('b', 'paid', START + 9 * MINUTE)]);
		expect([keys(twice), keys(thrice)[0]]).toEqual([keys(once), keys(once)[0]]);
		expect(told(thrice.events)).toEqual(['a/paid', 'b/paid']);
	});

	test.each([
		['what changed since is another event', sighting('a', '2', START + SECOND), ['a/2']],
		['what left since is none', sighting('a', undefined, START + SECOND), []],
		['what became visible late, further back than the window, stays untold', sighting('z', '1', START - 30 * MINUTE), []],
	])('%s', (_name, found, expected) => {
		expect(told(again(begun([sighting('a', '1', START)]), [found]).events)).toEqual(expected);
	});

	test('what left and came back has a key of its own', () => {
		const first = lookAt(startState('x', START, OVERLAP, early), [sighting('a', 'paid', START)], settings(START));
		const left = lookAt(first.state, [sighting('a', undefined, START + SECOND)], settings(START));
		const back = lookAt(left.state, [sighting('a', 'paid', START + 2 * SECOND)], settings(START));
		expect(told(back.events)).toEqual(['a/paid']);
		expect(keys(back)).not.toEqual(keys(first));
	});

	test('a trigger that began again from a date has keys of its own', () => {
		const key = (now: number) => lookAt(startState('x', now, OVERLAP, early), [sighting('a', '1', START)], settings(START)).events[0]?.key;
		expect(key(START)).not.toBe(key(START + 1));
	});

	test('what counts as told when the trigger begins is never told', () => {
		const state = settle(startState('x', START, OVERLAP), [sighting('a', '1', START)], settings(START));
		expect(again(state, [sighting('a', '1', START)]).events).toEqual([]);
	});
});

describe('the memory', () => {
	const many = (count: number, at: (index: number) => number) => Array.from({ length: count }, (_none, index) => sighting(`r${index}`, '1', at(index)));

	test('is bounded: the oldest go, and the window with them, so that they are not told again', () => {
		const all = many(30, (index) => START + index * SECOND);
		const { state } = lookAt(startState('x', START, OVERLAP, START), all, settings(START + MINUTE, { bound: 10 }));
		expect(state.from).toBe(START + 20 * SECOND);
		const next = lookAt(state, [...all.filter(({ at }) => at >= state.from), sighting('new', '1', START + MINUTE)], settings(START + 2 * MINUTE, { bound: 10 }));
		expect([told(next.events), next.state.seen.length]).toEqual([['new/1'], 10]);
	});

	test('keeps what was told last above the bound, until something else is told', () => {
		const all = many(30, (index) => START + index * SECOND);
		const { state } = lookAt(startState('x', START, OVERLAP, START), all, settings(START + MINUTE, { bound: 10 }));
		expect(state.seen).toHaveLength(30);
		expect(lookAt(state, all, settings(START + 2 * MINUTE, { bound: 10, afterStart: true })).events).toHaveLength(30);
	});

	test('keeps all of one moment together, also above the bound', () => {
		const all = many(30, () => START);
		const { state } = lookAt(startState('x', START, OVERLAP, START), all, settings(START + MINUTE, { bound: 10 }));
		expect([state.seen.length, lookAt(state, all, settings(START + 2 * MINUTE, { bound: 10 })).events]).toEqual([30, []]);
	});

	test('reaches beyond the window while there is room', () => {
		const { state } = lookAt({ of: 'x', since: 1, from: START, seen: [`a paid ${START}`] }, [sighting('b', 'paid', START + 600 * MINUTE)], settings(START + 600 * MINUTE));
		expect(told(lookAt(state, [sighting('a', 'paid', START + 601 * MINUTE)], settings(START + 602 * MINUTE)).events)).toEqual([]);
	});
});

describe('a stored state', () => {
	const good: PollState = { of: 'x', since: 1, from: START, seen: ['a 1 2'] };
	test.each([
		['its own', good, good],
		['of another event or company', { ...good, of: 'y' }, undefined],
		['none yet', {}, undefined],
		['nothing at all', undefined, undefined],
		['of another form', { of: 'x', since: 1, from: 'yesterday', seen: [] }, undefined],
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
	/** n8n may end after the state was saved and before the run was written, or after the run and before the state. */
	ends?: 'beforeRun' | 'beforeSaving';
	/** Whether runs leave out what a run before them gave. */
	runsCompare: boolean;
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
	const given = new Set<string>();
	let saved: PollState | undefined;
	let memory: PollState | undefined;
	let afterStart = true;
	const start = () => {
		memory = saved;
		afterStart = true;
	};
	const poll = (mayEnd = true) => {
		const now = time + world.skewMs;
		const current = { now, overlapMs: world.overlapMs, clock: world.clock, bound: world.bound, afterStart };
		if (memory === undefined) {
			const first = startState('x', now, world.overlapMs);
			saved = memory = settle(first, look(first.from), current);
			return;
		}
		const { state, events } = lookAt(memory, look(lookFrom(memory, afterStart)), current);
		const ends = mayEnd && events.length > 0 && chance(20) ? world.ends : undefined;
		if (ends !== 'beforeRun') {
			delivered.push(...events.filter(({ key }) => !world.runsCompare || !given.has(key)).map(({ record }) => record));
			for (const { key } of events) given.add(key);
		}
		if (ends !== 'beforeSaving' && (events.length > 0 || world.saves === 'always')) saved = JSON.parse(JSON.stringify(state)) as PollState;
		memory = state;
		afterStart = false;
		if (ends !== undefined) start();
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
		if (chance(10)) start();
		else if (!chance(10)) poll();
	}
	time += world.lagMs + SECOND;
	poll(false);
	const expected = new Set([...versions].map(([id, own]) => `${id}/${own.length}`).filter((version) => !before.has(version)));
	return { told: delivered, expected, before };
}

const usual: World = { lagMs: 10 * MINUTE, skewMs: 0, overlapMs: OVERLAP, clock: 'service', saves: 'withEvents', runsCompare: true, burst: 4 };
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
	['by the service\'s clock, n8n ends between saving the state and writing the run', { ...usual, ends: 'beforeRun' }],
	['by the service\'s clock, n8n ends between writing the run and saving the state', { ...usual, ends: 'beforeSaving' }],
	['by n8n\'s clock, n8n ends between saving the state and writing the run', { ...usual, clock: 'own', ends: 'beforeRun' }],
	['hundreds at one moment and room for fifty, n8n ends before the run', { ...usual, lagMs: 0, burst: 150, bound: 50, ends: 'beforeRun' }],
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
	test('runs that do not compare what they give with runs before them give some twice after a start, and lose none', () => {
		const lives = SEEDS.map((seed) => live(seed, { ...usual, ends: 'beforeRun', runsCompare: false }));
		expect(lives.flatMap(lost)).toEqual([]);
		expect(lives.flatMap(doubled).length).toBeGreaterThan(0);
	});

	test('by n8n\'s clock, a run that was written and a state that was not: told again, never lost', () => {
		const lives = SEEDS.map((seed) => live(seed, { ...usual, clock: 'own', ends: 'beforeSaving' }));
		expect(lives.flatMap(lost)).toEqual([]);
		expect(lives.flatMap(doubled).length).toBeGreaterThan(0);
	});

	test('an overlap shorter than the time until a change is visible loses some', () => {
		expect(SEEDS.map((seed) => live(seed, { ...usual, overlapMs: MINUTE })).flatMap(lost).length).toBeGreaterThan(0);
	});
});
