/** The bytes that documents name by reference, as binary data beside their items: only of what is sent. */
import { invoiceOfPrinted, receiptsIn } from '../../src/domain/receiptReference';
import { ContractError, RejectedError } from '../../src/errors';
import type { SeveraClient } from '../../src/severa/SeveraClient';
import type { BatchItem, OutputFile, OutputRow } from '../shared/operation';

/**
 * The items as they are. A file that Severa does not hand out is left out; its document then fails where it is sent.
 * Calls: one for each file that is not there yet; one item after the other, since files are large.
 * @param what "receipt"
 */
export async function fetchFiles(severa: SeveraClient, items: ReadonlyArray<BatchItem<unknown>>, what: string, log: (text: string) => void): Promise<OutputRow[]> {
	const rows: OutputRow[] = [];
	for (const { json, index, file } of items) {
		const files: Record<string, OutputFile> = {};
		for (const { binary, fileGuid, fileName, mimeType } of receiptsIn((json as { document?: unknown }).document)) {
			const known = await file?.(binary);
			const [result] = await Promise.allSettled([known ?? bytesOf(severa, fileGuid)]);
			if (result.status === 'fulfilled') files[binary] = { content: result.value, fileName, mimeType };
			else if (result.reason instanceof RejectedError || result.reason instanceof ContractError) log(`Severa: the ${what} "${fileName}" was not handed out: ${result.reason.message}`);
			else throw result.reason;
		}
		rows.push({ json, files, item: index });
	}
	return rows;
}

async function bytesOf(severa: SeveraClient, fileGuid: string): Promise<Buffer> {
	const invoiceGuid = invoiceOfPrinted(fileGuid);
	return invoiceGuid === undefined ? (await severa.files.download(fileGuid)).content : await severa.invoices.pdf(invoiceGuid);
}
