/** The Severa Trigger against the sandbox: what starts a flow, once, whatever happens in between. */
import type { IDataObject } from 'n8n-workflow';
import { SeveraTrigger } from '../../nodes/SeveraTrigger/SeveraTrigger.node';
import type { SeveraState } from '../../sandbox';
import { startSevera, type RunningSevera } from '../../sandbox/severa';
import { gather } from '../../src/severa/paging';
import { createSeveraClient, type SeveraClient } from '../../src/severa/SeveraClient';
import { axiosSend } from '../../src/transport/axiosSend';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { READY, SENT } from '../severa/invoiceModel';
import { PolledNode } from '../support/pollNode';

const MINUTE = 60_000;
let now: number;
let sandbox: RunningSevera;
let severa: SeveraClient;
let credentials: Record<string, IDataObject>;

const trigger = (event: string, parameters: Record<string, unknown> = {}) => new PolledNode(new SeveraTrigger(), credentials, { event, ...parameters });
const later = (minutes: number) => (now += minutes * MINUTE);
const state = () => sandbox.state() as SeveraState;
const addCustomer = (number: number) => severa.customers.create({ name: `Asiakas ${number}`, number });
const rename = async (number: number, name: string) => {
	const [found] = await gather(severa.customers.list({ numbers: [String(number)] }));
	return await severa.customers.update(found as NonNullable<typeof found>, { name });
};
const names = (items: IDataObject[]) => items.map(({ name }) => name);
const numbers = (items: IDataObject[]) => items.map(({ number }) => number);

beforeEach(async () => {
	now = Date.parse('2026-10-30T07:00:00Z');
	// Every look at the clock finds it a little later, so that the pace of the calls makes no test wait.
	jest.spyOn(Date, 'now').mockImplementation(() => (now += 200));
	sandbox = await startSevera({ rateLimit: false, clock: () => new Date(now) });
	const { url: baseUrl, clientId, clientSecret } = sandbox;
	credentials = { severaApi: { environment: 'custom', baseUrl, clientId, clientSecret, scope: '' } };
	severa = createSeveraClient({ baseUrl, clientId, clientSecret, send: axiosSend, retryPolicy: fourTriesAtOnce });
});
afterEach(async () => {
	await sandbox.close();
	jest.restoreAllMocks();
});

