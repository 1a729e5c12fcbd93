/**
 * The rows of one invoice with the entries behind them (Severa API 14.4): one call for the rows where they are not known
 * yet, one for each kind of entry that a row can have, and one more for each row only where an entry does not name its row.
 */
import { byText } from './byText';
import { unlessGone } from './collectByGuid';
import type { SeveraEntryKind, SeveraEntryOf } from './entryLists';
import type { SeveraInvoice } from './invoice';
import type { SeveraFlatRate } from './invoiceEntries';
import type { InvoiceRowForTransfer } from './invoiceForTransfer';
import type { SeveraInvoiceRow } from './invoiceRow';
import { gather } from './paging';
import { inParallel } from './parallel';
import type { SeveraClient } from './SeveraClient';

/** Row type → kind of entry; credit notes have theirs in the reimbursed lists (Severa API 14.4). */
const KINDS = {
	Hours: { invoice: 'workHours', creditNote: 'reimbursedWorkHours' },
	ProjectFees: { invoice: 'projectFees', creditNote: 'reimbursedProjectFees' },
	TravelExpenses: { invoice: 'travelExpenses', creditNote: 'reimbursedTravelExpenses' },
} as const satisfies Record<string, { invoice: SeveraEntryKind; creditNote: SeveraEntryKind }>;

/** @param known its rows, if they were read with others (rowsOfInvoices.ts) */
export async function readInvoiceRows(client: SeveraClient, invoice: SeveraInvoice, known?: readonly SeveraInvoiceRow[]): Promise<InvoiceRowForTransfer[]> {
	try {
		if (known !== undefined) return await withEntries(client, invoice, known, true);
	} catch (error) {
		if (!(error instanceof RowMissing)) throw error;
	}
	return await withEntries(client, invoice, await gather(client.invoices.rows(invoice.guid)));
}

/** An entry names a row that is not among the known ones: they are not all of the invoice's. */
class RowMissing extends Error {}

async function withEntries(client: SeveraClient, invoice: SeveraInvoice, plain: readonly SeveraInvoiceRow[], mayMiss = false): Promise<InvoiceRowForTransfer[]> {
	const rows = [...plain].sort((a, b) => a.sortOrder - b.sortOrder || byText(a.guid, b.guid)).map((row): InvoiceRowForTransfer => ({ ...row, workHours: [], projectFees: [], travelExpenses: [], flatRates: [], reimbursedWorkHours: [], reimbursedProjectFees: [], reimbursedTravelExpenses: [] }));
	for (const [rowType, kind] of Object.entries(KINDS)) {
		const ofType = rows.filter((row) => row.rowType === rowType);
		if (ofType.length > 0) await addEntries(client, invoice.guid, rows, ofType, invoice.isCreditNote ? kind.creditNote : kind.invoice, mayMiss);
	}
	await addFlatRates(client, invoice, rows.filter((row) => row.flatRateGuid));
	return rows;
}

async function addEntries<K extends SeveraEntryKind>(client: SeveraClient, invoiceGuid: string, rows: readonly InvoiceRowForTransfer[], ofType: readonly InvoiceRowForTransfer[], kind: K, mayMiss: boolean): Promise<void> {
	const entries = await gather(client.entries.ofInvoice(invoiceGuid, kind));
	const byGuid = new Map(rows.map((row) => [row.guid, row]));
	if (mayMiss && entries.some(({ invoiceRowGuid }) => invoiceRowGuid && !byGuid.has(invoiceRowGuid))) throw new RowMissing();
	const rowOf = (entry: SeveraEntryOf<K>) => (entry.invoiceRowGuid ? byGuid.get(entry.invoiceRowGuid) : ofType.length === 1 ? ofType[0] : undefined);
	if (entries.every((entry) => rowOf(entry) !== undefined)) {
		for (const entry of entries) listOf(rowOf(entry) as InvoiceRowForTransfer, kind).push(entry);
	} else {
		await inParallel(ofType, async (row) => void listOf(row, kind).push(...(await gather(client.entries.ofRow(row.guid, kind)))));
	}
	for (const row of rows) listOf(row, kind).sort((a, b) => byText(a.eventDate ?? '', b.eventDate ?? '') || byText(a.guid, b.guid));
}

const listOf = <K extends SeveraEntryKind>(row: InvoiceRowForTransfer, kind: K) => row[kind] as unknown as Array<SeveraEntryOf<K>>;

/** Flat rates are named by their rows. Those of a credited invoice belong to the original and are read one by one. */
async function addFlatRates(client: SeveraClient, invoice: SeveraInvoice, rows: readonly InvoiceRowForTransfer[]): Promise<void> {
	if (rows.length === 0) return;
	const found = new Map<string, SeveraFlatRate>();
	if (!invoice.isCreditNote && rows.length > 1) for (const flatRate of await gather(client.flatRates.list({ invoiceGuid: invoice.guid }))) found.set(flatRate.guid, flatRate);
	const missing = [...new Set(rows.map((row) => row.flatRateGuid as string))].filter((guid) => !found.has(guid));
	for (const flatRate of await inParallel(missing, (guid) => unlessGone(client.flatRates.get(guid)))) if (flatRate !== undefined) found.set(flatRate.guid, flatRate);
	for (const row of rows) {
		const flatRate = found.get(row.flatRateGuid as string);
		if (flatRate !== undefined) row.flatRates.push(flatRate);
	}
}
