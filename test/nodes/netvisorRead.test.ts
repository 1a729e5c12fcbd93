/** The single-record operations, the lists, any request; and the node as n8n sees it. */
import { Netvisor } from '../../nodes/Netvisor/Netvisor.node';
import { resources } from '../../nodes/Netvisor/resources';
import { executeNode } from '../support/executeNode';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import { prepareCompany, readyItem } from './netvisorReadyInvoice';

let node: NetvisorNode;
beforeEach(async () => {
	node = await startNetvisorNode();
	await prepareCompany(node);
	node.writes();
});
afterEach(async () => await node.close());

const all = { returnAll: true, limit: 50, filters: {} };
const createInvoices = async (...numbers: number[]) => {
	await node.run('salesInvoice', 'create', { dryRun: false, approvedFingerprint: '', options: {} }, { items: numbers.map((number) => readyItem(number)) });
	node.writes();
	return node.state().salesInvoices.map(({ key }) => String(key));
};

describe('customer', () => {
	it('get many: full records by default, rows when wanted, filters and limit', async () => {
		const run = async (parameters: object) => (await node.run('customer', 'getAll', { ...all, fullRecords: true, ...parameters })).json;
		expect(await run({})).toMatchObject([{ internalIdentifier: '1001', country: 'FI' }, { internalIdentifier: '1002', country: 'SE' }]);
		expect(await run({ fullRecords: false, returnAll: false, limit: 1 })).toEqual([expect.objectContaining({ code: '1001' })]);
		expect(await run({ filters: { codes: '1002, 9999' } })).toMatchObject([{ internalIdentifier: '1002' }]);
		expect(await run({ filters: { keyword: 'Asiakas 1001' } })).toMatchObject([{ internalIdentifier: '1001' }]);
		expect(await run({ filters: { changedSince: '2026-10-30T09:00:00.000Z' } })).toEqual([]);
		expect(await run({ filters: { changedSince: '2026-10-30T07:00:00.000Z' } })).toHaveLength(2);
	});

	it('get: one record, or a clear word that there is none', async () => {
		const key = String(node.state().customers[1]?.key);
		expect((await node.run('customer', 'get', { netvisorKey: key })).json).toMatchObject([{ internalIdentifier: '1002' }]);
		await expect(node.run('customer', 'get', { netvisorKey: '999999' })).rejects.toThrow('Netvisor has no customer with the key 999999.');
		await expect(node.run('customer', 'get', { netvisorKey: 'abc' })).rejects.toThrow(/Netvisor Key.*must be a Netvisor key/);
	});

	it('create: once, dry, and never a second time', async () => {
		const create = (more: object = {}) => node.run('customer', 'create', { code: '0042', name: 'Uusi Oy', additionalFields: { city: 'Oulu', countryCode: 'fi', isActive: true, finvoiceAddress: '003712345671', finvoiceRouterCode: 'NDEAFIHH' }, dryRun: false, ...more });
		node.change({ invoiceOperators: ['NDEAFIHH'] });
		expect((await create({ dryRun: true })).json).toMatchObject([{ outcome: 'wouldCreate' }]);
		expect(node.writes()).toEqual([]);
		expect((await create()).json).toMatchObject([{ outcome: 'created', code: '0042', netvisorKey: expect.stringMatching(/^\d+$/) }]);
		expect(node.state().customers.at(-1)).toMatchObject({ code: '0042', name: 'Uusi Oy', city: 'Oulu', country: 'FI', active: true, finvoiceOperator: 'NDEAFIHH' });
		await expect(create()).rejects.toThrow('Netvisor already has the customer 0042 ("Uusi Oy").');
		expect(node.state().customers).toHaveLength(3);
	});

	it('update: only what is given; an empty field clears', async () => {
		const key = String(node.state().customers[0]?.key);
		const update = (updateFields: object, dryRun = false) => node.run('customer', 'update', { netvisorKey: key, updateFields, dryRun });
		await update({ city: 'Oulu', phoneNumber: '040 1' });
		expect((await update({ phoneNumber: '', name: 'Muu' })).json).toMatchObject([{ outcome: 'updated', changed: ['phoneNumber', 'name'] }]);
		expect(node.state().customers[0]).toMatchObject({ city: 'Oulu', phone: '', name: 'Muu', country: 'FI' });
		node.writes();
		expect((await update({ city: 'Turku' }, true)).json).toMatchObject([{ outcome: 'wouldUpdate' }]);
		expect(node.writes()).toEqual([]);
		await expect(update({})).rejects.toThrow('Nothing to change');
	});
});

