/** "Invoice: Get for Payments" and "Invoice: Set Payment" for many, through the node and against the sandbox. */
import { paymentStatus } from '../../nodes/SeveraNetvisorMapper/documents/paymentStatus';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { readSettings } from '../../src/domain/setting';
import type { SeveraState } from '../../sandbox';
import { startSeveraNode, type SeveraNode } from './severaNode';
import { useQuickClock } from './quickClock';

const SENT = 'Lasku lähetetty Netvisoriin';
let node: SeveraNode;
beforeEach(async () => {
	useQuickClock();
	node = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z') });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await node.close();
});

const row = (number: string, changed: object = {}) => ({ netvisorKey: `9${number}`, invoiceNumber: number, invoiceDate: '2026-09-15', invoiceStatus: 'paid', customerName: 'Asiakas', referenceNumber: '', invoiceSum: '470.63', openSum: '0.00', invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '', privateComment: '', ...changed });
const find = (items: object[]) => node.run('invoice', 'getForPayments', {}, { items });
const numbers = (json: object) => (json as { invoices: Array<{ number: number }> }).invoices.map(({ number }) => number);
const asked = () => node.sandbox.journal.filter(({ url }) => !url.endsWith('/token')).map(({ url }) => decodeURIComponent(url.replace(/^.*\/v1/, '').replace(/&?rowCount=\d+/, '').replace(/\?$/, '')));
const guidOf = (number: number) => (node.sandbox.state() as SeveraState).invoices.find((one) => one.number === number)?.guid ?? '';

describe('get for payments', () => {
	it('one item for each payment, with the invoices that it may be and the statuses; other rows are passed over', async () => {
		const { json, outputs } = await find([row('4991'), row('4993', { invoiceStatus: 'open', openSum: '470.63' }), {}, row('4992', { invoiceStatus: 'open', openSum: '1' })]);
		expect(json.map(numbers)).toEqual([[4991], [4992]]);
		expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 3 }]);
		expect(json[0]).toMatchObject({ payment: { netvisorKey: '94991' }, statuses: expect.arrayContaining([{ guid: expect.any(String) as string, name: 'Maksettu', isPaid: true, isActive: true }]) as object });
		expect(asked().filter((url) => url.startsWith('/invoices?'))).toEqual(['/invoices?numbers=4991&numbers=4992']);
	});

	it('without any payment Severa is not asked at all', async () => {
		expect((await find([row('4991', { invoiceStatus: 'unsent' }), {}])).json).toEqual([]);
		expect(node.sandbox.journal).toEqual([]);
	});

	it('references are asked for only where no invoice has the number, in every form', async () => {
		const { json } = await find([row('4991', { referenceNumber: '49919' }), row('77', { referenceNumber: '4992 2' }), row('A-1', { referenceNumber: 'RF2549948' }), row('99999999999', { referenceNumber: '1232' })]);
		expect(json.map(numbers)).toEqual([[4991], [4992], [4994], []]);
		const [byNumber, byReference] = asked().filter((url) => url.startsWith('/invoices?'));
		expect(byNumber).toBe('/invoices?numbers=4991&numbers=77');
		expect(byReference).toMatch(/^\/invoices\?referenceNumbers=49922&referenceNumbers=RF\d\d49922&referenceNumbers=RF2549948&referenceNumbers=49948&/);
	});

	it('an invoice named by the key is read by its guid where its number and reference do not find it, and no other is given', async () => {
		const keyOf = (number: number) => ({ privateComment: `severa:invoice:${guidOf(number)}` });
		const gone = { privateComment: 'severa:invoice:11111111-1111-1111-1111-111111111111' };
		const { json } = await find([row('4991', keyOf(4991)), row('4992', keyOf(4990)), row('4994', gone), row('880', { ...keyOf(4993), referenceNumber: '49935' })]);
		expect(json.map(numbers)).toEqual([[4991], [4990], [], [4993]]);
		const calls = asked().filter((url) => /^\/invoices[/?]/.test(url));
		expect(calls[0]).toBe('/invoices?numbers=4991&numbers=4992&numbers=4994&numbers=880');
		expect(calls[1]).toMatch(/^\/invoices\?referenceNumbers=49935&/);
		expect(calls.slice(2).sort()).toEqual(['/invoices/11111111-1111-1111-1111-111111111111', `/invoices/${guidOf(4990)}`]);
	});

	it('a day of a thousand payments stays within a few calls', async () => {
		await find(Array.from({ length: 1000 }, (_, index) => row(String(100_000 + index))));
		expect(asked().filter((url) => url.startsWith('/invoices?')).length).toBeLessThanOrEqual(11);
	});

	it('an item that is no row of Netvisor is refused by name', async () => {
		await expect(find([{ number: 4991 }])).rejects.toThrow(/Item 1 is no sales invoice of Netvisor \(netvisorKey\)/);
	});
});

