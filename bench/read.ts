/** Reading 30 ready invoices, each the hardest that is real: hours of two people on two projects, a recurring fee, travel, a file. */
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

/** The demo company with so many invoices ready, and no others; rows and entries are copies of its own. */
function hardest(state: SeveraState): SeveraState {
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
	for (let index = 0; index < INVOICES; index++) {
		const invoice = copy(model, { number: 7001 + index, status: { guid: ready.guid }, projects: [firstHours.project, otherHours.project, fee.project], createdDateTime: `2026-10-${String(1 + (index % 28)).padStart(2, '0')}T09:15:00+03:00`, lastUpdatedDateTime: null });
		let cents = 0;
		for (const [list, entries] of [[tables.workHours, [firstHours, otherHours]], [tables.projectFees, [fee]], [tables.travelExpenses, [travel]]] as Array<[Row[], Row[]]>) {
			const quantity = entries.reduce((sum, entry) => sum + Number(entry.invoiceQuantity), 0);
			const row = copy(rowOf(entries[0] as Row), { invoiceGuid: invoice.guid, quantity, createdDateTime: invoice.createdDateTime, lastUpdatedDateTime: null });
			cents += Math.round(quantity * (row.unitPrice as { amount: number }).amount * 100);
			if (list === tables.workHours) invoice.workHoursQuantity = quantity;
			tables.invoiceRows.push(row);
			for (const entry of entries) list.push(copy(entry, { invoice: { guid: invoice.guid }, invoiceRowGuid: row.guid }));
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
		sandbox.seed(hardest(structuredClone(sandbox.state()) as SeveraState));
		const rows: string[][] = [];
		for (const [label, attachments, limit] of [['rows and entries', 'none', INVOICES], ['with one file each', 'files', INVOICES], ['few, read one by one', 'none', 7]] as const) {
			const before = sandbox.journal.length;
			// As one run of the node: its own token, the real pace.
			const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, gate: new RateGate({ limit: 8, perMs: 1000 }) });
			let count = 0;
			const { wallMs } = await measure(async () => { count = (await readInvoicesForTransfer(client, { readyStatus: READY, limit, attachments })).invoices.length; });
			const calls = sandbox.journal.length - before;
			rows.push([label, String(count), String(calls), (calls / count).toFixed(1), ms(wallMs)]);
		}
		printTable('Reading ready invoices, each with hours of two people on two projects, a recurring fee and travel', ['what', 'invoices', 'Severa calls', 'per invoice', 'time'], rows);
	} finally {
		await sandbox.close();
	}
}
