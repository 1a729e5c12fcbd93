/** One URL string with its final escapes: what is signed is what is sent (Netvisor API 1.1, 1.4). */
import { InputError } from '../errors';
import { escapePart } from '../transport/escapePart';

/** Parameters in the order they are sent; undefined and '' are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/**
 * Escapes everything that a URL parser would escape on its way out, the apostrophe included, and leaves `:` and `,` as
 * the clients in use do.
 */
const escape = (text: string) => escapePart(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replace(/%3A/g, ':').replace(/%2C/g, ',');

/** @throws InputError when the base is no http(s) address or the resource has an impossible name */
export function requestUrl(baseUrl: string, resource: string, query: Query = {}): string {
	if (!/^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/i.test(baseUrl)) throw new InputError('The base URL of Netvisor must begin with https:// and have neither query nor spaces.', { service: 'Netvisor', field: 'baseUrl' });
	if (!/^[A-Za-z0-9]+\.nv$/.test(resource)) throw new InputError(`"${resource}" is no Netvisor resource; they look like "customerlist.nv".`, { service: 'Netvisor', field: 'resource' });
	const pairs = Object.entries(query).flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${escape(key)}=${escapeValue(key, String(value))}`]));
	return `${baseUrl.replace(/\/+$/, '')}/${resource}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

function escapeValue(key: string, value: string): string {
	if (/\p{Surrogate}/u.test(value)) throw new InputError(`The parameter "${key}" holds half of a character pair and cannot be sent.`, { service: 'Netvisor', field: key });
	return escape(value);
}
