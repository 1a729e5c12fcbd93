import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput, optionalText } from '../../../shared/properties';
import { keyField, netvisorKey } from '../../fields';
import { productFields, productFieldsInput, toProductDocument } from '../../productFields';

export const update = defineOperation<NetvisorClient>()({
	value: 'update',
	name: 'Update',
	action: 'Update product',
	description: 'Change fields of a product; what is not added stays as it is',
	effect: { write: 'repeatable', because: 'The same values written twice leave the same product.' },
	properties: [
		keyField('product'),
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [...productFields, { displayName: 'Name', name: 'name', type: 'string' as const, default: '', description: 'Name of the product, at most 50 characters' }].sort((a, b) => (a.displayName < b.displayName ? -1 : 1)),
		},
		dryRun,
	],
	input: z.object({ netvisorKey, updateFields: z.strictObject({ ...productFieldsInput, name: optionalText }), ...dryRunInput }),
	async run(netvisor, { netvisorKey: key, updateFields: { name, ...fields }, dryRun: isDryRun }) {
		const changed = [...Object.keys(fields), ...(name === undefined ? [] : ['name'])];
		if (changed.length === 0) throw new InputError('Nothing to change: add at least one field.', { field: 'updateFields', record: key });
		if (isDryRun) return [{ outcome: 'wouldUpdate', netvisorKey: key, changed, message: `Product with key ${key} would be changed: ${changed.join(', ')}.` }];
		await netvisor.products.edit(key, toProductDocument(fields, { name }));
		return [{ outcome: 'updated', netvisorKey: key, changed, message: `Product with key ${key} was changed: ${changed.join(', ')}.` }];
	},
});
