import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalText, paging, returnAll, wanted } from '../../../shared/properties';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many dimension items',
	description: 'Retrieve many dimension items, each with its heading',
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
			options: [
				{ displayName: 'Heading', name: 'heading', type: 'string', default: '', description: 'Only items under this heading, by its exact name' },
				{ displayName: 'Hidden Too', name: 'includeHidden', type: 'boolean', default: false, description: 'Whether hidden items and headings are returned too' },
				{ displayName: 'Empty Headings Too', name: 'includeEmpty', type: 'boolean', default: false, description: 'Whether a heading without items is returned too, as one row without a name' },
			],
		},
	],
	input: z.object({ ...paging, filters: z.strictObject({ heading: optionalText, includeHidden: z.boolean().optional(), includeEmpty: z.boolean().optional() }) }),
	async run(netvisor, { filters: { heading, includeHidden = false, includeEmpty = false }, ...page }) {
		const headings = (await netvisor.dimensions.list()).filter((one) => (heading === undefined || one.name === heading) && (includeHidden || !one.isHidden));
		return headings.flatMap(({ items, ...one }) => {
			const of = { heading: one.name, headingKey: one.netvisorKey };
			const rows = items.filter(({ isHidden }) => includeHidden || !isHidden).map((item) => ({ ...of, ...item }));
			return rows.length === 0 && includeEmpty ? [{ ...of, netvisorKey: '', name: '', code: '', label: '' }] : rows;
		}).slice(0, wanted(page));
	},
});
