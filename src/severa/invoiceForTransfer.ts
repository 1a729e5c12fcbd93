/** Everything that is known about one invoice before it is mapped; built by readInvoicesForTransfer.ts. */
import type { SeveraCustomer } from './customer';
import type { SeveraInvoice, SeveraInvoiceFile } from './invoice';
import type { SeveraFlatRate, SeveraProjectFee, SeveraProjectTravelExpense, SeveraRecurringFeeRule, SeveraReimbursedProjectFee, SeveraReimbursedProjectTravelExpense, SeveraReimbursedWorkHour, SeveraWorkHour } from './invoiceEntries';
import type { SeveraInvoiceRow } from './invoiceRow';
import type { SeveraProduct, SeveraTravelExpenseType, SeveraWorkType } from './product';
import type { SeveraProject } from './project';
import type { SeveraCountry } from './register';
import type { SeveraUser } from './user';

/** A row and the entries behind it; a kind that the row cannot have is an empty list. */
export type InvoiceRowForTransfer = SeveraInvoiceRow & {
	workHours: SeveraWorkHour[];
	projectFees: SeveraProjectFee[];
	travelExpenses: SeveraProjectTravelExpense[];
	flatRates: SeveraFlatRate[];
	/** Credit notes have their entries here instead (Severa API 14.4). */
	reimbursedWorkHours: SeveraReimbursedWorkHour[];
	reimbursedProjectFees: SeveraReimbursedProjectFee[];
	reimbursedTravelExpenses: SeveraReimbursedProjectTravelExpense[];
};

/** A file of the invoice, with its bytes when they were asked for. */
export type InvoiceFileForTransfer = SeveraInvoiceFile & {
	/** base64 */
	content?: string;
	/** Of a file whose bytes are fetched later: name of the item's binary field for them. */
	binary?: string;
	/** Set on the printed invoice, whose guid is the invoice's; it is no file of Severa. */
	isPrintedInvoice?: true;
};

export interface InvoiceForTransfer {
	invoice: SeveraInvoice;
	/** By sortOrder, then guid. */
	rows: InvoiceRowForTransfer[];
	/** The card of `invoice.billingCustomer ?? invoice.customer`; null when the invoice names none. */
	billingCustomer: SeveraCustomer | null;
	/** Every project on the invoice or behind its entries. */
	projects: SeveraProject[];
	/** Every user behind the entries. */
	users: SeveraUser[];
	/** Only those that entries name without a code (credit notes). */
	products: SeveraProduct[];
	workTypes: SeveraWorkType[];
	travelExpenseTypes: SeveraTravelExpenseType[];
	/** Of the fees that name one. */
	recurringFeeRules: SeveraRecurringFeeRule[];
	/** Empty unless asked for. */
	files: InvoiceFileForTransfer[];
	/** Rows of the country register that fit a country text of the invoice or the card. */
	countries: SeveraCountry[];
	/** ISO 4217; null when the register names none. */
	organizationCurrency: string | null;
}
