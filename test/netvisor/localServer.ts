/** A far end on loopback that answers whatever the test says, and remembers what it was asked. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { axiosSend } from '../../src/transport/axiosSend';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { createNetvisorClient, type NetvisorClientOptions } from '../../src/netvisor/NetvisorClient';

export interface Received {
	method: string;
	/** Path and query as on the wire. */
	url: string;
	headers: http.IncomingHttpHeaders;
	body: string;
	/** Local port of the client's connection. */
	connection: number;
}

/** A reply, or 'cut' for a connection that ends without one. */
export type Reply = { status?: number; body?: string | Buffer; headers?: Record<string, string>; delayMs?: number } | 'cut';

export interface LocalServer {
	url: string;
	received: Received[];
	/** Highest number of requests that were being answered at one moment. */
	readonly mostAtOnce: number;
	close(): Promise<void>;
}

export async function startServer(answer: (request: Received, index: number) => Reply | Promise<Reply>): Promise<LocalServer> {
	const received: Received[] = [];
	let atOnce = 0;
	let mostAtOnce = 0;
	const server = http.createServer((request, response) => {
		const chunks: Buffer[] = [];
		mostAtOnce = Math.max(mostAtOnce, ++atOnce);
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			void (async () => {
				const one: Received = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8'), connection: request.socket.remotePort ?? 0 };
				received.push(one);
				const reply = await answer(one, received.length - 1);
				atOnce--;
				if (reply === 'cut') return void request.socket.destroy();
				response.writeHead(reply.status ?? 200, { 'Content-Type': 'text/html; charset=utf-8', ...reply.headers });
				response.end(reply.body ?? '');
			})();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received,
		get mostAtOnce() {
			return mostAtOnce;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

export const keys = { customerId: 'CUST-1', customerKey: 'customer-key-not-to-be-seen', partnerId: 'PART-1', partnerKey: 'partner-key-not-to-be-seen', organisationId: '1234567-1', language: 'EN', sender: 'Tests' } as const;

export const clientOf = (url: string, more: Partial<NetvisorClientOptions> = {}) => createNetvisorClient({ ...keys, baseUrl: url, send: axiosSend, retryPolicy: fourTriesAtOnce, ...more });

export const ok = (content = '') => `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Root><ResponseStatus><Status>OK</Status><TimeStamp>15.1.2026 9:30:02</TimeStamp></ResponseStatus>${content}</Root>`;
export const failed = (status: string) => `<?xml version="1.0" encoding="utf-8" standalone="yes"?><Root><ResponseStatus><Status>FAILED</Status><Status>${status}</Status><TimeStamp>15.1.2026 9:30:02</TimeStamp></ResponseStatus></Root>`;
export const inserted = (key: string) => ok(`<Replies><InsertedDataIdentifier>${key}</InsertedDataIdentifier></Replies>`);
