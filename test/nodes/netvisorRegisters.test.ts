/** Customers and products: create or update by code, dry run, what goes out twice and what goes wrong. */
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import type { NetvisorStartOptions } from '../../sandbox/netvisor';

let node: NetvisorNode;
const start = async (options?: NetvisorStartOptions) => (node = await startNetvisorNode(options));
afterEach(async () => await node.close());

const customer = (code: string, change: object = {}) => ({ customerBaseInformation: { internalIdentifier: code, externalIdentifier: '1234567-1', name: `Asiakas ${code}`, streetAddress: 'Katu 1', city: 'Tampere', postNumber: '33100', country: { value: 'FI', type: 'ISO-3166' }, isActive: '1', isPrivateCustomer: '0', ...change } });
const product = (code: string, change: object = {}) => ({ productBaseInformation: { productCode: code, productGroup: 'Työt', name: `Tuote ${code}`, unitPrice: { value: '95.00', type: 'net' }, isActive: '1', isSalesProduct: '1', ...change }, productBookkeepingDetails: { defaultVatPercentage: '25.5' } });
const ready = (document: object, guid = '1') => ({ outcome: 'ready', source: { system: 'Severa', kind: 'customer', guid, number: '', name: '' }, document, transferKey: `severa:customer:${guid}`, fingerprint: 'f', notes: [{ code: 'NO_ELECTRONIC_DELIVERY', message: 'm', messageFi: 'm' }] });

const REGISTERS = [
	{ resource: 'customer', write: 'POST /customer.nv', document: customer, names: () => node.state().customers.map(({ code, name }) => `${code} ${name}`), update: {}, renamed: (code: string) => customer(code, { name: 'Uusi nimi' }) },
	{ resource: 'product', write: 'POST /product.nv', document: product, names: () => node.state().products.map(({ code, name }) => `${code} ${name}`), update: { options: { productUpdate: true } }, renamed: (code: string) => product(code, { name: 'Uusi nimi' }) },
];

