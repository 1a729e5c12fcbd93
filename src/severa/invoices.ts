/** Invoices: header, rows, files, the change of status and of payment (Severa API 14.1, 14.4, 15.7). */
import { ContractError, OutcomeUnknownError, RejectedError } from '../errors';
import { severaInvoice, severaInvoiceFile, type SeveraInvoice, type SeveraInvoiceFile } from './invoice';
import { severaInvoiceRow, type SeveraInvoiceRow } from './invoiceRow';
import { filterChunks } from './query';
import { at, replaceFields, type PatchOperation, type SeveraApi } from './SeveraApi';

const READ = 'invoices:read';
const WRITE = 'invoices:write';

export interface InvoiceFilter {
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	/** Any of, as in all lists here. */
	statusGuids?: readonly string[];
	/** Invoice numbers, decimal text. An empty list finds nothing. */
	numbers?: readonly string[];
	referenceNumbers?: readonly string[];
	projectGuids?: readonly string[];
	customerGuids?: readonly string[];
	/** Bounds of the invoice date, inclusive. */
	startDate?: string;
	endDate?: string;
}

/**
 * Forms of the status in a JSON Patch, likeliest first: the model that the patch targets is not published
 * (Severa API 14.1, 16).
 */
const STATUS_FORMS: ReadonlyArray<(guid: string) => PatchOperation> = [
	(value) => ({ op: 'replace', path: '/status/guid', value }),
	(guid) => ({ op: 'replace', path: '/status', value: { guid } }),
	(value) => ({ op: 'replace', path: '/invoiceStatusGuid', value }),
];

export function invoicesOf(api: SeveraApi) {
	/** The form that this Severa takes, once it is known. */
	let statusForm: number | undefined;

	const get = async (guid: string): Promise<SeveraInvoice> => await api.get({ path: at('/invoices', guid), scope: READ }, severaInvoice);

	/** The next form is tried only after a 400: it proves that nothing was stored. The first refusal is the one reported. */
	async function patchStatus(guid: string, statusGuid: string, more: readonly PatchOperation[]): Promise<SeveraInvoice> {
		let refusal: unknown;
		for (const [index, form] of STATUS_FORMS.entries()) {
			if (statusForm !== undefined && statusForm !== index) continue;
			try {
				const changed = await api.patch({ path: at('/invoices', guid), scope: WRITE }, [form(statusGuid), ...more], severaInvoice);
				statusForm = index;
				return changed;
			} catch (error) {
				if (!(error instanceof RejectedError && error.status === 400)) throw error;
				refusal ??= error;
			}
		}
		throw refusal;
	}

	async function change(guid: string, statusGuid: string, fields: Readonly<Record<string, unknown>>): Promise<SeveraInvoice> {
		const isThere = (invoice: SeveraInvoice) => invoice.status?.guid === statusGuid && Object.entries(fields).every(([name, value]) => value === undefined || invoice[name] === value);
		let changed: SeveraInvoice;
		try {
			changed = await patchStatus(guid, statusGuid, replaceFields(fields));
		} catch (error) {
			if (!(error instanceof OutcomeUnknownError)) throw error;
			// The reply was lost: the invoice itself tells whether the change arrived.
			const found = await get(guid).catch(() => undefined);
			if (found !== undefined && isThere(found)) return found;
			throw error;
		}
		if (!isThere(changed)) throw new ContractError(`Severa accepted the change of invoice ${changed.number ?? guid} but does not show it (status "${changed.status?.name ?? ''}"${fields.paymentDate === undefined ? '' : `, payment date ${changed.paymentDate ?? 'empty'}`}).`, { service: 'Severa', request: `PATCH /v1${at('/invoices', guid)}`, record: String(changed.number ?? guid), field: 'status.guid' });
		return changed;
	}

	return {
		get,

		/** Pages on demand; long filters are split over several calls. */
		async *list({ changedSince, statusGuids, numbers, referenceNumbers, projectGuids, customerGuids, startDate, endDate }: InvoiceFilter = {}): AsyncGenerator<SeveraInvoice, void, undefined> {
			const query = { changedSince, invoiceStatusGuids: statusGuids, referenceNumbers, projectGuids, customerGuids, startDate, endDate };
			const chunks = numbers === undefined ? [undefined] : filterChunks('numbers', numbers);
			for (const chunk of chunks) yield* api.tokenList({ path: '/invoices', scope: READ }, severaInvoice, { ...query, numbers: chunk });
		},

		rows(invoiceGuid: string): AsyncGenerator<SeveraInvoiceRow, void, undefined> {
			return api.tokenList({ path: at('/invoices', invoiceGuid, '/invoicerows'), scope: READ }, severaInvoiceRow);
		},

		/** Rows of any invoice, added or changed at or after (ISO 8601); undefined when they are more than `mostPages` pages. */
		async rowsChangedSince(changedSince: string, mostPages: number): Promise<SeveraInvoiceRow[] | undefined> {
			const rows: SeveraInvoiceRow[] = [];
			let pages = 0;
			for await (const page of api.tokenPages({ path: '/invoicerows', scope: READ }, severaInvoiceRow, { changedSince })) {
				rows.push(...page.rows);
				if (page.nextPageToken === undefined) return rows;
				if (++pages >= mostPages) break;
			}
			return undefined;
		},

		/** Repeatable. A lost reply is settled by reading the invoice. */
		async setStatus(guid: string, statusGuid: string): Promise<SeveraInvoice> {
			return await change(guid, statusGuid, {});
		},

		/**
		 * Repeatable. Status and payment date (YYYY-MM-DD) in one change; the status alone where Severa refuses the date,
		 * as it may on invoices that can no longer be edited (Severa API 14.1, 14.2). `dateRefused` then has its words.
		 */
		async setPayment(guid: string, { statusGuid, paymentDate }: { statusGuid: string; paymentDate?: string }): Promise<{ invoice: SeveraInvoice; dateRefused?: string }> {
			try {
				return { invoice: await change(guid, statusGuid, { paymentDate }) };
			} catch (error) {
				if (paymentDate === undefined || !(error instanceof RejectedError && error.status === 400)) throw error;
				return { invoice: await change(guid, statusGuid, {}), dateRefused: error.message };
			}
		},

		files(invoiceGuid: string): AsyncGenerator<SeveraInvoiceFile, void, undefined> {
			return api.offsetList({ path: at('/invoices', invoiceGuid, '/files'), scope: 'files:read' }, severaInvoiceFile);
		},

		/** The printed invoice without its attachments and breakdowns. */
		async pdf(invoiceGuid: string): Promise<Buffer> {
			const { content } = await api.bytes({ path: at('/invoices', invoiceGuid, '/pdf'), scope: 'files:read' }, { invoiceType: 'Invoice', pdfGetOptions: 'InvoiceOnly' });
			return content;
		},
	};
}
