import http from 'node:http';
import { startServer, type IncomingCall, type Reply, type Running, type Service } from '../../sandbox/control/server';

/** A service small enough to see through: it counts POSTs and echoes them as JSON. */
class Counter implements Service {
	count = 0;
	ended: string[] = [];
	refuse = false;
	onStart(): Reply | undefined { return this.refuse ? { status: 409, body: 'busy' } : undefined; }
	onEnd(call: IncomingCall) { this.ended.push(call.path); }
	handle(call: IncomingCall): Reply {
		if (call.path === '/crash') throw new Error('broken on purpose');
		if (call.method === 'POST') this.count += 1;
		return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ count: this.count, query: call.query.getAll('a') }) };
	}
	state() { return { count: this.count }; }
	load(state: unknown) {
		const { count } = state as { count?: unknown };
		if (typeof count !== 'number') throw new Error('count is missing');
		this.count = count;
	}
	faultReply(kind: string): Reply | undefined { return kind === 'TEAPOT' ? { status: 418, body: 'tea' } : undefined; }
	samePath(wanted: string, path: string) { return wanted.toLowerCase() === path.toLowerCase(); }
}

let service: Counter;
let server: Running;
beforeEach(async () => {
	service = new Counter();
	server = await startServer(service, { seed: { count: 5 }, clock: () => new Date('2026-10-30T08:00:00Z') });
});
afterEach(() => server.close());

const call = (path: string, method = 'GET', body?: unknown) => fetch(server.url + path, { method, body: body === undefined ? undefined : JSON.stringify(body) });
const order = (faults: unknown) => call('/_sandbox/faults', 'POST', faults);
const cutOff = (path: string, method = 'GET') => call(path, method).then((reply) => `status ${reply.status}`, () => 'cut');

describe('journal', () => {
	test('keeps request and answer of each call in order, and no control calls', async () => {
		await call('/x?a=1&a=2', 'POST', { ä: 1 });
		await call('/y');
		const journal = await (await call('/_sandbox/journal')).json() as Running['journal'];
		expect(journal.map(({ at, method, url, status }) => ({ at, method, url, status }))).toEqual([
			{ at: '2026-10-30T08:00:00.000Z', method: 'POST', url: '/x?a=1&a=2', status: 200 },
			{ at: '2026-10-30T08:00:00.000Z', method: 'GET', url: '/y', status: 200 },
		]);
		expect(journal[0]).toMatchObject({ requestBody: '{"ä":1}', responseBody: '{"count":6,"query":["1","2"]}', responseHeaders: { 'Content-Type': 'application/json' } });
		expect(journal[0]?.requestHeaders['host']).toBe(`127.0.0.1:${server.port}`);
	});

	test('writes a body that is not text as base64', async () => {
		await fetch(`${server.url}/x`, { method: 'POST', body: Buffer.from([0xff, 0xd8, 0x00]) });
		expect(server.journal[0]?.requestBody).toBe('base64:/9gA');
	});
});

describe('state, seed and reset', () => {
	test('state is what seed takes, reset goes back to the start with an empty journal and no faults', async () => {
		await call('/x', 'POST');
		expect(await (await call('/_sandbox/state')).json()).toEqual({ count: 6 });
		expect((await call('/_sandbox/seed', 'POST', { count: 40 })).status).toBe(200);
		expect(server.state()).toEqual({ count: 40 });
		await order([{ match: {}, kind: 'http500' }]);
		expect((await call('/_sandbox/reset', 'POST')).status).toBe(200);
		expect(server.state()).toEqual({ count: 5 });
		expect(server.journal).toEqual([]);
		expect((await call('/x')).status).toBe(200);
	});

	test.each([
		['a state the service refuses', '{"n":1}', 'count is missing'],
		['text that is not JSON', '{', 'not JSON'],
		['nothing', '', 'no body'],
	])('seed with %s is a 400 with the reason and changes nothing', async (_name, body, reason) => {
		const reply = await fetch(`${server.url}/_sandbox/seed`, { method: 'POST', body });
		expect(reply.status).toBe(400);
		expect(await reply.text()).toContain(reason);
		expect(server.state()).toEqual({ count: 5 });
	});

	test('an unknown control route is a 404, a wrong method a 405', async () => {
		expect((await call('/_sandbox/nothing')).status).toBe(404);
		expect((await call('/_sandbox/state', 'POST')).status).toBe(405);
	});
});

