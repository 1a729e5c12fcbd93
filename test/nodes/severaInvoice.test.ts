import { Severa } from '../../nodes/Severa/Severa.node';
import { workHour } from '../support/invoiceForTransfer';
import { startAnswerServer, type AnswerServer } from '../support/answerServer';
import { executeNode, type NodeRun } from '../support/executeNode';
import { useQuickClock } from './quickClock';
import { answering, emptyModel, invoice, project, READY, row, SENT, status, user, type Json, type Model } from '../severa/invoiceModel';

let server: AnswerServer;
let model: Model;
let runs = 0;
/** Guids of invoices for which Severa answers nothing but 503. */
const gone = new Set<string>();
beforeEach(async () => {
	useQuickClock();
	gone.clear();
	server = await startAnswerServer();
	model = emptyModel();
	model.statuses.push(status('status-paid', 'Maksettu', { isPaid: true, sortOrder: 3 }), status('status-draft', 'Vedos', { isReadOnly: false, sortOrder: 0 }));
	model.records.users = [user() as Json];
	model.records.projects = [project() as Json];
	server.answer((asked) => {
		if (asked.path.endsWith('/token')) return { body: { access_token: `token-${runs}`, access_token_expires_in: 3600 } };
		const single = /^\/rest-api\/v1\/invoices\/([^/]+)$/.exec(asked.path)?.[1];
		if (single === undefined) return answering(model)(asked);
		if (gone.has(single)) return { status: 503 };
		const found = model.invoices.find(({ guid }) => guid === decodeURIComponent(single));
		if (found === undefined) return { status: 404 };
		if (asked.method === 'PATCH') {
			for (const { path, value } of JSON.parse(asked.body) as Array<{ path: string; value: string }>) {
				if (path === '/status/guid') found.status = model.statuses.find(({ guid }) => guid === value) as never;
				else found[path.slice(1)] = value;
			}
			return { body: [found] };
		}
		return { body: found };
	});
});
afterEach(async () => {
	jest.restoreAllMocks();
	await server.close();
});

/** Each run has a credential of its own: the pace of Severa's calls is shared by credential. */
const run = (operation: string, parameters: Record<string, unknown>, more: Partial<NodeRun> = {}) =>
	executeNode(new Severa(), { credentials: { severaApi: { environment: 'custom', baseUrl: `${server.url}/rest-api`, clientId: `Node_${++runs}`, clientSecret: 'secret-of-the-node', scope: '' } }, ...more, parameters: { resource: 'invoice', operation, ...parameters } });
const patches = () => server.asked.filter(({ method }) => method === 'PATCH');
const transfer = (given: object = {}) => ({ readyStatus: READY, sentStatus: SENT, limit: 30, invoiceNumbers: '', attachments: 'none', ...given });

