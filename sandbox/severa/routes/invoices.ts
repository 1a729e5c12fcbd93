/** Invoices (severa-rest-api.md section 14.1). */
import { ApiError, forbiddenChange, invalid } from '../errors';
import { readBody } from '../input';
import { createInvoices, freeEntries, numberIfDue, uninvoiced } from '../invoicing';
import type { Replacement } from '../patch';
import { byGuid, filtered, get, list, listOf, parentOf, patch, type Filters, type Handler, type Request, type Routes } from '../route';
import { refOf, type Row, type Store } from '../store';
import { pdf } from '../pdf';
import { day, entryFilters } from './entries';
import { newestFirst } from './hours';

const projectsOf = (row: Row, store: Store) => ((row['projects'] ?? []) as Array<{ guid: string }>).map(({ guid }) => store.find('projects', guid));
const anyProject = (field: string) => (row: Row, values: unknown[], { store }: Request) => projectsOf(row, store).some((project) => values.includes(refOf(project, field)));
const homeTotal = (row: Row) => (((row['totalExcludingTax'] as { amount?: number } | null)?.amount ?? 0) as number) / ((row['currencyRate'] as number | undefined) || 1);

const filters: Filters = {
	invoiceStatusGuids: (row, values) => values.includes(refOf(row, 'status') as string),
	projectGuids: (row, values) => ((row['projects'] ?? []) as Array<{ guid: string }>).some(({ guid }) => values.includes(guid)),
	projectOwnerGuids: anyProject('projectOwner'), projectBusinessUnitGuids: anyProject('businessUnit'), salesPersonGuids: anyProject('salesPerson'),
	customerGuids: (row, values) => values.includes(refOf(row, 'customer') as string),
	startDate: (row, [value]) => String(row['date']) >= day(value), endDate: (row, [value]) => String(row['date']) <= day(value),
	paymentDateStart: (row, [value]) => String(row['paymentDate'] ?? '') >= day(value),
	minimumTotalExcludingTax: (row, [value]) => homeTotal(row) >= (value as number), maximumTotalExcludingTax: (row, [value]) => homeTotal(row) <= (value as number),
	referenceNumbers: (row, values) => values.includes(row['referenceNumber'] as string),
	createdByUserGuids: (row, values) => values.includes(refOf(row, 'createdBy') as string),
};

const isStatus = ({ field }: Replacement) => field === 'status' || field === 'invoiceStatusGuid';

/** The status an invoice is in forbids changes of anything but the status itself (sandbox check list 9). */
export function checkEditable(invoice: Row, store: Store): void {
	if (store.find('invoiceStatuses', refOf(invoice, 'status'))?.['isReadOnly'] === true) throw forbiddenChange('The invoice is in a status that does not allow editing');
}

function checkChanges(changes: Replacement[], row: Row, { store, options }: Request): void {
	const allowed = (change: Replacement) => isStatus(change) || (change.field === 'paymentDate' && options.paymentDateWhenReadOnly === 'accept');
	if (!changes.every(allowed)) checkEditable(row, store);
	for (const change of changes.filter(isStatus)) {
		if (!(options.statusPatchPaths as string[]).includes(change.path)) throw invalid(`The target location ${change.path} was not found`, change.path.slice(1));
		const guid = typeof change.value === 'string' ? change.value : (change.value as { guid: string }).guid;
		if (store.find('invoiceStatuses', guid)?.['isActive'] === false && guid !== refOf(row, 'status')) throw invalid('An inactive status cannot be chosen', 'status');
	}
	for (const { field, value } of changes) if (field === 'number' && store.all('invoices').some((other) => other !== row && other['number'] === value && value !== null)) throw invalid(`The invoice number ${String(value)} is in use`, 'number');
}

const addonMissing: Handler = () => { throw new ApiError(403, 'AddonMissing', 'The Finvoice add-on is not active'); };

const ofInvoice = (row: Row, guid: string) => refOf(row, 'invoice') === guid;
const reimbursedOf = (row: Row, guid: string) => row['invoiceGuid'] === guid;
const isReimbursed = (name: 'reimbursedWorkHours' | 'reimbursedProjectFees' | 'reimbursedTravelExpenses') => listOf('invoices', name, reimbursedOf);

const waiting = (name: 'workHours' | 'projectFees' | 'travelExpenses'): Handler => (request) => {
	const guids = projectsOf(parentOf('invoices', request), request.store).map((project) => (project as Row).guid);
	return filtered(uninvoiced(name, guids, request.store), request);
};

function settingsOf(invoice: Row, store: Store): Row {
	return store.all('invoiceSettings').find((row) => row['invoiceGuid'] === invoice.guid) ?? store.add('invoiceSettings', { invoiceGuid: invoice.guid });
}