describe('customer changed: found by looking (L-6)', () => {
	test('publishing tells nothing that is there; then each new or changed one once', async () => {
		await addCustomer(20001);
		const node = trigger('customerChanged');
		expect(await node.publish()).toEqual([]);
		later(1);
		expect(await node.poll()).toEqual([]);
		await addCustomer(20002);
		await rename(20001, 'Uusi nimi');
		later(1);
		expect(names(await node.poll())).toEqual(['Asiakas 20002', 'Uusi nimi']);
		later(1);
		expect([await node.poll(), node.runs.length]).toEqual([[], 1]);
	});

	test('two changes within one second, with a look between them', async () => {
		const node = trigger('customerChanged');
		await addCustomer(20001);
		await node.publish();
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		now = Math.ceil(now / 1000) * 1000 + 5000;
		await rename(20001, 'Ensin');
		const first = await node.poll();
		await rename(20001, 'Sitten');
		later(1);
		const second = await node.poll();
		expect([names(first), names(second)]).toEqual([['Ensin'], ['Sitten']]);
		expect(second[0]?.lastUpdatedDateTime).toBe(first[0]?.lastUpdatedDateTime);
	});

	test('a change that becomes visible after a later one was told', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		const before = structuredClone(state());
		await addCustomer(20001);
		const late = { ...state().customers.find(({ number }) => number === 20001), guid: '0a1b2c3d-0000-7000-8000-000000020001' };
		sandbox.seed(before);
		later(2);
		await addCustomer(20002);
		expect(names(await node.poll())).toEqual(['Asiakas 20002']);
		sandbox.seed({ ...state(), customers: [...state().customers, late] } as object);
		later(5);
		expect([names(await node.poll()), await node.poll()]).toEqual([['Asiakas 20001'], []]);
	});

	test('what changes while n8n is down is told after the restart, what was told is not', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		await node.poll();
		for (let quiet = 0; quiet < 3; quiet++) {
			later(30);
			await node.poll();
		}
		await addCustomer(20002);
		later(3000);
		node.restart();
		expect([names(await node.poll()), await node.poll()]).toEqual([['Asiakas 20002'], []]);
	});

	test('a restart right after publishing does not begin again', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		node.restart();
		await addCustomer(20001);
		later(600);
		expect(names(await node.poll())).toEqual(['Asiakas 20001']);
	});

	test.each(['beforeRun', 'beforeSaving'] as const)('n8n ends with its two writes half done, %s: told once all the same', async (ends) => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		const atTheEnd = await node.poll(ends);
		node.restart();
		later(600);
		await addCustomer(20002);
		const afterwards = await node.poll();
		expect(names([...atTheEnd, ...afterwards])).toEqual(['Asiakas 20001', 'Asiakas 20002']);
		node.restart();
		expect([await node.poll(), await node.poll()]).toEqual([[], []]);
	});

	test('the run gives what the trigger found and no more', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		expect(Object.keys((await node.poll())[0] ?? {})).not.toContain('eventKey');
	});

	test('a person repeats a run that was killed: it gives its events', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		const found = await node.look();
		await node.run(found);
		expect([await node.run(found), names(await node.run(found, 'retry'))]).toEqual([[], ['Asiakas 20001']]);
	});

	test('two runs with the same events, at once as after a start: only one gives them', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		const found = await node.look();
		const both = await Promise.all([node.run(found), node.run(found)]);
		expect(both.map(names)).toEqual([['Asiakas 20001'], []]);
	});

	test('n8n cannot read its list: the run fails and says so, and its repetition gives the events', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		const found = await node.look();
		node.tableFails = true;
		await expect(node.run(found)).rejects.toThrow('database is locked');
		node.tableFails = false;
		expect(names(await node.run(found))).toEqual(['Asiakas 20001']);
	});

	test('events found by a version without keys are given as they are', async () => {
		const node = trigger('customerChanged');
		expect(await node.run([{ json: { name: 'Vanha' } }])).toEqual([{ name: 'Vanha' }]);
	});

	test('Severa does not answer: a clear error, nothing moved, told at the next look', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		const before = node.state;
		sandbox.faults.add([{ match: { path: '/rest-api/v1/customers' }, kind: 'http400' }]);
		await expect(node.poll()).rejects.toThrow(/Severa/);
		expect(node.state).toEqual(before);
		expect(names(await node.poll())).toEqual(['Asiakas 20001']);
	});

	test('credentials that are refused point at the credential', async () => {
		credentials.severaApi = { ...credentials.severaApi, clientSecret: 'wrong-secret' };
		await expect(trigger('customerChanged').publish()).rejects.toMatchObject({ description: expect.stringContaining('credential') as string });
	});

	test('a look that is still under way is not joined by another', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20001);
		const both = await Promise.all([node.poll(), node.poll()]);
		expect(both.map(names)).toEqual([['Asiakas 20001'], []]);
		expect(node.log).toContainEqual(expect.stringContaining('has not ended'));
	});

	test('from a date: also what changed since', async () => {
		await addCustomer(20001);
		later(100);
		await addCustomer(20002);
		const node = trigger('customerChanged', { options: { startFrom: '2026-10-30T10:00:00' } });
		expect([names(await node.publish()), await node.poll()]).toEqual([['Asiakas 20002'], []]);
		node.parameters = { event: 'customerChanged', options: { startFrom: '2026-10-30T08:30:00' } };
		expect(names(await node.poll())).toEqual(['Asiakas 20001', 'Asiakas 20002']);
		node.parameters = { event: 'customerChanged' };
		expect(await node.poll()).toEqual([]);
	});

	test('a test in the editor gives a few of the newest and moves nothing', async () => {
		const node = trigger('customerChanged');
		for (const number of [20001, 20002, 20003, 20004]) {
			await addCustomer(number);
			later(1);
		}
		await node.publish();
		const before = node.state;
		expect(names(await node.test())).toEqual(['Asiakas 20004', 'Asiakas 20003', 'Asiakas 20002']);
		expect([node.state, await node.poll()]).toEqual([before, []]);
	});

	test('the state is small, and holds nothing of the records', async () => {
		const node = trigger('customerChanged');
		await node.publish();
		for (let number = 20001; number < 20011; number++) await addCustomer(number);
		await node.poll();
		const text = JSON.stringify(node.state);
		expect(text.length).toBeLessThan(1200);
		expect(text).not.toContain('Asiakas');
	});

	test('another company begins anew', async () => {
		await addCustomer(20001);
		const node = trigger('customerChanged');
		await node.publish();
		await addCustomer(20002);
		credentials.severaApi = { ...credentials.severaApi, baseUrl: `${sandbox.url}/v1`, clientId: sandbox.clientId };
		expect(await node.poll()).toEqual([]);
		await addCustomer(20003);
		expect(names(await node.poll())).toEqual(['Asiakas 20003']);
	});
});

