/** "Project Fee: Create" and "Get Many" through the node and against the sandbox: each purchase line once, whatever happens. */
import { purchaseInvoice as document } from '../../nodes/SeveraNetvisorMapper/documents/purchaseInvoice';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { readSettings } from '../../src/domain/setting';
import type { NetvisorPurchaseInvoice } from '../../src/netvisor/purchaseInvoiceRecord';
import type { SeveraState } from '../../sandbox';
import { codedTo, purchaseInvoice, purchaseLine } from '../support/purchaseInvoices';
import { settleTwins } from '../../nodes/Severa/projectFee/createFee';
import { FeeRegister } from '../../nodes/Severa/projectFee/feeRegister';
import { createSeveraClient } from '../../src/severa/SeveraClient';
import { QUIET_MS } from '../../src/severa/unclearWrites';
import { axiosSend } from '../../src/transport/axiosSend';
import { freeGate } from '../severa/severaServer';
import { laterBy } from '../support/laterClock';
import { useQuickClock } from './quickClock';
import { startSeveraNode, type SeveraNode } from './severaNode';

let node: SeveraNode;
beforeEach(async () => {
	useQuickClock();
	node = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z') });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await node.close();
});

const state = () => node.sandbox.state() as SeveraState;
type Fee = SeveraState['projectFees'][number] & { guid: string; invoiceRowComment?: string | null };
const ours = () => (state().projectFees as Fee[]).filter(({ invoiceRowComment }) => invoiceRowComment?.startsWith('netvisor:'));
const change = (alter: (of: SeveraState) => void) => {
	const copy = structuredClone(state());
	alter(copy);
	node.sandbox.seed(copy);
};

const lines = [purchaseLine({ netvisorKey: '1', dimensions: codedTo('2001') }), purchaseLine({ netvisorKey: '2', dimensions: codedTo('2002'), productCode: '' }), purchaseLine({ netvisorKey: '3', dimensions: codedTo('2001'), lineNetSum: '-10' })];
const october = (changed: Partial<NetvisorPurchaseInvoice> = {}) => purchaseInvoice({ purchaseInvoiceDate: '2026-10-20', lines, ...changed });
function ready(invoices: NetvisorPurchaseInvoice[] = [october()], settings: object = {}): object[] {
	const { projects, products } = state() as unknown as { projects: Array<Record<string, unknown>>; products: Array<Record<string, unknown>> };
	const registers = { projectRegister: projects.map(({ guid, number, name, isClosed }) => ({ guid, number, name, isClosed })), productRegister: products.map(({ guid, code, vatRate, isActive }) => ({ guid, code, vatRate, isActive })) };
	const { ready: items, held } = mapRecords(document, 'netvisorToSevera', readSettings(document.settings, { projectHeading: 'Projekti', ...registers, ...settings }), JSON.parse(JSON.stringify(invoices)) as object[], '2026-10-30');
	expect(held).toEqual([]);
	return items.map(({ json }) => json);
}
const create = (items: object[] = ready(), given: object = {}) => node.run('projectFee', 'create', { createDeleted: false, dryRun: false, ...given }, { items });
const outcomes = async (items?: object[], given?: object) => (await create(items, given)).json.map(({ outcome }) => outcome);
const quietTimePasses = () => laterBy(QUIET_MS);
const POST = 'POST /v1/projectfees';

