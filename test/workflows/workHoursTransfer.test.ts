/** The hours transfer as shipped, on the demo company: whole days, once, corrected when Severa changes, never behind a person's back. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState, SeveraState } from '../../sandbox';
import { readHistoryRows } from '../../src/domain/historyRow';
import { problemDigest } from '../../src/domain/problemDigest';
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows, type FlowRunOptions } from '../support/flows';
import type { FormPage, WorkflowRun } from '../support/runWorkflow';

interface Told { number: string; date: string; reasons: Array<{ code: string }> }
interface Saved { number: string; date: string; outcome: string; removed: number }
interface Summary { created: number; updated: number; unchanged: number; held: Told[]; failed: Told[]; days: Saved[] }

/** A week of the demo company, with a sick leave and a part of a day off in it. */
const WEEK = { from: '2026-10-05', to: '2026-10-09' };
const FLOW = 'work-hours-transfer';

let flows: Flows;
let prepared: { severa: object; netvisor: object };

const severa = () => flows.sandboxes.severa.state() as SeveraState;
const netvisor = () => flows.sandboxes.netvisor.state() as NetvisorState;
const webhook = (body: IDataObject = WEEK) => ({ trigger: 'Webhook: send days', items: [{ body, webhookUrl: 'http://localhost/webhook/work-hours-transfer' }] });
const send = async (options: FlowRunOptions = webhook()) => (await flows.summary(FLOW, options)) as unknown as Summary;
/** What changed since the last run. */
const repeat = () => {
	// The demo company entered its last day a quarter of an hour after the clock of the tests begins.
	for (const row of flows.tables.get('severa_netvisor_cursors').rows) Object.assign(row, { value: '2026-10-30T08:00:00.000Z' });
	return send({ settings: { daysAround: 3 } });
};
const writes = () => flows.writes().netvisor;
const history = () => flows.tables.get('severa_netvisor_history').rows.filter(({ flow }) => flow === FLOW);
const codesOf = (told: readonly Told[]) => [...new Set(told.map(({ number, reasons }) => `${number} ${reasons.map(({ code }) => code).join('+')}`))].sort();

interface WorkHourState { guid: string; eventDate: string; quantity: number; isApproved: boolean | null; user: { guid: string }; lastUpdatedDateTime: string | null; lastUpdatedBy: unknown }
interface UserState { guid: string; code: string | null }
const userIn = ({ users }: SeveraState, code: string) => (users as unknown as UserState[]).find((user) => user.code === code)?.guid ?? '';
const userOf = (code: string) => userIn(severa(), code);
/** A state is a copy of everything: it is taken once. */
const hoursOf = (code: string, date: string, state = severa()) => {
	const guid = userIn(state, code);
	return (state.workHours as unknown as WorkHourState[]).filter(({ user, eventDate }) => user.guid === guid && eventDate === date);
};
/** The rows of a day in Netvisor. */
const rowsOf = (number: string, date: string, state = netvisor()) => {
	const key = state.employees.find((employee) => employee.number === number)?.key;
	return (state.workHours as unknown as Array<{ employeeKey: number; date: string; recordTypeNumber: string; hours: unknown; status: string; description: string; dimensions: Array<{ heading: string; item: string }> }>).filter((row) => row.employeeKey === key && row.date === date);
};
/** Later than every run: Severa tells what is changed from a moment on. */
const NOW = '2026-10-30T20:00:00+02:00';
const changeSevera = (edit: (state: SeveraState) => void) => {
	const state = structuredClone(severa());
	edit(state);
	flows.sandboxes.severa.seed(state);
};
const change = (guid: string, field: string, value: unknown) =>
	changeSevera(({ workHours }) => {
		const entry = (workHours as unknown as WorkHourState[]).find((one) => one.guid === guid);
		Object.assign(entry ?? {}, { [field]: value, lastUpdatedDateTime: NOW, lastUpdatedBy: entry?.user });
	});
const removeHours = (entries: readonly WorkHourState[]) =>
	changeSevera((state) => {
		const gone = new Set(entries.map(({ guid }) => guid));
		state.workHours = (state.workHours as unknown as WorkHourState[]).filter(({ guid }) => !gone.has(guid)) as never;
		for (const { guid, eventDate, quantity, user } of entries) state.deletedWorkHours.push({ guid, eventDate, quantity, user, deletedDateTime: NOW, createdDateTime: NOW } as never);
	});

