/** Sums of travel claims in the home currency (mapping 6.3; rulebook T-15). */
import type { SeveraMoney } from '../severa/money';
import { Decimal } from './decimal';

export type HomeAmount = { amount: Decimal } | { missing: 'amount' } | { missing: 'home'; currency: string };

/** What a cost is called among its values in other currencies (Severa API 7). */
const COST = 'ExpenseCost';

/**
 * The amount in the home currency: its own, or the one that Severa gives beside it. A sum that names no currency is in
 * the home currency. Several different values in the home currency are no answer, unless one is the expense's cost.
 */
export function homeAmount(money: SeveraMoney | null | undefined, homeCurrency: string): HomeAmount {
	const currency = (money?.currencyCode ?? '').trim().toUpperCase();
	if (currency === '' || currency === homeCurrency.toUpperCase()) return money?.amount === null || money?.amount === undefined ? { missing: 'amount' } : { amount: Decimal.from(money.amount) };
	if (money?.amount === null || money?.amount === undefined) return { missing: 'amount' };
	const home = (money.multiCurrencyInfo ?? []).filter((one) => (one.currencyCode ?? '').trim().toUpperCase() === homeCurrency.toUpperCase() && one.amount !== null && one.amount !== undefined);
	const costs = home.filter(({ purpose }) => purpose?.includes(COST));
	const amounts = new Map((costs.length > 0 ? costs : home).map(({ amount }) => [String(amount), Decimal.from(amount as number)]));
	const [amount] = amounts.values();
	return amounts.size === 1 && amount !== undefined ? { amount } : { missing: 'home', currency };
}

export const amountOf = (home: HomeAmount): Decimal | undefined => ('amount' in home ? home.amount : undefined);
