/** Fields of a customer that Create and Update share, and how they become the document that is written. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { CustomerDocument } from '../../src/netvisor/customerDocument';

const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description, ...(placeholder && { placeholder }) });

/** Alphabetical by label. */
export const customerFields: INodeProperties[] = [
	{ displayName: 'Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether the customer is in use' },
	text('Additional Address Line', 'additionalAddressLine', 'Second line of the street address'),
	text('Business ID', 'externalIdentifier', 'Business ID or foreign register number', 'e.g. 1234567-1'),
	text('City', 'city', 'City of the address'),
	text('Country Code', 'countryCode', 'Two letters (ISO 3166)', 'e.g. FI'),
	text('Customer Group', 'customerGroupName', 'Name of the customer group'),
	text('E-Invoice Address', 'finvoiceAddress', 'OVT, IBAN or Peppol address', 'e.g. 003712345671'),
	text('E-Invoice Operator', 'finvoiceRouterCode', 'Code of an operator that Netvisor supports', 'e.g. 003721291126'),
	{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'name@email.com', default: '', description: 'E-mail address of the customer' },
	text('Invoicing Email', 'emailInvoicingAddress', 'Address for invoices by e-mail'),
	text('Phone Number', 'phoneNumber', 'Phone number of the customer'),
	text('Postal Code', 'postNumber', 'Postal code of the address'),
	text('Street Address', 'streetAddress', 'First line of the street address'),
	text('Website', 'homePageUri', 'Address of the customer\'s website'),
];

export const customerFieldsInput = {
	isActive: z.boolean().optional(),
	additionalAddressLine: z.string().optional(),
	externalIdentifier: z.string().optional(),
	city: z.string().optional(),
	countryCode: z.string().trim().regex(/^([A-Za-z]{2})?$/, 'must be two letters').optional(),
	customerGroupName: z.string().optional(),
	finvoiceAddress: z.string().optional(),
	finvoiceRouterCode: z.string().optional(),
	email: z.string().optional(),
	emailInvoicingAddress: z.string().optional(),
	phoneNumber: z.string().optional(),
	postNumber: z.string().optional(),
	streetAddress: z.string().optional(),
	homePageUri: z.string().optional(),
};
type CustomerFieldsInput = z.output<z.ZodObject<typeof customerFieldsInput>>;

/** A field that was added and left empty clears the field in Netvisor (rulebook C-14). */
export function toCustomerDocument({ isActive, countryCode, finvoiceAddress, finvoiceRouterCode, ...base }: CustomerFieldsInput, more: CustomerDocument['customerBaseInformation']): CustomerDocument {
	return {
		customerBaseInformation: {
			...base,
			...more,
			...(countryCode !== undefined && { country: { value: countryCode.toUpperCase(), type: 'ISO-3166' as const } }),
			...(isActive !== undefined && { isActive: isActive ? ('1' as const) : ('0' as const) }),
		},
		...((finvoiceAddress !== undefined || finvoiceRouterCode !== undefined) && { customerFinvoiceDetails: { finvoiceAddress, finvoiceRouterCode } }),
	};
}
