/** Replies without measure: too large, without end, packed. Over real HTTP on loopback. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { ContractError, OutcomeUnknownError, UnavailableError } from '../../src/errors';
import { axiosSend, MAX_REPLY_BYTES } from '../../src/transport/axiosSend';
import { fourTriesAtOnce, withRetry } from '../../src/transport/withRetry';

const send = withRetry(axiosSend, 'Severa', fourTriesAtOnce);
const MB = Buffer.alloc(1024 * 1024, 'x');
let asked = 0;
let server: http.Server;
let url: string;

async function serve(answer: (response: http.ServerResponse) => void): Promise<void> {
	asked = 0;
	server = http.createServer((request, response) => {
		asked++;
		request.resume();
		response.on('error', () => undefined);
		answer(response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/rest-api/v1/customers`;
}
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const endless = (response: http.ServerResponse) => {
	const more = () => {
		while (!response.destroyed && response.write(MB));
	};
	response.on('drain', more);
	more();
};
const packed = (response: http.ServerResponse) => {
	response.writeHead(200, { 'Content-Encoding': 'gzip' });
	response.end(gzipSync(Buffer.alloc(MAX_REPLY_BYTES + 1)));
};

test.each([['without end', endless], ['that grows when it is unpacked', packed]])('a reply %s is given up at the limit, once, and said plainly', async (_, answer) => {
	await serve(answer);
	const failure = send({ method: 'GET', url });
	await expect(failure).rejects.toBeInstanceOf(ContractError);
	await expect(failure).rejects.toThrow('Severa answered GET /rest-api/v1/customers with far more than it should: the reply has more than 100 MB');
	expect(asked).toBe(1);
});

test('after a write it is not known what became of it', async () => {
	await serve(endless);
	await expect(send({ method: 'POST', url, body: '{}' })).rejects.toBeInstanceOf(OutcomeUnknownError);
	expect(asked).toBe(1);
});

test('a reply that trickles is given up when the time for the whole exchange is over', async () => {
	await serve((response) => {
		const trickle = setInterval(() => response.write('x'), 10);
		response.on('close', () => clearInterval(trickle));
	});
	const failure = withRetry(axiosSend, 'Severa', { ...fourTriesAtOnce, attempts: 1 })({ method: 'GET', url, timeoutMs: 150 });
	await expect(failure).rejects.toBeInstanceOf(UnavailableError);
	await expect(failure).rejects.toMatchObject({ cause: expect.objectContaining({ message: expect.stringContaining('ETIMEDOUT') as string }) as Error });
});

test('50 MB are read', async () => {
	await serve((response) => response.end(Buffer.alloc(50 * 1024 * 1024, ' ')));
	await expect(send({ method: 'GET', url })).resolves.toMatchObject({ status: 200, body: expect.objectContaining({ length: 50 * 1024 * 1024 }) as Buffer });
});

test.each([['read', OutcomeUnknownError, 1], ['connect', UnavailableError, 4]] as const)('the host becomes unreachable in the phase "%s" of a write: only one that was never sent is sent again', async (syscall, error, times) => {
	let request: http.ClientRequest | undefined;
	const watch = (message: unknown) => void ({ request } = message as { request: http.ClientRequest });
	subscribe('http.client.request.start', watch);
	await serve(() => request?.socket?.destroy(Object.assign(new Error(`${syscall} EHOSTUNREACH`), { code: 'EHOSTUNREACH', syscall })));
	await expect(send({ method: 'POST', url, body: '{}' })).rejects.toBeInstanceOf(error);
	unsubscribe('http.client.request.start', watch);
	expect(asked).toBe(times);
});