const choicesOf = ({ fields }: FormPage) => (fields.find(({ fieldName }) => fieldName === 'selected')?.fieldOptions as { values: Array<{ option: string }> }).values.map(({ option }) => option);
const planOf = ({ fields }: FormPage) => String(fields.find(({ elementName }) => elementName === 'plan')?.html);
const tick = (...numbers: string[]) => (page: FormPage) => ({ selected: choicesOf(page).filter((label) => numbers.some((number) => label.startsWith(`${number} `))) });
const open = (answer: FlowRunOptions['answer'], period: object = WEEK): Promise<WorkflowRun> => flows.run(FLOW, { trigger: 'Form: open', items: [{ ...period, numbers: '', submittedAt: '2026-10-30T09:00:00Z', formMode: 'production' }], answer });

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
	for (const name of ['severa_netvisor_cursors', 'severa_netvisor_history']) flows.tables.find(name)?.rows.splice(0);
	flows.forget();
}

/** What the demo company cannot send as it is. */
const HELD = [' EMPLOYEE_NUMBER_MISSING', '0112 EMPLOYEE_NUMBER_LEADING_ZERO', '102 ABSENCE_UNIT_DAY', '114 EMPLOYEE_TRAVEL_SERVICE_OFF'];

const changeNetvisor = (edit: (state: NetvisorState) => void) => {
	const state = structuredClone(netvisor());
	edit(state);
	flows.sandboxes.netvisor.seed(state);
};
/** Hours of a person on a day, in hundredths. */
const hundredths = (rows: ReadonlyArray<{ hours?: unknown; quantity?: unknown }>) => rows.reduce((sum, row) => sum + Math.round(Number(row.hours ?? row.quantity) * 100), 0);

