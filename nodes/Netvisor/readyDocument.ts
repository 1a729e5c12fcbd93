/** The document of a Mapper item, checked to the last element before anything is looked up or sent. */
import { problemOf } from '../../src/netvisor/writeDocument';
import type { BatchItem } from '../shared/operation';

export type ReadyDocument<Document> = { document: Document } | { /** Why the item cannot be written. */ wrong: string; field?: string };

export interface DocumentKind<Document> {
	/** A group of elements that every document of this kind has; tells an item of another kind. */
	group: keyof Document & string;
	/** "customer" */
	what: string;
	/** Writes it as it would be sent. @throws InputError naming the field */
	toXml(document: Document): string;
	/** What it is found by; a document without it could be created twice. */
	code?(document: Document): string | undefined;
}

/** By the item's index. One wrong document never stops the others. */
export function readyDocuments<Document>(items: ReadonlyArray<BatchItem<unknown>>, kind: DocumentKind<Document>): Map<number, ReadyDocument<Document>> {
	return new Map(items.map(({ json, index }) => [index, readyDocument(json, kind)]));
}

export function readyDocument<Document>(json: object, { group, what, toXml, code }: DocumentKind<Document>): ReadyDocument<Document> {
	const { document, outcome } = json as { document?: unknown; outcome?: unknown };
	if (outcome !== undefined && outcome !== 'ready') return { wrong: `The item is not ready (its outcome is "${String(outcome)}"). Connect the Mapper's output Ready.` };
	if (typeof document !== 'object' || document === null || !Object.hasOwn(document, group)) return { wrong: `The item has no field "document" with a ${what} for Netvisor. Connect the Mapper's output Ready, direction Severa to Netvisor.` };
	const problem = problemOf(() => toXml(document as Document));
	if (problem !== undefined) return { wrong: problem.message, field: problem.field };
	if (code !== undefined && (code(document as Document) ?? '') === '') return { wrong: `The ${what} has no code, by which it would be found again.` };
	return { document: document as Document };
}

/** The documents that can be written. */
export const documentsIn = <Document>(ready: ReadonlyMap<number, ReadyDocument<Document>>): Document[] => [...ready.values()].flatMap((one) => ('document' in one ? [one.document] : []));

/** The key that makes the document recognisable; items that do not come from the Mapper are known by what they are. */
export function transferKeyOf(json: object, otherwise: string): string {
	const { transferKey } = json as { transferKey?: unknown };
	return typeof transferKey === 'string' && transferKey !== '' ? transferKey : otherwise;
}
