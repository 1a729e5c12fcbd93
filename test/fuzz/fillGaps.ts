/** Records that the demo company lacks and without which a read would be tried on an empty list. */
import type { NetvisorState, Sandboxes, SeveraState } from '../../sandbox';

type Records = Record<'invoices' | 'invoiceFiles' | 'projects' | 'projectFees', Array<{ guid: string; number?: number; [field: string]: unknown }>>;

export function fillGaps({ severa, netvisor }: Sandboxes): void {
	const ofSevera = structuredClone(severa.state()) as unknown as Records;
	const [fee] = ofSevera.projectFees;
	const [file] = ofSevera.invoiceFiles;
	const invoice = ofSevera.invoices.find(({ number }) => number === 5001);
	const [project] = ofSevera.projects;
	if (fee === undefined || file === undefined || invoice === undefined || project === undefined) throw new Error('The demo company has fees, files, projects and the invoice 5001.');
	ofSevera.projectFees.push({ ...fee, guid: '00000000-0000-4000-8000-000000000001', project: { guid: project.guid }, invoice: null, invoiceRowGuid: null });
	ofSevera.invoiceFiles.push({ ...file, guid: '00000000-0000-4000-8000-000000000002', invoiceGuid: invoice.guid });
	severa.seed(ofSevera as unknown as SeveraState);

	const ofNetvisor = structuredClone(netvisor.state()) as NetvisorState;
	const person = ofNetvisor.employees.find(({ number }) => number === '101');
	if (person === undefined) throw new Error('The demo company has the employee 101.');
	const row = { employeeKey: person.key, date: '2026-10-01', hours: 7.5, recordTypeNumber: 'T100', status: 'confirmed', description: 'Määrittely', process: '', productIdentifier: '', customerKey: undefined, dimensions: [{ heading: 'Projekti', item: '2001 Verkkokauppa 2026' }], contractId: '', paid: false };
	ofNetvisor.workHours.push({ ...row, key: 9_001 } as never, { ...row, key: 9_002, date: '2026-10-02', status: 'accepted' } as never);
	netvisor.seed(ofNetvisor);
}
