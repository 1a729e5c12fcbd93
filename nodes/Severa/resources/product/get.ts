import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const get = defineOperation<SeveraClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get product',
	description: 'Retrieve one product by its GUID',
	effect: 'read',
	properties: [guidField('Product GUID', 'productGuid', 'product')],
	input: z.object({ productGuid: guid }),
	async run(severa, { productGuid }) {
		return [await severa.products.get(productGuid)];
	},
});
