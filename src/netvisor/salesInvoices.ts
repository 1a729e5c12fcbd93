/** Netvisor's sales invoices and orders (Netvisor API 5). */
import { ContractError, InputError } from '../errors';
import { chunksOf } from './chunksOf';
import { insertedKey, type Exchange } from './exchange';
import { keyNotTold, readOne } from './notFound';
import { readSalesInvoice, readSalesInvoiceListRow } from './readSalesInvoice';
import { listIn } from './recordsIn';
import type { Query } from './requestUrl';
import { salesInvoiceElements, type SalesInvoiceDocument } from './salesInvoiceDocument';
import type { NetvisorSalesInvoice, NetvisorSalesInvoiceListRow } from './salesInvoiceRecord';
import { transactionIdOf, type WriteId } from './transactionId';
import { writeDocument } from './writeDocument';
import { writeXml } from './xml';
import type { XmlNode } from './xmlNode';

export type SalesDocumentKind = 'invoice' | 'order';

export interface SalesInvoiceFilters {
	kind?: SalesDocumentKind;
	/** Dates of the invoice, inclusive, "YYYY-MM-DD". */
	beginInvoiceDate?: string;
	endInvoiceDate?: string;
	/** Not for orders. */
	invoiceStatus?: 'open' | 'overdue' | 'paid' | 'unsent' | 'creditloss' | 'rejected';
	/** Date or date-time. */
	lastModifiedStart?: string;
	lastModifiedEnd?: string;
	customerCode?: string;
	/** Adds invoices whose payments changed; needs both ends of lastModified. */
	includeModifiedPayments?: boolean;
}

export interface GetSalesInvoiceOptions {
	kind?: SalesDocumentKind;
	attachments?: boolean;
	/** The printed invoice; without it the service sends one unasked where it has one. */
	pdf?: boolean;
}

export const SALES_INVOICE_STATUSES = ['open', 'overdue', 'reminded', 'requested', 'collected', 'paid', 'creditloss', 'unsent'] as const;
export type SalesInvoiceStatus = (typeof SALES_INVOICE_STATUSES)[number];

export interface NetvisorSalesInvoices {
	/** Rows by growing key, page by page; with private comment and currency sums. */
	list(filters?: SalesInvoiceFilters): AsyncGenerator<NetvisorSalesInvoiceListRow>;
	/** Every row with exactly this number, private comment included. */
	findByNumber(number: string, kind?: SalesDocumentKind): Promise<NetvisorSalesInvoiceListRow[]>;
	get(netvisorKey: string, options?: GetSalesInvoiceOptions): Promise<NetvisorSalesInvoice | undefined>;
	getMany(netvisorKeys: readonly string[], options?: GetSalesInvoiceOptions): Promise<NetvisorSalesInvoice[]>;
	/** @returns the new document's key */
	create(document: SalesInvoiceDocument, id: WriteId): Promise<string>;
	/** Anything but unsent makes the voucher (Netvisor API 5.4). */
	setStatus(netvisorKeys: readonly string[], status: SalesInvoiceStatus): Promise<void>;
	/** Removes attachments, dimension links and vouchers with it. */
	delete(netvisorKey: string, kind?: SalesDocumentKind): Promise<void>;
	matchCreditNote(keys: { creditNote: string; invoice: string }): Promise<void>;
}

/** Below the limits of 500 and 100 (Netvisor API 1.7). */
const KEYS_AT_ONCE = 100;
/** Private comment and currency sums. */
const REPLY_OPTION = 3;

const listType = (kind: SalesDocumentKind | undefined) => (kind === 'order' ? 'preinvoice' : undefined);

