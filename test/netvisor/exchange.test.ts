/** How calls travel: lane, connection, signature, encoding, repeats, cancellation. Over real HTTP on loopback. */
import { createHmac } from 'node:crypto';
import { AuthenticationError, CancelledError, ContractError, InputError, OutcomeUnknownError, RejectedError, UnavailableError } from '../../src/errors';
import type { SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import { axiosSend } from '../../src/transport/axiosSend';
import { sleep } from '../../src/transport/withRetry';
import { clientOf, failed, inserted, keys, ok, startServer, type LocalServer, type Received, type Reply } from './localServer';

let server: LocalServer;
afterEach(async () => await server.close());

const serve = async (answer: (request: Received, index: number) => Reply | Promise<Reply>) => (server = await startServer(answer));
const emptyList = ok('<Customerlist/>');
const invoice: SalesInvoiceDocument = {
	salesInvoiceNumber: '5012',
	salesInvoiceDate: '2026-01-31',
	salesInvoiceAmount: { value: '125.50' },
	salesInvoiceStatus: { value: 'unsent', type: 'netvisor' },
	invoicingCustomerIdentifier: { value: '31', type: 'netvisor' },
	invoicingCustomerName: 'Äänekosken €-työ & muut <oy> 😀',
	paymentTermNetDays: '14',
	invoiceLines: [{ salesInvoiceCommentLine: { comment: 'x' } }],
};
const id = { transferKey: 'severa:invoice:1', attempt: 1 };

/** The check of the service, written from API 1.4 and not from our signature.ts. */
function isSigned(request: Received, base: string): boolean {
	const header = (name: string) => String(request.headers[`x-netvisor-${name}`] ?? '');
	const values = [base + request.url, header('authentication-sender'), header('authentication-customerid'), header('authentication-timestamp'), header('interface-language'), header('organisation-id'), header('authentication-transactionid'), header('authentication-timestampunix'), keys.customerKey, keys.partnerKey];
	return createHmac('sha256', Buffer.from(`${keys.customerKey}&${keys.partnerKey}`, 'latin1')).update(Buffer.from(values.join('&'), 'latin1')).digest('hex') === header('authentication-mac');
}

describe('signing', () => {
	it.each(['Sähkö & työ', "d'Arc (x)*!~", '100 % + 1/2?#[]', '1,2:3', '漢字😀', 'a"b<c>\\^`{|}'])('what is signed is what arrives: keyword %j', async (keyword) => {
		await serve(() => ({ body: emptyList }));
		await clientOf(server.url).customers.list({ keyword });
		const [request] = server.received as [Received];
		expect(isSigned(request, server.url)).toBe(true);
		expect(new URL(server.url + request.url).searchParams.get('keyword')).toBe(keyword);
	});

	it('signs every repeat afresh, with a new id for a read', async () => {
		await serve((_, index) => (index < 2 ? { status: 503 } : { body: emptyList }));
		let clock = 0;
		await clientOf(server.url, { now: () => new Date(1_768_465_800_000 + clock++ * 1000) }).customers.list();
		const ids = server.received.map((request) => request.headers['x-netvisor-authentication-transactionid']);
		expect(new Set(ids).size).toBe(3);
		expect(new Set(server.received.map((request) => request.headers['x-netvisor-authentication-timestamp'])).size).toBe(3);
		expect(server.received.every((request) => isSigned(request, server.url))).toBe(true);
	});

	it('gives a document and attempt the same id whatever its content by then, another attempt another one', async () => {
		await serve((_, index) => ({ body: inserted(String(index + 1)) }));
		const client = clientOf(server.url);
		await client.salesInvoices.create(invoice, id);
		await client.salesInvoices.create(invoice, id);
		await client.salesInvoices.create(invoice, { ...id, attempt: 2 });
		await client.salesInvoices.create({ ...invoice, salesInvoiceNumber: '5013' }, id);
		await client.salesInvoices.create(invoice, { ...id, transferKey: 'severa:invoice:2' });
		const ids = server.received.map((request) => request.headers['x-netvisor-authentication-transactionid']);
		expect(ids[0]).toMatch(/^[0-9a-f]{32}$/);
		expect(ids[1]).toBe(ids[0]);
		expect(ids[3]).toBe(ids[0]);
		expect(new Set(ids).size).toBe(3);
	});

	it('sends bodies as UTF-8 that begins with <root>', async () => {
		await serve(() => ({ body: inserted('1') }));
		await clientOf(server.url).salesInvoices.create(invoice, id);
		expect(server.received[0]?.body).toMatch(/^<root><salesinvoice>/);
		expect(server.received[0]?.body).toContain('<invoicingcustomername>Äänekosken €-työ &amp; muut &lt;oy&gt; 😀</invoicingcustomername>');
	});
});

describe('one call at a time (L-2, L-3)', () => {
	it('holds over parallel callers and several clients of one company, repeats included', async () => {
		await serve(async (_, index) => {
			await sleep(5);
			return index % 3 === 0 ? { status: 503 } : { body: emptyList };
		});
		const clients = [clientOf(server.url), clientOf(`${server.url}/`), clientOf(server.url, { language: 'FI' })];
		await Promise.all(clients.flatMap((client) => [client.customers.list(), client.customers.list(), client.customers.list()]));
		expect(server.mostAtOnce).toBe(1);
		expect(server.received.length).toBeGreaterThan(9);
	});

	it('lets two companies go side by side', async () => {
		let release = () => {};
		const both = new Promise<void>((resolve) => (release = resolve));
		await serve(async () => {
			if (server.mostAtOnce === 2) release();
			await both;
			return { body: emptyList };
		});
		await Promise.all([clientOf(server.url).customers.list(), clientOf(server.url, { organisationId: '7654321-9' }).customers.list()]);
		expect(server.mostAtOnce).toBe(2);
	});

	it('uses one connection for many calls', async () => {
		await serve(() => ({ body: emptyList }));
		const client = clientOf(server.url);
		for (let call = 0; call < 20; call++) await client.customers.list();
		expect(new Set(server.received.map(({ connection }) => connection)).size).toBe(1);
	});

	it('runs sequences alone', async () => {
		await serve(() => ({ body: emptyList }));
		const client = clientOf(server.url);
		const steps: string[] = [];
		await Promise.all(['a', 'b'].map((name) => client.alone(async () => {
			steps.push(`${name}1`);
			await client.customers.list();
			steps.push(`${name}2`);
		})));
		expect(steps).toEqual(['a1', 'a2', 'b1', 'b2']);
	});
});

describe('repeats', () => {
	it.each<[string, Reply]>([
		['HTTP 503', { status: 503 }],
		['a cut connection', 'cut'],
		['TECHNICAL_ERROR behind HTTP 200', { body: failed('TECHNICAL_ERROR :: x') }],
		['maintenance behind HTTP 500', { status: 500, body: failed('SYSTEM_MAINTENANCE :: x') }],
		['an overlap refusal', { body: failed('TECHNICAL_ERROR :: Another request of this company is already in progress') }],
	])('a read is repeated after %s', async (_, trouble) => {
		await serve((__, index) => (index === 0 ? trouble : { body: emptyList }));
		await expect(clientOf(server.url).customers.list()).resolves.toEqual([]);
		expect(server.received).toHaveLength(2);
	});

	it('a read is given up after four tries', async () => {
		await serve(() => ({ body: failed('SYSTEM_MAINTENANCE :: huolto') }));
		await expect(clientOf(server.url).customers.list()).rejects.toBeInstanceOf(UnavailableError);
		expect(server.received).toHaveLength(4);
	});

	it.each<[string, Reply, unknown]>([
		['INVALID_DATA', { body: failed('INVALID_DATA :: x') }, RejectedError],
		['refused credentials', { status: 401, body: failed('AUTHENTICATION_FAILED :: x') }, AuthenticationError],
		['INVALID_DATA that comes with HTTP 503', { status: 503, body: failed('INVALID_DATA :: x') }, RejectedError],
		['an unreadable answer', { body: ok('<Customerlist>').slice(0, -9) }, ContractError],
		['an empty answer', {}, ContractError],
	])('a read is not repeated after %s', async (_, reply, type) => {
		await serve(() => reply);
		await expect(clientOf(server.url).customers.list()).rejects.toBeInstanceOf(type);
		expect(server.received).toHaveLength(1);
	});

	it.each<[string, Reply, unknown]>([
		['a cut connection', 'cut', OutcomeUnknownError],
		['HTTP 502', { status: 502 }, OutcomeUnknownError],
		['an empty answer', {}, OutcomeUnknownError],
		['a cut answer', { body: inserted('77').slice(0, -20) }, OutcomeUnknownError],
		['TECHNICAL_ERROR', { body: failed('TECHNICAL_ERROR :: x') }, OutcomeUnknownError],
		['success without a key', { body: ok() }, OutcomeUnknownError],
		['maintenance', { body: failed('SYSTEM_MAINTANANCE :: x') }, UnavailableError],
	])('a write is never repeated after %s', async (_, reply, type) => {
		await serve(() => reply);
		await expect(clientOf(server.url).salesInvoices.create(invoice, id)).rejects.toBeInstanceOf(type);
		expect(server.received).toHaveLength(1);
	});

	it('a write is repeated, under its id, when it was refused because another call was on its way', async () => {
		await serve((_, index) => ({ body: index === 0 ? failed('TECHNICAL_ERROR :: Overlapping requests') : inserted('77') }));
		await expect(clientOf(server.url).salesInvoices.create(invoice, id)).resolves.toBe('77');
		const [first, second] = server.received.map((request) => request.headers['x-netvisor-authentication-transactionid']);
		expect(second).toBe(first);
	});

	it('a delete is a write although it is a GET', async () => {
		await serve(() => 'cut');
		await expect(clientOf(server.url).salesInvoices.delete('880')).rejects.toBeInstanceOf(OutcomeUnknownError);
		expect(server.received).toMatchObject([{ method: 'GET', url: '/deletesalesinvoice.nv?invoiceid=880' }]);
	});

	it('nobody there: unavailable, even for a write', async () => {
		await serve(() => ({}));
		const url = server.url;
		await server.close();
		await expect(clientOf(url).salesInvoices.create(invoice, id)).rejects.toBeInstanceOf(UnavailableError);
	});

	it('a reply that takes too long is a lost reply', async () => {
		await serve(() => new Promise(() => undefined));
		await expect(clientOf(server.url, { timeoutMs: 50 }).salesInvoices.create(invoice, id)).rejects.toBeInstanceOf(OutcomeUnknownError);
	});
});

describe('cancellation', () => {
	it('sends nothing more once it is cancelled', async () => {
		const stop = new AbortController();
		await serve(() => {
			stop.abort();
			return { status: 503 };
		});
		const client = clientOf(server.url, { signal: stop.signal });
		await expect(client.customers.list()).rejects.toBeInstanceOf(CancelledError);
		await expect(client.customers.list()).rejects.toBeInstanceOf(CancelledError);
		expect(server.received).toHaveLength(1);
	});

	it('waits for the answer of a write that is on its way', async () => {
		const stop = new AbortController();
		await serve(async () => {
			stop.abort();
			await sleep(20);
			return { body: inserted('77') };
		});
		await expect(clientOf(server.url, { signal: stop.signal }).salesInvoices.create(invoice, id)).resolves.toBe('77');
	});
});

describe('settings', () => {
	it('asks for real HTTP statuses and gives the answer six minutes', async () => {
		await serve(() => ({ body: emptyList }));
		let timeoutMs: number | undefined;
		await clientOf(server.url, { send: (request) => ((timeoutMs = request.timeoutMs), axiosSend(request)) }).customers.list();
		expect(timeoutMs).toBe(360_000);
		expect(server.received[0]?.headers['x-netvisor-authentication-usehttpresponsestatuscodes']).toBe('1');
	});

	it.each(['integration.netvisor.fi', 'https://x.example/?a=1', 'ftp://x.example', ''])('refuses the base URL %j before anything is sent', async (baseUrl) => {
		await serve(() => ({}));
		await expect(clientOf(baseUrl).customers.list()).rejects.toBeInstanceOf(InputError);
	});

	it('refuses an identity that cannot be right when the client is made', async () => {
		await serve(() => ({}));
		expect(() => clientOf(server.url, { sender: 'Ärrä' })).toThrow(AuthenticationError);
	});
});

describe('secrets', () => {
	it.each<[string, Reply]>([
		['refused credentials', { status: 401, body: failed('AUTHENTICATION_FAILED :: MAC of https://x/customerlist.nv&a&customer-key-not-to-be-seen&partner-key-not-to-be-seen') }],
		['a refusal', { body: failed('INVALID_DATA :: customer-key-not-to-be-seen') }],
		['an unreadable answer', { body: 'partner-key-not-to-be-seen &' }],
		['a cut connection', 'cut'],
	])('are in no error: %s', async (_, reply) => {
		await serve(() => reply);
		const client = clientOf(server.url);
		for (const call of [() => client.customers.list(), () => client.salesInvoices.create(invoice, id)]) {
			const error: Error = await call().then(() => Promise.reject(new Error('no error')), (thrown: Error) => thrown);
			const everything = JSON.stringify({ ...error, message: error.message, stack: error.stack, cause: String((error.cause as Error | undefined)?.message) });
			expect(everything).not.toContain('not-to-be-seen');
			expect(everything).not.toMatch(/[0-9a-f]{64}/);
		}
	});
});
