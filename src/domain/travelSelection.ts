/** Which travel claims move (mapping 6.1; rulebook T-2 to T-5, T-11). */
import type { TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import type { SeveraTravelReimbursement, SeveraTravelReimbursementStatus } from '../severa/travelReimbursement';
import { Findings, type Reason } from './held';
import type { TravelExpenseSettings, TravelSelectionSettings } from './settings/travelExpense';
import { singleLine } from './text';
import { claimSums, isExplained } from './travelTotals';
import { receiptReasons } from './travelReceipts';

/** Names differ only by white space and letter case. */
const folded = (name: string) => singleLine(name).toLowerCase();
const listed = (names: string, name: string) => names.split(',').some((one) => folded(one) === folded(name) && folded(one) !== '');

/** Whether claims in this status move: T-2, and T-3 unless it is switched off. */
export function isSelectableStatus({ name, isApproved }: Pick<SeveraTravelReimbursementStatus, 'name' | 'isApproved'>, settings: Pick<TravelSelectionSettings, 'approvedOnly' | 'excludedStatuses'>): boolean {
	return !listed(settings.excludedStatuses, name) && (!settings.approvedOnly || isApproved);
}

/** A claim without a number is not completed (T-2). */
export const hasNumber = ({ number }: SeveraTravelReimbursement): boolean => number !== null && number !== undefined;

/** Holds a claim that is not, or no longer, among those that move; the Severa node does not hand such claims on. */
export function checkSelection(found: Findings, { claim, status, statusNames }: TravelClaimForTransfer, settings: TravelExpenseSettings): void {
	// What was transferred never moves again, also where somebody forgot to exclude a renamed status.
	const isReady = hasNumber(claim) && status !== null && isSelectableStatus(status, settings) && folded(status.name) !== folded(settings.transferredStatus);
	if (!isReady) found.hold('TRAVEL_NOT_READY', 'travelReimbursementStatus', { status: status?.name ?? claim.travelReimbursementStatus?.name ?? '–' });
	// Nothing in Netvisor can be looked up, so the mark in Severa must be there (T-11).
	const { transferredStatus: name, missingAfterStatus } = settings;
	if (missingAfterStatus === 'hold' && !statusNames.some((one) => folded(one) === folded(name))) found.hold('AFTER_STATUS_MISSING', 'travelReimbursementStatus', { name });
}

/** Why a claim never moves, whatever else is wrong with it; undefined for one that may. */
export function holdUnpayable(found: Findings, bundle: TravelClaimForTransfer, homeCurrency: string): true | undefined {
	const { expenses } = bundle;
	if (expenses.length === 0) found.hold('TRAVEL_EMPTY', 'expenses');
	// T-4
	else if (expenses.every(({ travelReimbursementRequired }) => !travelReimbursementRequired)) found.hold('TRAVEL_ONLY_NON_REIMBURSABLE', 'expenses');
	// T-5: only the sum of the claim decides, not that of a line.
	else {
		const sums = claimSums(bundle, homeCurrency);
		// A total that the lines do not explain is no zero: somebody has to look (TRAVEL_TOTAL_MISMATCH).
		if (!(sums.reimbursable?.isZero === true || sums.all?.isZero === true) || !isExplained(sums)) return undefined;
		found.hold('TRAVEL_ZERO_SUM', 'totalExpenses');
	}
	return true;
}

/** Whether it is worth fetching the receipts of a claim: not for one that cannot be sent (checked on the list alone). */
export function wantsReceipts(bundle: TravelClaimForTransfer, settings: TravelSelectionSettings & { homeCurrency: string }): boolean {
	if (!settings.sendAttachments || holdUnpayable(new Findings(), bundle, settings.homeCurrency)) return false;
	const reasons: Reason[] = receiptReasons(bundle, settings);
	return reasons.length === 0;
}
