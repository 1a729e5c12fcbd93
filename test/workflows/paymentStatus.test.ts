/** The payment status as shipped, on the demo company: what becomes paid in Severa, what does not and why, and what a run costs. */
import type { NetvisorState, SeveraState } from '../../sandbox';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows, type FlowRunOptions } from '../support/flows';
import { DataTables } from '../support/runWorkflow';

interface Told { number: string; netvisorKey: string; message: string; reasons: Array<{ code: string; message: string; fix: string }> }
interface Summary { counts: Record<string, number>; paid: Told[]; held: Told[]; partial: Told[]; failed: Told[]; since: string }

const PAID = 'Maksettu';
let flows: Flows;
const run = async (options: FlowRunOptions = {}) => (await flows.summary('payment-status', options)) as unknown as Summary;
/** As the schedule starts it: with a time stamp. */
const scheduled = (options: FlowRunOptions = {}) => run({ trigger: 'Every 5 minutes', items: [{ timestamp: new Date().toISOString() }], ...options });
/** From before everything in the demo company. */
const fromStart = (options: FlowRunOptions = {}) => run({ ...options, settings: { paymentsSince: '2026-09-01', ...options.settings } });
const rows = (table: string) => flows.tables.get(`severa_netvisor_${table}`).rows;
const codes = (told: readonly Told[]) => Object.fromEntries(told.map(({ number, reasons }) => [number, reasons.map(({ code }) => code)]));
const statusOf = (number: number) => {
	const state = flows.sandboxes.severa.state() as SeveraState;
	const invoice = state.invoices.find((one) => one.number === number) as { status: { guid: string }; paymentDate: string | null } | undefined;
	return [state.invoiceStatuses.find(({ guid }) => guid === invoice?.status.guid)?.name, invoice?.paymentDate];
};
const NOTHING = { severa: [], netvisor: [] };
const PAYMENT = 'PATCH /invoices/{}';
/** Calls since the last call of this function, without those for a token. */
const calls = () => {
	const all = [...flows.sandboxes.severa.journal.map(({ method, url }) => `severa ${method} ${url.replace(/\?.*/, '')}`), ...flows.sandboxes.netvisor.journal.map(({ method, url }) => `netvisor ${method} ${url.replace(/\?.*/, '')}`)];
	flows.sandboxes.severa.journal.length = 0;
	flows.sandboxes.netvisor.journal.length = 0;
	flows.forget();
	return all;
};

type NetvisorInvoice = NetvisorState['salesInvoices'][number];
function changeNetvisor(number: string, change: Partial<NetvisorInvoice>): void {
	const state = structuredClone(flows.sandboxes.netvisor.state()) as NetvisorState;
	const invoice = state.salesInvoices.find((one) => one.number === number);
	if (invoice === undefined) throw new Error(`Netvisor has no invoice ${number}.`);
	Object.assign(invoice, { paymentsChanged: new Date().toISOString(), ...change });
	flows.sandboxes.netvisor.seed(state);
}
function changeSevera(change: (state: SeveraState) => void): void {
	const state = structuredClone(flows.sandboxes.severa.state()) as SeveraState;
	change(state);
	flows.sandboxes.severa.seed(state);
}
const pay = (number: string) => changeNetvisor(number, { status: 'paid', open: 0 });

beforeAll(useDemoClock);
afterAll(useRealClock);
beforeEach(async () => { flows = await Flows.start(); });
afterEach(() => flows.close());

