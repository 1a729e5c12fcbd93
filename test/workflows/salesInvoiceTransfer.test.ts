/** The invoice transfer as shipped, on the demo company: what goes, what is held, and that no invoice goes twice or is lost. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState, SeveraState } from '../../sandbox';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows, type FlowRunOptions } from '../support/flows';
import { DataTables, type FormPage, type WorkflowRun } from '../support/runWorkflow';
import { READY, SENT } from '../severa/invoiceModel';

interface Told { number: string; reasons: Array<{ code: string; message: string; fix: string }> }
interface Summary { sent: number; waiting: number; alreadyThere: number; held: Told[]; failed: Told[]; statusNotChanged: Array<{ number: string; message: string }>; invoices: Array<{ number: string; outcome: string; netvisorKey: string; total: string; currency: string }> }

/** Every flaw of the demo: of the invoice itself, or found out in Netvisor. */
const HELD = {
	5003: ['INVOICE_NUMBER_TAKEN'], 5006: ['ROW_CODE_MISSING'], 5015: ['CUSTOMER_CODE_TAKEN', 'INVOICE_COUNTRY_MISMATCH'], 5016: ['VAT_ZERO_DOMESTIC'],
	5017: ['CUSTOMER_NOT_IN_NETVISOR'], 5018: ['INVOICE_ADDRESS_MISSING'], 5019: ['TOTAL_MISMATCH'], 5020: ['ROW_CODE_MISSING'],
};
const ALL = Array.from({ length: 35 }, (_none, index) => String(5001 + index));
const SENDABLE = ALL.filter((number) => !(number in HELD));
const NOTHING = { severa: [], netvisor: [] };
const codesOf = (told: readonly Told[]) => Object.fromEntries(told.map(({ number, reasons }) => [number, reasons.map(({ code }) => code)]));

let flows: Flows;
/** Both systems once the registers are in step: every test begins from here. */
let prepared: { severa: object; netvisor: object };

const send = async (options: FlowRunOptions = {}) => (await flows.summary('sales-invoice-transfer', options)) as unknown as Summary;
const webhook = (body: IDataObject) => ({ trigger: 'Webhook: send all ready', items: [{ body, webhookUrl: 'http://localhost/webhook/sales-invoice-transfer' }] });
const severa = () => flows.sandboxes.severa.state() as SeveraState;
const netvisor = () => flows.sandboxes.netvisor.state() as NetvisorState;
const ours = () => netvisor().salesInvoices.filter(({ privateComment }) => privateComment.includes('severa:invoice:'));
const numbersInNetvisor = () => ours().map(({ number }) => number).sort();
const history = () => flows.tables.get('severa_netvisor_history').rows.filter(({ flow }) => flow === 'sales-invoice-transfer');
const matches = () => flows.sandboxes.netvisor.journal.filter(({ url }) => /matchcreditnote\.nv/i.test(url)).map(({ responseBody }) => /<Status>OK/.test(responseBody));
const invoicePosts = () => flows.sandboxes.netvisor.journal.filter(({ method, url }) => method === 'POST' && /^\/salesinvoice\.nv/i.test(url));

interface SeveraInvoiceState { guid: string; number: number | null; status: { guid: string }; yourReference: string | null; totalIncludingTax: { amount: number; currencyCode: string } }
const severaInvoices = (state = severa()) => state.invoices as unknown as SeveraInvoiceState[];
function inStatus(name: string): string[] {
	const state = severa();
	const guid = state.invoiceStatuses.find((status) => status.name === name)?.guid;
	return severaInvoices(state).filter((invoice) => invoice.status.guid === guid && (invoice.number ?? 0) >= 5001).map(({ number }) => String(number)).sort();
}
function changeInvoice(number: string, change: (invoice: SeveraInvoiceState) => void): void {
	const state = structuredClone(severa());
	change(severaInvoices(state).find((invoice) => String(invoice.number) === number) as SeveraInvoiceState);
	flows.sandboxes.severa.seed(state);
}

/** Until nothing more goes: at most `limit` (30) go in one run. */
async function sendAll(): Promise<Summary[]> {
	const passes = [];
	do passes.push(await send());
	while (passes.at(-1)?.invoices.length !== 0 && passes.length < 5);
	return passes;
}

/** Labels of the invoices that can be ticked. */
function choicesOf({ fields }: FormPage): string[] {
	const values = (fields.find(({ fieldName }) => fieldName === 'selected')?.fieldOptions as { values: Array<{ option: string }> }).values;
	return values.map(({ option }) => option);
}
const tick = (page: FormPage, numbers: readonly string[]) => ({ selected: choicesOf(page).filter((label) => numbers.some((number) => label.startsWith(number))) });
const form = (answer: FlowRunOptions['answer'], numbers = ''): FlowRunOptions => ({ trigger: 'Form: open', items: [{ numbers, submittedAt: '2026-10-30T09:00:00Z', formMode: 'production' }], answer });
const open = (answer: FlowRunOptions['answer'], numbers?: string, mayFail?: boolean): Promise<WorkflowRun> => flows.run('sales-invoice-transfer', form(answer, numbers), mayFail);

