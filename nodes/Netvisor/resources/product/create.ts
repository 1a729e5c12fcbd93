import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import { createOnce } from '../../../../src/netvisor/createOnce';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { productXml } from '../../../../src/netvisor/products';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { productFields, productFieldsInput, toProductDocument } from '../../productFields';

export const create = defineOperation<NetvisorClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create product',
	description: 'Add a product to the product register',
	effect: { write: 'repeatable', because: 'The code is looked for first: a product that exists is refused, never made a second time.' },
	properties: [
		{ displayName: 'Code', name: 'code', type: 'string', default: '', required: true, description: 'Product code, by which both systems know the product' },
		{ displayName: 'Name', name: 'name', type: 'string', default: '', required: true, description: 'Name of the product, at most 50 characters' },
		{ displayName: 'Product Group', name: 'group', type: 'string', default: 'Severa', required: true, description: 'Name of the product group, which Netvisor demands' },
		{ displayName: 'Additional Fields', name: 'additionalFields', type: 'collection', placeholder: 'Add Field', default: {}, options: productFields.filter(({ name }) => name !== 'productGroup') },
		dryRun,
	],
	input: z.object({ code: z.coerce.string().trim().min(1, 'must not be empty'), name: z.string().trim().min(1, 'must not be empty'), group: z.string().trim().min(1, 'must not be empty'), additionalFields: z.strictObject(productFieldsInput).omit({ productGroup: true }), ...dryRunInput }),
	async run(netvisor, { code, name, group, additionalFields, dryRun: isDryRun }) {
		const document = toProductDocument(additionalFields, { productCode: code, name, productGroup: group, unitPrice: { value: '0.00', type: 'net' }, isActive: '1', isSalesProduct: '1' });
		productXml(document);
		const find = async () => (await netvisor.products.getManyByCode([code])).find((one) => one.productCode === code);
		const existing = await find();
		if (existing !== undefined) throw new InputError(`Netvisor already has the product ${code} ("${existing.name}"). Use another code, or Create or Update.`, { service: 'Netvisor', field: 'code', record: code });
		if (isDryRun) return [{ outcome: 'wouldCreate', code, message: `Product ${code} would be created.` }];
		const made = await netvisor.alone(() =>
			createOnce({
				record: `product ${code}`,
				attempts: netvisor.attempts(`netvisor:product:${code}`),
				find: async () => {
					const found = await find();
					return found && { found };
				},
				create: (attempt) => netvisor.products.create(document, { transferKey: `netvisor:product:${code}`, attempt }),
				sleep: netvisor.sleep,
			}),
		);
		return [{ outcome: made.outcome, code, netvisorKey: 'netvisorKey' in made ? made.netvisorKey : 'found' in made ? made.found.netvisorKey : '', message: `Product ${code} was created.` }];
	},
});
