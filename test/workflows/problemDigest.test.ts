/** The digest as shipped: a message when the set of problems changes, none for another attempt at the same. */
import type { IDataObject } from 'n8n-workflow';
import { readFlow } from '../support/flows';
import { DataTables, runWorkflow, type RunOptions } from '../support/runWorkflow';

const shipped = readFlow('problem-digest');
const COLUMNS = (readFlow('sales-invoice-transfer').nodes.find(({ name }) => name === 'History table')?.parameters.columns as { column: Array<{ name: string; type: 'string' }> }).column;

/** The flow with these values in its Settings node. */
function withSettings(values: IDataObject) {
	const flow = structuredClone(shipped);
	const { assignments } = flow.nodes.find(({ name }) => name === 'Settings')?.parameters.assignments as { assignments: Array<{ name: string; value: unknown }> };
	for (const field of assignments) if (field.name in values) field.value = values[field.name];
	return flow;
}

const MAIL = { mailTo: 'clerk@example.com', mailFrom: 'n8n@example.com' };
let tables: DataTables;
let execution = 0;

async function run(options: RunOptions = {}, settings: IDataObject = MAIL) {
	const result = await runWorkflow(withSettings(settings), { trigger: 'By hand', tables, ...options });
	return { ...result, summary: result.items('Summary')[0] };
}

const write = (values: IDataObject) => tables.get('severa_netvisor_history').insert({ time: new Date().toISOString(), executionId: String(++execution), flow: 'sales-invoice-transfer', kind: 'salesInvoice', guid: 'g1', number: '5001', name: 'Acme Oy', outcome: 'held', reasons: 'PRODUCT_CODE_UNKNOWN', message: 'Code K9 is not in Netvisor.', ...values });

beforeEach(() => {
	tables = new DataTables();
	tables.create('severa_netvisor_history', COLUMNS);
});

test('nothing has ever happened: the tables are made and nothing is sent', async () => {
	tables = new DataTables();
	const { mails, summary } = await run();
	expect([mails, summary]).toMatchObject([[], { sent: false, isChanged: false }]);
	expect(tables.names).toEqual(['severa_netvisor_history', 'severa_netvisor_cursors']);
});

test('a held invoice is told once, however often it is held again, and once more when it is solved', async () => {
	write({});
	const first = await run();
	expect(first.mails).toMatchObject([{ to: 'clerk@example.com', from: 'n8n@example.com', subject: 'Severa and Netvisor: 1 new problem, 1 open in all', text: expect.stringContaining('Code K9 is not in Netvisor.') as string, html: expect.stringContaining('5001') as string }]);
	expect(first.summary).toMatchObject({ sent: true });
	write({});
	write({});
	expect((await run()).mails).toEqual([]);
	write({ reasons: 'VAT_CODE_UNMAPPED' });
	expect((await run()).mails).toHaveLength(1);
	write({ outcome: 'created', reasons: '' });
	expect((await run()).mails).toMatchObject([{ subject: 'Severa and Netvisor: 1 solved, no open problems' }]);
	expect((await run()).mails).toEqual([]);
	expect(tables.get('severa_netvisor_cursors').rows).toHaveLength(1);
});

test('as shipped nobody is told and nothing is remembered; the message stands in the summary', async () => {
	write({});
	const { mails, summary } = await run({}, {});
	expect([mails, summary]).toMatchObject([[], { sent: false, isChanged: true, text: expect.stringContaining('Acme Oy') as string }]);
	expect((await run()).mails).toHaveLength(1);
});

test('a message that could not be sent is tried again by the next run', async () => {
	write({});
	expect(await run({ mailTrouble: 'Connection refused' })).toMatchObject({ status: 'error', errorNode: 'Send message', mails: [] });
	expect(tables.get('severa_netvisor_cursors').rows).toEqual([]);
	expect((await run()).mails).toHaveLength(1);
});

test('a flow that fails as a whole is told once, not every 40 minutes', async () => {
	const failed = (id: string, message = 'Netvisor did not answer.') => run({ trigger: 'A flow failed', items: [{ workflow: { id: 'wf', name: 'Register sync' }, execution: { id, lastNodeExecuted: 'Netvisor: upsert', error: { message } } }] });
	expect((await failed('77')).mails).toMatchObject([{ text: expect.stringContaining('Register sync: Run of the flow (Netvisor: upsert) — Failed\n  Netvisor did not answer.') as string }]);
	expect((await failed('78')).mails).toEqual([]);
	expect((await failed('79', 'The credential is refused.')).mails).toHaveLength(1);
	expect(tables.get('severa_netvisor_history').rows).toMatchObject([{ executionId: '77', kind: 'run', outcome: 'failed', flow: 'Register sync' }, { executionId: '78' }, { executionId: '79' }]);
});

test('Finnish, with a link to the history', async () => {
	write({ messageFi: 'Koodia K9 ei ole Netvisorissa.' });
	const { mails } = await run({}, { ...MAIL, language: 'fi', historyUrl: 'https://n8n.example/webhook/transfer-history' });
	expect(mails).toMatchObject([{ subject: 'Severa ja Netvisor: 1 uusi ongelma, auki yhteensä 1', text: expect.stringContaining('Koodia K9 ei ole Netvisorissa.') as string, html: expect.stringContaining('href="https://n8n.example/webhook/transfer-history"') as string }]);
});
