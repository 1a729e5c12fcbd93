/** The register sync as shipped, on the demo company: what it writes, what it holds, and that it never writes twice. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState, SeveraState } from '../../sandbox';
import { DataTables } from '../support/runWorkflow';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows } from '../support/flows';

interface Told { kind: string; number: string; name: string; reasons: Array<{ code: string; message: string; fix: string }> }
interface Summary { customers: object; products: object; dimensions: object; held: Told[]; skipped: Told[]; failed: object[] }

const HELD = { 10030: ['CUSTOMER_CODE_TAKEN'], 10035: ['BUSINESS_ID_INVALID'], 10036: ['BUSINESS_ID_MISSING'], 10037: ['CUSTOMER_COUNTRY_MISSING'], 10038: ['EINVOICE_PAIR_INCOMPLETE'], 10039: ['ADDRESS_TOO_MANY_LINES'] };
const codesOf = (told: readonly Told[]) => Object.fromEntries(told.map(({ number, name, reasons }) => [number || name, reasons.map(({ code }) => code)]));
const NOTHING = { severa: [], netvisor: [] };

let flows: Flows;
const sync = async (options = {}) => (await flows.summary('register-sync', options)) as unknown as Summary;
const netvisor = () => flows.sandboxes.netvisor.state() as NetvisorState;
const rows = (table: string) => flows.tables.get(`severa_netvisor_${table}`).rows;
const distinct = (values: readonly string[]) => [...new Set(values)];

/** Changes what Severa holds, as if somebody had done so by hand. */
function changeSevera(change: (state: SeveraState) => void): void {
	const state = structuredClone(flows.sandboxes.severa.state()) as SeveraState;
	change(state);
	flows.sandboxes.severa.seed(state);
}

function customerOf(state: SeveraState, number: number): IDataObject {
	const found = state.customers.find((one) => one.number === number);
	if (found === undefined) throw new Error(`Severa has no customer ${number}.`);
	return found as unknown as IDataObject;
}

beforeAll(useDemoClock);
afterAll(useRealClock);

