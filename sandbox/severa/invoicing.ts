/** New invoices from what is billable on projects, as POST /v1/invoices makes them (severa-rest-api.md 14.1). */
import { forbiddenChange } from './errors';
import type { Request } from './route';
import { refOf, type Row, type Store } from './store';
import { recalculate, referenceNumber } from './totals';
import { addDays, dateOf } from './time';

const ENTRY_KINDS = ['workHours', 'projectFees', 'travelExpenses'] as const;
type EntryKind = (typeof ENTRY_KINDS)[number];

/** Entries of projects that may go on an invoice. */
export function uninvoiced(name: EntryKind, projectGuids: string[], store: Store): Row[] {
	return store.all(name).filter((row) => projectGuids.includes(refOf(row, 'project') as string) && row['isBillable'] === true && refOf(row, 'invoice') === undefined && row['isApproved'] !== false);
}

/** Gives the invoice its number and payment reference when its status wants one (sandbox check list 9). */
export function numberIfDue(invoice: Row, store: Store): void {
	if (store.find('invoiceStatuses', refOf(invoice, 'status'))?.['hasInvoiceNumber'] !== true || (invoice['number'] !== null && invoice['number'] !== undefined)) return;
	const settings = store.only('organizationSettings');
	const number = settings['nextInvoiceNumber'] as number;
	Object.assign(settings, { nextInvoiceNumber: number + 1, lastInvoiceNumber: number });
	Object.assign(invoice, { number, referenceNumber: invoice['referenceNumber'] ?? referenceNumber(number) });
}

export function createInvoices(given: Record<string, unknown>, { store }: Request): Row[] {
	const projects = (given['projects'] as Array<{ guid: string }>).map(({ guid }) => store.find('projects', guid) as Row);
	const groups = given['groupProjects'] === true ? [projects] : projects.map((project) => [project]);
	return groups.map((group) => createInvoice(group, given, store));
}

function createInvoice(projects: Row[], given: Record<string, unknown>, store: Store): Row {
	const [first] = projects as [Row];
	if (projects.some((project) => refOf(project, 'customer') !== refOf(first, 'customer'))) throw forbiddenChange('Projects of different customers cannot be on one invoice', 'projects');
	const guids = projects.map(({ guid }) => guid);
	const entries = ENTRY_KINDS.flatMap((name) => uninvoiced(name, guids, store).map((row): [EntryKind, Row] => [name, row]));
	if (entries.length === 0) throw forbiddenChange('There is nothing to invoice on the projects', 'projects');
	const invoice = store.add('invoices', header(projects, given, store));
	const groups = new Map<string, Array<[EntryKind, Row]>>();
	for (const [name, row] of entries) {
		const key = name === 'workHours' ? `${refOf(row, 'workType')}/${JSON.stringify(row['unitPrice'])}` : row.guid;
		groups.set(key, [...(groups.get(key) ?? []), [name, row]]);
	}
	[...groups.values()].forEach((group, index) => addRow(invoice, group, index + 1, store));
	store.add('invoiceSettings', { invoiceGuid: invoice.guid, ...INVOICE_SETTINGS });
	recalculate(invoice, store);
	numberIfDue(invoice, store);
	return invoice;
}

/** Settings of the printed page that a new invoice starts with. */
export const INVOICE_SETTINGS = {
	isReverseCharged: false, reverseChargeDescription: null, showReferenceNumber: true, showCategories: true, showQuantity: true, showUnit: true, showUnitPrice: true, showValueAddedTax: true, showPriceExcludingValueAddedTax: true,
	projectFeeGrouping: 'OneByOne', projectTravelExpenseGrouping: 'OneByOne', workHourGrouping: 'OneByOne',
};

