/** The one door to the network: everything above this file sees requests and replies, never a library. */

export interface HttpRequest {
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	/** Exactly what goes on the wire, percent-escapes included; it is what Netvisor's signature covers. */
	url: string;
	headers?: Record<string, string>;
	/** Text, or bytes that are sent as they are. */
	body?: string | Buffer;
	/** Milliseconds until the whole exchange is given up. */
	timeoutMs?: number;
	/** Ends the exchange when the user cancels. */
	signal?: AbortSignal;
	/**
	 * 'read' may be repeated; 'write' may only be repeated when it certainly did not arrive. Taken from the operation and
	 * not from the method, because Netvisor deletes with GET (Netvisor API 1.2). Default: GET reads, everything else writes.
	 */
	effect?: 'read' | 'write';
}

export interface HttpResponse {
	status: number;
	/** Lower-case names. */
	headers: Record<string, string>;
	body: Buffer;
}

/**
 * Resolves for every HTTP status and rejects only when no complete reply came.
 * @throws NotSentError when the request certainly never reached the service
 * @throws CancelledError when the signal was aborted before anything was sent
 */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** The connection never opened (refused, no such host): even a write may be repeated. Internal to transport. */
export class NotSentError extends Error {}

/** A reply larger than anything the service has reason to send; asking again would bring the same. Internal to transport. */
export class ReplyTooLargeError extends Error {}

export const effectOf = (request: HttpRequest): 'read' | 'write' => request.effect ?? (request.method === 'GET' ? 'read' : 'write');

/** "POST /rest-api/v1/customers": for messages; the host and the query stay out. */
export function describeRequest(request: Pick<HttpRequest, 'method' | 'url'>): string {
	return `${request.method} ${request.url.replace(/^[a-z]+:\/\/[^/]+/i, '').replace(/\?.*$/, '')}`;
}
