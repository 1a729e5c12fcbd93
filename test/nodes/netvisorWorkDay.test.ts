/** Work days of the Netvisor node against the sandbox, whichever way the facts go that no source settles. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorStartOptions } from '../../sandbox/netvisor';
import type { WorkDayDocument, WorkDayHour } from '../../src/netvisor/workDayDocument';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';

const DATE = '2026-10-01';
let node: NetvisorNode;
afterEach(async () => await node.close());
async function start(options: NetvisorStartOptions = {}): Promise<void> {
	node = await startNetvisorNode({ seed: 'demo', ...options });
	node.writes();
}

const line = (change: Partial<WorkDayHour> = {}): WorkDayHour => ({ hours: '7.50', collectorRatio: { value: 'T100', type: 'number' }, acceptanceStatus: 'confirmed', description: 'Äänitys & työ', ...change });
const item = (lines: WorkDayHour[], change: { method?: 'replace' | 'increment'; date?: string; number?: string } = {}): IDataObject => ({
	outcome: 'ready',
	source: { system: 'Severa', kind: 'workDay', guid: 'u', number: '101', name: 'Helmi Kaarna' },
	document: { date: { value: change.date ?? DATE, method: change.method ?? 'replace' }, employeeIdentifier: { value: change.number ?? '101', type: 'number', defaultDimensionHandlingType: 'none' }, workDayHours: lines } satisfies WorkDayDocument as never,
	transferKey: `severa:workDay:u:${change.date ?? DATE}`,
	fingerprint: 'f',
	plan: { employeeName: 'Helmi Kaarna', date: change.date ?? DATE, severaRecordTypes: ['T100', 'T200', '2010'] },
	notes: [],
});
const save = async (items: IDataObject[], more: object = {}) => (await node.run('workDay', 'save', { dryRun: false, approval: '', options: {}, ...more }, { items })).json;
interface Row { key: number; date: string; recordTypeNumber: string; hours: number; status: string; description: string; paid: boolean; employeeKey: number }
const rows = () => node.state().workHours as unknown as Row[];
const told = () => rows().map(({ recordTypeNumber, hours, status }) => `${recordTypeNumber} ${hours} ${status}`);
const mark = (change: Partial<Row>) => node.change({ workHours: rows().map((row) => ({ ...row, ...change })) as never });

describe.each<[string, NetvisorStartOptions]>([['defaults', {}], ['statuses as machine words', { acceptanceStatus: 'machine' }], ['older answers', { answers: 'older' }], ['failures with HTTP codes', { httpStatusCodes: 'always' }]])('save (%s)', (_name, options) => {
	beforeEach(() => start(options));

	it('writes a day, leaves it alone when it is right, replaces it when it is not, empties it', async () => {
		expect(await save([item([line(), line({ hours: '1.00', acceptanceStatus: 'accepted' })])])).toMatchObject([{ outcome: 'created', employeeNumber: '101', date: DATE, removed: [], added: [{ hours: '7.50' }, { hours: '1.00' }] }]);
		expect([told(), node.writes()]).toEqual([['T100 7.5 confirmed', 'T100 1 accepted'], ['POST /workday.nv']]);
		expect(await save([item([line({ hours: '1.00', acceptanceStatus: 'accepted' }), line()])])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(node.writes()).toEqual([]);
		expect(await save([item([line({ hours: '7.00' })])])).toMatchObject([{ outcome: 'updated', removed: [{ hours: '7.50', recordType: 'T100', status: 'confirmed' }, { status: 'accepted' }], added: [{ hours: '7.00' }] }]);
		expect(told()).toEqual(['T100 7 confirmed']);
		expect(await save([item([])])).toMatchObject([{ outcome: 'updated', added: [], removed: [{ hours: '7.00' }] }]);
		expect(rows()).toEqual([]);
	});

	it('dry: tells what would go and come, writes nothing', async () => {
		await save([item([line()])]);
		node.writes();
		expect(await save([item([line({ hours: '7.00' })]), item([line()], { date: '2026-10-02' })], { dryRun: true })).toMatchObject([{ outcome: 'wouldUpdate', removed: [{ hours: '7.50' }], approval: expect.stringMatching(/^[0-9a-f]{32}$/) as string }, { outcome: 'wouldCreate' }]);
		expect(node.writes()).toEqual([]);
	});
});

describe('save', () => {
	beforeEach(() => start());

	it('reads each person once, however many days', async () => {
		const days = Array.from({ length: 9 }, (_, index) => item([line()], { date: `2026-10-0${index + 1}` }));
		await save([...days, ...days.map((day) => item([line()], { date: ((day.document as unknown as WorkDayDocument).date.value), number: '102' }))], { dryRun: true });
		expect(node.calls()).toEqual(['GET /getworkdays.nv', 'GET /getworkdays.nv']);
	});

	it('makes the dimension item that a line names first, with its code, and reads headings once', async () => {
		const dimensions = [{ dimensionName: 'Projekti', dimensionItem: '2999 Uusi' }];
		expect(await save([item([line({ dimensions })]), item([line({ dimensions })], { date: '2026-10-02' })])).toMatchObject([{ outcome: 'created', dimensionSteps: ['add Projekti: 2999 Uusi'] }, { outcome: 'created', dimensionSteps: [] }]);
		expect(node.state().createdDimensions).toEqual([]);
		expect(await save([item([line({ dimensions })])])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(await save([item([line({ dimensions: [{ dimensionName: 'Olematon', dimensionItem: '1' }] })])])).toMatchObject([{ outcome: 'held', reasons: [{ code: 'DIMENSION_HEADING_MISSING' }] }]);
	});

	it('two items for one employee and date (people matched by identity code, X-2): neither is written, shown or sent', async () => {
		const ofOther = (lines: WorkDayHour[]) => ({ ...item(lines), transferKey: `severa:workDay:v:${DATE}`, plan: { employeeName: 'Helmi Uusi', date: DATE, severaRecordTypes: [] } });
		const twice = [item([line()]), ofOther([]), item([line()], { date: '2026-10-02' })];
		const expected = [{ outcome: 'held', employeeNumber: '101', date: DATE, reasons: [{ code: 'EMPLOYEE_NUMBER_TWICE', message: expect.stringContaining('(Helmi Uusi)') as string }] }, { outcome: 'held', reasons: [{ code: 'EMPLOYEE_NUMBER_TWICE', message: expect.stringContaining('(Helmi Kaarna)') as string }] }];
		expect(await save(twice, { dryRun: true })).toMatchObject([...expected, { outcome: 'wouldCreate' }]);
		expect(await save(twice)).toMatchObject([...expected, { outcome: 'created' }]);
		expect([rows().map(({ date }) => date), node.writes()]).toEqual([['2026-10-02'], ['POST /workday.nv']]);
	});

	it('an approval holds for what was shown, on either side', async () => {
		const [{ approval } = {}] = await save([item([line()])], { dryRun: true });
		expect(await save([item([line({ hours: '7.00' })])], { approval })).toMatchObject([{ outcome: 'held', reasons: [{ code: 'DAY_CHANGED' }] }]);
		expect(await save([item([line()])], { approval })).toMatchObject([{ outcome: 'created' }]);
		expect(await save([item([line({ hours: '6.00' })])], { approval })).toMatchObject([{ outcome: 'held' }]);
		expect(told()).toEqual(['T100 7.5 confirmed']);
	});

	it('rows that Severa knows nothing of hold the day, or go where that is wanted', async () => {
		await save([item([line()])]);
		mark({ recordTypeNumber: '3010' });
		expect(await save([item([line()])])).toMatchObject([{ outcome: 'held', reasons: [{ code: 'DAY_HAS_OTHER_ROWS' }] }]);
		expect(await save([item([line()])], { options: { otherRows: 'replace' } })).toMatchObject([{ outcome: 'updated' }]);
		expect(told()).toEqual(['T100 7.5 confirmed']);
	});

	it('one bad day stops no other: unknown record type, unknown person, no document', async () => {
		const outcomes = await save([item([line({ collectorRatio: { value: 'X', type: 'number' } })]), item([line()], { number: '999' }), { outcome: 'held' }, item([line({ description: '' })]), item([line()], { date: '2026-10-02' })]);
		expect(outcomes.map(({ outcome, reasons, field }) => [outcome, (reasons as Array<{ code: string }> | undefined)?.map(({ code }) => code), field])).toEqual([['failed', ['REJECTED_BY_NETVISOR'], undefined], ['failed', ['REJECTED_BY_NETVISOR'], undefined], ['failed', undefined, undefined], ['failed', undefined, 'workDayHours[0].description'], ['created', undefined, undefined]]);
	});

	test.each(['resetAfter', 'resetBefore', 'truncated', 'empty'] as const)('an answer that is lost (%s) leaves the day there once', async (kind) => {
		node.sandbox.faults.add([{ match: { method: 'POST', path: '/workday.nv' }, kind, times: 1 }]);
		expect(await save([item([line()])])).toMatchObject([{ outcome: 'created' }]);
		expect(told()).toEqual(['T100 7.5 confirmed']);
	});
});

describe('a day that payroll has taken', () => {
	test.each<['paid' | 'accepted' | 'confirmed', Partial<Row>, boolean]>([
		['paid', { paid: true }, true],
		['paid', { status: 'accepted' }, false],
		['accepted', { status: 'accepted' }, true],
		['accepted', {}, false],
		['confirmed', {}, true],
	])('where %s rows lock it and the day has %j: held %s', async (lockedDay, change, isHeld) => {
		await start({ lockedDay });
		await save([item([line()])]);
		mark(change);
		const [outcome] = await save([item([line({ hours: '6.00' })])]);
		if (isHeld) expect(outcome).toMatchObject({ outcome: 'held', reasons: [{ code: 'DAY_LOCKED_IN_NETVISOR', rule: 'W-10' }] });
		else expect(outcome).toMatchObject({ outcome: 'updated' });
		expect(rows().map(({ hours }) => hours)).toEqual([isHeld ? 7.5 : 6]);
	});

	it('a day that cannot be emptied by a replace loses its rows one by one; a paid one stays, and says so', async () => {
		await start({ emptyDay: 'refused' });
		await save([item([line(), line({ hours: '1.00' })])]);
		expect(await save([item([])])).toMatchObject([{ outcome: 'updated' }]);
		expect(rows()).toEqual([]);
		await save([item([line()])]);
		mark({ paid: true });
		expect((await save([item([])]))[0]?.outcome).not.toBe('updated');
		expect(rows()).toHaveLength(1);
	});
});

describe('adding lines (W-10)', () => {
	beforeEach(() => start());
	const add = (lines: WorkDayHour[]) => save([item(lines, { method: 'increment' })]);

	it('adds what is missing, nothing twice, and holds what would double', async () => {
		expect(await add([line()])).toMatchObject([{ outcome: 'created' }]);
		expect(await add([line()])).toMatchObject([{ outcome: 'unchanged' }]);
		expect(await add([line(), line({ hours: '1.00' })])).toMatchObject([{ outcome: 'updated', added: [{ hours: '1.00' }] }]);
		expect(told()).toEqual(['T100 7.5 confirmed', 'T100 1 confirmed']);
		expect(await add([line({ hours: '8.00' })])).toMatchObject([{ outcome: 'held', reasons: [{ code: 'DAY_WOULD_DOUBLE' }] }]);
	});

	test.each(['resetAfter', 'resetBefore'] as const)('an answer that is lost (%s) adds once', async (kind) => {
		node.sandbox.faults.add([{ match: { method: 'POST', path: '/workday.nv' }, kind, times: 1 }]);
		expect(await add([line()])).toMatchObject([{ outcome: 'created' }]);
		expect(told()).toEqual(['T100 7.5 confirmed']);
	});
});

describe('reads', () => {
	beforeEach(() => start());

	it('work days of some people or of everybody, over the turn of a year', async () => {
		await save([item([line()], { date: '2025-12-31' }), item([line()], { date: '2026-01-01' }), item([line()], { number: '102' })]);
		node.calls();
		const get = async (employeeNumbers: string, more: object = {}) => (await node.run('workDay', 'getAll', { employeeNumbers, from: '2025-12-01', to: '2026-12-31', returnAll: true, limit: 50, ...more })).json.map(({ employeeNumber, date }) => `${String(employeeNumber)} ${String(date)}`);
		expect(await get('101')).toEqual(['101 2025-12-31', '101 2026-01-01']);
		expect(node.calls()).toEqual(['GET /getworkdays.nv', 'GET /getworkdays.nv']);
		expect(await get('', { from: '2026-10-01' })).toEqual([`102 ${DATE}`]);
		expect(await get('101, 102', { returnAll: false, limit: 1 })).toEqual(['101 2025-12-31']);
		await expect(get('101', { from: '2027-01-01' })).rejects.toThrow(/first and its last day/);
	});

	it('record types and employees', async () => {
		expect((await node.run('recordType', 'getAll', { returnAll: false, limit: 2 })).json).toEqual([{ netvisorKey: expect.stringMatching(/^\d+$/) as string, number: 'T100', name: 'Konsultointi', character: 'workingTime', unit: 'hour' }, expect.objectContaining({ number: 'T200' })]);
		expect((await node.run('recordType', 'getAll', { returnAll: true, limit: 2 })).json.find(({ number }) => number === '3020')).toMatchObject({ unit: 'day', character: 'annualLeave' });
		const employees = async (includeEnded: boolean) => (await node.run('employee', 'getAll', { returnAll: true, limit: 50, includeEnded })).json;
		expect((await employees(true)).length).toBeGreaterThan((await employees(false)).length);
		expect(JSON.stringify(await employees(true))).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b/);
	});
});
