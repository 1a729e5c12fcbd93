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
	expect(await run({ mailTrouble: 'Connection refused' })).toMatchObject({ status: 'error', errorNode: 'Stop: message not sent', error: 'The message was not sent: Connection refused. The next run tries again.', mails: [] });
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

describe('two runs at the same moment', () => {
	const claims = () => tables.get('severa_netvisor_cursors').rows.filter(({ key }) => String(key).startsWith('problem-digest claim '));
	/** A run that began so many minutes ago has claimed the message, and nothing more is known of it. */
	async function claimOfAnotherRun(minutesAgo: number): Promise<void> {
		await run({}, {});
		tables.get('severa_netvisor_cursors').insert({ key: 'problem-digest claim 76 1790000000000', value: new Date(Date.now() - minutesAgo * 60_000).toISOString(), pending: '{}' });
	}

	test.each([2, 3])('%d at once: one message, one memory, and no claim is left', async (count) => {
		write({});
		const runs = await Promise.all(Array.from({ length: count }, () => run()));
		expect(runs.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 'success'));
		expect(runs.flatMap(({ mails }) => mails).map(({ subject }) => subject)).toEqual(['Severa and Netvisor: 1 new problem, 1 open in all']);
		expect(runs.filter(({ summary }) => summary?.sent).length).toBe(1);
		expect(runs.filter(({ summary }) => summary?.leftToOtherRun).length).toBe(count - 1);
		expect(tables.get('severa_netvisor_cursors').rows).toMatchObject([{ key: 'problem-digest' }]);
		expect((await run()).mails).toEqual([]);
	});

	test('two flows fail at once: each failure is told once, in one message or in two', async () => {
		const failed = (name: string) => run({ trigger: 'A flow failed', items: [{ workflow: { id: name, name }, execution: { id: name, lastNodeExecuted: 'Severa', error: { message: `${name} stopped.` } } }] });
		const runs = [...(await Promise.all([failed('Register sync'), failed('Payment status')])), await run()];
		const appeared = runs.flatMap(({ mails }) => mails).map(({ text }) => text.split('Still open')[0] as string);
		for (const name of ['Register sync', 'Payment status']) expect(appeared.filter((text) => text.includes(`${name} stopped.`))).toHaveLength(1);
	});

	test('a run that has just claimed it is left alone; what is told stays to be told', async () => {
		write({});
		await claimOfAnotherRun(9);
		const waits = await run();
		expect([waits.mails, waits.summary, claims().length]).toMatchObject([[], { sent: false, isChanged: true, leftToOtherRun: true }, 1]);
	});

	test('a run that was killed after claiming swallows nothing: ten minutes later its claim counts no more, and is swept away', async () => {
		write({});
		await claimOfAnotherRun(11);
		const { mails, summary } = await run();
		expect([mails.length, summary?.sent, claims()]).toEqual([1, true, []]);
	});

	test('what was told between reading and claiming is not told again', async () => {
		write({});
		await run({}, {});
		const cursors = tables.get('severa_netvisor_cursors');
		const insert = cursors.insert.bind(cursors);
		let told = '';
		// Just before this run claims, another one has told everything and taken its claim back.
		cursors.insert = (values) => {
			if (String(values.key).startsWith('problem-digest claim ') && told === '') {
				told = 'the other run';
				insert({ key: 'problem-digest', value: new Date().toISOString(), pending: JSON.stringify([{ key: 'sales-invoice-transfer|g1', signature: 'x', flow: 'sales-invoice-transfer', number: '5001', name: 'Acme Oy' }]) });
			}
			return insert(values);
		};
		const { mails, summary } = await run();
		expect([told, mails, summary, claims()]).toMatchObject(['the other run', [], { sent: false, leftToOtherRun: true }, []]);
	});
});

test('Finnish, with a link to the history', async () => {
	write({ messageFi: 'Koodia K9 ei ole Netvisorissa.' });
	const { mails } = await run({}, { ...MAIL, language: 'fi', historyUrl: 'https://n8n.example/webhook/transfer-history' });
	expect(mails).toMatchObject([{ subject: 'Severa ja Netvisor: 1 uusi ongelma, auki yhteensä 1', text: expect.stringContaining('Koodia K9 ei ole Netvisorissa.') as string, html: expect.stringContaining('href="https://n8n.example/webhook/transfer-history"') as string }]);
});
