/** Purchase invoices as shipped, on the demo company: which lines become project fees, what is held and why, and that none is there twice. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState, SeveraState } from '../../sandbox';
import { QUIET_MS } from '../../src/severa/unclearWrites';
import { passTime, useDemoClock, useRealClock } from '../support/demoClock';
import { Flows, type FlowRunOptions } from '../support/flows';
import { DataTables } from '../support/runWorkflow';

interface Told { outcome: string; number: string; project: string; name: string; amount: string; unitPrice: number; isBillable: boolean; transferKey: string; message: string; reasons: Array<{ code: string; message: string; fix: string }>; notes: Array<{ code: string }> }
interface Summary { stage: string; counts: Record<string, number>; fees: Told[]; held: Told[]; waiting: Told[]; failed: Told[]; since: string }

let flows: Flows;
const run = async (options: FlowRunOptions = {}) => (await flows.summary('purchase-invoice-costs', options)) as unknown as Summary;
const fromStart = (options: FlowRunOptions = {}) => run({ ...options, settings: { purchasesSince: '2026-09-01', ...options.settings } });
const scheduled = (options: FlowRunOptions = {}) => fromStart({ trigger: 'Every hour', items: [{ timestamp: new Date().toISOString() }], ...options });
const plan = (options: FlowRunOptions = {}) => fromStart({ trigger: 'Webhook', items: [{ webhookUrl: 'http://localhost/webhook/purchase-invoice-costs', body: { stage: 'plan' } }], ...options });
const rows = (table: string) => flows.tables.get(`severa_netvisor_${table}`).rows;
const codes = (told: readonly Told[]) => Object.fromEntries(told.map(({ number, reasons }) => [number, reasons.map(({ code }) => code).join()]));
const severa = () => flows.sandboxes.severa.state() as SeveraState;
const fees = () => (severa().projectFees as unknown as IDataObject[]).filter(({ invoiceRowComment }) => String(invoiceRowComment ?? '').startsWith('netvisor:purchase:'));
const keys = () => fees().map(({ invoiceRowComment }) => String(invoiceRowComment)).sort();
const NOTHING = { severa: [], netvisor: [] };
const POST = 'POST /projectfees';
const calls = () => {
	const all = [...flows.sandboxes.severa.journal.filter(({ url }) => !url.endsWith('/token')).map(({ method }) => `severa ${method}`), ...flows.sandboxes.netvisor.journal.map(({ method, url }) => `netvisor ${method} ${url.replace(/\?.*/, '')}`)];
	flows.sandboxes.severa.journal.length = 0;
	flows.sandboxes.netvisor.journal.length = 0;
	flows.forget();
	return all;
};
type Invoice = NetvisorState['purchaseInvoices'][number];
function changeNetvisor(number: string, change: (invoice: Invoice) => void): void {
	const state = structuredClone(flows.sandboxes.netvisor.state()) as NetvisorState;
	const invoice = state.purchaseInvoices.find((one) => one.number === number);
	if (invoice === undefined) throw new Error(`Netvisor has no purchase invoice ${number}.`);
	change(invoice);
	invoice.changed = new Date().toISOString();
	flows.sandboxes.netvisor.seed(state);
}
function changeSevera(change: (state: SeveraState) => void): void {
	const state = structuredClone(severa());
	change(state);
	flows.sandboxes.severa.seed(state);
}

/** Lines that cannot go as they are: no such project, two projects, VAT code, currency. */
const HELD = { K1194: 'PROJECT_NOT_FOUND', 'A-2211': 'PURCHASE_LINE_SPLIT', 77120098: 'PURCHASE_VAT_UNMAPPED', 'LV-911': 'PURCHASE_CURRENCY' };

beforeAll(useDemoClock);
afterAll(useRealClock);
beforeEach(async () => { flows = await Flows.start(); });
afterEach(() => flows.close());

describe('a run', () => {
	test('by line: accepted lines with a project become fees, the others are held or wait, each for what is wrong', async () => {
		const first = await fromStart();
		expect(codes(first.held)).toEqual(HELD);
		for (const { reasons } of first.held) for (const { message, fix } of reasons) expect([message, fix]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
		expect([first.failed, codes(first.waiting)]).toEqual([[], { 77120155: 'PURCHASE_NOT_ACCEPTED', 'A-2219': 'PURCHASE_NOT_ACCEPTED' }]);
		expect(fees().map(({ name, description, quantity, unitCost, isBillable }) => [name, description, quantity, (unitCost as IDataObject).amount, isBillable])).toEqual(expect.arrayContaining([
			['Alihankkija Aho Oy: Alihankintatyö', 'Netvisor A-2201: Syyskuu, 62,5 h', 1, 4875, false],
			['Pilvipalvelu Pouta Oy: Pilvipalvelin', 'Netvisor 77120034', 1, 212.45, false],
			['Kääntäjät Ketju Oy: Käännös suomi–saksa', 'Netvisor K1189: Käyttöohje', 1, 940, false],
			['Alihankkija Aho Oy: Alihankintatyö', 'Netvisor A-2215: Hyvitys laskusta A-2201', -1, 780, false],
		]));
		expect([first.counts.created, fees().length, flows.writes()]).toEqual([fees().length, new Set(keys()).size, { severa: Array.from({ length: fees().length }, () => POST), netvisor: [] }]);
		expect(keys()).not.toContain('netvisor:purchase:3002:line:3105');
	});

	test('the history has a row for each fee and each hold, with the sum and the reason', async () => {
		await fromStart();
		const outcomes = rows('history').reduce<Record<string, number>>((all, { outcome }) => ({ ...all, [String(outcome)]: (all[String(outcome)] ?? 0) + 1 }), {});
		expect(outcomes).toEqual({ created: fees().length, held: Object.keys(HELD).length });
		expect(rows('history').find(({ number }) => number === 'A-2201')).toMatchObject({ flow: 'purchase-invoice-costs', kind: 'purchaseInvoice', outcome: 'created', amount: '4875.00', currency: 'EUR', sender: 'by hand', transferKey: 'netvisor:purchase:3000:line:3100', counterpartKey: fees().find(({ invoiceRowComment }) => invoiceRowComment === 'netvisor:purchase:3000:line:3100')?.guid });
		expect(rows('history').find(({ number }) => number === 'LV-911')).toMatchObject({ outcome: 'held', reasons: 'PURCHASE_CURRENCY', message: expect.stringContaining('SEK') as string, messageFi: expect.stringContaining('Kirjaa kulu käsin') as string });
	});

	test('a plan writes nothing, neither fees nor memory, and shows what would be written', async () => {
		const planned = await plan();
		expect([flows.writes(), fees(), rows('history'), rows('cursors')]).toEqual([NOTHING, [], [], []]);
		expect([planned.stage, codes(planned.held), planned.fees.every(({ outcome }) => outcome === 'wouldCreate')]).toEqual(['plan', HELD, true]);
		const sent = await fromStart();
		expect(sent.fees.map(({ transferKey, amount }) => [transferKey, amount])).toEqual(planned.fees.map(({ transferKey, amount }) => [transferKey, amount]));
	});

	test('by invoice: one fee for each project of an invoice; a line that holds, holds its project', async () => {
		const { held } = await fromStart({ settings: { purchaseSettings: { purchaseMode: 'invoice' } } });
		expect(codes(held)).toMatchObject({ 'A-2211': 'PURCHASE_LINE_SPLIT', 'LV-911': 'PURCHASE_CURRENCY' });
		const ofInvoice = (key: string) => fees().filter(({ invoiceRowComment }) => String(invoiceRowComment).startsWith(`netvisor:purchase:${key}:project:`)).map(({ name, unitCost }) => [name, (unitCost as IDataObject).amount]);
		expect([ofInvoice('3006'), ofInvoice('3001')]).toEqual([[['Laitevuokra Lataamo Oy: LV-903', 580.4]], [['Alihankkija Aho Oy: A-2202', 1560], ['Alihankkija Aho Oy: A-2202', 780]]]);
	});

	test('another mode afterwards does not send an invoice a second time', async () => {
		await fromStart();
		flows.writes();
		const { held, counts } = await fromStart({ tables: new DataTables(), settings: { purchaseSettings: { purchaseMode: 'invoice' } } });
		expect([counts.created, counts.wouldCreate, held.some(({ reasons }) => reasons[0]?.code === 'FEE_OF_OTHER_LINES'), flows.writes()]).toEqual([undefined, undefined, true, NOTHING]);
	});

	test('with a re-invoicing price: a markup, and a price table from the codes', async () => {
		const [{ unitPrice, isBillable } = { unitPrice: 0, isBillable: false }] = (await plan({ settings: { purchaseSettings: { reinvoice: 'markup', markupPercent: 10 } } })).fees;
		expect([isBillable, unitPrice]).toEqual([true, 5362.5]);
		const { fees: priced, held } = await plan({ settings: { purchaseSettings: { reinvoice: 'priceTable', priceTable: [{ productCode: 'ALI-01', percent: '20' }] } } });
		expect(priced.map(({ number }) => number)).toEqual(['A-2201', 'A-2202', 'A-2202', 'A-2207', 'A-2215']);
		expect([priced[0]?.unitPrice, codes(held)['77120034']]).toEqual([5850, 'PRICE_NOT_FOUND']);
	});

	test('a row of the price table in the data table reaches the mapping (B-6)', async () => {
		await plan();
		const table = flows.tables.get('severa_netvisor_codes');
		table.insert({ table: 'priceTable', productCode: 'ALI-01', percent: '20' });
		const reinvoice = { settings: { purchaseSettings: { reinvoice: 'priceTable' } } };
		const { fees: priced, held } = await plan(reinvoice);
		expect([priced.length, priced[0]?.unitPrice, codes(held)['77120034']]).toEqual([5, 5850, 'PRICE_NOT_FOUND']);
		table.rows.splice(0);
		table.insert({ table: 'priceTable', productCode: 'ALI-01', productGroup: 'no such group', percent: '30' });
		expect((await plan(reinvoice)).fees).toEqual([]);
		table.rows.splice(0);
		table.insert({ table: 'priceTable', productCode: 'ALI-01', price: '1' });
		expect((await plan(reinvoice)).fees[0]).toMatchObject({ isBillable: true });
	});

	test('a data table of an earlier version, without the later columns, is read as before', async () => {
		const tables = new DataTables();
		tables.create('severa_netvisor_codes', ['table', 'from', 'to'].map((name) => ({ name, type: 'string' as const }))).insert({ table: 'purchaseVatTable', from: 'EUOS', to: 'net' });
		await fromStart({ tables });
		expect(fees().map(({ description }) => description)).toContain('Netvisor 77120098: EU-toimittaja');
	});

	test('codes from the data table: what they settle goes, without a setting', async () => {
		await fromStart();
		flows.tables.get('severa_netvisor_codes').insert({ table: 'purchaseVatTable', from: 'EUOS', to: 'net' });
		expect((await fromStart()).counts).toMatchObject({ created: 1 });
		expect(fees().map(({ description }) => description)).toContain('Netvisor 77120098: EU-toimittaja');
	});
});

describe('again', () => {
	test('a second run writes nothing and tells nothing new, by hand or by schedule', async () => {
		await fromStart();
		flows.writes();
		const history = rows('history').length;
		expect([codes((await scheduled()).held), codes((await fromStart()).held)]).toEqual([HELD, HELD]);
		expect([flows.writes(), rows('history').length]).toEqual([NOTHING, history]);
	});

	test('with its memory lost everything is looked at and nothing is written', async () => {
		await fromStart();
		flows.writes();
		const before = fees().length;
		expect((await fromStart({ tables: new DataTables() })).counts).toMatchObject({ alreadyThere: before });
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('what a run costs: one call to Netvisor when there is nothing at all, and none to Severa', async () => {
		await run();
		calls();
		await run({ trigger: 'Every hour', items: [{ timestamp: 'x' }] });
		expect(calls()).toEqual(['netvisor GET /purchaseinvoicelist.nv']);
	});

	test('only the accepted one is waited for: it goes when it is, though Netvisor does not list it as changed', async () => {
		await fromStart();
		const state = structuredClone(flows.sandboxes.netvisor.state()) as NetvisorState;
		for (const invoice of state.purchaseInvoices) if (invoice.number === '77120155') invoice.approval = 'accepted';
		flows.sandboxes.netvisor.seed(state);
		expect((await scheduled()).counts).toMatchObject({ created: 1 });
		expect(rows('history').at(-1)).toMatchObject({ number: '77120155', outcome: 'created', sender: 'schedule' });
	});

	test('a closed project that is opened again', async () => {
		changeNetvisor('A-2201', ({ lines }) => { (lines[0] as Invoice['lines'][number]).dimensions = [{ heading: 'Projekti', item: '2007 Reseptipalvelu' }]; });
		expect(codes((await fromStart()).held)).toMatchObject({ 'A-2201': 'PROJECT_CLOSED' });
		changeSevera(({ projects }) => Object.assign(projects.find(({ number }) => number === 2007) as object, { isClosed: false, closedDate: null }));
		expect((await scheduled()).counts).toMatchObject({ created: 1 });
	});

	test('a sum that was changed in Netvisor afterwards is told once and left as it is', async () => {
		await fromStart();
		flows.writes();
		changeNetvisor('A-2201', (invoice) => Object.assign(invoice.lines[0] as object, { netSum: 4800 }));
		const { fees: found } = await scheduled();
		expect(found.map(({ number, notes }) => [number, notes.map(({ code }) => code)])).toEqual([['A-2201', ['FEE_DIFFERS']]]);
		await scheduled();
		expect([flows.writes(), rows('history').filter(({ outcome }) => outcome === 'alreadyThere').map(({ number }) => number)]).toEqual([NOTHING, ['A-2201']]);
	});

	test('only from the first day on, older ones on request', async () => {
		expect((await run()).counts).toEqual({});
		const asked = await run({ trigger: 'Webhook', items: [{ webhookUrl: 'x', body: { since: '2026-09-01' } }] });
		expect(asked.counts.created).toBeGreaterThan(10);
	});
});

describe('trouble on the way', () => {
	const fault = (kind: string, more: object = {}) => flows.sandboxes.severa.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/projectfees' }, kind, times: 1, ...more }]);
	/** What an undisturbed run sends. */
	let expected: string[];
	beforeAll(async () => {
		const other = await Flows.start();
		try {
			const { fees: all } = (await other.summary('purchase-invoice-costs', { settings: { purchasesSince: '2026-09-01' } })) as unknown as Summary;
			expected = all.map(({ transferKey }) => transferKey).sort();
		} finally {
			await other.close();
		}
	});

	test.each(['resetBefore', 'resetAfter', 'http500', 'truncated'])('%s at a fee: after the quiet time each is there once', async (kind) => {
		fault(kind);
		await fromStart();
		// The schedule is hourly; a run before that holds what Severa may still be storing, and tells nobody of it.
		await scheduled();
		expect(keys().length).toBeGreaterThanOrEqual(expected.length - 1);
		passTime(QUIET_MS);
		await scheduled();
		expect(keys()).toEqual(expected);
	});

	test('one that Severa refuses fails alone, is told once and tried again; the cursor waits for it', async () => {
		fault('http400', { times: 2 });
		const first = await fromStart();
		expect([first.failed.length, rows('cursors').map(({ value }) => value)]).toEqual([2, ['']]);
		fault('http400');
		await scheduled();
		expect(rows('history').filter(({ outcome }) => outcome === 'failed')).toHaveLength(2);
		await scheduled();
		expect([keys(), rows('cursors').map(({ value }) => value)]).toEqual([expected, [expect.stringMatching(/^2026-10-30/) as string]]);
	});

	test.each(['severa', 'netvisor'] as const)('%s gone: one message, and the next run does the rest', async (which) => {
		flows.sandboxes[which].faults.add([{ match: which === 'severa' ? { path: '/rest-api/v1/projectfees' } : {}, kind: 'http503', times: 99 }]);
		const stopped = await flows.run('purchase-invoice-costs', { settings: { purchasesSince: '2026-09-01' } }, true);
		expect([stopped.status, fees()]).toEqual(['error', []]);
		flows.sandboxes[which].faults.clear();
		passTime(QUIET_MS);
		await scheduled();
		expect(keys()).toEqual(expected);
	});

	test('Severa gone in the middle: the rest is not tried one by one, the run says so, and what was sent is kept', async () => {
		const { journal, faults } = flows.sandboxes.severa;
		const push = journal.push.bind(journal);
		journal.push = (...entries) => {
			if (entries.some(({ method, url }) => method === 'POST' && url.endsWith('/projectfees'))) faults.add(['/rest-api/v1/projectfees', '/rest-api/v1/projects/{guid}/projectfees'].map((path) => ({ match: { path }, kind: 'http503', times: 99 })));
			return push(...entries);
		};
		const stopped = await flows.run('purchase-invoice-costs', { settings: { purchasesSince: '2026-09-01' } }, true);
		journal.push = push;
		faults.clear();
		expect([stopped.status, stopped.errorNode, stopped.error, fees().length]).toEqual(['error', 'Stop: some not sent', expect.stringMatching(/^Purchase invoices: 15 fees were not sent: .*Severa/) as string, 1]);
		passTime(QUIET_MS);
		await scheduled();
		expect([keys(), rows('history').filter(({ outcome }) => outcome === 'created').length]).toEqual([expected, expected.length]);
	});

	test('two runs at once leave each fee once', async () => {
		await Promise.all([fromStart(), fromStart({ tables: new DataTables() })]);
		expect(keys()).toEqual(expected);
	});

	const underWay = () => rows('cursors').filter(({ key }) => String(key).startsWith('fees under way'));
	const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

	test('what a run creates is written down first and taken back when every answer is known', async () => {
		const seen: unknown[] = [];
		const { journal } = flows.sandboxes.severa;
		const push = journal.push.bind(journal);
		journal.push = (...entries) => {
			if (entries.some(({ method, url }) => method === 'POST' && url.endsWith('/projectfees'))) seen.push(...underWay().map(({ pending }) => (JSON.parse(String(pending)) as { sending: string[] }).sending.sort()));
			return push(...entries);
		};
		await fromStart();
		journal.push = push;
		expect(seen).toEqual(expected.map(() => expected));
		expect(underWay()).toEqual([]);
	});

	test('a lost answer stays written down, the rest is taken back', async () => {
		fault('resetBefore');
		await fromStart();
		expect(underWay().map(({ pending }) => JSON.parse(String(pending)) as unknown)).toEqual([{ unclear: expected.filter((key) => !keys().includes(key)) }]);
		expect(keys()).toHaveLength(expected.length - 1);
	});

	test.each<[string, (key: string) => object, number, number]>([
		['was about to create', (key) => ({ sending: [key] }), 15, 31],
		['got no answer about', (key) => ({ unclear: [key] }), 0, 11],
	])('what a killed run %s waits, also in the plan; then it is created', async (_, pending, early, late) => {
		const [key = ''] = expected;
		await plan();
		rows('cursors').push({ id: 0, key: 'fees under way 1', value: minutesAgo(early), pending: JSON.stringify(pending(key)) } as never);
		for (const run of [plan, scheduled]) expect((await run()).waiting.filter(({ reasons: [reason] }) => reason?.code === 'FEE_NOT_SETTLED').map(({ transferKey }) => transferKey)).toEqual([key]);
		expect(keys()).toEqual(expected.filter((one) => one !== key));
		passTime((late - early) * 60_000);
		await scheduled();
		expect(keys()).toEqual(expected);
	});

	test('without a heading the run says what to set', async () => {
		const stopped = await flows.run('purchase-invoice-costs', { settings: { purchasesSince: '2026-09-01', projectHeading: '' } }, true);
		expect([stopped.status, stopped.error]).toEqual(['error', expect.stringMatching(/Project Heading/) as string]);
	});
});
