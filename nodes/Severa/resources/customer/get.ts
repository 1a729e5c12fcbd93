import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const get = defineOperation<SeveraClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get customer',
	description: 'Retrieve one customer by its GUID',
	effect: 'read',
	properties: [guidField('Customer GUID', 'customerGuid', 'customer')],
	input: z.object({ customerGuid: guid }),
	async run(severa, { customerGuid }) {
		return [await severa.customers.get(customerGuid)];
	},
});
