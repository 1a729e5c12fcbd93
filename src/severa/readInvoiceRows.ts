/**
 * The rows of one invoice with the entries behind them (Severa API 14.4): one call for the rows and one for each kind of
 * entry that a row can have, where these are not known yet, and one more for each row only where an entry does not name
 * its row.
 */
import { byText } from './byText';
import { unlessGone } from './collectByGuid';
import { ROW_TYPES, type KnownEntries } from './entriesOfInvoices';
import type { ListedEntryKind, SeveraEntryKind, SeveraEntryOf } from './entryLists';
import type { SeveraInvoice } from './invoice';
import type { SeveraFlatRate } from './invoiceEntries';
import type { InvoiceRowForTransfer } from './invoiceForTransfer';
import type { SeveraInvoiceRow } from './invoiceRow';
import { gather } from './paging';
import { inParallel } from './parallel';
import type { SeveraClient } from './SeveraClient';

/** What was read together with that of other invoices (rowsOfInvoices.ts, entriesOfInvoices.ts). */
export interface KnownRows {
	rows: readonly SeveraInvoiceRow[];
	entries?: KnownEntries;
}

/** Credit notes have their entries in the reimbursed lists (Severa API 14.4). */
const CREDITED = { workHours: 'reimbursedWorkHours', projectFees: 'reimbursedProjectFees', travelExpenses: 'reimbursedTravelExpenses' } as const satisfies Record<ListedEntryKind, SeveraEntryKind>;

export async function readInvoiceRows(client: SeveraClient, invoice: SeveraInvoice, known?: KnownRows): Promise<InvoiceRowForTransfer[]> {
	try {
		if (known !== undefined) return await withEntries(client, invoice, known.rows, known.entries ?? {});
	} catch (error) {
		if (!(error instanceof RowMissing)) throw error;
	}
	return await withEntries(client, invoice, await gather(client.invoices.rows(invoice.guid)));
}

/** An entry names a row that is not among the known ones: they are not all of the invoice's. */
class RowMissing extends Error {}

async function withEntries(client: SeveraClient, invoice: SeveraInvoice, plain: readonly SeveraInvoiceRow[], known?: KnownEntries): Promise<InvoiceRowForTransfer[]> {
	const rows = [...plain].sort((a, b) => a.sortOrder - b.sortOrder || byText(a.guid, b.guid)).map((row): InvoiceRowForTransfer => ({ ...row, workHours: [], projectFees: [], travelExpenses: [], flatRates: [], reimbursedWorkHours: [], reimbursedProjectFees: [], reimbursedTravelExpenses: [] }));
	for (const kind of Object.keys(ROW_TYPES) as ListedEntryKind[]) {
		const ofType = rows.filter(({ rowType }) => rowType === ROW_TYPES[kind]);
		if (ofType.length === 0) continue;
		const asked = invoice.isCreditNote ? CREDITED[kind] : kind;
		const entries = (invoice.isCreditNote ? undefined : known?.[kind]) ?? (await gather(client.entries.ofInvoice(invoice.guid, asked)));
		await addEntries(client, rows, ofType, asked, entries, known !== undefined);
	}
	await addFlatRates(client, invoice, rows.filter((row) => row.flatRateGuid));
	return rows;
}

async function addEntries<K extends SeveraEntryKind>(client: SeveraClient, rows: readonly InvoiceRowForTransfer[], ofType: readonly InvoiceRowForTransfer[], kind: K, entries: ReadonlyArray<SeveraEntryOf<K>>, mayMiss: boolean): Promise<void> {
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
