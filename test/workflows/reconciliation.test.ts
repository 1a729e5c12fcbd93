/** The reconciliation as shipped, on the demo company: nothing after a clean transfer, and each kind of difference once it is there. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState, SeveraState } from '../../sandbox';
import { createNetvisorClient } from '../../src/netvisor/NetvisorClient';
import type { WorkDayDocument } from '../../src/netvisor/workDayDocument';
import { axiosSend } from '../../src/transport/axiosSend';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows, readFlow, type FlowRunOptions } from '../support/flows';
import { DataTables } from '../support/runWorkflow';
import { READY, SENT } from '../severa/invoiceModel';

interface Repair { code: string; number: string; name: string; where: string; what: string; todo: string; whatFi: string; todoFi: string; netvisorKey: string }
interface Summary { isClean: boolean; period: IDataObject; counts: Record<string, number>; totals: Array<{ currency: string; severa: IDataObject; netvisor: IDataObject; difference: string }>; byCode: Array<{ code: string; count: number }>; repairs: Repair[]; text: string }

const PERIOD = { from: '2026-10-05', to: '2026-10-16' };
const CLAIM = 309;
let flows: Flows;
let prepared: { severa: object; netvisor: object };
let tables: DataTables;

const severa = () => structuredClone(flows.sandboxes.severa.state() as SeveraState);
const netvisor = () => structuredClone(flows.sandboxes.netvisor.state() as NetvisorState);
const claimGuid = () => (severa().travelReimbursements as Array<{ guid: string; number: number | null }>).find(({ number }) => number === CLAIM)?.guid as string;

const webhook = (body: IDataObject, settings: IDataObject = {}): FlowRunOptions => ({ trigger: 'Webhook', items: [{ body, query: {}, headers: {}, webhookUrl: 'http://localhost/webhook/reconciliation' }], settings, tables });
const compare = async (settings: IDataObject = {}, period: IDataObject = PERIOD) => (await flows.summary('reconciliation', webhook(period, settings))) as unknown as Summary;
const told = ({ repairs }: Summary) => repairs.map(({ number, code }) => `${number} ${code}`);

/** The history as it is after the travel flow sent the claim that Severa shows as sent. */
function historyWith(rows: IDataObject[]): DataTables {
	const fresh = new DataTables();
	const table = fresh.create('severa_netvisor_history', (readFlow('reconciliation').nodes.find(({ name }) => name === 'History table')?.parameters.columns as { column: Array<{ name: string; type: 'string' }> }).column);
	for (const row of rows) table.insert({ flow: 'travel-transfer', kind: 'travelClaim', number: String(CLAIM), name: 'Väinö Heikkilä', outcome: 'created', counterpartKey: '8001', time: '2026-10-14T08:00:00Z', reasons: '', transferKey: `severa:travelReimbursement:${claimGuid()}`, ...row });
	return fresh;
}

/** What the work hours flow would have sent of these days. */
async function sendHours(): Promise<void> {
	const run = await flows.run('reconciliation', webhook(PERIOD));
	const { customerId, customerKey, partnerId, partnerKey, organisationId, url: baseUrl } = flows.sandboxes.netvisor;
	const client = createNetvisorClient({ baseUrl, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'EN', sender: 'tests', send: axiosSend, retryPolicy: fourTriesAtOnce });
	for (const { document } of run.items('Mapper: work days') as unknown as Array<{ document: WorkDayDocument }>) await client.workDays.save(document);
}

beforeAll(async () => {
	useDemoClock();
	flows = await Flows.start();
	await flows.run('register-sync');
	let sent: unknown[];
	do sent = (await flows.summary('sales-invoice-transfer')).invoices as unknown[];
	while (sent.length > 0);
	tables = historyWith([{}]);
	await sendHours();
	prepared = { severa: severa(), netvisor: netvisor() };
}, 180_000);
afterAll(async () => {
	await flows.close();
	useRealClock();
});
beforeEach(() => {
	flows.sandboxes.severa.seed(prepared.severa);
	flows.sandboxes.netvisor.seed(prepared.netvisor);
	for (const sandbox of [flows.sandboxes.severa, flows.sandboxes.netvisor]) sandbox.journal.length = 0;
	flows.forget();
	tables = historyWith([{}]);
});

