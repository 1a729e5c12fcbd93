import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { REFUSAL_STATUS, type RefusalCode } from '../../sandbox/netvisor/refusal';
import { call, get, post } from './netvisorCaller';

const running: RunningNetvisor[] = [];
const start = async (options: NetvisorStartOptions = {}) => {
	const server = await startNetvisor({ seed: 'empty', ...options });
	running.push(server);
	return server;
};
afterEach(async () => { await Promise.all(running.splice(0).map((server) => server.close())); });

const state = (server: RunningNetvisor) => server.state() as NetvisorState;
const dimension = (name: string) => `<root><dimensionitem><name>Projekti</name><item>${name}</item></dimensionitem></root>`;
const withHeading = { dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: [] }] };

describe('signature and headers', () => {
	it('a rightly signed call is answered OK with declaration, envelope and Finnish time', async () => {
		const server = await start({ clock: () => new Date('2026-02-03T07:05:07Z') });
		const answer = await get(server, 'paymenttermlist.nv');
		expect(answer.text).toBe('<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<Root><ResponseStatus><Status>OK</Status><TimeStamp>3.2.2026 9:05:07</TimeStamp></ResponseStatus><PaymentTermList/></Root>');
	});

	it.each([['padded', '03.02.2026 09:05:07'], ['iso', '2026-02-03T07:05:07+00:00']] as const)('timeStamp %s', async (timeStamp, expected) => {
		const server = await start({ timeStamp, clock: () => new Date('2026-02-03T07:05:07Z') });
		expect((await get(server, 'paymenttermlist.nv')).first('TimeStamp')).toBe(expected);
	});

	it.each([
		'X-Netvisor-Authentication-Sender', 'X-Netvisor-Authentication-CustomerId', 'X-Netvisor-Authentication-PartnerId', 'X-Netvisor-Authentication-Timestamp', 'X-Netvisor-Authentication-TimestampUnix',
		'X-Netvisor-Authentication-TransactionId', 'X-Netvisor-Interface-Language', 'X-Netvisor-Organisation-ID', 'X-Netvisor-Authentication-MAC', 'X-Netvisor-Authentication-MACHashCalculationAlgorithm',
	])('without %s the call is refused', async (name) => {
		const answer = await get(await start(), 'paymenttermlist.nv', { headers: { [name]: undefined } });
		expect([answer.http, answer.code]).toEqual([200, 'AUTHENTICATION_FAILED']);
	});

	it.each([
		['a wrong MAC', { 'X-Netvisor-Authentication-MAC': 'ab'.repeat(32) }],
		['another sender than the signed one', { 'X-Netvisor-Authentication-Sender': 'Somebody else' }],
		['an unknown partner, although it is not signed', { 'X-Netvisor-Authentication-PartnerId': 'OTHER' }],
		['another company', { 'X-Netvisor-Organisation-ID': '7654321-2' }],
		['a timestamp with T and Z', { 'X-Netvisor-Authentication-Timestamp': '2026-01-15T08:30:00.123Z' }],
		['unix time that is another instant', { 'X-Netvisor-Authentication-TimestampUnix': '1' }],
		['Swedish as SV', { 'X-Netvisor-Interface-Language': 'SV' }],
		['an unknown algorithm', { 'X-Netvisor-Authentication-MACHashCalculationAlgorithm': 'SHA512' }],
	])('%s is refused', async (_, headers) => {
		expect((await get(await start(), 'paymenttermlist.nv', { headers })).code).toBe('AUTHENTICATION_FAILED');
	});

	it('the MAC may be in upper case', async () => {
		expect((await get(await start(), 'paymenttermlist.nv', { upperCaseMac: true })).ok).toBe(true);
	});

	it.each(['SHA256', 'MD5'] as const)('%s is taken only with oldAlgorithms', async (algorithm) => {
		expect((await get(await start(), 'paymenttermlist.nv', { algorithm })).code).toBe('AUTHENTICATION_FAILED');
		expect((await get(await start({ oldAlgorithms: true }), 'paymenttermlist.nv', { algorithm })).ok).toBe(true);
	});

	it('checkTimestamp refuses a call too far from the clock', async () => {
		const clock = () => new Date('2026-10-30T08:00:00Z');
		const server = await start({ checkTimestamp: 10, clock });
		expect((await get(server, 'paymenttermlist.nv', { at: new Date('2026-10-30T07:49:59Z') })).code).toBe('AUTHENTICATION_FAILED');
		expect((await get(server, 'paymenttermlist.nv', { at: new Date('2026-10-30T08:09:59Z') })).ok).toBe(true);
	});

	it('publicUrl is the host that clients sign behind a proxy', async () => {
		const server = await start();
		const proxied = await start({ publicUrl: server.url });
		const at = new Date();
		await get(server, 'paymenttermlist.nv', { at, transactionId: 'seen' });
		const { 'content-length': _, host: __, connection: ___, ...headers } = server.journal[0]!.requestHeaders;
		const text = await (await fetch(`${proxied.url}/paymenttermlist.nv`, { headers })).text();
		expect(text).toContain('<Status>OK</Status>');
		expect((await get(proxied, 'paymenttermlist.nv')).code).toBe('AUTHENTICATION_FAILED');
	});

	it.each([['escaped', /&amp;sandbox-customer-key/], ['unescaped', /[^;]&sandbox-customer-key/], ['none', /The MAC is wrong\.<\/Status>/]] as const)('authenticationEcho %s', async (authenticationEcho, expected) => {
		const answer = await get(await start({ authenticationEcho }), 'paymenttermlist.nv', { headers: { 'X-Netvisor-Authentication-MAC': '00' } });
		expect(answer.text).toMatch(expected);
	});
});

