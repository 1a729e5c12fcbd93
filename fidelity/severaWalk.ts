/**
 * Calls every route that the Severa sandbox imitates: reads with the ids of what it holds, then creates, changes and
 * removes. Bodies are made from the OpenAPI document: an existing record, narrowed to what its input model takes.
 */
import type { RunningSevera } from '../sandbox/severa';
import type { OpenApiCheck } from './openApiCheck';
import type { Operation, Schema } from './openApiDocument';

type Json = Record<string, unknown>;
export type State = Record<string, Array<Json & { guid: string }>>;
export type Body = (state: State) => unknown;

/** Last fixed part before a parameter, where the state calls the collection otherwise. */
const COLLECTIONS: Readonly<Record<string, string>> = { contactpersons: 'contacts', projecttravelexpenses: 'travelExpenses', projecttravelexpensefiles: 'travelExpenseFiles', projectrecurringfeerules: 'recurringFeeRules', convert: 'customers' };
/** Values of parameters that are no GUID. */
const VALUES: Readonly<Record<string, string>> = { code2: 'FI', code3: 'SWE', countryName: 'Saksa' };
const QUERIES: Readonly<Record<string, string>> = {
	'/v1/users/{userGuid}/workdays': '?startDate=2026-10-01T00:00:00Z&endDate=2026-10-31T00:00:00Z',
	'/v1/holidaysbytimeperiod': '?startDate=2026-01-01T00:00:00Z&endDate=2026-12-31T00:00:00Z',
};

export class SeveraWalk {
	private token = '';

	constructor(
		private readonly sandbox: RunningSevera,
		private readonly openApi: OpenApiCheck,
		/** "GET /v1/customers/{guid}" */
		private readonly routes: readonly string[],
		/** Bodies that cannot be made from the document, by route. */
		private readonly bodies: Readonly<Record<string, Body>>,
	) {}

	/** @returns the routes that no call ended well on, with what the last answer said */
	async run(): Promise<string[]> {
		this.token = ((await this.call('POST', '/v1/token', { client_id: this.sandbox.clientId, client_secret: this.sandbox.clientSecret, scope: this.scopes() })).json as { access_token: string }).access_token;
		const done = new Set<string>();
		const failed = new Map<string, string>();
		// Reads come twice: what only a creation brings into being is read after it.
		for (const methods of [['GET'], ['POST'], ['GET'], ['PATCH'], ['DELETE']])
			for (const route of this.routes) {
				const [method = '', path = ''] = route.split(' ');
				if (!methods.includes(method) || (done.has(route) && method === 'GET')) continue;
				const outcome = await this.try(method, path);
				if (outcome === undefined) done.add(route);
				else failed.set(route, outcome);
			}
		return [...failed].filter(([route]) => !done.has(route)).map(([route, outcome]) => `${route}: ${outcome}`);
	}

	private scopes(): string {
		const areas = ['customers', 'projects', 'users', 'hours', 'invoices', 'activities', 'settings', 'fees', 'travels', 'files', 'resourceallocations'];
		return [...areas.flatMap((area) => ['read', 'write', 'delete'].map((right) => `${area}:${right}`)), 'organization:read', 'organization:write'].join(',');
	}

	/** Tries with one record after another until the service takes it. */
	private async try(method: string, path: string): Promise<string | undefined> {
		let last = 'there is no record to try it with';
		for (const url of this.urls(method, path)) {
			if (method === 'PATCH' && this.bodies[`${method} ${path}`] === undefined) await this.call('GET', url);
			const body = this.bodyFor(method, path, url);
			const { status, text } = await this.call(method, `${url}${method === 'GET' ? (QUERIES[path] ?? '') : ''}`, body);
			if (status < 300) return undefined;
			last = `${status} ${text.slice(0, 200)} with ${JSON.stringify(body)?.slice(0, 300)}`;
		}
		return last;
	}

	/** The path with real ids; for changes the newest records first, since nothing uses them yet. */
	private urls(method: string, path: string): string[] {
		const state = this.sandbox.state() as State;
		let urls = [''];
		let before = '';
		for (const segment of path.split('/').slice(1)) {
			const name = /^\{(\w+)\}$/.exec(segment)?.[1];
			if (name === undefined) {
				before = segment;
				urls = urls.map((url) => `${url}/${segment}`);
				continue;
			}
			const found = VALUES[name] === undefined ? this.idsOf(state, before) : [VALUES[name]];
			const ids = method === 'GET' || method === 'POST' ? found.slice(0, 8) : found.reverse().slice(0, 200);
			urls = urls.flatMap((url) => ids.map((id) => `${url}/${id}`));
		}
		return urls.slice(0, 200);
	}

	private idsOf(state: State, segment: string): string[] {
		const wanted = (COLLECTIONS[segment] ?? segment).toLowerCase();
		const name = Object.keys(state).find((key) => key.toLowerCase() === wanted);
		return (name === undefined ? [] : (state[name] ?? [])).map(({ guid }) => guid);
	}