describe('product', () => {
	it('get many, get, create and update', async () => {
		expect((await node.run('product', 'getAll', { ...all, fullRecords: true })).json).toMatchObject([{ productCode: 'HTYO' }, { productCode: 'MATKA' }]);
		const create = (code: string) => node.run('product', 'create', { code, name: 'Uusi', group: 'Työt', additionalFields: { unitPrice: '12,50', defaultVatPercentage: 25.5, unit: 'h' }, dryRun: false });
		const { json } = await create('0042');
		expect(json).toMatchObject([{ outcome: 'created', code: '0042' }]);
		await expect(create('0042')).rejects.toThrow('already has the product 0042');
		const key = String(json[0]?.netvisorKey);
		expect((await node.run('product', 'get', { netvisorKey: key })).json).toMatchObject([{ productCode: '0042', unit: 'h', isActive: '1' }]);
		expect((await node.run('product', 'update', { netvisorKey: key, updateFields: { isActive: false }, dryRun: false })).json).toMatchObject([{ outcome: 'updated', changed: ['isActive'] }]);
		expect(node.state().products.at(-1)).toMatchObject({ code: '0042', unitPrice: 12.5, vatPercent: 25.5, active: false, name: 'Uusi' });
	});
});

describe('sales invoice', () => {
	it('get many: by period, by number, up to a limit', async () => {
		await createInvoices(5001, 5002, 5003);
		const run = async (parameters: object) => (await node.run('salesInvoice', 'getAll', { ...all, kind: 'invoice', ...parameters })).json.map(({ invoiceNumber }) => invoiceNumber);
		expect(await run({})).toEqual(['5001', '5002', '5003']);
		expect(await run({ returnAll: false, limit: 2 })).toEqual(['5001', '5002']);
		expect(await run({ filters: { number: '5002' } })).toEqual(['5002']);
		expect(await run({ filters: { beginInvoiceDate: '2026-10-16' } })).toEqual([]);
		expect(await run({ filters: { customerCode: '1001', invoiceStatus: 'unsent', endInvoiceDate: '2026-10-14T21:30:00.000Z' } })).toHaveLength(3);
		expect(await run({ kind: 'order' })).toEqual([]);
	});

	it('get, set status and delete', async () => {
		const [key = '', other = ''] = await createInvoices(5001, 5002);
		expect((await node.run('salesInvoice', 'get', { netvisorKey: key, kind: 'invoice', includePdf: false })).json).toMatchObject([{ salesInvoiceNumber: '5001', lines: [{ kind: 'product' }] }]);
		expect((await node.run('salesInvoice', 'setStatus', { netvisorKey: key, status: 'open', dryRun: true })).json).toMatchObject([{ outcome: 'wouldUpdate' }]);
		expect((await node.run('salesInvoice', 'delete', { netvisorKey: other, kind: 'invoice', dryRun: true })).json).toMatchObject([{ outcome: 'wouldDelete' }]);
		expect(node.writes()).toEqual([]);
		await node.run('salesInvoice', 'setStatus', { netvisorKey: key, status: 'open', dryRun: false });
		await node.run('salesInvoice', 'delete', { netvisorKey: other, kind: 'invoice', dryRun: false });
		expect(node.state().salesInvoices.map(({ number, status }) => `${number} ${status}`)).toEqual(['5001 open']);
		await expect(node.run('salesInvoice', 'get', { netvisorKey: other, kind: 'invoice', includePdf: false })).rejects.toThrow('no sales invoice with the key');
	});
});

