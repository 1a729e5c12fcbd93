import { severa, type Severa } from './severaClient';

let time = new Date('2026-10-30T08:00:00Z');
let api: Severa;
afterEach(() => api.close());
const start = async (options: Parameters<typeof severa>[0] = {}) => { time = new Date('2026-10-30T08:00:00Z'); api = await severa({ seed: 'empty', clock: () => time, ...options }); return api; };
const bearer = (answer: { access_token: string }) => ({ Authorization: `Bearer ${answer.access_token}` });
const askToken = (body: unknown) => api.call('POST', '/v1/token', body, { Authorization: null });

describe('token', () => {
	test.each([
		['lower case', { client_id: 'ID', client_secret: 'SECRET' }],
		['the spelling of most clients', { client_Id: 'ID', client_Secret: 'SECRET', grant_type: 'client_credentials' }],
	])('is given for property names in %s', async (_name, body) => {
		await start();
		const answer = await askToken(JSON.parse(JSON.stringify(body).replace('ID', api.clientId).replace('SECRET', api.clientSecret)));
		expect(answer.json).toMatchObject({ access_token_type: 'Bearer', access_token_expires_in: 3600, access_token_expires_utc: '2026-10-30T09:00:00Z', refresh_token_expires_in: 86_400, refresh_token_expires_utc: '2026-10-31T08:00:00Z' });
		expect((await api.call('GET', '/heartbeat/authorized', undefined, bearer(answer.json))).status).toBe(204);
	});

	test('is not the standard OAuth answer: expires_in and token_type are absent', async () => {
		await start();
		const answer = await api.token();
		expect(answer.expires_in).toBeUndefined();
		expect(answer.token_type).toBeUndefined();
	});

	test.each([['commas', 'customers:read,invoices:read'], ['commas and blanks', 'customers:read, invoices:read'], ['blanks', 'customers:read invoices:read']])('takes scopes separated by %s', async (_name, scope) => {
		await start();
		expect((await api.token({ scope })).scope).toBe('customers:read,invoices:read');
	});

	test('has all scopes of the credentials when none is asked for', async () => {
		await start({ grantedScopes: ['customers:read', 'users:read'] });
		expect((await api.token()).scope).toBe('customers:read,users:read');
	});

	test.each([['refuse' as const, 401, undefined], ['drop' as const, 200, 'customers:read']])('ungrantedScope %s: a scope that was not granted', async (ungrantedScope, status, scope) => {
		await start({ grantedScopes: ['customers:read'], ungrantedScope });
		const answer = await askToken({ client_id: api.clientId, client_secret: api.clientSecret, scope: 'customers:read,invoices:write' });
		expect(answer.status).toBe(status);
		expect(answer.json.scope).toBe(scope);
	});

	test.each([
		['a wrong secret', { client_id: 'ID', client_secret: 'wrong' }, 401], ['no secret', { client_id: 'ID' }, 400], ['no object', 'text', 400],
	])('is refused for %s', async (_name, body, status) => {
		await start();
		expect((await askToken(JSON.parse(JSON.stringify(body).replace('ID', api.clientId)))).status).toBe(status);
	});

	test.each([[true, 200], [false, 415]])('formToken %s: a form-encoded request is answered %i', async (formToken, status) => {
		await start({ formToken });
		const answer = await api.call('POST', '/v1/token', String(new URLSearchParams({ client_id: api.clientId, client_secret: api.clientSecret })), { Authorization: null, 'Content-Type': 'application/x-www-form-urlencoded' });
		expect(answer.status).toBe(status);
	});

	test('expires after accessTokenSeconds', async () => {
		await start({ accessTokenSeconds: 10 });
		const headers = bearer(await api.token());
		time = new Date(time.getTime() + 9000);
		expect((await api.call('GET', '/v1/customers', undefined, headers)).status).toBe(200);
		time = new Date(time.getTime() + 1000);
		const late = await api.call('GET', '/v1/customers', undefined, headers);
		expect(late.status).toBe(401);
		expect(late.json.error).toMatchObject({ httpStatusCode: 401, type: 'AuthenticationRequired' });
	});

	test.each([['none', null], ['one that was changed', 'Bearer abc.def.ghi'], ['another scheme', 'Basic abc']])('a call with %s is refused', async (_name, Authorization) => {
		await start();
		expect((await api.call('GET', '/v1/customers', undefined, { Authorization })).status).toBe(401);
	});
});