describe('create', () => {
	it('a plan writes nothing; then each line is there once, as mapped; the second time nothing is written', async () => {
		expect(await outcomes(ready(), { dryRun: true })).toEqual(['wouldCreate', 'wouldCreate', 'wouldCreate']);
		expect(node.writes()).toEqual([]);
		const { json } = await create();
		expect(json.map(({ outcome, transferKey }) => [outcome, transferKey])).toEqual([1, 2, 3].map((line) => ['created', `netvisor:purchase:5501:line:${line}`]));
		expect(ours().map(({ guid }) => guid)).toEqual(json.map(({ guid }) => guid));
		expect(ours()).toMatchObject([
			{ name: 'Toimittaja Oy: Alihankintatyö', description: 'Netvisor A-77: Syyskuu, 20 h', eventDate: '2026-10-20', quantity: 1, unitCost: { amount: 200, currencyCode: 'EUR' }, isBillable: false, billingSchedule: 'Immediately' },
			{ productType: 'Subcontracting', unitCost: { amount: 200 } },
			{ quantity: -1, unitCost: { amount: 10 } },
		]);
		expect(node.writes()).toEqual([POST, POST, POST]);
		expect(await outcomes()).toEqual(['alreadyThere', 'alreadyThere', 'alreadyThere']);
		expect([node.writes(), ours().length]).toEqual([[], 3]);
	});

	it('an invoice that was sent by line is not sent as a whole as well', async () => {
		await create();
		node.writes();
		const { json } = await create(ready([october()], { purchaseMode: 'invoice' }));
		expect(json.map(({ outcome, reasons }) => [outcome, (reasons as Array<{ code: string }>)[0]?.code])).toEqual([['held', 'FEE_OF_OTHER_LINES'], ['held', 'FEE_OF_OTHER_LINES']]);
		expect(node.writes()).toEqual([]);
	});

	it('a line that was coded to another project meanwhile is not sent again', async () => {
		await create();
		node.writes();
		const [first, ...others] = lines as [typeof lines[number], ...typeof lines];
		const { json } = await create(ready([october({ lines: [{ ...first, dimensions: codedTo('2003') }, ...others] })]));
		expect(json[0]).toMatchObject({ outcome: 'alreadyThere', notes: [{ code: 'PURCHASE_SUM_DIFFERS' }, { code: 'FEE_DIFFERS' }] });
		expect(node.writes()).toEqual([]);
	});

	it('an old fee is found in its project, however long ago it was made', async () => {
		await create();
		change(({ projectFees }) => projectFees.forEach((fee) => Object.assign(fee, { createdDateTime: '2020-01-01T00:00:00+02:00', lastUpdatedDateTime: null })));
		node.writes();
		expect([await outcomes(), node.writes()]).toEqual([['alreadyThere', 'alreadyThere', 'alreadyThere'], []]);
	});

	it('what somebody deleted stays deleted until it is asked for', async () => {
		await create();
		const [first] = ours();
		await fetch(`${node.sandbox.url}/v1/projectfees/${first?.guid}`, { method: 'DELETE', headers: { authorization: `Bearer ${await token()}` } });
		node.writes();
		expect(await outcomes()).toEqual(['held', 'alreadyThere', 'alreadyThere']);
		expect(node.writes()).toEqual([]);
		expect(await outcomes(ready(), { createDeleted: true })).toEqual(['created', 'alreadyThere', 'alreadyThere']);
	});

	it('a fee whose key somebody wiped out is looked at, not doubled', async () => {
		await create();
		change(({ projectFees }) => (projectFees as Fee[]).forEach((fee) => { if (fee.invoiceRowComment?.endsWith(':1')) fee.invoiceRowComment = null; }));
		expect((await create()).json.map(({ outcome, reasons }) => [outcome, (reasons as Array<{ code: string }> | undefined)?.[0]?.code])).toEqual([['held', 'FEE_WITHOUT_KEY'], ['alreadyThere', undefined], ['alreadyThere', undefined]]);
	});

	it('items that are no fee are reported and do not stop the others', async () => {
		const { json } = await create([{ outcome: 'held', document: {} }, { document: { project: {} } }, ...ready()]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'created', 'created', 'created']);
		expect(json[1]?.message).toMatch(/no project fee for Severa: project\.guid/);
	});
});

