import { z } from 'zod/v4';
import { decimal, text } from './reference';

/** MoneyOutputModel (Severa API 7). The amount is a JSON number; a value without an amount has null there. */
export const severaMoney = z.looseObject({
	amount: decimal,
	/** ISO 4217 */
	currencyCode: text,
	/** The same value in other currencies, by purpose (ProjectPrice, ProjectCost, UserCost, ExpenseCost). */
	multiCurrencyInfo: z.array(z.looseObject({ amount: decimal, currencyCode: text, purpose: z.array(z.string()).nullish() })).nullish(),
});
export type SeveraMoney = z.infer<typeof severaMoney>;
