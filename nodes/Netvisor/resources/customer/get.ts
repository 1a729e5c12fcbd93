import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { keyField, netvisorKey } from '../../fields';

export const get = defineOperation<NetvisorClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get customer',
	description: 'Retrieve one customer by its Netvisor key',
	effect: 'read',
	properties: [keyField('customer')],
	input: z.object({ netvisorKey }),
	async run(netvisor, { netvisorKey: key }) {
		const customer = await netvisor.customers.get(key);
		if (customer === undefined) throw new InputError(`Netvisor has no customer with the key ${key}.`, { service: 'Netvisor', field: 'netvisorKey', record: key });
		return [customer];
	},
});
