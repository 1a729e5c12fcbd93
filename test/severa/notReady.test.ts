/** Reading in pages, and what was asked for by number and does not go: the three reads for transfers, against the sandbox. */
import { startSeveraNode, type SeveraNode } from '../nodes/severaNode';
import { useQuickClock } from '../nodes/quickClock';

let node: SeveraNode;
beforeAll(async () => void (node = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z') })));
beforeEach(() => {
	useQuickClock();
	node.sandbox.journal.length = 0;
});
afterEach(() => jest.restoreAllMocks());
afterAll(async () => await node.close());

const lists = (part: string) => node.sandbox.journal.filter(({ url }) => url.startsWith(`/rest-api/v1/${part}?`)).length;
interface Item { claim?: { guid: string; number: number }; invoice?: { guid: string; number: number }; beyondLimit?: number; notReady?: { number: string; guid: string; status: string } }

describe('travel claims', () => {
	const defaults = { approvedOnly: true, excludedStatuses: 'Vedos, Hylätty, Siirretty Netvisoriin', limit: 30, claimNumbers: '', receipts: 'none', options: {} };
	const get = async (parameters: object = {}) => (await node.run('travelReimbursement', 'getReadyForTransfer', { ...defaults, ...parameters })).json as unknown as Item[];

	test('the next page holds what the first did not, and each item tells how many are left', async () => {
		const first = await get({ limit: 4 });
		const second = await get({ limit: 4, options: { alreadyRead: first.map(({ claim }) => claim?.guid).join(', ') } });
		const last = await get({ limit: 4, options: { alreadyRead: [...first, ...second].map(({ claim }) => claim?.guid ?? '') } });
		expect([first, second, last].map((page) => page.map(({ claim, beyondLimit }) => [claim?.number, beyondLimit]))).toEqual([[[301, 7], [302, 7], [303, 7], [304, 7]], [[305, 3], [306, 3], [310, 3], [311, 3]], [[312, 0], [313, 0], [314, 0]]]);
	});

	test('what cannot go is told on request, with what it is; the list of all claims is read only then', async () => {
		expect(await get({ claimNumbers: '307, 302, 999', options: { tellNotReady: true } })).toMatchObject([{ claim: { number: 302 } }, { notReady: { number: '307', status: 'Hylätty', guid: expect.stringMatching(/-/) as string, name: expect.stringMatching(/\S/) as string } }, { notReady: { number: '999', guid: '', name: '', status: '' } }]);
		expect(lists('travelreimbursements')).toBe(2);
		expect(await get({ claimNumbers: '307, 302' })).toMatchObject([{ claim: { number: 302 } }]);
		expect(await get({ claimNumbers: '302', options: { tellNotReady: true } })).toHaveLength(1);
		expect(lists('travelreimbursements')).toBe(4);
	});
});

describe('invoices', () => {
	const defaults = { readyStatus: 'Valmis lähetettäväksi Netvisoriin', sentStatus: 'Lasku lähetetty Netvisoriin', limit: 30, invoiceNumbers: '', attachments: 'none' };
	const get = async (parameters: object = {}) => (await node.run('invoice', 'getReadyForTransfer', { ...defaults, ...parameters })).json as unknown as Item[];

	test('the next page holds what the first did not, and each item tells how many are left', async () => {
		const first = await get({ limit: 20 });
		const second = await get({ limit: 20, options: { alreadyRead: first.map(({ invoice }) => invoice?.guid).join(',') } });
		expect([first, second].map((page) => [page.length, page[0]?.invoice?.number, page.at(-1)?.beyondLimit])).toEqual([[20, 5001, 15], [15, 5021, 0]]);
	});

	test('what is not ready is told on request, with its status', async () => {
		const names = { readyStatus: 'Valmis lähetettäväksi Netvisoriin', sentStatus: 'Lasku lähetetty Netvisoriin' };
		expect(await get({ invoiceNumbers: '5001, 4990, 999', options: { tellNotReady: true } })).toMatchObject([{ invoice: { number: 5001 } }, { notReady: { number: '4990', status: expect.stringMatching(/\S/) as string, guid: expect.stringMatching(/-/) as string, ...names } }, { notReady: { number: '999', guid: '', ...names } }]);
		expect(await get({ invoiceNumbers: '4990' })).toEqual([]);
	});

	test('chosen by guid, whatever the numbers say: those that are ready; one that is not, or is gone, is told on request', async () => {
		const [ready, other] = (await get()).map(({ invoice }) => invoice?.guid ?? '') as [string, string];
		const sent = (await get({ invoiceNumbers: '4990', options: { tellNotReady: true } }))[0]?.notReady?.guid ?? '';
		const gone = '11111111-1111-1111-1111-111111111111';
		const asked = [ready.toUpperCase(), sent, gone].join(', ');
		expect(await get({ invoiceNumbers: '5002', options: { invoiceGuids: asked, tellNotReady: true } })).toMatchObject([{ invoice: { guid: ready }, beyondLimit: 0 }, { notReady: { number: '4990', guid: sent, status: expect.stringMatching(/\S/) as string } }, { notReady: { number: gone, guid: '' } }]);
		expect(await get({ options: { invoiceGuids: asked } })).toHaveLength(1);
		expect(await get({ options: { invoiceGuids: `${ready}, ${other}`, alreadyRead: ready, tellNotReady: true } })).toMatchObject([{ invoice: { guid: other } }]);
		expect((await get({ options: { invoiceGuids: '' } })).length).toBe(30);
	});
});

describe('days', () => {
	const week = { select: 'period', from: '2026-10-05', to: '2026-10-05', emptyDays: 'peopleWithEntries', expectedHours: false };
	const get = async (parameters: object) => (await node.run('workHour', 'getDaysForTransfer', { ...week, ...parameters })).json as unknown as Array<Item & { person?: { code: string } }>;

	test('people of whom nothing came are told on request', async () => {
		expect(await get({ employeeNumbers: '105, 999', tellMissing: true })).toMatchObject([{ person: { code: '105' } }, { notReady: { number: '999', guid: '', select: 'period' } }]);
		expect(await get({ employeeNumbers: '105, 999', tellMissing: false })).toMatchObject([{ person: { code: '105' } }]);
		expect(await get({ employeeNumbers: '', tellMissing: true })).not.toContainEqual(expect.objectContaining({ notReady: expect.anything() as unknown }));
	});
});
