import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation } from '../../../shared/operation';
import { fetchFiles } from '../../fetchFiles';

export const getFiles = defineBatchOperation<SeveraClient>()({
	value: 'getFiles',
	name: 'Get Files',
	action: 'Get files of invoices',
	description: 'Fetch the files and printed invoices that the Mapper\'s Ready items name, as binary data; the items pass through as they are. So only files of invoices that are sent are downloaded.',
	effect: 'read',
	properties: [{ displayName: 'Stands between the Mapper\'s output Ready and "Sales Invoice: Create" of the Netvisor node, where "Get Ready for Transfer" only listed the files. A file that Severa does not hand out is left out; its invoice then fails there, before anything of it is sent.', name: 'notice', type: 'notice', default: '' }],
	input: z.object({}),
	async runAll(severa, items, { log }) {
		return await fetchFiles(severa, items, 'file', log);
	},
});
