/** Fields of a product that Create and Update share, and how they become the document that is written. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { ProductDocument } from '../../src/netvisor/productDocument';
import { decimalText } from './fields';

const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description, ...(placeholder && { placeholder }) });

/** Alphabetical by label. */
export const productFields: INodeProperties[] = [
	{ displayName: 'Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether the product is in use' },
	text('Default Domestic Account', 'defaultDomesticAccountNumber', 'Number of the sales account; goes with the VAT percentage', 'e.g. 3000'),
	text('Default VAT Percentage', 'defaultVatPercentage', 'Such as 25.5', 'e.g. 25.5'),
	text('Description', 'description', 'Description of the product'),
	text('Net Unit Price', 'unitPrice', 'Price without VAT', 'e.g. 95.00'),
	text('Product Group', 'productGroup', 'Name of the product group'),
	text('Purchase Price', 'purchasePrice', 'Price that the product is bought for', 'e.g. 60.00'),
	{ displayName: 'Sales Product', name: 'isSalesProduct', type: 'boolean', default: true, description: 'Whether the product is for sale' },
	text('Unit', 'unit', 'Measurement unit', 'e.g. h'),
];

export const productFieldsInput = {
	isActive: z.boolean().optional(),
	isSalesProduct: z.boolean().optional(),
	defaultDomesticAccountNumber: z.coerce.string().trim().optional(),
	defaultVatPercentage: decimalText.optional(),
	description: z.string().optional(),
	unitPrice: decimalText.optional(),
	productGroup: z.string().optional(),
	purchasePrice: decimalText.optional(),
	unit: z.string().optional(),
};
type ProductFieldsInput = z.output<z.ZodObject<typeof productFieldsInput>>;

const zeroOrOne = (value: boolean | undefined) => (value === undefined ? undefined : value ? ('1' as const) : ('0' as const));

export function toProductDocument({ isActive, isSalesProduct, unitPrice, defaultVatPercentage, defaultDomesticAccountNumber, ...base }: ProductFieldsInput, more: ProductDocument['productBaseInformation']): ProductDocument {
	return {
		productBaseInformation: { ...base, ...more, unitPrice: unitPrice === undefined ? more.unitPrice : { value: unitPrice, type: 'net' }, isActive: zeroOrOne(isActive) ?? more.isActive, isSalesProduct: zeroOrOne(isSalesProduct) ?? more.isSalesProduct },
		...((defaultVatPercentage !== undefined || defaultDomesticAccountNumber !== undefined) && { productBookkeepingDetails: { defaultVatPercentage, defaultDomesticAccountNumber } }),
	};
}
