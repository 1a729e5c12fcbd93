import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalText, paging, returnAll, wanted } from '../../../shared/properties';
import { alsoKeys, alsoKeysField, changedSinceField, keywordField, netvisorMoment } from '../../fields';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many products',
	description: 'Retrieve many products with their full records; deleted ones are left out',
	effect: 'read',
	properties: [
		returnAll,
		limit,
		{ displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options: [alsoKeysField('products'), changedSinceField, keywordField('name or code')] },
		{ displayName: 'Full Records', name: 'fullRecords', type: 'boolean', default: true, description: 'Whether to read each product in full, one call more for every 200; off returns only key, code, name, price and group' },
	],
	input: z.object({ ...paging, filters: z.strictObject({ alsoKeys: alsoKeys.optional(), changedSince: netvisorMoment, keyword: optionalText }), fullRecords: z.boolean() }),
	async run(netvisor, { filters: { alsoKeys: also = [], ...filters }, fullRecords, ...page }) {
		const rows = (await netvisor.products.list(filters)).slice(0, wanted(page));
		return fullRecords ? await netvisor.products.getMany([...rows.map((row) => row.netvisorKey), ...also]) : rows;
	},
});