describe('a week, from nothing to what is right', () => {
	let first: Summary;
	beforeAll(async () => {
		startOver();
		first = await send();
	});

	test('what can go goes once; what cannot is held for its reason', () => {
		expect([first.created, first.updated, first.failed, codesOf(first.held)]).toEqual([first.days.length, 0, [], HELD]);
		expect(new Set(first.days.map(({ number, date }) => `${number} ${date}`)).size).toBe(58);
	});

	test('both systems agree on every day that went: hours of approved entries, accepted; absences from the contract', () => {
		const [source, target] = [severa(), netvisor()];
		for (const { number, date } of first.days) {
			const there = rowsOf(number, date, target).filter(({ recordTypeNumber }) => !recordTypeNumber.startsWith('3'));
			expect([number, date, hundredths(there), there.every(({ status }) => status === 'accepted')]).toEqual([number, date, hundredths(hoursOf(number, date, source).filter(({ isApproved }) => isApproved !== false)), true]);
		}
		expect(rowsOf('103', '2026-10-06')).toMatchObject([{ recordTypeNumber: '3010', hours: 7.5, status: 'confirmed', dimensions: [] }]);
		expect(rowsOf('101', '2026-10-05').every(({ dimensions }) => dimensions.length === 1 && dimensions[0]?.heading === 'Projekti')).toBe(true);
	});

	test('the history tells of each day that went or is held, without identity codes', () => {
		expect(history().filter(({ outcome }) => outcome === 'created')).toHaveLength(first.created);
		expect(history().find(({ name }) => name === 'Helmi Kaarna 2026-10-05')).toMatchObject({ kind: 'workDay', number: '101', outcome: 'created', counterpartKey: '101 2026-10-05', amount: '7.5', sender: 'webhook' });
		expect(history().find(({ number }) => number === '0112')).toMatchObject({ outcome: 'held', reasons: 'EMPLOYEE_NUMBER_LEADING_ZERO', messageFi: expect.stringContaining('alkaa nollalla') as string });
		expect(JSON.stringify([history(), first])).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b|identityDigest/);
	});

	test('a second run writes nothing', async () => {
		writes();
		const again = await send();
		expect([again.created, again.updated, again.unchanged, codesOf(again.held), writes()]).toEqual([0, 0, first.created + first.unchanged, HELD, []]);
	});

	describe('then repeated for what changed', () => {
		beforeEach(() => void writes());

		test('nothing changed: nothing is written', async () => {
			const again = await repeat();
			expect([again.created, again.updated, again.failed, writes()]).toEqual([0, 0, [], []]);
		});

		test('an entry that was corrected', async () => {
			const [entry] = hoursOf('105', '2026-10-06');
			change(entry?.guid ?? '', 'description', 'Korjattu kuvaus');
			const { updated, created, days } = await repeat();
			expect([updated, created, days.map(({ number, date, removed }) => [number, date, removed]), writes()]).toEqual([1, 0, [['105', '2026-10-06', 1]], ['POST /workday.nv']]);
			expect(rowsOf('105', '2026-10-06').map(({ description }) => description)).toContain('Korjattu kuvaus');
			expect(hundredths(rowsOf('105', '2026-10-06'))).toBe(hundredths(hoursOf('105', '2026-10-06')));
		});

		test('an entry that was moved to another day goes from the old one', async () => {
			const [entry] = hoursOf('105', '2026-10-07');
			change(entry?.guid ?? '', 'eventDate', '2026-10-08');
			const { days } = await repeat();
			expect(days.map(({ number, date, outcome }) => [number, date, outcome])).toEqual([['105', '2026-10-07', 'updated'], ['105', '2026-10-08', 'updated']]);
			expect(hundredths(rowsOf('105', '2026-10-08'))).toBe(hundredths(hoursOf('105', '2026-10-08')));
		});

		test('an entry that was deleted; the day that became empty is emptied', async () => {
			expect(rowsOf('108', '2026-10-08').length).toBeGreaterThan(0);
			removeHours(hoursOf('108', '2026-10-08'));
			const { days } = await repeat();
			expect([days.map(({ number, date }) => [number, date]), rowsOf('108', '2026-10-08')]).toEqual([[['108', '2026-10-08']], []]);
		});

		test('an absence that vanished', async () => {
			const aino = userOf('103');
			const absence = (severa().activities as unknown as Array<{ guid: string; startDateTime: string; ownerUser: { guid: string } }>).find(({ ownerUser, startDateTime }) => ownerUser.guid === aino && startDateTime.startsWith('2026-10-06'));
			changeSevera((state) => void (state.activities = (state.activities as unknown as Array<{ guid: string }>).filter(({ guid }) => guid !== absence?.guid) as never));
			const { days } = await repeat();
			expect([days.map(({ number, date, removed }) => [number, date, removed]), rowsOf('103', '2026-10-06'), rowsOf('103', '2026-10-07')]).toEqual([[['103', '2026-10-06', 1], ['103', '2026-10-07', 1]], [], []]);
			expect(await repeat()).toMatchObject({ created: 0, updated: 0 });
		});

		test('days that were held are tried again, although only Netvisor was mended', async () => {
			changeNetvisor(({ employees }) => void Object.assign(employees.find(({ number }) => number === '114') ?? {}, { travelService: true }));
			const { days, held } = await repeat();
			expect([new Set(days.map(({ number }) => number)), days.map(({ date }) => date).slice(0, 5), held.filter(({ number }) => number === '114')]).toEqual([new Set(['114']), ['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09'], []]);
		});
	});
});

