/** A tiny HTTP server whose answers a test writes itself: for replies that no sandbox gives. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
	method: string;
	/** Path without the query. */
	path: string;
	query: URLSearchParams;
	headers: http.IncomingHttpHeaders;
	body: string;
}

export interface Answer {
	status?: number;
	headers?: Record<string, string>;
	/** Objects go out as JSON. */
	body?: unknown;
	/** The connection is cut instead of answered. */
	cut?: boolean;
	/** Never answered. */
	silent?: boolean;
}

export interface AnswerServer {
	url: string;
	/** Every request in order. */
	asked: Asked[];
	/** Answers from here on; the previous answer function is replaced. */
	answer(handler: (asked: Asked) => Answer): void;
	close(): Promise<void>;
}

export async function startAnswerServer(): Promise<AnswerServer> {
	let handler: (asked: Asked) => Answer = () => ({ status: 404 });
	const asked: Asked[] = [];
	const server = http.createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const url = new URL(request.url ?? '/', 'http://localhost');
			const one: Asked = { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
			asked.push(one);
			const { status = 200, headers, body, cut, silent } = handler(one);
			if (silent) return;
			if (cut) return void request.socket.destroy();
			const isPlain = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
			response.writeHead(status, { ...(isPlain ? {} : { 'content-type': 'application/json' }), ...headers });
			response.end(isPlain ? body : JSON.stringify(body));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		asked,
		answer: (next) => (handler = next),
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}
