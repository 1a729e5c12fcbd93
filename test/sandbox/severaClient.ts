/** A caller of the Severa sandbox that knows nothing of the product's own client. */
import { startSevera, type RunningSevera, type SeveraStartOptions } from '../../sandbox/severa';
import { models, enums, type Field } from '../../sandbox/severa/description/description';

export interface Answer { status: number; headers: Headers; text: string; json: any }
export type Json = any;

export interface Severa extends RunningSevera {
	/** With the token of all scopes, unless another is given; null sends none. */
	call(method: string, path: string, body?: unknown, headers?: Record<string, string | null>): Promise<Answer>;
	get(path: string): Promise<Json>;
	/** All pages of a list. */
	list(path: string): Promise<Json[]>;
	token(body?: Record<string, unknown>): Promise<Json>;
}

export const NOW = '2026-10-30T10:00:00+02:00';

export async function severa(options: SeveraStartOptions = {}): Promise<Severa> {
	const running = await startSevera({ clock: () => new Date(NOW), rateLimit: false, ...options });
	const send = async (method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Answer> => {
		const reply = await fetch(`${running.url}${path}`, { method, headers, ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
		const text = await reply.text();
		const json = (reply.headers.get('content-type') ?? '').includes('json') && text !== '' ? JSON.parse(text) : undefined;
		return { status: reply.status, headers: reply.headers, text, json };
	};
	const token = async (more: Record<string, unknown> = {}) => (await send('POST', '/v1/token', { client_id: running.clientId, client_secret: running.clientSecret, ...more }, { 'Content-Type': 'application/json' })).json;
	let held: string | undefined;
	const call: Severa['call'] = async (method, path, body, more = {}) => {
		held ??= `Bearer ${(await token()).access_token}`;
		const headers = { Authorization: held, 'Client_Id': running.clientId, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...more };
		return send(method, path, body, Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)) as Record<string, string>);
	};
	const get = async (path: string) => {
		const answer = await call('GET', path);
		if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
		return answer.json;
	};
	const list = async (path: string) => {
		const rows: Json[] = [];
		for (let next: string | null = ''; next !== null;) {
			const answer: Answer = await call('GET', `${path}${path.includes('?') ? '&' : '?'}rowCount=100${next === '' ? '' : `&pageToken=${next}`}`);
			if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
			rows.push(...answer.json);
			next = answer.headers.get('NextPageToken');
		}
		return rows;
	};
	return { ...running, call, get, list, token };
}

/** What is wrong with a value as the description sees it; an empty list when nothing is. */
export function shapeErrors(value: unknown, model: string, place = model): string[] {
	const fields = models[model];
	if (fields === undefined || typeof value !== 'object' || value === null) return [`${place} is not an object of ${model}`];
	const given = value as Record<string, unknown>;
	const surplus = Object.keys(given).filter((key) => !(key in fields)).map((key) => `${place}.${key} is not in ${model}`);
	return [...surplus, ...Object.entries(fields).flatMap(([name, field]) => (name in given ? fieldErrors(given[name], field, `${place}.${name}`) : [`${place}.${name} is missing`]))];
}

function fieldErrors(value: unknown, field: Field, place: string): string[] {
	if (value === null) return field.nullable ? [] : [`${place} is null`];
	if (field.list) return Array.isArray(value) ? value.flatMap((each, index) => fieldErrors(each, { ...field, list: false, nullable: false }, `${place}[${index}]`)) : [`${place} is not a list`];
	if (field.type in models) return shapeErrors(value, field.type, place);
	const good: Record<string, () => boolean> = {
		boolean: () => typeof value === 'boolean', int32: () => Number.isInteger(value), int64: () => Number.isInteger(value), double: () => typeof value === 'number',
		date: () => /^\d{4}-\d{2}-\d{2}$/.test(String(value)), 'date-time': () => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/.test(String(value)),
	};
	const fits = field.type in enums ? enums[field.type]?.includes(value as string) : good[field.type]?.() ?? typeof value === 'string';
	return fits ? [] : [`${place}: ${JSON.stringify(value)} is not ${field.type}`];
}