describe('what must not be overwritten', () => {
	const DAYS = { from: '2026-10-05', to: '2026-10-06', employeeNumbers: '105, 108' };
	beforeEach(async () => {
		startOver();
		await send(webhook(DAYS));
		writes();
	});

	test('rows on record types that Severa knows nothing of hold the day; one that is right besides them is left alone', async () => {
		changeNetvisor((state) => {
			state.recordTypes.push({ key: 1999, names: { FI: 'Varallaolo', EN: 'Stand-by', SE: 'Beredskap' }, number: '5000', character: 1, unit: 1 });
			const [row] = state.workHours.filter(({ date }) => date === '2026-10-05');
			if (row !== undefined) state.workHours.push({ ...row, key: 99_999, recordTypeNumber: '5000', description: 'Varallaolo', dimensions: [] });
		});
		expect(await send(webhook(DAYS))).toMatchObject({ created: 0, updated: 0, held: [] });
		const number = rowsOf('105', '2026-10-05').some(({ recordTypeNumber }) => recordTypeNumber === '5000') ? '105' : '108';
		change(hoursOf(number, '2026-10-05')[0]?.guid ?? '', 'description', 'Toinen');
		const { held, updated } = await send(webhook(DAYS));
		expect([codesOf(held), updated, writes(), rowsOf(number, '2026-10-05').some(({ recordTypeNumber }) => recordTypeNumber === '5000')]).toEqual([[`${number} DAY_HAS_OTHER_ROWS`], 0, [], true]);
	});

	test('a day that payroll has taken is held as locked', async () => {
		changeNetvisor((state) => state.workHours.forEach((row) => Object.assign(row, { paid: true })));
		change(hoursOf('105', '2026-10-05')[0]?.guid ?? '', 'description', 'Toinen');
		const { held, failed } = await send(webhook(DAYS));
		expect([codesOf(held), failed]).toEqual([['105 DAY_LOCKED_IN_NETVISOR'], []]);
	});
});

describe('a day that was held is told as settled once, so that history and digest do not keep it open', () => {
	const rowsAbout = (name: string) => history().filter((row) => row.name === name).map(({ outcome, reasons }) => [outcome, reasons].join(' ').trim());
	// Runs of the tests share one execution id; here each day has one row of a run.
	const openNow = () => problemDigest(readHistoryRows(history().map((row) => ({ ...row, executionId: String(row.id) }))), [], { now: '2026-10-30T12:00:00Z', quietHours: 24, tellSolved: true });
	const isOpen = (name: string) => openNow().appeared.some((problem) => problem.name === name);
	beforeEach(startOver);

	test('found right by the next run, although nothing had to be written', async () => {
		await send();
		const [entry] = hoursOf('105', '2026-10-06');
		change(entry?.guid ?? '', 'quantity', null);
		await repeat();
		expect([rowsAbout('Saara Nieminen 2026-10-06'), isOpen('Saara Nieminen 2026-10-06')]).toEqual([['created', 'held HOURS_QUANTITY_MISSING'], true]);
		change(entry?.guid ?? '', 'quantity', entry?.quantity);
		await repeat();
		await repeat();
		expect([rowsAbout('Saara Nieminen 2026-10-06'), isOpen('Saara Nieminen 2026-10-06')]).toEqual([['created', 'held HOURS_QUANTITY_MISSING', 'unchanged'], false]);
	});

	test('emptied in Severa, of a person whom Netvisor does not know, so that no item comes any more', async () => {
		await send();
		const row = history().find(({ reasons, name }) => reasons === 'EMPLOYEE_NUMBER_LEADING_ZERO' && String(name).endsWith('2026-10-06'));
		const name = String(row?.name);
		expect(isOpen(name)).toBe(true);
		removeHours(hoursOf('0112', '2026-10-06'));
		// Asked for somebody else only, the run has not looked at the day.
		await send(webhook({ ...WEEK, employeeNumbers: '105' }));
		expect(rowsAbout(name)).toEqual(['held EMPLOYEE_NUMBER_LEADING_ZERO']);
		await repeat();
		await repeat();
		expect([rowsAbout(name), isOpen(name)]).toEqual([['held EMPLOYEE_NUMBER_LEADING_ZERO', 'unchanged'], false]);
		expect(history().find((one) => one.name === name && one.outcome === 'unchanged')).toMatchObject({ number: '0112', transferKey: row?.transferKey, guid: row?.guid, message: 'Nothing is left to save on 2026-10-06.' });
	});
});

