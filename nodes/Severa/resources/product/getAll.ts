import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalMoment, optionalText, paging, returnAll, take, wanted } from '../../../shared/properties';
import { alsoGuidsField, changedSinceField, isActiveField } from '../../fields';
import { productTypeOptions } from '../../productTypes';
import { withAlsoGuids } from '../../withAlsoGuids';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		isActiveField,
		alsoGuidsField('products'),
		changedSinceField,
		{ displayName: 'Code', name: 'code', type: 'string', default: '', description: 'Only the product with exactly this code' },
		{ displayName: 'Type', name: 'type', type: 'options', options: productTypeOptions, default: 'Materials', description: 'Only products of this type' },
	],
};

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many products',
	description: 'Retrieve many products; work types and travel expense types, which are invoiced too, are under Register',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({ ...paging, filters: z.strictObject({ alsoGuids: listOfTexts.optional(), changedSince: optionalMoment, code: optionalText, isActive: z.boolean().optional(), type: z.string().optional() }) }),
	async run(severa, { filters: { alsoGuids, ...filter }, ...page }) {
		return await withAlsoGuids(await take(severa.products.list(filter), wanted(page)), alsoGuids, severa.products.get);
	},
});