describe('transaction ids', () => {
	it('an id that was used is refused, before the resource is looked at', async () => {
		const server = await start();
		await get(server, 'paymenttermlist.nv', { transactionId: 'same' });
		expect((await get(server, 'nothing.nv', { transactionId: 'same' })).code).toBe('REQUEST_NOT_UNIQUE');
	});

	it.each([['always', 'REQUEST_NOT_UNIQUE'], ['onlyWhenStored', 'INVALID_DATA']] as const)('transactionIdConsumed %s: after a refused message the id gives %s', async (transactionIdConsumed, expected) => {
		const server = await start({ transactionIdConsumed });
		await post(server, 'dimensionitem.nv?method=add', dimension('A'), { transactionId: 'same' });
		expect((await post(server, 'dimensionitem.nv?method=add', dimension('A'), { transactionId: 'same' })).code).toBe(expected);
	});

	it('a call that is not authenticated uses up no id', async () => {
		const server = await start();
		await get(server, 'paymenttermlist.nv', { transactionId: 'same', headers: { 'X-Netvisor-Authentication-MAC': '00' } });
		expect((await get(server, 'paymenttermlist.nv', { transactionId: 'same' })).ok).toBe(true);
	});

	it('ids are part of the state', async () => {
		const server = await start();
		await get(server, 'paymenttermlist.nv', { transactionId: 'same' });
		const saved = state(server);
		server.reset();
		expect(state(server).transactionIds).toEqual([]);
		server.seed(saved);
		expect((await get(server, 'paymenttermlist.nv', { transactionId: 'same' })).code).toBe('REQUEST_NOT_UNIQUE');
	});
});

describe('faults', () => {
	it.each(Object.keys(REFUSAL_STATUS) as RefusalCode[])('%s can be ordered, with its HTTP status when codes are on', async (kind) => {
		const server = await start();
		server.faults.add([{ match: { path: '/PaymentTermList.NV' }, kind, times: 2 }]);
		const silent = await get(server, 'paymenttermlist.nv');
		const spoken = await get(server, 'paymenttermlist.nv', { statusCodes: true });
		expect([silent.http, silent.code, spoken.http, spoken.code]).toEqual([200, kind, REFUSAL_STATUS[kind], kind]);
		expect((await get(server, 'paymenttermlist.nv')).ok).toBe(true);
	});

	it('after resetBefore nothing is stored, the transaction id included', async () => {
		const server = await start({ seed: withHeading });
		const before = state(server);
		server.faults.add([{ match: { method: 'POST' }, kind: 'resetBefore' }]);
		await expect(post(server, 'dimensionitem.nv?method=add', dimension('A'), { transactionId: 'same' })).rejects.toThrow();
		expect(state(server)).toEqual(before);
		expect((await post(server, 'dimensionitem.nv?method=add', dimension('A'), { transactionId: 'same' })).ok).toBe(true);
	});

	it('after resetAfter the item is there and the id is used', async () => {
		const server = await start({ seed: withHeading });
		server.faults.add([{ match: { method: 'POST' }, kind: 'resetAfter' }]);
		await expect(post(server, 'dimensionitem.nv?method=add', dimension('A'), { transactionId: 'same' })).rejects.toThrow();
		expect(state(server).dimensions[0]!.items.map((item) => item.name)).toEqual(['A']);
		expect((await post(server, 'dimensionitem.nv?method=add', dimension('A'), { transactionId: 'same' })).code).toBe('REQUEST_NOT_UNIQUE');
	});

	it('an ordered refusal of a processed call uses up the id only with transactionIdConsumed always', async () => {
		for (const [transactionIdConsumed, expected] of [['always', 'REQUEST_NOT_UNIQUE'], ['onlyWhenStored', '']] as const) {
			const server = await start({ transactionIdConsumed });
			server.faults.add([{ match: {}, kind: 'TECHNICAL_ERROR' }]);
			await get(server, 'paymenttermlist.nv', { transactionId: 'same' });
			expect((await get(server, 'paymenttermlist.nv', { transactionId: 'same' })).code).toBe(expected);
		}
	});

	it('maintenanceSpelling gives the other spelling', async () => {
		const server = await start({ maintenanceSpelling: 'SYSTEM_MAINTANANCE' });
		server.faults.add([{ match: {}, kind: 'SYSTEM_MAINTENANCE' }]);
		expect((await get(server, 'paymenttermlist.nv')).code).toBe('SYSTEM_MAINTANANCE');
	});

	it.each([['refuse', ['', 'TECHNICAL_ERROR']], ['allow', ['', '']]] as const)('overlap %s: of two calls of a company at once', async (overlap, codes) => {
		const server = await start({ overlap });
		// Long enough for the second call to arrive meanwhile, on a busy machine too.
		server.faults.add([{ match: {}, kind: 'slow', delayMs: 2000 }]);
		const answers = await Promise.all([get(server, 'paymenttermlist.nv'), get(server, 'paymenttermlist.nv')]);
		expect(answers.map((answer) => answer.code).sort()).toEqual(codes);
		expect((await get(server, 'paymenttermlist.nv')).ok).toBe(true);
	});
});

