import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalMoment, paging, returnAll, take, wanted } from '../../../shared/properties';
import { alsoGuidsField, changedSinceField, numbersField, numberTexts } from '../../fields';
import { withAlsoGuids } from '../../withAlsoGuids';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		alsoGuidsField('projects'),
		changedSinceField,
		{ displayName: 'Closed', name: 'isClosed', type: 'boolean', default: false, description: 'Whether to return closed projects (on) or open ones (off); without this filter both are returned' },
		numbersField('projects'),
	],
};

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many projects',
	description: 'Retrieve many projects, without sales cases',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({ ...paging, filters: z.strictObject({ alsoGuids: listOfTexts.optional(), changedSince: optionalMoment, isClosed: z.boolean().optional(), numbers: listOfTexts.refine(numberTexts, 'must be project numbers').optional() }) }),
	async run(severa, { filters: { alsoGuids, numbers, ...filter }, ...page }) {
		const listed = await take(severa.projects.list({ ...filter, numbers: numbers?.length === 0 ? undefined : numbers }), wanted(page));
		return await withAlsoGuids(listed, alsoGuids, severa.projects.get);
	},
});