beforeAll(async () => {
	useDemoClock();
	flows = await Flows.start();
	await flows.run('register-sync');
	prepared = { severa: structuredClone(severa()), netvisor: structuredClone(netvisor()) };
});
afterAll(async () => {
	await flows.close();
	useRealClock();
});

function startOver(): void {
	for (const sandbox of [flows.sandboxes.severa, flows.sandboxes.netvisor]) sandbox.faults.clear();
	flows.sandboxes.severa.seed(prepared.severa);
	flows.sandboxes.netvisor.seed(prepared.netvisor);
	flows.sandboxes.netvisor.journal.length = 0;
	flows.sandboxes.severa.journal.length = 0;
	flows.forget();
}

describe('unattended', () => {
	let passes: Summary[];
	let creditNote: IDataObject | undefined;
	beforeAll(async () => {
		startOver();
		const run = await flows.run('sales-invoice-transfer');
		creditNote = run.items('Netvisor: create invoices').find(({ number }) => number === '5021');
		passes = [run.items('Summary')[0] as unknown as Summary, ...(await sendAll())];
	});

	test('what can go goes; what cannot is held for its reason', () => {
		expect(passes.map(({ sent, alreadyThere, failed, statusNotChanged }) => [sent, alreadyThere, failed, statusNotChanged])).toEqual([[27, 0, [], []], [0, 0, [], []]]);
		expect(codesOf(passes.at(-1)?.held ?? [])).toEqual(HELD);
		for (const { reasons } of passes.at(-1)?.held ?? []) for (const { message, fix } of reasons) expect([message, fix]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
	});

	test('both systems agree, invoice by invoice: once, under its number, with its sum, currency and key', () => {
		expect([numbersInNetvisor(), inStatus(SENT), inStatus(READY)]).toEqual([SENDABLE, SENDABLE, Object.keys(HELD)]);
		const there = new Map(ours().map((invoice) => [invoice.number, invoice]));
		for (const { guid, number, totalIncludingTax } of severaInvoices().filter((invoice) => SENDABLE.includes(String(invoice.number)))) {
			expect(there.get(String(number))).toMatchObject({ amount: totalIncludingTax.amount, currency: totalIncludingTax.currencyCode, privateComment: `severa:invoice:${guid}` });
		}
		expect(netvisor().salesInvoices.filter(({ number }) => number === '5003')).toHaveLength(1);
	});

	test('lines add up to their invoice in Netvisor too', () => {
		for (const { number, amount, linesTotal } of ours()) expect([number, linesTotal]).toEqual([number, amount]);
	});

	test('cost centres and people that were missing are made before the invoices, none twice and none by chance', () => {
		expect(netvisor().createdDimensions).toEqual([]);
		for (const { name, items } of netvisor().dimensions) expect([name, items.map((item) => item.name)]).toEqual([name, [...new Set(items.map((item) => item.name))]]);
		expect(netvisor().dimensions.find(({ name }) => name === 'Tekijä')?.items.map(({ name }) => name)).toContain('0112 Arvo Rantanen');
	});

	test('a credit note that is not open is not matched, and says so', () => {
		const { notes } = creditNote as { notes: Array<{ code: string; message: string }> };
		expect(notes).toMatchObject([{ code: 'CREDIT_NOTE_NOT_MATCHED', message: expect.stringContaining('4990') as string }]);
		expect(matches()).toEqual([]);
	});

	test('the history tells of each: sent once, held in every pass, with sum, key and sender', () => {
		const created = history().filter(({ outcome }) => outcome === 'created');
		expect(created.map(({ number }) => number).sort()).toEqual(SENDABLE);
		expect(created.find(({ number }) => number === '5012')).toMatchObject({ amount: '22173.75', currency: 'SEK', sender: 'by hand', counterpartKey: expect.stringMatching(/^\d+$/) as string });
		expect(history().find(({ number }) => number === '5019')).toMatchObject({ outcome: 'held', reasons: expect.stringContaining('TOTAL_MISMATCH') as string });
	});

	test('another run sends nothing, also with its tables lost', async () => {
		flows.writes();
		const again = await send({ tables: new DataTables() });
		expect([again.sent, again.alreadyThere, codesOf(again.held), flows.writes()]).toEqual([0, 0, HELD, NOTHING]);
	});

	test('an invoice put back to ready is found by its key, not sent again, and gets its status', async () => {
		const readyGuid = severa().invoiceStatuses.find(({ name }) => name === READY)?.guid as string;
		changeInvoice('5001', (invoice) => { invoice.status = { guid: readyGuid }; });
		flows.writes();
		const again = await send();
		expect([again.sent, again.invoices.map(({ number, outcome }) => [number, outcome])]).toEqual([0, [['5001', 'alreadyThere']]]);
		expect([flows.writes(), inStatus(SENT)]).toEqual([{ severa: ['PATCH /invoices/{}'], netvisor: [] }, SENDABLE]);
	});
});

describe('a plan', () => {
	beforeAll(startOver);

	test('called with stage "plan", it says what would go and what is held, and writes nothing', async () => {
		const run = await flows.run('sales-invoice-transfer', webhook({ stage: 'plan' }));
		const [plan] = run.items('Plan as JSON') as unknown as Array<{ sendable: Array<{ number: string }>; held: Told[] }>;
		expect(plan?.sendable.map(({ number }) => number).sort()).toEqual(SENDABLE);
		expect(codesOf(plan?.held ?? [])).toEqual(HELD);
		expect(flows.writes()).toEqual(NOTHING);
	});

	test.each([['with the key of the Severa invoice that it credits', true], ['without a key', false]])('with invoices opened at once, a credit note is matched with its invoice %s', async (_name, hasKey) => {
		const original = severaInvoices().find(({ number }) => number === 4990)?.guid ?? '';
		const state = structuredClone(netvisor());
		for (const invoice of state.salesInvoices) if (invoice.number === '4990') invoice.privateComment = hasKey ? `severa:invoice:${original}` : '';
		flows.sandboxes.netvisor.seed(state);
		const run = await flows.run('sales-invoice-transfer', { ...webhook({ invoiceNumbers: '5021' }), settings: { invoiceSettings: { invoiceStatus: 'open' } } });
		const [sent] = run.items('Netvisor: create invoices') as Array<{ outcome: string; notes: Array<{ code: string }> }>;
		expect([sent?.outcome, matches(), sent?.notes.some(({ code }) => code === 'CREDIT_NOTE_NOT_MATCHED')]).toEqual(['created', hasKey ? [true] : [], !hasKey]);
		startOver();
	});

	test('called with numbers, only those are looked at', async () => {
		const { sent, held } = await send(webhook({ invoiceNumbers: '5002, 5018' }));
		expect([sent, codesOf(held), numbersInNetvisor()]).toEqual([1, { 5018: ['INVOICE_ADDRESS_MISSING'] }, ['5002']]);
	});
});

describe('settings that the Mapper and the Netvisor node share are given to both', () => {
	beforeEach(startOver);
	const customers = { customerDirection: 'off', tempCustomerCode: '9999' };
	const sendOne = (invoiceSettings: IDataObject) => send({ ...webhook({ invoiceNumbers: '5012' }), settings: { invoiceSettings } });
	const rename = (register: 'customers' | 'products', code: string, more: object = {}) => {
		const state = structuredClone(netvisor());
		Object.assign((state[register] as Array<{ code: string }>).find((one) => one.code === 'TEMP') as object, { code, ...more });
		flows.sandboxes.netvisor.seed(state);
	};

	test('C-7: the placeholder customer under another code, whose card says Finland, takes an invoice to Sweden', async () => {
		rename('customers', '9999', { country: 'FI' });
		expect(await sendOne(customers)).toMatchObject({ sent: 1, held: [] });
		expect(numbersInNetvisor()).toEqual(['5012']);
	});

	test.each<[string, IDataObject, string]>([
		['C-7', customers, 'TEMP_CUSTOMER_MISSING'],
		['P-5', { productDirection: 'off', tempProductCode: '9998' }, 'TEMP_PRODUCT_MISSING'],
	])('%s: a placeholder that Netvisor lacks is told as such', async (_rule, invoiceSettings, code) => {
		expect(codesOf((await sendOne(invoiceSettings)).held)).toEqual({ 5012: [code] });
	});

	test.each(['combined', 'separate'])('D-9: items that are made carry their codes %s', async (dimensionItemCodes) => {
		await send({ settings: { invoiceSettings: { dimensionItemCodes } } });
		const made = flows.sandboxes.netvisor.journal.filter(({ method, url }) => method === 'POST' && /^\/dimensionitem\.nv/i.test(url)).map(({ requestBody }) => requestBody);
		expect([made.length > 0, made.map((body) => /<code>/i.test(body))]).toEqual([true, made.map(() => dimensionItemCodes === 'separate')]);
	});
});

describe('asked for by number, but not ready', () => {
	beforeEach(startOver);
	const toldOf = ({ held }: Summary) => held.map(({ number, reasons }) => [number, reasons.map(({ code, message }) => `${code}: ${message}`)]);
	const inDraft = () => {
		const guid = severa().invoiceStatuses.find(({ name }) => name === 'Vedos')?.guid as string;
		changeInvoice('5004', (invoice) => { invoice.status = { guid }; });
	};

	test.each<[string, string, () => Promise<unknown> | void, string]>([
		['transferred before', '5004', () => send(webhook({ invoiceNumbers: '5004' })), 'INVOICE_TRANSFERRED: The invoice is in the status "Lasku lähetetty Netvisoriin": it was transferred before.'],
		['back in draft', '5004', inDraft, 'INVOICE_NOT_READY: The invoice is in the status "Vedos"; only those in "Valmis lähetettäväksi Netvisoriin" go.'],
		['no invoice of this number', '999', () => undefined, 'INVOICE_NOT_FOUND: Severa has no invoice 999.'],
	])('%s: told, and nothing is sent', async (_, number, prepare, why) => {
		await prepare();
		flows.writes();
		const rowsBefore = history().length;
		const answer = await send(webhook({ invoiceNumbers: number }));
		expect([toldOf(answer), answer]).toMatchObject([[[number, [why]]], { sent: 0, alreadyThere: 0, waiting: 0, failed: [], statusNotChanged: [], invoices: [] }]);
		const plan = await flows.run('sales-invoice-transfer', webhook({ stage: 'plan', invoiceNumbers: number }));
		expect(plan.items('Plan as JSON')).toMatchObject([{ sendable: [], held: [{ number }] }]);
		expect([flows.writes(), history().length]).toEqual([NOTHING, rowsBefore]);
	});

	test('beside invoices that are ready, which go', async () => {
		const { sent, held } = await send(webhook({ invoiceNumbers: '5001, 999' }));
		expect([sent, codesOf(held), numbersInNetvisor()]).toEqual([1, { 999: ['INVOICE_NOT_FOUND'] }, ['5001']]);
	});
});

describe('held invoices take no place from those behind them', () => {
	beforeEach(startOver);
	/** Ready invoices without rows (held: INVOICE_EMPTY) with the numbers 1001 and so on, before all others. */
	function withHeld(count: number): void {
		const state = structuredClone(severa());
		const model = severaInvoices(state).find(({ number }) => number === 5004) as SeveraInvoiceState;
		for (let index = 1; index <= count; index++) severaInvoices(state).push({ ...model, number: 1000 + index, guid: `1a40c000-0000-4000-8000-${String(index).padStart(12, '0')}` });
		flows.sandboxes.severa.seed(state);
	}

	test('a hundred and more come first: those behind them go in the same run, up to the limit', async () => {
		withHeld(110);
		const passes = [await send({ settings: { limit: 20 } }), await send({ settings: { limit: 20 } })];
		expect(passes.map(({ sent, waiting, invoices }) => [sent, waiting, invoices.map(({ number }) => number)])).toEqual([[20, 7, SENDABLE.slice(0, 20)], [7, 0, SENDABLE.slice(20)]]);
		expect([numbersInNetvisor(), inStatus(SENT), codesOf(passes[1]?.held ?? [])]).toMatchObject([SENDABLE, SENDABLE, { 1001: expect.arrayContaining(['INVOICE_EMPTY']) as unknown, ...HELD }]);
	});

	test('the form shows them, and what is ticked is found again', async () => {
		withHeld(110);
		const run = await open((page) => tick(page, ['5004', '5012']));
		expect(choicesOf(run.pages[0] as FormPage)).toHaveLength(SENDABLE.length);
		expect([numbersInNetvisor(), run.items('Report')[0]?.sent]).toEqual([['5004', '5012'], 2]);
	});

	test('readAtMost bounds a run, and the summary tells what was not looked at', async () => {
		withHeld(110);
		const { sent, held, waiting } = await send({ settings: { readAtMost: 100 } });
		expect([sent, held.length, waiting, numbersInNetvisor()]).toEqual([0, 100, 45, []]);
	});

	test('where enough can go, one page is read', async () => {
		await send();
		expect(flows.sandboxes.severa.journal.filter(({ url }) => /\/invoices\?/.test(url))).toHaveLength(1);
	});

	test('Netvisor is lost on the second page: what was sent has its status, and the run says so', async () => {
		withHeld(98);
		const { journal, faults } = flows.sandboxes.netvisor;
		const push = journal.push.bind(journal);
		journal.push = (...entries) => {
			if (entries.some(({ method, url }) => method === 'POST' && /^\/salesinvoice\.nv/i.test(url)) && invoicePosts().length >= 1) faults.add([{ match: { path: '/salesinvoicelist.nv' }, kind: 'AUTHENTICATION_FAILED', times: 99 }]);
			return push(...entries);
		};
		const run = await flows.run('sales-invoice-transfer', {}, true);
		journal.push = push;
		faults.clear();
		expect([run.status, run.error]).toEqual(['error', expect.stringMatching(/2 (invoices )?sent/)]);
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([['5001', '5002'], ['5001', '5002']]);
		await sendAll();
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([SENDABLE, SENDABLE]);
	});
});

describe('at most so many go at a time', () => {
	beforeEach(startOver);

	test('thirty that are held hide none of those behind them: all are shown, the five go', async () => {
		const state = structuredClone(severa());
		const ready = ALL.slice(30);
		for (const invoice of severaInvoices(state)) if (ALL.includes(String(invoice.number)) && !ready.includes(String(invoice.number))) Object.assign(invoice, { receiverAddress: null });
		flows.sandboxes.severa.seed(state);
		const { sent, held } = await send();
		expect([sent, held.map(({ number }) => number).sort(), numbersInNetvisor(), inStatus(SENT)]).toEqual([5, ALL.slice(0, 30), ready, ready]);
	});

	test('the same where it is Netvisor that holds them', async () => {
		const { sent, held } = await send({ ...webhook({ invoiceNumbers: '5003, 5015, 5017, 5021, 5022, 5023' }), settings: { limit: 3 } });
		expect([sent, held.map(({ number }) => number), numbersInNetvisor()]).toEqual([3, ['5003', '5015', '5017'], ['5021', '5022', '5023']]);
	});

	test('with a limit of 4 they go in order, four at a time; the others wait without a word in the history', async () => {
		const rowsBefore = history().length;
		const passes = [await send({ settings: { limit: 4 } }), await send({ settings: { limit: 4 } })];
		expect(passes.map(({ invoices }) => invoices.map(({ number }) => number))).toEqual([SENDABLE.slice(0, 4), SENDABLE.slice(4, 8)]);
		expect(history().slice(rowsBefore).filter(({ outcome }) => !['created', 'held'].includes(String(outcome)))).toEqual([]);
		expect(inStatus(SENT)).toEqual(SENDABLE.slice(0, 8));
	});

	test('a form shows that many to tick, and says so', async () => {
		const { pages: [page] } = await open(() => 'timeout', '');
		expect(choicesOf(page as FormPage)).toHaveLength(SENDABLE.length);
		const run = await flows.run('sales-invoice-transfer', { ...form(() => 'timeout'), settings: { limit: 4 } });
		expect(choicesOf(run.pages[0] as FormPage)).toHaveLength(4);
		expect(String(run.pages[0]?.fields.find(({ fieldType }) => fieldType === 'html')?.html)).toContain('At most 4 invoices go at a time');
		expect(flows.writes()).toEqual(NOTHING);
	});
});

describe('the form', () => {
	beforeEach(startOver);

	test('shows each invoice with its sum and what holds the others, and sends exactly what was ticked', async () => {
		const run = await open((page) => tick(page, ['5004', '5012']));
		expect(numbersInNetvisor()).toEqual(['5004', '5012']);
		expect(inStatus(SENT)).toEqual(['5004', '5012']);
		const [page] = run.pages;
		const html = String(page?.fields.find(({ fieldType }) => fieldType === 'html')?.html);
		for (const text of ['Sinirinnan Kunta', '22 173.75 SEK', '5018', 'No customer address is selected on the invoice']) expect(html).toContain(text);
		expect(choicesOf(page as FormPage).filter((label) => Object.keys(HELD).some((number) => label.startsWith(number)))).toEqual([]);
		expect(run.completions).toEqual([expect.objectContaining({ title: '2 invoices sent to Netvisor' })]);
		expect(history().filter(({ outcome, executionId, number }) => outcome === 'created' && ['5004', '5012'].includes(String(number)) && executionId !== null).at(-1)).toMatchObject({ sender: 'form' });
	});

	test('a page that is left open sends nothing', async () => {
		const run = await open(() => 'timeout');
		expect([flows.writes(), run.runs('Nothing was ticked')]).toEqual([NOTHING, 1]);
	});

	test('an invoice that changed in Severa after the plan was shown is held, not sent', async () => {
		const run = await open((page) => {
			changeInvoice('5004', (invoice) => { invoice.yourReference = 'Muutettu'; });
			return tick(page, ['5004', '5005']);
		});
		expect(numbersInNetvisor()).toEqual(['5005']);
		expect(run.items('Report')[0]).toMatchObject({ sent: 1, held: [{ number: '5004', reasons: [{ code: 'INVOICE_CHANGED' }] }] });
	});

	test('an invoice that is no longer ready when it was ticked is named, not sent', async () => {
		const sentGuid = severa().invoiceStatuses.find(({ name }) => name === SENT)?.guid as string;
		const run = await open((page) => {
			changeInvoice('5004', (invoice) => { invoice.status = { guid: sentGuid }; });
			return tick(page, ['5004', '5005']);
		});
		expect([numbersInNetvisor(), run.items('Report')[0]?.held]).toMatchObject([['5005'], [{ number: '5004', reasons: [{ code: 'INVOICE_TRANSFERRED' }] }]]);
		expect(run.completions[0]?.message).toContain('in the status &quot;Lasku lähetetty Netvisoriin&quot;: it was transferred before');
	});

	const asOneNumber = (change: object) => {
		const state = structuredClone(severa());
		for (const invoice of severaInvoices(state)) if (['5004', '5005'].includes(String(invoice.number))) Object.assign(invoice, change);
		flows.sandboxes.severa.seed(state);
	};
	const numberedByNetvisor = { invoiceSettings: { invoiceNumbering: 'netvisor' } };
	const guidsInNetvisor = () => ours().map(({ privateComment }) => privateComment.replace('severa:invoice:', '')).sort();

	test.each<[string, object]>([['of one number', { number: 5004 }], ['without a number', { number: null }]])('two invoices %s that Netvisor numbers: both are ticked and sent as they were shown, and no other', async (_what, change) => {
		const guids = severaInvoices().filter(({ number }) => [5004, 5005].includes(number ?? 0)).map(({ guid }) => guid).sort();
		asOneNumber(change);
		const isTheirs = (label: string) => label.startsWith('5004') || !/^\d{4} · /.test(label);
		const run = await flows.run('sales-invoice-transfer', { ...form((page) => ({ selected: choicesOf(page).filter(isTheirs) })), settings: numberedByNetvisor });
		expect([run.items('Report')[0], guidsInNetvisor()]).toMatchObject([{ sent: 2, held: [], failed: [], waiting: 0, statusNotChanged: [] }, guids]);
	});

	test('one of two invoices that look alike is ticked: that one goes', async () => {
		const state = structuredClone(severa()) as unknown as { invoices: SeveraInvoiceState[]; invoiceRows: Array<{ guid: string; invoiceGuid: string }> };
		const model = state.invoices.find(({ number }) => number === 5004) as SeveraInvoiceState;
		const twin = { ...model, guid: 'ffffffff-0000-4000-8000-000000000000' };
		state.invoices.push(twin);
		for (const [index, row] of state.invoiceRows.filter(({ invoiceGuid }) => invoiceGuid === model.guid).entries()) state.invoiceRows.push({ ...row, invoiceGuid: twin.guid, guid: `ffffffff-0000-4000-8000-${String(index + 1).padStart(12, '0')}` });
		flows.sandboxes.severa.seed(state);
		let labels: string[] = [];
		const run = await flows.run('sales-invoice-transfer', { ...form((page) => {
			labels = choicesOf(page).filter((label) => label.startsWith('5004'));
			return { selected: labels.slice(1) };
		}), settings: numberedByNetvisor });
		expect([labels.length, new Set(labels).size, run.items('Report')[0]?.sent, guidsInNetvisor()]).toEqual([2, 2, 1, [twin.guid]]);
	});

	test('an invoice that is gone from Severa when it was ticked is told, and the others go', async () => {
		const run = await open((page) => {
			const { guid } = severaInvoices().find(({ number }) => number === 5004) as SeveraInvoiceState;
			changeInvoice('5004', (invoice) => { invoice.status = { guid: severa().invoiceStatuses.find(({ name }) => name === SENT)?.guid as string }; });
			flows.sandboxes.severa.faults.add([{ match: { path: `/rest-api/v1/invoices/${guid}` }, kind: 'http404' }]);
			return tick(page, ['5004', '5005']);
		});
		expect([numbersInNetvisor(), run.items('Report')[0]?.held]).toMatchObject([['5005'], [{ reasons: [{ code: 'INVOICE_NOT_FOUND' }] }]]);
	});

	test('narrowed to numbers that cannot go, it has nothing to tick', async () => {
		const run = await open(() => { throw new Error('No page with boxes was expected.'); }, '5018');
		expect(run.completions).toEqual([expect.objectContaining({ title: 'Nothing can be sent yet', message: expect.stringContaining('No customer address is selected') as string })]);
		const noPage = () => { throw new Error('No page with boxes was expected.'); };
		expect((await open(noPage, '999')).completions).toEqual([expect.objectContaining({ title: 'Nothing can be sent yet', message: expect.stringContaining('Severa has no invoice 999.') as string })]);
		const state = structuredClone(severa());
		const draft = state.invoiceStatuses.find(({ name }) => name === 'Vedos')?.guid as string;
		for (const invoice of severaInvoices(state)) invoice.status = { guid: draft };
		flows.sandboxes.severa.seed(state);
		const none = await open(noPage);
		expect([none.completions.map(({ title }) => title), flows.writes()]).toEqual([['No invoices are ready'], NOTHING]);
	});

	test('a character that no data base stores is not in the history: the invoice is held, and those beside it get their status', async () => {
		changeInvoice('5001', (invoice) => { Object.assign(invoice, { receiverCustomerName: 'Koivu\u0000ranta Oy' }); });
		const rowsBefore = history().length;
		const run = await flows.run('sales-invoice-transfer', webhook({ invoiceNumbers: '5001, 5002' }));
		expect([inStatus(SENT), codesOf((run.items('Summary')[0] as unknown as Summary).held)]).toEqual([['5002'], { 5001: expect.arrayContaining(['TEXT_NOT_XML']) as unknown }]);
		const rows = history().slice(rowsBefore);
		expect([rows.find(({ number }) => number === '5001')?.name, JSON.stringify(rows).includes('\\u0000')]).toEqual(['Koivu\ufffdranta Oy', false]);
	});

	test('names are shown as text, whatever is in them', async () => {
		const state = structuredClone(severa());
		Object.assign(severaInvoices(state).find(({ number }) => number === 5001) as object, { receiverCustomerName: '<b>Koivuranta</b> & "Co"' });
		flows.sandboxes.severa.seed(state);
		const { pages } = await open(() => 'timeout', '5001');
		const html = String(pages[0]?.fields.find(({ fieldType }) => fieldType === 'html')?.html);
		expect([html.includes('&lt;b&gt;Koivuranta&lt;/b&gt; &amp;'), html.includes('<b>Koivuranta')]).toEqual([true, false]);
	});
});

describe('trouble on the way', () => {
	beforeEach(startOver);
	const fault = (system: 'severa' | 'netvisor', match: { method?: string; path?: string }, kind: string, more: object = {}) => flows.sandboxes[system].faults.add([{ match, kind, ...more }]);

	const few = ['5001', '5002', '5004'];
	const sendFew = () => send(webhook({ invoiceNumbers: few.join(', ') }));

	test.each(['resetAfter', 'truncated', 'empty', 'http500', 'resetBefore'])('%s while the first invoice is sent: each is in Netvisor once', async (kind) => {
		fault('netvisor', { method: 'POST', path: '/salesinvoice.nv' }, kind);
		const passes = [await sendFew(), await sendFew()];
		expect(passes.flatMap(({ failed }) => failed).length).toBeLessThanOrEqual(1);
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([few, few]);
	});

	test('the status cannot be set in Severa: told, and the next run sets it without sending again', async () => {
		const guid = severaInvoices().find(({ number }) => number === 5001)?.guid as string;
		fault('severa', { method: 'PATCH', path: `/rest-api/v1/invoices/${guid}` }, 'http500', { times: 9 });
		const first = await sendFew();
		expect([first.sent, first.statusNotChanged.map(({ number }) => number)]).toEqual([3, ['5001']]);
		expect(history().at(-1)).toMatchObject({ kind: 'status', number: '5001' });
		flows.sandboxes.severa.faults.clear();
		const second = await sendFew();
		expect(second.invoices).toMatchObject([{ number: '5001', outcome: 'alreadyThere' }]);
		expect([invoicePosts().length, inStatus(SENT)]).toEqual([3, few]);
	});

	test('Severa is gone when statuses are set: met once, and told of each with what to do; the next run sets them', async () => {
		for (const guid of severaInvoices().filter(({ number }) => few.includes(String(number))).map(({ guid }) => guid)) fault('severa', { path: `/rest-api/v1/invoices/${guid}` }, 'http503', { times: 99 });
		const rowsBefore = history().length;
		const first = await sendFew();
		expect([first.sent, first.statusNotChanged.map(({ number, message }) => [number, message])]).toEqual([3, few.map((number) => [number, expect.stringMatching(/Severa.* Run again: the invoice is found in Netvisor/)])]);
		const kept = history().slice(rowsBefore).filter(({ outcome }) => outcome === 'statusNotChanged');
		expect(kept.map(({ number, counterpartKey }) => [number, counterpartKey])).toEqual(few.map((number) => [number, expect.stringMatching(/^\d+$/)]));
		expect(new Set(flows.sandboxes.severa.journal.flatMap(({ url }) => /\/v1\/invoices\/[0-9a-f-]{36}$/.exec(url)?.[0] ?? [])).size).toBe(1);
		flows.sandboxes.severa.faults.clear();
		const second = await sendFew();
		expect([second.invoices.map(({ outcome }) => outcome), inStatus(SENT)]).toEqual([few.map(() => 'alreadyThere'), few]);
	});

	test('one refused invoice is told in the service\'s words, keeps its status and does not stop the others', async () => {
		fault('netvisor', { method: 'POST', path: '/salesinvoice.nv' }, 'INVALID_DATA');
		const { sent, failed } = await sendFew();
		expect([sent, failed]).toMatchObject([2, [{ number: '5001', message: expect.stringContaining('Ordered by the test: INVALID_DATA') as string }]]);
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([['5002', '5004'], ['5002', '5004']]);
		await sendFew();
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([few, few]);
	});

	test('credentials refused halfway: what is sent gets its status, the run says what was not, the next one goes on', async () => {
		const before = 3;
		const run = await runCutAfter(before);
		expect([run.status, run.error]).toEqual(['error', expect.stringMatching(/^3 sent, \d+ not sent: /) as string]);
		expect([numbersInNetvisor().length, inStatus(SENT)]).toEqual([before, numbersInNetvisor()]);
		await sendAll();
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([SENDABLE, SENDABLE]);
	});

	/** Netvisor takes `count` invoices and refuses the credentials from then on. */
	async function runCutAfter(count: number): Promise<WorkflowRun> {
		const { journal, faults } = flows.sandboxes.netvisor;
		let taken = 0;
		const push = journal.push.bind(journal);
		journal.push = (...entries) => {
			taken += entries.filter(({ method, url }) => method === 'POST' && /^\/salesinvoice\.nv/i.test(url)).length;
			if (taken === count) faults.add([{ match: {}, kind: 'AUTHENTICATION_FAILED', times: 99 }]);
			return push(...entries);
		};
		try {
			return await flows.run('sales-invoice-transfer', {}, true);
		} finally {
			journal.push = push;
			faults.clear();
		}
	}

	test('Severa does not answer: the run fails, nothing is sent; a form says so', async () => {
		fault('severa', { path: '/rest-api/v1/invoicestatuses' }, 'http500', { times: 99 });
		const unattended = await flows.run('sales-invoice-transfer', {}, true);
		expect([unattended.status, unattended.errorNode]).toEqual(['error', 'Stop: service trouble']);
		const person = await open(() => { throw new Error('No plan was expected.'); }, '', true);
		expect(person.completions.map(({ title }) => title)).toEqual(['Nothing was sent']);
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('a status that Severa does not have stops the run before anything is sent', async () => {
		const run = await flows.run('sales-invoice-transfer', { settings: { sentStatus: 'Lähetetty' } }, true);
		expect([run.status, run.error, flows.writes()]).toEqual(['error', expect.stringContaining('Lähetetty') as string, NOTHING]);
	});
});

describe('files of invoices, when the company asks for them (rulebook I-3, L-5)', () => {
	const settings = { attachments: 'both' };
	const downloads = () => flows.sandboxes.severa.journal.filter(({ url }) => /filedata|\/pdf/.test(url)).length;
	const filesOf = (number: string) => ours().filter((invoice) => invoice.number === number).flatMap(({ attachments }) => attachments).map(({ fileName, data }) => [fileName, Buffer.from(data, 'base64').toString('latin1').slice(0, 5)]);
	const pathOfFile = () => {
		const { invoices, invoiceFiles } = severa() as unknown as { invoices: Array<{ guid: string; number: number }>; invoiceFiles: Array<{ invoiceGuid: string; fileGuid: string; isInternal: boolean }> };
		const guid = invoices.find(({ number }) => number === 5028)?.guid;
		return `/rest-api/v1/files/${invoiceFiles.find(({ invoiceGuid, isInternal }) => invoiceGuid === guid && !isInternal)?.fileGuid ?? ''}/filedata`;
	};
	beforeEach(startOver);

	test('a plan downloads none; what is ticked goes with its files, the internal one stays', async () => {
		let beforeTicking = -1;
		const options = form((page) => {
			if (choicesOf(page).length === 0) return {};
			beforeTicking = downloads();
			return tick(page, ['5001', '5028']);
		});
		await flows.run('sales-invoice-transfer', { ...options, settings });
		expect([beforeTicking, downloads(), numbersInNetvisor()]).toEqual([0, 3, ['5001', '5028']]);
		expect(filesOf('5028').sort()).toEqual([['invoice-5028.pdf', '%PDF-'], ['tuntierittely-5028.pdf', '%PDF-']]);
	});

	test('without a plan too; none is downloaded where none is asked for', async () => {
		await send({ ...webhook({ invoiceNumbers: '5028' }), settings: { attachments: 'files' } });
		expect([downloads(), filesOf('5028')]).toEqual([1, [['tuntierittely-5028.pdf', '%PDF-']]]);
		await send(webhook({ invoiceNumbers: '5001' }));
		expect([downloads(), filesOf('5001')]).toEqual([1, []]);
	});

	test('asked for among the settings of the Mapper: the same', async () => {
		await send({ ...webhook({ invoiceNumbers: '5028' }), settings: { invoiceSettings: { attachments: 'files' } } });
		expect([downloads(), filesOf('5028')]).toEqual([1, [['tuntierittely-5028.pdf', '%PDF-']]]);
	});

	test('only those whose turn it is are downloaded', async () => {
		const { sent } = await send({ settings: { attachments: 'pdf', limit: 2 } });
		expect([sent, downloads()]).toEqual([2, 2]);
	});

	test('Severa does not hand the file out: its invoice is not sent and says why, the other is', async () => {
		flows.sandboxes.severa.faults.add([{ match: { path: pathOfFile() }, kind: 'http404', times: 1 }]);
		const { sent, failed } = await send({ ...webhook({ invoiceNumbers: '5001, 5028' }), settings: { attachments: 'files' } });
		expect([sent, failed.map(({ number }) => number), JSON.stringify(failed)]).toEqual([1, ['5028'], expect.stringContaining('tuntierittely-5028.pdf')]);
		expect([numbersInNetvisor(), inStatus(SENT)]).toEqual([['5001'], ['5001']]);
	});

	test('Severa is lost while files are fetched: nothing is sent, and the run says so', async () => {
		flows.sandboxes.severa.faults.add([{ match: { path: pathOfFile() }, kind: 'http503', times: 99 }]);
		const run = await flows.run('sales-invoice-transfer', { ...webhook({ invoiceNumbers: '5001, 5028' }), settings: { attachments: 'files' } }, true);
		expect([run.status, run.error, numbersInNetvisor()]).toEqual(['error', expect.stringContaining('Severa'), []]);
		flows.sandboxes.severa.faults.clear();
		expect((await send({ ...webhook({ invoiceNumbers: '5001, 5028' }), settings: { attachments: 'files' } })).sent).toBe(2);
	});
});
