/** What is written to Severa as a project fee that comes from a purchase invoice (Severa API 15.6, field mapping 8). */
import { z } from 'zod/v4';

const money = z.strictObject({ /** As JSON number, without VAT on the sales side. */ amount: z.number(), /** ISO 4217 */ currencyCode: z.string().length(3) });
const reference = z.strictObject({ guid: z.string().min(1) });

export const severaProjectFeeDocument = z.strictObject({
	project: reference,
	/** Absent: a free text, of the kind `productType`. */
	product: reference.optional(),
	productType: z.enum(['FixedFees', 'Materials', 'Subcontracting']).optional(),
	name: z.string().min(1),
	description: z.string(),
	/** The key by which the fee is found again; internal, never printed. */
	invoiceRowComment: z.string().min(1),
	/** YYYY-MM-DD */
	eventDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional(),
	/** Negative on a credit. */
	quantity: z.number(),
	unitCost: money,
	isBillable: z.boolean(),
	unitPrice: money,
	/** Per cent, of sales. */
	vatRate: z.number().optional(),
	billingSchedule: z.literal('Immediately'),
});
export type SeveraProjectFeeDocument = z.infer<typeof severaProjectFeeDocument>;
