import { QUIET_MS } from '../../src/severa/unclearWrites';
import { laterBy } from '../support/laterClock';
import { useQuickClock } from './quickClock';
import { startSeveraNode, type SeveraNode } from './severaNode';

let node: SeveraNode;
beforeEach(async () => {
	useQuickClock();
	node = await startSeveraNode({ seed: 'demo' });
});
afterEach(async () => {
	jest.restoreAllMocks();
	await node.close();
});

const document = (code: string, given: object = {}) => ({ code, name: `Tuote ${code}`, type: 'Materials', isActive: true, measurementUnit: 'kpl', unitPrice: { amount: 100.5, currencyCode: 'EUR' }, vatRate: 25.5, ...given });
const upsert = (documents: object[], parameters: object = {}) => node.run('product', 'upsert', { updateExisting: true, dryRun: false, ...parameters }, { items: documents.map((one) => ({ outcome: 'ready', document: one, notes: [] })) });
const outcomes = async (run: ReturnType<typeof upsert>) => (await run).json.map(({ outcome }) => outcome);
const byCode = async (code: string) => (await node.run('product', 'getAll', { returnAll: true, filters: { code } })).json;

describe('create or update', () => {
	test('creates once, and a second run writes nothing', async () => {
		expect((await upsert([document('UUSI-1'), document('UUSI-2')])).json[0]).toMatchObject({ outcome: 'created', code: 'UUSI-1', guid: expect.any(String) });
		expect(node.writes()).toEqual(['POST /v1/products', 'POST /v1/products']);
		expect(await outcomes(upsert([document('UUSI-1'), document('UUSI-2')]))).toEqual(['unchanged', 'unchanged']);
		expect(node.writes()).toEqual([]);
		expect(await byCode('UUSI-1')).toEqual([expect.objectContaining({ unitPrice: expect.objectContaining({ amount: 100.5, currencyCode: 'EUR' }), vatRate: 25.5, type: 'Materials' })]);
	});

	test('only what differs is written', async () => {
		await upsert([document('UUSI-1')]);
		node.writes();
		expect((await upsert([document('UUSI-1', { unitPrice: { amount: 101, currencyCode: 'EUR' }, proposalDescription: 'Kuvaus' })])).json[0]).toMatchObject({ outcome: 'updated', changed: ['proposalDescription', 'unitPrice'] });
		expect(node.writes()).toEqual(['PATCH /v1/products/{}']);
		expect((await byCode('UUSI-1'))[0]).toMatchObject({ unitPrice: { amount: 101 }, proposalDescription: 'Kuvaus', measurementUnit: 'kpl' });
	});

	test('an existing product is left alone unless updates are allowed, and the differences are told', async () => {
		await upsert([document('UUSI-1')]);
		node.writes();
		const { json } = await upsert([document('UUSI-1', { name: 'Uusi nimi' }), document('UUSI-1')], { updateExisting: false });
		expect(json.map(({ outcome, differs }) => [outcome, differs])).toEqual([['alreadyThere', ['name']], ['unchanged', []]]);
		expect(node.writes()).toEqual([]);
	});

	test('a code of a work type or travel expense type counts as existing', async () => {
		const [workType] = (await node.run('register', 'getAll', { register: 'workTypes', returnAll: true })).json.filter(({ code }) => code);
		const { json } = await upsert([document(String(workType?.code))]);
		expect(json[0]).toMatchObject({ outcome: 'held', reasons: [{ code: 'PRODUCT_CODE_SHARED', rule: 'P-8' }] });
		expect(node.writes()).toEqual([]);
	});

	test('a code that differs only by letter case holds', async () => {
		await upsert([document('UUSI-1')]);
		expect((await upsert([document('uusi-1')])).json[0]).toMatchObject({ outcome: 'held', reasons: [{ code: 'CODE_CASE_DIFFERS' }] });
		expect(await byCode('UUSI-1')).toHaveLength(1);
	});

	test('codes are texts: 0042 is not 42', async () => {
		expect(await outcomes(upsert([document('0042'), document('42'), document('0042')]))).toEqual(['created', 'created', 'unchanged']);
	});

	test('sales account by number and category by name; what Severa lacks is told', async () => {
		const [account] = (await node.run('register', 'getAll', { register: 'salesAccounts', returnAll: true })).json;
		const { json } = await upsert([document('UUSI-1', { salesAccount: { number: String(account?.number) }, productCategory: { name: 'Ei tällaista' } })]);
		expect(json[0]?.message).toBe('Product UUSI-1 was created. Severa has no product category "Ei tällaista"; the product goes without it.');
		expect((await byCode('UUSI-1'))[0]?.salesAccount).toMatchObject({ number: account?.number });
		expect(await outcomes(upsert([document('UUSI-1', { salesAccount: { number: String(account?.number) } })]))).toEqual(['unchanged']);
	});

	test('a dry run writes nothing', async () => {
		expect(await outcomes(upsert([document('UUSI-1')], { dryRun: true }))).toEqual(['wouldCreate']);
		expect(node.writes()).toEqual([]);
	});

	test('a creation whose reply was lost is not repeated', async () => {
		node.sandbox.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/products' }, kind: 'resetAfter', times: 1 }]);
		expect(await outcomes(upsert([document('UUSI-1')]))).toEqual(['created']);
		expect(await byCode('UUSI-1')).toHaveLength(1);
	});

	test('a creation whose reply was lost before it was stored is not repeated within the quiet time', async () => {
		node.sandbox.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/products' }, kind: 'resetBefore', times: 1 }]);
		expect(await outcomes(upsert([document('UUSI-1')]))).toEqual(['failed']);
		const { json } = await upsert([document('UUSI-1')]);
		expect(json[0]).toMatchObject({ outcome: 'failed', message: expect.stringMatching(/may still be storing it.*minutes from now or later/) });
		expect(await byCode('UUSI-1')).toEqual([]);
		laterBy(QUIET_MS);
		expect(await outcomes(upsert([document('UUSI-1')]))).toEqual(['created']);
	});

	test('an item without a document fails alone', async () => {
		expect((await node.run('product', 'upsert', { updateExisting: false, dryRun: false }, { items: [{ a: 1 }, { document: document('UUSI-1') }] })).json.map(({ outcome }) => outcome)).toEqual(['failed', 'created']);
	});
});

describe('create', () => {
	const create = (given: object = {}) => node.run('product', 'create', { name: 'Lisenssi', code: 'UUSI-9', additionalFields: { unitPrice: 12.5, type: 'Materials' }, dryRun: false, ...given });

	test('once', async () => {
		expect((await create({ dryRun: true })).json[0]).toMatchObject({ outcome: 'wouldCreate' });
		expect(node.writes()).toEqual([]);
		expect((await create()).json[0]).toMatchObject({ outcome: 'created', product: { code: 'UUSI-9', unitPrice: { amount: 12.5, currencyCode: 'EUR' } } });
		await expect(create()).rejects.toThrow('Severa already has the product UUSI-9 ("Lisenssi")');
	});

	test.each([[{ salesAccount: '9999999' }, /no sales account "9999999"/], [{ productCategory: 'Ei ole' }, /no product category "Ei ole"/]])('refuses a reference that Severa lacks: %j', async (additionalFields, words) => {
		await expect(create({ additionalFields })).rejects.toThrow(words);
		expect(node.writes()).toEqual([]);
	});
});

test('get', async () => {
	const [product] = (await node.run('product', 'getAll', { returnAll: false, limit: 1 })).json;
	expect((await node.run('product', 'get', { productGuid: product?.guid })).json).toEqual([product]);
});
