/** The travel transfer as shipped, on the demo company: what goes, what is held, and that no claim is paid twice or lost. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState, SeveraState } from '../../sandbox';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows, type FlowRunOptions } from '../support/flows';
import { DataTables, type FormPage, type WorkflowRun } from '../support/runWorkflow';

interface Told { number: string; reasons: Array<{ code: string; message: string; fix: string; kind: string }> }
interface Summary { sent: number; waiting: number; alreadyThere: number; held: Told[]; failed: Array<Told & { message: string }>; statusNotChanged: Array<{ number: string; message: string }>; claims: Array<{ number: string; outcome: string; netvisorKey: string; toBePaid: string; currency: string }> }

const FLOW = 'travel-transfer';
const HELD = { 310: ['TRAVEL_ONLY_NON_REIMBURSABLE'], 311: ['TRAVEL_ZERO_SUM'], 312: ['TRAVEL_ADVANCE'], 313: ['EMPLOYEE_NUMBER_LEADING_ZERO'], 314: ['EXPENSE_CODE_MISSING'] };
const SENDABLE = ['301', '302', '303', '304', '305', '306'];
const TO_BE_PAID = { 301: '371.53', 302: '368.60', 303: '65.70', 304: '418.70', 305: '63.75', 306: '143.90' };
const SENT = 'Siirretty Netvisoriin';
const NOTHING = { severa: [], netvisor: [] };
const codesOf = (told: readonly Told[]) => Object.fromEntries(told.map(({ number, reasons }) => [number, reasons.map(({ code }) => code)]));

let flows: Flows;
let prepared: { severa: object; netvisor: object };
let tables: DataTables;

const send = async (options: FlowRunOptions = {}) => (await flows.summary(FLOW, { tables, ...options })) as unknown as Summary;
const webhook = (body: IDataObject) => ({ trigger: 'Webhook: send all ready', items: [{ body, webhookUrl: 'http://localhost/webhook/travel-transfer' }] });
const severa = () => flows.sandboxes.severa.state() as SeveraState;
const netvisor = () => flows.sandboxes.netvisor.state() as NetvisorState;
interface Trip { key: number; description: string; lines: Array<{ kind: string; status: string; attachments: Array<{ fileName: string; data: string }> }> }
const trips = () => netvisor().tripExpenses as unknown as Trip[];
const numberOf = ({ description }: Trip) => /^Severa (\d+)/.exec(description)?.[1] ?? '';
const inNetvisor = () => trips().map(numberOf).sort();
const history = () => tables.get('severa_netvisor_history').rows.filter(({ flow }) => flow === FLOW);
/** What was written down so far is an hour old then. */
const anHourPasses = () => {
	for (const row of tables.get('severa_netvisor_travel_sends').rows) row.at = new Date(new Date(row.at as string).getTime() - 3_600_000).toISOString();
};
const sends = (number?: string) => tables.get('severa_netvisor_travel_sends').rows.filter((row) => number === undefined || row.number === number).map(({ outcome, attempt }) => `${String(outcome)} ${String(attempt)}`);
const fault = (system: 'severa' | 'netvisor', match: { method?: string; path?: string }, kind: string, more: object = {}) => flows.sandboxes[system].faults.add([{ match, kind, ...more }]);
const downloads = () => flows.sandboxes.severa.journal.filter(({ url }) => url.includes('/filedata')).length;
const lose = (kind: string, more: object = {}) => fault('netvisor', { method: 'POST', path: '/tripexpense.nv' }, kind, more);

interface ClaimState { guid: string; number: number | null; title: string; travelReimbursementStatus: { guid: string } }
const claimsIn = (state: SeveraState) => (state as unknown as { travelReimbursements: ClaimState[] }).travelReimbursements;
const statusesIn = (state: SeveraState) => (state as unknown as { travelReimbursementStatuses: Array<{ guid: string; name: string }> }).travelReimbursementStatuses;
function inStatus(name: string): string[] {
	const guid = statusesIn(severa()).find((status) => status.name === name)?.guid;
	return claimsIn(severa()).filter((claim) => claim.travelReimbursementStatus.guid === guid && claim.number !== 309).map(({ number }) => String(number)).sort();
}
function change(edit: (state: SeveraState) => void): void {
	const state = structuredClone(severa());
	edit(state);
	flows.sandboxes.severa.seed(state);
}
const changeClaim = (number: string, edit: (claim: ClaimState, state: SeveraState) => void) => change((state) => edit(claimsIn(state).find((claim) => String(claim.number) === number) as ClaimState, state));
const moveTo = (number: string, name: string) => changeClaim(number, (claim, state) => { claim.travelReimbursementStatus = { guid: statusesIn(state).find((status) => status.name === name)?.guid as string }; });

