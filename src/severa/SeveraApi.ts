/** The calls that all areas of the client are made of: one object, one list of either style, bytes, create, patch. */
import { z } from 'zod/v4';
import { CancelledError, ContractError } from '../errors';
import { describeRequest, type HttpRequest, type HttpResponse, type Send } from '../transport/http';
import { offsetPages, PAGE_SIZE, tokenPages, wholePages, type TokenPage } from './paging';
import { toQueryString, type Query } from './query';
import { checkStatus, readReply, type Call } from './replies';
import { escapePart } from '../transport/escapePart';

/** Where a call goes and which scope it needs (Severa API 3.4). */
export interface Endpoint {
	/** Without the version: "/customers". */
	path: string;
	/** "customers:read" */
	scope: string;
}

export interface PatchOperation {
	op: 'replace';
	/** "/paymentTerm" */
	path: string;
	value: unknown;
}

/** JSON Patch of top-level fields; only replace is supported (Severa API 8.2). Undefined fields are left out. */
export const replaceFields = (fields: Readonly<Record<string, unknown>>): PatchOperation[] =>
	Object.entries(fields).flatMap(([name, value]): PatchOperation[] => (value === undefined ? [] : [{ op: 'replace', path: `/${name}`, value }]));

/**
 * The change of a reference: inside it where there is one, else the whole object, since a replace below null is refused.
 * Undefined gives no change (Severa API 8.2).
 */
export function replaceReference(name: string, to: { guid: string } | undefined, current: object | null | undefined): PatchOperation[] {
	if (to === undefined) return [];
	return current ? [{ op: 'replace', path: `/${name}/guid`, value: to.guid }] : [{ op: 'replace', path: `/${name}`, value: { guid: to.guid } }];
}

/** Rows of every list have an id; it is what tells a repeated page. */
type RowSchema = z.ZodType<{ guid: string }>;

export class SeveraApi {
	/** Writes that Severa accepted. */
	writes = 0;

	constructor(
		private readonly send: Send,
		private readonly baseUrl: string,
		private readonly options: { signal?: AbortSignal; timeoutMs: number },
	) {}

	async get<S extends z.ZodType>(endpoint: Endpoint, schema: S, query: Query = {}): Promise<z.output<S>> {
		const { reply, call } = await this.exchange('GET', endpoint, query);
		return readReply(reply, schema, call);
	}

	/** A list that is not paged. */
	async whole<S extends RowSchema>(endpoint: Endpoint, row: S, query: Query = {}): Promise<Array<z.output<S>>> {
		return await this.get(endpoint, z.array(row), query);
	}

	tokenList<S extends RowSchema>(endpoint: Endpoint, row: S, query: Query = {}): AsyncGenerator<z.output<S>, void, undefined> {
		return tokenPages(this.pageOf(endpoint, row, query), `GET /v1${endpoint.path}`);
	}

	/** A token list page by page, for a caller that counts them; each is fetched only when it is wanted. */
	tokenPages<S extends RowSchema>(endpoint: Endpoint, row: S, query: Query = {}): AsyncGenerator<TokenPage<z.output<S>>, void, undefined> {
		return wholePages(this.pageOf(endpoint, row, query), `GET /v1${endpoint.path}`);
	}

	private pageOf<S extends RowSchema>(endpoint: Endpoint, row: S, query: Query): (pageToken: string | undefined) => Promise<TokenPage<z.output<S>>> {
		return async (pageToken) => {
			const { reply, call } = await this.exchange('GET', endpoint, { ...query, pageToken, rowCount: PAGE_SIZE });
			return { rows: readReply(reply, z.array(row), call), nextPageToken: reply.headers['nextpagetoken'] || undefined };
		};
	}

	offsetList<S extends RowSchema>(endpoint: Endpoint, row: S, query: Query = {}): AsyncGenerator<z.output<S>, void, undefined> {
		return offsetPages<z.output<S>>((firstRow) => this.get(endpoint, z.array(row), { ...query, firstRow, rowCount: PAGE_SIZE }), `GET /v1${endpoint.path}`);
	}

	/** The bytes of a file, with its media type. */
	async bytes(endpoint: Endpoint, query: Query = {}): Promise<{ content: Buffer; contentType: string }> {
		const { reply, call } = await this.exchange('GET', endpoint, query, undefined, '*/*');
		checkStatus(reply, call);
		return { content: reply.body, contentType: (reply.headers['content-type'] ?? 'application/octet-stream').split(';')[0]?.trim() ?? '' };
	}

	/** Not repeatable: there is no idempotency key (Severa API 8.1). The schema says whether one object or an array comes back. */
	async post<S extends z.ZodType>(endpoint: Endpoint, body: unknown, schema: S): Promise<z.output<S>> {
		const { reply, call } = await this.exchange('POST', endpoint, {}, body);
		return readReply(reply, schema, call);
	}

	/** Repeatable: replaces give the same result every time. The answer is an array, also for one id (Severa API 8.2). */
	async patch<S extends z.ZodType>(endpoint: Endpoint, operations: readonly PatchOperation[], schema: S): Promise<z.output<S>> {
		const { reply, call } = await this.exchange('PATCH', endpoint, {}, operations);
		const [changed, ...more] = readReply(reply, z.array(schema), call);
		if (changed === undefined || more.length > 0) throw new ContractError(`Severa answered ${call.request} with ${more.length === 0 ? 'no object' : `${more.length + 1} objects`} instead of the changed one.`, { service: 'Severa', request: call.request });
		return changed;
	}

	/** Permanent; answered without a body (Severa API 8.3). */
	async remove(endpoint: Endpoint): Promise<void> {
		const { reply, call } = await this.exchange('DELETE', endpoint, {});
		checkStatus(reply, call);
	}

	private async exchange(method: HttpRequest['method'], { path, scope }: Endpoint, query: Query, body?: unknown, accept = 'application/json'): Promise<{ reply: HttpResponse; call: Call }> {
		const request: HttpRequest = {
			method,
			url: `${this.baseUrl}/v1${path}${toQueryString(query)}`,
			// PATCH too is plain application/json (Severa API 4).
			headers: { Accept: accept, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
			body: body === undefined ? undefined : JSON.stringify(body),
			timeoutMs: this.options.timeoutMs,
			signal: this.options.signal,
		};
		const call: Call = { request: describeRequest(request), effect: method === 'GET' ? 'read' : 'write', scope };
		if (this.options.signal?.aborted) throw new CancelledError(call.request);
		const reply = await this.send(request);
		if (call.effect === 'write' && reply.status >= 200 && reply.status < 300) this.writes++;
		return { reply, call };
	}
}

/** "/customers/7a0c…": ids go into the path escaped, so that no id can name another path. */
export const at = (path: string, guid: string, rest = '') => `${path}/${escapePart(guid)}${rest}`;
