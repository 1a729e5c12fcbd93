/**
 * The entries behind the rows of many invoices out of the common lists of hours, fees and travel, one call for 100 entries
 * instead of one for each invoice and kind (docs/decisions/0003-rows-of-many-invoices.md). The lists show everybody's
 * entries since a moment; whether an entry counts as changed when it is invoiced is not confirmed (Severa API 16). What is
 * not proved complete is left out, and is read by invoice as ever.
 */
import { FEWEST_INVOICES, unlessRefused, withinReach } from './commonLists';
import { listedEntryKinds, type ListedEntryKind, type SeveraEntryOf } from './entryLists';
import type { SeveraInvoice } from './invoice';
import type { SeveraInvoiceRow } from './invoiceRow';
import { inParallel } from './parallel';
import type { SeveraClient } from './SeveraClient';

/** Entries of an invoice, by their kind; a kind that is missing has to be read. */
export type KnownEntries = { [K in ListedEntryKind]?: Array<SeveraEntryOf<K>> };

type Entry = SeveraEntryOf<ListedEntryKind>;

export const ROW_TYPES = { workHours: 'Hours', projectFees: 'ProjectFees', travelExpenses: 'TravelExpenses' } as const satisfies Record<ListedEntryKind, string>;

/** Three other reads are under way beside them (readInvoicesForTransfer.ts). */
const LISTS_AT_A_TIME = 2;

/** Most of what is invoiced was entered in the two months before. */
const EARLIER_MS = 62 * 24 * 3_600_000;

/** @param rows by guid of the invoice, those that are known; only for them it is tried */
export async function entriesOfInvoices(client: SeveraClient, invoices: readonly SeveraInvoice[], rows: ReadonlyMap<string, readonly SeveraInvoiceRow[]>): Promise<ReadonlyMap<string, KnownEntries>> {
	const entries = new Map<string, KnownEntries>();
	const kinds = Object.keys(listedEntryKinds) as ListedEntryKind[];
	await inParallel(kinds, async (kind) => {
		// Entries of credit notes are the reimbursed ones, which have no common list.
		const having = invoices.filter(({ guid, isCreditNote }) => !isCreditNote && rows.get(guid)?.some(({ rowType }) => rowType === ROW_TYPES[kind]));
		const { recent, since } = withinReach(having);
		if (recent.length < FEWEST_INVOICES) return;
		const rowsOf = (guid: string) => (rows.get(guid) ?? []).filter(({ rowType }) => rowType === ROW_TYPES[kind]);
		for (const reach of [0, EARLIER_MS]) {
			const wanted = new Map(recent.map(({ guid }) => [guid, new Wanted(rowsOf(guid))]));
			if ((await unlessRefused(isWalked(client, kind, new Date(Date.parse(since) - reach).toISOString(), wanted))) !== true) return;
			for (const [guid, { isComplete, found }] of wanted) if (isComplete) entries.set(guid, { ...entries.get(guid), [kind]: [...found.values()] });
			// Nothing at all: being invoiced seems to be no change, so the list is asked for from when they were entered.
			if ([...wanted.values()].some(({ found }) => found.size > 0)) return;
		}
	}, LISTS_AT_A_TIME);
	return entries;
}

/** One page of a list is worth trying for so many invoices, whatever stands on it: invoiced hours may come last. */
const INVOICES_FOR_A_TRY = 8;
/** At most one for so many, where what is found keeps pace. */
const INVOICES_FOR_A_PAGE = 3;

/**
 * To the end, or until it is not worth its pages any more.
 * @returns false when it was given up: an entry without a quantity, which no sum misses, might stand on a later page
 */
async function isWalked(client: SeveraClient, kind: ListedEntryKind, since: string, wanted: ReadonlyMap<string, Wanted>): Promise<boolean> {
	const invoiceOfRow = new Map([...wanted].flatMap(([guid, { rows }]) => rows.map((row) => [row.guid, guid] as const)));
	const all = [...wanted.values()];
	const [tries, mostPages] = [Math.floor(all.length / INVOICES_FOR_A_TRY), Math.floor(all.length / INVOICES_FOR_A_PAGE)];
	const whole = sum(all.flatMap(({ rows }) => rows.map(({ quantity }) => Math.abs(quantity))));
	let pages = 0;
	for await (const { rows, nextPageToken } of client.entries.pagesChangedSince(kind, since)) {
		for (const entry of rows) wanted.get(entry.invoice?.guid ?? invoiceOfRow.get(entry.invoiceRowGuid ?? '') ?? '')?.add(entry);
		if (nextPageToken === undefined) return true;
		pages++;
		const found = sum(all.flatMap((one) => [...one.found.values()].map((entry) => Math.abs(quantityOf(entry)) || 0)));
		if (pages >= mostPages || (pages >= tries && found / whole < pages / mostPages)) break;
	}
	return false;
}

/** Rows of one kind of one invoice, and what was found of the entries behind them. */
class Wanted {
	readonly found = new Map<string, Entry>();

	constructor(readonly rows: readonly SeveraInvoiceRow[]) {}

	add(entry: Entry): void {
		this.found.set(entry.guid, entry);
	}

	/**
	 * Every entry names one of the rows, and those of each row add up to its quantity and to its sum. Only a check: what is
	 * sent is summed in the domain. A row that was changed on the invoice is never proved, nor is one without a quantity.
	 */
	get isComplete(): boolean {
		const entries = [...this.found.values()];
		const guids = new Set(this.rows.map(({ guid }) => guid));
		return entries.every(({ invoiceRowGuid }) => guids.has(invoiceRowGuid ?? '')) && this.rows.every((row) => {
			const own = entries.filter(({ invoiceRowGuid }) => invoiceRowGuid === row.guid);
			return row.quantity !== 0 && scaled(sum(own.map(quantityOf))) === scaled(row.quantity) && scaled(sum(own.map(valueOf))) === scaled(row.quantity * (row.unitPrice?.amount ?? NaN)) && own.every(({ unitPrice }) => unitPrice?.currencyCode === row.unitPrice?.currencyCode);
		});
	}
}

const quantityOf = ({ invoiceQuantity, quantity }: Entry): number => invoiceQuantity ?? quantity ?? NaN;
const valueOf = (entry: Entry): number => quantityOf(entry) * (entry.unitPrice?.amount ?? NaN);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
/** Whole ten-thousandths, so that binary tails do not matter. */
const scaled = (number: number): number => Math.round(number * 10_000);