describe('refresh token', () => {
	test('gives a new pair once, with the scopes of the first', async () => {
		await start();
		const first = await api.token({ scope: 'users:read' });
		const second = await api.call('POST', '/v1/refreshtoken', JSON.stringify(first.refresh_token), { Authorization: null });
		expect(second.status).toBe(200);
		expect(second.json.scope).toBe('users:read');
		expect((await api.call('GET', '/v1/users', undefined, bearer(second.json))).status).toBe(200);
		expect((await api.call('POST', '/v1/refreshtoken', JSON.stringify(first.refresh_token), { Authorization: null })).status).toBe(401);
	});

	test('ends with its time and with signing out, the access token does not', async () => {
		await start({ refreshTokenSeconds: 60 });
		const [old, out] = [await api.token(), await api.token()];
		expect((await api.call('POST', '/v1/signout', JSON.stringify(out.refresh_token), bearer(out))).status).toBe(204);
		expect((await api.call('POST', '/v1/refreshtoken', JSON.stringify(out.refresh_token))).status).toBe(401);
		expect((await api.call('GET', '/v1/users', undefined, bearer(out))).status).toBe(200);
		time = new Date(time.getTime() + 60_000);
		expect((await api.call('POST', '/v1/refreshtoken', JSON.stringify(old.refresh_token))).status).toBe(401);
	});
});

describe('scopes', () => {
	test.each([
		['GET', '/v1/phases', 'projects:read'], ['GET', '/v1/businessunits', 'settings:read'], ['GET', '/v1/projectbillingcustomers/00000000-0000-0000-0000-000000000000', 'settings:read'], ['GET', '/v1/localization/countries', 'settings:read'],
		['GET', '/v1/organizationsettings', 'organization:read'], ['GET', '/v1/deletedworkhours', 'hours:read'], ['POST', '/v1/projectfees', 'fees:write'], ['DELETE', '/v1/invoicestatuses/00000000-0000-0000-0000-000000000000', 'settings:delete'],
	])('%s %s needs %s', async (method, path, scope) => {
		await start();
		const body = method === 'POST' ? {} : undefined;
		const without = await api.call(method, path, body, bearer(await api.token({ scope: 'users:write' })));
		expect(without.status).toBe(403);
		expect(without.json.error.type).toBe('InsufficientApiScope');
		expect(without.json.error.details[0].message).toContain(scope);
		expect((await api.call(method, path, body, bearer(await api.token({ scope })))).status).not.toBe(403);
	});

	test('either of two scopes is enough where the description says so', async () => {
		await start();
		const { guid } = (await api.get('/v1/users'))[0].workContract;
		for (const scope of ['settings:read', 'users:read']) expect((await api.call('GET', `/v1/workcontracts/${guid}`, undefined, bearer(await api.token({ scope })))).status).toBe(200);
	});

	test('missingScopeStatus 401 answers so', async () => {
		await start({ missingScopeStatus: 401 });
		expect((await api.call('GET', '/v1/users', undefined, bearer(await api.token({ scope: 'fees:read' })))).status).toBe(401);
	});
});

describe('Client_Id', () => {
	test('may be left out, in any spelling of its name may come, and must fit the token', async () => {
		await start();
		expect((await api.call('GET', '/v1/users', undefined, { Client_Id: null })).status).toBe(200);
		expect((await api.call('GET', '/v1/users', undefined, { Client_Id: null, client_id: api.clientId })).status).toBe(200);
		expect((await api.call('GET', '/v1/users', undefined, { Client_Id: 'Another_client' })).status).toBe(401);
	});

	test('requireClientId demands it', async () => {
		await start({ requireClientId: true });
		expect((await api.call('GET', '/v1/users', undefined, { Client_Id: null })).status).toBe(401);
		expect((await api.call('GET', '/v1/users')).status).toBe(200);
	});
});

