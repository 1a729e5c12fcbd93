/**
 * Receipts are megabytes and travel as n8n binary data beside the item. In the document stands a reference in place of the
 * bytes: the name of the binary field and the id of the file, so that another file makes another fingerprint.
 */
export interface ReceiptReference {
	/** Name of the item's binary field. */
	binary: string;
	fileGuid: string;
}

/** A colon is no character of base64, so that a reference is never taken for a file. */
const PREFIX = 'binary:';

export const receiptReference = ({ binary, fileGuid }: ReceiptReference): string => `${PREFIX}${binary}:${fileGuid}`;

/** undefined for anything else, such as base64. */
export function readReceiptReference(text: string): ReceiptReference | undefined {
	const [, binary, fileGuid] = /^binary:([^:]+):(.+)$/.exec(text) ?? [];
	return binary === undefined || fileGuid === undefined ? undefined : { binary, fileGuid };
}

export interface NamedReceipt extends ReceiptReference {
	fileName: string;
	mimeType: string;
}

/** Every reference in a document, however deep; what is of another form is passed over. */
export function receiptsIn(document: unknown): NamedReceipt[] {
	if (Array.isArray(document)) return document.flatMap(receiptsIn);
	if (typeof document !== 'object' || document === null) return [];
	const { documentData, fileName, mimeType } = document as Record<string, unknown>;
	const reference = typeof documentData === 'string' ? readReceiptReference(documentData) : undefined;
	if (reference !== undefined) return [{ ...reference, fileName: String(fileName ?? ''), mimeType: String(mimeType ?? '') }];
	return Object.values(document).flatMap(receiptsIn);
}
