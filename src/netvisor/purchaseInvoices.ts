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
	/** All rows at once: the resource has no pages and no known limit, so ask for a period. */
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
			const { root, request } = await exchange.read('purchaseinvoicelist.nv', {
				begininvoicedate: filters.beginInvoiceDate,
				endinvoicedate: filters.endInvoiceDate,
				invoicenumber: filters.invoiceNumber,
				invoicestatus: filters.approvalStatus,
				lastmodifiedstart: filters.lastModifiedStart,
				lastmodifiedend: filters.lastModifiedEnd,
				paymentstatus: filters.paymentStatus,
			});
			const rows = listIn(root, request, 'purchaseinvoicelist', 'purchaseinvoice').map(readPurchaseInvoiceListRow);
			return [...new Map(rows.map((row) => [row.netvisorKey, row])).values()];
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
