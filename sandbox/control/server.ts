/**
 * The HTTP core both sandboxes stand on: one loopback server that keeps a journal, plays faults and offers the
 * control routes under `/_sandbox/`. What a route answers is the business of the `Service` that is handed in.
 */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { controlReply, CONTROL_PREFIX } from './controlRoutes';
import { FaultList, mangled, type Fault } from './faults';
import { bodyAsText, flatHeaders, type JournalEntry } from './journal';

export type { Fault } from './faults';
export type { JournalEntry } from './journal';

/** One request as it came over the wire, body complete. */
export interface IncomingCall {
	method: string;
	/** Path as on the wire, without the query. */
	path: string;
	/** Path and query exactly as received; a signature may cover it. */
	rawUrl: string;
	query: URLSearchParams;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
}

export interface Reply { status: number; headers?: Record<string, string>; body?: string | Buffer }

/** What a fake service has to offer; the server does the rest. */
export interface Service {
	/**
	 * Before anything else, also before faults and delays; a Reply refuses the call (used for overlap detection).
	 * `onEnd` is called once the whole exchange is over, and only for calls that `onStart` let through.
	 */
	onStart?(call: IncomingCall): Reply | undefined;
	onEnd?(call: IncomingCall): void;
	handle(call: IncomingCall): Reply | Promise<Reply>;
	/** Everything the service holds, as JSON that `load` takes. */
	state(): unknown;
	/** Replaces everything the service holds; throws an Error with a reason when the state is not usable. */
	load(state: unknown): void;
	/** Fault kinds of the service's own (Netvisor: the error codes of its envelope); undefined for a kind it does not know. */
	faultReply?(kind: string, call: IncomingCall): Reply | undefined;
	/** Does a fault's path mean this path? Netvisor: in any letter case. */
	samePath(wanted: string, path: string): boolean;
}

export interface Running {
	/** `http://127.0.0.1:port`, without a trailing slash. */
	url: string;
	port: number;
	/** Grows as calls are answered; a connection that was cut has status 0. */
	journal: JournalEntry[];
	state(): unknown;
	/** Back to the seed the server was started with; journal emptied, faults forgotten. */
	reset(): void;
	seed(state: unknown): void;
	faults: { add(faults: Fault[]): void; clear(): void };
	/** Ends all connections at once, also the ones that wait in a `slow` fault. */
	close(): Promise<void>;
}

/**
 * Starts a service on loopback.
 *
 * `port` 0 or none takes a free one; a taken port rejects with the system's error. `seed` is handed to `service.load`
 * now and at every reset. `clock` dates the journal.
 */
export async function startServer(service: Service, options: { port?: number; seed: unknown; clock?: () => Date }): Promise<Running> {
	const clock = options.clock ?? (() => new Date());
	const journal: JournalEntry[] = [];
	const waiting = new Set<() => void>();
	let closed = false;
	const knows = (kind: string) => service.faultReply?.(kind, { method: 'GET', path: '/', rawUrl: '/', query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) }) !== undefined;
	const faults = new FaultList((wanted, path) => service.samePath(wanted, path), knows);
	const seedText = JSON.stringify(options.seed);
	const load = (text: string | undefined) => service.load(text === undefined ? undefined : JSON.parse(text));
	const reset = () => {
		load(seedText);
		journal.length = 0;
		faults.clear();
	};
	const pause = (ms: number) => new Promise<void>((resolve) => {
		const done = () => { clearTimeout(timer); waiting.delete(done); resolve(); };
		const timer = setTimeout(done, ms);
		waiting.add(done);
	});
	load(seedText);

	const answer = (request: http.IncomingMessage, response: http.ServerResponse, call: IncomingCall, reply: Reply | 'cut') => {
		const body = reply === 'cut' || reply.body === undefined ? Buffer.alloc(0) : Buffer.from(reply.body as string);
		const headers: Record<string, string> = reply === 'cut' ? {} : { ...reply.headers };
		if (reply !== 'cut' && reply.status !== 204 && reply.status !== 304) headers['Content-Length'] = String(body.length);
		journal.push({
			at: clock().toISOString(), method: call.method, url: call.rawUrl, requestHeaders: flatHeaders(call.headers), requestBody: bodyAsText(call.body),
			status: reply === 'cut' ? 0 : reply.status, responseHeaders: headers, responseBody: bodyAsText(body),
		});
		if (reply === 'cut') { request.socket.destroy(); return; }
		response.writeHead(reply.status, headers);
		response.end(call.method === 'HEAD' ? undefined : body);
	};

	const serve = async (call: IncomingCall): Promise<Reply | 'cut'> => {
		const fault = faults.take(call);
		if (fault?.delayMs !== undefined) await pause(fault.delayMs);
		if (closed || fault?.kind === 'resetBefore') return 'cut';
		const instead = fault && (faults.standardReply(fault) ?? service.faultReply?.(fault.kind, call));
		if (instead !== undefined) return instead;
		const reply = await service.handle(call);
		if (fault?.kind === 'resetAfter') return 'cut';
		return fault === undefined ? reply : mangled(fault.kind, reply);
	};

	const exchange = async (request: http.IncomingMessage, response: http.ServerResponse, body: Buffer) => {
		const rawUrl = request.url ?? '/';
		const [path = '/', query] = rawUrl.split(/\?(.*)/s);
		const call: IncomingCall = { method: request.method ?? 'GET', path, rawUrl, query: new URLSearchParams(query ?? ''), headers: request.headers, body };
		if (path.startsWith(CONTROL_PREFIX)) {
			const reply = controlReply(call, { journal, faults, state: () => service.state(), load: (state) => load(JSON.stringify(state)), reset });
			response.writeHead(reply.status, reply.headers);
			response.end(reply.body);
			return;
		}
		const refused = service.onStart?.(call);
		if (refused !== undefined) { answer(request, response, call, refused); return; }
		try {
			answer(request, response, call, await serve(call));
		} catch (error) {
			// A fault of the fake itself must be loud, never a friendly answer.
			answer(request, response, call, { status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `The sandbox itself failed: ${error instanceof Error ? error.stack : String(error)}` });
		} finally {
			service.onEnd?.(call);
		}
	};

	const server = http.createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('error', () => undefined);
		response.on('error', () => undefined);
		request.on('end', () => void exchange(request, response, Buffer.concat(parts)));
	});
	// An idle connection must not be closed under a client that is about to reuse it.
	server.keepAliveTimeout = 120_000;
	server.requestTimeout = 0;

	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', () => { server.off('error', reject); resolve(); });
	});
	const { port } = server.address() as AddressInfo;

	return {
		url: `http://127.0.0.1:${port}`,
		port,
		journal,
		state: () => service.state(),
		reset,
		seed: (state) => load(JSON.stringify(state)),
		faults: { add: (list) => faults.add(list), clear: () => faults.clear() },
		close: () => new Promise<void>((resolve) => {
			closed = true;
			server.close(() => resolve());
			server.closeAllConnections();
			for (const wake of [...waiting]) wake();
		}),
	};
}