describe('payment term and request', () => {
	it('payment terms are read', async () => {
		node.change({ paymentTerms: [{ key: 9001, description: '14 pv', netDays: 14, discountDays: 0, discountPercent: 0, isDefault: true }] });
		expect((await node.run('paymentTerm', 'getAll', { ...all })).json).toMatchObject([{ netvisorKey: '9001', netDays: 14, isDefault: true }]);
	});

	const send = (parameters: object) => node.run('request', 'send', { resourceName: 'paymenttermlist.nv', method: 'GET', query: {}, body: '', dryRun: false, ...parameters });

	it('any resource is read as JSON', async () => {
		node.change({ paymentTerms: [{ key: 9001, description: '14 pv', netDays: 14, discountDays: 0, discountPercent: 0, isDefault: true }] });
		expect((await send({ resourceName: 'paymenttermlist' })).json).toMatchObject([{ paymenttermlist: { paymentterm: { netvisorkey: '9001', netdays: '14' } } }]);
	});

	it.each([
		['XML', '<root><customer><customerbaseinformation><internalidentifier>77</internalidentifier><name>A &amp; B</name></customerbaseinformation></customer></root>'],
		['JSON text', '{"customer":{"customerbaseinformation":{"internalidentifier":"77","name":"A & B"}}}'],
		['JSON', { customer: { customerbaseinformation: { internalidentifier: '77', name: 'A & B' } } }],
	])('a body as %s is written', async (_, body) => {
		const { json } = await send({ resourceName: 'customer.nv', method: 'POST', query: { parameter: [{ name: 'method', value: 'add' }] }, body });
		expect(json).toMatchObject([{ replies: { inserteddataidentifier: expect.stringMatching(/^\d+$/) } }]);
		expect(node.state().customers.at(-1)).toMatchObject({ code: '77', name: 'A & B' });
	});

	it('a dry run sends nothing, and a wrong body is refused before anything is sent', async () => {
		expect((await send({ resourceName: 'customer.nv', method: 'POST', body: '<root/>', dryRun: true })).json).toMatchObject([{ outcome: 'wouldSend' }]);
		await expect(send({ resourceName: 'customer.nv', method: 'POST', body: '<root>' })).rejects.toThrow('not well-formed');
		await expect(send({ resourceName: 'customer.nv', method: 'POST', body: '{"a":' })).rejects.toThrow('not valid JSON');
		await expect(send({ resourceName: '../x' })).rejects.toThrow('resource name');
		expect(node.writes()).toEqual([]);
	});
});

describe('the node', () => {
	it('goes on with the next item where the flow says so, and keeps the data of the failed one', async () => {
		const key = String(node.state().customers[0]?.key);
		const { json } = await node.run('customer', 'get', { netvisorKey: (index: number) => (index === 0 ? '999999' : key) }, { items: [{ mine: 1 }, { mine: 2 }], continueOnFail: true });
		expect(json).toMatchObject([{ mine: 1, error: { message: expect.stringContaining('999999') } }, { internalIdentifier: '1001' }]);
	});

	it('wires the credential to the client', async () => {
		const { customerId, customerKey, partnerId, partnerKey, organisationId, url } = node.sandbox;
		const credentials = { netvisorApi: { environment: 'custom', baseUrl: url, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'FI', sender: 'Tests' } };
		const { json } = await executeNode(new Netvisor(), { credentials, parameters: { resource: 'customer', operation: 'getAll', ...all, fullRecords: false } });
		expect(json).toHaveLength(2);
		await expect(executeNode(new Netvisor(), { credentials: { netvisorApi: { ...credentials.netvisorApi, sender: 'Ääkkönen' } }, parameters: { resource: 'customer', operation: 'getAll', ...all, fullRecords: false } })).rejects.toThrow('"Sender" of the Netvisor credential');
	});

	it('nothing deletes a customer (C-4) or a product (P-3)', () => {
		const namesOf = (wanted: string) => resources.find(({ value }) => value === wanted)?.operations.map(({ value }) => value).sort();
		expect([namesOf('customer'), namesOf('product')]).toEqual([['create', 'get', 'getAll', 'update', 'upsert'], ['create', 'get', 'getAll', 'update', 'upsert']]);
	});

	it('has the operations of the contract', () => {
		expect(Object.fromEntries(resources.map(({ value, operations }) => [value, operations.map((operation) => operation.value).sort()]))).toEqual({
			customer: ['create', 'get', 'getAll', 'update', 'upsert'],
			product: ['create', 'get', 'getAll', 'update', 'upsert'],
			dimension: ['ensure', 'getAll', 'hide'],
			salesInvoice: ['create', 'delete', 'get', 'getAll', 'getForReconciliation', 'matchCreditNote', 'setStatus'],
			purchaseInvoice: ['get', 'getAll'],
			travelExpense: ['create'],
			workDay: ['getAll', 'save'],
			employee: ['getAll'],
			recordType: ['getAll'],
			payrollRatio: ['getAll'],
			paymentTerm: ['getAll'],
			request: ['send'],
		});
	});

	it.each(resources.flatMap(({ value, operations }) => operations.map((operation) => [`${value}.${operation.value}`, operation] as const)))('%s: a write offers a dry run and says whether repeating is harmless; every field is described', (_, operation) => {
		if (operation.effect !== 'read') {
			expect(operation.properties.map(({ name }) => name)).toContain('dryRun');
			expect(operation.effect.because).not.toBe('');
		}
		for (const property of operation.properties) if (property.type !== 'notice' && property.type !== 'collection') expect(property.description ?? '').not.toBe('');
	});
});
