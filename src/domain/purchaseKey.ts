/** The key of a project fee that comes from a purchase invoice; it stands in the fee's internal comment (mapping 8). */

/** Of one line. */
export const purchaseLineKey = (invoiceKey: string, lineKey: string) => `netvisor:purchase:${invoiceKey}:line:${lineKey}`;
/** Of all lines of one project. */
export const purchaseProjectKey = (invoiceKey: string, projectGuid: string) => `netvisor:purchase:${invoiceKey}:project:${projectGuid.toLowerCase()}`;

export interface PurchaseKey {
	key: string;
	/** Netvisor key of the invoice. */
	invoiceKey: string;
}

const KEY = /netvisor:purchase:(\d+):(?:line:\d+|project:[0-9a-f-]{36})(?![0-9a-f-])/i;

/** The key in a comment, whatever else somebody has written there; undefined when there is none. */
export function purchaseKeyIn(comment: string | null | undefined): PurchaseKey | undefined {
	const match = KEY.exec(comment ?? '');
	return match === null ? undefined : { key: match[0].toLowerCase(), invoiceKey: match[1] ?? '' };
}
