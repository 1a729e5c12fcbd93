/** PDF files that go with an invoice (mapping 5.14; rulebook I-3, L-5). */
import type { SalesInvoiceAttachment } from '../netvisor/salesInvoiceDocument';
import type { InvoiceFileForTransfer } from '../severa/invoiceForTransfer';
import type { Findings } from './held';
import { inOrder } from './order';
import { printedInvoice, receiptReference } from './receiptReference';
import { readText, singleLine } from './text';

const PDF = 'application/pdf';
/** `%PDF-` in base64. */
const PDF_START = 'JVBERi';

/** Netvisor API 5.3. */
const LONGEST_DESCRIPTION = 100;
const LONGEST_FILE_NAME = 255;

/** In the order of mapping 1.11; internal files never go. */
export function toAttachments(found: Findings, files: readonly InvoiceFileForTransfer[], setting: 'none' | 'files' | 'pdf' | 'both'): SalesInvoiceAttachment[] {
	if (setting === 'none') return [];
	const printed = setting === 'files' ? [] : files.filter(({ isPrintedInvoice }) => isPrintedInvoice);
	if (setting !== 'files' && printed.length === 0) found.hold('ATTACHMENT_MISSING', 'files', { expected: 1, found: 0 });
	const others = setting === 'pdf' ? [] : files.filter(({ isPrintedInvoice, isInternal }) => !isPrintedInvoice && isInternal !== true);
	const chosen = inOrder([...others, ...printed], ({ sortOrder }) => sortOrder, ({ name }) => name, ({ guid }) => guid);
	const unread = chosen.filter((file) => dataOf(file) === undefined).length;
	if (unread > 0) found.hold('ATTACHMENT_MISSING', 'files', { expected: chosen.length, found: chosen.length - unread });
	const attachments = chosen.flatMap((file) => toAttachment(found, file) ?? []);
	// Seen in the plan, before anything is sent (L-5).
	if (attachments.length > 0) found.note('ATTACHMENTS_MAY_COST', { count: attachments.length });
	return attachments;
}

function toAttachment(found: Findings, file: InvoiceFileForTransfer): SalesInvoiceAttachment | undefined {
	const { name, description, contentType, content } = file;
	const data = dataOf(file);
	if (data === undefined) return undefined;
	if (!isPdf(contentType, content)) return found.hold('ATTACHMENT_NOT_PDF', 'files', { name });
	const fileName = readText(found, 'files.name', name, { limit: LONGEST_FILE_NAME }) ?? `${file.guid}.pdf`;
	const attachmentDescription = readText(found, 'files.description', singleLine(description ?? '') === '' ? name : description, { limit: LONGEST_DESCRIPTION }) ?? fileName;
	return { mimeType: PDF, attachmentDescription, fileName, documentData: { value: data, type: 'pdf' }, printByDefault: file.isPrintedInvoice ? '0' : '1' };
}

/** The bytes, or where they will be: they are fetched for invoices that are sent. */
function dataOf({ content, binary, fileGuid, guid, isPrintedInvoice }: InvoiceFileForTransfer): string | undefined {
	if (content) return content;
	const file = isPrintedInvoice ? printedInvoice(guid) : fileGuid;
	return binary !== undefined && file ? receiptReference({ binary, fileGuid: file }) : undefined;
}

/** Severa's word and the bytes must agree; a file without a type is judged by its bytes, when they are there. */
function isPdf(contentType: string | null | undefined, content: string | undefined): boolean {
	const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
	return (type === '' || type === PDF || type === 'application/octet-stream') && (!content || startsAsPdf(content));
}

/** @param content base64 */
export const startsAsPdf = (content: string): boolean => content.startsWith(PDF_START);
