import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import { gather } from '../../../../src/severa/paging';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { writeProduct } from '../../../../src/severa/writeProduct';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { productTypeOptions } from '../../productTypes';

export const create = defineOperation<SeveraClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create product',
	description: 'Add a product',
	effect: { write: 'repeatable', because: 'The code is looked for first: a product that exists is refused, never made a second time.' },
	properties: [
		{ displayName: 'Name', name: 'name', type: 'string', default: '', required: true, description: 'Name of the product' },
		{ displayName: 'Code', name: 'code', type: 'string', default: '', required: true, description: 'Product code, by which both systems know the product' },
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{ displayName: 'Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether the product is in use' },
				{ displayName: 'Currency Code', name: 'currencyCode', type: 'string', default: 'EUR', description: 'Currency of price and cost, three letters (ISO 4217)' },
				{ displayName: 'Description', name: 'proposalDescription', type: 'string', default: '', description: 'Text for proposals' },
				{ displayName: 'Measurement Unit', name: 'measurementUnit', type: 'string', default: '', placeholder: 'e.g. kpl', description: 'Unit as printed on invoices' },
				{ displayName: 'Product Category', name: 'productCategory', type: 'string', default: '', description: 'Exact name of a product category in Severa' },
				{ displayName: 'Sales Account', name: 'salesAccount', type: 'string', default: '', placeholder: 'e.g. 3000', description: 'Number of a sales account in Severa' },
				{ displayName: 'Type', name: 'type', type: 'options', options: productTypeOptions, default: 'Materials', description: 'Kind of product' },
				{ displayName: 'Unit Cost', name: 'unitCost', type: 'number', default: 0, description: 'Purchase price without VAT' },
				{ displayName: 'Unit Price', name: 'unitPrice', type: 'number', default: 0, description: 'Sales price without VAT' },
				{ displayName: 'VAT Rate', name: 'vatRate', type: 'number', default: 25.5, description: 'VAT of sales in per cent' },
			],
		},
		dryRun,
	],
	input: z.object({
		name: z.string().trim().min(1, 'must not be empty'),
		code: z.coerce.string().trim().min(1, 'must not be empty'),
		additionalFields: z.strictObject({
			isActive: z.boolean().optional(),
			currencyCode: z.string().trim().regex(/^[A-Z]{3}$/, 'must be three capital letters').optional(),
			proposalDescription: z.string().optional(),
			measurementUnit: z.string().optional(),
			productCategory: z.string().optional(),
			salesAccount: z.coerce.string().optional(),
			type: z.enum(['FixedFees', 'Materials', 'Subcontracting']).optional(),
			unitCost: z.number().optional(),
			unitPrice: z.number().optional(),
			vatRate: z.number().optional(),
		}),
		...dryRunInput,
	}),
	async run(severa, { name, code, additionalFields, dryRun: isDryRun }) {
		const existing = (await gather(severa.products.list({ code }))).find((product) => product.code === code);
		if (existing !== undefined) throw new InputError(`Severa already has the product ${code} ("${existing.name}"). Use another code, or Create or Update.`, { service: 'Severa', field: 'code', record: code });
		const { currencyCode = 'EUR', unitPrice, unitCost, salesAccount, productCategory, ...plain } = additionalFields;
		const money = (amount: number | undefined) => (amount === undefined ? undefined : { amount, currencyCode });
		const document = { ...plain, name, code, unitPrice: money(unitPrice), unitCost: money(unitCost), salesAccount: salesAccount ? { number: salesAccount } : undefined, productCategory: productCategory ? { name: productCategory } : undefined };
		// Looked at without writing first: a reference that the user typed and Severa does not have is a slip to be mended.
		const [missing] = (await writeProduct(severa, document, undefined, { dryRun: true })).leftOut;
		if (missing !== undefined) throw new InputError(`Severa has no ${missing.field === 'salesAccount' ? 'sales account' : 'product category'} "${missing.value}".`, { service: 'Severa', field: missing.field, record: code });
		const { outcome, record } = await writeProduct(severa, document, undefined, { dryRun: isDryRun });
		return [{ outcome, code, guid: record?.guid, message: isDryRun ? `Product ${code} would be created.` : `Product ${code} was created.`, ...(record && { product: record }) }];
	},
});
