/** Records that the demo company lacks and without which a read would be tried on an empty list. */
import type { NetvisorState, Sandboxes, SeveraState } from '../../sandbox';

interface Row { guid: string; number?: number; rowType?: string; invoiceGuid?: string; [field: string]: unknown }
type Records = Record<'invoices' | 'invoiceRows' | 'invoiceFiles' | 'products' | 'projects' | 'projectFees' | 'workHours' | 'travelExpenses' | 'reimbursedWorkHours' | 'reimbursedProjectFees' | 'reimbursedTravelExpenses' | 'deletedWorkHours' | 'deletedProjectFees', Row[]>;

const guidOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const found = <T>(record: T | undefined, what: string): T => {
	if (record === undefined) throw new Error(`The demo company has ${what}.`);
	return record;
};

export function fillGaps({ severa, netvisor }: Sandboxes): void {
	const ofSevera = structuredClone(severa.state()) as unknown as Records;
	fillSevera(ofSevera);
	severa.seed(ofSevera as unknown as SeveraState);
	const ofNetvisor = structuredClone(netvisor.state()) as NetvisorState;
	fillNetvisor(ofNetvisor);
	netvisor.seed(ofNetvisor);
}

function fillSevera(records: Records): void {
	const invoice = found(records.invoices.find(({ number }) => number === 5001), 'the invoice 5001');
	const fee = found(records.projectFees[0], 'fees');
	records.projectFees.push({ ...fee, guid: guidOf(1), project: { guid: found(records.projects[0], 'projects').guid }, invoice: null, invoiceRowGuid: null });
	records.invoiceFiles.push({ ...found(records.invoiceFiles[0], 'files of invoices'), guid: guidOf(2), invoiceGuid: invoice.guid });

	// What is invoiced counts as changed then: only so the common lists of entries show it.
	for (const entry of [...records.workHours, ...records.projectFees, ...records.travelExpenses]) if (entry.invoice) entry.lastUpdatedDateTime = '2026-10-29T12:00:00+02:00';

	// The credit note has hours only.
	const { eventDate, user, project, phase, unitPrice, description, invoiceGuid, createdDateTime, createdBy } = found(records.reimbursedWorkHours[0], 'credited hours');
	const credited = { eventDate, user, project, phase, unitPrice, description, invoiceGuid, createdDateTime, createdBy, name: 'Hyvitys', quantity: 2, invoiceQuantity: 2, measurementUnit: 'kpl', vatRate: 25.5, product: { guid: found(records.products[0], 'products').guid } };
	const row = (number: number, type: string) => records.invoiceRows.push({ ...found(records.invoiceRows.find(({ rowType }) => rowType === type), `rows of the type ${type}`), guid: guidOf(number), invoiceGuid: invoiceGuid as string, quantity: -2, sortOrder: number });
	row(3, 'ProjectFees');
	row(4, 'TravelExpenses');
	records.reimbursedProjectFees.push({ ...credited, guid: guidOf(5), invoiceRowGuid: guidOf(3), productType: 'Materials' });
	records.reimbursedTravelExpenses.push({ ...credited, guid: guidOf(6), invoiceRowGuid: guidOf(4), travelStartTime: `${String(eventDate)}T07:30:00+03:00` });

	const deleted = (entry: Row, guid: string) => ({ guid, eventDate: entry.eventDate, quantity: entry.quantity, user: entry.user, project: entry.project, createdDateTime, createdBy, deletedDateTime: '2026-10-29T12:00:00+02:00' });
	const hour = found(records.workHours[0], 'hours');
	records.deletedWorkHours.push({ ...deleted(hour, guidOf(7)), workType: hour.workType });
	records.deletedProjectFees.push({ ...deleted(fee, guidOf(8)), name: fee.name, product: fee.product });
}

function fillNetvisor(state: NetvisorState): void {
	const person = found(state.employees.find(({ number }) => number === '101'), 'the employee 101');
	const row = { employeeKey: person.key, date: '2026-10-01', hours: 7.5, recordTypeNumber: 'T100', status: 'confirmed', description: 'Määrittely', process: '', productIdentifier: '', customerKey: undefined, dimensions: [{ heading: 'Projekti', item: '2001 Verkkokauppa 2026' }], contractId: '', paid: false };
	state.workHours.push({ ...row, key: 9_001 } as never, { ...row, key: 9_002, date: '2026-10-02', status: 'accepted' } as never);

	const invoice = found(state.salesInvoices[0], 'sales invoices');
	invoice.attachments.push({ mimeType: 'application/pdf', description: 'Tuntierittely', fileName: 'tunnit.pdf', data: 'JVBERi0xLjQK', type: 'pdf', printByDefault: true });
	invoice.lines.push({ kind: 'comment', key: 9_003, text: 'Määrittely & testaus' });
	state.salesInvoices.push({ ...invoice, key: 9_004, type: 'order', number: '7001', status: 'undelivered' });
	// A code with a comma is asked for in a way of its own.
	state.customers.push({ ...found(state.customers[1], 'customers'), key: 9_005, code: '10001,5' });
	state.products.push({ ...found(state.products[0], 'products'), key: 9_006, code: 'T,100' });
}