describe('routes', () => {
	test('v1 and v1.0 are the same, heartbeats lie outside and need no token', async () => {
		await start();
		expect(await api.get('/v1.0/users')).toEqual(await api.get('/v1/users'));
		const alive = await api.call('GET', '/heartbeat/server', undefined, { Authorization: null, Client_Id: null });
		expect([alive.status, alive.text, alive.headers.get('content-type')]).toEqual([200, 'Server is alive.', 'text/plain; charset=utf-8']);
		expect((await api.call('GET', '/heartbeat/database', undefined, { Authorization: null })).text).toBe('Database is alive.');
		expect((await api.call('GET', '/heartbeat/authorized', undefined, { Authorization: null })).status).toBe(401);
	});

	test.each([['GET', '/v1/nothing', 404], ['GET', '/v2/customers', 404], ['GET', '/v1/customers/not-a-guid', 404], ['PUT', '/v1/customers', 405], ['GET', '/v1/proposals', 501], ['POST', '/v1/guids', 404]])('%s %s is answered %i with an exception model', async (method, path, status) => {
		await start();
		const answer = await api.call(method, path);
		expect(answer.status).toBe(status);
		expect(answer.json.error).toMatchObject({ httpStatusCode: status, stack: null, details: [{ url: null }] });
	});

	test('emptyNotFoundBody and flatErrors give the other forms of an error', async () => {
		await start({ emptyNotFoundBody: true, flatErrors: true });
		const missing = await api.call('GET', '/v1/users/00000000-0000-0000-0000-000000000000');
		expect([missing.status, missing.text]).toEqual([404, '']);
		expect((await api.call('GET', '/v1/users?rowCount=x')).json).toMatchObject({ httpStatusCode: 400, type: 'InvalidParameter', message: expect.stringContaining('rowCount') });
	});

	test('an unknown option or an unusable seed does not start', async () => {
		await start();
		await expect(severa({ nonsense: true } as never)).rejects.toThrow('nonsense');
		await expect(severa({ seed: { customer: [] } })).rejects.toThrow('customer');
	});
});

describe('rate limit', () => {
	test('refuses the eleventh call within a second in plain text, and counts each client for itself', async () => {
		let now = 5000;
		await start({ rateLimit: true, monotonicNow: () => now });
		const statuses = [];
		for (let index = 0; index < 10; index += 1) statuses.push((await api.call('GET', '/heartbeat/server')).status);
		// The token of the first call was asked for without a client header, so it counts elsewhere.
		const refused = await api.call('GET', '/v1/users');
		expect(statuses).toEqual(Array(10).fill(200));
		expect([refused.status, refused.headers.get('content-type'), refused.headers.get('retry-after'), refused.text]).toEqual([429, 'text/plain', '1', 'API calls quota exceeded! maximum admitted 10 per 1s.']);
		expect((await api.call('GET', '/heartbeat/server', undefined, { Client_Id: 'Another' })).status).toBe(200);
		now += 1000;
		expect((await api.call('GET', '/v1/users')).status).toBe(200);
	});

	test.each([['date' as const, 'Fri, 30 Oct 2026 08:00:01 GMT'], ['none' as const, null]])('retryAfter %s', async (retryAfter, expected) => {
		await start({ rateLimit: true, retryAfter, monotonicNow: () => 0 });
		for (let index = 0; index < 10; index += 1) await api.call('GET', '/heartbeat/server');
		expect((await api.call('GET', '/heartbeat/server')).headers.get('retry-after')).toBe(expected);
	});
});

test('faults match a path in either version and a braced segment, and have kinds of their own', async () => {
	await start();
	api.faults.add([{ match: { path: '/rest-api/v1/users' }, kind: 'http401' }, { match: { path: '/rest-api/v1/users/{guid}' }, kind: 'http409' }]);
	const { guid } = (await api.get('/v1/businessunits'))[0];
	expect((await api.call('GET', '/v1.0/users?rowCount=1')).status).toBe(401);
	expect((await api.call('GET', `/v1/users/${guid}`)).status).toBe(409);
	expect((await api.call('GET', '/v1/users')).status).toBe(200);
});
