/**
 * Rows of many invoices out of the common list of rows, one call for 100 rows instead of one for each invoice
 * (docs/decisions/0003-rows-of-many-invoices.md). The list has no filter by invoice, only `changedSince` (Severa API 14.1),
 * and how it counts is not confirmed (16): what is not proved complete is left out, and is read by invoice as ever.
 */
import { FEWEST_INVOICES, unlessRefused, withinReach } from './commonLists';
import type { SeveraInvoice } from './invoice';
import type { SeveraInvoiceRow } from './invoiceRow';
import type { SeveraClient } from './SeveraClient';

/** One page of the list is worth trying for so many invoices: a list that is too long costs at most an eighth more. */
const INVOICES_FOR_A_PAGE = 8;

/** @returns by guid of the invoice; an invoice that is missing has to be read by itself */
export async function rowsOfInvoices(client: SeveraClient, invoices: readonly SeveraInvoice[]): Promise<ReadonlyMap<string, SeveraInvoiceRow[]>> {
	const none = new Map<string, SeveraInvoiceRow[]>();
	const { recent, since } = withinReach(invoices);
	if (recent.length < FEWEST_INVOICES) return none;
	const rows = await unlessRefused(client.invoices.rowsChangedSince(since, Math.max(1, Math.floor(recent.length / INVOICES_FOR_A_PAGE))));
	// Rows that were never changed must be among them: otherwise the list may be one of changes only.
	if (!rows?.some(({ lastUpdatedDateTime }) => !lastUpdatedDateTime)) return none;
	const byInvoice = new Map<string, Map<string, SeveraInvoiceRow>>(recent.map(({ guid }) => [guid, new Map()]));
	for (const row of rows) byInvoice.get(row.invoiceGuid ?? '')?.set(row.guid, row);
	return new Map(recent.flatMap((invoice) => {
		const own = [...(byInvoice.get(invoice.guid)?.values() ?? [])];
		return isComplete(invoice, own) ? [[invoice.guid, own] as const] : [];
	}));
}

/** The header's own sums tell whether a row is missing. Only a check: what is sent is summed in the domain. */
function isComplete({ totalExcludingTax, workHoursQuantity }: SeveraInvoice, rows: readonly SeveraInvoiceRow[]): boolean {
	const cents = rows.reduce((sum, { quantity, unitPrice }) => sum + Math.round(quantity * (unitPrice?.amount ?? 0) * 100), 0);
	const hours = rows.reduce((sum, { rowType, quantity }) => sum + (rowType === 'Hours' ? Math.round(quantity * 1000) : 0), 0);
	return rows.length > 0 && totalExcludingTax !== null && totalExcludingTax !== undefined && cents === Math.round((totalExcludingTax.amount ?? NaN) * 100) && hours === Math.round(workHoursQuantity * 1000);
}
