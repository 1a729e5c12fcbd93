/** Sales invoice: Create. Found first, held with every reason, created once whatever happens on the way. */
import { salesInvoiceDocumentSettings } from '../../src/domain/settings/salesInvoice';
import { fingerprint } from '../../src/domain/transferKey';
import type { NetvisorStartOptions } from '../../sandbox/netvisor';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import { documentOf, line, prepareCompany, readyItem } from './netvisorReadyInvoice';

let node: NetvisorNode;
afterEach(async () => await node.close());

async function start(options: NetvisorStartOptions = {}) {
	node = await startNetvisorNode(options);
	await prepareCompany(node);
	node.writes();
}
const create = (items: object[], parameters: object = {}, more: object = {}) => node.run('salesInvoice', 'create', { dryRun: false, approvedFingerprint: '', options: {}, ...parameters }, { items, ...more });
const numbers = () => node.state().salesInvoices.map(({ number }) => number);
const codes = (row: unknown) => ((row as { reasons?: Array<{ code: string }> }).reasons ?? []).map(({ code }) => code);

describe('creating', () => {
	it('sends each invoice once, linked by key (C-17), and says so for each', async () => {
		await start();
		const { json, hints } = await create([readyItem(5001), readyItem(5002)]);
		expect(json).toMatchObject([
			{ outcome: 'created', number: '5001', netvisorKey: expect.stringMatching(/^\d+$/), transferKey: readyItem(5001).transferKey, fingerprint: readyItem(5001).fingerprint, source: { number: '5001' }, plan: { number: '5001' }, message: 'Sales invoice 5001 was created.' },
			{ outcome: 'created', number: '5002' },
		]);
		expect(hints).toEqual([expect.objectContaining({ message: '2 created' })]);
		const [customer] = node.state().customers;
		const [product] = node.state().products;
		expect(node.state().salesInvoices).toMatchObject([
			{ number: '5001', status: 'unsent', amount: 1255, linesTotal: 1255, customerKey: customer?.key, privateComment: readyItem(5001).transferKey, buyer: { name: 'Äänekosken Työ Oy', town: 'Äänekoski' }, lines: [{ productKey: product?.key, quantity: 10, sum: 1255 }] },
			{ number: '5002' },
		]);
		const body = node.sandbox.journal.find(({ url }) => url.includes('/salesinvoice.nv'))?.requestBody ?? '';
		expect(body).toContain(`<invoicingcustomeridentifier type="netvisor">${customer?.key}</invoicingcustomeridentifier>`);
		expect(body).toContain(`<productidentifier type="netvisor">${product?.key}</productidentifier>`);
	});

	it('a second run sends nothing', async () => {
		await start();
		await create([readyItem(5001), readyItem(5002)]);
		node.writes();
		expect((await create([readyItem(5001), readyItem(5002), readyItem(5003)])).json.map(({ outcome, netvisorKey }) => `${String(outcome)} ${typeof netvisorKey}`)).toEqual(['alreadyThere string', 'alreadyThere string', 'created string']);
		expect(node.writes()).toEqual(['POST /salesinvoice.nv']);
	});

	it('the same invoice twice in one run is sent once', async () => {
		await start();
		expect((await create([readyItem(5001), readyItem(5001)])).json.map(({ outcome }) => outcome)).toEqual(['created', 'alreadyThere']);
		expect(numbers()).toEqual(['5001']);
	});

	it('a dry run looks everything up and writes nothing (I-3)', async () => {
		await start();
		node.change({ dimensions: [{ key: 3000, name: 'Projekti', hidden: false, items: [] }] });
		await create([readyItem(5001)]);
		node.writes();
		const { json } = await create([readyItem(5001), readyItem(5002, { invoiceLines: [line({ dimensions: [{ dimensionName: 'Projekti', dimensionItem: '2001 Verkko' }] })] }), readyItem(5003, { invoicingCustomerIdentifier: { value: '9', type: 'customer' } })], { dryRun: true });
		expect(json).toMatchObject([{ outcome: 'alreadyThere' }, { outcome: 'wouldCreate', dimensionSteps: ['add Projekti: 2001 Verkko'] }, { outcome: 'held', reasons: [{ code: 'CUSTOMER_NOT_IN_NETVISOR' }] }]);
		expect(node.writes()).toEqual([]);
	});

	it('takes few calls: the registers once, then two for each invoice', async () => {
		await start();
		node.calls();
		await create([readyItem(5001), readyItem(5002), readyItem(5003)]);
		expect(node.calls()).toEqual(['GET /customerlist.nv', 'GET /getcustomer.nv', 'GET /getproduct.nv', 'GET /salesinvoicelist.nv', 'GET /salesinvoicelist.nv', 'GET /salesinvoicelist.nv', 'POST /salesinvoice.nv', 'GET /salesinvoicelist.nv', 'POST /salesinvoice.nv', 'GET /salesinvoicelist.nv', 'POST /salesinvoice.nv']);
	});

	it('orders go as orders and are found among orders (G-7)', async () => {
		await start();
		const order = readyItem(5001, { invoiceType: 'order', salesInvoiceStatus: { value: 'undelivered', type: 'netvisor' } });
		await create([readyItem(5001)]);
		expect((await create([order])).json).toMatchObject([{ outcome: 'created', message: 'Sales order 5001 was created.' }]);
		expect((await create([order])).json).toMatchObject([{ outcome: 'alreadyThere' }]);
		expect(node.state().salesInvoices.map(({ type }) => type)).toEqual(['invoice', 'order']);
	});

	it('where Netvisor gives the number, the key alone finds the invoice again (I-14)', async () => {
		await start();
		const item = () => readyItem(5001, { salesInvoiceNumber: undefined });
		expect((await create([item()])).json).toMatchObject([{ outcome: 'created' }]);
		expect((await create([item()])).json).toMatchObject([{ outcome: 'alreadyThere' }]);
		node.sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind: 'resetAfter' }]);
		expect((await create([readyItem(5002, { salesInvoiceNumber: undefined })])).json).toMatchObject([{ outcome: 'created', netvisorKey: expect.stringMatching(/^\d+$/) }]);
		expect(node.state().salesInvoices).toHaveLength(2);
	});
});