describe.each(REGISTERS)('$resource: create or update', ({ resource, write, document, names, update, renamed }) => {
	const upsert = (documents: object[], parameters: object = {}) => node.run(resource, 'upsert', { dryRun: false, options: {}, ...update, ...parameters }, { items: documents.map((one, index) => ready(one, String(index))) });

	it('adds what is missing, once, and keeps what the item carried', async () => {
		await start();
		const { json } = await upsert([document('10'), document('11')]);
		expect(json).toMatchObject([
			{ outcome: 'created', code: '10', netvisorKey: expect.stringMatching(/^\d+$/), transferKey: 'severa:customer:0', fingerprint: 'f', notes: [{ code: 'NO_ELECTRONIC_DELIVERY' }, ...(resource === 'customer' ? [] : [])] },
			{ outcome: 'created', code: '11' },
		]);
		expect(node.writes()).toEqual([write, write]);
		expect((await upsert([document('10'), document('11')])).json.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
		expect(node.writes()).toEqual([]);
	});

	it('changes only what differs', async () => {
		await start();
		await upsert([document('10')]);
		node.writes();
		expect((await upsert([renamed('10')])).json).toMatchObject([{ outcome: 'updated', changed: ['name'] }]);
		const body = node.sandbox.journal.at(-1)?.requestBody ?? '';
		expect(body).toContain('<name>Uusi nimi</name>');
		expect(body).not.toMatch(/streetaddress|productgroup/);
		expect(names()).toEqual(['10 Uusi nimi']);
	});

	it('a dry run shows both and writes nothing', async () => {
		await start();
		await upsert([document('10')]);
		node.writes();
		expect((await upsert([renamed('10'), document('11')], { dryRun: true })).json.map(({ outcome }) => outcome)).toEqual(['wouldUpdate', 'wouldCreate']);
		expect(node.writes()).toEqual([]);
	});

	it('the same code twice in one batch is one record (C-2)', async () => {
		await start();
		expect((await upsert([document('10'), renamed('10'), document('10')])).json.map(({ outcome }) => outcome)).toEqual(['created', 'updated', 'updated']);
		expect(names()).toHaveLength(1);
	});

	it('one bad document does not stop the others', async () => {
		await start();
		const { json } = await upsert([document('10', { name: '' }), document('11', { colour: 'red' }), { something: 'else' }, document('12', { [resource === 'customer' ? 'internalIdentifier' : 'productCode']: 12 }), document('13')]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'failed', 'created']);
		expect(json[0]).toMatchObject({ message: expect.stringContaining('name is empty') });
		expect(json[1]).toMatchObject({ message: expect.stringContaining('colour is not a field') });
	});

	it('a Held item is not written', async () => {
		await start();
		const { json } = await node.run(resource, 'upsert', { dryRun: false, options: {} }, { items: [{ outcome: 'held', document: document('10') }] });
		expect(json).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('not ready') }]);
		expect(names()).toEqual([]);
	});

	it.each(['resetAfter', 'resetBefore', 'malformed', 'truncated', 'empty', 'http500', 'TECHNICAL_ERROR'])('%s at the add and at the edit: there once, and right', async (kind) => {
		await start();
		const path = write.slice('POST '.length);
		node.sandbox.faults.add([{ match: { path }, kind }]);
		expect((await upsert([document('10')])).json).toMatchObject([{ outcome: 'created', netvisorKey: expect.stringMatching(/^\d+$/) }]);
		node.sandbox.faults.add([{ match: { path }, kind }]);
		expect((await upsert([renamed('10')])).json).toMatchObject([{ outcome: 'updated' }]);
		expect(names()).toEqual(['10 Uusi nimi']);
	});

	it('a dead service before anything was written fails once; afterwards the rest is told as not sent', async () => {
		await start();
		const path = write.slice('POST '.length);
		node.sandbox.faults.add([{ match: { path }, kind: 'SYSTEM_MAINTENANCE', times: 9 }]);
		await expect(upsert([document('10'), document('11')])).rejects.toThrow(/maintenance/);
		node.sandbox.faults.clear();
		node.sandbox.faults.add([{ match: { path }, kind: 'slow', delayMs: 0 }, { match: { path }, kind: 'SYSTEM_MAINTENANCE', times: 9 }]);
		const { json } = await upsert([document('10'), document('11'), document('12')]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['created', 'notSent', 'notSent']);
		expect(names()).toHaveLength(1);
	});

	it('the words of a refusal reach the item', async () => {
		await start();
		node.sandbox.faults.add([{ match: { path: write.slice('POST '.length) }, kind: 'INVALID_DATA' }]);
		const { json } = await upsert([document('10'), document('11')]);
		expect(json).toMatchObject([{ outcome: 'failed', reasons: [{ code: 'REJECTED_BY_NETVISOR', message: expect.stringMatching(/^Netvisor refused: .+/) }] }, { outcome: 'created' }]);
	});

	it('the temporary record is never written to', async () => {
		await start();
		expect((await upsert([document('TEMP')])).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'TEMPORARY_RECORD' }] }]);
		expect(node.writes()).toEqual([]);
	});
});

/** "GET /customerlist.nv" and how often, since the last call. */
function counted(from: number): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { method, url } of node.sandbox.journal.slice(from)) counts[`${method} ${url.replace(/\?.*/, '')}`] = (counts[`${method} ${url.replace(/\?.*/, '')}`] ?? 0) + 1;
	return counts;
}

