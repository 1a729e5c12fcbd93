import { QUIET_MS } from '../../src/severa/unclearWrites';
import { laterBy } from '../support/laterClock';
import { useQuickClock } from './quickClock';
import { startSeveraNode, type SeveraNode } from './severaNode';

let node: SeveraNode;
beforeEach(async () => {
	useQuickClock();
	node = await startSeveraNode();
});
afterEach(async () => {
	jest.restoreAllMocks();
	await node.close();
});

const document = (number: string, given: object = {}) => ({ number, name: `Asiakas ${number}`, vatNumber: '1234567-1', email: 'laskut@example.com', isActive: true, paymentTerm: 14, language: { code: 'fi' }, headquarterAddress: { addressline: 'Katu 1', postalCode: '00100', city: 'Helsinki', country: { code2: 'FI' } }, ...given });
const ready = (doc: object) => ({ outcome: 'ready', source: { system: 'Netvisor', kind: 'customer', guid: '7', number: '1', name: 'x' }, transferKey: 'netvisor:customer:7', fingerprint: 'f', plan: { code: '1' }, notes: [], document: doc });
const upsert = (documents: object[], parameters: object = {}) => node.run('customer', 'upsert', { dryRun: false, ...parameters }, { items: documents.map(ready) });
const outcomes = async (run: ReturnType<typeof upsert>) => (await run).json.map(({ outcome }) => outcome);
const all = async () => (await node.run('customer', 'getAll', { returnAll: true })).json.filter(({ isInternal }) => !isInternal);

