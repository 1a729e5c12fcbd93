/** Netvisor's purchase invoices, read only (Netvisor API 8.1, 8.2). */
import { RejectedError } from '../errors';
import { chunksOf } from './chunksOf';
import type { Exchange } from './exchange';
import { readOne } from './notFound';
import { readPurchaseInvoice, readPurchaseInvoiceListRow, type NetvisorPurchaseInvoice, type NetvisorPurchaseInvoiceListRow } from './purchaseInvoiceRecord';
import { listIn } from './recordsIn';

export const APPROVAL_STATUSES = ['open', 'approved', 'accepted'] as const;
export type ApprovalStatus = (typeof APPROVAL_STATUSES)[number];

export interface PurchaseInvoiceFilters {
	/** Dates of the invoice, inclusive, "YYYY-MM-DD". */
	beginInvoiceDate?: string;
	endInvoiceDate?: string;
	/** Exactly; the vendor's number. */
	invoiceNumber?: string;
	approvalStatus?: ApprovalStatus;
	/** Date or date-time in Finnish time. */
	lastModifiedStart?: string;
	lastModifiedEnd?: string;
	paymentStatus?: 'unpaid' | 'paid';
}

export interface NetvisorPurchaseInvoices {
	/** All rows; the resource has no pages and no known limit, so a long period of changes is asked for a month at a time. */
	list(filters?: PurchaseInvoiceFilters): Promise<NetvisorPurchaseInvoiceListRow[]>;
	get(netvisorKey: string): Promise<NetvisorPurchaseInvoice | undefined>;
	/** With lines and the dimensions of each; keys that are gone are missing from the answer. */
	getMany(netvisorKeys: readonly string[]): Promise<NetvisorPurchaseInvoice[]>;
}

/** Below the limit of 500, since long URLs have a limit of their own (Netvisor API 1.7). */
const KEYS_AT_ONCE = 100;
/** Dimensions inside each line, and no scanned invoices in the answer, which come unless declined (Netvisor API 8.2). */
const DETAILS = { version: 2, omitattachments: 'true' };

export function createPurchaseInvoices(exchange: Exchange): NetvisorPurchaseInvoices {
	const readList = async (filters: PurchaseInvoiceFilters) => {
		const { root, request } = await exchange.read('purchaseinvoicelist.nv', {
			begininvoicedate: filters.beginInvoiceDate,
			endinvoicedate: filters.endInvoiceDate,
			invoicenumber: filters.invoiceNumber,
			invoicestatus: filters.approvalStatus,
			lastmodifiedstart: filters.lastModifiedStart,
			lastmodifiedend: filters.lastModifiedEnd,
			paymentstatus: filters.paymentStatus,
		});
		return listIn(root, request, 'purchaseinvoicelist', 'purchaseinvoice').map(readPurchaseInvoiceListRow);
	};
	const get = async (netvisorKey: string) => {
		const record = await readOne(exchange, 'getpurchaseinvoice.nv', { netvisorkey: netvisorKey, ...DETAILS }, 'purchaseinvoice');
		return record && readPurchaseInvoice(record, 'GET /getpurchaseinvoice.nv');
	};
	/** Whether one unknown key spoils the whole answer is not known (Netvisor API 1.5): then each is asked for alone. */
	const readTogether = async (keys: readonly string[]) => {
		try {
			const { root, request } = await exchange.read('getpurchaseinvoice.nv', { netvisorkeylist: keys.join(','), ...DETAILS });
			return listIn(root, request, 'purchaseinvoices', 'purchaseinvoice').map((record) => readPurchaseInvoice(record, request));
		} catch (error) {
			if (error instanceof RejectedError && error.serviceCode === 'INVALID_DATA') return [];
			throw error;
		}
	};
	return {
		async list(filters = {}) {
			const found = new Map<string, NetvisorPurchaseInvoiceListRow>();
			for (const slice of slicesOf(filters)) for (const row of await readList(slice)) found.set(row.netvisorKey, row);
			return [...found.values()];
		},
		get,
		async getMany(netvisorKeys) {
			const found: NetvisorPurchaseInvoice[] = [];
			for (const some of chunksOf([...new Set(netvisorKeys)], KEYS_AT_ONCE)) {
				const together = await readTogether(some);
				const known = new Set(together.map(({ netvisorKey }) => netvisorKey));
				found.push(...together);
				// One that is not among them is asked for alone: it is gone, or it must not be lost.
				for (const key of some.filter((one) => !known.has(one))) {
					const alone = await get(key);
					if (alone !== undefined) found.push(alone);
				}
			}
			return found;
		},
	};
}

const DAYS_IN_SLICE = 31;

/** Slices overlap by a day: whether the bounds count is not known (Netvisor API 9). */
function slicesOf(filters: PurchaseInvoiceFilters): PurchaseInvoiceFilters[] {
	const { lastModifiedStart: start, lastModifiedEnd: end } = filters;
	if (start === undefined || end === undefined) return [filters];
	const slices: PurchaseInvoiceFilters[] = [];
	let from = start;
	for (let to = plusDays(from, DAYS_IN_SLICE); to < end; from = plusDays(to, -1), to = plusDays(from, DAYS_IN_SLICE)) slices.push({ ...filters, lastModifiedStart: from, lastModifiedEnd: to });
	return [...slices, { ...filters, lastModifiedStart: from }];
}

/** A date or date-time some days later, in the form that it came in. */
function plusDays(moment: string, days: number): string {
	const date = new Date(`${moment.slice(0, 10)}T00:00:00Z`);
	date.setUTCDate(date.getUTCDate() + days);
	return `${date.toISOString().slice(0, 10)}${moment.slice(10)}`;
}
