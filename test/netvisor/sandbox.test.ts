/**
 * The client against the sandbox, whichever way the facts go that no source settles. Everything is put there through the
 * client itself, so that both sides are tried.
 */
import { AuthenticationError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';
import { createOnce } from '../../src/netvisor/createOnce';
import type { NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { RequestNotUniqueError } from '../../src/netvisor/replies';
import type { SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { clientOf } from './localServer';

const running: RunningNetvisor[] = [];
afterEach(async () => void (await Promise.all(running.splice(0).map((server) => server.close()))));

async function start(options: NetvisorStartOptions = {}) {
	const sandbox = await startNetvisor({ seed: 'empty', clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
	running.push(sandbox);
	const { customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
	return { sandbox, client: clientOf(sandbox.url, { customerId, customerKey, partnerId, partnerKey, organisationId }) };
}
const stateOf = (sandbox: RunningNetvisor) => sandbox.state() as NetvisorState;

const KEY = 'severa:invoice:11111111-1111-1111-1111-111111111111';
const customer = (code: string, name = 'Äijä & Pojat Oy') => ({ customerBaseInformation: { internalIdentifier: code, externalIdentifier: '1234567-1', name, streetAddress: 'Katu 1', additionalAddressLine: 'B-talo', city: 'Jyväskylä', postNumber: '40100', country: { value: 'FI', type: 'ISO-3166' as const }, isActive: '1' as const, isPrivateCustomer: '0' as const } });
const product = (code: string) => ({ productBaseInformation: { productCode: code, productGroup: 'Työt', name: 'Konsultointi', unitPrice: { value: '95.5', type: 'net' as const }, isActive: '1' as const, isSalesProduct: '1' as const }, productBookkeepingDetails: { defaultVatPercentage: '25.5' } });
const invoice = (customerKey: string, productKey: string, change: Partial<SalesInvoiceDocument> = {}): SalesInvoiceDocument => ({
	salesInvoiceNumber: '5012',
	salesInvoiceDate: '2026-10-15',
	salesInvoiceDueDate: '2026-11-29',
	salesInvoiceAmount: { value: '125.50' },
	invoiceType: 'invoice',
	salesInvoiceStatus: { value: 'unsent', type: 'netvisor' },
	salesInvoicePrivateComment: KEY,
	invoicingCustomerIdentifier: { value: customerKey, type: 'netvisor' },
	invoiceLines: [
		{ salesInvoiceCommentLine: { comment: 'Työt lokakuussa' } },
		{ salesInvoiceProductLine: { productIdentifier: { value: productKey, type: 'netvisor' }, productName: 'Konsultointi', productUnitPrice: { value: '100.00', type: 'net' }, productVatPercentage: { value: '25.5', vatCode: 'KOMY' }, salesInvoiceProductLineQuantity: '1', salesInvoiceProductLineVatSum: '25.50', salesInvoiceProductLineSum: '125.50' } },
	],
	...change,
});

async function withInvoiceParts(options: NetvisorStartOptions = {}) {
	const started = await start(options);
	const customerKey = await started.client.customers.create(customer('1001'), { transferKey: 'c', attempt: 1 });
	const productKey = await started.client.products.create(product('HTYO'), { transferKey: 'p', attempt: 1 });
	return { ...started, customerKey, productKey, document: invoice(customerKey, productKey) };
}

/** Every way the unsettled facts of reading can go. */
const READING: Array<[string, NetvisorStartOptions]> = [
	['defaults', {}],
	['HTTP 200 never for failures', { httpStatusCodes: 'always' }],
	['older answers', { answers: 'older' }],
	['decimals with a dot here and there', { someDecimalPoints: true }],
	['not found as failures', { notFound: 'failed' }],
	['not found as empty elements', { notFound: 'empty' }],
	['a list of one without its wrapper', { singleInListWrapped: false }],
	['other time stamps', { timeStamp: 'iso' }],
	['padded time stamps', { timeStamp: 'padded' }],
];

describe.each(READING)('reading and writing with %s', (_, options) => {
	it('a customer comes back as it was written, and changed as it was edited', async () => {
		const { client } = await start(options);
		const key = await client.customers.create(customer('1001'), { transferKey: 'k', attempt: 1 });
		expect(await client.customers.list({ codes: ['1001', '1002'] })).toMatchObject([{ netvisorKey: key, code: '1001', name: 'Äijä & Pojat Oy', organisationIdentifier: '1234567-1' }]);
		expect(await client.customers.getMany([key])).toMatchObject([{ netvisorKey: key, internalIdentifier: '1001', additionalAddressLine: 'B-talo', city: 'Jyväskylä', country: 'FI', isActive: '1' }]);
		await client.customers.edit(key, { customerBaseInformation: { city: 'Ähtäri', additionalAddressLine: '' } });
		expect(await client.customers.get(key)).toMatchObject({ city: 'Ähtäri', additionalAddressLine: '', streetAddress: 'Katu 1' });
		expect(await client.customers.get('999999')).toBeUndefined();
	});

	it('a product comes back with exact decimals', async () => {
		const { client } = await start(options);
		const key = await client.products.create(product('0042'), { transferKey: 'k', attempt: 1 });
		expect(await client.products.getManyByCode(['0042', '42'])).toMatchObject([{ netvisorKey: key, productCode: '0042', defaultVatPercentage: expect.stringMatching(/^25\.50*$/) }]);
		expect(Number((await client.products.get(key))?.unitPrice.value)).toBe(95.5);
		await client.products.edit(key, { productBaseInformation: { name: 'Muu' } });
		expect(await client.products.getMany([key])).toMatchObject([{ name: 'Muu', productGroup: 'Työt' }]);
		expect(await client.products.get('999999')).toBeUndefined();
		expect((await client.products.list()).map(({ productCode }) => productCode)).toEqual(['0042']);
	});

	it('an invoice comes back with lines, sums, comment and number', async () => {
		const { client, document, customerKey } = await withInvoiceParts(options);
		const key = await client.salesInvoices.create(document, { transferKey: KEY, attempt: 1 });
		const rows = await client.salesInvoices.findByNumber('5012');
		expect(rows).toMatchObject([{ netvisorKey: key, invoiceNumber: '5012', invoiceDate: '2026-10-15', invoiceStatus: 'unsent', customerCode: '1001', privateComment: KEY }]);
		expect(Number(rows[0]?.invoiceSum)).toBe(125.5);
		const [read] = await client.salesInvoices.getMany([key]);
		expect(read).toMatchObject({ salesInvoiceNumber: '5012', invoicingCustomerNetvisorKey: customerKey, invoiceStatus: 'unsent', salesInvoicePrivateComment: KEY });
		expect(read?.lines.map(({ kind }) => kind)).toEqual(['comment', 'product']);
		expect(await client.salesInvoices.get('999999')).toBeUndefined();
		expect(await client.salesInvoices.findByNumber('501')).toEqual([]);
	});
});

describe('dimensions', () => {
	it.each([true, false])('items are added, renamed, hidden and shown (codes in use: %s)', async (dimensionCodes) => {
		const { client, sandbox } = await start({ dimensionCodes });
		const state = stateOf(sandbox);
		sandbox.seed({ ...state, dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: [] }] });
		await client.dimensions.addItem({ name: 'Projekti', item: '2001 Työ & muu' }, { transferKey: 'd', attempt: 1 });
		await client.dimensions.editItem({ name: 'Projekti', item: '2001 Uusi', oldItem: '2001 Työ & muu' });
		await client.dimensions.hide('Projekti', '2001 Uusi');
		expect(await client.dimensions.list()).toMatchObject([{ name: 'Projekti', items: [{ name: '2001 Uusi', isHidden: true }] }]);
		await client.dimensions.editItem({ name: 'Projekti', item: '2001 Uusi', oldItem: '2001 Uusi', isHidden: 'false' });
		expect(await client.dimensions.list()).toMatchObject([{ items: [{ name: '2001 Uusi', isHidden: false, level: 1, fatherId: '0' }] }]);
	});
});

describe('invoices', () => {
	it('are listed over pages, changed in status and deleted', async () => {
		const { client, document } = await withInvoiceParts();
		const keys: string[] = [];
		for (const number of ['6001', '6002', '6003']) keys.push(await client.salesInvoices.create({ ...document, salesInvoiceNumber: number }, { transferKey: number, attempt: 1 }));
		const numbers: string[] = [];
		for await (const row of client.salesInvoices.list({ beginInvoiceDate: '2026-10-01', endInvoiceDate: '2026-10-31', customerCode: '1001' })) numbers.push(row.invoiceNumber);
		expect(numbers).toEqual(['6001', '6002', '6003']);
		await client.salesInvoices.setStatus(keys, 'open');
		expect(await client.salesInvoices.get(keys[0] as string)).toMatchObject({ invoiceStatus: 'open', invoiceVoucherNetvisorKey: expect.stringMatching(/^\d+$/) });
		await client.salesInvoices.delete(keys[0] as string);
		expect(await client.salesInvoices.findByNumber('6001')).toEqual([]);
	});

	it('orders are found among orders only', async () => {
		const { client, document } = await withInvoiceParts();
		const key = await client.salesInvoices.create({ ...document, invoiceType: 'order', salesInvoiceStatus: { value: 'undelivered', type: 'netvisor' } }, { transferKey: KEY, attempt: 1 });
		expect(await client.salesInvoices.findByNumber('5012')).toEqual([]);
		expect(await client.salesInvoices.findByNumber('5012', 'order')).toMatchObject([{ netvisorKey: key, privateComment: KEY }]);
		expect(await client.salesInvoices.get(key, { kind: 'order' })).toMatchObject({ salesInvoiceNumber: '5012' });
	});

	it('credit notes are matched', async () => {
		const { client, sandbox, document } = await withInvoiceParts();
		const open = { salesInvoiceStatus: { value: 'open', type: 'netvisor' } } as const;
		const original = await client.salesInvoices.create({ ...document, ...open }, { transferKey: 'a', attempt: 1 });
		const line = document.invoiceLines[1] as { salesInvoiceProductLine: object };
		const credit = await client.salesInvoices.create({ ...document, ...open, salesInvoiceNumber: '5013', salesInvoiceAmount: { value: '-125.50' }, invoiceLines: [{ salesInvoiceProductLine: { ...line.salesInvoiceProductLine, salesInvoiceProductLineQuantity: '-1', salesInvoiceProductLineVatSum: '-25.50', salesInvoiceProductLineSum: '-125.50' } as never }] }, { transferKey: 'b', attempt: 1 });
		await client.salesInvoices.matchCreditNote({ creditNote: credit, invoice: original });
		expect(stateOf(sandbox).salesInvoices.find(({ key }) => String(key) === credit)?.creditedInvoiceKey).toBe(Number(original));
		expect(await client.salesInvoices.get(credit)).toMatchObject({ creditedInvoiceNetvisorKey: original });
	});
});

describe('refusals', () => {
	it.each(['escaped', 'unescaped', 'none'] as const)('a wrong key is told, its echo (%s) is not', async (authenticationEcho) => {
		const { sandbox } = await start({ authenticationEcho });
		const { url, customerId, partnerId, organisationId, partnerKey } = sandbox;
		const client = clientOf(url, { customerId, partnerId, organisationId, partnerKey, customerKey: 'a-wrong-customer-key' });
		const error: Error = await client.paymentTerms.list().then(() => Promise.reject(new Error('no error')), (thrown: Error) => thrown);
		expect(error).toBeInstanceOf(AuthenticationError);
		expect(JSON.stringify({ ...error, message: error.message })).not.toMatch(/a-wrong-customer-key|sandbox-partner-key|[0-9a-f]{64}/);
	});

	it('a resource that is not allowed is named', async () => {
		const { client, sandbox } = await start();
		sandbox.seed({ ...stateOf(sandbox), refusedResources: ['paymenttermlist.nv'] });
		await expect(client.paymentTerms.list()).rejects.toThrow(/GET \/paymenttermlist\.nv\. Allow the resource/);
	});

	it('a used id is recognised, with HTTP 400 and 401', async () => {
		for (const status of [400, 401]) {
			const { client, document } = await withInvoiceParts({ refusalStatus: { REQUEST_NOT_UNIQUE: status } });
			await client.salesInvoices.create(document, { transferKey: KEY, attempt: 1 });
			await expect(client.salesInvoices.create(document, { transferKey: KEY, attempt: 1 })).rejects.toBeInstanceOf(RequestNotUniqueError);
		}
	});

	it.each(['SYSTEM_MAINTENANCE', 'SYSTEM_MAINTANANCE'] as const)('%s: a read waits, a write stores nothing', async (maintenanceSpelling) => {
		const { client, sandbox, document } = await withInvoiceParts({ maintenanceSpelling });
		sandbox.faults.add([{ match: { path: '/paymenttermlist.nv' }, kind: 'SYSTEM_MAINTENANCE', times: 2 }, { match: { path: '/salesinvoice.nv' }, kind: 'SYSTEM_MAINTENANCE' }]);
		await expect(client.paymentTerms.list()).resolves.toEqual([]);
		await expect(client.salesInvoices.create(document, { transferKey: KEY, attempt: 1 })).rejects.toBeInstanceOf(UnavailableError);
		expect(stateOf(sandbox).salesInvoices).toEqual([]);
	});

	it('a locked period and wrong data are refusals with the words of the service', async () => {
		const { client, sandbox, document } = await withInvoiceParts();
		const state = stateOf(sandbox);
		sandbox.seed({ ...state, company: { ...state.company, openDate: '2026-11-01' } });
		await expect(client.salesInvoices.create(document, { transferKey: KEY, attempt: 1 })).rejects.toMatchObject({ serviceCode: 'PERIOD_LOCK' });
		await expect(client.salesInvoices.create({ ...document, invoicingCustomerIdentifier: { value: '99999', type: 'netvisor' } }, { transferKey: KEY, attempt: 1 })).rejects.toBeInstanceOf(RejectedError);
	});

	it('an unknown resource is a refusal in both HTTP modes', async () => {
		for (const httpStatusCodes of ['header', 'always'] as const) {
			const { client } = await start({ httpStatusCodes });
			await expect(client.request({ resource: 'nosuchthing.nv', method: 'GET' })).rejects.toBeInstanceOf(RejectedError);
		}
	});

	it('parallel calls never overlap, so nothing is refused', async () => {
		const { client, sandbox } = await start({ overlap: 'refuse' });
		await Promise.all(Array.from({ length: 10 }, async () => await client.paymentTerms.list()));
		expect(sandbox.journal.every(({ responseBody }) => !responseBody.includes('FAILED'))).toBe(true);
	});
});

describe('createOnce over the wire', () => {
	const once = (client: NetvisorClient, document: SalesInvoiceDocument) =>
		createOnce<string>({
			record: 'sales invoice 5012',
			attempts: client.attempts(KEY),
			find: async () => {
				const [row] = await client.salesInvoices.findByNumber('5012');
				return row === undefined ? undefined : { found: row.netvisorKey };
			},
			create: async (attempt) => await client.salesInvoices.create(document, { transferKey: KEY, attempt }),
			sleep: client.sleep,
		});

	const IDS: Array<NonNullable<NetvisorStartOptions['transactionIdConsumed']>> = ['always', 'onlyWhenStored'];
	const FAULTS = ['resetBefore', 'resetAfter', 'malformed', 'truncated', 'empty', 'http500', 'http503', 'TECHNICAL_ERROR'];

	it.each(IDS.flatMap((ids) => FAULTS.flatMap((fault) => [1, 2, 3].map((times) => [fault, times, ids] as const))))('%s, %i times, ids used up %s: the invoice is there once', async (kind, times, transactionIdConsumed) => {
		const { client, sandbox, document } = await withInvoiceParts({ transactionIdConsumed });
		sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind, times }]);
		await expect(once(client, document)).resolves.toMatchObject({ outcome: 'created' });
		expect(stateOf(sandbox).salesInvoices.map(({ number }) => number)).toEqual(['5012']);
		await expect(once(client, document)).resolves.toMatchObject({ outcome: 'alreadyThere' });
		expect(stateOf(sandbox).salesInvoices).toHaveLength(1);
	});

	it.each(IDS)('two runs at the same time store it once (ids used up %s)', async (transactionIdConsumed) => {
		const { client, sandbox, document } = await withInvoiceParts({ transactionIdConsumed });
		await Promise.all([1, 2, 3].map(async () => await client.alone(async () => await once(client, document))));
		expect(stateOf(sandbox).salesInvoices).toHaveLength(1);
	});

	it.each(IDS)('two processes at the same time store it once, since the second one\'s id is refused (ids used up %s)', async (transactionIdConsumed) => {
		const { client, sandbox, document } = await withInvoiceParts({ transactionIdConsumed });
		await Promise.all([once(client, document), once(client, document)]);
		expect(stateOf(sandbox).salesInvoices).toHaveLength(1);
	});

	it('a document that was refused, mended and sent again is stored once', async () => {
		const { client, sandbox, document } = await withInvoiceParts();
		await expect(once(client, { ...document, salesInvoiceReferenceNumber: '12028' })).rejects.toBeInstanceOf(RejectedError);
		await expect(once(client, document)).resolves.toMatchObject({ outcome: 'created' });
		expect(stateOf(sandbox).salesInvoices).toHaveLength(1);
	});

	it('a document that a person deleted in Netvisor can be sent again', async () => {
		const { client, sandbox, document } = await withInvoiceParts();
		const first = await once(client, document);
		await client.salesInvoices.delete('netvisorKey' in first ? first.netvisorKey : '');
		await expect(once(client, document)).resolves.toMatchObject({ outcome: 'created' });
		expect(stateOf(sandbox).salesInvoices).toHaveLength(1);
	});

	it('stays unknown, and says so, when the service is gone after a lost answer', async () => {
		const { client, sandbox, document } = await withInvoiceParts();
		sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind: 'resetAfter' }, { match: { path: '/salesinvoicelist.nv' }, kind: 'http503', times: 50 }]);
		await expect(createOnce<string>({ record: 'x', attempts: client.attempts(KEY), find: async () => ((await client.salesInvoices.findByNumber('5012')), undefined), firstLook: { result: undefined }, create: async (attempt) => await client.salesInvoices.create(document, { transferKey: KEY, attempt }), sleep: client.sleep })).rejects.toBeInstanceOf(OutcomeUnknownError);
	});
});
