/** The sums of a claim and the check that its lines explain them (mapping 6.3, "Sum check"; rulebook T-5). */
import type { SeveraProjectTravelExpense } from '../severa/invoiceEntries';
import type { TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import { Decimal } from './decimal';
import type { Findings } from './held';
import { amountOf, homeAmount } from './travelAmount';

export interface ClaimSums {
	/** Lines that are paid to the person; undefined when a line has no quantity or cost. */
	reimbursable: Decimal | undefined;
	/** Lines that the company has paid already (T-6). */
	paidAlready: Decimal | undefined;
	all: Decimal | undefined;
	/** What Severa says the expenses are. */
	stated: Decimal | undefined;
}

/** The cost of a line, rounded to cents as it is paid; undefined when something is missing. */
export function lineSum({ quantity, unitCost }: Pick<SeveraProjectTravelExpense, 'quantity' | 'unitCost'>, homeCurrency: string): Decimal | undefined {
	const cost = amountOf(homeAmount(unitCost, homeCurrency));
	return cost === undefined || quantity === null || quantity === undefined ? undefined : Decimal.from(quantity).times(cost).round(2);
}

export function claimSums({ claim, expenses }: TravelClaimForTransfer, homeCurrency: string): ClaimSums {
	const sum = (some: readonly SeveraProjectTravelExpense[]): Decimal | undefined => {
		const sums = some.map((expense) => lineSum(expense, homeCurrency));
		return sums.includes(undefined) ? undefined : Decimal.sum(sums as Decimal[]);
	};
	return {
		reimbursable: sum(expenses.filter(({ travelReimbursementRequired }) => travelReimbursementRequired)),
		paidAlready: sum(expenses.filter(({ travelReimbursementRequired }) => !travelReimbursementRequired)),
		all: sum(expenses),
		stated: amountOf(homeAmount(claim.totalExpenses, homeCurrency)),
	};
}

/** Severa's total must be that of all lines or of the reimbursable ones; which of the two it means is not known. */
export function isExplained({ all, reimbursable, stated }: ClaimSums): boolean {
	return stated !== undefined && [all, reimbursable].some((sum) => sum !== undefined && stated.equals(sum));
}

/** Nothing is adjusted. A claim with a line that cannot be added up is held for that line. */
export function checkTotal(found: Findings, sums: ClaimSums): void {
	const { all, reimbursable, stated } = sums;
	if (all === undefined || reimbursable === undefined || isExplained(sums)) return;
	found.hold('TRAVEL_TOTAL_MISMATCH', 'totalExpenses', { computed: all.format(2, 2), stated: stated?.format(2, 10) ?? '–' });
}
