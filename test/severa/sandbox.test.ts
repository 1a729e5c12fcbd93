/** The client against the sandbox, whichever way the points go that are not confirmed about the real service. */
import { AuthenticationError, ContractError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';
import { allInvoiceStatuses, requireInvoiceStatus } from '../../src/severa/invoiceStatusByName';
import { readInvoicesForTransfer } from '../../src/severa/readInvoicesForTransfer';
import { severaRegisters, type SeveraRegisterName } from '../../src/severa/registers';
import { createSeveraClient, type SeveraClient } from '../../src/severa/SeveraClient';
import { axiosSend } from '../../src/transport/axiosSend';
import type { Send } from '../../src/transport/http';
import { RateGate } from '../../src/transport/withRateLimit';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { startSevera, type RunningSevera, type SeveraStartOptions } from '../../sandbox/severa';
import { READY, SENT } from './invoiceModel';
import { failureOf, freeGate } from './severaServer';

let sandbox: RunningSevera;
afterEach(() => sandbox.close());

async function start(options: SeveraStartOptions = {}, client: { scope?: string } = {}): Promise<SeveraClient> {
	sandbox = await startSevera({ rateLimit: false, ...options });
	return createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, retryPolicy: fourTriesAtOnce, gate: freeGate(), ...client });
}

const all = async <T>(list: AsyncIterable<T>) => {
	const rows: T[] = [];
	for await (const row of list) rows.push(row);
	return rows;
};
const fail = (kind: string, path: string, more: object = {}) => sandbox.faults.add([{ match: { path: `/rest-api/v1${path}` }, kind, ...more }]);
const requests = (pattern: RegExp) => sandbox.journal.filter(({ method, url }) => pattern.test(`${method} ${url}`));

describe('invoices for transfer', () => {
	test('thirty of the demo company, complete, in at most four calls each', async () => {
		const client = await start();
		const { invoices, beyondLimit } = await readInvoicesForTransfer(client, { readyStatus: READY, sentStatus: SENT });
		expect(invoices).toHaveLength(30);
		expect(beyondLimit).toBe(5);
		expect(sandbox.journal.length).toBeLessThanOrEqual(120);
		const numbers = invoices.map(({ invoice }) => invoice.number);
		expect(numbers).toEqual([...numbers].sort((a, b) => Number(a) - Number(b)));
		for (const { billingCustomer, rows, organizationCurrency, projects, users } of invoices) {
			expect([billingCustomer === null, rows.length === 0, organizationCurrency]).toEqual([false, false, 'EUR']);
			const known = new Set([...projects, ...users].map(({ guid }) => guid));
			for (const row of rows) {
				const entries = [...row.workHours, ...row.projectFees, ...row.travelExpenses, ...row.flatRates, ...row.reimbursedWorkHours, ...row.reimbursedProjectFees, ...row.reimbursedTravelExpenses];
				for (const entry of entries as Array<{ project?: { guid: string } | null; user?: { guid: string } | null }>) for (const one of [entry.project, entry.user]) if (one) expect(known).toContain(one.guid);
			}
		}
	});

	test.each<SeveraStartOptions>([{ maxRows100: true }, { pageTokens: 'lastRow' }, { requireClientId: true }, { projectsIncludeSalesCases: true }, { creditNoteSign: 'negativePrice', reimbursedSign: 'negative' }])('the same with %j', async (options) => {
		const plain = await readInvoicesForTransfer(await start(), { readyStatus: READY });
		await sandbox.close();
		const other = await readInvoicesForTransfer(await start(options), { readyStatus: READY });
		expect(other.invoices.map(({ invoice, rows }) => [invoice.number, rows.map((row) => row.workHours.length + row.reimbursedWorkHours.length)])).toEqual(plain.invoices.map(({ invoice, rows }) => [invoice.number, rows.map((row) => row.workHours.length + row.reimbursedWorkHours.length)]));
	});

	test('with a service that stumbles everywhere it is the same', async () => {
		const plain = await readInvoicesForTransfer(await start(), { readyStatus: READY, limit: 5 });
		await sandbox.close();
		const client = await start();
		for (const path of ['/invoicestatuses', '/invoices', '/customers', '/projects', '/users', '/currencies']) {
			fail('http503', path, { times: 1 });
			fail('http429', path, { times: 1, retryAfter: 0 });
			fail('resetBefore', path, { times: 1 });
		}
		expect(await readInvoicesForTransfer(client, { readyStatus: READY, limit: 5 })).toEqual(plain);
	});

	test.each(['malformed', 'truncated', 'empty'])('a %s list of invoices is an error, not a shorter list', async (kind) => {
		const client = await start();
		fail(kind, '/invoices');
		const error = await failureOf(readInvoicesForTransfer(client, { readyStatus: READY }));
		// A reply that is cut on the wire never arrived; one that arrived and cannot be read breaks the contract.
		expect([ContractError, UnavailableError].some((kindOf) => error instanceof kindOf)).toBe(true);
		expect(error.message).toMatch(/GET \/rest-api\/v1\/invoices/);
	});
});

