import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalText, paging, returnAll, wanted } from '../../../shared/properties';
import { alsoKeys, alsoKeysField, changedSinceField, keywordField, netvisorMoment } from '../../fields';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: 'Retrieve many customers with their full records',
	effect: 'read',
	properties: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [alsoKeysField('customers'), changedSinceField, { displayName: 'Codes', name: 'codes', type: 'string', default: '', placeholder: 'e.g. 10427, 10428', description: 'Only customers with one of these codes, separated by commas' }, keywordField('name, code, business id or name extension')],
		},
		{ displayName: 'Full Records', name: 'fullRecords', type: 'boolean', default: true, description: 'Whether to read each customer in full, one call more for every 200; off returns only key, code, name, business ID and group' },
	],
	input: z.object({ ...paging, filters: z.strictObject({ alsoKeys: alsoKeys.optional(), changedSince: netvisorMoment, codes: listOfTexts.optional(), keyword: optionalText }), fullRecords: z.boolean() }),
	async run(netvisor, { filters: { alsoKeys: also = [], codes, ...filter }, fullRecords, ...page }) {
		const rows = (await netvisor.customers.list({ ...filter, codes: codes?.length === 0 ? undefined : codes })).slice(0, wanted(page));
		return fullRecords ? await netvisor.customers.getMany([...rows.map((row) => row.netvisorKey), ...also]) : rows;
	},
});
