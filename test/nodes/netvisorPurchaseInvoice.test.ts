/** Purchase invoices and changed payments through the Netvisor node, against the sandbox. */
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';

let node: NetvisorNode;
beforeEach(async () => { node = await startNetvisorNode({ seed: 'demo' }); });
afterEach(() => node.close());
const many = async (filters: object = {}, more: object = {}) => (await node.run('purchaseInvoice', 'getAll', { returnAll: true, limit: 50, fullRecords: true, filters, ...more })).json;

describe('purchase invoices', () => {
	it('whole ones by default, rows when wanted, and only as many as wanted', async () => {
		expect((await many()).map(({ lines }) => (lines as object[]).length).reduce((a, b) => a + b)).toBe(27);
		expect(node.calls()).toEqual(['GET /purchaseinvoicelist.nv', 'GET /getpurchaseinvoice.nv']);
		const [row] = await many({}, { fullRecords: false, returnAll: false, limit: 1 });
		expect([row, node.calls()]).toMatchObject([{ invoiceNumber: 'A-2201', vendor: 'Alihankkija Aho Oy', sum: expect.stringMatching(/^6118\.130*$/) as string }, ['GET /purchaseinvoicelist.nv']]);
	});

	it('filters; what is asked for by key comes whatever they say, once, and a key that is gone does not matter', async () => {
		expect((await many({ approvalStatus: 'approved' })).map(({ purchaseInvoiceNumber }) => purchaseInvoiceNumber)).toEqual(['A-2219']);
		expect((await many({ invoiceNumber: '0052', alsoKeys: '3019, 3000; 99999' })).map(({ purchaseInvoiceNumber }) => purchaseInvoiceNumber)).toEqual(['0052', 'A-2201']);
		await expect(many({ alsoKeys: 'A-2201' })).rejects.toThrow(/must be Netvisor keys/);
	});

	it('nothing changed: one call', async () => {
		node.calls();
		expect(await many({ lastModifiedStart: '2026-10-30T07:00:00Z', lastModifiedEnd: '2026-10-31T07:00:00Z', alsoKeys: '' })).toEqual([]);
		expect(node.calls()).toEqual(['GET /purchaseinvoicelist.nv']);
	});

	it('one by its key; none is an error that names the key', async () => {
		expect((await node.run('purchaseInvoice', 'get', { netvisorKey: '3009' })).json).toMatchObject([{ purchaseInvoiceNumber: 'A-2211', lines: [{ dimensions: [{ dimensionName: 'Projekti' }, { dimensionName: 'Projekti' }] }] }]);
		await expect(node.run('purchaseInvoice', 'get', { netvisorKey: '99999' })).rejects.toThrow('no purchase invoice with the key 99999');
	});
});

describe('sales invoices whose payments changed', () => {
	const list = async (filters: object) => (await node.run('salesInvoice', 'getAll', { returnAll: true, limit: 50, kind: 'invoice', filters })).json.map(({ invoiceNumber }) => invoiceNumber);
	const since = { lastModifiedStart: '2026-10-25T00:00:00Z', lastModifiedEnd: '2026-10-31T00:00:00Z' };

	it('count as changed where that is asked for', async () => {
		expect(await list({ ...since, includeModifiedPayments: true })).toContain('4991');
		expect(await list(since)).not.toContain('4991');
	});

	it('need both ends of the period', async () => {
		await expect(list({ lastModifiedStart: since.lastModifiedStart, includeModifiedPayments: true })).rejects.toThrow(/both its ends/);
	});
});
