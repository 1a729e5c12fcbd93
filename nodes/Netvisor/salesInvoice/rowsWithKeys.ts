/**
 * Rows of Netvisor that may carry the key of an invoice under another number or date (mapping 5.1, INVOICE_KEY_ELSEWHERE):
 * what was transferred is never older than the Severa invoice, so it is among what changed since that was made, wherever its
 * date was moved to. Most is seen at once around the dates of the batch.
 */
import { addDays, earliest, latest, toDate, type CalendarDate } from '../../../src/domain/calendar';
import { hasKey } from '../../../src/domain/foundInvoice';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { SalesInvoiceDocument } from '../../../src/netvisor/salesInvoiceDocument';
import type { NetvisorSalesInvoiceListRow } from '../../../src/netvisor/salesInvoiceRecord';
import type { SalesDocumentKind } from '../../../src/netvisor/salesInvoices';
import { gather } from '../../shared/gather';
import { kindOf } from './transferInvoice';

/** Around the invoice dates of the batch. */
const DAYS_AROUND = 31;
/** The list compares in a time zone that is not told, and may leave the moment itself out (Netvisor API 5.1). */
const MARGIN_DAYS = 2;
/** Made longer ago than this before the newest of the batch: listed for itself, so that one old invoice makes no list long. */
const TOGETHER_DAYS = 92;
/** How long before its date an invoice was made at most, where Severa does not tell. */
const UNKNOWN_DAYS = 366;

export interface Dated {
	document: Pick<SalesInvoiceDocument, 'invoiceType' | 'salesInvoiceDate'>;
	/** ISO 8601; '' when it is not known. */
	createdAt: string;
}

export class RowsWithKeys {
	private readonly since = new Map<SalesDocumentKind, { from: CalendarDate; rows: NetvisorSalesInvoiceListRow[] }>();

	private constructor(private readonly netvisor: NetvisorClient, private readonly around: readonly NetvisorSalesInvoiceListRow[], private readonly together: CalendarDate | undefined) {}

	/** Calls: one for each kind and 500 rows of the period. */
	static async of(netvisor: NetvisorClient, invoices: readonly Dated[]): Promise<RowsWithKeys> {
		const dates = invoices.map(({ document }) => document.salesInvoiceDate);
		const [from, to] = [earliest(dates), latest(dates)];
		const rows: NetvisorSalesInvoiceListRow[] = [];
		if (from !== undefined && to !== undefined) for (const kind of new Set(invoices.map(({ document }) => kindOf(document)))) rows.push(...(await gather(netvisor.salesInvoices.list({ kind, beginInvoiceDate: addDays(from, -DAYS_AROUND), endInvoiceDate: addDays(to, DAYS_AROUND) }))));
		const days = invoices.map(firstDay);
		const newest = latest(days);
		return new RowsWithKeys(netvisor, rows, newest && earliest(days.filter((day) => day >= addDays(newest, -TOGETHER_DAYS))));
	}

	/** Around the dates of the batch. */
	near(transferKey: string): NetvisorSalesInvoiceListRow[] {
		return this.around.filter((row) => hasKey(row, transferKey));
	}

	/** Every row that was looked at so far. */
	seen(): NetvisorSalesInvoiceListRow[] {
		return [...this.around, ...[...this.since.values()].flatMap(({ rows }) => rows)];
	}

	/** Everything; asked before an invoice is created. Calls: one for the batch, and one for each 500 rows that changed. */
	async anywhere(transferKey: string, invoice: Dated): Promise<NetvisorSalesInvoiceListRow[]> {
		const kind = kindOf(invoice.document);
		const own = firstDay(invoice);
		let known = this.since.get(kind);
		if (known === undefined || known.from > own) {
			const from = this.together !== undefined && this.together < own ? this.together : own;
			known = { from, rows: await gather(this.netvisor.salesInvoices.list({ kind, lastModifiedStart: from })) };
			this.since.set(kind, known);
		}
		return known.rows.filter((row) => hasKey(row, transferKey));
	}
}

function firstDay({ document, createdAt }: Dated): CalendarDate {
	return createdAt === '' ? addDays(document.salesInvoiceDate, -UNKNOWN_DAYS) : addDays(toDate(createdAt), -MARGIN_DAYS);
}