describe('days further back than a repeated run looks', () => {
	beforeEach(startOver);
	const late = () => send({ settings: { daysAround: 0, daysBack: 10 } });
	const cursorAt = (value: string) => flows.tables.get('severa_netvisor_cursors').rows.forEach((row) => Object.assign(row, { value }));

	test('a day that was held goes once it can, however old it is by then (W-3)', async () => {
		const [entry] = hoursOf('105', '2026-10-06');
		change(entry?.guid ?? '', 'isApproved', null);
		expect(codesOf((await send(webhook({ ...WEEK, employeeNumbers: '105' }))).held)).toEqual(['105 HOURS_UNDECIDED']);
		change(entry?.guid ?? '', 'isApproved', true);
		cursorAt('2026-10-30T20:30:00.000Z');
		const { days, held } = await late();
		expect([days.map(({ number, date }) => [number, date]), held]).toEqual([[['105', '2026-10-06']], []]);
		expect(hundredths(rowsOf('105', '2026-10-06'))).toBe(hundredths(hoursOf('105', '2026-10-06')));
	});

	test('a new change is left alone; the summary and the history tell of it once', async () => {
		await send(webhook({ ...WEEK, employeeNumbers: '105' }));
		writes();
		change(hoursOf('105', '2026-10-06')[0]?.guid ?? '', 'description', 'Toinen');
		cursorAt('2026-10-30T16:00:00.000Z');
		const { held, days } = await late();
		expect([codesOf(held), days, writes()]).toEqual([['105 HOURS_LEFT_ALONE'], [], []]);
		expect(history().filter(({ reasons }) => reasons === 'HOURS_LEFT_ALONE')).toMatchObject([{ number: '105', name: 'Saara Nieminen', message: expect.stringContaining(': 1, from 2026-10-06 to 2026-10-06.') as string }]);
	});
});

describe('somebody rehired has a new account with the number of the old one (X-2, W-14)', () => {
	const NEW = '0a000000-0000-4000-8000-000000000101';
	const DATES = ['05', '06', '07', '08', '09'].map((day) => `2026-10-${day}`);
	const inNetvisor = () => { const state = netvisor(); return DATES.map((date) => hundredths(rowsOf('101', date, state))); };
	let hours: number[];
	beforeEach(startOver);
	const rehire = (oldIsActive: boolean) => {
		const before = severa();
		hours = DATES.map((date) => hundredths(hoursOf('101', date, before)));
		changeSevera((state) => {
			const users = state.users as unknown as Array<UserState & { isActive: boolean }>;
			const old = users.find(({ code }) => code === '101');
			if (old === undefined) return;
			users.push({ ...structuredClone(old), guid: NEW });
			old.isActive = oldIsActive;
			for (const entry of state.workHours as unknown as WorkHourState[]) if (entry.user.guid === old.guid && entry.eventDate >= '2026-10-07') entry.user = { ...entry.user, guid: NEW };
		});
	};

	test('each date goes from the account that has it, and stays there', async () => {
		rehire(false);
		const first = await send();
		expect([codesOf(first.held), inNetvisor(), hours.every((sum) => sum > 0)]).toEqual([HELD, hours, true]);
		writes();
		const again = await send();
		expect([again.created, again.updated, writes()]).toEqual([0, 0, []]);
		change((severa().workHours as unknown as WorkHourState[]).find(({ user, eventDate }) => user.guid === NEW && eventDate === '2026-10-08')?.guid ?? '', 'description', 'Toinen');
		expect([(await repeat()).days.filter(({ number }) => number === '101').map(({ date }) => date), inNetvisor()]).toEqual([['2026-10-08'], hours]);
	});

	test('both accounts in use: held, nothing of the number is written or cleared', async () => {
		await send();
		writes();
		rehire(true);
		expect(codesOf((await send()).held)).toEqual([...HELD, '101 EMPLOYEE_NUMBER_TWICE'].sort());
		expect([inNetvisor(), writes()]).toEqual([hours, []]);
	});
});

