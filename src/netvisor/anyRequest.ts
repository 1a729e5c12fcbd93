/** Any other `.nv` resource: XML or JSON in, JSON out. Signed, one at a time and judged like every other call. */
import { InputError } from '../errors';
import type { Exchange } from './exchange';
import type { Query } from './requestUrl';
import { NotXmlError, readXml, writeXml } from './xml';
import { setAttribute, toPlain, type PlainXml, type XmlNode } from './xmlNode';

export interface AnyRequest {
	/** "workday.nv" */
	resource: string;
	method: 'GET' | 'POST';
	query?: Query;
	/** XML text whose root is `<root>`, or JSON: `{ "workday": { "date": { "@format": "ansi", "#text": "2026-01-12" } } }`. */
	body?: string | Readonly<Record<string, unknown>>;
	/** 'write' for whatever changes something. Left out: POST writes, and so does GET of a resource named delete…. */
	effect?: 'read' | 'write';
}

/** Everything below the root of the answer, names in lower case; the status is left out. */
export type AnyAnswer = Record<string, PlainXml | PlainXml[]>;

export function createAnyRequest(exchange: Exchange): (request: AnyRequest) => Promise<AnyAnswer> {
	return async ({ resource, method, query, body, effect }) => {
		const isWrite = (effect ?? (method === 'POST' || /^delete/i.test(resource) ? 'write' : 'read')) === 'write';
		const text = body === undefined ? undefined : typeof body === 'string' ? checkedXml(body) : jsonToXml(body);
		if (method === 'GET' && text !== undefined) throw new InputError('A GET request to Netvisor has no body; put its values into the query.', { service: 'Netvisor', field: 'body' });
		if (method === 'POST' && !isWrite) throw new InputError('A POST request to Netvisor always counts as a write.', { service: 'Netvisor', field: 'effect' });
		const { root } = isWrite ? await exchange.write({ resource, method, query, body: text }) : await exchange.read(resource, query);
		const plain = toPlain({ ...root, children: root.children.filter(({ name }) => name !== 'responsestatus') });
		return typeof plain === 'string' ? {} : plain;
	};
}

/** The message must begin with `<root>`; a declaration is taken off (Netvisor API 1.6). */
function checkedXml(text: string): string {
	const message = text.replace(/^\uFEFF?\s*(<\?xml[^>]*\?>)?\s*/, '').trimEnd();
	let root: XmlNode;
	try {
		root = readXml(message);
	} catch (cause) {
		if (cause instanceof NotXmlError) throw new InputError(`The body is not well-formed XML: ${cause.message}`, { service: 'Netvisor', field: 'body' });
		throw cause;
	}
	if (root.name !== 'root') throw new InputError(`The body must begin with <root>, not with <${root.name}>.`, { service: 'Netvisor', field: 'body' });
	return message;
}

function jsonToXml(body: Readonly<Record<string, unknown>>): string {
	const keys = Object.keys(body);
	const content = keys.length === 1 && keys[0]?.toLowerCase() === 'root' ? body[keys[0]] : body;
	return writeXml(toNode('root', content, 'body'));
}

function toNode(name: string, value: unknown, path: string): XmlNode {
	const node: XmlNode = { name, attributes: {}, children: [], text: '' };
	if (typeof value !== 'object' || value === null) return { ...node, text: toText(value, path) };
	for (const [key, child] of Object.entries(value)) {
		if (key.startsWith('@')) setAttribute(node, key.slice(1), toText(child, `${path}.${key}`));
		else if (key === '#text') node.text = toText(child, `${path}.${key}`);
		else for (const one of Array.isArray(child) ? (child as unknown[]) : [child]) if (one !== undefined) node.children.push(toNode(key, one, `${path}.${key}`));
	}
	return node;
}

/** Fractions, booleans and null are refused: how the resource wants them written cannot be seen in them. */
function toText(value: unknown, path: string): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	throw new InputError(`The value of ${path} must be a text, as Netvisor wants to see it (decimals with a comma).`, { service: 'Netvisor', field: path });
}
