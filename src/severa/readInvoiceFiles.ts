/** Files of an invoice and its printed form, with their bytes (Severa API 15.7, field mapping 5.14). */
import type { SeveraInvoice } from './invoice';
import type { InvoiceFileForTransfer } from './invoiceForTransfer';
import { byText } from './byText';
import { gather } from './paging';
import type { SeveraClient } from './SeveraClient';

export type Attachments = 'none' | 'files' | 'pdf' | 'both';

/** By sortOrder, then name, then guid; the printed invoice first. Internal files are listed but not downloaded. */
export async function readInvoiceFiles(client: SeveraClient, invoice: SeveraInvoice, attachments: Attachments): Promise<InvoiceFileForTransfer[]> {
	const files: InvoiceFileForTransfer[] = [];
	if (attachments === 'pdf' || attachments === 'both') files.push(await printedInvoice(client, invoice));
	if (attachments === 'files' || attachments === 'both') {
		const listed = (await gather(client.invoices.files(invoice.guid))).sort((a, b) => (a.sortOrder ?? Infinity) - (b.sortOrder ?? Infinity) || byText(a.name, b.name) || byText(a.guid, b.guid));
		for (const file of listed) {
			if (file.isInternal || !file.fileGuid) files.push(file);
			else {
				const { content, contentType } = await client.files.download(file.fileGuid);
				files.push({ ...file, contentType: file.contentType ?? contentType, content: content.toString('base64') });
			}
		}
	}
	return files;
}

async function printedInvoice(client: SeveraClient, invoice: SeveraInvoice): Promise<InvoiceFileForTransfer> {
	const content = await client.invoices.pdf(invoice.guid);
	return { guid: invoice.guid, isPrintedInvoice: true, name: `invoice-${invoice.number ?? invoice.guid}.pdf`, contentType: 'application/pdf', size: content.length, isInternal: false, content: content.toString('base64') };
}
