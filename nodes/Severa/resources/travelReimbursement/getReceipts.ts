import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation } from '../../../shared/operation';
import { fetchFiles } from '../../fetchFiles';

export const getReceipts = defineBatchOperation<SeveraClient>()({
	value: 'getReceipts',
	name: 'Get Receipts',
	action: 'Get receipts of travel reimbursements',
	description: 'Fetch the receipts that the Mapper\'s Ready items name, as binary data; the items pass through as they are. So only receipts of claims that are sent are downloaded.',
	effect: 'read',
	properties: [{ displayName: 'Stands between the Mapper\'s output Ready and "Travel Expense: Create" of the Netvisor node. A receipt that Severa does not hand out is left out; its claim then fails there, before anything of it is sent.', name: 'notice', type: 'notice', default: '' }],
	input: z.object({}),
	async runAll(severa, items, { log }) {
		return await fetchFiles(severa, items, 'receipt', log);
	},
});
