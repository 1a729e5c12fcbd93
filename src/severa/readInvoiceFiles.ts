/** Files of an invoice and its printed form, with their bytes or for fetching these later (Severa API 15.7, field mapping 5.14). */
import type { SeveraInvoice } from './invoice';
import type { InvoiceFileForTransfer } from './invoiceForTransfer';
import { byText } from './byText';
import { gather } from './paging';
import type { SeveraClient } from './SeveraClient';

export type Attachments = 'none' | 'files' | 'pdf' | 'both';

/** `later`: only what a plan needs; the bytes are fetched for those invoices that are sent. */
export type AttachmentBytes = 'now' | 'later';

/** By sortOrder, then name, then guid; the printed invoice first. Internal files are listed but not downloaded. */
export async function readInvoiceFiles(client: SeveraClient, invoice: SeveraInvoice, attachments: Attachments, bytes: AttachmentBytes = 'now'): Promise<InvoiceFileForTransfer[]> {
	const files: InvoiceFileForTransfer[] = [];
	if (attachments === 'pdf' || attachments === 'both') files.push(await printedInvoice(client, invoice, bytes));
	if (attachments === 'files' || attachments === 'both') {
		const listed = (await gather(client.invoices.files(invoice.guid))).sort((a, b) => (a.sortOrder ?? Infinity) - (b.sortOrder ?? Infinity) || byText(a.name, b.name) || byText(a.guid, b.guid));
		let count = 0;
		for (const file of listed) {
			if (file.isInternal || !file.fileGuid) files.push(file);
			else if (bytes === 'later') files.push({ ...file, binary: `file${++count}` });
			else {
				const { content, contentType } = await client.files.download(file.fileGuid);
				files.push({ ...file, contentType: file.contentType ?? contentType, content: content.toString('base64') });
			}
		}
	}
	return files;
}

async function printedInvoice(client: SeveraClient, invoice: SeveraInvoice, bytes: AttachmentBytes): Promise<InvoiceFileForTransfer> {
	const printed = { guid: invoice.guid, isPrintedInvoice: true as const, name: `invoice-${invoice.number ?? invoice.guid}.pdf`, contentType: 'application/pdf', isInternal: false };
	if (bytes === 'later') return { ...printed, binary: 'invoice' };
	const content = await client.invoices.pdf(invoice.guid);
	return { ...printed, size: content.length, content: content.toString('base64') };
}
