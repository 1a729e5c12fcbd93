import { AuthenticationError, InputError } from '../../src/errors';
import { signatureHeaders, withSignature, type NetvisorIdentity } from '../../src/netvisor/signature';
import type { HttpRequest } from '../../src/transport/http';

/** Vectors of the API reference, section 1.4. */
const identity: NetvisorIdentity = { customerId: 'DEMO_CUST_1', customerKey: 'ck-Demo1', partnerId: 'DEMO_PART_1', partnerKey: 'pk-Demo2', organisationId: '1234567-1', language: 'EN', sender: 'Example Integration' };
const url = 'https://isvapi.netvisor.fi/customerlist.nv?changedsince=2026-01-01T00:00:00';
const at = new Date('2026-01-15T08:30:00.123Z');

describe('signatureHeaders', () => {
	it('gives the MAC of the published test vector', () => {
		expect(signatureHeaders(url, identity, { at, transactionId: 'tx-0002' })['X-Netvisor-Authentication-MAC']).toBe('8f85628e1458bd9bf00df75b933b02117f22d9785a3dbe64d0a4d78fb775dd15');
	});

	it('sends every header the service asks for, and no key', () => {
		const headers = signatureHeaders(url, identity, { at, transactionId: 'tx-0002' });
		expect(headers).toEqual({
			'X-Netvisor-Authentication-Sender': 'Example Integration',
			'X-Netvisor-Authentication-CustomerId': 'DEMO_CUST_1',
			'X-Netvisor-Authentication-PartnerId': 'DEMO_PART_1',
			'X-Netvisor-Authentication-Timestamp': '2026-01-15 08:30:00.123',
			'X-Netvisor-Authentication-TimestampUnix': '1768465800',
			'X-Netvisor-Authentication-TransactionId': 'tx-0002',
			'X-Netvisor-Interface-Language': 'EN',
			'X-Netvisor-Organisation-ID': '1234567-1',
			'X-Netvisor-Authentication-MAC': expect.stringMatching(/^[0-9a-f]{64}$/),
			'X-Netvisor-Authentication-MACHashCalculationAlgorithm': 'HMACSHA256',
			'X-Netvisor-Authentication-UseHTTPResponseStatusCodes': '1',
		});
		expect(JSON.stringify(headers)).not.toMatch(/ck-Demo1|pk-Demo2/);
	});

	it('writes milliseconds with three digits and rounds Unix seconds down', () => {
		const headers = signatureHeaders(url, identity, { at: new Date('2026-01-15T08:30:00.990Z'), transactionId: 't' });
		expect(headers['X-Netvisor-Authentication-Timestamp']).toBe('2026-01-15 08:30:00.990');
		expect(headers['X-Netvisor-Authentication-TimestampUnix']).toBe('1768465800');
	});

	it.each([
		['url', { url: `${url}&x=1` }],
		['sender', { identity: { ...identity, sender: 'Another' } }],
		['language', { identity: { ...identity, language: 'FI' as const } }],
		['organisation', { identity: { ...identity, organisationId: '7654321-0' } }],
		['customer key', { identity: { ...identity, customerKey: 'ck-Demo3' } }],
		['partner key', { identity: { ...identity, partnerKey: 'pk-Demo3' } }],
		['transaction id', { transactionId: 'tx-0003' }],
		['moment', { at: new Date('2026-01-15T08:30:00.124Z') }],
	])('signs the %s', (_, change) => {
		const given = { url, identity, at, transactionId: 'tx-0002', ...change };
		expect(signatureHeaders(given.url, given.identity, given)['X-Netvisor-Authentication-MAC']).not.toBe('8f85628e1458bd9bf00df75b933b02117f22d9785a3dbe64d0a4d78fb775dd15');
	});

	it.each([
		['sender', { sender: 'Projekti Ärrä' }],
		['customerId', { customerId: '' }],
		['partnerKey', { partnerKey: 'abc ' }],
		['organisationId', { organisationId: '12345671' }],
		['language', { language: 'SV' as never }],
	])('refuses a %s that cannot be right, without repeating it', (field, change) => {
		const attempt = () => signatureHeaders(url, { ...identity, ...change }, { at, transactionId: 't' });
		expect(attempt).toThrow(AuthenticationError);
		expect(attempt).toThrow(expect.objectContaining({ field }) as Error);
	});

	it('refuses a URL that is not percent-encoded, since signed and sent would differ', () => {
		expect(() => signatureHeaders('https://x.example/customerlist.nv?keyword=Sähkö', identity, { at, transactionId: 't' })).toThrow(InputError);
	});
});

describe('withSignature', () => {
	const sent: HttpRequest[] = [];
	const send = withSignature(async (request) => (sent.push(request), { status: 200, headers: {}, body: Buffer.from('') }), identity, { now: () => at, newId: () => `id-${sent.length}` });

	it('gives every attempt a new id, but keeps the id that a write brings', async () => {
		await send({ method: 'GET', url });
		await send({ method: 'GET', url });
		await send({ method: 'POST', url, headers: { 'X-Netvisor-Authentication-TransactionId': 'derived' } });
		expect(sent.map((request) => request.headers?.['X-Netvisor-Authentication-TransactionId'])).toEqual(['id-0', 'id-1', 'derived']);
		expect(new Set(sent.map((request) => request.headers?.['X-Netvisor-Authentication-MAC'])).size).toBe(3);
	});
});
