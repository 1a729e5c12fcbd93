/**
 * Reading ready invoices: usual ones (hours; fees on two of three, travel on one of three), and each the hardest that is
 * real (hours of two people on two projects, a recurring fee, travel). Each has a file.
 */
import { startSevera, type SeveraState } from '../sandbox';
import { readInvoicesForTransfer } from '../src/severa/readInvoicesForTransfer';
import { createSeveraClient } from '../src/severa/SeveraClient';
import { axiosSend } from '../src/transport/axiosSend';
import { RateGate } from '../src/transport/withRateLimit';
import { measure, ms, printTable } from './figures';

const INVOICES = 30;
const READY = 'Valmis lähetettäväksi Netvisoriin';

type Row = { guid: string } & { [field: string]: unknown };
type Tables = Record<'invoices' | 'invoiceRows' | 'workHours' | 'projectFees' | 'travelExpenses' | 'invoiceFiles' | 'invoiceStatuses' | 'invoiceSettings', Row[]>;

type Kind = 'workHours' | 'projectFees' | 'travelExpenses';
const USUAL = (index: number): Kind[] => (['workHours', 'projectFees', 'travelExpenses'] as const).slice(0, 3 - (index % 3));
const HARDEST = (): Kind[] => ['workHours', 'projectFees', 'travelExpenses'];

/**
 * The demo company with so many invoices ready, made in its last week, and no others; rows and entries are copies of its own.
 * @param invoicingIsChange whether an entry counts as changed when it is invoiced, as it does in the sandbox
 */
function company(state: SeveraState, count: number, kindsOf: (index: number) => Kind[], invoicingIsChange: boolean): SeveraState {
	const tables = state as unknown as Tables;
	const ready = tables.invoiceStatuses.find(({ name }) => name === READY) as Row;
	const draft = tables.invoiceStatuses.find(({ guid }) => guid !== ready.guid) as Row;
	for (const invoice of tables.invoices) if ((invoice.status as Row).guid === ready.guid) invoice.status = { guid: draft.guid };
	let serial = 0;
	const copy = (row: Row, change: object): Row => ({ ...row, guid: `be4c0000-0000-0000-0000-${String(serial++).padStart(12, '0')}`, ...change });
	const billed = (list: Row[]) => list.filter(({ invoiceRowGuid }) => invoiceRowGuid);
	const hours = billed(tables.workHours);
	const [firstHours] = hours as [Row];
	const otherHours = hours.find(({ user, project }) => (user as Row).guid !== (firstHours.user as Row).guid && (project as Row).guid !== (firstHours.project as Row).guid) as Row;
	const fee = billed(tables.projectFees).find(({ recurrenceRuleGuid }) => recurrenceRuleGuid) as Row;
	const [travel] = billed(tables.travelExpenses) as [Row];
	const [file] = tables.invoiceFiles as [Row];
	const model = tables.invoices.find(({ number }) => number === 5005) as Row;
	const rowOf = (entry: Row) => tables.invoiceRows.find(({ guid }) => guid === entry.invoiceRowGuid) as Row;
	for (let index = 0; index < count; index++) {
		const invoice = copy(model, { number: 7001 + index, status: { guid: ready.guid }, projects: [firstHours.project, otherHours.project, fee.project], createdDateTime: `2026-10-${26 + (index % 5)}T09:15:00+02:00`, lastUpdatedDateTime: null });
		let cents = 0;
		invoice.workHoursQuantity = 0;
		for (const kind of kindsOf(index)) {
			const [list, entries] = [tables[kind], { workHours: [firstHours, otherHours], projectFees: [fee], travelExpenses: [travel] }[kind]];
			const quantity = entries.reduce((sum, entry) => sum + Number(entry.invoiceQuantity), 0);
			const row = copy(rowOf(entries[0] as Row), { invoiceGuid: invoice.guid, quantity, createdDateTime: invoice.createdDateTime, lastUpdatedDateTime: null });
			cents += Math.round(quantity * (row.unitPrice as { amount: number }).amount * 100);
			if (kind === 'workHours') invoice.workHoursQuantity = quantity;
			tables.invoiceRows.push(row);
			for (const entry of entries) list.push(copy(entry, { invoice: { guid: invoice.guid }, invoiceRowGuid: row.guid, unitPrice: row.unitPrice, lastUpdatedDateTime: invoicingIsChange ? invoice.createdDateTime : null }));
		}
		invoice.totalExcludingTax = { amount: cents / 100, currencyCode: 'EUR', multiCurrencyInfo: null };
		tables.invoices.push(invoice);
		tables.invoiceFiles.push(copy(file, { invoiceGuid: invoice.guid }));
	}
	return state;
}

export async function bench(): Promise<void> {
	const sandbox = await startSevera();
	try {
		const initial = structuredClone(sandbox.state()) as SeveraState;
		const rows: string[][] = [];
		for (const [label, kindsOf, invoicingIsChange, attachments, limit] of [
			['usual', USUAL, true, 'none', INVOICES],
			['usual, few', USUAL, true, 'none', 7],
			['usual, with one file each, listed', USUAL, true, 'list', INVOICES],
			['usual, with one file each', USUAL, true, 'files', INVOICES],
			['hardest', HARDEST, true, 'none', INVOICES],
			['hardest, few', HARDEST, true, 'none', 7],
			['hardest, with one file each', HARDEST, true, 'files', INVOICES],
			['usual, invoicing is no change', USUAL, false, 'none', INVOICES],
			['usual, few, invoicing is no change', USUAL, false, 'none', 7],
			['usual, with one file each, listed, invoicing is no change', USUAL, false, 'list', INVOICES],
			['usual, with one file each, invoicing is no change', USUAL, false, 'files', INVOICES],
			['hardest, invoicing is no change', HARDEST, false, 'none', INVOICES],
			['hardest, few, invoicing is no change', HARDEST, false, 'none', 7],
			['hardest, with one file each, invoicing is no change', HARDEST, false, 'files', INVOICES],
		] as const) {
			sandbox.seed(company(structuredClone(initial), limit, kindsOf, invoicingIsChange));
			const before = sandbox.journal.length;
			// As one run of the node: its own token, the real pace.
			const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, gate: new RateGate({ limit: 8, perMs: 1000 }) });
			let count = 0;
			const { wallMs } = await measure(async () => { count = (await readInvoicesForTransfer(client, { readyStatus: READY, limit, attachments: attachments === 'list' ? 'files' : attachments, attachmentBytes: attachments === 'list' ? 'later' : 'now' })).invoices.length; });
			const calls = sandbox.journal.length - before;
			rows.push([label, String(count), String(calls), (calls / count).toFixed(1), ms(wallMs)]);
		}
		printTable('Reading ready invoices', ['what', 'invoices', 'Severa calls', 'per invoice', 'time'], rows);
	} finally {
		await sandbox.close();
	}
}
