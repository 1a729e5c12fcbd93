import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalDay, optionalMoment, paging, returnAll, take, wanted } from '../../../shared/properties';
import { changedSinceField } from '../../fields';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		changedSinceField,
		{ displayName: 'Date From', name: 'eventDateStart', type: 'dateTime', default: '', description: 'Only hours of this day or a later one' },
		{ displayName: 'Date To', name: 'eventDateEnd', type: 'dateTime', default: '', description: 'Only hours of this day or an earlier one' },
	],
};

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many work hours',
	description: 'Retrieve many work hour entries',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({ ...paging, filters: z.strictObject({ changedSince: optionalMoment, eventDateStart: optionalDay, eventDateEnd: optionalDay }) }),
	run: async (severa, { filters: filter, ...page }) => await take(severa.workHours.list(filter), wanted(page)),
});