describe('Severa to Netvisor', () => {
	let first: Summary;
	let before: NetvisorState;
	beforeAll(async () => {
		flows = await Flows.start();
		before = netvisor();
		first = await sync();
	});
	afterAll(() => flows.close());

	test('the first run creates and updates what differs, and nothing fails', () => {
		expect(first.failed).toEqual([]);
		expect([first.customers, first.products, first.dimensions]).toEqual([
			{ created: 20, updated: 4, unchanged: 9, held: 6, skipped: 1 },
			{ created: 25, unchanged: 3, skipped: 6 },
			{ created: 31, updated: 2, unchanged: 24, skipped: 6 },
		]);
	});

	test('flawed customers are held, each for what is wrong with it, and say what to do', () => {
		expect(codesOf(first.held)).toEqual(HELD);
		for (const { reasons } of first.held) for (const { message, fix } of reasons) expect([message, fix]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\S/)]);
		expect(codesOf(first.skipped.filter(({ kind }) => kind !== 'project'))).toEqual({ 10001: ['CUSTOMER_INTERNAL'], 'LIS-90': ['PRODUCT_INACTIVE'], 'Tuote ilman koodia': ['PRODUCT_CODE_MISSING'], 'Työ ilman koodia': ['PRODUCT_CODE_MISSING'], 603: ['PRODUCT_CODE_SHARED'], 'Muu kulu': ['PRODUCT_CODE_MISSING'] });
	});

	test('Netvisor has each code once, none of the held customers, and the cards of others as they were', () => {
		const { customers, products } = netvisor();
		const codes = customers.map(({ code }) => code).filter((code) => code !== '');
		expect([codes, products.map(({ code }) => code)]).toEqual([distinct(codes), distinct(products.map(({ code }) => code))]);
		expect(codes.filter((code) => code in HELD)).toEqual(['10030']);
		for (const untouched of ['TEMP', '10001', '10030', '']) expect(customers.filter(({ code }) => code === untouched)).toEqual(before.customers.filter(({ code }) => code === untouched));
		expect(customers.find(({ code }) => code === '10040')).toMatchObject({ name: 'Nukkuva Asiakas Oy', active: false });
	});

	test('what a bookkeeper added stays, what Severa knows better is mended', () => {
		const card = (code: string) => netvisor().customers.find((one) => one.code === code);
		expect(card('10002')).toMatchObject({ group: 'Yritykset', comment: 'Luotonvalvonta: hyvä maksaja', textAfterLines: 'Kiitos tilauksesta!' });
		expect(card('10003')).toMatchObject({ street: 'Teollisuustie 18', postNumber: '33840' });
		expect(card('10006')).toMatchObject({ finvoiceOperator: 'OKOYFIHH' });
		expect(card('10011')).toMatchObject({ active: true });
		expect(card('10024')).toMatchObject({ street: 'Korpikuusentie 51', additionalStreet: 'c/o Ostolaskut' });
	});

	test('a project with a new name is renamed, the hidden one shown again; what is not Severa\'s stays', () => {
		const items = netvisor().dimensions.find(({ name }) => name === 'Projekti')?.items ?? [];
		const named = (number: string) => items.filter(({ name }) => name.startsWith(`${number} `)).map(({ name, hidden }) => [name, hidden]);
		expect([named('2003'), named('2008'), named('2099')]).toEqual([[['2003 Tuotannonohjaus', false]], [['2008 Lisenssit ja ylläpito', false]], [['2099 Ei enää projektia', false]]]);
		expect(items.map(({ name }) => name)).toEqual(distinct(items.map(({ name }) => name)));
	});

	test('the history has a row for each change and each new hold, and none for what was right', () => {
		const outcomes = rows('history').reduce<Record<string, number>>((all, { kind, outcome }) => ({ ...all, [`${String(kind)} ${String(outcome)}`]: (all[`${String(kind)} ${String(outcome)}`] ?? 0) + 1 }), {});
		expect(outcomes).toMatchObject({ 'customer created': 20, 'customer updated': 4, 'customer held': 6, 'project created': 31, 'project updated': 2 });
		expect(Object.keys(outcomes).filter((name) => /unchanged|skipped|failed/.test(name))).toEqual([]);
		expect(rows('history').find(({ number }) => number === '10036')).toMatchObject({ flow: 'register-sync', kind: 'customer', name: 'Tunnukseton Tila', sender: 'by hand', reasons: expect.stringContaining('BUSINESS_ID_MISSING') as string });
	});

	test('the second run writes nothing, says again what is held, and adds nothing to the history', async () => {
		flows.writes();
		const history = rows('history').length;
		const second = await sync();
		expect(flows.writes()).toEqual(NOTHING);
		expect([codesOf(second.held), second.failed, rows('history').length]).toEqual([HELD, [], history]);
		expect(second.customers).toEqual({ held: 6 });
	});

	test('a record that was held and is right again gets a row, once: whoever was told of it hears that it is solved', async () => {
		const original = structuredClone(flows.sandboxes.severa.state()) as SeveraState;
		const own = new DataTables();
		const outcomes = () => own.get('severa_netvisor_history').rows.filter(({ number }) => number === '10002').map(({ outcome }) => outcome);
		const setBusinessId = (vatNumber: unknown) => changeSevera((state) => Object.assign(customerOf(state, 10_002), { vatNumber, lastUpdatedDateTime: new Date().toISOString() }));
		await sync({ tables: own });
		const { vatNumber } = customerOf(original, 10_002);
		setBusinessId('0000001-0');
		await sync({ tables: own });
		await sync({ tables: own });
		expect(outcomes()).toEqual(['held']);
		setBusinessId(vatNumber);
		await sync({ tables: own });
		await sync({ tables: own });
		expect(outcomes()).toEqual(['held', 'unchanged']);
		flows.sandboxes.severa.seed(original);
	});

	test('with its tables lost, everything is read again and nothing written', async () => {
		flows.writes();
		const again = await sync({ tables: new DataTables() });
		expect(flows.writes()).toEqual(NOTHING);
		expect(again.customers).toEqual({ unchanged: 33, held: 6, skipped: 1 });
		expect(codesOf(again.held)).toEqual(HELD);
	});

	test('started by its webhook, the last node is the answer', async () => {
		flows.writes();
		const run = await flows.run('register-sync', { trigger: 'Webhook', items: [{ body: {}, webhookUrl: 'http://localhost/webhook/register-sync' }] });
		expect(codesOf((run.items('Summary')[0] as unknown as Summary).held)).toEqual(HELD);
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('a mended customer goes with the next run, though Severa\'s change filter may not show it', async () => {
		changeSevera((state) => Object.assign(customerOf(state, 10_036), { vatNumber: '0000001-9' }));
		flows.writes();
		const { customers, held } = await sync();
		expect([customers, codesOf(held)[10036]]).toEqual([{ created: 1, held: 5 }, undefined]);
		expect(flows.writes()).toEqual({ severa: [], netvisor: ['POST /customer.nv?method=add'] });
	});

	test('a changed customer is the only one that is written, with only what changed', async () => {
		changeSevera((state) => Object.assign(customerOf(state, 10_020), { name: 'Oravalan Oppimateriaalit Oyj', lastUpdatedDateTime: new Date().toISOString() }));
		flows.writes();
		expect((await sync()).customers).toMatchObject({ updated: 1 });
		expect(flows.writes()).toEqual({ severa: [], netvisor: [expect.stringMatching(/^POST \/customer\.nv\?method=edit&id=/) as string] });
		expect(flows.sandboxes.netvisor.journal.filter(({ method }) => method === 'POST').at(-1)?.requestBody).not.toContain('streetaddress');
	});
});

