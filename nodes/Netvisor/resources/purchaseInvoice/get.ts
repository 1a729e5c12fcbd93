import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { keyField, netvisorKey } from '../../fields';

export const get = defineOperation<NetvisorClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get purchase invoice',
	description: 'Retrieve one purchase invoice with its lines and the dimensions of each line',
	effect: 'read',
	properties: [keyField('purchase invoice')],
	input: z.object({ netvisorKey }),
	async run(netvisor, { netvisorKey: key }) {
		const found = await netvisor.purchaseInvoices.get(key);
		if (found === undefined) throw new InputError(`Netvisor has no purchase invoice with the key ${key}.`, { service: 'Netvisor', field: 'netvisorKey', record: key });
		return [found];
	},
});
