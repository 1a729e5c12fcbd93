import { ContractError, OutcomeUnknownError, RejectedError } from '../../src/errors';
import type { Answer, Asked } from '../support/answerServer';
import { invoice } from './invoiceModel';
import { failureOf, startSeveraServer, type SeveraServer } from './severaServer';

let server: SeveraServer;
beforeEach(async () => void (server = await startSeveraServer()));
afterEach(() => server.close());

const TO = 'status-sent';
const inStatus = (guid: string, given: object = {}) => ({ ...invoice(5012), status: { guid, name: guid, isSent: true, isPaid: false, isWaitingPayment: true }, ...given });
const bodies = () => server.calls().filter(({ method }) => method === 'PATCH').map(({ body }) => JSON.parse(body));
const refused = (message: string): Answer => ({ status: 400, body: { error: { httpStatusCode: 400, type: 'InvalidParameter', details: [{ message }] } } });

/** A Severa that knows only one form of the status in a patch. */
const knowing = (path: string) => ({ body }: Asked): Answer => (JSON.parse(body)[0].path === path ? { body: [inStatus(TO)] } : refused(`unknown path ${JSON.parse(body)[0].path}`));

test.each([
	['/status/guid', TO, 1],
	['/status', { guid: TO }, 2],
	['/invoiceStatusGuid', TO, 3],
])('a status change finds the form %s', async (path, value, tries) => {
	server.api(knowing(path));
	expect((await server.client().invoices.setStatus('i', TO)).status?.guid).toBe(TO);
	expect(bodies()).toHaveLength(tries);
	expect(bodies().at(-1)).toEqual([{ op: 'replace', path, value }]);
});

test('the form that was found is used from then on', async () => {
	server.api(knowing('/invoiceStatusGuid'));
	const client = server.client();
	await client.invoices.setStatus('i', TO);
	await client.invoices.setStatus('i', TO);
	expect(bodies()).toHaveLength(4);
});

test('when every form is refused the first refusal is reported', async () => {
	server.api(({ body }) => refused(`no ${JSON.parse(body)[0].path}`));
	const error = await failureOf(server.client().invoices.setStatus('i', TO));
	expect(error).toBeInstanceOf(RejectedError);
	expect(error.message).toMatch(/no \/status\/guid/);
});

test.each([[403], [404], [409]])('after %d no other form is tried', async (status) => {
	server.api(() => ({ status }));
	await failureOf(server.client().invoices.setStatus('i', TO));
	expect(bodies()).toHaveLength(1);
});

test('an accepted change that the answer does not show is not taken for done', async () => {
	server.api(() => ({ body: [inStatus('status-ready')] }));
	const error = await failureOf(server.client().invoices.setStatus('i', TO));
	expect(error).toBeInstanceOf(ContractError);
	expect(error).toMatchObject({ record: '5012', field: 'status.guid' });
	expect(bodies()).toHaveLength(1);
});

test('a lost reply is settled by looking: the change arrived', async () => {
	server.api(({ method }) => (method === 'PATCH' ? { cut: true } : { body: inStatus(TO) }));
	expect((await server.client().invoices.setStatus('i', TO)).status?.guid).toBe(TO);
	expect(bodies()).toHaveLength(1);
});

test.each([
	['it did not', { body: inStatus('status-ready') }],
	['nobody answers', { status: 503 }],
])('a lost reply stays unknown when %s', async (_case, answer) => {
	server.api(({ method }) => (method === 'PATCH' ? { status: 500 } : answer));
	expect(await failureOf(server.client().invoices.setStatus('i', TO))).toBeInstanceOf(OutcomeUnknownError);
	expect(bodies()).toHaveLength(1);
});

describe('payment', () => {
	test('status and date go in one change', async () => {
		server.api(() => ({ body: [inStatus('status-paid', { paymentDate: '2026-04-14' })] }));
		expect(await server.client().invoices.setPayment('i', { statusGuid: 'status-paid', paymentDate: '2026-04-14' })).toEqual({ invoice: expect.objectContaining({ paymentDate: '2026-04-14' }) });
		expect(bodies()).toEqual([[{ op: 'replace', path: '/status/guid', value: 'status-paid' }, { op: 'replace', path: '/paymentDate', value: '2026-04-14' }]]);
	});

	test('without a date only the status goes', async () => {
		server.api(() => ({ body: [inStatus('status-paid')] }));
		await server.client().invoices.setPayment('i', { statusGuid: 'status-paid' });
		expect(bodies()).toEqual([[{ op: 'replace', path: '/status/guid', value: 'status-paid' }]]);
	});

	test('where the date is refused the status still changes, and the refusal is told', async () => {
		server.api(({ body }) => (body.includes('paymentDate') ? refused('the invoice is not editable') : { body: [inStatus('status-paid')] }));
		const { invoice: changed, dateRefused } = await server.client().invoices.setPayment('i', { statusGuid: 'status-paid', paymentDate: '2026-04-14' });
		expect(changed.status?.guid).toBe('status-paid');
		expect(dateRefused).toMatch(/the invoice is not editable/);
	});

	test('a date that was accepted but is not shown is not taken for done', async () => {
		server.api(() => ({ body: [inStatus('status-paid', { paymentDate: null })] }));
		expect((await failureOf(server.client().invoices.setPayment('i', { statusGuid: 'status-paid', paymentDate: '2026-04-14' }))).message).toMatch(/payment date empty/);
	});
});

test('the printed invoice comes as bytes, without attachments and breakdowns', async () => {
	const bytes = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0xfe]);
	server.api(() => ({ headers: { 'content-type': 'application/pdf' }, body: bytes }));
	expect(await server.client().invoices.pdf('i')).toEqual(bytes);
	expect(server.calls().map(({ path, query }) => `${path}?${query}`)).toEqual(['/rest-api/v1/invoices/i/pdf?invoiceType=Invoice&pdfGetOptions=InvoiceOnly']);
});

test('project fees are created one at a time, though the answer is a list', async () => {
	const fee = { guid: 'fee', quantity: 1, isRecurrenceRule: false, hasVolumePricing: false };
	server.api(() => ({ status: 201, body: [fee] }));
	expect(await server.client().projectFees.create({ project: { guid: 'p' }, quantity: 1 })).toMatchObject(fee);
	server.api(() => ({ status: 201, body: [] }));
	expect(await failureOf(server.client().projectFees.create({ project: { guid: 'p' }, quantity: 1 }))).toBeInstanceOf(ContractError);
});