describe('create or update', () => {
	test('a new customer gets its address as main address, for invoices and post', async () => {
		const { json, outputs } = await upsert([document('501')]);
		expect(json[0]).toMatchObject({ outcome: 'created', number: '501', guid: expect.any(String), changed: [], transferKey: 'netvisor:customer:7', fingerprint: 'f', plan: { code: '1' }, message: 'Customer 501 was created.' });
		expect(outputs[0]?.[0]?.pairedItem).toEqual({ item: 0 });
		expect(node.writes()).toEqual(['POST /v1/customers', 'POST /v1/customers/{}/addresses', 'PATCH /v1/customers/{}']);
		const [customer] = (await node.run('customer', 'getAll', { returnAll: true, filters: { numbers: '501' }, options: { includeAddresses: true } })).json;
		expect(customer).toMatchObject({ number: 501, vatNumber: '1234567-1', paymentTerm: 14, language: { code: 'fi' }, headquarterAddress: { addressline: 'Katu 1', postalCode: '00100', city: 'Helsinki' } });
		expect(customer?.addresses).toEqual([expect.objectContaining({ isBillingAddress: true, isPostalAddress: true, country: expect.objectContaining({ guid: expect.any(String) }) })]);
	});

	test('a second run writes nothing', async () => {
		await upsert([document('501'), document('502')]);
		node.writes();
		expect(await outcomes(upsert([document('501'), document('502')]))).toEqual(['unchanged', 'unchanged']);
		expect(node.writes()).toEqual([]);
	});

	test('only what differs is written', async () => {
		await upsert([document('501')]);
		node.writes();
		const { json } = await upsert([document('501', { email: 'uusi@example.com', isActive: false, headquarterAddress: { city: 'Turku' } })]);
		expect(json[0]).toMatchObject({ outcome: 'updated', changed: ['email', 'isActive', 'headquarterAddress.city'] });
		expect(node.writes()).toEqual(['PATCH /v1/customers/{}', 'PATCH /v1/addresses/{}']);
		expect((await all())[0]).toMatchObject({ email: 'uusi@example.com', isActive: false, paymentTerm: 14, headquarterAddress: { addressline: 'Katu 1', city: 'Turku' } });
	});

	test('another country is a change; the same one under another name is none', async () => {
		await upsert([document('501')]);
		expect(await outcomes(upsert([document('501', { headquarterAddress: { country: { code2: 'FI' } } })]))).toEqual(['unchanged']);
		expect((await upsert([document('501', { headquarterAddress: { country: { code2: 'SE' } } })])).json[0]?.changed).toEqual(['headquarterAddress.country']);
		expect(await outcomes(upsert([document('501', { headquarterAddress: { country: { code2: 'SE' } } })]))).toEqual(['unchanged']);
	});

	test('fields that the document leaves out stay as they are', async () => {
		await upsert([document('501')]);
		expect(await outcomes(upsert([{ number: '501', name: 'Asiakas 501' }]))).toEqual(['unchanged']);
	});

	test('the same business id in another notation is no change', async () => {
		await upsert([document('501', { vatNumber: '0112038-9' })]);
		expect(await outcomes(upsert([document('501', { vatNumber: 'FI01120389' })]))).toEqual(['unchanged']);
	});

	test('a number that belongs to another company holds, and nothing is written', async () => {
		await upsert([document('501', { vatNumber: '0112038-9' })]);
		node.writes();
		const { json, hints } = await upsert([document('501', { vatNumber: '0201256-6', name: 'Toinen Oy' }), document('502')]);
		expect(json[0]).toMatchObject({ outcome: 'held', reasons: [expect.objectContaining({ code: 'CUSTOMER_CODE_TAKEN', rule: 'C-9' })] });
		expect(json[1]?.outcome).toBe('created');
		expect(hints[0]?.message).toBe('1 held, 1 created');
		expect((await all()).find(({ number }) => number === 501)?.name).toBe('Asiakas 501');
	});

	test('two items with one number make one customer', async () => {
		expect(await outcomes(upsert([document('501'), document('501', { email: 'b@example.com' }), document('501', { email: 'b@example.com' })]))).toEqual(['created', 'updated', 'unchanged']);
		expect(await all()).toHaveLength(1);
	});

	test('a dry run tells what would be done and writes nothing', async () => {
		await upsert([document('501')]);
		node.writes();
		const { json } = await upsert([document('501', { name: 'Uusi nimi' }), document('502'), document('501')], { dryRun: true });
		expect(json.map(({ outcome, changed }) => [outcome, changed])).toEqual([['wouldUpdate', ['name']], ['wouldCreate', []], ['unchanged', []]]);
		expect(node.writes()).toEqual([]);
	});

	test('an item that is no document for Severa fails alone', async () => {
		const { json } = await node.run('customer', 'upsert', { dryRun: false }, { items: [{ name: 'x' }, { outcome: 'held' }, ready(document('0501')), ready({ ...document('1'), faxx: '1' }), ready(document('502'))] });
		expect(json.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed', 'failed', 'created']);
		expect(json[2]?.message).toMatch(/number: expected a customer number without leading zeros/);
	});

	test('a language or country that Severa does not have fails the one document', async () => {
		const { json } = await upsert([document('501', { language: { code: 'xx' } }), document('502', { headquarterAddress: { country: { code2: 'QQ' } } }), document('503')]);
		expect(json.map(({ outcome, message }) => `${String(outcome)} ${String(message)}`)).toEqual(['failed Severa has no language with the code "xx".', 'failed Severa has no country with the code "QQ".', 'created Customer 503 was created.']);
	});

	test('a creation whose reply was lost is looked up and completed, not repeated', async () => {
		node.sandbox.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/customers' }, kind: 'resetAfter', times: 1 }]);
		expect((await upsert([document('501')])).json[0]).toMatchObject({ outcome: 'created', guid: expect.any(String) });
		expect(await all()).toEqual([expect.objectContaining({ number: 501, headquarterAddress: expect.objectContaining({ city: 'Helsinki' }) })]);
	});

	test('a creation that never arrived stays unknown; a run after the quiet time makes it once', async () => {
		node.sandbox.faults.add([{ match: { method: 'POST', path: '/rest-api/v1/customers' }, kind: 'resetBefore', times: 1 }]);
		expect((await upsert([document('501'), document('502')])).json.map(({ outcome, errorCode }) => [outcome, errorCode])).toEqual([['failed', 'outcome_unknown'], ['created', undefined]]);
		expect(await outcomes(upsert([document('501'), document('502')]))).toEqual(['failed', 'unchanged']);
		laterBy(QUIET_MS);
		expect(await outcomes(upsert([document('501'), document('502')]))).toEqual(['created', 'unchanged']);
		expect(await all()).toHaveLength(2);
	});

	test('what another run may still be creating waits, the address of a customer too', async () => {
		const at = new Date(Date.now()).toISOString();
		const waits = { unfinishedSends: JSON.stringify([{ at, sending: ['netvisor:customer:7'] }]) };
		const [row] = (await upsert([document('501')], waits)).json;
		expect([row?.outcome, row?.errorCode, node.writes()]).toEqual(['failed', 'outcome_unknown', []]);
		await node.run('customer', 'create', { name: 'Asiakas 501', number: '501', additionalFields: {}, dryRun: false });
		node.writes();
		await upsert([document('501')], waits);
		expect(node.writes().filter((write) => write.includes('addresses'))).toEqual([]);
		laterBy(30 * 60_000);
		expect(await outcomes(upsert([document('501')], waits))).toEqual(['updated']);
	});

	test('an address whose answer was lost and is not there waits for the quiet time', async () => {
		const [{ guid } = { guid: '' }] = (await node.run('customer', 'create', { name: 'Asiakas 501', number: '501', additionalFields: {}, dryRun: false })).json;
		const address = { method: 'POST', path: `/rest-api/v1/customers/${String(guid)}/addresses` };
		node.sandbox.faults.add([{ match: address, kind: 'resetBefore', times: 1 }]);
		for (let run = 0; run < 2; run++) expect(await outcomes(upsert([document('501')]))).toEqual(['failed']);
		expect(node.writes().filter((write) => write.includes('addresses'))).toHaveLength(1);
		laterBy(QUIET_MS);
		expect(await outcomes(upsert([document('501')]))).toEqual(['updated']);
	});

	test('an address whose reply was lost is not made a second time', async () => {
		const [{ guid } = { guid: '' }] = (await node.run('customer', 'create', { name: 'Asiakas 501', number: '501', additionalFields: {}, dryRun: false })).json;
		node.sandbox.faults.add([{ match: { method: 'POST', path: `/rest-api/v1/customers/${String(guid)}/addresses` }, kind: 'resetAfter', times: 1 }]);
		const first = await upsert([document('501')]);
		const second = await upsert([document('501')]);
		expect([first, second].map(({ json }) => json[0]?.outcome)).toContain('updated');
		const [customer] = (await node.run('customer', 'getAll', { returnAll: true, filters: { numbers: '501' }, options: { includeAddresses: true } })).json;
		expect(customer?.addresses).toHaveLength(1);
		expect(customer?.headquarterAddress).toMatchObject({ city: 'Helsinki' });
	});
});

describe('single customers', () => {
	test('get', async () => {
		const [{ guid } = { guid: '' }] = (await upsert([document('501')])).json;
		expect((await node.run('customer', 'get', { customerGuid: guid })).json).toEqual([expect.objectContaining({ guid, number: 501 })]);
	});

	test('create refuses a number that exists, and writes nothing', async () => {
		await upsert([document('501')]);
		node.writes();
		await expect(node.run('customer', 'create', { name: 'Toinen', number: 501, additionalFields: {}, dryRun: false })).rejects.toThrow('Severa already has the customer 501 ("Asiakas 501")');
		expect(node.writes()).toEqual([]);
	});

	test('create with an address, and its dry run', async () => {
		const parameters = { name: 'Uusi Oy', number: '501', additionalFields: { city: 'Oulu', countryCode: 'fi', languageCode: 'sv', paymentTerm: 30 } };
		expect((await node.run('customer', 'create', { ...parameters, dryRun: true })).json).toEqual([{ outcome: 'wouldCreate', number: '501', guid: undefined, message: 'Customer 501 would be created.' }]);
		expect(node.writes()).toEqual([]);
		expect((await node.run('customer', 'create', { ...parameters, dryRun: false })).json[0]).toMatchObject({ outcome: 'created', customer: { number: 501, paymentTerm: 30, language: { code: 'sv' }, headquarterAddress: { city: 'Oulu' } } });
	});

	test.each([
		['a leading zero', { number: '0501' }, /"Number".*digits that do not begin with 0/],
		['a wrong country code', { number: '501', additionalFields: { countryCode: 'Finland' } }, /countryCode.*two letters/],
		['a field that does not exist', { number: '501', additionalFields: { phone: '1' } }, /Additional Fields/],
	])('create refuses %s before anything is sent', async (_case, parameters, words) => {
		await expect(node.run('customer', 'create', { name: 'Uusi Oy', additionalFields: {}, dryRun: false, ...parameters })).rejects.toThrow(words);
		expect(node.writes()).toEqual([]);
	});

	test('update changes what differs and tells it', async () => {
		const [{ guid } = { guid: '' }] = (await upsert([document('501')])).json;
		node.writes();
		const parameters = { customerGuid: guid, updateFields: { name: 'Uusi nimi', paymentTerm: 14, city: 'Espoo' } };
		expect((await node.run('customer', 'update', { ...parameters, dryRun: true })).json[0]).toMatchObject({ outcome: 'wouldUpdate', changed: ['name', 'headquarterAddress.city'] });
		expect(node.writes()).toEqual([]);
		expect((await node.run('customer', 'update', { ...parameters, dryRun: false })).json[0]).toMatchObject({ outcome: 'updated', customer: { name: 'Uusi nimi', headquarterAddress: { city: 'Espoo', addressline: 'Katu 1' } } });
		expect((await node.run('customer', 'update', { ...parameters, dryRun: false })).json[0]).toMatchObject({ outcome: 'unchanged', changed: [] });
	});
});

describe('get many', () => {
	beforeEach(async () => void (await upsert(['501', '502', '503', '504'].map((number) => document(number, { isActive: number !== '504' })))));
	const numbers = async (parameters: object) => (await node.run('customer', 'getAll', parameters as never)).json.filter(({ isInternal }) => !isInternal).map(({ number }) => number);

	test('by numbers', async () => expect(await numbers({ returnAll: true, filters: { numbers: '502, 504' } })).toEqual([502, 504]));
	test('active or retired', async () => {
		expect(await numbers({ returnAll: true, filters: { isActive: false } })).toEqual([504]);
		expect(await numbers({ returnAll: true, filters: { isActive: true } })).toEqual([501, 502, 503]);
	});
	test('up to the limit, and those asked for by GUID beyond it', async () => {
		const guid = (await all()).find(({ number }) => number === 504)?.guid;
		expect(await numbers({ returnAll: false, limit: 1, filters: { numbers: '501,502', alsoGuids: String(guid) } })).toEqual([501, 504]);
	});
	test('an empty filter of numbers is none', async () => expect(await numbers({ returnAll: true, filters: { numbers: '' } })).toHaveLength(4));
	test('letters are no customer numbers', async () => {
		await expect(node.run('customer', 'getAll', { returnAll: true, filters: { numbers: '05, x' } })).rejects.toThrow(/filters\.numbers.*must be customer numbers/);
	});
});
