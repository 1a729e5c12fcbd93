import { computeMac, type Algorithm, type Signed } from '../../sandbox/netvisor/signature';

const keys = { customerKey: 'ck-Demo1', partnerKey: 'pk-Demo2' };
const signed: Signed = {
	url: 'https://isvapi.netvisor.fi/customerlist.nv?changedsince=2026-01-01T00:00:00', sender: 'Example Integration', customerId: 'DEMO_CUST_1', timestamp: '2026-01-15 08:30:00.123', timestampUnix: '1768465800', language: 'EN',
	organisationId: '1234567-1', transactionId: 'tx-0002',
};

// Vectors of Netvisor API 1.4.
it.each<[Algorithm, string]>([
	['HMACSHA256', '8f85628e1458bd9bf00df75b933b02117f22d9785a3dbe64d0a4d78fb775dd15'],
	['SHA256', '5b541208ac77d764397fe441ba8ab3a7bc18efb52d8b3c946cc4acd78b0fe4bb'],
	['MD5', '512ccdd30677dc0e07e2493da0febd16'],
])('%s gives the digest of the reference', (algorithm, digest) => {
	expect(computeMac(algorithm, signed, keys)).toBe(digest);
});

it('text outside ASCII is signed as ISO-8859-1', () => {
	const finnish = { ...signed, url: 'https://isvapi.netvisor.fi/customerlist.nv?keyword=Sähkö', sender: 'Projekti Ärrä', language: 'FI', transactionId: 'tx-0001' };
	expect(computeMac('HMACSHA256', finnish, keys)).toBe('7508c2c7b82286853ae6f967fa1e893205afed100234a29033b10416c14a3959');
});

it.each(Object.keys(signed) as Array<keyof Signed>)('%s changes the digest', (name) => {
	expect(computeMac('HMACSHA256', { ...signed, [name]: `${signed[name]}x` }, keys)).not.toBe(computeMac('HMACSHA256', signed, keys));
});
