import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, paging, returnAll, wanted } from '../../../shared/properties';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many employees',
	description: 'Retrieve many employees with their numbers, names and services. Of a personal identity code only a digest comes out, which can be compared during this run and shows nothing.',
	effect: 'read',
	properties: [returnAll, limit, { displayName: 'Include Ended Employments', name: 'includeEnded', type: 'boolean', default: true, description: 'Whether people whose employment has ended are returned too; their last hours and claims still have to move' }],
	input: z.object({ ...paging, includeEnded: z.boolean() }),
	run: async (netvisor, { includeEnded, ...page }) => (await netvisor.employees.list({ includeEnded })).slice(0, wanted(page)),
});
