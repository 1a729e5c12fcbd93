/** Fields of a customer that Create and Update share, and how they become the document that is written. */
import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { SeveraCustomerDocument } from '../../src/severa/customerDocument';

const text = (displayName: string, name: string, description: string, placeholder?: string): INodeProperties => ({ displayName, name, type: 'string', default: '', description, ...(placeholder && { placeholder }) });

/** Alphabetical by label. */
export const customerFields: INodeProperties[] = [
	{ displayName: 'Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether the customer is in use' },
	text('Business ID or VAT Number', 'vatNumber', 'As it is to be written in Severa', 'e.g. 1234567-1'),
	text('City', 'city', 'City of the main address'),
	text('Country Code', 'countryCode', 'Country of the main address, two letters (ISO 3166)', 'e.g. FI'),
	text('E-Invoice Address', 'eInvoiceAddress', 'OVT, IBAN or Peppol address', 'e.g. 003712345671'),
	text('E-Invoice Operator', 'eInvoiceOperator', 'Code of the operator', 'e.g. 003721291126'),
	{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'name@email.com', default: '', description: 'Address for invoices by e-mail' },
	text('Language Code', 'languageCode', 'Language of invoices, two letters (ISO 639)', 'e.g. fi'),
	text('Organization Unit Number', 'organizationUnitNumber', 'OVT identifier of the unit'),
	{ displayName: 'Payment Term', name: 'paymentTerm', type: 'number', typeOptions: { minValue: 0 }, default: 14, description: 'Days until the due date' },
	text('Postal Code', 'postalCode', 'Postal code of the main address'),
	text('Street Address', 'addressline', 'Street of the main address'),
	text('Website', 'website', 'Address of the customer\'s website', 'e.g. https://www.example.com'),
];

export const customerFieldsInput = {
	isActive: z.boolean().optional(),
	vatNumber: z.string().optional(),
	city: z.string().optional(),
	countryCode: z.string().trim().regex(/^([A-Za-z]{2})?$/, 'must be two letters').optional(),
	eInvoiceAddress: z.string().optional(),
	eInvoiceOperator: z.string().optional(),
	email: z.string().optional(),
	languageCode: z.string().trim().optional(),
	organizationUnitNumber: z.string().optional(),
	paymentTerm: z.number().int().nonnegative().optional(),
	postalCode: z.string().optional(),
	addressline: z.string().optional(),
	website: z.string().optional(),
};
type CustomerFieldsInput = z.output<z.ZodObject<typeof customerFieldsInput>>;

/** A field that was added and left empty empties the field in Severa, except references, which cannot be emptied. */
export function toDocumentFields({ city, countryCode, languageCode, postalCode, addressline, ...plain }: CustomerFieldsInput): Omit<SeveraCustomerDocument, 'number' | 'name'> {
	const country = countryCode ? { code2: countryCode.toUpperCase() } : undefined;
	const hasAddress = [city, country, postalCode, addressline].some((value) => value !== undefined);
	return {
		...plain,
		language: languageCode ? { code: languageCode } : undefined,
		headquarterAddress: hasAddress ? { addressline, postalCode, city, country } : undefined,
	};
}