describe('status changes', () => {
	const target = async (client: SeveraClient, name = SENT) => requireInvoiceStatus(await allInvoiceStatuses(client), name).guid;
	const firstReady = async (client: SeveraClient) => {
		const [invoice] = await all(client.invoices.list({ statusGuids: [await target(client, READY)] }));
		return invoice?.guid ?? '';
	};

	test.each<[SeveraStartOptions['statusPatchPaths']]>([[['/status/guid']], [['/status']], [['/invoiceStatusGuid']]])('with the form %j', async (statusPatchPaths) => {
		const client = await start({ statusPatchPaths });
		const guid = await firstReady(client);
		expect((await client.invoices.setStatus(guid, await target(client))).status?.name).toBe(SENT);
		expect((await client.invoices.get(guid)).status?.name).toBe(SENT);
	});

	test('with none of the forms it is refused, and the invoice stays', async () => {
		const client = await start({ statusPatchPaths: [] });
		const guid = await firstReady(client);
		expect(await failureOf(client.invoices.setStatus(guid, await target(client)))).toBeInstanceOf(RejectedError);
		expect((await client.invoices.get(guid)).status?.name).toBe(READY);
	});

	test('a lost reply is settled by reading the invoice', async () => {
		const client = await start();
		const guid = await firstReady(client);
		fail('resetAfter', `/invoices/${guid}`, { match: { method: 'PATCH', path: `/rest-api/v1/invoices/${guid}` }, times: 1 });
		expect((await client.invoices.setStatus(guid, await target(client))).status?.name).toBe(SENT);
	});

	test('a change that never arrived stays unknown', async () => {
		const client = await start();
		const guid = await firstReady(client);
		fail('resetBefore', `/invoices/${guid}`, { match: { method: 'PATCH', path: `/rest-api/v1/invoices/${guid}` }, times: 1 });
		expect(await failureOf(client.invoices.setStatus(guid, await target(client)))).toBeInstanceOf(OutcomeUnknownError);
		expect((await client.invoices.get(guid)).status?.name).toBe(READY);
	});

	test.each<[SeveraStartOptions['paymentDateWhenReadOnly'], string | null]>([['accept', '2026-04-14'], ['refuse', null]])('a payment where read-only invoices %s the date', async (paymentDateWhenReadOnly, paymentDate) => {
		const client = await start({ paymentDateWhenReadOnly });
		const guid = await firstReady(client);
		await client.invoices.setStatus(guid, await target(client));
		const paid = (await allInvoiceStatuses(client)).find(({ isPaid }) => isPaid)?.guid ?? '';
		const result = await client.invoices.setPayment(guid, { statusGuid: paid, paymentDate: '2026-04-14' });
		expect(result.dateRefused === undefined).toBe(paymentDate !== null);
		expect(await client.invoices.get(guid)).toMatchObject({ status: { guid: paid }, paymentDate });
	});
});