describe('people who were asked for by number and have nothing', () => {
	beforeEach(startOver);
	const toldOf = ({ held }: Summary) => held.map(({ number, date, reasons }) => [number, date, reasons.map((reason) => `${reason.code}: ${(reason as unknown as { message: string }).message}`)]);

	test.each<[string, IDataObject, string]>([
		['nobody has the number', { ...WEEK, employeeNumbers: '999' }, 'EMPLOYEE_NOT_IN_SEVERA: Severa has nobody with the employee number 999.'],
		['nothing in the period', { from: '2027-01-01', to: '2027-01-02', employeeNumbers: '105' }, 'HOURS_NONE: Saara Nieminen has neither hours nor absences in this period.'],
	])('%s: told, and nothing is written', async (_, body, why) => {
		const answer = await send(webhook(body));
		expect([toldOf(answer), answer]).toMatchObject([[[body.employeeNumbers, '', [why]]], { created: 0, updated: 0, unchanged: 0, failed: [], days: [] }]);
		const plan = await flows.run(FLOW, webhook({ ...body, stage: 'plan' }));
		expect(plan.items('Plan as JSON')).toMatchObject([{ sendable: [], held: [{ number: body.employeeNumbers }] }]);
		expect([writes(), history()]).toEqual([[], []]);
	});

	test('beside somebody whose days go; the form tells it too', async () => {
		const answer = await send(webhook({ from: '2026-10-05', to: '2026-10-05', employeeNumbers: '105, 998, 999' }));
		expect([answer.created, codesOf(answer.held)]).toEqual([1, ['998 EMPLOYEE_NOT_IN_SEVERA', '999 EMPLOYEE_NOT_IN_SEVERA']]);
		const form = await flows.run(FLOW, { trigger: 'Form: open', items: [{ ...WEEK, numbers: '998, 999', formMode: 'production' }], answer: () => 'timeout' });
		expect(form.completions).toMatchObject([{ title: 'Nothing can be saved now', message: expect.stringMatching(/Nobody to save anything for.*employee number 998.*employee number 999/) as string }]);
	});

	test('what changed since the last run, asked for one person only: the changes of the others are still found by the next run', async () => {
		await repeat();
		const cursor = () => flows.tables.get('severa_netvisor_cursors').rows.map(({ value, pending }) => [value, (JSON.parse(String(pending)) as { days: unknown[] }).days.length]);
		const before = cursor();
		change(hoursOf('105', '2026-10-06')[0]?.guid ?? '', 'description', 'Toinen');
		flows.tables.get('severa_netvisor_cursors').rows.forEach((row) => Object.assign(row, { value: '2026-10-30T10:00:00.000Z' }));
		const one = await send({ ...webhook({ employeeNumbers: '108' }), settings: { daysAround: 3 } });
		expect([codesOf(one.held), one.updated]).toEqual([['108 HOURS_UNCHANGED'], 0]);
		expect(cursor()).toEqual([['2026-10-30T10:00:00.000Z', before[0]?.[1]]]);
		expect((await send({ settings: { daysAround: 3 } })).days.map(({ number, date }) => [number, date])).toContainEqual(['105', '2026-10-06']);
	});
});

describe('when the line breaks', () => {
	const DAY = { from: '2026-10-05', to: '2026-10-05', employeeNumbers: '105, 108' };
	beforeEach(startOver);

	test.each(['resetAfter', 'resetBefore', 'truncated'] as const)('an answer that is lost (%s): the day is there once', async (kind) => {
		flows.sandboxes.netvisor.faults.add([{ match: { method: 'POST', path: '/workday.nv' }, kind, times: 1 }]);
		const { created, failed, held } = await send(webhook(DAY));
		expect([created, failed, held]).toEqual([2, [], []]);
		for (const number of ['105', '108']) expect(hundredths(rowsOf(number, '2026-10-05'))).toBe(hundredths(hoursOf(number, '2026-10-05')));
	});

	test('a service that is down ends the run with one message; the next run does it', async () => {
		flows.sandboxes.netvisor.faults.add([{ match: { path: '/getworkdays.nv' }, kind: 'http503', times: 100 }]);
		const run = await flows.run(FLOW, webhook(DAY), true);
		expect([run.status, run.errorNode]).toEqual(['error', 'Stop: service trouble']);
		flows.sandboxes.netvisor.faults.clear();
		expect(await send(webhook(DAY))).toMatchObject({ created: 2 });
	});
});