const token = async () => {
	const reply = await fetch(`${node.sandbox.url}/v1/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ client_id: node.sandbox.clientId, client_secret: node.sandbox.clientSecret }) });
	return ((await reply.json()) as { access_token: string }).access_token;
};

describe('trouble', () => {
	const fault = (kind: string, more: object = {}) => node.sandbox.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/projectfees' }, kind, times: 1, ...more }]);

	it('a reply lost after storing: looked up and reported as created', async () => {
		fault('resetAfter');
		expect(await outcomes()).toEqual(['created', 'created', 'created']);
		expect(ours()).toHaveLength(3);
		expect(await outcomes()).toEqual(['alreadyThere', 'alreadyThere', 'alreadyThere']);
	});

	it.each(['resetBefore', 'http500', 'empty', 'malformed'])('%s: never twice, and all there after the next run', async (kind) => {
		fault(kind);
		await create();
		// Severa may still store the first one: what is not there yet is not created before a quiet time has passed.
		const soon = (await create()).json.filter(({ outcome }) => outcome !== 'alreadyThere');
		for (const row of soon) expect(row).toMatchObject({ outcome: 'held', reasons: [{ code: 'FEE_NOT_SETTLED' }] });
		expect(soon).toHaveLength(3 - ours().length);
		quietTimePasses();
		await create();
		expect(ours().map(({ invoiceRowComment }) => invoiceRowComment).sort()).toEqual([1, 2, 3].map((line) => `netvisor:purchase:5501:line:${line}`));
	});

	it('a fee that Severa stores only after the next run has looked is there once', async () => {
		const items = ready().slice(0, 1);
		fault('resetBefore');
		expect(await outcomes(items)).toEqual(['failed']);
		expect(await outcomes(items, { dryRun: true })).toEqual(['held']);
		expect(await outcomes(items)).toEqual(['held']);
		const late = items.map((item) => (item as { document: Partial<Fee> }).document);
		change((of) => of.projectFees.push({ ...structuredClone(of.projectFees[0]!), ...late[0], guid: '5b2a6d3e-7b4c-4f5d-9d0e-1a2b3c4d5e6f', createdDateTime: '2026-10-30T10:00:00+02:00' } as Fee));
		quietTimePasses();
		expect(await outcomes(items)).toEqual(['alreadyThere']);
		expect(ours()).toHaveLength(1);
	});

	it('one that Severa refuses fails alone', async () => {
		fault('http400');
		expect(await outcomes()).toEqual(['failed', 'created', 'created']);
		expect(await outcomes()).toEqual(['created', 'alreadyThere', 'alreadyThere']);
	});

	it('a service that goes away stops the rest', async () => {
		const items = ready();
		await create(items.slice(0, 1));
		fault('http503', { times: 99 });
		await create(items).then(({ json }) => expect(json.map(({ outcome }) => outcome)).not.toContain('created'), (error: Error) => expect(error.message).toMatch(/Severa/));
		node.sandbox.faults.clear();
		quietTimePasses();
		expect(await outcomes(items)).toEqual(['alreadyThere', 'created', 'created']);
	});

	it('two runs at once in one process: one creates, the other finds', async () => {
		const items = ready();
		const both = await Promise.all([create(items), create(items)]);
		expect(both.map(({ json }) => json.map(({ outcome }) => outcome))).toEqual([['created', 'created', 'created'], ['alreadyThere', 'alreadyThere', 'alreadyThere']]);
		expect(ours()).toHaveLength(3);
	});

	it.each([['a second before', '2026-10-30T09:59:59+02:00', 'alreadyThere', 1], ['in the same second', '2026-10-30T10:00:00+02:00', 'failed', 1], ['a second later: that run takes its own back', '2026-10-30T10:00:01+02:00', undefined, 2]])('another process created the same fee %s', async (_, createdDateTime, outcome, left) => {
		const [item] = ready() as [{ document: { project: { guid: string }; invoiceRowComment: string } }];
		const [row] = (await create([item])).json;
		change(({ projectFees }) => void projectFees.push({ ...structuredClone(ours()[0]), guid: '11111111-2222-3333-4444-555555555555', createdDateTime } as never));
		const { document: { invoiceRowComment: key, project } } = item;
		const client = createSeveraClient({ baseUrl: node.sandbox.url, clientId: node.sandbox.clientId, clientSecret: node.sandbox.clientSecret, send: axiosSend, gate: freeGate() });
		const instead = await settleTwins(client, await FeeRegister.read(client, [], '2026-10-30', false), [{ guid: String(row?.guid), key, projectGuid: project.guid }]);
		expect([instead.get(key)?.outcome, ours().length]).toEqual([outcome, left]);
		if (left === 1) expect(ours()[0]?.guid).toBe('11111111-2222-3333-4444-555555555555');
	});

	it('without the right to delete, both stay and the row says so', async () => {
		const { journal } = node.sandbox;
		const push = journal.push.bind(journal);
		journal.push = (...entries) => {
			const length = push(...entries);
			// The other process has written just before ours.
			if (entries.some(({ method, url }) => method === 'POST' && url.endsWith('/projectfees'))) change(({ projectFees }) => void projectFees.push({ ...structuredClone(ours()[0]), guid: '11111111-2222-3333-4444-555555555555', createdDateTime: '2026-10-30T09:59:59+02:00' } as never));
			return length;
		};
		node.sandbox.faults.add([{ match: { method: 'DELETE' }, kind: 'http403', times: 9 }]);
		const { json } = await create(ready().slice(0, 1));
		journal.push = push;
		expect([json.map(({ outcome }) => outcome), ours().length]).toEqual([['created'], 2]);
		expect(json[0]?.message).toMatch(/could not be seen: .*fees:delete.* Look whether the project has it twice/);
		expect((await create(ready().slice(0, 1))).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'FEE_TWICE' }] }]);
	});
});

describe('get many', () => {
	it('all, those of a project, those that changed; not both at once', async () => {
		const count = async (filters: object) => (await node.run('projectFee', 'getAll', { returnAll: true, limit: 50, filters })).json.length;
		const all = state().projectFees.length;
		expect(await count({})).toBe(all);
		expect(await count({ changedSince: '2030-01-01T00:00:00Z' })).toBe(0);
		const [first] = ready() as [{ document: { project: { guid: string } } }];
		expect(await count({ projectGuid: first.document.project.guid })).toBeLessThan(all);
		await expect(count({ projectGuid: 'x', changedSince: '2026-01-01' })).rejects.toThrow(/Changed Since/);
	});
});
