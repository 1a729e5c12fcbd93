/** Puts the bytes of the files into the document, just before it is sent. */
import { startsAsPdf } from '../../../src/domain/attachments';
import { reason, type Reason } from '../../../src/domain/held';
import { readReceiptReference } from '../../../src/domain/receiptReference';
import { InputError } from '../../../src/errors';
import type { SalesInvoiceDocument } from '../../../src/netvisor/salesInvoiceDocument';

export type ReadFile = (name: string) => Promise<Buffer | undefined>;

export interface WithFiles {
	document: SalesInvoiceDocument;
	/** Files that are no PDF after all: the list did not tell. */
	reasons: Reason[];
}

/** @throws InputError naming a file that did not come along */
export async function withFiles(document: SalesInvoiceDocument, readFile: ReadFile): Promise<WithFiles> {
	if (document.salesInvoiceAttachments === undefined) return { document, reasons: [] };
	const attachments: NonNullable<SalesInvoiceDocument['salesInvoiceAttachments']> = [];
	const reasons: Reason[] = [];
	for (const attachment of document.salesInvoiceAttachments) {
		const { fileName, documentData } = attachment;
		const reference = readReceiptReference(documentData.value);
		const content = reference && (await readFile(reference.binary));
		if (reference !== undefined && (content === undefined || content.length === 0)) throw new InputError(`The file "${fileName}" did not come along (binary field "${reference.binary}"). Put "Invoice: Get Files" before this node, and let nothing between the nodes drop binary data.`, { field: 'salesInvoiceAttachments' });
		const value = content?.toString('base64') ?? documentData.value;
		if (reference !== undefined && !startsAsPdf(value)) reasons.push(reason('ATTACHMENT_NOT_PDF', 'files', { name: fileName }));
		attachments.push({ ...attachment, documentData: { ...documentData, value } });
	}
	return { document: { ...document, salesInvoiceAttachments: attachments }, reasons };
}
