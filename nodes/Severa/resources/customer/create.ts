import { z } from 'zod/v4';
import { isSameCompany } from '../../../../src/domain/businessId';
import { InputError } from '../../../../src/errors';
import { gather } from '../../../../src/severa/paging';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { writeCustomer } from '../../../../src/severa/writeCustomer';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { customerFields, customerFieldsInput, toDocumentFields } from '../../customerFields';

export const create = defineOperation<SeveraClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create customer',
	description: 'Add a customer, with its main address when one is given',
	effect: { write: 'repeatable', because: 'The number is looked for first: a customer that exists is refused, never made a second time.' },
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', default: '', required: true, description: 'Name of the customer' },
		{ displayName: 'Number', name: 'number', type: 'string', default: '', required: true, placeholder: 'e.g. 10427', description: 'Customer number, by which both systems know the customer; digits that do not begin with 0' },
		{ displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {}, options: customerFields },
		dryRun,
	],
	input: z.object({
		name: z.string().trim().min(1, 'must not be empty'),
		number: z.coerce.string().trim().regex(/^[1-9][0-9]{0,14}$/, 'must be digits that do not begin with 0'),
		additionalFields: z.strictObject(customerFieldsInput),
		...dryRunInput,
	}),
	async run(severa, { name, number, additionalFields, dryRun: isDryRun }) {
		const [existing] = await gather(severa.customers.list({ numbers: [number] }));
		if (existing !== undefined) throw new InputError(`Severa already has the customer ${number} ("${existing.name}"). Use another number, or Create or Update.`, { service: 'Severa', field: 'number', record: number });
		const { outcome, record } = await writeCustomer(severa, { ...toDocumentFields(additionalFields), name, number }, undefined, { dryRun: isDryRun, isSameBusinessId: isSameCompany });
		return [{ outcome, number, guid: record?.guid, message: isDryRun ? `Customer ${number} would be created.` : `Customer ${number} was created.`, ...(record && { customer: record }) }];
	},
});