describe('the form', () => {
	const DAYS = { from: '2026-10-05', to: '2026-10-06' };
	beforeEach(startOver);

	test('shows hours, held days and what goes from Netvisor; saves only the people who are ticked', async () => {
		await send(webhook({ ...DAYS, employeeNumbers: '105' }));
		change(hoursOf('105', '2026-10-05')[0]?.guid ?? '', 'description', 'Toinen');
		const old = rowsOf('105', '2026-10-05')[0]?.description ?? '';
		writes();
		const run = await open(tick('105'), DAYS);
		const [page] = run.pages;
		expect(choicesOf(page as FormPage).filter((label) => label.startsWith('105'))).toEqual([expect.stringMatching(/^105 · Saara Nieminen · 1 day · [\d,]+ h · removes 1 row$/)]);
		expect(planOf(page as FormPage)).toContain(`2026-10-05: `);
		expect(planOf(page as FormPage)).toContain(`“${old}”`);
		expect(planOf(page as FormPage)).toContain('Employee number 0112 begins with 0.');
		expect([writes(), run.completions.map(({ title }) => title)]).toEqual([['POST /workday.nv'], ['1 day saved in Netvisor']]);
	});

	test('abandoned: nothing is written', async () => {
		const run = await open(() => 'timeout', DAYS);
		expect([writes(), run.completions]).toEqual([[], []]);
	});

	test.each([
		['in Severa', () => change(hoursOf('105', '2026-10-05')[0]?.guid ?? '', 'description', 'Toinen')],
		['in Netvisor', () => changeNetvisor((state) => void state.workHours.push({ key: 99_999, employeeKey: state.employees.find(({ number }) => number === '105')?.key ?? 0, date: '2026-10-05', hours: 1, recordTypeNumber: 'T100', status: 'confirmed', description: 'Käsin', process: '', productIdentifier: '', customerKey: null, dimensions: [], contractId: '', paid: false } as never))],
	])('a day that changed %s after the plan is held', async (_where, edit) => {
		const run = await open((page) => {
			edit();
			return tick('105')(page);
		}, DAYS);
		const report = run.items('Report')[0] as unknown as Summary;
		expect(report.held.filter(({ number }) => number === '105').map(({ date, reasons }) => [date, reasons.map(({ code }) => code)])).toEqual([['2026-10-05', ['DAY_CHANGED']]]);
		expect(report.days.map(({ number, date }) => [number, date])).toEqual([['105', '2026-10-06']]);
	});

	test('a period the wrong way round, or without anything, says so', async () => {
		const wrong = await flows.run(FLOW, { trigger: 'Form: open', items: [{ from: '2026-10-06', to: '2026-10-05', numbers: '', formMode: 'production' }] }, true);
		expect(wrong.completions[0]?.message).toContain('ends (2026-10-05) before it begins (2026-10-06)');
		const empty = await open(() => 'timeout', { from: '2027-01-01', to: '2027-01-02' });
		expect(empty.completions[0]?.title).toBe('Nothing in this period');
	});
});

test('called with stage "plan", it tells what would change and writes nothing', async () => {
	startOver();
	const run = await flows.run(FLOW, webhook({ from: '2026-10-05', to: '2026-10-05', stage: 'plan' }));
	const [plan] = run.items('Plan as JSON') as unknown as Array<{ sendable: Array<{ number: string; date: string; workHours: string; removed: unknown[] }>; held: Told[] }>;
	expect(plan?.sendable.find(({ number }) => number === '105')).toMatchObject({ date: '2026-10-05', removed: [], workHours: expect.stringMatching(/^[\d.]+$/) as string });
	expect([codesOf(plan?.held ?? []), writes(), flows.tables.find('severa_netvisor_cursors')?.rows]).toEqual([[' EMPLOYEE_NUMBER_MISSING', '0112 EMPLOYEE_NUMBER_LEADING_ZERO', '114 EMPLOYEE_TRAVEL_SERVICE_OFF'], [], []]);
});

test('a row of the data table reaches the mapping, for its kind only (W-4)', async () => {
	await send();
	const typesWith = async (kind: string) => {
		startOver();
		const table = flows.tables.get('severa_netvisor_codes');
		if (kind !== '') table.insert({ table: 'recordTypeTable', kind, from: 'T400', to: 'T100' });
		await send(webhook({ from: '2026-10-05', to: '2026-10-05', numbers: '101' }));
		table.rows.splice(0);
		return [...new Set(rowsOf('101', '2026-10-05').map(({ recordTypeNumber }) => recordTypeNumber))];
	};
	expect([await typesWith(''), await typesWith('overtime'), await typesWith('workType')]).toEqual([['T400'], ['T400'], ['T100']]);
});