describe('what is found in Netvisor', () => {
	it.each<[string, Parameters<typeof documentOf>[1], object, string, string[]]>([
		['an equal invoice without the key', { salesInvoicePrivateComment: 'käsin tehty' }, {}, 'held', ['INVOICE_ALREADY_IN_NETVISOR']],
		['the same, where such are taken as sent', { salesInvoicePrivateComment: 'käsin tehty' }, { foundWithoutKey: 'markSent' }, 'alreadyThere', []],
		['another sum under the number', { salesInvoicePrivateComment: '', salesInvoiceAmount: { value: '1255.01' } }, {}, 'held', ['INVOICE_NUMBER_TAKEN']],
		['another customer under the number', { salesInvoicePrivateComment: '', invoicingCustomerIdentifier: { value: '1002', type: 'customer' } }, { foundWithoutKey: 'markSent' }, 'held', ['INVOICE_NUMBER_TAKEN']],
		['our key under another number', { salesInvoiceNumber: '7777' }, {}, 'held', ['INVOICE_KEY_ELSEWHERE']],
		['our key with more words behind it', { salesInvoicePrivateComment: `${readyItem(5001).transferKey} maksettu osissa` }, {}, 'alreadyThere', []],
	])('%s', async (_, there, options, outcome, reasons) => {
		await start();
		await node.client.salesInvoices.create(documentOf(5001, there), { transferKey: 'by hand', attempt: 1 });
		node.writes();
		const { json } = await create([readyItem(5001)], { options });
		expect(json[0]?.outcome).toBe(outcome);
		expect(codes(json[0])).toEqual(reasons);
		expect(node.writes()).toEqual([]);
	});

	it.each([true, false])('two Severa invoices with one number are not both taken for the one that was made by hand; dry run: %s', async (dryRun) => {
		await start();
		await node.client.salesInvoices.create(documentOf(5001, { salesInvoicePrivateComment: 'käsin tehty' }), { transferKey: 'by hand', attempt: 1 });
		node.writes();
		const second = readyItem(8001, { salesInvoiceNumber: '5001' });
		const { json } = await create([readyItem(5001), second], { dryRun, options: { foundWithoutKey: 'markSent' } });
		expect(json.map((row) => [row.outcome, codes(row)])).toEqual([['alreadyThere', []], ['held', ['INVOICE_NUMBER_TAKEN']]]);
		expect(node.writes()).toEqual([]);
	});

	describe('moved further than the look around its date', () => {
		const madeOn = { createdAt: '2026-10-12T09:00:00+03:00' };
		const send = async (change: object, plan: object = madeOn) => (await create([readyItem(5001, change, plan)])).json[0] as { outcome: string };
		it.each<[string, object, object, object, string]>([
			['another number and date in Severa', {}, { salesInvoiceNumber: '5101', salesInvoiceDate: '2026-12-20' }, madeOn, 'held'],
			['another date where Netvisor gives the number', { salesInvoiceNumber: undefined }, { salesInvoiceNumber: undefined, salesInvoiceDate: '2026-12-20' }, madeOn, 'alreadyThere'],
			['Severa does not tell when it was made', {}, { salesInvoiceNumber: '5101', salesInvoiceDate: '2026-12-20' }, {}, 'held'],
		])('%s', async (_, first, then, plan, outcome) => {
			await start();
			expect((await send(first, plan)).outcome).toBe('created');
			node.writes();
			expect((await send(then, plan)).outcome).toBe(outcome);
			expect(node.writes()).toEqual([]);
		});

		it('another date and number given in Netvisor', async () => {
			await start();
			await send({});
			node.change({ salesInvoices: node.state().salesInvoices.map((invoice) => ({ ...invoice, number: '9001', date: '2026-03-01' })) });
			expect(codes(await send({}) as object)).toEqual(['INVOICE_KEY_ELSEWHERE']);
		});

		it('one old invoice makes no list of the others long: two lists, however many are created', async () => {
			await start();
			node.calls();
			await create([readyItem(5001, {}, madeOn), readyItem(5002, {}, { createdAt: '2026-10-10T09:00:00+03:00' }), readyItem(5003, {}, { createdAt: '2025-01-10T09:00:00+02:00' }), readyItem(5004, {}, madeOn)]);
			const since = node.sandbox.journal.flatMap(({ url }) => /lastmodifiedstart=([\d-]+)/.exec(url)?.[1] ?? []);
			expect([...new Set(since)]).toEqual(['2026-10-08', '2025-01-08']);
		});
	});

	it('an invoice that is there is not held for what is missing now', async () => {
		await start();
		await create([readyItem(5001)]);
		node.change({ products: [] });
		expect((await create([readyItem(5001)])).json).toMatchObject([{ outcome: 'alreadyThere' }]);
	});
});