describe('after a clean transfer', () => {
	test('nothing differs; the sums of both sides are equal; nothing is written', async () => {
		const summary = await compare();
		expect([summary.isClean, told(summary), summary.byCode]).toEqual([true, [], []]);
		expect(summary.totals.map(({ currency, difference }) => [currency, difference])).toEqual([['EUR', '0.00'], ['SEK', '0.00']]);
		for (const { severa: one, netvisor: other } of summary.totals) expect(one).toEqual(other);
		expect(summary.counts).toMatchObject({ differences: 0, claims: expect.any(Number) as number });
		expect([summary.counts.compared === summary.counts.agreeing, (summary.counts.compared ?? 0) > 10, (summary.counts.days ?? 0) > 50, (summary.counts.claims ?? 0) > 0]).toEqual([true, true, true, true]);
		expect([summary.period, summary.text]).toEqual([{ start: PERIOD.from, end: PERIOD.to }, expect.stringContaining('No differences')]);
		expect(flows.writes()).toEqual({ severa: [], netvisor: [] });
	});

	test('a script gets the summary as the answer; nobody else is answered', async () => {
		const settings = { useHours: false, useTravel: false };
		const { responses } = await flows.run('reconciliation', webhook(PERIOD, settings));
		expect(responses.map(({ status, body }) => [status, JSON.parse(body)])).toEqual([[200, await compare(settings)]]);
		expect((await flows.run('reconciliation', { settings, tables })).responses).toEqual([]);
	});

	test('every webhook is answered by a node: n8n refuses a flow that mixes both ways', () => {
		const { nodes } = readFlow('reconciliation');
		expect(nodes.filter(({ type }) => type === 'n8n-nodes-base.webhook').map(({ parameters }) => parameters.responseMode)).toEqual(['responseNode', 'responseNode']);
	});

	test('calls grow with pages and people, not with invoices or days', async () => {
		await compare();
		const calls = flows.sandboxes.netvisor.journal.map(({ url }) => url.replace(/\?.*/, '').toLowerCase());
		const people = netvisor().employees.length;
		expect(calls.filter((url) => url === '/salesinvoicelist.nv')).toHaveLength(2);
		expect(calls.filter((url) => url === '/getsalesinvoice.nv')).toHaveLength(1);
		expect(calls.filter((url) => url === '/getworkdays.nv').length).toBeLessThanOrEqual(people);
		expect(flows.sandboxes.severa.journal.length).toBeLessThan(30);
	});

	test('hours and travel can be left out', async () => {
		const { counts } = await compare({ useHours: false, useTravel: false });
		expect(counts).toMatchObject({ claims: 0, days: 0, daysHeld: 0, differences: 0 });
		expect(flows.sandboxes.netvisor.journal.filter(({ url }) => /getworkdays|getemployees/i.test(url))).toEqual([]);
	});
});

type SeveraInvoice = Record<string, unknown> & { number: number | null; status: { guid: string }; totalIncludingTax: { amount: number }; totalTax: { amount: number } };
function inSevera(number: number, change: (invoice: SeveraInvoice, state: SeveraState) => void): void {
	const state = severa();
	change((state.invoices as unknown as SeveraInvoice[]).find((invoice) => invoice.number === number) as SeveraInvoice, state);
	flows.sandboxes.severa.seed(state);
}
type NetvisorInvoice = NetvisorState['salesInvoices'][number];
function inNetvisor(number: string, change: (invoice: NetvisorInvoice, state: NetvisorState) => void): void {
	const state = netvisor();
	change(state.salesInvoices.find((invoice) => invoice.number === number && invoice.privateComment !== '') as NetvisorInvoice, state);
	flows.sandboxes.netvisor.seed(state);
}
const setStatus = (number: number, name: string) => inSevera(number, (invoice, { invoiceStatuses }) => { invoice.status = { guid: invoiceStatuses.find((status) => status.name === name)?.guid as string }; });

