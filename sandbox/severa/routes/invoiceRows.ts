/** Invoice rows and the entries behind them (severa-rest-api.md section 14.1). */
import { freeEntries } from '../invoicing';
import type { Replacement } from '../patch';
import { byGuid, get, list, listOf, patch, type Request, type Routes } from '../route';
import { refOf, type Row } from '../store';
import { recalculate } from '../totals';
import { checkEditable } from './invoices';
import { newestFirst } from './hours';

const onRow = (row: Row, guid: string) => row['invoiceRowGuid'] === guid;

/** A cost center or account changed on a row is written to the fees and travel expenses behind it too (14.1). */
function passOn(row: Row, changes: Replacement[], { store }: Request): void {
	for (const { field, value } of changes) {
		const number = (value as { number?: string } | null)?.number;
		const target = field === 'costCenter' ? store.all('costCenters').find((each) => each['identifier'] === number) : field === 'salesAccount' ? store.all('salesAccounts').find((each) => each['number'] === number) : undefined;
		if (target === undefined) continue;
		for (const name of ['projectFees', 'travelExpenses'] as const) for (const entry of store.all(name).filter((each) => onRow(each, row.guid))) store.change(name, entry, { [field]: { guid: target.guid } });
		Object.assign(row[field] as object, { name: target['name'] });
	}
}

export const invoiceRows: Routes = {
	'GET /v1/invoicerows': list('invoiceRows'),
	'GET /v1/invoicerows/{guid}': get('invoiceRows'),
	'PATCH /v1/invoicerows/{guid}': patch('invoiceRows', 'InvoiceRowModel', {
		check: (_changes, row, { store }) => checkEditable(byGuid('invoices', String(row['invoiceGuid']), store), store),
		after: (row, changes, request) => {
			passOn(row, changes, request);
			recalculate(byGuid('invoices', String(row['invoiceGuid']), request.store), request.store);
		},
	}),
	'DELETE /v1/invoicerows/{guid}': ({ params, store, query }) => {
		const row = byGuid('invoiceRows', params['guid'] as string, store);
		const invoice = byGuid('invoices', String(row['invoiceGuid']), store);
		checkEditable(invoice, store);
		freeEntries('invoiceRowGuid', row.guid, query.flag('setAsNonBillable') === true, store);
		const rate = store.find('flatRates', refOf(row, 'flatRateGuid'));
		if (rate !== undefined) store.change('flatRates', rate, { invoiceGuid: null });
		store.remove('invoiceRows', row);
		recalculate(invoice, store);
		return undefined;
	},
	'GET /v1/invoicerows/{invoiceRowGuid}/workhours': (request) => newestFirst(listOf('invoiceRows', 'workHours', onRow)(request) as Row[]),
	'GET /v1/invoicerows/{invoiceRowGuid}/projectfees': listOf('invoiceRows', 'projectFees', onRow),
	'GET /v1/invoicerows/{invoiceRowGuid}/projecttravelexpenses': listOf('invoiceRows', 'travelExpenses', onRow),
	'GET /v1/invoicerows/{invoiceRowGuid}/reimbursedworkhours': listOf('invoiceRows', 'reimbursedWorkHours', onRow),
	'GET /v1/invoicerows/{invoiceRowGuid}/reimbursedprojectfees': listOf('invoiceRows', 'reimbursedProjectFees', onRow),
	'GET /v1/invoicerows/{invoiceRowGuid}/reimbursedprojecttravelexpenses': listOf('invoiceRows', 'reimbursedTravelExpenses', onRow),
};