describe('customer: rules of its own', () => {
	const upsert = (documents: object[], options: object = {}) => node.run('customer', 'upsert', { dryRun: false, options }, { items: documents.map((one, index) => ready(one, String(index))) });
	/** Each with an id of its own. */
	const many = (count: number) => Array.from({ length: count }, (_, index) => customer(String(1000 + index), { externalIdentifier: `SE5566${String(index).padStart(6, '0')}01` }));

	it('many new ones take one call each, a look for each hundred before them and one for all business ids', async () => {
		await start();
		const from = node.sandbox.journal.length;
		const { json } = await upsert(many(250));
		expect(json.every(({ outcome }) => outcome === 'created')).toBe(true);
		expect(counted(from)).toEqual({ 'GET /customerlist.nv': 3 + 1, 'POST /customer.nv': 250 });
		const again = node.sandbox.journal.length;
		expect((await upsert(many(250))).json.every(({ outcome }) => outcome === 'unchanged')).toBe(true);
		expect(counted(again)).toEqual({ 'GET /customerlist.nv': 3, 'GET /getcustomer.nv': 3 });
	});

	it('each hundred is looked up when its turn comes, not at the beginning', async () => {
		await start();
		await upsert(many(150));
		const kinds = node.sandbox.journal.map(({ method, url }) => (method === 'POST' ? 'add' : url.includes('customercodelist') ? 'look' : 'other'));
		expect(kinds.slice(kinds.indexOf('add')).filter((kind) => kind === 'look')).toHaveLength(1);
		expect(kinds.lastIndexOf('look')).toBe(kinds.indexOf('add') + 100);
	});

	it('of many new ones, those with a business id that is known already, or came earlier in the batch, are noted', async () => {
		await start();
		await upsert([customer('1')]);
		const { json } = await upsert([...many(20), customer('2', { externalIdentifier: 'FI12345671' }), customer('3', { externalIdentifier: 'SE556600000301' })]);
		const notes = json.map((row) => (row.notes as Array<{ code: string; message: string }>).filter(({ code }) => code === 'SAME_BUSINESS_ID').map(({ message }) => message));
		expect(notes.slice(0, 20).flat()).toEqual([]);
		expect(notes.slice(20)).toEqual([['FI12345671 is also customer 1 in Netvisor.'], ['SE556600000301 is also customer 1003 in Netvisor.']]);
	});

	it('a code that somebody takes after the look is refused by Netvisor, found, and not there twice', async () => {
		await start();
		const running = upsert([customer('10'), customer('11')]);
		while (node.sandbox.journal.length === 0) await new Promise(setImmediate);
		await node.client.customers.create({ customerBaseInformation: { internalIdentifier: '11', name: 'B', externalIdentifier: '1234567-1' } }, { transferKey: 'somebody', attempt: 1 });
		expect((await running).json).toMatchObject([{ outcome: 'created' }, { outcome: 'alreadyThere', netvisorKey: expect.stringMatching(/^\d+$/) }]);
		expect(node.state().customers.map(({ code }) => code).sort()).toEqual(['10', '11']);
	});

	it('a code that another company has is held, and nothing is written', async () => {
		await start();
		await upsert([customer('10')]);
		node.writes();
		expect((await upsert([customer('10', { externalIdentifier: '0737546-2' })])).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'CUSTOMER_CODE_TAKEN' }] }]);
		expect(node.writes()).toEqual([]);
	});

	it('a known business id under a new code is noted, or held', async () => {
		await start();
		await upsert([customer('10')]);
		expect((await upsert([customer('11')], { sameBusinessIdOtherCode: 'hold' })).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'CUSTOMER_BUSINESS_ID_ELSEWHERE' }] }]);
		expect((await upsert([customer('11')])).json).toMatchObject([{ outcome: 'created', notes: [{ code: 'NO_ELECTRONIC_DELIVERY' }, { code: 'SAME_BUSINESS_ID', message: '1234567-1 is also customer 10 in Netvisor.' }] }]);
	});

	it.each(['12345671', 'FI12345671'])('also where Netvisor writes it %s', async (organisationId) => {
		await start();
		await node.client.customers.create({ customerBaseInformation: { internalIdentifier: '10', name: 'A', externalIdentifier: organisationId } }, { transferKey: 'x', attempt: 1 });
		expect((await upsert([customer('11')], { sameBusinessIdOtherCode: 'hold' })).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'CUSTOMER_BUSINESS_ID_ELSEWHERE' }] }]);
	});

	it('an identity code is in no address and in no item', async () => {
		await start();
		const { json } = await upsert([customer('12', { externalIdentifier: '010190-900P', isPrivateCustomer: '1' }), customer('13', { externalIdentifier: '010190-900P' })]);
		expect(json.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
		expect(node.sandbox.journal.some(({ url }) => url.includes('010190'))).toBe(false);
		expect(JSON.stringify(json)).not.toContain('010190');
	});

	it('an empty element clears the field', async () => {
		await start();
		await upsert([customer('10', { nameExtension: 'Laskut' })]);
		expect((await upsert([customer('10', { nameExtension: '' })])).json).toMatchObject([{ outcome: 'updated', changed: ['nameExtension'] }]);
		expect(node.state().customers).toMatchObject([{ nameExtension: '' }]);
	});
});

describe('product: rules of its own', () => {
	const upsert = (documents: object[], options: object = {}) => node.run('product', 'upsert', { dryRun: false, options }, { items: documents.map((one) => ready(one)) });

	it('what is there is left alone unless updates are wanted', async () => {
		await start();
		await upsert([product('A')]);
		node.writes();
		expect((await upsert([product('A', { name: 'Muu' })])).json).toMatchObject([{ outcome: 'unchanged' }]);
		expect(node.writes()).toEqual([]);
	});

	it('an inactive product is created only where that is wanted', async () => {
		await start();
		expect((await upsert([product('A', { isActive: '0' })])).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'PRODUCT_INACTIVE' }] }]);
		expect((await upsert([product('A', { isActive: '0' })], { createInactiveProducts: true })).json).toMatchObject([{ outcome: 'created' }]);
	});
});
