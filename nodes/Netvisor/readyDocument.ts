/** The document of a Mapper item, before anything is sent; its elements are checked where it is written to XML. */

export type ReadyDocument<Document> = { document: Document } | { /** Why the item cannot be written. */ wrong: string };

/** @param group a group of elements that every document of this kind has; tells an item of another kind */
export function readyDocument<Document>(json: object, group: keyof Document & string, what: string): ReadyDocument<Document> {
	const { document, outcome } = json as { document?: unknown; outcome?: unknown };
	if (outcome !== undefined && outcome !== 'ready') return { wrong: `The item is not ready (its outcome is "${String(outcome)}"). Connect the Mapper's output Ready.` };
	if (typeof document !== 'object' || document === null || !Object.hasOwn(document, group)) return { wrong: `The item has no field "document" with a ${what} for Netvisor. Connect the Mapper's output Ready, direction Severa to Netvisor.` };
	return { document: document as Document };
}

/** The key that makes the document recognisable; items that do not come from the Mapper are known by what they are. */
export function transferKeyOf(json: object, otherwise: string): string {
	const { transferKey } = json as { transferKey?: unknown };
	return typeof transferKey === 'string' && transferKey !== '' ? transferKey : otherwise;
}
