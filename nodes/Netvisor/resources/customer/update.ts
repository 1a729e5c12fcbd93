import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput, optionalText } from '../../../shared/properties';
import { customerFields, customerFieldsInput, toCustomerDocument } from '../../customerFields';
import { keyField, netvisorKey } from '../../fields';

export const update = defineOperation<NetvisorClient>()({
	value: 'update',
	name: 'Update',
	action: 'Update customer',
	description: 'Change fields of a customer; what is not added stays as it is',
	effect: { write: 'repeatable', because: 'The same values written twice leave the same card.' },
	properties: [
		keyField('customer'),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...customerFields, { displayName: 'Name', name: 'name', type: 'string' as const, default: '', description: 'Name of the customer' }].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
		},
		dryRun,
	],
	input: z.object({ netvisorKey, updateFields: z.strictObject({ ...customerFieldsInput, name: optionalText }), ...dryRunInput }),
	async run(netvisor, { netvisorKey: key, updateFields: { name, ...fields }, dryRun: isDryRun }) {
		const changed = [...Object.keys(fields), ...(name === undefined ? [] : ['name'])];
		if (changed.length === 0) throw new InputError('Nothing to change: add at least one field.', { field: 'updateFields', record: key });
		if (isDryRun) return [{ outcome: 'wouldUpdate', netvisorKey: key, changed, message: `Customer with key ${key} would be changed: ${changed.join(', ')}.` }];
		await netvisor.customers.edit(key, toCustomerDocument(fields, { name }));
		return [{ outcome: 'updated', netvisorKey: key, changed, message: `Customer with key ${key} was changed: ${changed.join(', ')}.` }];
	},
});
