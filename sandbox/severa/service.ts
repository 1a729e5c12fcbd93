/** The fake Severa as a service of the sandbox server: limit, route, token, scope, parameters, handler, answer. */
import type { IncomingCall, Reply, Service } from '../control/server';
import { Auth } from './auth';
import { ApiError, errorReply, invalid, notFound } from './errors';
import type { SeveraOptions } from './options';
import { page, sorted } from './paging';
import { proposedParameters } from './proposed';
import { Query } from './query';
import { RateLimit } from './rateLimit';
import { render } from './render';
import type { Request } from './route';
import { match, normalized, type Match } from './router';
import { routes } from './routes/routes';
import { isGuid } from './stateCheck';
import { Store, type Row } from './store';

const JSON_TYPE = { 'Content-Type': 'application/json; charset=utf-8' };
const TEXT_TYPE = { 'Content-Type': 'text/plain; charset=utf-8' };

export class SeveraService implements Service {
	private readonly store: Store;
	private readonly auth: Auth;
	private readonly rateLimit: RateLimit;

	constructor(private readonly options: SeveraOptions, clock: () => Date) {
		this.store = new Store(clock);
		this.auth = new Auth(options, clock);
		this.rateLimit = new RateLimit(options, clock);
	}

	state() { return this.store.dump(); }
	load(state: unknown) { this.store.load(state); }

	/** A braced segment of a fault's path stands for any one segment: `/rest-api/v1/invoices/{guid}`. */
	samePath(wanted: string, path: string): boolean {
		const [a, b] = [wanted, path].map((text) => (normalized(text) ?? text).split('/'));
		return a?.length === b?.length && a?.every((part, index) => /^\{.*\}$/.test(part) || part === b?.[index]) === true;
	}

	faultReply(kind: string): Reply | undefined {
		const status = { http400: 400, http401: 401, http403: 403, http404: 404, http409: 409 }[kind];
		const type = { 400: 'InvalidRequest', 401: 'AuthenticationRequired', 403: 'InsufficientApiScope' }[status ?? 0] ?? 'InvalidOperation';
		return status === undefined ? undefined : errorReply(new ApiError(status, type, 'A fault that was ordered'), this.options);
	}

	handle(call: IncomingCall): Reply {
		const limited = this.rateLimit.refusal(call);
		if (limited !== undefined) return limited;
		try {
			return this.answer(call);
		} catch (error) {
			if (error instanceof ApiError) return errorReply(error, this.options);
			throw error;
		}
	}

	private answer(call: IncomingCall): Reply {
		const path = normalized(call.path);
		if (path === '/heartbeat/server') return { status: 200, headers: TEXT_TYPE, body: 'Server is alive.' };
		if (path === '/heartbeat/database') return { status: 200, headers: TEXT_TYPE, body: 'Database is alive.' };
		const { found, methods } = path === undefined ? { found: undefined, methods: [] } : match(call.method, path);
		if (found === undefined) {
			if (methods.length > 0) throw new ApiError(405, 'InvalidRequest', `${call.method} is not allowed here, only ${methods.join(', ')}`);
			throw new ApiError(404, 'InvalidRequest', `There is no resource ${call.path}`);
		}
		switch (found.operation.key) {
			case 'POST /v1/token': return this.auth.token(call);
			case 'POST /v1/refreshtoken': return this.auth.refresh(body(call));
			case 'POST /v1/signout': return this.auth.signOut(body(call));
			default: return this.secured(call, found, path as string);
		}
	}

	private secured(call: IncomingCall, { operation: described, params }: Match, path: string): Reply {
		this.auth.check(call, described);
		if (described.key === 'GET /heartbeat/authorized') return { status: 204 };
		const operation = { ...described, query: { ...described.query, ...proposedParameters(described.key, this.options) } };
		const handler = routes[operation.key];
		if (handler === undefined) throw new ApiError(501, 'FeatureIsNotEnabled', `The sandbox does not imitate ${operation.key}`);
		for (const [name, value] of Object.entries(params)) if (/guid$/i.test(name) && !value.split(',').every(isGuid)) throw notFound(value);
		const request: Request = {
			operation, params, query: new Query(call.query, operation), store: this.store, options: this.options,
			body: operation.body === '' ? undefined : body(call),
		};
		const outcome = handler(request);
		if (outcome === undefined) return { status: operation.status };
		if (!Array.isArray(outcome)) return outcome;
		return this.shown(outcome, request, call, path);
	}

	private shown(rows: Row[], request: Request, call: IncomingCall, path: string): Reply {
		const { operation } = request;
		if (!operation.answerIsList) return { status: operation.status, headers: JSON_TYPE, body: JSON.stringify(render(rows[0] as Row, operation.answer, request)) };
		const listed = operation.method === 'GET' ? page(sorted(rows, call.query), operation, request.query, call.query, path, this.options) : { rows };
		return {
			status: operation.status,
			headers: { ...JSON_TYPE, ...(listed.nextPageToken !== undefined && { NextPageToken: listed.nextPageToken }) },
			body: JSON.stringify(listed.rows.map((row) => render(row, operation.answer, request))),
		};
	}
}

function body(call: IncomingCall): unknown {
	if (call.body.length === 0) return undefined;
	const type = (call.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
	if (type !== 'application/json') throw new ApiError(415, 'InvalidRequest', `The content type ${type === '' ? '(none)' : type} is not supported; use application/json`, { name: 'Content-Type', type: 'RequestHeader' });
	try {
		return JSON.parse(call.body.toString('utf8'));
	} catch {
		throw invalid('The body is not JSON', '');
	}
}