describe('resource, query and HTTP status', () => {
	it('an unknown resource is refused, with 404 when codes are on', async () => {
		const server = await start();
		expect((await get(server, 'companylist.nv')).http).toBe(200);
		const answer = await get(server, 'companylist.nv', { statusCodes: true });
		expect([answer.http, answer.code]).toEqual([404, 'INVALID_DATA']);
	});

	it('httpStatusCodes always gives real codes without the header', async () => {
		const server = await start({ httpStatusCodes: 'always' });
		expect((await get(server, 'companylist.nv')).http).toBe(404);
		expect((await get(server, 'paymenttermlist.nv', { headers: { 'X-Netvisor-Authentication-MAC': '00' } })).http).toBe(401);
	});

	it('refusalStatus changes the status of one code', async () => {
		const server = await start({ refusalStatus: { REQUEST_NOT_UNIQUE: 401 } });
		await get(server, 'paymenttermlist.nv', { transactionId: 'same' });
		expect((await get(server, 'paymenttermlist.nv', { transactionId: 'same', statusCodes: true })).http).toBe(401);
	});

	it('resource names and query keys are taken in any letter case', async () => {
		expect((await get(await start(), 'CustomerList.NV?ChangedSince=2026-01-01')).ok).toBe(true);
	});

	it.each(['customerlist.nv?changedsinse=2026-01-01', 'customerlist.nv?changedsince=1.1.2026', 'customerlist.nv?keyword=a&Keyword=b', 'salesinvoicelist.nv?invoicestatus=pending', 'getcustomer.nv', 'getcustomer.nv?id=1&idlist=1,2', 'getcustomer.nv?idlist=1,x'])(
		'the query of %s is refused', async (path) => {
			expect((await get(await start(), path)).code).toBe('INVALID_DATA');
		},
	);

	it('a list parameter over its limit is refused', async () => {
		const server = await start();
		const codes = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(',');
		expect((await get(server, `customerlist.nv?customercodelist=${codes(100)}`)).ok).toBe(true);
		expect((await get(server, `customerlist.nv?customercodelist=${codes(101)}`)).code).toBe('INVALID_DATA');
	});

	it('the method must fit; two options widen it', async () => {
		const server = await start();
		expect((await post(server, 'customerlist.nv', undefined)).code).toBe('INVALID_DATA');
		expect((await post(server, 'deletesalesinvoice.nv?invoiceid=1', undefined)).message).toMatch(/expects GET/);
		expect((await post(await start({ deletesByPost: true }), 'deletesalesinvoice.nv?invoiceid=1', undefined)).message).toMatch(/not found/);
		const path = 'updatesalesinvoicestatus.nv?netvisorkey=1&status=open';
		expect((await get(server, path)).message).toMatch(/expects POST/);
		expect((await get(await start({ bodylessPostsByGet: true }), path)).message).toMatch(/not found/);
	});

	it('a resource the user has no right to gives SERVICE_ACCESS_ERROR', async () => {
		const answer = await get(await start({ seed: { refusedResources: ['paymenttermlist.nv'] } }), 'paymenttermlist.nv', { statusCodes: true });
		expect([answer.http, answer.code]).toEqual([403, 'SERVICE_ACCESS_ERROR']);
	});
});

