import { z } from 'zod/v4';
import { audit, currencyReference, decimal, guid, integer, languageReference, namedReference, numberedReference, text, userReference } from './reference';

/** CustomerModel (Severa API 10). */
export const severaCustomer = z.looseObject({
	guid,
	name: z.string(),
	/** Customer number; a JSON number. */
	number: integer,
	isActive: z.boolean(),
	/** The organisation's own company. */
	isInternal: z.boolean(),
	/** Business id or VAT number as typed. */
	vatNumber: text,
	kvkNumber: text,
	organizationUnitNumber: text,
	email: text,
	website: text,
	notes: text,
	eInvoiceAddress: text,
	eInvoiceOperator: text,
	/** Its texts are read-only here: addresses are changed as addresses. The country is a name. */
	headquarterAddress: z.looseObject({ guid: text, addressline: text, postalCode: text, city: text, country: text }).nullish(),
	invoicingVat: z.looseObject({ guid: text, code: text, percentage: decimal }).nullish(),
	/** Days. */
	paymentTerm: integer,
	/** Per cent a year. */
	overdueInterest: decimal,
	currency: currencyReference.nullish(),
	language: languageReference.nullish(),
	owner: userReference.nullish(),
	industry: namedReference.nullish(),
	invoiceTemplate: namedReference.nullish(),
	pricelist: namedReference.nullish(),
	timezone: namedReference.nullish(),
	annualRevenue: decimal,
	numberOfEmployees: integer,
	...audit,
});
export type SeveraCustomer = z.infer<typeof severaCustomer>;

/** AddressModel (Severa API 10). Unlike in a customer, the country is an object. */
export const severaAddress = z.looseObject({
	guid,
	/** May hold line breaks. */
	addressline: text,
	postalCode: text,
	city: text,
	country: z.looseObject({ guid: text, name: text, englishName: text }).nullish(),
	countryRegion: namedReference.nullish(),
	customer: numberedReference.nullish(),
	contacts: z.array(namedReference).nullish(),
	phone: text,
	fax: text,
	isBillingAddress: z.boolean(),
	isPostalAddress: z.boolean(),
	isVisitAddress: z.boolean(),
	...audit,
});
export type SeveraAddress = z.infer<typeof severaAddress>;