describe('credentials and scopes', () => {
	test('a wrong secret names Severa and the field', async () => {
		await start();
		const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: 'wrong-secret', send: axiosSend, retryPolicy: fourTriesAtOnce, gate: freeGate() });
		const error = await failureOf(all(client.customers.list()));
		expect(error).toBeInstanceOf(AuthenticationError);
		expect(error.message).toMatch(/Severa does not accept the credentials .*Client ID and Client Secret/);
		expect(error.message).not.toContain('wrong-secret');
		expect(requests(/token/)).toHaveLength(1);
	});

	test('a scope that is not granted names the field Scopes or the scope', async () => {
		const client = await start({ grantedScopes: ['customers:read'] }, { scope: 'customers:read,customers:write' });
		const error = await failureOf(all(client.customers.list()));
		expect(error).toBeInstanceOf(AuthenticationError);
		expect(error.message).toMatch(/Scopes/);
	});

	test.each<SeveraStartOptions>([{ missingScopeStatus: 403 }, { missingScopeStatus: 401 }, { missingScopeStatus: 403, flatErrors: true }, { missingScopeStatus: 401, flatErrors: true }])('a missing scope is named, with %j', async (options) => {
		const client = await start(options, { scope: 'customers:read' });
		expect(await all(client.customers.list())).not.toEqual([]);
		const error = await failureOf(client.customers.create({ name: 'Uusi' }));
		expect(error).toBeInstanceOf(AuthenticationError);
		expect(error.message).toContain('"customers:write"');
	});

	test('a token that Severa lets expire earlier than it said is renewed', async () => {
		let time = Date.parse('2026-11-20T10:00:00Z');
		const client = await start({ clock: () => new Date(time) });
		await all(client.customers.list());
		time += 2 * 3600_000;
		expect(await all(client.customers.list())).not.toEqual([]);
		expect(requests(/token/)).toHaveLength(2);
	});
});

describe('errors', () => {
	test.each<SeveraStartOptions>([{}, { emptyNotFoundBody: true }, { flatErrors: true }])('nothing under a guid, with %j', async (options) => {
		const client = await start(options);
		expect(await failureOf(client.customers.get('00000000-0000-0000-0000-000000000000'))).toMatchObject({ status: 404, recovery: 'fixInput' });
	});

	test.each<SeveraStartOptions>([{}, { flatErrors: true }])('a refusal has the service\'s words, with %j', async (options) => {
		const client = await start(options);
		const error = await failureOf(client.customers.create({ name: '' }));
		expect(error).toBeInstanceOf(RejectedError);
		expect(error.message).toMatch(/^Severa refused POST \/rest-api\/v1\/customers \(400 \w+\): .+/);
	});

	test('a write answered with 500 stays unknown and is sent once', async () => {
		const client = await start();
		fail('http500', '/customers', { match: { method: 'POST', path: '/rest-api/v1/customers' } });
		expect(await failureOf(client.customers.create({ name: 'Uusi' }))).toBeInstanceOf(OutcomeUnknownError);
		expect(requests(/^POST .*customers/)).toHaveLength(1);
	});

	test.each<SeveraStartOptions>([{ retryAfter: 'seconds' }, { retryAfter: 'date' }, { retryAfter: 'none' }])('above the real rate limit every call is answered in the end, with %j', async (options) => {
		let now = 0;
		const wait = async (ms: number) => void (now += ms);
		sandbox = await startSevera({ rateLimit: true, monotonicNow: () => now, ...options });
		const [customer] = (sandbox.state() as { customers?: Array<{ guid: string }> }).customers ?? [];
		// Faster than Severa allows, so that 429s do come.
		const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, gate: new RateGate({ limit: 50, perMs: 1000 }, () => now, wait), retryPolicy: { attempts: 10, delayMs: () => 1000, sleep: wait } });
		await Promise.all(Array.from({ length: 40 }, () => client.customers.get(customer?.guid ?? '')));
		expect(requests(/customers/).filter(({ status }) => status === 200)).toHaveLength(40);
		expect(requests(/customers/).some(({ status }) => status === 429)).toBe(true);
	});

	test('at its own pace it never meets the limit', async () => {
		let now = 0;
		let underWay = 0;
		// The clock goes on only when what was sent has arrived: this is about the pace, not about a slow way.
		const wait = async (ms: number) => {
			while (underWay > 0) await new Promise(setImmediate);
			now += ms;
		};
		const send: Send = async (request) => {
			underWay++;
			return await axiosSend(request).finally(() => underWay--);
		};
		sandbox = await startSevera({ rateLimit: true, monotonicNow: () => now });
		const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send, gate: new RateGate({ limit: 8, perMs: 1000 }, () => now, wait), retryPolicy: fourTriesAtOnce });
		await readInvoicesForTransfer(client, { readyStatus: READY });
		expect(sandbox.journal.some(({ status }) => status === 429)).toBe(false);
	});
});

