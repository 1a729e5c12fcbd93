import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { writeCustomer } from '../../../../src/severa/writeCustomer';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { customerFields, customerFieldsInput, toDocumentFields } from '../../customerFields';
import { guid, guidField } from '../../fields';

const nameField: INodeProperties = { displayName: 'Name', name: 'name', type: 'string', default: '', description: 'Name of the customer' };
const updateFields = [...customerFields, nameField].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));

export const update = defineOperation<SeveraClient>()({
	value: 'update',
	name: 'Update',
	action: 'Update customer',
	description: 'Change fields of a customer; only what differs is written',
	effect: { write: 'repeatable', because: 'Fields are replaced, and only those that differ.' },
	properties: [
		guidField('Customer GUID', 'customerGuid', 'customer'),
		{ displayName: 'Update Fields', name: 'updateFields', type: 'collection', placeholder: 'Add Field', default: {}, options: updateFields },
		dryRun,
	],
	input: z.object({ customerGuid: guid, updateFields: z.strictObject({ ...customerFieldsInput, name: z.string().trim().min(1, 'must not be empty').optional() }), ...dryRunInput }),
	async run(severa, { customerGuid, updateFields: { name, ...fields }, dryRun: isDryRun }) {
		const current = await severa.customers.get(customerGuid);
		const number = String(current.number ?? '');
		// The user wrote the id as it is to stand there, so another notation is a change here.
		const { outcome, record, changed } = await writeCustomer(severa, { ...toDocumentFields(fields), number, name: name ?? current.name }, current, { dryRun: isDryRun, isSameBusinessId: () => false });
		const what = changed.length === 0 ? 'has nothing to change' : `${isDryRun ? 'would be' : 'was'} changed: ${changed.join(', ')}`;
		return [{ outcome, number, guid: customerGuid, changed, message: `Customer ${number || `"${current.name}"`} ${what}.`, customer: record }];
	},
});
