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
	// 31 with the token: eight at 0, 1, 2 and 3 s.
	expect(time.now).toBe(3000);
});

test('a plain-text 429 is waited out as long as it says, for a write too', async () => {
	const { time, gate, policy } = fakeTime();
	let tries = 0;
	server.api(() => (++tries === 1 ? BUSY : { status: 201, body: customer(5) }));
	expect(await server.client({ gate, retryPolicy: policy }).customers.create({ name: 'New' })).toMatchObject({ number: 5 });
	expect(time.waits).toEqual([2000]);
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