function header(projects: Row[], given: Record<string, unknown>, store: Store): Record<string, unknown> {
	const [first] = projects as [Row];
	const customer = store.find('customers', refOf(first, 'customer')) as Row;
	const billing = store.find('customers', given['billingCustomerGuid'] as string | undefined) ?? customer;
	const address = store.find('addresses', refOf(billing, 'headquarterAddress'));
	const organization = store.only('organizationDetails');
	const date = String(given['date'] ?? dateOf(store.clock()));
	const paymentTerm = (first['paymentTerm'] ?? billing['paymentTerm'] ?? store.only('organizationSettings')['paymentTerm'] ?? 14) as number;
	const status = given['invoiceStatusGuid'] ?? store.all('invoiceStatuses').find((row) => row['isDefault'] === true)?.guid;
	return {
		status: { guid: status }, number: null, date, dueDate: addDays(date, paymentTerm), paymentTerm, entryDate: null, paymentDate: null,
		customer: { guid: customer.guid }, billingCustomer: { guid: billing.guid }, projects: projects.map(({ guid }) => ({ guid })), currency: first['currency'], currencyRate: store.find('currencies', refOf(first, 'currency'))?.['rate'] ?? 1,
		language: billing['language'] ?? null, isCreditNote: false, overdueInterest: billing['overdueInterest'] ?? 0,
		receiverCustomerName: billing['name'], receiverVatNumber: billing['vatNumber'] ?? null, receiverAddress: address === undefined ? null : snapshot(address, store),
		ourReference: first['ourReference'] ?? null, yourReference: first['yourReference'] ?? null, orderNumber: first['orderNumber'] ?? null, notes: first['invoiceNotes'] ?? null,
		senderName: organization['name'], senderVatNumber: organization['vatNumber'],
		senderAddress: { addressline: organization['address'], postalCode: organization['postalCode'], city: organization['city'], state: null, country: store.find('countries', refOf(organization, 'country'))?.['name'] ?? null },
		workHourValueAddedTax: store.all('vatRates').find((row) => row['isDefault'] === true)?.['percentage'] ?? null,
	};
}

/** An address as printed: a copy, not a reference. */
export function snapshot(address: Row, store: Store): Record<string, unknown> {
	return { addressline: address['addressline'] ?? null, postalCode: address['postalCode'] ?? null, city: address['city'] ?? null, state: null, country: store.find('countries', refOf(address, 'country'))?.['name'] ?? null };
}

function addRow(invoice: Row, group: Array<[EntryKind, Row]>, sortOrder: number, store: Store): void {
	const [[kind, first]] = group as [[EntryKind, Row]];
	const [rowType, source] = { workHours: ['Hours', store.find('workTypes', refOf(first, 'workType'))], projectFees: ['ProjectFees', store.find('products', refOf(first, 'product'))], travelExpenses: ['TravelExpenses', store.find('travelExpenseTypes', refOf(first, 'travelExpense'))] }[kind] as [string, Row | undefined];
	const account = store.find('salesAccounts', refOf(first, 'salesAccount') ?? refOf(source, 'salesAccount'));
	const center = store.find('costCenters', refOf(store.find('projects', refOf(first, 'project')), 'costCenter'));
	const quantity = Math.round(group.reduce((sum, [, row]) => sum + ((row['quantity'] ?? 0) as number), 0) * 10_000) / 10_000;
	const row = store.add('invoiceRows', {
		invoiceGuid: invoice.guid, rowType, category: rowType === 'TravelExpenses' ? 'Travels' : rowType, code: source?.['code'] === null || source?.['code'] === undefined ? [] : [source['code']],
		description: first['invoiceRowDescription'] ?? first['name'] ?? source?.['name'] ?? first['description'] ?? null, quantity, measurementUnit: first['measurementUnit'] ?? (kind === 'workHours' ? 'h' : null), unitPrice: first['unitPrice'],
		vatRate: kind === 'workHours' ? invoice['workHourValueAddedTax'] : first['vatRate'] ?? null, sortOrder, flatRateGuid: null, hasInvoiceComment: group.some(([, each]) => (each['invoiceRowComment'] ?? null) !== null),
		salesAccount: account === undefined ? null : { name: account['name'], number: account['number'] }, costCenter: center === undefined ? null : { name: center['name'], number: center['identifier'] },
	});
	for (const [name, entry] of group) store.change(name, entry, { invoice: { guid: invoice.guid }, invoiceRowGuid: row.guid, invoiceQuantity: entry['quantity'] });
}

/** Frees the entries behind a row, or behind a whole invoice. */
export function freeEntries(field: 'invoiceRowGuid' | 'invoice', guid: string, setAsNonBillable: boolean, store: Store): void {
	for (const name of ENTRY_KINDS) {
		for (const row of store.all(name).filter((each) => refOf(each, field) === guid)) {
			store.change(name, row, { invoice: null, invoiceRowGuid: null, invoiceQuantity: null, ...(setAsNonBillable && { isBillable: false }), ...(name === 'workHours' && { billableStatus: setAsNonBillable ? 'NotBillable' : 'Billable' }) });
		}
	}
	for (const rate of store.all('flatRates')) if (field === 'invoice' && rate['invoiceGuid'] === guid) store.change('flatRates', rate, { invoiceGuid: null });
}
