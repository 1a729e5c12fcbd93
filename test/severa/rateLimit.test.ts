import { RateGate } from '../../src/transport/withRateLimit';
import { UnavailableError } from '../../src/errors';
import { customer, failureOf, startSeveraServer, type SeveraServer } from './severaServer';

let server: SeveraServer;
beforeEach(async () => void (server = await startSeveraServer()));
afterEach(() => server.close());

/** A clock that only waiting moves. */
function fakeTime() {
	const time = { now: 0, waits: [] as number[] };
	const wait = async (ms: number) => {
		time.waits.push(ms);
		time.now += ms;
	};
	return { time, wait, gate: new RateGate({ limit: 8, perMs: 1000 }, () => time.now, wait), policy: { attempts: 4, delayMs: () => 500, sleep: wait } };
}

const BUSY = { status: 429, headers: { 'content-type': 'text/plain', 'retry-after': '2' }, body: 'API calls quota exceeded! maximum admitted 10 per 1s.' };

test('at most eight requests start within a second', async () => {
	const { time, gate } = fakeTime();
	server.api(() => ({ body: customer(1) }));
	const client = server.client({ gate });
	await Promise.all(Array.from({ length: 30 }, () => client.customers.get('a')));
	// 31 with the token, eight in each second.
	expect(time.now).toBeLessThanOrEqual(3750);
	expect(time.now).toBeGreaterThanOrEqual(3000);
});

test('four may start at once; from then on they are evenly spaced, so that late arrivals do not meet the next ones', async () => {
	const { time, gate } = fakeTime();
	const starts: number[] = [];
	const start = async (count: number) => { for (let i = 0; i < count; i++) await gate.pass().then(() => starts.push(time.now)); };
	await start(20);
	expect(starts).toEqual([0, 0, 0, 0, 125, 250, 375, 500, 1000, 1125, 1250, 1375, 1500, 1625, 1750, 1875, 2000, 2125, 2250, 2375]);
	time.now += 5000;
	starts.length = 0;
	await start(5);
	expect(starts).toEqual([7375, 7375, 7375, 7375, 7500]);
});

test.each([0, 100, 200])('whenever they start, and however late up to %d ms each arrives, Severa never sees more than ten within a second', async (late) => {
	const { time, gate } = fakeTime();
	// The worst: four in a row are late, those after them are not.
	for (let first = 0; first < 16; first++) {
		const arrivals: number[] = [];
		for (let i = 0; i < 40; i++) await gate.pass().then(() => arrivals.push(time.now + (i >= first && i < first + 4 ? late : 0)));
		arrivals.sort((a, b) => a - b);
		for (const [index, at] of arrivals.entries()) expect((arrivals[index + 10] ?? Infinity) - at).toBeGreaterThanOrEqual(1000);
		time.now += 5000;
	}
});

test('a plain-text 429 is waited out as long as it says, for a write too', async () => {
	const { time, gate, policy } = fakeTime();
	let tries = 0;
	server.api(() => (++tries === 1 ? BUSY : { status: 201, body: customer(5) }));
	expect(await server.client({ gate, retryPolicy: policy }).customers.create({ name: 'New' })).toMatchObject({ number: 5 });
	expect(time.waits).toEqual([2000]);
});

test.each(['0', 'Thu, 01 Jan 2026 00:00:00 GMT'])('a wait that is over already (%s) does not use up the tries at once', async (until) => {
	const { time, gate, policy } = fakeTime();
	let tries = 0;
	server.api(() => (++tries === 1 ? { ...BUSY, headers: { 'retry-after': until } } : { body: customer(5) }));
	await server.client({ gate, retryPolicy: policy }).customers.get('a');
	expect(time.waits).toContain(500);
});

test('a 429 holds every other request of the same credentials', async () => {
	const { time, gate, policy } = fakeTime();
	server.api(() => BUSY);
	const client = server.client({ gate, retryPolicy: { ...policy, attempts: 1 } });
	await failureOf(client.customers.get('a'));
	server.api(() => ({ body: customer(1) }));
	await client.customers.get('b');
	expect(time.now).toBe(2000);
});

test('a 429 that does not end is reported with its words and its wait', async () => {
	const { gate, policy } = fakeTime();
	server.api(() => BUSY);
	const error = await failureOf(server.client({ gate, retryPolicy: policy }).customers.create({ name: 'New' }));
	expect(error).toBeInstanceOf(UnavailableError);
	expect(error).toMatchObject({ status: 429, retryAfterSeconds: 2 });
	expect(error.message).toMatch(/too busy.*API calls quota exceeded/);
	expect(server.calls()).toHaveLength(4);
});

test('a wait of more than a minute is not waited', async () => {
	const { time, gate, policy } = fakeTime();
	server.api(() => ({ ...BUSY, headers: { 'retry-after': '3600' } }));
	expect(await failureOf(server.client({ gate, retryPolicy: policy }).customers.get('a'))).toMatchObject({ retryAfterSeconds: 3600 });
	expect(time.waits).toEqual([]);
	expect(server.calls()).toHaveLength(1);
});
