import { AuthenticationError, CancelledError, ContractError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';
import { inLinearTime } from '../support/linearTime';
import { customer, failureOf, startSeveraServer, type SeveraServer } from './severaServer';

let server: SeveraServer;
beforeEach(async () => void (server = await startSeveraServer()));
afterEach(() => server.close());

const read = () => server.client().customers.get('a');
const write = () => server.client().customers.create({ name: 'New' });
const exception = (httpStatusCode: number, type: string, message?: string, name?: string) => ({ status: httpStatusCode, body: { error: { httpStatusCode, type, stack: null, details: message === undefined ? [] : [{ message, url: null, location: name === undefined ? null : { name, identifier: null, type: 'RequestBody' } }] } } });

describe('a refusal keeps Severa\'s own words', () => {
	test.each([
		['the error model', exception(400, 'InvalidParameter', 'Name is mandatory', 'name'), 'Severa refused POST /rest-api/v1/customers (400 InvalidParameter): Name is mandatory (name).'],
		['flat JSON', { status: 409, body: { httpStatusCode: 409, type: 'InvalidOperation', message: 'Number is in use.' } }, 'Severa refused POST /rest-api/v1/customers (409 InvalidOperation): Number is in use.'],
		['plain text', { status: 400, body: 'no such field' }, 'Severa refused POST /rest-api/v1/customers (400): no such field.'],
		['HTML', { status: 400, body: '<html><body>Bad Request</body></html>' }, 'Severa refused POST /rest-api/v1/customers (400): an HTML page instead of an answer.'],
		['nothing', { status: 400 }, 'Severa refused POST /rest-api/v1/customers (400).'],
		['JSON of another form', { status: 422, body: [1, 2] }, 'Severa refused POST /rest-api/v1/customers (422).'],
		['an empty 404', { status: 404 }, 'Severa has nothing at POST /rest-api/v1/customers (404).'],
	])('in %s', async (_case, answer, message) => {
		server.api(() => answer);
		const error = await failureOf(write());
		expect(error).toBeInstanceOf(RejectedError);
		expect(error.message).toBe(message);
		expect(server.calls()).toHaveLength(1);
	});

	test('and the field and code apart', async () => {
		server.api(() => exception(400, 'InvalidParameter', 'Name is mandatory', 'name'));
		expect(await failureOf(write())).toMatchObject({ serviceCode: 'InvalidParameter', field: 'name', status: 400, service: 'Severa' });
	});

	test('a long run of white space in it takes linear time', async () => {
		server.api(() => ({ status: 400, body: `a${' '.repeat(2_000_000)}b` }));
		await inLinearTime(() => failureOf(write()));
	});

	test('of bounded length', async () => {
		server.api(() => ({ status: 400, body: 'x'.repeat(100_000) }));
		const error = await failureOf(write());
		expect(error.message.length).toBeLessThan(1100);
		expect(String(error.body).length).toBeLessThan(600);
	});
});

test.each([
	['InsufficientApiScope', /scope "customers:write" must be in the field Scopes/],
	['PermissionDenied', /scope "customers:write"/],
	['AddonMissing', /add-on or feature of Severa is missing/],
	['TrialExpired', /administrator of Severa/],
])('403 %s says what to check', async (type, words) => {
	server.api(() => exception(403, type));
	const error = await failureOf(write());
	expect(error).toBeInstanceOf(AuthenticationError);
	expect(error.message).toMatch(words);
});

test('5xx on a read is repeated and then reported as not available', async () => {
	server.api(() => ({ status: 500, body: 'oops' }));
	const error = await failureOf(read());
	expect(error).toBeInstanceOf(UnavailableError);
	expect(error).toMatchObject({ recovery: 'retryLater', status: 500 });
	expect(server.calls()).toHaveLength(4);
});

test('a read that works at the third try gives its value', async () => {
	let tries = 0;
	server.api(() => (++tries < 3 ? { status: 503 } : { body: customer(3) }));
	expect(await read()).toMatchObject({ number: 3 });
});

test.each([
	['500', { status: 500 }],
	['503 with HTML', { status: 503, body: '<html/>' }],
	['a redirect', { status: 302, headers: { location: '/login' } }],
	['a cut connection', { cut: true }],
])('%s on a write leaves its outcome unknown and is never repeated', async (_case, answer) => {
	server.api(() => answer);
	const error = await failureOf(write());
	expect(error).toBeInstanceOf(OutcomeUnknownError);
	expect(error).toMatchObject({ recovery: 'checkTarget', request: 'POST /rest-api/v1/customers' });
	expect(server.calls()).toHaveLength(1);
});

test('a cut connection on a read is repeated', async () => {
	let tries = 0;
	server.api(() => (++tries === 1 ? { cut: true } : { body: customer(4) }));
	expect(await read()).toMatchObject({ number: 4 });
});

test('a reply that does not come in time is given up', async () => {
	server.api(() => ({ silent: true }));
	expect(await failureOf(server.client({ timeoutMs: 40 }).customers.get('a'))).toBeInstanceOf(UnavailableError);
	expect(await failureOf(server.client({ timeoutMs: 40 }).customers.create({ name: 'New' }))).toBeInstanceOf(OutcomeUnknownError);
});

test('a server that is not there is reported as not available, for a write too', async () => {
	await server.close();
	expect(await failureOf(write())).toBeInstanceOf(UnavailableError);
});

describe('a success that cannot be read is a broken contract, not an empty answer', () => {
	test.each([
		['HTML', { body: '<html>maintenance</html>', headers: { 'content-type': 'text/html' } }],
		['an empty body', {}],
		['broken JSON', { body: '[{"guid": "a", "name"' }],
		['an object instead of a list', { body: customer(1) }],
		['null', { body: null }],
	])('%s', async (_case, answer) => {
		server.api(() => answer);
		const client = server.client();
		const error = await failureOf((async () => {
			for await (const one of client.customers.list()) return one;
		})());
		expect(error).toBeInstanceOf(ContractError);
		expect(error.message).toMatch(/Severa answered GET \/rest-api\/v1\/customers/);
		expect(server.calls()).toHaveLength(1);
	});

	test('a wrong type names its path', async () => {
		server.api(() => ({ body: [customer(1), { ...customer(2), number: '0042' }] }));
		const client = server.client();
		const error = await failureOf((async () => {
			for await (const one of client.customers.list()) void one;
		})());
		expect(error).toBeInstanceOf(ContractError);
		expect(error.field).toBe('1.number');
	});

	test('a change that is answered without the object is not taken for done', async () => {
		server.api(() => ({ body: [] }));
		expect(await failureOf(server.client().customers.update({ ...customer(1) }, { name: 'X' }))).toBeInstanceOf(ContractError);
	});

	test('a success without a body after a write is not repeated', async () => {
		server.api(() => ({ status: 201 }));
		expect(await failureOf(write())).toBeInstanceOf(ContractError);
		expect(server.calls()).toHaveLength(1);
	});
});

test('unknown extra fields pass through', async () => {
	server.api(() => ({ body: { ...customer(1), brandNew: { a: 1 } } }));
	expect(await read()).toMatchObject({ brandNew: { a: 1 } });
});

test('a cancelled run sends nothing more', async () => {
	server.api(() => ({ body: customer(1) }));
	const controller = new AbortController();
	const client = server.client({ signal: controller.signal });
	await client.customers.get('a');
	controller.abort();
	expect(await failureOf(client.customers.get('b'))).toBeInstanceOf(CancelledError);
	expect(await failureOf(client.customers.create({ name: 'New' }))).toBeInstanceOf(CancelledError);
	expect(server.calls()).toHaveLength(1);
});

test('cancelling ends a read that is under way', async () => {
	const controller = new AbortController();
	server.api(() => {
		setImmediate(() => controller.abort());
		return { silent: true };
	});
	expect(await failureOf(server.client({ signal: controller.signal }).customers.get('a'))).toBeInstanceOf(CancelledError);
});

test('ids are escaped, so that none can name another path', async () => {
	server.api(() => ({ body: customer(1) }));
	await server.client().customers.get('a/../../invoices?x=1');
	expect(server.calls()[0]?.path).toBe('/rest-api/v1/customers/a%2F..%2F..%2Finvoices%3Fx%3D1');
});
