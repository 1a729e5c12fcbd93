import { z } from 'zod/v4';
import { receiptsIn } from '../../../../src/domain/receiptReference';
import { ContractError, RejectedError } from '../../../../src/errors';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation, type OutputFile, type OutputRow } from '../../../shared/operation';

export const getReceipts = defineBatchOperation<SeveraClient>()({
	value: 'getReceipts',
	name: 'Get Receipts',
	action: 'Get receipts of travel reimbursements',
	description: 'Fetch the receipts that the Mapper\'s Ready items name, as binary data; the items pass through as they are. So only receipts of claims that are sent are downloaded.',
	effect: 'read',
	properties: [{ displayName: 'Stands between the Mapper\'s output Ready and "Travel Expense: Create" of the Netvisor node. A receipt that Severa does not hand out is left out; its claim then fails there, before anything of it is sent.', name: 'notice', type: 'notice', default: '' }],
	input: z.object({}),
	/** Calls: one for each receipt that is not there yet; one claim after the other, since receipts are large. */
	async runAll(severa, items, { log }) {
		const rows: OutputRow[] = [];
		for (const { json, index, file } of items) {
			const files: Record<string, OutputFile> = {};
			for (const { binary, fileGuid, fileName, mimeType } of receiptsIn((json as { document?: unknown }).document)) {
				const known = await file?.(binary);
				const [result] = await Promise.allSettled([known ?? severa.files.download(fileGuid).then(({ content }) => content)]);
				if (result.status === 'fulfilled') files[binary] = { content: result.value, fileName, mimeType };
				else if (result.reason instanceof RejectedError || result.reason instanceof ContractError) log(`Severa: the receipt "${fileName}" was not handed out: ${result.reason.message}`);
				else throw result.reason;
			}
			rows.push({ json, files, item: index });
		}
		return rows;
	},
});