describe('messages', () => {
	const add = (server: RunningNetvisor, body: string | Buffer) => call(server, 'POST', 'dimensionitem.nv?method=add', { body });

	it.each([
		['no body', ''],
		['text before root', ` ${dimension('A')}`],
		['an XML declaration', `<?xml version="1.0"?>${dimension('A')}`],
		['a DOCTYPE', `<!DOCTYPE root>${dimension('A')}`],
		['a message cut off', dimension('A').slice(0, -3)],
		['crossed elements', '<root><dimensionitem><name>Projekti</item></name></dimensionitem></root>'],
		['a raw ampersand', dimension('A & B')],
		['an unknown entity', dimension('A&nbsp;B')],
		['two documents', `<root>${'<dimensionitem><name>Projekti</name><item>A</item></dimensionitem>'.repeat(2)}</root>`],
		['another document', '<root><customer/></root>'],
		['text beside elements', '<root><dimensionitem>x<name>Projekti</name><item>A</item></dimensionitem></root>'],
		['an unknown element', '<root><dimensionitem><name>Projekti</name><item>A</item><colour>red</colour></dimensionitem></root>'],
		['an unknown attribute', '<root><dimensionitem><name lang="fi">Projekti</name><item>A</item></dimensionitem></root>'],
		['an element twice', '<root><dimensionitem><name>Projekti</name><item>A</item><item>B</item></dimensionitem></root>'],
		['the wrong order', '<root><dimensionitem><item>A</item><name>Projekti</name></dimensionitem></root>'],
		['a mandatory element missing', '<root><dimensionitem><name>Projekti</name></dimensionitem></root>'],
		['a mandatory element empty', '<root><dimensionitem><name>Projekti</name><item/></dimensionitem></root>'],
		['an element in an element', '<root><dimensionitem><name>Projekti</name><item><b>A</b></item></dimensionitem></root>'],
		['a value of the wrong form', '<root><dimensionitem><name>Projekti</name><item>A</item><ishidden>1</ishidden></dimensionitem></root>'],
	])('%s is refused and leaves no trace', async (_, body) => {
		const server = await start({ seed: withHeading });
		const answer = await add(server, body);
		expect(answer.code).toBe('INVALID_DATA');
		expect(answer.message).toMatch(/^Data form incorrect:\. \S/);
		expect(state(server).dimensions).toEqual(withHeading.dimensions);
	});

	it('a text that is too long gives INVALID_DATA_SIZE', async () => {
		expect((await add(await start({ seed: withHeading }), dimension('x'.repeat(201)))).code).toBe('INVALID_DATA_SIZE');
	});

	it('elementOrder any takes another order, xmlDeclaration accept a declaration', async () => {
		const other = '<root><dimensionitem><item>A</item><name>Projekti</name></dimensionitem></root>';
		expect((await add(await start({ seed: withHeading, elementOrder: 'any' }), other)).ok).toBe(true);
		expect((await add(await start({ seed: withHeading, xmlDeclaration: 'accept' }), `<?xml version="1.0" encoding="utf-8"?>\n${dimension('A')}`)).ok).toBe(true);
	});

	it('names are taken in any letter case, text in UTF-8 or ISO-8859-15, the five entities resolved', async () => {
		const server = await start({ seed: withHeading });
		await add(server, '<Root><DimensionItem><Name>Projekti</Name><Item>Äyriö &amp; €</Item></DimensionItem></Root>');
		await add(server, Buffer.from([...Buffer.from('<root><dimensionitem><name>Projekti</name><item>'), 0xe4, 0xa4, ...Buffer.from('</item></dimensionitem></root>')]));
		expect(state(server).dimensions[0]!.items.map((item) => item.name)).toEqual(['Äyriö & €', 'ä€']);
		expect((await get(server, 'dimensionlist.nv')).all('Name')).toEqual(['Projekti', 'Äyriö & €', 'ä€']);
	});
});

it('an unknown option or a state with unknown parts is an error', async () => {
	await expect(startNetvisor({ colour: 'red' } as NetvisorStartOptions)).rejects.toThrow('colour');
	await expect(startNetvisor({ seed: { customer: [] } })).rejects.toThrow('customer');
	await expect(startNetvisor({ seed: { customers: {} } })).rejects.toThrow('customers');
});
