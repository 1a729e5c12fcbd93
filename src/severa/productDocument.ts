/**
 * What is written to Severa as a product (Severa API 13.1, field mapping 3.2). References are given by what a person
 * knows (account number, category name) and are replaced by guids just before writing. A field that is undefined is
 * left as it is in Severa.
 */
import { z } from 'zod/v4';

const money = z.strictObject({ /** As JSON number, excluding VAT. */ amount: z.number(), /** ISO 4217 */ currencyCode: z.string().length(3) });

export const severaProductDocument = z.strictObject({
	/** Products are found by it, exactly. */
	code: z.string().min(1),
	name: z.string().min(1),
	type: z.enum(['FixedFees', 'Materials', 'Subcontracting']).optional(),
	isActive: z.boolean().optional(),
	measurementUnit: z.string().optional(),
	proposalDescription: z.string().optional(),
	unitPrice: money.optional(),
	unitCost: money.optional(),
	/** Per cent. */
	vatRate: z.number().optional(),
	salesAccount: z.strictObject({ number: z.string() }).optional(),
	productCategory: z.strictObject({ name: z.string() }).optional(),
});
export type SeveraProductDocument = z.infer<typeof severaProductDocument>;
