import { axiosSend } from '../../src/transport/axiosSend';
import { AuthenticationError, ContractError, InputError, UnavailableError } from '../../src/errors';
import { createSeveraClient } from '../../src/severa/SeveraClient';
import { CLIENT_SECRET, customer, failureOf, startSeveraServer, token, type SeveraServer } from './severaServer';

let server: SeveraServer;
beforeEach(async () => void (server = await startSeveraServer()));
afterEach(() => server.close());

test('parallel calls share one token request', async () => {
	server.api(() => ({ body: customer(1) }));
	const client = server.client();
	await Promise.all(Array.from({ length: 12 }, () => client.customers.get('a')));
	expect(server.tokenCalls()).toHaveLength(1);
	expect(server.calls()).toHaveLength(12);
});

test('the token is asked for as JSON with Severa\'s field names (A-11)', async () => {
	server.api(() => ({ body: customer(1) }));
	await server.client({ clientId: 'Company_x.apps.vismasevera.com', scope: 'customers:read,invoices:read' }).customers.get('a');
	const [asked] = server.tokenCalls();
	expect(asked?.headers['content-type']).toBe('application/json');
	expect(JSON.parse(asked?.body ?? '')).toEqual({ client_id: 'Company_x.apps.vismasevera.com', client_secret: CLIENT_SECRET, scope: 'customers:read,invoices:read' });
});

test('without scopes the request names none', async () => {
	server.api(() => ({ body: customer(1) }));
	await server.client({ scope: ' ' }).customers.get('a');
	expect(JSON.parse(server.tokenCalls()[0]?.body ?? '')).not.toHaveProperty('scope');
});

test('every call carries the token and the client id', async () => {
	server.api(() => ({ body: customer(1) }));
	await server.client({ clientId: 'Company_y.apps.vismasevera.com' }).customers.get('a');
	expect(server.calls()[0]?.headers).toMatchObject({ authorization: 'Bearer token-of-the-test', client_id: 'Company_y.apps.vismasevera.com' });
});

test('two clients with the same credentials use the same token', async () => {
	server.api(() => ({ body: customer(1) }));
	const clientId = 'Shared_z.apps.vismasevera.com';
	await server.client({ clientId }).customers.get('a');
	await server.client({ clientId }).customers.get('a');
	expect(server.tokenCalls()).toHaveLength(1);
});

test('a changed secret does not use the token of the old one', async () => {
	server.api(() => ({ body: customer(1) }));
	const clientId = 'Changed_z.apps.vismasevera.com';
	await server.client({ clientId }).customers.get('a');
	await server.client({ clientId, clientSecret: 'another-secret' }).customers.get('a');
	expect(server.tokenCalls()).toHaveLength(2);
});

test.each([
	[3600, 3539_000, 1],
	[3600, 3541_000, 2],
	[60, 53_000, 1],
	[60, 55_000, 2],
])('a token of %d s is renewed before it expires: after %d ms there were %d token requests', async (seconds, elapsedMs, expected) => {
	let now = 1_000_000;
	let issued = 0;
	server.answer(({ path }) => (path.endsWith('/token') ? token(`token-${++issued}`, seconds) : { body: customer(1) }));
	const client = server.client({ now: () => now });
	await client.customers.get('a');
	now += elapsedMs;
	await client.customers.get('a');
	expect(server.tokenCalls()).toHaveLength(expected);
});

test('without a life time in seconds the absolute time counts', async () => {
	let now = Date.parse('2026-03-02T08:15:00Z');
	server.answer(({ path }) => (path.endsWith('/token') ? { body: { access_token: 'token-utc', access_token_expires_utc: '2026-03-02T09:15:00Z' } } : { body: customer(1) }));
	const client = server.client({ now: () => now });
	await client.customers.get('a');
	now += 50 * 60_000;
	await client.customers.get('a');
	expect(server.tokenCalls()).toHaveLength(1);
	now += 10 * 60_000;
	await client.customers.get('a');
	expect(server.tokenCalls()).toHaveLength(2);
});

test('a 401 renews the token once and sends the same request again, a write too', async () => {
	let issued = 0;
	server.answer(({ path, headers }) => (path.endsWith('/token') ? token(`token-${++issued}`) : headers.authorization === 'Bearer token-1' ? { status: 401 } : { status: 201, body: customer(7) }));
	const created = await server.client().customers.create({ name: 'New' });
	expect(created.number).toBe(7);
	expect(server.tokenCalls()).toHaveLength(2);
	expect(server.calls().map(({ method }) => method)).toEqual(['POST', 'POST']);
});

test('parallel calls with an expired token renew it once', async () => {
	let issued = 0;
	server.answer(({ path, headers }) => (path.endsWith('/token') ? token(`token-${++issued}`) : headers.authorization === 'Bearer token-1' ? { status: 401 } : { body: customer(7) }));
	const client = server.client();
	await Promise.all(Array.from({ length: 8 }, () => client.customers.get('a')));
	expect(server.tokenCalls()).toHaveLength(2);
});

