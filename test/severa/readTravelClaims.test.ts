/** Travel claims of the Severa client and node, against the sandbox (Severa API 15.1, 15.2, 15.7; rulebook T-2, T-3, T-10). */
import type { RunningSevera, SeveraStartOptions } from '../../sandbox/severa';
import { startSeveraNode, type SeveraNode } from '../nodes/severaNode';
import { useQuickClock } from '../nodes/quickClock';
import type { NodeRun } from '../support/executeNode';
import { listReceipts } from '../../src/severa/readReceipts';
import { expense } from '../support/travelClaim';
import { startSeveraServer } from './severaServer';

let node: SeveraNode;
beforeEach(() => useQuickClock());
afterEach(async () => {
	jest.restoreAllMocks();
	await node.close();
});
const start = async (options: SeveraStartOptions = {}) => void (node = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z'), ...options }));

interface Bundle {
	claim: { guid: string; number: number };
	status: { name: string };
	traveller: { code: string; businessUnit: { code: string } };
	expenses: Array<{ guid: string; attachmentCount: number }>;
	expenseTypes: Array<{ code: string }>;
	projects: Array<{ number: number }>;
	receipts: Array<{ name: string; binary?: string; fetchedSize?: number; travelExpenseGuid: string }>;
	receiptsListed: boolean;
	statusNames: string[];
}
const defaults = { approvedOnly: true, excludedStatuses: 'Vedos, Hylätty, Siirretty Netvisoriin', limit: 30, claimNumbers: '', receipts: 'download', options: {} };
const get = (parameters: object = {}) => node.run('travelReimbursement', 'getReadyForTransfer', { ...defaults, ...parameters });
const bundles = async (parameters: object = {}) => (await get(parameters)).json as unknown as Bundle[];
const numbers = async (parameters: object = {}) => (await bundles(parameters)).map(({ claim }) => claim.number);
const calls = (sandbox: RunningSevera, part: string) => sandbox.journal.filter(({ url }) => url.includes(part)).length;

interface State {
	travelReimbursements: Array<{ guid: string; number: number | null; travelReimbursementStatus: { guid: string } }>;
	travelExpenseFiles: Array<{ name: string; size: number; travelExpenseGuid: string }>;
	travelReimbursementStatuses: Array<{ guid: string; name: string; isActive: boolean }>;
}
const state = () => structuredClone(node.sandbox.state()) as unknown as State;
function change(edit: (state: State) => void): void {
	const changed = state();
	edit(changed);
	node.sandbox.seed(changed as unknown as object);
}
const statusOf = (number: number) => {
	const { travelReimbursements, travelReimbursementStatuses } = state();
	const claim = travelReimbursements.find((one) => one.number === number);
	return travelReimbursementStatuses.find(({ guid }) => guid === claim?.travelReimbursementStatus.guid)?.name;
};

test('T-2, T-3: approved claims with a number; without the choice also those that wait', async () => {
	await start();
	expect(await numbers()).toEqual([301, 302, 303, 304, 305, 306, 310, 311, 312, 313, 314]);
	expect(await numbers({ approvedOnly: false })).toEqual([301, 302, 303, 304, 305, 306, 308, 310, 311, 312, 313, 314]);
	expect(await numbers({ excludedStatuses: 'hyväksytty , Siirretty  Netvisoriin' })).toEqual([]);
	expect(await numbers({ limit: 2 })).toEqual([301, 302]);
});

test('numbers narrow it, and those that may not be sent are named in the log', async () => {
	await start();
	const { json, log } = await get({ claimNumbers: '304, 309, 302' });
	expect((json as unknown as Bundle[]).map(({ claim }) => claim.number)).toEqual([302, 304]);
	expect(log.join()).toContain('not ready: 309');
});

test.each<SeveraStartOptions>([{}, { maxRows100: true }, { pageTokens: 'lastRow' }])('a claim comes complete, whatever the paging: %j', async (options) => {
	await start(options);
	const [claim] = await bundles({ claimNumbers: '302' });
	expect(claim).toMatchObject({ status: { name: 'Hyväksytty', isApproved: true }, traveller: { code: '102', businessUnit: { code: '10' } }, statusNames: expect.arrayContaining(['Siirretty Netvisoriin']) as unknown, receiptsListed: true });
	expect([claim?.expenses.length, claim?.expenseTypes.map(({ code }) => code).sort(), claim?.projects.map(({ number }) => number)]).toEqual([3, ['601', '620', '621'], [2001]]);
	expect(claim?.receipts.map(({ name, binary, fetchedSize }) => [name, binary, (fetchedSize ?? 0) > 0])).toEqual([['junaliput.pdf', 'receipt1', true], ['hotelli-1410.pdf', 'receipt2', true]]);
});

test('T-10: the bytes are binary data under the names in the item, the JSON has none', async () => {
	await start();
	const { outputs } = await get({ claimNumbers: '302' });
	const [item] = outputs[0] ?? [];
	expect(Object.keys(item?.binary ?? {})).toEqual(['receipt1', 'receipt2']);
	expect(Buffer.from(item?.binary?.receipt1?.data ?? '', 'base64').toString('latin1')).toContain('%PDF');
	expect(JSON.stringify(item?.json)).not.toContain('JVBERi');
});

test('few calls: one list of receipts for a traveller, no bytes for a plan, nothing at all when receipts are left out', async () => {
	await start();
	await get({ receipts: 'list' });
	expect([calls(node.sandbox, '/travelexpensesfiles'), calls(node.sandbox, '/filedata'), calls(node.sandbox, '/users?'), calls(node.sandbox, '/travelexpensetypes')]).toEqual([4, 0, 1, 1]);
	node.sandbox.journal.length = 0;
	const none = await bundles({ receipts: 'none' });
	expect([calls(node.sandbox, 'files'), none.every(({ receiptsListed, receipts }) => !receiptsListed && receipts.length === 0)]).toEqual([0, true]);
});

test('T-4, T-5, T-10: nothing is downloaded for a claim that cannot be sent', async () => {
	await start();
	change(({ travelExpenseFiles }) => {
		for (const file of travelExpenseFiles) if (file.name === 'hotelli-1410.pdf') file.size = 4_000_001;
		for (const file of travelExpenseFiles) if (file.name === 'taxi.pdf') file.name = `${'t'.repeat(97)}.pdf`;
	});
	const claims = await bundles({ claimNumbers: '302, 304, 305, 310' });
	expect(claims.map(({ claim, receipts }) => [claim.number, receipts.length, receipts.filter(({ binary }) => binary).length])).toEqual([[302, 2, 0], [304, 2, 0], [305, 3, 3], [310, 1, 0]]);
	const shortened = await bundles({ claimNumbers: '302, 304', options: { longFileNames: 'shorten', attachmentLimitBytes: 5_000_000 } });
	expect(shortened.map(({ receipts }) => receipts.filter(({ binary }) => binary).length)).toEqual([2, 2]);
});

test('an expense whose count the traveller\'s list does not reach is asked for itself; one without receipts never', async () => {
	await start();
	const server = await startSeveraServer();
	const file = (guid: string, travelExpenseGuid: string) => ({ guid, name: `${guid}.pdf`, fileGuid: `file-${guid}`, travelExpenseGuid, contentType: 'application/pdf', size: 10, isInternal: false });
	server.api(({ path }) => ({ body: path.includes('/users/') ? [file('a', 'e-1'), file('x', 'another expense')] : [file('b', 'e-2'), file('c', 'e-2')] }));
	const lists = await listReceipts(server.client(), [expense('t-620', { guid: 'e-1', attachmentCount: 1 }), expense('t-620', { guid: 'e-2', attachmentCount: 2 }), expense('t-620', { guid: 'e-3' })]);
	expect([...lists].map(([guid, files]) => [guid, files.map(({ name }) => name)])).toEqual([['e-1', ['a.pdf']], ['e-2', ['b.pdf', 'c.pdf']]]);
	expect(server.calls().map(({ path }) => path.replace(/^.*\/v1/, ''))).toEqual(['/users/52feee5b-a855-66d3-402e-7514569f6b0f/travelexpensesfiles', '/projecttravelexpenses/e-2/files']);
	await server.close();
});

test('incoming items that ask for the same are served once', async () => {
	await start();
	const { json } = await node.run('travelReimbursement', 'getReadyForTransfer', { ...defaults, receipts: 'none' }, { items: [{}, {}] });
	expect(json).toHaveLength(11);
});

describe('Set Status', () => {
	const guidOf = (number: number) => state().travelReimbursements.find((one) => one.number === number)?.guid;
	const set = (number: number, more: object = {}, run: Partial<NodeRun> = {}) => node.run('travelReimbursement', 'setStatus', { travelReimbursementGuid: guidOf(number), status: 'siirretty netvisoriin', onlyFromStatus: '', dryRun: false, ...more }, run);

	test('T-11: moves the claim; again leaves it alone; a dry run only tells', async () => {
		await start();
		expect((await set(301, { dryRun: true })).json).toMatchObject([{ outcome: 'wouldUpdate', number: '301', status: 'Hyväksytty' }]);
		expect(node.writes()).toEqual([]);
		expect((await set(301)).json).toMatchObject([{ outcome: 'updated', status: 'Siirretty Netvisoriin', transferKey: `severa:travelReimbursement:${guidOf(301)}` }]);
		expect((await set(301)).json).toMatchObject([{ outcome: 'unchanged' }]);
		expect([node.writes(), statusOf(301)]).toEqual([['PATCH /v1/travelreimbursements/{}'], 'Siirretty Netvisoriin']);
	});

	test.each(['resetBefore', 'resetAfter', 'truncated', 'http500'])('%s: a lost reply is settled by reading, and a second call ends it', async (kind) => {
		await start();
		node.sandbox.faults.add([{ match: { method: 'PATCH' }, kind }]);
		const { json } = await set(301);
		expect(['updated', 'failed']).toContain(json[0]?.outcome);
		await set(301);
		expect(statusOf(301)).toBe('Siirretty Netvisoriin');
	});

	test.each([
		['before any was moved', [304, 303, 301], [undefined, undefined, undefined]],
		['after the first', [301, 304, 303], ['updated', 'notSent', 'notSent']],
	])('a Severa that is gone %s is met once: the other claims are not tried', async (_when, numbers, outcomes) => {
		await start();
		for (const number of [304, 303]) node.sandbox.faults.add([{ match: { path: `/rest-api/v1/travelreimbursements/${guidOf(number)}` }, kind: 'http503', times: 99 }]);
		const { json } = await set(0, { travelReimbursementGuid: (index: number) => guidOf(numbers[index] as number) }, { items: numbers.map((number) => ({ source: { number } })), continueOnFail: true });
		expect(json.map(({ outcome, source }) => [outcome, Number((source as { number: string }).number)])).toEqual(numbers.map((number, index) => [outcomes[index], number]));
		expect(node.sandbox.journal.some(({ url }) => url.includes(String(guidOf(304))))).toBe(true);
		expect(node.sandbox.journal.filter(({ url }) => numbers.slice(1).some((number) => number !== 304 && url.endsWith(String(guidOf(number)))))).toEqual([]);
	});

	test('a missing claim fails alone', async () => {
		await start();
		const { json } = await set(0, { travelReimbursementGuid: (index: number) => (index === 0 ? '11111111-1111-1111-1111-111111111111' : guidOf(301)) }, { items: [{}, {}] });
		expect(json.map(({ outcome }) => outcome)).toEqual(['failed', 'updated']);
	});

	test('only from a status: a claim that was moved meanwhile is held', async () => {
		await start();
		expect((await set(307, { onlyFromStatus: 'Hyväksytty' })).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'TRAVEL_CHANGED' }] }]);
		expect(node.writes()).toEqual([]);
	});

	test('a status that Severa does not have, or retired, is refused by name', async () => {
		await start();
		await expect(set(301, { status: 'Maksettu' })).rejects.toThrow('AFTER_STATUS_MISSING');
		change(({ travelReimbursementStatuses }) => { for (const status of travelReimbursementStatuses) if (status.name === 'Siirretty Netvisoriin') status.isActive = false; });
		await expect(set(301)).rejects.toThrow();
		expect(node.writes()).toEqual([]);
	});
});

test('Get and Get Many', async () => {
	await start();
	const { json } = await node.run('travelReimbursement', 'getAll', { returnAll: true, limit: 50, filters: { status: 'Hylätty' } });
	expect(json).toMatchObject([{ number: 307 }]);
	const one = await node.run('travelReimbursement', 'get', { travelReimbursementGuid: (json[0] as { guid: string }).guid });
	expect(one.json).toMatchObject([{ number: 307, title: 'Hylätty matka' }]);
	const limited = await node.run('travelReimbursement', 'getAll', { returnAll: false, limit: 3, filters: {} });
	expect(limited.json).toHaveLength(3);
});
