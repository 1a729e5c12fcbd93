import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalMoment, optionalText, paging, returnAll, take, wanted } from '../../../shared/properties';
import { alsoGuidsField, changedSinceField, isActiveField } from '../../fields';
import { withAlsoGuids } from '../../withAlsoGuids';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		isActiveField,
		alsoGuidsField('users'),
		changedSinceField,
		{ displayName: 'Code', name: 'code', type: 'string', default: '', description: 'Only the user with exactly this employee number' },
		{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'name@email.com', default: '', description: 'Only the user with exactly this e-mail address' },
	],
};

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many users',
	description: 'Retrieve many users, without personal identity codes',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({ ...paging, filters: z.strictObject({ alsoGuids: listOfTexts.optional(), changedSince: optionalMoment, code: optionalText, email: optionalText, isActive: z.boolean().optional() }) }),
	async run(severa, { filters: { alsoGuids, ...filter }, ...page }) {
		return await withAlsoGuids(await take(severa.users.list(filter), wanted(page)), alsoGuids, severa.users.get);
	},
});