function printed(request: Request): { status: number; headers: Record<string, string>; body: Buffer } {
	const invoice = parentOf('invoices', request);
	const total = invoice['totalIncludingTax'] as { amount: number; currencyCode: string } | null;
	const lines = [`${invoice['isCreditNote'] === true ? 'Hyvityslasku' : 'Lasku'} ${String(invoice['number'] ?? '')}`, String(invoice['receiverCustomerName'] ?? ''), `${total?.amount.toFixed(2) ?? ''} ${total?.currencyCode ?? ''}`];
	return { status: 200, headers: { 'Content-Type': 'application/pdf' }, body: pdf(lines) };
}

export const invoices: Routes = {
	'GET /v1/invoices': list('invoices', filters),
	'GET /v1/invoices/{guid}': get('invoices'),
	'POST /v1/invoices': (request) => createInvoices(readBody(request.body, 'CreateInvoiceModel', request.store), request),
	'PATCH /v1/invoices/{guid}': patch('invoices', 'InvoiceInputModel', {
		check: checkChanges,
		fields: (change) => (change.field === 'invoiceStatusGuid' ? { status: { guid: change.value } } : { [change.field]: change.value }),
		after: (row, changes, { store, options }) => {
			numberIfDue(row, store);
			if (options.statusChangeTouchesRows && changes.some(isStatus)) for (const each of store.all('invoiceRows').filter((other) => other['invoiceGuid'] === row.guid)) store.change('invoiceRows', each, {});
		},
	}),
	'DELETE /v1/invoices/{guid}': (request) => {
		const { store } = request;
		const invoice = parentOf('invoices', request);
		checkEditable(invoice, store);
		freeEntries('invoice', invoice.guid, false, store);
		for (const name of ['invoiceRows', 'invoiceSettings', 'invoiceFiles'] as const) for (const row of store.all(name).filter((each) => each['invoiceGuid'] === invoice.guid)) store.remove(name, row);
		for (const other of store.all('invoices')) for (const field of ['creditNoteInvoice', 'reimburseInvoice']) if (refOf(other, field) === invoice.guid) other[field] = null;
		store.remove('invoices', invoice);
		return undefined;
	},
	'GET /v1/invoices/{invoiceGuid}/invoicerows': listOf('invoices', 'invoiceRows', (row, guid) => row['invoiceGuid'] === guid, { rowType: (row, [value]) => row['rowType'] === value }),
	'GET /v1/invoices/{invoiceGuid}/workhours': (request) => newestFirst(listOf('invoices', 'workHours', ofInvoice)(request) as Row[]),
	'GET /v1/invoices/{invoiceGuid}/projectfees': listOf('invoices', 'projectFees', ofInvoice),
	'GET /v1/invoices/{invoiceGuid}/projecttravelexpenses': listOf('invoices', 'travelExpenses', ofInvoice, entryFilters),
	'GET /v1/invoices/{invoiceGuid}/reimbursedworkhours': isReimbursed('reimbursedWorkHours'),
	'GET /v1/invoices/{invoiceGuid}/reimbursedprojectfees': isReimbursed('reimbursedProjectFees'),
	'GET /v1/invoices/{invoiceGuid}/reimbursedprojecttravelexpenses': isReimbursed('reimbursedTravelExpenses'),
	'GET /v1/invoices/{invoiceGuid}/uninvoicedworkhours': waiting('workHours'),
	'GET /v1/invoices/{invoiceGuid}/uninvoicedprojectfees': waiting('projectFees'),
	'GET /v1/invoices/{invoiceGuid}/uninvoicedprojecttravelexpenses': waiting('travelExpenses'),
	'GET /v1/invoices/{invoiceGuid}/invoicesettings': (request) => [settingsOf(parentOf('invoices', request), request.store)],
	'PATCH /v1/invoicesettings/{guid}': patch('invoiceSettings', 'InvoiceSettingsOutputModel', {
		// The two dates are the invoice's own, shown here a second time.
		check: (changes, row, request) => checkChanges(changes, byGuid('invoices', String(row['invoiceGuid']), request.store), request),
		after: (row, changes, { store }) => {
			const dates = changes.filter(({ field }) => field === 'paymentDate' || field === 'entryDate').map(({ field, value }) => [field, value]);
			if (dates.length > 0) store.change('invoices', byGuid('invoices', String(row['invoiceGuid']), store), Object.fromEntries(dates) as Record<string, unknown>);
		},
	}),
	'GET /v1/invoices/{guid}/pdf': printed,
	'GET /v1/invoices/{invoiceGuid}/finvoice': addonMissing,
	'GET /v1/invoicestatuses/{invoiceStatusGuid}/finvoices': addonMissing,
};
