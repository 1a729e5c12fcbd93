import { z } from 'zod/v4';
import { severaMoney } from './money';
import { audit, decimal, enumeration, guid, text } from './reference';

/** InvoiceRowAccountingSubModel: the number is a text. */
const accounting = z.looseObject({ name: text, number: text });

/**
 * InvoiceRowOutputModel (Severa API 14.1). It names no project, user, product or period: those are in the entries
 * behind it. Its total is quantity × unitPrice.
 */
export const severaInvoiceRow = z.looseObject({
	guid,
	invoiceGuid: text,
	/** FlatRate, Hours, ProjectFees, TravelExpenses */
	rowType: enumeration,
	/** Hours, ProjectFees, Travels */
	category: enumeration,
	/** Codes of the work types, products or travel types behind the row. */
	code: z.array(z.string()).nullish(),
	description: text,
	quantity: z.number(),
	measurementUnit: text,
	/** Excluding VAT. */
	unitPrice: severaMoney.nullish(),
	/** Per cent. */
	vatRate: decimal,
	costCenter: accounting.nullish(),
	salesAccount: accounting.nullish(),
	/** Deferred income account of recurring rows. */
	recurringSalesAccount: accounting.nullish(),
	salesReceivableAccount: accounting.nullish(),
	vatAccount: accounting.nullish(),
	/** Set on FlatRate rows. */
	flatRateGuid: text,
	hasInvoiceComment: z.boolean(),
	sortOrder: z.int(),
	...audit,
});
export type SeveraInvoiceRow = z.infer<typeof severaInvoiceRow>;
