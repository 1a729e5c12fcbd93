import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { keyField, netvisorKey } from '../../fields';

export const get = defineOperation<NetvisorClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get product',
	description: 'Retrieve one product by its Netvisor key',
	effect: 'read',
	properties: [keyField('product')],
	input: z.object({ netvisorKey }),
	async run(netvisor, { netvisorKey: key }) {
		const product = await netvisor.products.get(key);
		if (product === undefined) throw new InputError(`Netvisor has no product with the key ${key}.`, { service: 'Netvisor', field: 'netvisorKey', record: key });
		return [product];
	},
});