test('a second 401 ends as an error that names Severa and the fields of the credential', async () => {
	let issued = 0;
	server.answer(({ path }) => (path.endsWith('/token') ? token(`token-${++issued}`) : { status: 401, body: { error: { httpStatusCode: 401, type: 'AuthenticationRequired' } } }));
	const error = await failureOf(server.client().customers.get('a'));
	expect(error).toBeInstanceOf(AuthenticationError);
	expect(error.message).toMatch(/Severa does not accept the access token.*client ID and client secret/);
	expect(server.calls()).toHaveLength(2);
});

test.each([
	['wrong credentials', { status: 401, body: { error: { httpStatusCode: 401, type: 'AuthenticationRequired', details: [{ message: 'Invalid client credentials' }] } } }, 'clientSecret', /Severa does not accept the credentials.*Invalid client credentials.*Client ID and Client Secret/],
	['a scope that is not granted', { status: 401, body: { error: { httpStatusCode: 401, type: 'AuthenticationRequired', details: [{ message: 'Scope travels:write is not granted' }] } } }, 'scope', /travels:write is not granted.*field Scopes/],
	['a wrong address', { status: 404 }, 'baseUrl', /Environment and Base URL/],
	['a redirect', { status: 302, headers: { location: 'https://login.example' } }, 'baseUrl', /Environment and Base URL/],
	['plain text', { status: 400, body: 'bad request' }, 'clientSecret', /Severa does not accept the credentials \(400\): bad request/],
])('a token request refused for %s names the field', async (_case, answer, field, words) => {
	server.answer(() => answer);
	const error = await failureOf(server.client().customers.create({ name: 'New' }));
	expect(error).toBeInstanceOf(AuthenticationError);
	expect(error).toMatchObject({ service: 'Severa', field, recovery: 'fixCredentials' });
	expect(error.message).toMatch(words);
	expect(server.calls()).toHaveLength(0);
});

test('a write whose token cannot be had was not sent, so its outcome is known', async () => {
	server.answer(() => ({ status: 503 }));
	const error = await failureOf(server.client().customers.create({ name: 'New' }));
	expect(error).toBeInstanceOf(UnavailableError);
	expect(server.tokenCalls()).toHaveLength(4);
});

test('after a failed token request the next call asks again', async () => {
	let refused = true;
	server.answer(({ path }) => (path.endsWith('/token') ? (refused ? { status: 401 } : token('token-later')) : { body: customer(1) }));
	const client = server.client();
	await failureOf(client.customers.get('a'));
	refused = false;
	expect(await client.customers.get('a')).toMatchObject({ number: 1 });
});

test.each([
	['HTML', { headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }],
	['no token in it', { body: { token: 'x' } }],
	['nothing', {}],
])('a token answer with %s is not the agreed form', async (_case, answer) => {
	server.answer(() => answer);
	expect(await failureOf(server.client().customers.get('a'))).toBeInstanceOf(ContractError);
});

test('neither secret nor token appears in any error', async () => {
	const secret = 'very-secret-value-1234';
	server.answer(({ path, body }) => (path.endsWith('/token') ? token('tok-abcdef-secret') : { status: 400, body: { error: { type: 'InvalidRequest', details: [{ message: `you sent Bearer tok-abcdef-secret and ${secret} in ${body}` }] } } }));
	const api = await failureOf(server.client({ clientSecret: secret }).customers.create({ name: 'New' }));
	server.answer(({ body }) => ({ status: 401, body: `refused: ${body}` }));
	const atToken = await failureOf(server.client({ clientSecret: secret, clientId: 'Other_q.apps.vismasevera.com' }).customers.get('a'));
	for (const error of [api, atToken]) {
		const all = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: String(error.cause) });
		expect(all).not.toContain(secret);
		expect(all).not.toContain('tok-abcdef-secret');
	}
	expect(api.message).toContain('[removed]');
});

test.each([
	[{ clientId: ' ' }, 'clientId'],
	[{ clientSecret: '' }, 'clientSecret'],
	[{ baseUrl: 'api.severa.visma.com' }, 'baseUrl'],
])('an empty or impossible field is refused before anything is sent: %j', (field, name) => {
	const make = () => createSeveraClient({ baseUrl: 'http://127.0.0.1:1/rest-api', clientId: 'c', clientSecret: 's', send: axiosSend, ...field });
	expect(make).toThrow(InputError);
	expect(make).toThrow(expect.objectContaining({ field: name }));
});

test.each(['', '/', '/v1', '/v1.0/'])('the address may end in "%s"', async (ending) => {
	server.api(() => ({ body: customer(1) }));
	await server.client({ baseUrl: `${server.url}/rest-api${ending}` }).customers.get('a');
	expect(server.calls()[0]?.path).toBe('/rest-api/v1/customers/a');
});