	private bodyFor(method: string, path: string, url: string): unknown {
		if (method === 'GET' || method === 'DELETE') return undefined;
		const own = this.bodies[`${method} ${path}`];
		if (own !== undefined) return own(this.sandbox.state() as State);
		const operation = this.openApi.operationOf(method, url)?.operation;
		return method === 'PATCH' ? this.changeOf(operation, url) : this.bodyOf(operation, path);
	}

	/** An example record of the same collection, narrowed to the request's model. */
	private bodyOf(operation: Operation | undefined, path: string): unknown {
		const schema = operation?.requestBody?.content['application/json']?.schema;
		if (schema === undefined) return undefined;
		const example = this.example(path);
		const narrowed = this.narrow(schema, example, true) as Json;
		// Nothing new is on an invoice, and none becomes the default, so that it can be changed and removed again.
		for (const key of ['invoice', 'isDefault']) delete narrowed[key];
		// A number is given by the service; texts that may have to be unique get an addition of their own.
		for (const key of ['number', 'guid']) if (typeof narrowed[key] !== 'string' || key === 'guid') delete narrowed[key];
		for (const key of ['name', 'title', 'keyword', 'code', 'identifier', 'number']) if (typeof narrowed[key] === 'string') narrowed[key] = `${narrowed[key]} (2)`;
		return narrowed;
	}

	/** A replacement by the same value of the first plain field that the record's input model shares. */
	private changeOf(operation: Operation | undefined, url: string): unknown {
		const record = this.lastRead.get(url) ?? {};
		const model = this.openApi.resolve(operation?.responses['200']?.content?.['application/json']?.schema?.items ?? {});
		const field = Object.entries(model.properties ?? {}).find(([name, { type, readOnly, format }]) => readOnly !== true && type === 'string' && format === undefined && !/guid$/i.test(name) && typeof record[name] === 'string')?.[0];
		const flag = Object.entries(model.properties ?? {}).find(([name, { type, readOnly }]) => readOnly !== true && (type === 'boolean' || type === 'number') && record[name] !== undefined && record[name] !== null)?.[0];
		const name = field ?? flag ?? 'name';
		return [{ op: 'replace', path: `/${name}`, value: record[name] }];
	}

	private example(path: string): Json {
		const list = [...this.lastRead.entries()].filter(([url]) => url.startsWith(`${path}/`) && !url.slice(path.length + 1).includes('/'));
		return list[0]?.[1] ?? [...this.lists.entries()].find(([url]) => url.endsWith(path.slice(path.lastIndexOf('/'))))?.[1][0] ?? {};
	}

	private readonly lastRead = new Map<string, Json>();
	private readonly lists = new Map<string, Json[]>();

	/** The part of a value that the schema takes; required fields that it lacks are filled in. */
	private narrow(given: Schema, value: unknown, isTop = false): unknown {
		const schema = this.openApi.resolve(given);
		if (schema.type === 'array') return Array.isArray(value) ? value.map((one) => this.narrow(schema.items ?? {}, one)) : [];
		if (schema.properties === undefined) return value ?? filling(schema);
		const record = (value ?? {}) as Json;
		// In a reference only the GUID counts.
		if (!isTop && schema.properties.guid !== undefined && schema.properties.guid.readOnly !== true && record.guid !== undefined) return { guid: record.guid };
		const fields = Object.entries(schema.properties).filter(([name, property]) => property.readOnly !== true && ((record[name] !== undefined && record[name] !== null) || schema.required?.includes(name)));
		return Object.fromEntries(fields.map(([name, property]) => [name, this.narrow(property, record[name] ?? (name.endsWith('Guid') ? (record[name.slice(0, -4)] as { guid?: string } | undefined)?.guid : undefined))]));
	}

	private async call(method: string, path: string, body?: unknown): Promise<{ status: number; text: string; json: unknown }> {
		const reply = await fetch(`${this.sandbox.url}${path}`, { method, headers: { ...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }), client_id: this.sandbox.clientId, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, body: body === undefined ? undefined : JSON.stringify(body) });
		const text = await reply.text();
		const json: unknown = reply.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : undefined;
		if (method === 'GET' && reply.ok && Array.isArray(json)) this.lists.set(path, json as Json[]);
		else if (method === 'GET' && reply.ok && typeof json === 'object' && json !== null) this.lastRead.set(path, json as Json);
		return { status: reply.status, text, json };
	}
}

function filling({ type, format, enum: members }: Schema): unknown {
	if (members !== undefined) return members[0];
	if (type === 'boolean') return true;
	if (type === 'integer' || type === 'number') return 1;
	return format === 'date' ? '2026-10-30' : format === 'date-time' ? '2026-10-30T10:00:00+02:00' : 'Esimerkki';
}
