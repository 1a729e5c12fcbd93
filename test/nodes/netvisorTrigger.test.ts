/** The Netvisor Trigger against the sandbox. Netvisor's lists say what changed, but not when. */
import type { IDataObject } from 'n8n-workflow';
import { NetvisorTrigger } from '../../nodes/NetvisorTrigger/NetvisorTrigger.node';
import { startNetvisor, type NetvisorState, type NetvisorStartOptions, type RunningNetvisor } from '../../sandbox/netvisor';
import { PolledNode } from '../support/pollNode';

const MINUTE = 60_000;
let now: number;
let sandbox: RunningNetvisor;
let credentials: Record<string, IDataObject>;

async function start(options: NetvisorStartOptions = {}): Promise<void> {
	sandbox = await startNetvisor({ seed: 'demo', clock: () => new Date(now), ...options });
	const { url: baseUrl, customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
	credentials = { netvisorApi: { environment: 'custom', baseUrl, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'EN', sender: 'Tests' } };
}
const trigger = (event: string, parameters: Record<string, unknown> = {}) => new PolledNode(new NetvisorTrigger(), credentials, { event, ...parameters });
const later = (minutes: number) => (now += minutes * MINUTE);
const state = () => structuredClone(sandbox.state() as NetvisorState);

function change(edit: (company: NetvisorState) => void): void {
	const company = state();
	edit(company);
	sandbox.seed(company);
}
const changeInvoice = (number: string, fields: object) => change(({ salesInvoices }) => void Object.assign(salesInvoices.find((invoice) => invoice.number === number) as object, fields));
const pay = (number: string) => changeInvoice(number, { status: 'paid', open: 0, paymentsChanged: new Date(now).toISOString() });
const changeCustomer = (code: string, fields: object, at = now) => change(({ customers }) => void Object.assign(customers.find((customer) => customer.code === code) as object, { ...fields, changed: new Date(at).toISOString() }));
const numbers = (items: IDataObject[]) => items.map(({ invoiceNumber }) => invoiceNumber);
const codes = (items: IDataObject[]) => items.map(({ internalIdentifier }) => internalIdentifier);

/** Of the demo seed; not paid yet. */
let unpaid: string[];

beforeEach(() => {
	now = Date.parse('2026-10-30T07:00:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => (now += 10));
});
afterEach(async () => {
	await sandbox.close();
	jest.restoreAllMocks();
});

describe.each<[string, NetvisorStartOptions]>([
	['as the reference says', {}],
	['times read as UTC, the moment itself left out, older answers', { changeFilterZone: 'utc', changeFilterInclusive: false, answers: 'older' }],
])('sales invoice paid, %s', (_name, options) => {
	beforeEach(async () => {
		await start(options);
		change(({ salesInvoices }) => {
			const template = salesInvoices.find(({ type }) => type === 'invoice') as NetvisorState['salesInvoices'][number];
			for (let index = 0; index < 4; index++) salesInvoices.push({ ...structuredClone(template), key: 900_000 + index, number: `7${index}01`, status: 'open', open: template.amount, changed: '2026-10-01T08:00:00Z', paymentsChanged: null, creditedInvoiceKey: null, privateComment: '' });
		});
		unpaid = ['7001', '7101', '7201', '7301'];
	});

	test('each once, when it is paid', async () => {
		const node = trigger('invoicePaid');
		expect(await node.publish()).toEqual([]);
		later(1);
		pay('7001');
		expect([numbers(await node.poll()), await node.poll()]).toEqual([['7001'], []]);
		later(30);
		changeInvoice('7101', { open: 1, paymentsChanged: new Date(now).toISOString() });
		expect(await node.poll()).toEqual([]);
		pay('7101');
		pay('7201');
		expect([numbers(await node.poll()), node.runs.length]).toEqual([['7101', '7201'], 2]);
	});

	test('paid, taken back, paid again: told again; touched long after: not', async () => {
		const node = trigger('invoicePaid');
		await node.publish();
		pay('7001');
		await node.poll();
		later(5);
		changeInvoice('7001', { status: 'open', open: 10, paymentsChanged: new Date(now).toISOString() });
		expect(await node.poll()).toEqual([]);
		later(5);
		pay('7001');
		expect(numbers(await node.poll())).toEqual(['7001']);
		later(60 * 24 * 40);
		changeInvoice('7001', { ourReference: 'Muutettu', changed: new Date(now).toISOString() });
		expect(await node.poll()).toEqual([]);
	});

	test('paid while n8n was down: told after the restart, the others not again', async () => {
		const node = trigger('invoicePaid');
		await node.publish();
		pay('7001');
		await node.poll();
		later(600);
		await node.poll();
		pay('7101');
		later(60 * 24 * 3);
		node.restart();
		expect([numbers(await node.poll()), await node.poll()]).toEqual([['7101'], []]);
	});

	test('a payment that becomes visible an hour late', async () => {
		const node = trigger('invoicePaid');
		await node.publish();
		later(30);
		pay('7101');
		await node.poll();
		const paidAt = now;
		later(55);
		changeInvoice('7001', { status: 'paid', open: 0, paymentsChanged: new Date(paidAt).toISOString() });
		expect(numbers(await node.poll())).toEqual(['7001']);
	});

	test('Netvisor refuses or breaks off: a clear error, nothing moved', async () => {
		const node = trigger('invoicePaid');
		await node.publish();
		pay('7001');
		const before = node.state;
		for (const kind of ['INVALID_DATA', 'truncated']) {
			sandbox.faults.clear();
			sandbox.faults.add([{ match: { path: '/salesinvoicelist.nv' }, kind, times: 9 }]);
			await expect(node.poll()).rejects.toThrow(/Netvisor/);
			expect(node.state).toEqual(before);
		}
		sandbox.faults.clear();
		expect(numbers(await node.poll())).toEqual(['7001']);
	});

	test('a test in the editor shows paid ones and moves nothing', async () => {
		const node = trigger('invoicePaid');
		for (const number of unpaid) pay(number);
		const items = await node.test();
		expect([items.length, new Set(items.map(({ invoiceStatus }) => invoiceStatus)), node.state]).toEqual([3, new Set(['paid']), {}]);
	});
});

describe('purchase invoice arrived', () => {
	beforeEach(() => start());
	const add = (number: string, at = now) => change((company) => {
		const template = company.purchaseInvoices[0] as NetvisorState['purchaseInvoices'][number];
		company.purchaseInvoices.push({ ...structuredClone(template), key: company.nextKey++, number, changed: new Date(at).toISOString() });
	});

	test('each once; an older one that is approved or changed later is none', async () => {
		const node = trigger('purchaseInvoiceArrived');
		expect(await node.publish()).toEqual([]);
		later(5);
		add('A-1');
		change(({ purchaseInvoices }) => void Object.assign(purchaseInvoices[0] as object, { changed: new Date(now).toISOString() }));
		expect([numbers(await node.poll()), await node.poll()]).toEqual([['A-1'], []]);
		later(60 * 24 * 40);
		change(({ purchaseInvoices }) => { for (const invoice of purchaseInvoices) invoice.changed = new Date(now).toISOString(); });
		add('A-2');
		node.restart();
		expect([numbers(await node.poll()), await node.poll()]).toEqual([['A-2'], []]);
	});

	test('with a date to start from: what changed since then is told once, old ones that are touched later are not', async () => {
		change(({ purchaseInvoices }) => { for (const invoice of purchaseInvoices) invoice.changed = '2026-01-15T10:00:00Z'; });
		add('A-1');
		later(60);
		const node = trigger('purchaseInvoiceArrived', { options: { startFrom: '2026-10-30T08:00:00' } });
		const touch = () => change(({ purchaseInvoices }) => { for (const invoice of purchaseInvoices) if (invoice.number !== 'A-1') invoice.changed = new Date(now).toISOString(); });
		// n8n ends before the run of the first look is written.
		expect(await node.poll('beforeRun')).toEqual([]);
		touch();
		node.restart();
		expect(numbers(await node.poll())).toEqual(['A-1']);
		later(60 * 24 * 10);
		touch();
		add('A-2');
		expect([numbers(await node.poll()), await node.poll()]).toEqual([['A-2'], []]);
	});

	test('nothing changed for long before the start', async () => {
		change(({ purchaseInvoices }) => { for (const invoice of purchaseInvoices) invoice.changed = '2024-01-15T10:00:00Z'; });
		const node = trigger('purchaseInvoiceArrived');
		await node.publish();
		later(5);
		change(({ purchaseInvoices }) => void Object.assign(purchaseInvoices[0] as object, { changed: new Date(now).toISOString() }));
		expect(await node.poll()).toEqual([]);
		add('A-1');
		expect(numbers(await node.poll())).toEqual(['A-1']);
	});
});

describe('customer changed', () => {
	beforeEach(() => start());

	test('only real changes, with the full record; a save without a change is none', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		changeCustomer('10001', { street: 'Uusi katu 1' });
		const first = await node.poll();
		expect(first).toMatchObject([{ internalIdentifier: '10001', streetAddress: 'Uusi katu 1' }]);
		later(10);
		changeCustomer('10001', {});
		expect(await node.poll()).toEqual([]);
		later(10);
		changeCustomer('10001', { street: 'Satamakatu 4' });
		later(1);
		changeCustomer('10002', { city: 'Turku' });
		expect([codes(await node.poll()), await node.poll()]).toEqual([['10001', '10002'], []]);
	});

	test('many at one moment', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		change((company) => {
			const template = company.customers[0] as NetvisorState['customers'][number];
			for (let index = 0; index < 450; index++) company.customers.push({ ...structuredClone(template), key: 800_000 + index, code: `8${1000 + index}`, changed: new Date(now).toISOString() });
		});
		const items = await node.poll();
		expect([items.length, new Set(codes(items)).size, await node.poll()]).toEqual([450, 450, []]);
		expect(sandbox.journal.filter(({ url }) => /getcustomer\.nv/i.test(url)).length).toBe(3 * 2);
	});

	test('an identity code never travels', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		changeCustomer('10001', { businessId: '131052-308T', privateCustomer: true });
		const [item] = await node.poll();
		expect(item).toMatchObject({ internalIdentifier: '10001', externalIdentifier: '[identity code removed]' });
		expect(JSON.stringify([item, node.state])).not.toContain('131052');
	});

	test('from a date', async () => {
		changeCustomer('10001', {}, Date.parse('2026-10-20T12:00:00Z'));
		changeCustomer('10002', {}, Date.parse('2026-10-21T12:00:00Z'));
		change(({ customers }) => { for (const customer of customers) if (!['10001', '10002'].includes(customer.code)) customer.changed = '2026-01-01T00:00:00Z'; });
		const node = trigger('customerChanged', { options: { startFrom: '2026-10-21T00:00:00' } });
		expect([codes(await node.publish()), await node.poll()]).toEqual([['10002'], []]);
	});

	test('an overlap that could lose changes is refused', async () => {
		await expect(trigger('customerChanged', { options: { overlapMinutes: 1 } }).publish()).rejects.toThrow(/overlapMinutes/);
		await expect(trigger('customerChanged', { options: { startFrom: 'yesterday' } }).publish()).rejects.toThrow(/yesterday/);
		await expect(trigger('somethingElse').publish()).rejects.toThrow(/no event "somethingElse"/);
	});
});
