/** A few invoices behind a server that answers only what reading them needs; every other path is a 404 that fails the test. */
import { invoiceForTransfer, project, row as rowRecord, user } from '../support/invoiceForTransfer';
import type { Answer, Asked } from '../support/answerServer';

export const READY = 'Valmis lähetettäväksi Netvisoriin';
export const SENT = 'Lasku lähetetty Netvisoriin';

export const status = (guid: string, name: string, given: object = {}) => ({ guid, name, hasInvoiceNumber: true, isActive: true, isDefault: false, isDefaultForCreditNote: false, isPaid: false, isReadOnly: true, isSent: false, isWaitingPayment: false, sortOrder: 1, ...given });

export type Json = Record<string, unknown> & { guid: string };
type InvoiceJson = Omit<Json, 'status'> & { status?: { guid: string }; rows?: Json[]; entries?: Record<string, Json[]> };

export interface Model {
	statuses: Json[];
	invoices: InvoiceJson[];
	/** By path: "customers", "projects", "users", "worktypes" … */
	records: Record<string, Json[]>;
	/** By row: "<row guid>/workhours". */
	rowEntries: Record<string, Json[]>;
	flatRates: Json[];
	/** Bytes by file guid. */
	files: Record<string, string>;
	/** Rows and entries that the common lists do not show. */
	unlisted?: string[];
	/** When the entries were last changed, where being invoiced is no change of them; absent: it is one. */
	entered?: string;
}

export const emptyModel = (): Model => ({ statuses: [status('status-ready', READY), status('status-sent', SENT, { isSent: true, sortOrder: 2 })], invoices: [], records: { 'localization/countries': [], currencies: [{ guid: 'eur', code: 'EUR', name: 'Euro', isActive: true, isOrganizationCurrency: true, rate: 1 }] }, rowEntries: {}, flatRates: [], files: {} });

/** An invoice header in the ready status, without anything of ours. */
export function invoice(number: number | null, given: Partial<InvoiceJson> = {}): InvoiceJson {
	const customer = { guid: 'customer-10427', name: 'Koivuranta Oy', number: 10427 };
	return { ...(invoiceForTransfer({ invoice: { guid: `invoice-${number ?? 'x'}`, number, customer, billingCustomer: customer } }).invoice as unknown as InvoiceJson), rows: [], entries: {}, ...given };
}

/** A row as Severa gives it: without the entries that reading adds. */
export function row(guid: string, rowType: string, given: object = {}): Json {
	const { workHours: _1, projectFees: _2, travelExpenses: _3, flatRates: _4, reimbursedWorkHours: _5, reimbursedProjectFees: _6, reimbursedTravelExpenses: _7, ...plain } = rowRecord({ guid, rowType });
	return { ...plain, ...given } as Json;
}

export const customerCard = (guid: string, number: number | null) => ({ guid, name: `Customer ${number}`, number, isActive: true, isInternal: false, headquarterAddress: { guid: `hq-${guid}`, addressline: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: 'Finland' } });
export { project, user };

/** Answers from the model, with both paging styles in pages of `pageSize`. */
export function answering(model: Model, pageSize = 100): (asked: Asked) => Answer {
	const entriesChangedSince = (kind: string) => ({ query }: Asked) =>
		model.invoices
			.flatMap((one) => (one.entries?.[kind] ?? []).map((each): Json => ({ lastUpdatedDateTime: model.entered ?? one.createdDateTime, ...each, invoice: { guid: one.guid } })))
			.filter(({ guid, lastUpdatedDateTime }) => !model.unlisted?.includes(guid) && Date.parse(String(lastUpdatedDateTime)) >= Date.parse(query.get('changedSince') ?? ''));
	const lists: Record<string, (asked: Asked) => Json[]> = {
		invoices: ({ query }) => model.invoices.filter(({ status: own, number }) => query.getAll('invoiceStatusGuids').includes(own?.guid ?? '') && (!query.has('numbers') || query.getAll('numbers').includes(String(number)))).map(({ rows: _rows, entries: _entries, ...header }) => header as Json),
		customers: ({ query }) => (model.records.customers ?? []).filter(({ number }) => !query.has('numbers') || query.getAll('numbers').includes(String(number))),
		projects: ({ query }) => (model.records.projects ?? []).filter(({ guid, isSalesCase }) => !isSalesCase && query.getAll('projectGuids').includes(guid)),
		invoicerows: ({ query }) => model.invoices.flatMap((one) => (one.rows ?? []).map((each): Json => ({ createdDateTime: one.createdDateTime, lastUpdatedDateTime: null, ...each, invoiceGuid: one.guid }))).filter(({ guid, createdDateTime, lastUpdatedDateTime }) => !model.unlisted?.includes(guid) && Date.parse(String(lastUpdatedDateTime ?? createdDateTime)) >= Date.parse(query.get('changedSince') ?? '')),
		workhours: entriesChangedSince('workhours'),
		projectfees: entriesChangedSince('projectfees'),
		projecttravelexpenses: entriesChangedSince('projecttravelexpenses'),
		flatrates: ({ query }) => model.flatRates.filter(({ invoiceGuid }) => invoiceGuid === query.get('invoiceGuid')),
	};
	const offsetPaged = /^(invoicestatuses|currencies|worktypes|travelexpensetypes|projectrecurringfeerules)$|reimbursed(workhours|projecttravelexpenses)$|files$/;
	return (asked) => {
		const path = asked.path.replace('/rest-api/v1/', '');
		const [area = '', guid = '', part = ''] = path.split('/').map(decodeURIComponent);
		let rows: Json[] | undefined;
		if (path === 'invoicestatuses') rows = model.statuses;
		else if (area in lists && guid === '') rows = lists[area]?.(asked);
		else if (area === 'invoices' && part === 'pdf') return { headers: { 'content-type': 'application/pdf' }, body: `pdf of ${guid}` };
		else if (area === 'invoices' && part !== '') rows = part === 'invoicerows' ? model.invoices.find((one) => one.guid === guid)?.rows : (model.invoices.find((one) => one.guid === guid)?.entries?.[part] ?? []);
		else if (area === 'invoicerows') rows = model.rowEntries[`${guid}/${part}`] ?? [];
		else if (area === 'files') return { headers: { 'content-type': 'application/pdf' }, body: model.files[guid] };
		else if (model.records[path]) rows = model.records[path];
		if (rows === undefined) {
			const record = [...(model.records[area] ?? []), ...(area === 'flatrates' ? model.flatRates : [])].find((one) => one.guid === guid);
			return record === undefined ? { status: 404 } : { body: area === 'flatrates' ? [record] : record };
		}
		if (path === 'localization/countries') return { body: rows };
		const first = Number(asked.query.get(offsetPaged.test(path) ? 'firstRow' : 'pageToken') ?? 0);
		const headers: Record<string, string> = !offsetPaged.test(path) && first + pageSize < rows.length ? { NextPageToken: String(first + pageSize) } : {};
		return { headers, body: rows.slice(first, first + pageSize) };
	};
}