describe('a run', () => {
	test('paid in Netvisor becomes paid in Severa with the day of the run; part payments are told, the rest stays', async () => {
		const first = await fromStart();
		expect(first.counts).toEqual({ paid: 2, partial: 1 });
		expect([statusOf(4991), statusOf(4992), statusOf(4993), statusOf(4990)]).toEqual([[PAID, '2026-10-30'], [PAID, '2026-10-30'], ['Lasku lähetetty Netvisoriin', null], ['Lasku lähetetty Netvisoriin', null]]);
		expect([codes(first.partial), first.partial[0]?.reasons[0]?.message]).toEqual([{ 4993: ['PAYMENT_PARTIAL'] }, '569.45 EUR of 1138.91 EUR is still open.']);
		expect(flows.writes()).toEqual({ severa: [PAYMENT, PAYMENT], netvisor: [] });
		expect(rows('history').map(({ flow, kind, number, outcome, counterpartKey, amount, currency, sender, reasons }) => ({ flow, kind, number, outcome, counterpartKey, amount, currency, sender, reasons }))).toEqual([
			expect.objectContaining({ flow: 'payment-status', kind: 'payment', number: '4991', outcome: 'updated', counterpartKey: '2001', amount: expect.stringMatching(/^470\.630*$/) as string, currency: 'EUR', sender: 'by hand', reasons: '' }),
			expect.objectContaining({ number: '4992', outcome: 'updated' }),
			expect.objectContaining({ number: '4993', outcome: 'held', reasons: 'PAYMENT_PARTIAL' }),
		]);
	});

	test('a second one writes nothing, by hand or by schedule, and adds nothing to the history', async () => {
		await fromStart();
		flows.writes();
		const before = rows('history').length;
		expect((await scheduled({ settings: { paymentsSince: '2026-09-01' } })).counts).toEqual({});
		expect([flows.writes(), rows('history').length]).toEqual([NOTHING, before]);
		// Asked for once more from the beginning, a part payment is told once more.
		expect((await fromStart({ trigger: 'Webhook', items: [{ webhookUrl: 'x', body: { since: '2026-09-01' } }] })).counts).toEqual({ partial: 1 });
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('with its memory lost it looks again and writes nothing', async () => {
		await fromStart();
		flows.writes();
		expect((await fromStart({ tables: new DataTables() })).counts).toEqual({ partial: 1 });
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('PS-4: payments from before the first day are left alone, and come on request', async () => {
		expect((await run()).counts).toEqual({});
		expect(flows.writes()).toEqual(NOTHING);
		const asked = await run({ trigger: 'Webhook', items: [{ webhookUrl: 'http://localhost/webhook/payment-status', body: { since: '2026-09-01' } }] });
		expect(asked.counts).toEqual({ paid: 2, partial: 1 });
		expect(rows('history')[0]).toMatchObject({ sender: 'webhook' });
		expect((await run()).counts).toEqual({});
	});

	test('what is paid later is found by the next run of the schedule, and a part payment that became whole', async () => {
		await run();
		pay('4990');
		changeNetvisor('4994', { open: 19.75 });
		expect((await scheduled()).counts).toEqual({ paid: 1, partial: 1 });
		pay('4994');
		expect((await scheduled()).counts).toEqual({ paid: 1 });
		expect([statusOf(4990), statusOf(4994)]).toEqual([[PAID, '2026-10-30'], [PAID, '2026-10-30']]);
	});

	test('the cursor moves when all is confirmed; the next run begins four hours before it, never before the first day', async () => {
		await fromStart();
		const [{ key, value } = { key: '', value: '' }] = rows('cursors');
		expect([key, String(value).slice(0, 10)]).toEqual(['payments 2026-09-01', '2026-10-30']);
		const second = await fromStart();
		expect(Date.parse(String(value)) - Date.parse(second.since)).toBe(4 * 3_600_000);
		expect((await run()).since).toBe('2026-10-29T22:00:00.000Z');
		expect((await run({ settings: { overlapMinutes: 100_000 } })).since).toBe('2026-10-29T22:00:00.000Z');
	});
});

describe('what a run costs', () => {
	test('nothing new: one call to Netvisor, none to Severa', async () => {
		await run();
		calls();
		await scheduled();
		expect(calls()).toEqual(['netvisor GET /salesinvoicelist.nv']);
	});

	test('only what was settled before: a second call to Netvisor to see that the list has ended', async () => {
		await run();
		pay('4990');
		await scheduled();
		calls();
		await scheduled();
		expect(calls()).toEqual(['netvisor GET /salesinvoicelist.nv', 'netvisor GET /salesinvoicelist.nv']);
	});

	test('one payment: the statuses, the invoice by number, as it is now, and the change', async () => {
		await run();
		pay('4990');
		calls();
		await scheduled();
		const severa = calls().filter((call) => call.startsWith('severa') && !call.endsWith('/token'));
		expect([...new Set(severa.map((call) => call.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{}')))]).toEqual(['severa GET /rest-api/v1/invoicestatuses', 'severa GET /rest-api/v1/invoices', 'severa GET /rest-api/v1/invoices/{}', 'severa PATCH /rest-api/v1/invoices/{}']);
		expect(severa.length).toBeLessThanOrEqual(7);
	});
});

describe('what does not fit', () => {
	test('a wrong sum is told once, tried again by hand, and goes when it is mended', async () => {
		await run();
		changeNetvisor('4990', { status: 'paid', open: 0, amount: 1844.86 });
		expect(codes((await scheduled()).held)).toEqual({ 4990: ['PAYMENT_AMOUNT_DIFFERS'] });
		await scheduled();
		expect(codes((await run()).held)).toEqual({ 4990: ['PAYMENT_AMOUNT_DIFFERS'] });
		expect(rows('history').map(({ number, outcome, reasons }) => [number, outcome, reasons])).toEqual([['4990', 'held', 'PAYMENT_AMOUNT_DIFFERS']]);
		expect(flows.writes()).toEqual(NOTHING);
		changeNetvisor('4990', { amount: 1844.85 });
		expect((await scheduled()).counts).toEqual({ paid: 1 });
		expect(rows('history').map(({ outcome }) => outcome)).toEqual(['held', 'updated']);
	});

	test('one that is mended in Severa goes though Netvisor does not show it any more; the schedule asks only every hour', async () => {
		await run();
		changeSevera(({ invoices, invoiceStatuses }) => Object.assign(invoices.find(({ number }) => number === 4990) as object, { status: { guid: invoiceStatuses.find(({ name }) => name === 'Vedos')?.guid } }));
		pay('4990');
		expect(codes((await scheduled()).held)).toEqual({ 4990: ['PAYMENT_NOT_SENT'] });
		changeSevera(({ invoices, invoiceStatuses }) => Object.assign(invoices.find(({ number }) => number === 4990) as object, { status: { guid: invoiceStatuses.find(({ name }) => name === 'Lasku lähetetty Netvisoriin')?.guid } }));
		changeNetvisor('4990', { paymentsChanged: '2026-09-01T00:00:00.000Z', changed: '2026-09-01T00:00:00.000Z' });
		calls();
		expect((await scheduled()).counts).toEqual({});
		expect(calls().filter((call) => call.startsWith('severa'))).toEqual([]);
		expect((await scheduled({ settings: { retryMinutes: 0 } })).counts).toEqual({ paid: 1 });
		expect(statusOf(4990)[0]).toBe(PAID);
	});

	test('the key of the transfer names the invoice, while it waits too: the number may be that of another', async () => {
		await run();
		const setStatus = (name: string) => changeSevera(({ invoices, invoiceStatuses }) => Object.assign(invoices.find(({ number }) => number === 4990) as object, { status: { guid: invoiceStatuses.find((one) => one.name === name)?.guid } }));
		const { guid = '' } = (flows.sandboxes.severa.state() as SeveraState).invoices.find(({ number }) => number === 4990) ?? {};
		setStatus('Vedos');
		changeNetvisor('4994', { number: '88002' });
		changeNetvisor('4990', { status: 'paid', open: 0, number: '4994', referenceNumber: '', privateComment: `severa:invoice:${guid} Soita ennen laskutusta` });
		expect(codes((await scheduled()).held)).toEqual({ 4994: ['PAYMENT_NOT_SENT'] });
		setStatus('Lasku lähetetty Netvisoriin');
		changeNetvisor('4994', { paymentsChanged: '2026-09-01T00:00:00.000Z', changed: '2026-09-01T00:00:00.000Z' });
		expect((await scheduled({ settings: { retryMinutes: 0 } })).counts).toEqual({ paid: 1 });
		expect([statusOf(4990)[0], statusOf(4994)[0]]).toEqual([PAID, 'Lasku lähetetty Netvisoriin']);
		expect(JSON.stringify(rows('cursors'))).not.toContain('Soita');
	});

	test('a number that agrees while the reference does not is a conflict', async () => {
		await run();
		changeNetvisor('4990', { status: 'paid', open: 0, referenceNumber: '1232' });
		expect(codes((await scheduled()).held)).toEqual({ 4990: ['PAYMENT_MATCH_CONFLICT'] });
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('Netvisor\'s own number: the invoice is found by its reference', async () => {
		await run();
		changeNetvisor('4990', { status: 'paid', open: 0, number: '88001' });
		expect((await scheduled()).counts).toEqual({ paid: 1 });
		expect(statusOf(4990)[0]).toBe(PAID);
	});

	test('an invoice that is not Severa\'s is counted and leaves no trace in the history', async () => {
		await run();
		changeNetvisor('4990', { status: 'paid', open: 0, number: '88001', referenceNumber: '1232' });
		expect((await scheduled()).counts).toEqual({ notInSevera: 1 });
		expect((await scheduled()).counts).toEqual({});
		expect(rows('history')).toEqual([]);
	});

	test.each([
		['missing', 'Suoritettu', 'STATUS_MISSING'],
		['not marked as paid', 'Lasku lähetetty Netvisoriin', 'PAID_STATUS_FLAG'],
	])('a status that is %s holds every payment and names itself', async (_, paidStatus, code) => {
		const { held } = await fromStart({ settings: { paidStatus } });
		expect(codes(held)).toEqual({ 4991: [code], 4992: [code] });
		expect([held[0]?.message, flows.writes()]).toEqual([expect.stringContaining(`"${paidStatus}"`) as string, NOTHING]);
		expect((await fromStart()).counts).toMatchObject({ paid: 2 });
	});
});

describe('trouble on the way', () => {
	const fault = (kind: string, more: object = {}) => flows.sandboxes.severa.faults.add([{ match: { method: 'PATCH', path: '/rest-api/v1/invoices/{guid}' }, kind, ...more }]);

	test.each(['resetBefore', 'resetAfter', 'http500'])('%s: the invoice is paid once and told once', async (kind) => {
		await run();
		pay('4990');
		fault(kind, { times: 1 });
		await scheduled();
		await scheduled({ settings: { retryMinutes: 0 } });
		expect([statusOf(4990)[0], rows('history').filter(({ outcome }) => outcome === 'updated').length]).toEqual([PAID, 1]);
	});

	test('one that Severa refuses does not stop the others, is told once, and keeps the cursor where it is', async () => {
		await run();
		const [before] = rows('cursors').map(({ value }) => value);
		pay('4990');
		pay('4994');
		fault('http409', { times: 1 });
		const first = await scheduled();
		expect([first.counts, first.failed.map(({ number }) => number)]).toEqual([{ failed: 1, paid: 1 }, ['4990']]);
		expect(rows('cursors').map(({ value }) => value)).toEqual([before]);
		fault('http409', { times: 1 });
		expect((await scheduled({ settings: { retryMinutes: 0 } })).counts).toEqual({ failed: 1 });
		expect(rows('history').map(({ number, outcome }) => [number, outcome])).toEqual([['4990', 'failed'], ['4994', 'updated']]);
		expect((await scheduled({ settings: { retryMinutes: 0 } })).counts).toEqual({ paid: 1 });
		expect(rows('cursors').map(({ value }) => value)).not.toEqual([before]);
	});

	test.each(['severa', 'netvisor'] as const)('%s gone: one message, nothing half done, and the next run does all of it', async (which) => {
		await run();
		pay('4990');
		pay('4994');
		flows.sandboxes[which].faults.add(which === 'severa' ? [{ match: { method: 'PATCH' }, kind: 'http503', times: 99 }, { match: { path: '/rest-api/v1/invoices/{guid}' }, kind: 'http503', times: 99 }] : [{ match: {}, kind: 'http503', times: 99 }]);
		const stopped = await flows.run('payment-status', { trigger: 'Every 5 minutes', items: [{ timestamp: 'x' }] }, true);
		expect(stopped.status).toBe('error');
		flows.sandboxes[which].faults.clear();
		expect((await scheduled()).counts).toEqual({ paid: 2 });
	});
});
