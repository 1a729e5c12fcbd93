/** The three registers that are one product register in accounting (Severa API 13.1, 13.2, 15.3). */
import { z } from 'zod/v4';
import { severaMoney } from './money';
import { accountReference, audit, decimal, enumeration, guid, namedReference, text } from './reference';

/** ProductOutputModel. */
export const severaProduct = z.looseObject({
	guid,
	name: z.string(),
	code: text,
	isActive: z.boolean().nullish(),
	/** FixedFees, Materials, Subcontracting */
	type: enumeration.nullish(),
	measurementUnit: text,
	/** Excluding VAT. */
	unitPrice: severaMoney.nullish(),
	unitCost: severaMoney.nullish(),
	/** Per cent; null: the organisation's default. */
	vatRate: decimal,
	salesAccount: accountReference.nullish(),
	productCategory: namedReference.nullish(),
	proposalDescription: text,
	...audit,
});
export type SeveraProduct = z.infer<typeof severaProduct>;

/** WorkTypeOutputModel: its code is the product code of hour rows. */
export const severaWorkType = z.looseObject({
	guid,
	name: z.string(),
	code: text,
	isActive: z.boolean(),
	isDefault: z.boolean(),
	isProductive: z.boolean(),
	hourCost: severaMoney.nullish(),
	salesAccount: namedReference.nullish(),
	...audit,
});
export type SeveraWorkType = z.infer<typeof severaWorkType>;

/** TravelExpenseTypeOutputModel: also per diems and mileage. */
export const severaTravelExpenseType = z.looseObject({
	guid,
	name: z.string(),
	code: text,
	isActive: z.boolean().nullish(),
	/** Mileage, DailyAllowance, OtherTravelExpense */
	expenseClass: enumeration.nullish(),
	isDailyAllowance: z.boolean(),
	isMileage: z.boolean(),
	includeTime: z.boolean(),
	measurementUnit: text,
	unitCost: severaMoney.nullish(),
	vatRate: decimal,
	purchaseVatRate: decimal,
	salesAccount: accountReference.nullish(),
	costAccount: accountReference.nullish(),
	productCategory: namedReference.nullish(),
	...audit,
});
export type SeveraTravelExpenseType = z.infer<typeof severaTravelExpenseType>;