describe('trouble on the way', () => {
	beforeEach(async () => {
		flows = await Flows.start();
	});
	afterEach(() => flows.close());

	test('refused credentials stop the run before anything is written; the next run does everything', async () => {
		flows.sandboxes.netvisor.faults.add([{ match: { path: '/customerlist.nv' }, kind: 'AUTHENTICATION_FAILED', times: 9 }]);
		const stopped = await flows.run('register-sync', {}, true);
		expect([stopped.status, stopped.error]).toEqual(['error', expect.stringMatching(/Netvisor/) as string]);
		expect(flows.writes()).toEqual(NOTHING);
		expect(rows('cursors')).toEqual([]);
		flows.sandboxes.netvisor.faults.clear();
		expect((await sync()).customers).toMatchObject({ created: 20, updated: 4 });
	});

	test('a lost reply to a new customer leaves one customer', async () => {
		flows.sandboxes.netvisor.faults.add([{ match: { method: 'POST', path: '/customer.nv' }, kind: 'resetAfter' }]);
		await sync();
		const codes = netvisor().customers.map(({ code }) => code).filter((code) => code !== '');
		expect(codes).toEqual(distinct(codes));
		await sync();
		flows.writes();
		expect([(await sync()).failed, flows.writes()]).toEqual([[], NOTHING]);
	});

	test('one refused product stops neither the others nor the dimensions, and is tried again', async () => {
		flows.sandboxes.netvisor.faults.add([{ match: { method: 'POST', path: '/product.nv' }, kind: 'INVALID_DATA' }]);
		const first = await sync();
		expect([first.failed.length, first.products, first.dimensions]).toEqual([1, { created: 24, failed: 1, unchanged: 3, skipped: 6 }, { created: 31, updated: 2, unchanged: 24, skipped: 6 }]);
		expect([(await sync()).products, netvisor().products.length]).toEqual([{ created: 1, unchanged: 27, skipped: 6 }, 29]);
	});
});

/** Which registers were written to in which system; dimensions have settings of their own. */
function written(): string[] {
	const { severa, netvisor: there } = flows.writes();
	const told = [...severa.map((write) => `Severa ${/\/(customers|products)\b/.exec(write.replace('/addresses', '/customers'))?.[1] ?? write}`), ...there.filter((write) => !write.includes('/dimension')).map((write) => `Netvisor ${/\/(customer|product)\.nv/.exec(write)?.[1] ?? write}s`)];
	return distinct(told).sort();
}

test.each<[string, string, string[]]>([
	['severaToNetvisor', 'off', ['Netvisor customers']],
	['netvisorToSevera', 'off', ['Severa customers']],
	['off', 'severaToNetvisor', ['Netvisor products']],
	['off', 'netvisorToSevera', ['Severa products']],
	['severaToNetvisor', 'netvisorToSevera', ['Netvisor customers', 'Severa products']],
	['off', 'off', []],
])('C-1, P-1: customers %s, products %s: each register goes its own way or none', async (customerDirection, productDirection, expected) => {
	flows = await Flows.start();
	const { products, ...others } = structuredClone(netvisor());
	flows.sandboxes.netvisor.seed({ ...others, products: [...products, { ...products[0]!, key: 99_001, code: 'UUSI-1', name: 'Vain Netvisorissa' }] });
	const { failed } = await sync({ settings: { customerDirection, productDirection } }).finally(() => flows.close());
	expect([written(), failed]).toEqual([expected, []]);
});

