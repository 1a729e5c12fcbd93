import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, paging, returnAll, wanted } from '../../../shared/properties';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many record types',
	description: 'Retrieve many record types of working time (kirjauslajit) with their numbers, and whether they count hours or days',
	effect: 'read',
	properties: [returnAll, limit],
	input: z.object(paging),
	run: async (netvisor, page) => (await netvisor.recordTypes.list()).slice(0, wanted(page)),
});