const optionsOf = ({ fields }: FormPage, name: string): string[] => {
	const field = fields.find(({ fieldName }) => fieldName === name);
	return ((field?.fieldOptions as { values: Array<{ option: string }> } | undefined)?.values ?? []).map(({ option }) => option);
};
const labels = (page: FormPage, name: string, numbers: readonly string[]) => optionsOf(page, name).filter((label) => numbers.some((number) => label.startsWith(number)));
const tick = (page: FormPage, numbers: readonly string[]) => ({ selected: labels(page, 'selected', numbers) });
const open = (answer: FlowRunOptions['answer'], numbers = '', mayFail = false): Promise<WorkflowRun> => flows.run(FLOW, { tables, trigger: 'Form: open', items: [{ numbers, submittedAt: '2026-10-30T09:00:00Z', formMode: 'production' }], answer }, mayFail);
const noPage = () => { throw new Error('No page with boxes was expected.'); };

beforeAll(async () => {
	useDemoClock();
	flows = await Flows.start();
	prepared = { severa: structuredClone(severa()), netvisor: structuredClone(netvisor()) };
});
afterAll(async () => {
	await flows.close();
	useRealClock();
});

function startOver(): void {
	for (const sandbox of [flows.sandboxes.severa, flows.sandboxes.netvisor]) sandbox.faults.clear();
	flows.sandboxes.severa.seed(prepared.severa);
	flows.sandboxes.netvisor.seed(prepared.netvisor);
	flows.sandboxes.netvisor.journal.length = 0;
	flows.sandboxes.severa.journal.length = 0;
	flows.forget();
	tables = new DataTables();
}

