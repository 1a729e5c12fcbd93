// Stands between n8n and the sandboxes, counts the calls, and lets something happen at exactly one of them.
import http from 'node:http';

/** Where in the life of a call the trap acts. */
export const moments = {
	before: 'before it arrived',
	stored: 'its answer was lost',
	after: 'after its answer',
};

export class CallGate {
	/** Calls since the trap was set. */
	calls = 0;
	#servers = [];
	#trap;

	/**
	 * Opens a door to a service. The Host header stays as the caller wrote it: it is part of what Netvisor's signature covers.
	 * @param target address of the service
	 * @returns address of the door
	 */
	async open(target) {
		const { hostname, port, pathname } = new URL(target);
		const server = http.createServer((request, response) => void this.#pass({ hostname, port }, request, response));
		this.#servers.push(server);
		await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${server.address().port}${pathname === '/' ? '' : pathname}`;
	}

	/**
	 * Counts from 0 again. When call `at` (1 is the first) comes, `act` is called at the given moment, once.
	 * @param trap `{ at, moment, delayMs, act }`; `act` gets "POST /salesinvoice.nv"; without a trap only counts
	 */
	set(trap) {
		this.calls = 0;
		this.#trap = trap;
	}

	async close() {
		for (const server of this.#servers) {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		}
	}

	async #pass(target, request, response) {
		const number = ++this.calls;
		const trap = number === this.#trap?.at ? this.#trap : undefined;
		const name = `${request.method} ${request.url.replace(/\?.*$/, '').replace(/^\/rest-api\/v1/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{}')}`;
		try {
			const body = await collect(request);
			if (trap?.moment === 'before') {
				trap.act(name);
				return void response.destroy();
			}
			const reply = await ask(target, request, body);
			if (trap?.moment === 'stored') {
				trap.act(name);
				return void response.destroy();
			}
			response.writeHead(reply.status, reply.headers);
			response.end(reply.body);
			if (trap?.moment === 'after') setTimeout(() => trap.act(name), trap.delayMs);
		} catch {
			// One of the two ends is gone: so is the other.
			response.destroy();
		}
	}
}

async function collect(stream) {
	const chunks = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}

async function ask({ hostname, port }, { method, url, rawHeaders }, body) {
	const headers = {};
	for (let index = 0; index < rawHeaders.length; index += 2) if (!/^(connection|transfer-encoding|content-length)$/i.test(rawHeaders[index])) headers[rawHeaders[index]] = rawHeaders[index + 1];
	if (body.length > 0 || method !== 'GET') headers['Content-Length'] = body.length;
	return await new Promise((resolve, reject) => {
		const outgoing = http.request({ hostname, port, method, path: url, headers }, (incoming) => {
			collect(incoming).then((content) => {
				const { 'transfer-encoding': _, connection: __, ...kept } = incoming.headers;
				resolve({ status: incoming.statusCode, headers: { ...kept, 'content-length': content.length }, body: content });
			}, reject);
		});
		outgoing.once('error', reject);
		outgoing.end(body);
	});
}