describe('invoice ready', () => {
	const statusGuid = (name: string) => state().invoiceStatuses.find((status) => status.name === name)?.guid as string;
	const invoiceGuid = (number: number) => state().invoices.find((invoice) => invoice.number === number)?.guid as string;
	const setStatus = async (number: number, name: string): Promise<unknown> => await severa.invoices.setStatus(invoiceGuid(number), statusGuid(name));

	test('those that come into the status, once; again after they had left it', async () => {
		const node = trigger('invoiceReady');
		expect(await node.publish()).toEqual([]);
		await setStatus(4990, READY);
		await setStatus(4991, READY);
		later(1);
		expect([numbers(await node.poll()), await node.poll()]).toEqual([[4990, 4991], []]);
		await setStatus(4990, SENT);
		later(1);
		expect(await node.poll()).toEqual([]);
		await setStatus(4990, READY);
		later(1);
		expect(numbers(await node.poll())).toEqual([4990]);
	});

	test('out and in again between two looks is told: it may have been missed in between', async () => {
		const node = trigger('invoiceReady');
		await node.publish();
		await setStatus(4990, READY);
		later(1);
		await node.poll();
		await setStatus(4990, SENT);
		later(1);
		await setStatus(4990, READY);
		expect(numbers(await node.poll())).toEqual([4990]);
	});

	test('a status that Severa does not have stops the publishing and names those it has', async () => {
		await expect(trigger('invoiceReady', { readyStatus: 'Valmis' }).publish()).rejects.toThrow(new RegExp(`STATUS_MISSING.*"${READY}"`));
		await expect(trigger('invoiceReady', { readyStatus: ' ' }).publish()).rejects.toThrow(/readyStatus.*must name a status/);
	});

	test('a test in the editor shows ready ones', async () => {
		const items = await trigger('invoiceReady').test();
		expect(items).toHaveLength(3);
		for (const { status } of items) expect(status).toMatchObject({ name: READY });
	});
});

describe('travel claim ready', () => {
	const claims = () => state().travelReimbursements as Array<{ guid: string; number: number | null; travelReimbursementStatus: { guid: string } }>;
	const statuses = () => state().travelReimbursementStatuses as unknown as Array<{ guid: string; name: string; isApproved: boolean }>;
	const move = async (number: number, name: string): Promise<unknown> => await severa.travelReimbursements.setStatus(claims().find((claim) => claim.number === number)?.guid as string, statuses().find((status) => status.name === name)?.guid as string);
	const approved = () => statuses().find(({ isApproved, name }) => isApproved && name !== 'Siirretty Netvisoriin')?.name as string;

	test('once it is approved; not when it was sent', async () => {
		const node = trigger('travelClaimReady');
		expect(await node.publish()).toEqual([]);
		await move(301, 'Siirretty Netvisoriin');
		later(1);
		expect(await node.poll()).toEqual([]);
		await move(301, approved());
		later(1);
		expect([numbers(await node.poll()), await node.poll()]).toEqual([[301], []]);
	});

	test('others too, when approval is not asked for', async () => {
		const other = statuses().find(({ isApproved, name }) => !isApproved && !['Vedos', 'Hylätty'].includes(name))?.name as string;
		const [strict, wide] = [trigger('travelClaimReady'), new PolledNode(new SeveraTrigger(), credentials, { event: 'travelClaimReady', approvedOnly: false }, 'node-2')];
		await strict.publish();
		await wide.publish();
		await move(301, other);
		later(1);
		expect([numbers(await strict.poll()), numbers(await wide.poll())]).toEqual([[], [301]]);
	});
});

test.each<[string, () => Promise<void>, string]>([
	['productChanged', async () => void (await severa.products.create({ name: 'Uusi', code: 'UUSI', type: 'Materials' })), 'Uusi'],
	['projectChanged', async () => {
		const projects = structuredClone(state().projects);
		Object.assign(projects.find(({ number }) => number === 2001) as object, { name: 'Muutettu', lastUpdatedDateTime: '2026-10-30T09:05:00+02:00' });
		sandbox.seed({ ...state(), projects } as object);
	}, 'Muutettu'],
])('%s', async (event, change, name) => {
	const node = trigger(event);
	expect(await node.publish()).toEqual([]);
	later(10);
	await change();
	later(1);
	expect([names(await node.poll()), await node.poll()]).toEqual([[name], []]);
});
