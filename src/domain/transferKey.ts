/** The stable key that makes a transferred document recognisable in the other system, and the fingerprint of a document. */
import { createHash } from 'node:crypto';

/** What a key is made for: the kind of the Severa record that the document comes from. */
export type TransferKind = 'invoice' | 'customer' | 'product' | 'workType' | 'travelExpenseType' | 'project' | 'unit' | 'costCenter' | 'user' | 'travelReimbursement' | 'workDay';

/** `severa:invoice:<guid>`; Severa's guids are lower case, so that a key can be compared as it is. */
export function transferKey(kind: TransferKind, guid: string): string {
	return `severa:${kind}:${guid.toLowerCase()}`;
}

/** The key of a record that Netvisor holds and Severa does not know yet. */
export function netvisorTransferKey(kind: 'customer' | 'product' | 'payment', netvisorKey: string): string {
	return `netvisor:${kind}:${netvisorKey}`;
}

const KEYS = /severa:[A-Za-z]+:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi;

/** Every transfer key in a text such as the private comment of an invoice; [] when there is none. */
export function transferKeysIn(text: string): string[] {
	return [...text.matchAll(KEYS)].map(([key]) => {
		const guid = key.slice(key.lastIndexOf(':') + 1);
		return `${key.slice(0, -guid.length)}${guid.toLowerCase()}`;
	});
}

/** GUIDs of the Severa invoices whose key stands in the text, each once. */
export function invoiceGuidsIn(text: string): string[] {
	const guids = transferKeysIn(text).flatMap((key) => (/^severa:invoice:/i.test(key) ? [key.slice(key.lastIndexOf(':') + 1)] : []));
	return [...new Set(guids)];
}

/**
 * JSON with the names of every object in code-unit order and no white space: equal documents give equal texts. A
 * property that is undefined counts as absent.
 * @throws TypeError for what JSON cannot hold (NaN, infinity, functions, bigint): a programming error
 */
export function canonicalJson(value: unknown): string {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
	if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((one: unknown) => canonicalJson(one === undefined ? null : one)).join(',')}]`;
	if (typeof value === 'object') {
		if ('toJSON' in value && typeof value.toJSON === 'function') return canonicalJson((value.toJSON as () => unknown)());
		const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
		return `{${entries.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(',')}}`;
	}
	throw new TypeError(`A document cannot hold a ${typeof value} (${String(value)}).`);
}

/** 32 hex digits (the first half of SHA-256) that differ as soon as anything in the document does. */
export function fingerprint(document: unknown): string {
	return createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex').slice(0, 32);
}
