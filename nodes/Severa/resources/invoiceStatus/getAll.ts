import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, paging, returnAll, take, wanted } from '../../../shared/properties';
import { isActiveField } from '../../fields';

const filters: INodeProperties = { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options: [isActiveField] };

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many invoice statuses',
	description: 'Retrieve many invoice statuses with their flags',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({ ...paging, filters: z.strictObject({ isActive: z.boolean().optional() }) }),
	async run(severa, { filters: { isActive }, ...page }) {
		return await take(severa.invoiceStatuses.list({ active: isActive }), wanted(page));
	},
});