describe('lists', () => {
	test.each(Object.keys(severaRegisters) as SeveraRegisterName[])('the register %s', async (name) => {
		const client = await start();
		const rows = await all(client.registers.list(name));
		expect(new Set(rows.map(({ guid }) => guid)).size).toBe(rows.length);
	});

	test('customers by number, people by code, projects by guid and number, products by code', async () => {
		const client = await start();
		const [customers, people, projects, products] = await Promise.all([all(client.customers.list()), all(client.users.list()), all(client.projects.list()), all(client.products.list())]);
		const [customer, person, project, product] = [customers[3], people[3], projects[3], products[0]];
		expect((await all(client.customers.list({ numbers: [String(customer?.number)] }))).map(({ guid }) => guid)).toEqual([customer?.guid]);
		expect((await all(client.users.list({ code: person?.code ?? '' }))).map(({ guid }) => guid)).toEqual([person?.guid]);
		expect((await all(client.projects.list({ guids: [project?.guid ?? ''] }))).map(({ number }) => number)).toEqual([project?.number]);
		expect((await all(client.projects.list({ numbers: [String(project?.number)] }))).map(({ guid }) => guid)).toEqual([project?.guid]);
		expect((await all(client.products.list({ code: product?.code ?? '' }))).map(({ guid }) => guid)).toEqual([product?.guid]);
		expect(JSON.stringify(people)).not.toContain('socialSecurityNumber');
	});

	test.each([false, true])('nobody with a code is an empty list (404: %s)', async (noUserIs404) => {
		const client = await start({ noUserIs404 });
		expect(await all(client.users.list({ code: 'nobody' }))).toEqual([]);
	});

	test('what changed since a moment', async () => {
		const client = await start({ clock: () => new Date('2026-11-20T10:00:00Z') });
		const [customer] = await all(client.customers.list());
		if (customer === undefined) throw new Error('the demo company has customers');
		await client.customers.update(customer, { website: 'https://www.example.com' });
		expect((await all(client.customers.list({ changedSince: '2026-11-20T12:00:00+02:00' }))).map(({ guid }) => guid)).toEqual([customer.guid]);
	});

	test('the printed invoice is a PDF', async () => {
		const client = await start();
		const [invoice] = await all(client.invoices.list());
		expect((await client.invoices.pdf(invoice?.guid ?? '')).subarray(0, 5).toString()).toBe('%PDF-');
	});

	test('a project fee is created and found', async () => {
		const client = await start();
		const [project] = await all(client.projects.list({ isClosed: false }));
		const created = await client.projectFees.create({ project: { guid: project?.guid ?? '' }, name: 'Alihankinta, lasku 889', productType: 'Subcontracting', eventDate: '2026-11-02', quantity: 1, unitCost: { amount: 640, currencyCode: 'EUR' }, unitPrice: { amount: 704, currencyCode: 'EUR' }, vatRate: 25.5, isBillable: true });
		expect((await all(client.projectFees.list({ projectGuid: project?.guid }))).map(({ guid }) => guid)).toContain(created.guid);
	});
});
