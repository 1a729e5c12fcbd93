/**
 * What is written to Severa as a customer (Severa API 10, field mapping 2.3). Names are Severa's; references are given
 * by what a person knows (language and country by ISO code) and are replaced by guids just before writing, since only
 * the Severa edge has the registers. A field that is undefined is left as it is in Severa.
 */
import { z } from 'zod/v4';

const optionalText = z.string().optional();

export const severaCustomerDocument = z.strictObject({
	/** Customer number, decimal text without leading zeros. Customers are found by it. */
	number: z.string().regex(/^[1-9][0-9]{0,14}$/, 'expected a customer number without leading zeros'),
	name: z.string().min(1),
	vatNumber: optionalText,
	organizationUnitNumber: optionalText,
	email: optionalText,
	website: optionalText,
	eInvoiceAddress: optionalText,
	eInvoiceOperator: optionalText,
	/** Days. */
	paymentTerm: z.int().nonnegative().optional(),
	/** Invoice language, ISO 639-1 in lower case: fi, sv, en. */
	language: z.strictObject({ code: z.string() }).optional(),
	isActive: z.boolean().optional(),
	/** The main address; written as an address of its own, since its texts are read-only on the customer. */
	headquarterAddress: z
		.strictObject({
			/** May hold line breaks. */
			addressline: optionalText,
			postalCode: optionalText,
			city: optionalText,
			/** ISO 3166 alpha-2. */
			country: z.strictObject({ code2: z.string().length(2) }).optional(),
		})
		.optional(),
});
export type SeveraCustomerDocument = z.infer<typeof severaCustomerDocument>;
