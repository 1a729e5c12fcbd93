import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { allTravelStatuses, requireTravelStatus } from '../../../../src/severa/travelStatusByName';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalMoment, optionalText, paging, returnAll, take, wanted } from '../../../shared/properties';
import { alsoGuidsField, changedSinceField } from '../../fields';
import { withAlsoGuids } from '../../withAlsoGuids';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		alsoGuidsField('travel claims'),
		changedSinceField,
		{ displayName: 'Status Name', name: 'status', type: 'string', default: '', placeholder: 'e.g. Hyväksytty', description: 'Only claims in the status of this name' },
	],
};

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many travel reimbursements',
	description: 'Retrieve many travel claims, without their expenses',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({ ...paging, filters: z.strictObject({ alsoGuids: listOfTexts.optional(), changedSince: optionalMoment, status: optionalText }) }),
	async run(severa, { filters: { alsoGuids, changedSince, status }, ...page }) {
		const statusGuids = status === undefined ? undefined : [requireTravelStatus(await allTravelStatuses(severa), status, { field: 'filters.status' }).guid];
		const listed = await take(severa.travelReimbursements.list({ changedSince, statusGuids }), wanted(page));
		return await withAlsoGuids(listed, alsoGuids, severa.travelReimbursements.get);
	},
});