test.each<[string, () => void, string[]]>([
	['deleted in Netvisor', () => inNetvisor('5008', (invoice, state) => { state.salesInvoices = state.salesInvoices.filter((one) => one !== invoice); }), ['5008 INVOICE_ONLY_IN_SEVERA']],
	['sent twice', () => inNetvisor('5008', (invoice, state) => void state.salesInvoices.push({ ...structuredClone(invoice), key: 990_001 })), ['5008 INVOICE_TWICE']],
	['another number in Netvisor', () => inNetvisor('5008', (invoice) => { invoice.number = '9008'; }), ['5008 INVOICE_OTHER_NUMBER']],
	['another date, out of the period', () => inNetvisor('5008', (invoice) => { invoice.date = '2026-11-03'; }), ['5008 INVOICE_DATE_DIFFERS']],
	['another total', () => inNetvisor('5008', (invoice) => { invoice.amount += 0.01; const line = invoice.lines.find(({ kind }) => kind === 'product') as { sum: number }; line.sum += 0.01; }), ['5008 INVOICE_AMOUNT_DIFFERS']],
	['another VAT', () => inNetvisor('5008', (invoice) => { const line = invoice.lines.find(({ kind }) => kind === 'product') as { vatSum: number; netSum: number }; line.vatSum += 1; line.netSum -= 1; }), ['5008 INVOICE_VAT_DIFFERS']],
	['lines that do not add up', () => inNetvisor('5008', (invoice) => { const line = invoice.lines.find(({ kind }) => kind === 'product') as { sum: number }; line.sum += 5; }), ['5008 INVOICE_LINES_DIFFER']],
	['paid only in Netvisor', () => inNetvisor('5008', (invoice) => { invoice.status = 'paid'; invoice.open = 0; }), ['5008 INVOICE_PAID_ONLY_IN_NETVISOR']],
	['paid only in Severa', () => setStatus(5008, 'Maksettu'), ['5008 INVOICE_PAID_ONLY_IN_SEVERA']],
	['the status was not changed in Severa', () => setStatus(5008, READY), ['5008 INVOICE_STATUS_NOT_SENT']],
	['refused in Netvisor', () => inNetvisor('5008', (invoice) => { invoice.status = 'creditloss'; }), ['5008 INVOICE_REFUSED_IN_NETVISOR']],
	['marked as sent in Severa, never sent', () => setStatus(5016, SENT), ['5016 INVOICE_ONLY_IN_SEVERA']],
])('an invoice: %s', async (_name, provoke, expected) => {
	provoke();
	const summary = await compare({ useHours: false, useTravel: false });
	expect([told(summary), summary.isClean]).toEqual([expected, false]);
	for (const { what, todo, whatFi, todoFi, where } of summary.repairs) expect([what, todo, whatFi, todoFi, where]).toEqual(Array(5).fill(expect.stringMatching(/\S/)));
});

test('an invoice that is gone from Severa', async () => {
	inSevera(5008, (invoice, state) => {
		const { guid } = invoice as unknown as { guid: string };
		// Whatever hangs on the invoice goes with it.
		for (const [name, rows] of Object.entries(state) as Array<[string, unknown]>) if (Array.isArray(rows)) (state as unknown as Record<string, unknown>)[name] = (rows as Array<Record<string, unknown>>).filter((row) => row.guid !== guid && !JSON.stringify(row).includes(guid));
	});
	expect(told(await compare({ useHours: false, useTravel: false }))).toEqual(['5008 INVOICE_ONLY_IN_NETVISOR']);
});

test('totals tell the difference', async () => {
	inNetvisor('5008', (invoice) => { invoice.amount += 100; });
	const { totals } = await compare({ useHours: false, useTravel: false });
	expect(totals.find(({ currency }) => currency === 'EUR')?.difference).toBe('-100.00');
});

test.each<[string, IDataObject[], string[]]>([
	['sent once', [{}], []],
	['not in the history', [], [`${CLAIM} CLAIM_NOT_IN_HISTORY`]],
	['sent twice', [{}, { counterpartKey: '8002' }], [`${CLAIM} CLAIM_TWICE`]],
	['nobody knows', [{ outcome: 'held', counterpartKey: '', reasons: 'OUTCOME_UNKNOWN' }], [`${CLAIM} CLAIM_OUTCOME_UNKNOWN`]],
	['one that Severa does not have', [{}, { number: '399', transferKey: 'severa:travelReimbursement:0a1b2c3d-0000-7000-8000-000000000399' }], ['399 CLAIM_ONLY_IN_HISTORY']],
])('a travel claim: %s', async (_name, rows, expected) => {
	tables = historyWith(rows);
	expect(told(await compare({ useHours: false }, { from: '2026-10-01', to: '2026-10-31' }))).toEqual(expected);
});