describe('unattended', () => {
	let summary: Summary;
	beforeAll(async () => {
		startOver();
		summary = await send();
	});

	test('what can go goes, what cannot is held for its reason', () => {
		expect([summary.sent, summary.alreadyThere, summary.failed, summary.statusNotChanged]).toEqual([6, 0, [], []]);
		expect(codesOf(summary.held)).toEqual(HELD);
		expect(Object.fromEntries(summary.claims.map(({ number, toBePaid }) => [number, toBePaid]))).toEqual(TO_BE_PAID);
	});

	test('both systems agree, claim by claim: once in Netvisor, with its key, and marked in Severa last', () => {
		expect([inNetvisor(), inStatus(SENT)]).toEqual([SENDABLE, SENDABLE]);
		for (const claim of claimsIn(severa()).filter(({ number }) => SENDABLE.includes(String(number)))) expect(trips().find((trip) => numberOf(trip) === String(claim.number))?.description).toBe(`Severa ${claim.number} severa:travelReimbursement:${claim.guid}`);
	});

	test('T-6, T-10: receipts stand on their lines, and what the company paid is paid', () => {
		const trip = (number: string) => trips().find((one) => numberOf(one) === number) as Trip;
		expect(trip('305').lines.map(({ attachments }) => attachments.map(({ fileName }) => fileName))).toEqual(expect.arrayContaining([['pysakointi.pdf'], ['taksi-1.pdf', 'taksi-2.pdf'], []]));
		expect(Buffer.from(trip('302').lines.flatMap(({ attachments }) => attachments)[0]?.data ?? '', 'base64').toString('latin1')).toContain('%PDF');
		expect(trip('306').lines.map(({ status, attachments }) => [status, attachments.map(({ fileName }) => fileName)])).toEqual(expect.arrayContaining([['confirmed', []], ['confirmed', ['juna.pdf']], ['paid', ['hotelli-kortti.pdf']]]));
	});

	test('T-10: receipts are fetched for the claims that are sent, and for no other', () => {
		expect(downloads()).toBe(trips().flatMap(({ lines }) => lines).flatMap(({ attachments }) => attachments).length);
	});

	test('each is written down before it is sent, and again with its answer; the history tells of all', () => {
		expect(sends('301')).toEqual(['sending 1', 'created 1']);
		expect(sends('312')).toEqual([]);
		expect(history().filter(({ outcome }) => outcome === 'created').map(({ number, amount, name }) => [number, amount, name])).toContainEqual(['306', '143.90', 'Taavi Laine']);
		expect(history().find(({ number }) => number === '313')).toMatchObject({ outcome: 'held', reasons: 'EMPLOYEE_NUMBER_LEADING_ZERO' });
	});

	test('another run sends nothing, also with its tables lost', async () => {
		flows.writes();
		for (const others of [tables, new DataTables()]) {
			const again = await send({ tables: others });
			expect([again.sent, again.alreadyThere, codesOf(again.held)]).toEqual([0, 0, HELD]);
		}
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('a claim put back to approved is known from the table of sends: only its status is set', async () => {
		moveTo('301', 'Hyväksytty');
		flows.writes();
		const again = await send();
		expect([again.sent, again.claims.map(({ number, outcome }) => [number, outcome])]).toEqual([0, [['301', 'alreadyThere']]]);
		expect([flows.writes(), inStatus(SENT)]).toEqual([{ severa: ['PATCH /travelreimbursements/{}'], netvisor: [] }, SENDABLE]);
	});

	test('put back with its tables lost, it is held: Netvisor has seen its id, and what became of it nobody can look up', async () => {
		moveTo('301', 'Hyväksytty');
		const lost = await send({ tables: new DataTables() });
		expect([lost.sent, codesOf(lost.held)['301'], inNetvisor()]).toEqual([0, ['OUTCOME_UNKNOWN'], SENDABLE]);
	});

	test('put back and changed, it is held for a person: what is paid in Netvisor is the old one', async () => {
		changeClaim('302', (claim) => { claim.title = 'Oulu, korjattu'; });
		moveTo('302', 'Hyväksytty');
		const changed = await send();
		expect([codesOf(changed.held)['302'], inNetvisor()]).toEqual([['TRAVEL_ALREADY_SENT'], SENDABLE]);
	});
});

describe('a plan', () => {
	beforeAll(startOver);

	test('called with stage "plan", it says what would go and what is held, fetches no receipt and writes nothing', async () => {
		const run = await flows.run(FLOW, { tables, ...webhook({ stage: 'plan' }) });
		const [plan] = run.items('Plan as JSON') as unknown as Array<{ sendable: Array<{ number: string; attachments: string[] }>; held: Told[] }>;
		expect(plan?.sendable.map(({ number }) => number)).toEqual(SENDABLE);
		expect(plan?.sendable.find(({ number }) => number === '302')?.attachments).toEqual(['junaliput.pdf', 'hotelli-1410.pdf']);
		expect(codesOf(plan?.held ?? [])).toEqual(HELD);
		expect([flows.writes(), downloads(), sends()]).toEqual([NOTHING, 0, []]);
	});

	test('called with numbers, only those are looked at', async () => {
		const { sent, held } = await send(webhook({ claimNumbers: '303, 313' }));
		expect([sent, codesOf(held), inNetvisor()]).toEqual([1, { 313: HELD[313] }, ['303']]);
	});
});

describe('asked for by number, but not ready', () => {
	beforeEach(startOver);
	/** The number that was asked for, whose claim it is, and why it does not go. */
	const toldOf = ({ held }: Summary) => held.map(({ number, reasons }) => [number, reasons.map(({ code, message }) => `${code}: ${message}`)]);
	const others = ['301', '302', '304', '305', '306'];

	test.each(['done', 'sendAgain', 'claimNumbers'])('%s of a claim that was transferred before: when, under which key, and its status; nothing is sent', async (word) => {
		await send(webhook({ claimNumbers: '303' }));
		const key = trips()[0]?.key as number;
		flows.writes();
		const rowsBefore = [history().length, sends().length];
		const answer = await send(webhook({ [word]: '303' }));
		expect(toldOf(answer)).toEqual([['303', [expect.stringMatching(new RegExp(`^TRAVEL_IN_NETVISOR: The claim is in Netvisor already \\(2026-10-30, key ${key}\\); its status in Severa is "Siirretty Netvisoriin"\\.$`))]]]);
		expect(answer).toMatchObject({ sent: 0, alreadyThere: 0, failed: [], statusNotChanged: [], claims: [], waiting: 0, held: [{ name: expect.stringMatching(/\S/) as string }] });
		expect([flows.writes(), [history().length, sends().length]]).toEqual([NOTHING, rowsBefore]);
	});

	test.each<[string, string, () => void, string]>([
		['returned to the employee', '303', () => moveTo('303', 'Vedos'), 'TRAVEL_NOT_READY: Claims without a number or in the status "Vedos" do not move.'],
		['transferred by hand', '309', () => undefined, 'TRAVEL_TRANSFERRED: The claim is in the status "Siirretty Netvisoriin": it was transferred before. The table of sends knows nothing of it.'],
		['no claim of this number', '999', () => undefined, 'TRAVEL_NOT_FOUND: Severa has no travel claim 999.'],
	])('%s', async (_, number, prepare, why) => {
		prepare();
		for (const body of [{ done: number }, { sendAgain: number }, { claimNumbers: number }, { claimNumbers: number, done: number }]) {
			const answer = await send(webhook(body));
			expect([toldOf(answer), answer.sent, answer.alreadyThere]).toEqual([[[number, [why]]], 0, 0]);
		}
		const plan = await flows.run(FLOW, { tables, ...webhook({ stage: 'plan', claimNumbers: number }) });
		expect(plan.items('Plan as JSON')).toMatchObject([{ sendable: [], held: [{ number, reasons: [{ message: why.replace(/^\w+: /, '') }] }] }]);
		expect([flows.writes(), history()]).toEqual([NOTHING, []]);
	});

	test('a claim in doubt that was returned meanwhile is both: nothing is taken for settled', async () => {
		lose('resetAfter');
		await send(webhook({ claimNumbers: '303' }));
		moveTo('303', 'Vedos');
		expect(codesOf((await send(webhook({ done: '303' }))).held)).toEqual({ 303: ['TRAVEL_NOT_READY', 'OUTCOME_UNKNOWN'] });
		expect(sends('303')).not.toContain('done 1');
	});

	test('beside claims that are ready, which go', async () => {
		const answer = await send(webhook({ claimNumbers: '303, 309, 999' }));
		expect([answer.sent, codesOf(answer.held), inNetvisor()]).toEqual([1, { 309: ['TRAVEL_TRANSFERRED'], 999: ['TRAVEL_NOT_FOUND'] }, ['303']]);
	});

	test('a word about one in doubt and one that is not there: the first counts, the second is told', async () => {
		lose('resetAfter');
		await send(webhook({ claimNumbers: '303' }));
		const answer = await send(webhook({ done: '303, 999', claimNumbers: '303' }));
		expect([answer.sent, answer.claims.map(({ number, outcome }) => [number, outcome]), codesOf(answer.held)]).toEqual([0, [['303', 'alreadyThere']], { 999: ['TRAVEL_NOT_FOUND'] }]);
		expect([inNetvisor(), inStatus(SENT)]).toEqual([['303'], ['303']]);
	});

	test('"done" of a claim that was never sent from here is a word too: its status is set, it is not sent', async () => {
		const answer = await send(webhook({ done: '303' }));
		expect([answer.claims.find(({ number }) => number === '303')?.outcome, inNetvisor(), inStatus(SENT)]).toEqual(['alreadyThere', others, SENDABLE]);
	});

	test('calls: the list of all claims, only when a number is missing', async () => {
		const lists = () => flows.sandboxes.severa.journal.filter(({ url }) => /\/travelreimbursements\?/.test(url)).length;
		await send(webhook({ claimNumbers: '303' }));
		const usual = lists();
		await send(webhook({ claimNumbers: '304, 999' }));
		expect([usual, lists() - usual]).toEqual([1, 2]);
	});
});

describe('held claims take no place from those behind them', () => {
	beforeEach(startOver);
	/** Approved claims without lines (held: TRAVEL_EMPTY) with the numbers 1 to `count`, before all others. */
	const withHeld = (count: number) => change((state) => {
		const model = claimsIn(state).find(({ number }) => number === 303) as ClaimState;
		for (let number = 1; number <= count; number++) claimsIn(state).push({ ...model, number, guid: `c1a1b000-0000-4000-8000-${String(number).padStart(12, '0')}` });
	});
	const calls = (part: RegExp) => flows.sandboxes.severa.journal.filter(({ url }) => part.test(url)).length;

	test('a hundred and more that are held come first: those behind them go in the same run', async () => {
		withHeld(205);
		const answer = await send();
		expect([answer.sent, answer.waiting, inNetvisor(), inStatus(SENT)]).toEqual([6, 0, SENDABLE, SENDABLE]);
		expect([answer.held.length, codesOf(answer.held)]).toMatchObject([210, { 1: ['TRAVEL_EMPTY'], 205: ['TRAVEL_EMPTY'], ...HELD }]);
		// Each claim is looked at once.
		expect(calls(/\/travelreimbursements\/[^/]+\/projecttravelexpenses/)).toBe(216);
		expect(history().map(({ number }) => number).sort()).toEqual([...new Set(history().map(({ number }) => number))].sort());
		expect(history()).toHaveLength(216);
	});

	test('the form shows them too, and sends what is ticked', async () => {
		withHeld(120);
		const run = await open((page) => tick(page, ['302', '306']));
		expect(optionsOf(run.pages[0] as FormPage, 'selected').map((label) => label.slice(0, 3))).toEqual(SENDABLE);
		expect(String(run.pages[0]?.fields.find(({ fieldType }) => fieldType === 'html')?.html)).toContain('125 held');
		expect([inNetvisor(), run.items('Report')[0]?.sent]).toEqual([['302', '306'], 2]);
	});

	test('the limit counts what goes, and says how many wait', async () => {
		withHeld(105);
		const passes = [await send({ settings: { limit: 4 } }), await send({ settings: { limit: 4 } })];
		expect(passes.map(({ sent, waiting }) => [sent, waiting])).toEqual([[4, 2], [2, 0]]);
		expect(passes.map(({ claims }) => claims.map(({ number }) => number))).toEqual([SENDABLE.slice(0, 4), SENDABLE.slice(4)]);
		expect(sends('305')).toEqual(['sending 1', 'created 1']);
	});

	test('with a limit no more is read than it takes', async () => {
		change((state) => {
			const model = claimsIn(state).find(({ number }) => number === 303) as ClaimState;
			for (let number = 400; number < 600; number++) claimsIn(state).push({ ...model, number, guid: `c1a1b000-0000-4000-8000-${String(number).padStart(12, '0')}` });
		});
		const answer = await send({ settings: { limit: 6 } });
		expect([answer.sent, answer.waiting, calls(/\/travelreimbursements\/[^/]+\/projecttravelexpenses/)]).toEqual([6, 111, 100]);
	});

	test('what Netvisor refuses counts neither: the next one goes in its place', async () => {
		lose('INVALID_DATA');
		const { sent, failed, waiting } = await send({ settings: { limit: 2 } });
		expect([sent, failed.map(({ number }) => number), waiting, inNetvisor()]).toEqual([2, ['301'], 3, ['302', '303']]);
	});

	test('readAtMost bounds a run, and the summary tells what was not looked at', async () => {
		withHeld(105);
		const answer = await send({ settings: { readAtMost: 100 } });
		expect([answer.sent, answer.held.length, answer.waiting, inNetvisor()]).toEqual([0, 100, 16, []]);
		const page = await flows.run(FLOW, { tables, trigger: 'Form: open', items: [{ numbers: '', formMode: 'production' }], answer: noPage, settings: { readAtMost: 100 } });
		expect(page.completions).toMatchObject([{ title: 'Nothing can be sent yet', message: expect.stringContaining('16 more are ready, but not looked at: at most 100 (readAtMost) are') as string }]);
	});

	test('a service that is lost on the second page: what the first page sent is written down and marked, and the run says so', async () => {
		withHeld(98);
		const guid = claimsIn(severa()).find(({ number }) => number === 303)?.guid as string;
		fault('severa', { path: `/rest-api/v1/travelreimbursements/${guid}/projecttravelexpenses` }, 'http500', { times: 99 });
		const run = await flows.run(FLOW, { tables, ...webhook({}) }, true);
		expect([run.status, run.errorNode, run.error]).toEqual(['error', 'Stop: service trouble', expect.stringMatching(/^2 claims sent before that\. /)]);
		expect([inNetvisor(), inStatus(SENT), sends('302'), history().filter(({ outcome }) => outcome === 'created').map(({ number }) => number)]).toEqual([['301', '302'], ['301', '302'], ['sending 1', 'created 1'], ['301', '302']]);
		flows.sandboxes.severa.faults.clear();
		const next = await send();
		expect([next.sent, inNetvisor(), inStatus(SENT)]).toEqual([4, SENDABLE, SENDABLE]);
	});

	test('a status that was not set on the first page is told after the second', async () => {
		withHeld(99);
		const guid = claimsIn(severa()).find(({ number }) => number === 301)?.guid as string;
		fault('severa', { method: 'PATCH', path: `/rest-api/v1/travelreimbursements/${guid}` }, 'http500', { times: 9 });
		const answer = await send();
		expect([answer.sent, answer.statusNotChanged.map(({ number }) => number)]).toEqual([6, ['301']]);
	});
});

describe('the form', () => {
	beforeEach(startOver);

	test('shows sums, lines, what is paid already and receipts, and sends exactly what was ticked', async () => {
		const run = await open((page) => tick(page, ['302', '306']));
		expect([inNetvisor(), inStatus(SENT)]).toEqual([['302', '306'], ['302', '306']]);
		const [page] = run.pages;
		const html = String(page?.fields.find(({ fieldType }) => fieldType === 'html')?.html);
		for (const text of ['Taavi Laine', '143.90 EUR', '155.50 EUR', '(paid by the company)', 'hotelli-1410.pdf', 'Employee number 0112 begins with 0.']) expect(html).toContain(text);
		expect(optionsOf(page as FormPage, 'selected').map((label) => label.slice(0, 3))).toEqual(SENDABLE);
		expect(page?.fields.map(({ fieldName }) => fieldName)).not.toContain('done');
		expect(run.completions).toEqual([expect.objectContaining({ title: '2 claims sent to Netvisor' })]);
		expect(downloads()).toBe(4);
	});

	test('a page that is left open sends nothing', async () => {
		const run = await open(() => 'timeout');
		expect([flows.writes(), run.runs('Nothing was ticked'), sends()]).toEqual([NOTHING, 1, []]);
	});

	test('a claim that changed in Severa after the plan was shown is held, not sent', async () => {
		const run = await open((page) => {
			changeClaim('301', (claim) => { claim.title = 'Muutettu'; });
			return tick(page, ['301', '303']);
		});
		expect(inNetvisor()).toEqual(['303']);
		expect(run.items('Report')[0]).toMatchObject({ sent: 1, held: [{ number: '301', reasons: [{ code: 'TRAVEL_CHANGED' }] }] });
		expect(sends('301')).toEqual(['sending 1', 'notSent 1']);
	});

	test('a receipt that was exchanged after the plan was shown holds its claim too', async () => {
		const run = await open((page) => {
			change((state) => {
				const files = (state as unknown as { travelExpenseFiles: Array<{ name: string; fileGuid: string }> }).travelExpenseFiles;
				const file = (name: string) => files.find((one) => one.name === name) as { fileGuid: string };
				file('junaliput.pdf').fileGuid = file('hotelli-1410.pdf').fileGuid;
			});
			return tick(page, ['302']);
		});
		expect(run.items('Report')[0]).toMatchObject({ sent: 0, held: [{ number: '302', reasons: [{ code: 'TRAVEL_CHANGED' }] }] });
	});

	test('a claim that is no longer ready when it was ticked is named, not sent', async () => {
		const run = await open((page) => {
			moveTo('301', 'Hylätty');
			return tick(page, ['301', '303']);
		});
		expect([inNetvisor(), run.items('Report')[0]?.held]).toMatchObject([['303'], [{ number: '301', reasons: [{ code: 'TRAVEL_NOT_READY' }] }]]);
		expect(run.completions[0]?.message).toContain('in the status &quot;Hylätty&quot; do not move');
	});

	test('narrowed to numbers that cannot go, it has nothing to tick', async () => {
		expect((await open(noPage, '313')).completions).toEqual([expect.objectContaining({ title: 'Nothing can be sent yet', message: expect.stringContaining('begins with 0') as string })]);
		expect((await open(noPage, '309')).completions).toEqual([expect.objectContaining({ title: 'Nothing can be sent yet', message: expect.stringContaining('in the status &quot;Siirretty Netvisoriin&quot;: it was transferred before') as string })]);
		const none = await flows.run(FLOW, { tables, trigger: 'Form: open', items: [{ numbers: '', formMode: 'production' }], answer: noPage, settings: { excludedStatuses: 'Hyväksytty' } });
		expect([none.completions.map(({ title }) => title), flows.writes()]).toEqual([['No claims are ready'], NOTHING]);
	});

	test('names are shown as text, whatever is in them', async () => {
		changeClaim('301', (claim) => { claim.title = '<b>Turku</b> & "muut"'; });
		const { pages } = await open(() => 'timeout', '301');
		const html = String(pages[0]?.fields.find(({ fieldType }) => fieldType === 'html')?.html);
		expect([html.includes('&lt;b&gt;Turku&lt;/b&gt; &amp;'), html.includes('<b>Turku')]).toEqual([true, false]);
	});
});

describe('a lost answer', () => {
	beforeEach(startOver);
	const few = ['301', '303', '304'];
	const sendFew = () => send(webhook({ claimNumbers: few.join(', ') }));

	test('lost before it arrived: the repeat under the same id is taken', async () => {
		lose('resetBefore');
		const { sent, held } = await sendFew();
		expect([sent, held, inNetvisor(), inStatus(SENT)]).toEqual([3, [], few, few]);
	});

	test.each(['resetAfter', 'truncated', 'empty', 'TECHNICAL_ERROR', 'http500'])('%s: never twice; held until a person who looked in Netvisor says what is true', async (kind) => {
		lose(kind);
		const first = await sendFew();
		const isStored = inNetvisor().includes('301');
		expect(inNetvisor()).toEqual(isStored ? few : ['303', '304']);
		if (first.sent === 3) return expect(isStored).toBe(true);
		expect([first.sent, codesOf(first.held), inStatus(SENT)]).toEqual([2, { 301: ['OUTCOME_UNKNOWN'] }, ['303', '304']]);
		// Nothing but a person ends the doubt. The others are known to be there.
		const there = { 303: ['TRAVEL_IN_NETVISOR'], 304: ['TRAVEL_IN_NETVISOR'] };
		expect([codesOf((await sendFew()).held), inNetvisor().length]).toEqual([{ 301: ['OUTCOME_UNKNOWN'], ...there }, isStored ? 3 : 2]);
		if (!isStored) {
			// Said at once, Netvisor may still be working on the first send.
			await send(webhook({ sendAgain: '301', claimNumbers: '301' }));
			expect(codesOf((await sendFew()).held)).toEqual({ 301: ['OUTCOME_UNKNOWN', 'SEND_AGAIN_TOO_EARLY'], ...there });
			anHourPasses();
		}
		await send(webhook(isStored ? { done: '301', claimNumbers: '301' } : { sendAgain: '301', claimNumbers: '301' }));
		expect([inNetvisor(), inStatus(SENT)]).toEqual([few, few]);
	});

	test('the person says so in the form: done sets the status, send again offers it anew', async () => {
		lose('resetAfter', { times: 2 });
		await sendFew();
		const doubts = codesOf((await send(webhook({ claimNumbers: few.join(', ') }))).held);
		expect(Object.keys(doubts).length).toBeGreaterThan(0);
		const [number] = Object.keys(doubts) as [string];
		const run = await open((page) => ({ done: labels(page, 'done', [number]) }), number);
		expect(run.items('Report')[0]).toMatchObject({ sent: 0, alreadyThere: 1 });
		expect([inNetvisor(), inStatus(SENT).includes(number)]).toEqual([few, true]);
	});

	test('send again in the form sends nothing by itself: the claim is offered in the next plan, under a new id', async () => {
		lose('resetAfter');
		await sendFew();
		flows.sandboxes.netvisor.seed({ ...netvisor(), tripExpenses: netvisor().tripExpenses.filter((trip) => numberOf(trip as unknown as Trip) !== '301') });
		flows.writes();
		anHourPasses();
		const first = await open((page) => ({ sendAgain: labels(page, 'sendAgain', ['301']) }), '301');
		expect([first.completions.map(({ title }) => title), flows.writes()]).toEqual([['Written down, nothing was sent'], NOTHING]);
		await open((page) => tick(page, ['301']), '301');
		expect([inNetvisor(), inStatus(SENT), sends('301')]).toEqual([few, few, ['sending 1', 'arrived 1', 'sendAgain 2', 'sending 2', 'created 2']]);
	});

	test('there and not there at once is no answer: nothing is written down for it', async () => {
		lose('resetAfter');
		await sendFew();
		const before = sends('301');
		await open((page) => ({ done: labels(page, 'done', ['301']), sendAgain: labels(page, 'sendAgain', ['301']) }), '301');
		expect([sends('301'), inNetvisor()]).toEqual([before, few]);
	});

	test('a run that was killed after sending leaves its row: the next one repeats the same id and pays nothing twice', async () => {
		await sendFew();
		const rows = tables.get('severa_netvisor_travel_sends').rows;
		for (const row of rows.filter(({ outcome }) => outcome === 'created')) rows.splice(rows.indexOf(row), 1);
		for (const number of few) moveTo(number, 'Hyväksytty');
		const again = await sendFew();
		expect([again.sent, codesOf(again.held), inNetvisor()]).toEqual([0, Object.fromEntries(few.map((number) => [number, ['OUTCOME_UNKNOWN']])), few]);
	});

	test('killed before sending: the next run sends, under the same id', async () => {
		await sendFew();
		const rows = tables.get('severa_netvisor_travel_sends').rows;
		for (const row of rows.filter(({ outcome }) => outcome === 'created')) rows.splice(rows.indexOf(row), 1);
		flows.sandboxes.netvisor.seed(prepared.netvisor);
		for (const number of few) moveTo(number, 'Hyväksytty');
		const again = await sendFew();
		expect([again.sent, inNetvisor(), sends('301')]).toEqual([3, few, ['sending 1', 'sending 1', 'created 1']]);
	});

	test('two runs at once pay once', async () => {
		const runs = await Promise.all([flows.run(FLOW, { tables, ...webhook({}) }, true), flows.run(FLOW, { tables, ...webhook({}) }, true)]);
		expect(inNetvisor()).toEqual(SENDABLE);
		expect(runs.some(({ status }) => status === 'success')).toBe(true);
		const after = await send();
		expect([after.sent, codesOf(after.held), inNetvisor(), inStatus(SENT)]).toEqual([0, HELD, SENDABLE, SENDABLE]);
	});
});

describe('trouble on the way', () => {
	beforeEach(startOver);
	const few = ['301', '303', '304'];
	const sendFew = () => send(webhook({ claimNumbers: few.join(', ') }));

	test('the status cannot be set in Severa: told, and the next run sets it without sending again', async () => {
		const guid = claimsIn(severa()).find(({ number }) => number === 301)?.guid as string;
		fault('severa', { method: 'PATCH', path: `/rest-api/v1/travelreimbursements/${guid}` }, 'http500', { times: 9 });
		const first = await sendFew();
		expect([first.sent, first.statusNotChanged.map(({ number }) => number)]).toEqual([3, ['301']]);
		flows.sandboxes.severa.faults.clear();
		const second = await sendFew();
		expect(second.claims).toMatchObject([{ number: '301', outcome: 'alreadyThere' }]);
		expect([inNetvisor(), inStatus(SENT)]).toEqual([few, few]);
	});

	test('Severa is gone when statuses are set: met once, and told of each with what to do; the next run sets them', async () => {
		for (const guid of claimsIn(severa()).filter(({ number }) => few.includes(String(number))).map(({ guid }) => guid)) fault('severa', { path: `/rest-api/v1/travelreimbursements/${guid}` }, 'http503', { times: 99 });
		const first = await sendFew();
		expect([first.sent, first.statusNotChanged.map(({ number, message }) => [number, message])]).toEqual([3, few.map((number) => [number, expect.stringMatching(/Severa.* Run again: what was sent is known/)])]);
		const kept = history().filter(({ outcome }) => outcome === 'statusNotChanged');
		expect(kept.map(({ number, counterpartKey }) => [number, counterpartKey])).toEqual(few.map((number) => [number, expect.stringMatching(/^\d+$/)]));
		expect(new Set(flows.sandboxes.severa.journal.flatMap(({ url }) => /\/v1\/travelreimbursements\/[0-9a-f-]{36}$/.exec(url)?.[0] ?? [])).size).toBe(1);
		flows.sandboxes.severa.faults.clear();
		const second = await sendFew();
		expect([second.claims.map(({ outcome }) => outcome), inStatus(SENT)]).toEqual([few.map(() => 'alreadyThere'), few]);
	});

	test('T-11: without the status in Severa every claim is held before anything is sent', async () => {
		const { held } = await send({ settings: { transferredStatus: 'Lähetetty palkkoihin' } });
		expect(codesOf(held)['301']).toEqual(['AFTER_STATUS_MISSING']);
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('T-11: sent without the status on request, and then known from the table of sends', async () => {
		const settings = { transferredStatus: 'Lähetetty palkkoihin', travelSettings: { missingAfterStatus: 'send', perDiemTable: [{ from: '603', to: 'foreign' }, { from: '602', to: 'domestichalf' }] } };
		const first = await send({ ...webhook({ claimNumbers: few.join(', ') }), settings });
		const second = await send({ ...webhook({ claimNumbers: few.join(', ') }), settings });
		expect([first.sent, first.statusNotChanged, second.sent, second.alreadyThere, inNetvisor()]).toEqual([3, [], 0, 3, few]);
	});

	test('a refused claim is told in the service\'s words, does not stop the others, and goes when it is mended', async () => {
		lose('INVALID_DATA');
		const { sent, failed } = await sendFew();
		expect([sent, failed]).toMatchObject([2, [{ number: '301', message: expect.stringContaining('Ordered by the test: INVALID_DATA') as string, reasons: [{ code: 'REJECTED_BY_NETVISOR' }] }]]);
		await sendFew();
		expect([inNetvisor(), inStatus(SENT), sends('301')]).toEqual([few, few, ['sending 1', 'refused 1', 'sending 2', 'created 2']]);
	});

	test('credentials refused at the first send: told, nothing is in doubt, the next run sends', async () => {
		lose('AUTHENTICATION_FAILED');
		const run = await flows.run(FLOW, { tables, ...webhook({ claimNumbers: few.join(', ') }) }, true);
		expect([run.status, run.error]).toEqual(['error', expect.stringMatching(/^0 sent, 3 not sent: /) as string]);
		expect(sends('301')).toEqual(['sending 1', 'notSent 1']);
		await sendFew();
		expect([inNetvisor(), inStatus(SENT)]).toEqual([few, few]);
	});

	test.each(['/getemployees.nv', '/payrollratiolist.nv'])('Netvisor does not answer %s: the run fails, nothing is sent; a form says so', async (path) => {
		fault('netvisor', { path }, 'AUTHENTICATION_FAILED', { times: 99 });
		const unattended = await flows.run(FLOW, { tables }, true);
		expect([unattended.status, unattended.errorNode]).toEqual(['error', 'Stop: service trouble']);
		expect((await open(noPage, '', true)).completions.map(({ title }) => title)).toEqual(['Nothing was sent']);
		expect(flows.writes()).toEqual(NOTHING);
	});

	test('a receipt that cannot be fetched stops its own claim, before anything of it is sent', async () => {
		const files = (severa() as unknown as { travelExpenseFiles: Array<{ name: string; fileGuid: string }> }).travelExpenseFiles;
		fault('severa', { path: `/rest-api/v1/files/${files.find(({ name }) => name === 'taxi.pdf')?.fileGuid ?? ''}/filedata` }, 'http404', { times: 9 });
		const { sent, failed } = await sendFew();
		expect([sent, failed]).toMatchObject([2, [{ number: '304', message: expect.stringContaining('"taxi.pdf" did not come along') as string }]]);
		expect([inNetvisor(), sends('304')]).toEqual([['301', '303'], ['sending 1', 'notSent 1']]);
	});

	test('receipts cannot be fetched at all: the run fails before anything is written down or sent', async () => {
		fault('severa', { path: '/rest-api/v1/files/{guid}/filedata' }, 'http503', { times: 99 });
		const run = await flows.run(FLOW, { tables, ...webhook({ claimNumbers: few.join(', ') }) }, true);
		expect([run.status, run.errorNode, sends(), flows.writes()]).toEqual(['error', 'Stop: service trouble', [], NOTHING]);
	});

	test('Severa does not answer: the run fails, nothing is sent', async () => {
		fault('severa', { path: '/rest-api/v1/travelreimbursementstatuses' }, 'http500', { times: 99 });
		const run = await flows.run(FLOW, { tables }, true);
		expect([run.status, run.errorNode, flows.writes()]).toEqual(['error', 'Stop: service trouble', NOTHING]);
	});
});
