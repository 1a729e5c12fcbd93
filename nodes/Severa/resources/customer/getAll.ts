import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraCustomer } from '../../../../src/severa/customer';
import { inParallel } from '../../../../src/severa/parallel';
import { gather } from '../../../../src/severa/paging';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalMoment, paging, returnAll, take, wanted } from '../../../shared/properties';
import { alsoGuidsField, changedSinceField, isActiveField, numbersField, numberTexts } from '../../fields';
import { withAlsoGuids } from '../../withAlsoGuids';

const filters: INodeProperties = { displayName: 'Filters', name: 'filters', type: 'collection', placeholder: 'Add Filter', default: {}, options: [isActiveField, alsoGuidsField('customers'), changedSinceField, numbersField('customers')] };
const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [{ displayName: 'Include Addresses', name: 'includeAddresses', type: 'boolean', default: false, description: 'Whether to read every address of each customer into the field \'addresses\'; takes one or two calls more for each customer' }],
};

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many customers',
	description: 'Retrieve many customers, active and retired ones unless filtered',
	effect: 'read',
	properties: [returnAll, limit, filters, options],
	input: z.object({
		...paging,
		filters: z.strictObject({ alsoGuids: listOfTexts.optional(), changedSince: optionalMoment, isActive: z.boolean().optional(), numbers: listOfTexts.refine(numberTexts, 'must be customer numbers').optional() }),
		options: z.strictObject({ includeAddresses: z.boolean().optional() }),
	}),
	async run(severa, { filters: { alsoGuids, numbers, ...filter }, options: { includeAddresses }, ...page }) {
		const listed = await take(severa.customers.list({ ...filter, numbers: numbers?.length === 0 ? undefined : numbers }), wanted(page));
		const customers = await withAlsoGuids(listed, alsoGuids, severa.customers.get);
		return includeAddresses ? await inParallel(customers, async (customer) => await withAddresses(severa, customer)) : customers;
	},
});

const withAddresses = async (severa: SeveraClient, customer: SeveraCustomer) => ({ ...customer, addresses: await gather(severa.customers.addresses.list(customer.guid)) });
