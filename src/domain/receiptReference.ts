/**
 * Receipts and files of invoices are megabytes and travel as n8n binary data beside the item. In the document stands a
 * reference in place of the bytes: the name of the binary field and the id of the file, so that another file makes another
 * fingerprint.
 */
export interface ReceiptReference {
	/** Name of the item's binary field. */
	binary: string;
	/** Or the printed form of an invoice, which is no file (`printedInvoice`). */
	fileGuid: string;
}

const PRINTED_INVOICE = 'printed-invoice:';

/** In place of a file's id: the printed form of the invoice. */
export const printedInvoice = (invoiceGuid: string): string => `${PRINTED_INVOICE}${invoiceGuid}`;

/** The invoice whose printed form is meant; undefined where it is a file. */
export const invoiceOfPrinted = (fileGuid: string): string | undefined => (fileGuid.startsWith(PRINTED_INVOICE) ? fileGuid.slice(PRINTED_INVOICE.length) : undefined);

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
	// An invoice's has an attribute beside it.
	const text = typeof documentData === 'object' ? (documentData as { value?: unknown } | null)?.value : documentData;
	const reference = typeof text === 'string' ? readReceiptReference(text) : undefined;
	if (reference !== undefined) return [{ ...reference, fileName: String(fileName ?? ''), mimeType: String(mimeType ?? '') }];
	return Object.values(document).flatMap(receiptsIn);
}