export function createSalesInvoices(exchange: Exchange): NetvisorSalesInvoices {
	const page = async (query: Query) => {
		const { root, request } = await exchange.read('salesinvoicelist.nv', { ...query, replyoption: REPLY_OPTION });
		return { rows: listIn(root, request, 'salesinvoicelist', 'salesinvoice').map(readSalesInvoiceListRow), request };
	};
	return {
		async *list(filters = {}) {
			const query = toQuery(filters);
			let above = 0;
			// Until an empty page: how many rows a page holds is known from one source only (Netvisor API 1.7).
			for (;;) {
				const { rows, request } = await page({ ...query, invoicesabovenetvisorkey: above || undefined });
				if (rows.length === 0) return;
				const last = rows.reduce((highest, row) => Math.max(highest, Number(row.netvisorKey)), 0);
				if (last <= above) throw new ContractError(`Netvisor answered ${request} with invoices that were on an earlier page.`, { service: 'Netvisor', request, field: 'netvisorkey' });
				above = last;
				yield* rows;
			}
		},
		async findByNumber(number, kind) {
			const { rows } = await page({ listtype: listType(kind), invoicenumber: number });
			return rows.filter((row) => row.invoiceNumber === number);
		},
		async get(netvisorKey, options = {}) {
			const { resource, query, name, request } = getCall(options);
			const record = await readOne(exchange, resource, { netvisorkey: netvisorKey, ...query }, name);
			return record && readSalesInvoice(record, request);
		},
		async getMany(netvisorKeys, options = {}) {
			const { resource, query, name, wrapper, request } = getCall(options);
			const found: NetvisorSalesInvoice[] = [];
			for (const some of chunksOf([...new Set(netvisorKeys)], KEYS_AT_ONCE)) {
				const { root } = await exchange.read(resource, { netvisorkeylist: some.join(','), ...query });
				found.push(...listIn(root, request, wrapper, name).map((record) => readSalesInvoice(record, request)));
			}
			return found;
		},
		async create(document, id) {
			const record = recordName(document);
			const body = salesInvoiceXml(document);
			const answer = await exchange.write({ resource: 'salesinvoice.nv', query: { method: 'add' }, body, transactionId: transactionIdOf(id), record });
			return insertedKey(answer) || keyNotTold(record);
		},
		async setStatus(netvisorKeys, status) {
			for (const some of chunksOf([...new Set(netvisorKeys)], KEYS_AT_ONCE))
				await exchange.write({ resource: 'updatesalesinvoicestatus.nv', query: { ...(some.length === 1 ? { netvisorkey: some[0] } : { netvisorkeylist: some.join(',') }), status }, record: `sales invoice with key ${some.join(', ')}` });
		},
		async delete(netvisorKey, kind = 'invoice') {
			await exchange.write({ resource: 'deletesalesinvoice.nv', method: 'GET', query: kind === 'order' ? { orderid: netvisorKey } : { invoiceid: netvisorKey }, record: `sales ${kind} with key ${netvisorKey}` });
		},
		async matchCreditNote({ creditNote, invoice }) {
			const element = (name: string, content: Partial<XmlNode>): XmlNode => ({ name, attributes: {}, children: [], text: '', ...content });
			const body = writeXml(element('root', { children: [element('matchcreditnote', { children: [element('creditnotenetvisorkey', { text: creditNote }), element('invoicenetvisorkey', { text: invoice })] })] }));
			await exchange.write({ resource: 'matchcreditnote.nv', body, record: `credit note with key ${creditNote}` });
		},
	};
}

const recordName = ({ salesInvoiceNumber, invoiceType }: SalesInvoiceDocument) => `sales ${invoiceType === 'order' ? 'order' : 'invoice'} ${salesInvoiceNumber ?? '(without a number)'}`;

function toQuery(filters: SalesInvoiceFilters): Query {
	const { kind, includeModifiedPayments = false } = filters;
	if (kind === 'order' && filters.invoiceStatus !== undefined) throw new InputError('Orders cannot be searched by invoice status.', { service: 'Netvisor', field: 'invoiceStatus' });
	if (includeModifiedPayments && (filters.lastModifiedStart === undefined || filters.lastModifiedEnd === undefined)) throw new InputError('Changed payments are searched within a period: give both its ends.', { service: 'Netvisor', field: 'lastModifiedEnd' });
	return {
		listtype: listType(kind),
		begininvoicedate: filters.beginInvoiceDate,
		endinvoicedate: filters.endInvoiceDate,
		invoicestatus: filters.invoiceStatus,
		lastmodifiedstart: filters.lastModifiedStart,
		lastmodifiedend: filters.lastModifiedEnd,
		customercode: filters.customerCode,
		includemodifiedpayments: includeModifiedPayments ? 1 : undefined,
	};
}

/** Comment lines come only when asked for, and a PDF unless declined (Netvisor API 5.2). Option 16: the credited invoice. */
function getCall({ kind = 'invoice', attachments = false, pdf = false }: GetSalesInvoiceOptions) {
	const isOrder = kind === 'order';
	const resource = isOrder ? 'getorder.nv' : 'getsalesinvoice.nv';
	return { resource, request: `GET /${resource}`, name: 'salesinvoice', wrapper: 'salesinvoices', query: { pdfimage: pdf ? 'pdf' : 'nopdf', showcommentlines: 1, includeattachments: attachments ? 1 : 0, replyoption: isOrder ? undefined : 16 } };
}

/**
 * The message that adds the document.
 * @throws InputError naming the field that cannot go as it is
 */
export function salesInvoiceXml(document: SalesInvoiceDocument): string {
	return writeDocument('salesinvoice', salesInvoiceElements, document, { record: recordName(document) });
}
