import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalMoment, optionalText, paging, returnAll, take, wanted } from '../../../shared/properties';
import { changedSinceField } from '../../fields';

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many project fees',
	description: 'Retrieve many project fees: products, costs and purchase rows',
	effect: 'read',
	properties: [
		returnAll,
		limit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ ...changedSinceField, description: 'Only fees that were added or changed at this moment or later; not together with Project GUID' },
				{ displayName: 'Project GUID', name: 'projectGuid', type: 'string', default: '', description: 'Only fees of this project' },
			],
		},
	],
	input: z.object({ ...paging, filters: z.strictObject({ changedSince: optionalMoment, projectGuid: optionalText }).refine(({ changedSince, projectGuid }) => changedSince === undefined || projectGuid === undefined, 'Severa cannot filter the fees of one project by "Changed Since"') }),
	async run(severa, { filters, ...page }) {
		return await take(severa.projectFees.list(filters), wanted(page));
	},
});