describe('held, with every reason at once', () => {
	it('links that do not exist (E-1)', async () => {
		await start();
		const bad = readyItem(5001, { invoicingCustomerIdentifier: { value: '99', type: 'customer' }, invoiceLines: [line({ productIdentifier: { value: 'X1', type: 'customer' } }), line({ productIdentifier: { value: 'X2', type: 'customer' } }), line({ productIdentifier: { value: 'X1', type: 'customer' }, dimensions: [{ dimensionName: 'Työ', dimensionItem: '1 A' }] })] });
		const { json, hints } = await create([bad, readyItem(5002)]);
		expect(codes(json[0])).toEqual(['CUSTOMER_NOT_IN_NETVISOR', 'PRODUCT_NOT_IN_NETVISOR', 'PRODUCT_NOT_IN_NETVISOR', 'DIMENSION_HEADING_MISSING']);
		expect(json[0]?.message).toContain('Customer 99 is not in Netvisor.');
		expect(json[1]).toMatchObject({ outcome: 'created' });
		expect(hints).toEqual([expect.objectContaining({ message: '1 held, 1 created', type: 'warning' })]);
	});

	it('the temporary customer and product', async () => {
		await start();
		const temporary = readyItem(5001, { invoicingCustomerIdentifier: { value: 'TEMP', type: 'customer' }, invoiceLines: [line({ productIdentifier: { value: 'TEMP', type: 'customer' } })] });
		expect(codes((await create([temporary])).json[0])).toEqual(['TEMP_CUSTOMER_MISSING', 'TEMP_PRODUCT_MISSING']);
	});

	it('a country that differs from the card (I-8), unless that is ignored; never for the temporary customer', async () => {
		await start();
		const swedish = readyItem(5001, { invoicingCustomerIdentifier: { value: '1002', type: 'customer' } });
		expect((await create([swedish])).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'INVOICE_COUNTRY_MISMATCH', message: 'The invoice says FI, the Netvisor card SE.' }] }]);
		expect((await create([swedish], { options: { countryMismatch: 'ignore' }, dryRun: true })).json).toMatchObject([{ outcome: 'wouldCreate' }]);
		expect((await create([swedish], { options: { tempCustomerCode: '1002' } })).json).toMatchObject([{ outcome: 'created' }]);
	});

	it('what changed after a person approved it', async () => {
		await start();
		const approved = fingerprint(documentOf(5001));
		const [changed, same] = [readyItem(5001, { salesInvoiceYourReference: 'toinen' }), readyItem(5001)];
		expect((await create([changed], { approvedFingerprint: approved })).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'INVOICE_CHANGED' }] }]);
		expect(numbers()).toEqual([]);
		expect((await create([same], { approvedFingerprint: approved })).json).toMatchObject([{ outcome: 'created' }]);
	});

	it('a changed document that still claims the approved fingerprint', async () => {
		await start();
		const approved = fingerprint(documentOf(5001));
		expect((await create([{ ...readyItem(5001, { salesInvoiceYourReference: 'toinen' }), fingerprint: approved }], { approvedFingerprint: approved })).json).toMatchObject([{ outcome: 'held' }]);
	});

	it('each item has its own approval', async () => {
		await start();
		const items = [readyItem(5001), readyItem(5002)];
		expect((await create(items, { approvedFingerprint: (index: number) => (index === 0 ? items[0]?.fingerprint : 'f'.repeat(32)) })).json.map(({ outcome }) => outcome)).toEqual(['created', 'held']);
	});
});