test('a claim that was sent, and whose status was not changed', async () => {
	const other = (severa().travelReimbursements as Array<{ guid: string; number: number | null }>).find(({ number }) => number === 301) as { guid: string };
	tables = historyWith([{}, { number: '301', transferKey: `severa:travelReimbursement:${other.guid}` }]);
	expect(told(await compare({ useHours: false }, { from: '2026-10-01', to: '2026-10-31' }))).toEqual(['301 CLAIM_STATUS_NOT_SENT']);
});

test('hours: changed in Netvisor, and deleted there', async () => {
	const state = netvisor();
	const changed = state.workHours[0] as (typeof state.workHours)[number];
	changed.hours += 1;
	const gone = state.workHours.find(({ employeeKey }) => employeeKey !== changed.employeeKey) as typeof changed;
	const isGone = (row: typeof changed) => row.employeeKey === gone.employeeKey && row.date === gone.date;
	const types = new Set(state.workHours.filter(isGone).map(({ recordTypeNumber }) => recordTypeNumber));
	state.workHours = state.workHours.filter((row) => !isGone(row));
	flows.sandboxes.netvisor.seed(state);
	const summary = await compare({ useTravel: false });
	expect(summary.byCode).toEqual([{ code: 'HOURS_DIFFER', count: 1 + types.size }]);
	expect(summary.repairs.every(({ what }) => /\d h of .* in Severa, .* h in Netvisor/.test(what))).toBe(true);
});

test('invoices that went as orders are compared with orders', async () => {
	flows.sandboxes.netvisor.seed({ ...netvisor(), salesInvoices: [] });
	setStatus(5008, READY);
	await flows.run('sales-invoice-transfer', { trigger: 'Webhook: send all ready', items: [{ body: { invoiceNumbers: '5008' }, webhookUrl: 'x' }], settings: { invoiceSettings: { documentType: 'order' } } });
	const { counts, repairs } = await compare({ useHours: false, useTravel: false, kind: 'order' });
	expect([netvisor().salesInvoices.map(({ type, number }) => [type, number]), counts.agreeing, repairs.filter(({ number }) => number === '5008')]).toEqual([[['order', '5008']], 1, []]);
});

describe('for a browser', () => {
	const page = async (query: IDataObject) => (await flows.run('reconciliation', { trigger: 'Webhook: page', items: [{ query, params: {}, headers: {}, body: {}, webhookUrl: 'http://localhost/webhook/reconciliation' }], settings: { useHours: false, useTravel: false }, tables })).responses[0] as { status: number; headers: Record<string, string>; body: string };

	test('a page with the sums and the repair list, escaped, in the language asked for', async () => {
		setStatus(5016, SENT);
		inSevera(5016, (invoice) => { invoice.receiverCustomerName = '<b>Oy</b> & "Co"'; });
		const { status, headers, body } = await page({ ...PERIOD, lang: 'fi' });
		expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
		for (const text of ['Severan ja Netvisorin vertailu', 'Korjattavat', 'INVOICE_ONLY_IN_SEVERA', '&#60;b&#62;Oy', 'value="2026-10-05"', 'In English']) expect(body).toContain(text);
		expect(body).not.toContain('<b>Oy');
	});

	test('nothing differs: says so', async () => {
		expect((await page(PERIOD)).body).toContain('No differences: both systems agree.');
	});

	test('asks for a login', () => {
		expect(readFlow('reconciliation').nodes.find(({ name }) => name === 'Webhook: page')?.parameters).toMatchObject({ path: 'reconciliation', authentication: 'basicAuth', responseMode: 'responseNode' });
	});
});

describe('what cannot be compared', () => {
	test('a period that is none is refused by name', async () => {
		const run = await flows.run('reconciliation', webhook({ from: '2026-10-31', to: '2026-10-01' }, { useHours: false, useTravel: false }), true);
		expect([run.status, run.error]).toEqual(['error', expect.stringMatching(/ends .* before it begins/)]);
	});

	test('a system that does not answer ends the run: half a comparison would be false', async () => {
		flows.sandboxes.netvisor.faults.add([{ match: { path: '/salesinvoicelist.nv' }, kind: 'INVALID_DATA' }]);
		const run = await flows.run('reconciliation', webhook(PERIOD), true);
		flows.sandboxes.netvisor.faults.clear();
		expect([run.status, run.errorNode]).toEqual(['error', 'Netvisor: invoices']);
	});

	test('without a period: from the first day of last month until today', async () => {
		expect((await compare({ useHours: false, useTravel: false }, {})).period).toEqual({ start: '2026-09-01', end: '2026-10-30' });
	});
});
