import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import { createOnce } from '../../../../src/netvisor/createOnce';
import { customerXml } from '../../../../src/netvisor/customers';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { customerFields, customerFieldsInput, toCustomerDocument } from '../../customerFields';

export const create = defineOperation<NetvisorClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create customer',
	description: 'Add a customer to the customer register',
	effect: { write: 'repeatable', because: 'The code is looked for first: a customer that exists is refused, never made a second time.' },
	properties: [
		{ displayName: 'Code', name: 'code', type: 'string', default: '', required: true, placeholder: 'e.g. 10427', description: 'Customer code, by which both systems know the customer' },
		{ displayName: 'Name', name: 'name', type: 'string', default: '', required: true, description: 'Name of the customer' },
		{ displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {}, options: customerFields },
		dryRun,
	],
	input: z.object({ code: z.coerce.string().trim().min(1, 'must not be empty'), name: z.string().trim().min(1, 'must not be empty'), additionalFields: z.strictObject(customerFieldsInput), ...dryRunInput }),
	async run(netvisor, { code, name, additionalFields, dryRun: isDryRun }) {
		const document = toCustomerDocument(additionalFields, { internalIdentifier: code, name });
		customerXml(document);
		const find = async () => (await netvisor.customers.list({ codes: [code] })).find((row) => row.code === code);
		const existing = await find();
		if (existing !== undefined) throw new InputError(`Netvisor already has the customer ${code} ("${existing.name}"). Use another code, or Create or Update.`, { service: 'Netvisor', field: 'code', record: code });
		if (isDryRun) return [{ outcome: 'wouldCreate', code, message: `Customer ${code} would be created.` }];
		const made = await netvisor.alone(() =>
			createOnce({
				record: `customer ${code}`,
				attempts: netvisor.attempts(`netvisor:customer:${code}`),
				find: async () => {
					const found = await find();
					return found && { found };
				},
				create: (attempt) => netvisor.customers.create(document, { transferKey: `netvisor:customer:${code}`, attempt }),
				sleep: netvisor.sleep,
			}),
		);
		return [{ outcome: made.outcome, code, netvisorKey: 'netvisorKey' in made ? made.netvisorKey : 'found' in made ? made.found.netvisorKey : '', message: `Customer ${code} was created.` }];
	},
});
