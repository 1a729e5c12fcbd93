import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, paging, returnAll, wanted } from '../../../shared/properties';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many payment terms',
	description: 'Retrieve many payment terms',
	effect: 'read',
	properties: [returnAll, limit],
	input: z.object(paging),
	run: async (netvisor, page) => (await netvisor.paymentTerms.list()).slice(0, wanted(page)),
});