describe('get ready for transfer', () => {
	test('one item for each invoice, complete', async () => {
		model.invoices = [invoice(2), invoice(1, { rows: [row('h1', 'Hours')], entries: { workhours: [workHour({ invoiceRowGuid: 'h1' }) as unknown as Json] } })];
		const { json } = await run('getReadyForTransfer', transfer());
		expect(json.map((one) => (one.invoice as { number: number }).number)).toEqual([1, 2]);
		expect(Object.keys(json[0] ?? {}).sort()).toEqual(['beyondLimit', 'billingCustomer', 'countries', 'files', 'invoice', 'organizationCurrency', 'products', 'projects', 'recurringFeeRules', 'rows', 'travelExpenseTypes', 'users', 'workTypes']);
		expect(json[0]).toMatchObject({ rows: [{ guid: 'h1', workHours: [{ user: { code: '1001' } }] }], users: [{ code: '1001' }] });
	});

	test('items that ask for the same are served once, and no invoice comes twice', async () => {
		model.invoices = [invoice(1), invoice(2), invoice(3)];
		const { outputs } = await run('getReadyForTransfer', transfer({ invoiceNumbers: (index: number) => ['1, 2', '1, 2', '2 3'][index] }), { items: [{}, {}, {}] });
		expect(outputs[0]?.map(({ json, pairedItem }) => [(json.invoice as { number: number }).number, pairedItem])).toEqual([[1, { item: 0 }], [2, { item: 0 }], [3, { item: 2 }]]);
	});

	test('what waits and what is not ready is told in the log', async () => {
		model.invoices = [invoice(1), invoice(2)];
		expect((await run('getReadyForTransfer', transfer({ limit: 1 }))).log).toEqual(['Severa: 1 invoices ready for transfer, 1 more wait for the next run.']);
		expect((await run('getReadyForTransfer', transfer({ invoiceNumbers: '2, 9' }))).log).toEqual(['Severa: 1 invoices ready for transfer; not in the ready status: 9.']);
	});

	test('attachments come as binary data and in the item', async () => {
		const file = { guid: 'f', fileGuid: 'file-1', name: 'erittely.pdf', contentType: 'application/pdf', size: 1, isInternal: false };
		model.files = { 'file-1': 'bytes of the file' };
		model.invoices = [invoice(1, { entries: { files: [file] } })];
		const { outputs } = await run('getReadyForTransfer', transfer({ attachments: 'both' }));
		const base64 = (text: string) => Buffer.from(text).toString('base64');
		expect(outputs[0]?.[0]?.binary).toEqual({ invoice: { data: base64('pdf of invoice-1'), fileName: 'invoice-1.pdf', mimeType: 'application/pdf' }, file1: { data: base64('bytes of the file'), fileName: 'erittely.pdf', mimeType: 'application/pdf' } });
		expect(outputs[0]?.[0]?.json.files).toMatchObject([{ isPrintedInvoice: true, content: base64('pdf of invoice-1') }, { guid: 'f', content: base64('bytes of the file') }]);
	});

	test.each([
		[{ readyStatus: 'Puuttuu' }, /STATUS_MISSING: Severa has no status "Puuttuu"\. Found: "Valmis/],
		[{ sentStatus: 'Puuttuu' }, /STATUS_MISSING/],
		[{ readyStatus: ' ' }, /"Ready Status".*must name a status/],
		[{ invoiceNumbers: '5012; x' }, /"Invoice Numbers".*must be invoice numbers/],
		[{ limit: 0 }, /"Limit"/],
	])('%j is refused', async (given, words) => {
		await expect(run('getReadyForTransfer', transfer(given))).rejects.toThrow(words);
	});
});

describe('set status', () => {
	beforeEach(() => void (model.invoices = [invoice(5012)]));
	const set = (given: object = {}, more: Partial<NodeRun> = {}) => run('setStatus', { invoiceGuid: 'invoice-5012', status: SENT, onlyFromStatus: '', dryRun: false, ...given }, more);

	test('moves the invoice (I-6) and says from where', async () => {
		expect((await set()).json[0]).toEqual({ outcome: 'updated', source: { system: 'Severa', kind: 'salesInvoice', guid: 'invoice-5012', number: '5012', name: 'Koivuranta Oy' }, transferKey: 'severa:invoice:invoice-5012', number: '5012', guid: 'invoice-5012', status: SENT, paymentDate: null, changed: ['status'], message: `Invoice 5012 moved from "${READY}" to "${SENT}".` });
		expect(patches()).toHaveLength(1);
	});

	test('a name is told so that every data base stores it', async () => {
		model.invoices = [invoice(5012, { receiverCustomerName: 'Koivu\u0000ranta' })];
		expect((await set()).json[0]).toMatchObject({ outcome: 'updated', source: { name: 'Koivu\ufffdranta' } });
	});

	test('a second time it writes nothing', async () => {
		await set();
		expect((await set()).json[0]).toMatchObject({ outcome: 'unchanged', changed: [] });
		expect(patches()).toHaveLength(1);
	});

	test('from another status than the given one it holds', async () => {
		expect((await set({ onlyFromStatus: 'Vedos' })).json[0]).toMatchObject({ outcome: 'held', status: READY, reasons: [{ code: 'INVOICE_CHANGED', rule: 'I-3' }], message: `Invoice 5012 is in the status "${READY}", not in "Vedos"; it was left as it is.` });
		expect(patches()).toHaveLength(0);
		expect((await set({ onlyFromStatus: READY.toLowerCase() })).json[0]).toMatchObject({ outcome: 'updated' });
	});

	test('a dry run writes nothing', async () => {
		expect((await set({ dryRun: true })).json[0]).toMatchObject({ outcome: 'wouldUpdate', changed: ['status'] });
		expect(patches()).toHaveLength(0);
	});

	test('the status may be given by its GUID', async () => {
		expect((await set({ status: 'status-sent' })).json[0]).toMatchObject({ outcome: 'updated', status: SENT });
	});

	test('a status that is missing or retired is refused before the invoice is touched', async () => {
		await expect(set({ status: 'Arkistoitu' })).rejects.toThrow(/no status "Arkistoitu"\. Found: .*"Vedos"/);
		model.statuses.push(status('old', 'Vanha', { isActive: false }));
		await expect(set({ status: 'Vanha' })).rejects.toThrow(/retired/);
		expect(patches()).toHaveLength(0);
	});

	test('statuses are read once for all items; a missing invoice fails alone', async () => {
		const { outputs } = await set({ invoiceGuid: (index: number) => ['invoice-5012', 'gone', 'invoice-5012'][index] }, { items: [{ a: 1 }, { a: 2 }, { a: 3 }], continueOnFail: true });
		const items = outputs.flat();
		expect(items.map(({ json }) => json.outcome)).toEqual(['updated', 'failed', 'unchanged']);
		expect(items[1]).toMatchObject({ json: { a: 2, message: expect.stringMatching(/\S/) as string }, pairedItem: { item: 1 } });
		expect(server.asked.filter(({ path }) => path.endsWith('/invoicestatuses'))).toHaveLength(1);
	});

	test.each([
		['before any was changed', ['invoice-2', 'invoice-3', 'invoice-4'], [undefined, undefined, undefined], 'invoice-2'],
		['after the first', ['invoice-1', 'invoice-2', 'invoice-3'], ['updated', 'notSent', 'notSent'], 'invoice-2'],
	])('a Severa that is gone %s is met once: the others are not tried, and keep what they carried', async (_when, guids, outcomes, met) => {
		model.invoices = [invoice(1), invoice(2), invoice(3), invoice(4)];
		for (const name of ['invoice-2', 'invoice-3', 'invoice-4']) gone.add(name);
		const { json } = await set({ invoiceGuid: (index: number) => guids[index] }, { items: guids.map((name) => ({ source: { guid: name } })), continueOnFail: true });
		expect(json.map(({ outcome }) => outcome)).toEqual(outcomes);
		for (const one of json.slice(1)) expect([(one.source as Json).guid, String((one.error as Json | undefined)?.message ?? one.message)]).toEqual([expect.stringMatching(/^invoice-/), expect.stringMatching(/Severa/)]);
		expect([...new Set(server.asked.filter(({ path }) => /invoice-[2-4]$/.test(path)).map(({ path }) => path.replace(/^.*\//, '')))]).toEqual([met]);
	});
});

describe('set payment', () => {
	beforeEach(() => void (model.invoices = [invoice(5012, { status: model.statuses[1] as never })]));
	const pay = (given: object = {}) => run('setPayment', { invoiceGuid: 'invoice-5012', status: 'Maksettu', paymentDate: '2026-04-14', onlyFromStatus: SENT, dryRun: false, ...given });

	test('status and date', async () => {
		expect((await pay()).json[0]).toMatchObject({ outcome: 'updated', status: 'Maksettu', paymentDate: '2026-04-14', changed: ['status', 'paymentDate'] });
	});

	test('a moment becomes its day in Helsinki', async () => {
		expect((await pay({ paymentDate: '2026-04-13T22:30:00.000Z' })).json[0]?.paymentDate).toBe('2026-04-14');
	});

	test('an invoice that is paid is left alone', async () => {
		await pay();
		expect((await pay({ paymentDate: '2026-05-01' })).json[0]).toMatchObject({ outcome: 'unchanged' });
		expect(patches()).toHaveLength(1);
	});

	test('a status that is not marked as paid is refused', async () => {
		await expect(pay({ status: SENT })).rejects.toThrow(/PAID_STATUS_FLAG/);
	});

	test.each(['2026-02-30', '14.4.2026', 'today'])('"%s" is no payment date', async (paymentDate) => {
		await expect(pay({ paymentDate })).rejects.toThrow(/"Payment Date".*must be a date/);
		expect(patches()).toHaveLength(0);
	});
});

test('many invoices by the name of their status', async () => {
	model.invoices = [invoice(1), invoice(2, { status: model.statuses[1] as never })];
	expect((await run('getAll', { returnAll: true, filters: { status: SENT } })).json.map(({ number }) => number)).toEqual([2]);
});

test('the list of statuses to choose from has active ones in the order of the process', async () => {
	model.statuses.push(status('old', 'Vanha', { isActive: false }));
	const ctx = { getCredentials: async () => ({ environment: 'custom', baseUrl: `${server.url}/rest-api`, clientId: `Node_${++runs}`, clientSecret: 'x', scope: '' }), getNode: () => ({}) };
	expect(await new Severa().methods.loadOptions.getInvoiceStatuses.call(ctx as never)).toEqual(['Vedos', READY, SENT, 'Maksettu'].map((name) => ({ name, value: name })));
});

test('refused credentials name Severa and the credential', async () => {
	server.answer(() => ({ status: 401, body: { error: { httpStatusCode: 401, type: 'AuthenticationRequired' } } }));
	await expect(run('get', { invoiceGuid: 'x' })).rejects.toMatchObject({ message: expect.stringMatching(/Severa does not accept the credentials/), description: expect.stringMatching(/Open the credential in n8n/) });
});

test('neither secret nor token is in an item, a log or an error', async () => {
	model.invoices = [invoice(1)];
	const done = await run('getReadyForTransfer', transfer());
	server.answer(({ path, body }) => (path.endsWith('/token') ? { status: 401, body: `no: ${body}` } : { status: 500 }));
	const failed = await run('get', { invoiceGuid: 'x' }).catch((error: unknown) => error);
	const everything = JSON.stringify([done, failed, (failed as Error).message, (failed as { description?: string }).description]);
	expect(everything).not.toContain('secret-of-the-node');
	expect(everything).not.toMatch(/token-\d/);
});