describe('items that are no invoices', () => {
	it('fail alone', async () => {
		await start();
		const { json } = await create([{}, { outcome: 'held', document: documentOf(5001) }, { outcome: 'ready', document: { invoiceLines: 'x' } }, readyItem(5001, { invoicingCustomerIdentifier: undefined as never }), readyItem(5002, { salesInvoiceDate: '15.10.2026' }), readyItem(5003)]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'failed', 'failed', 'created']);
		expect(json[4]?.message).toContain('sales invoice 5002: The field salesInvoiceDate must be a date');
	});

	it('are not sent when they could not be found again', async () => {
		await start();
		const unnumbered = { salesInvoiceNumber: undefined, salesInvoicePrivateComment: 'ei avainta' };
		const { json } = await create([readyItem(5001, unnumbered), readyItem(5002, { ...unnumbered, invoiceType: 'invoicedraft', salesInvoiceStatus: { value: '', type: 'netvisor' } })]);
		expect(json).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('neither a number nor its transfer key') }, { outcome: 'failed', message: expect.stringContaining('draft') }]);
		expect(node.writes()).toEqual([]);
	});

	it.each<[string, object]>([
		['with a number, which a draft cannot have', {}],
		['without a number', { salesInvoiceNumber: undefined }],
		['without anything to find it by', { salesInvoiceNumber: undefined, salesInvoicePrivateComment: '' }],
	])('I-14: a draft is never sent: %s', async (_, change) => {
		await start();
		const { json } = await create([readyItem(5001, { ...change, invoiceType: 'invoicedraft', salesInvoiceStatus: { value: '', type: 'netvisor' } })]);
		expect(json).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('A draft cannot be looked up') }]);
		expect([node.writes(), numbers()]).toEqual([[], []]);
	});

	it('I-14: the Mapper makes no draft, and no document carries voucher lines', async () => {
		await start();
		expect(Object.keys(salesInvoiceDocumentSettings.documentType.options)).toEqual(['invoice', 'order']);
		const { json } = await create([readyItem(5001, { invoiceVoucherLines: [{ lineSum: { value: '1.00' } }] } as object)]);
		expect(json).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('invoiceVoucherLines') }]);
		expect(node.writes()).toEqual([]);
	});

	it('may come without a plan or with a strange one, and with Netvisor keys', async () => {
		await start();
		const customerKey = String(node.state().customers[0]?.key);
		const byKey = { invoicingCustomerIdentifier: { value: customerKey, type: 'netvisor' as const } };
		expect((await create([{ document: documentOf(5001, byKey) }, { ...readyItem(5002), plan: null }, { ...readyItem(5003), plan: { dimensionItems: [null, 'x', { heading: 'Projekti' }] } }])).json.map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
		expect((await create([{ document: documentOf(5001, { ...byKey, salesInvoicePrivateComment: '' }), transferKey: 'other:key' }])).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'INVOICE_NUMBER_TAKEN' }] }]);
	});

	it('make no call at all when there is nothing else', async () => {
		await start();
		node.calls();
		expect((await create([{}, {}])).json.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
		expect(node.calls()).toEqual([]);
	});
});
