/** Everything that is known about one travel claim before it is mapped; built by readTravelClaims.ts. */
import type { SeveraProjectTravelExpense } from './invoiceEntries';
import type { SeveraTravelExpenseType } from './product';
import type { SeveraProject } from './project';
import type { SeveraTravelExpenseFile, SeveraTravelReimbursement, SeveraTravelReimbursementStatus } from './travelReimbursement';
import type { SeveraUser } from './user';

/** A receipt; its bytes travel beside the JSON, as binary data under the name in `binary`. */
export type ReceiptForTransfer = SeveraTravelExpenseFile & {
	/** Name of the binary field; absent when the bytes were not fetched. */
	binary?: string;
	/** Bytes that were really fetched. */
	fetchedSize?: number;
};

/** An account of the register, for the number that expenses lack. */
export interface CostAccountForTransfer {
	guid: string;
	name?: string | null;
	number?: string | null;
}

export interface TravelClaimForTransfer {
	claim: SeveraTravelReimbursement;
	/** The register's row of the claim's status; null when the register does not have it. */
	status: SeveraTravelReimbursementStatus | null;
	/** Names of the active statuses, to see whether the one to be set exists (T-11). */
	statusNames: string[];
	/** By date, start time, guid. */
	expenses: SeveraProjectTravelExpense[];
	/** Of these expenses. */
	expenseTypes: SeveraTravelExpenseType[];
	/** The traveller with employee number and unit; null when Severa names none. */
	traveller: SeveraUser | null;
	projects: SeveraProject[];
	costAccounts: CostAccountForTransfer[];
	/** The list of receipts, by name, then guid; empty when receipts were left out. */
	receipts: ReceiptForTransfer[];
	/** False when receipts were left out on request. */
	receiptsListed: boolean;
}