describe('Netvisor to Severa (C-1, P-1)', () => {
	beforeEach(async () => {
		flows = await Flows.start();
		const { customers, products, ...others } = structuredClone(netvisor());
		const [customer, product] = [customers.find(({ code }) => code === '10002')!, products.find(({ code }) => code === 'T100')!];
		flows.sandboxes.netvisor.seed({ ...others, customers: [...customers, { ...customer, key: 99_001, code: '20001', businessId: '0000001-9', name: 'Vain Netvisorissa Oy' }], products: [...products, { ...product, key: 99_002, code: 'UUSI-1', name: 'Vain Netvisorissa' }] });
	});
	afterEach(() => flows.close());
	const settings = { customerDirection: 'netvisorToSevera', productDirection: 'netvisorToSevera' };
	const severa = () => flows.sandboxes.severa.state() as SeveraState;
	const underWay = () => rows('cursors').filter(({ key }) => String(key).includes(' under way '));
	const created = () => [severa().customers.filter(({ number }) => number === 20_001).length, severa().products.filter(({ code }) => code === 'UUSI-1').length];

	test('writes to Severa only, and the second run writes nothing', async () => {
		const first = await sync({ settings });
		expect(first.failed).toEqual([]);
		const { severa, netvisor: toNetvisor } = flows.writes();
		expect(toNetvisor.filter((write) => !write.startsWith('POST /dimension'))).toEqual([]);
		expect(severa.length).toBeGreaterThan(0);
		await sync({ settings });
		expect([flows.writes(), created(), underWay()]).toEqual([NOTHING, [1, 1], []]);
	});

	test('what a run creates is written down before', async () => {
		const seen: string[] = [];
		const { journal } = flows.sandboxes.severa;
		const push = journal.push.bind(journal);
		journal.push = (...entries) => {
			if (entries.some(({ method, url }) => method === 'POST' && /\/(customers|products)$/.test(url))) seen.push(...underWay().flatMap(({ pending }) => (JSON.parse(String(pending)) as { sending: string[] }).sending));
			return push(...entries);
		};
		await sync({ settings });
		expect(seen).toEqual(expect.arrayContaining(['netvisor:customer:99001', 'netvisor:product:99002']));
	});

	test('what another run may still be creating waits half an hour, and keeps the cursor', async () => {
		await sync({ settings: { customerDirection: 'off', productDirection: 'off' } });
		for (const [kind, key] of [['customers', 'netvisor:customer:99001'], ['products', 'netvisor:product:99002']]) rows('cursors').push({ id: 0, key: `${kind} under way 1`, value: new Date(Date.now() - 10 * 60_000).toISOString(), pending: JSON.stringify({ sending: [key] }) } as never);
		const { failed } = await sync({ settings });
		expect([failed.map((one) => (one as { message: string }).message.match(/again\. A run (1\d|20) minutes/) !== null), created()]).toEqual([[true, true], [0, 0]]);
		for (const row of rows('cursors')) if (String(row.key).includes(' under way ')) row.value = new Date(Date.now() - 31 * 60_000).toISOString();
		expect([(await sync({ settings })).failed, created()]).toEqual([[], [1, 1]]);
	});

	test('a creation without an answer stays written down', async () => {
		flows.sandboxes.severa.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/customers' }, kind: 'resetBefore', times: 1 }]);
		expect((await sync({ settings })).failed).toHaveLength(1);
		expect(underWay().map(({ key }) => String(key).split(' ')[0])).toEqual(['customers']);
	});

	test('a look that Severa does not answer creates nothing, leaves nothing written down and stops with its cause', async () => {
		await sync({ settings: { customerDirection: 'off', productDirection: 'off' } });
		flows.sandboxes.severa.faults.add([{ match: { path: '/rest-api/v1/customers' }, kind: 'http503', times: 20 }]);
		const { status, error } = await flows.run('register-sync', { settings }, true);
		expect([status, error, underWay(), created()]).toEqual(['error', expect.stringMatching(/Severa/) as string, [], [0, 0]]);
	});

	test('what is held is tried again although nobody touched it in Netvisor', async () => {
		const of = (vatNumber: string) => changeSevera(({ customers }) => Object.assign(customers.find(({ number }) => number === 10_002)!, { vatNumber }));
		const before = customerOf(severa(), 10_002).vatNumber as string;
		of('FI00000019');
		expect(codesOf((await sync({ settings })).held)).toMatchObject({ 10002: ['CUSTOMER_CODE_TAKEN'] });
		of(before);
		expect(codesOf((await sync({ settings })).held)).not.toHaveProperty('10002');
		const pending = JSON.parse(String(rows('cursors').find(({ key }) => key === 'customers netvisorToSevera')?.pending)) as string[];
		expect(pending).not.toContain(String(netvisor().customers.find(({ code }) => code === '10002')?.key));
	});
});