describe('faults', () => {
	test.each([
		['http429', 429, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '7' }],
		['http500', 500, {}],
		['http503', 503, { 'retry-after': '7' }],
		['TEAPOT', 418, {}],
	])('%s answers in place of the service, once', async (kind, status, headers) => {
		await order([{ match: {}, kind, retryAfter: 7 }]);
		const reply = await call('/x', 'POST');
		expect(reply.status).toBe(status);
		expect(Object.fromEntries(reply.headers)).toMatchObject(headers);
		expect(service.count).toBe(5);
		expect((await call('/x', 'POST')).status).toBe(200);
	});

	test('resetBefore cuts the connection with nothing stored, resetAfter with everything stored', async () => {
		await order([{ match: {}, kind: 'resetBefore' }, { match: {}, kind: 'resetAfter' }]);
		expect(await cutOff('/x', 'POST')).toBe('cut');
		expect(service.count).toBe(5);
		expect(await cutOff('/x', 'POST')).toBe('cut');
		expect(service.count).toBe(6);
		expect(server.journal.map(({ status }) => status)).toEqual([0, 0]);
	});

	test.each([
		['malformed', (body: string) => body.includes('\u0000')],
		['truncated', (body: string) => body === '{"count":6,'],
		['empty', (body: string) => body === ''],
	])('%s lets the service store and spoils the body only', async (kind, spoilt) => {
		await order([{ match: {}, kind }]);
		const reply = await call('/x', 'POST');
		const body = await reply.text();
		expect(reply.status).toBe(200);
		expect(reply.headers.get('content-type')).toBe('application/json');
		expect(spoilt(body)).toBe(true);
		expect(() => JSON.parse(body)).toThrow();
		expect(service.count).toBe(6);
	});

	test('slow waits and then answers as usual', async () => {
		await order([{ match: {}, kind: 'slow', delayMs: 60 }]);
		const start = performance.now();
		expect(await (await call('/x', 'POST')).json()).toEqual({ count: 6, query: [] });
		expect(performance.now() - start).toBeGreaterThan(50);
	});

	test('hits only the method and path it names, the query set aside, as often as it says', async () => {
		await order([{ match: { method: 'post', path: '/Here' }, kind: 'http503', times: 2 }]);
		const statuses = [await call('/here'), await call('/there', 'POST'), await call('/here?q=1', 'POST'), await call('/here', 'POST'), await call('/here', 'POST')].map(({ status }) => status);
		expect(statuses).toEqual([200, 200, 503, 503, 200]);
	});

	test('DELETE takes them all away', async () => {
		await order([{ match: {}, kind: 'http500', times: 9 }]);
		await call('/_sandbox/faults', 'DELETE');
		expect((await call('/x')).status).toBe(200);
	});

	test.each([
		['no array', {}, 'array'],
		['no match', [{ kind: 'http500' }], 'match is missing'],
		['an unknown kind', [{ match: {}, kind: 'http999' }], 'unknown kind'],
		['an unknown property', [{ match: { url: '/x' }, kind: 'http500' }], 'match.url'],
		['times below one', [{ match: {}, kind: 'http500', times: 0 }], 'times'],
		['slow without a delay', [{ match: {}, kind: 'slow' }], 'delayMs'],
		['a good one before a bad one', [{ match: {}, kind: 'http500' }, { match: {}, kind: '?' }], 'faults[1]'],
	])('%s is refused with the reason, and none is added', async (_name, faults, reason) => {
		const reply = await order(faults);
		expect(reply.status).toBe(400);
		expect(await reply.text()).toContain(reason);
		expect((await call('/x')).status).toBe(200);
	});
});

describe('exchange', () => {
	test('onEnd follows every call that onStart let through, whatever becomes of it, and none that it refused', async () => {
		await order([{ match: {}, kind: 'resetBefore' }]);
		await cutOff('/cut');
		await call('/crash');
		service.refuse = true;
		await order([{ match: {}, kind: 'http500' }]);
		expect((await call('/refused')).status).toBe(409);
		expect(service.ended).toEqual(['/cut', '/crash']);
	});

	test('a failure inside the service is a loud 500 with the reason', async () => {
		const reply = await call('/crash');
		expect(reply.status).toBe(500);
		expect(await reply.text()).toContain('broken on purpose');
	});

	test('keeps connections alive', async () => {
		const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
		const reused = () => new Promise<boolean>((resolve, reject) => {
			const request = http.get(server.url, { agent }, (response) => response.resume().on('end', () => resolve(request.reusedSocket)));
			request.on('error', reject);
		});
		expect([await reused(), await reused()]).toEqual([false, true]);
		agent.destroy();
	});

	test('close ends calls that are still waiting, and the port is free again', async () => {
		await order([{ match: {}, kind: 'slow', delayMs: 60_000 }]);
		const waiting = cutOff('/x', 'POST');
		await call('/_sandbox/state');
		await server.close();
		expect(await waiting).toBe('cut');
		expect(service.count).toBe(5);
		const again = await startServer(new Counter(), { port: server.port, seed: { count: 0 } });
		await expect(startServer(new Counter(), { port: server.port, seed: { count: 0 } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
		await again.close();
	});
});