describe('from payment to status', () => {
	const map = (items: object[]) => mapRecords(paymentStatus, 'netvisorToSevera', readSettings(paymentStatus.settings, {}), JSON.parse(JSON.stringify(items)) as object[], '2026-10-30');
	const set = (items: object[], more: object = {}) => node.run('invoice', 'setPayment', { invoiceGuid: (index: number) => (items[index] as { document: { invoiceGuid: string } }).document.invoiceGuid, status: (index: number) => (items[index] as { document: { status: string } }).document.status, paymentDate: '2026-10-30', onlyFromStatus: SENT, dryRun: false, ...more }, { items });

	it('the Mapper takes what comes out and shows the plan; the row says what became of it', async () => {
		const { ready, held } = map((await find([row('4992'), row('4991', { referenceNumber: '49919' })])).json);
		expect(held.map(({ json }) => json)).toMatchObject([{ outcome: 'held', source: { system: 'Netvisor', kind: 'payment', guid: '94992', number: '4992' }, transferKey: 'netvisor:payment:94992', reasons: [{ code: 'PAYMENT_AMOUNT_DIFFERS' }] }]);
		expect(ready.map(({ json }) => json)).toMatchObject([{ plan: { netvisorKey: '94991', invoiceGuid: guidOf(4991), fromStatus: SENT, toStatus: 'Maksettu', paymentDate: '2026-10-30', amount: '470.63', currency: 'EUR' } }]);
		const items = ready.map(({ json }) => json);
		expect((await set(items, { dryRun: true })).json).toMatchObject([{ outcome: 'wouldUpdate' }]);
		expect(node.writes()).toEqual([]);
		expect((await set(items)).json).toMatchObject([{ outcome: 'updated', source: { kind: 'payment', guid: '94991' }, transferKey: 'netvisor:payment:94991', plan: { netvisorKey: '94991' }, status: 'Maksettu', paymentDate: '2026-10-30' }]);
		expect(node.writes()).toEqual(['PATCH /v1/invoices/{}']);
		expect(map((await find([row('4991')])).json)).toEqual({ ready: [], held: [], wrong: [] });
	});

	it('a missing invoice fails alone; a service that goes away in between stops the rest with one word', async () => {
		const paid = (node.sandbox.state() as SeveraState).invoiceStatuses.find(({ name }) => name === 'Maksettu')?.guid ?? '';
		const item = (invoiceGuid: string) => ({ document: { invoiceGuid, status: paid } });
		const gone = item('11111111-1111-1111-1111-111111111111');
		expect((await set([gone, item(guidOf(4991))])).json.map(({ outcome }) => outcome)).toEqual(['failed', 'updated']);
		node.sandbox.faults.add([{ match: { path: `/rest-api/v1/invoices/${guidOf(4994)}` }, kind: 'http503', times: 99 }]);
		const { json } = await set([item(guidOf(4992)), item(guidOf(4994)), item(guidOf(4990))]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['updated', 'notSent', 'notSent']);
	});
});
