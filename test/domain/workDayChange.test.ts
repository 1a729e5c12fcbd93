import { approvalOf, dayChange, isLockedDay, type DayRules } from '../../src/domain/workDayChange';
import type { WorkDayDocument, WorkDayHour } from '../../src/netvisor/workDayDocument';
import type { NetvisorWorkHour } from '../../src/netvisor/workDayRecord';

const line = (change: Partial<WorkDayHour> = {}): WorkDayHour => ({ hours: '7.50', collectorRatio: { value: 'T100', type: 'number' }, acceptanceStatus: 'confirmed', description: 'Työ', ...change });
const document = (lines: WorkDayHour[], method: 'replace' | 'increment' = 'replace', handling: 'none' | 'usedefault' = 'none'): WorkDayDocument => ({ date: { value: '2026-03-16', method }, employeeIdentifier: { value: '1001', type: 'number', defaultDimensionHandlingType: handling }, workDayHours: lines });
const row = (change: Partial<NetvisorWorkHour> = {}): NetvisorWorkHour => ({ netvisorKey: '1', hours: '7.5', recordType: 'T100', recordTypeName: 'Työ', status: 'confirmed', description: 'Työ', dimensions: [], ...change });
const rules = (change: Partial<DayRules> = {}): DayRules => ({ name: 'Aino Malli', severaRecordTypes: ['T100', 'T200'], otherRows: 'hold', ...change });
const FOREIGN = row({ netvisorKey: '9', recordType: '5000', description: 'Varallaolo' });
const dimension = (dimensionItem: string) => ({ dimensionName: 'Projekti', dimensionItem });

describe('replace (W-10, W-14)', () => {
	test.each<[string, WorkDayHour[], NetvisorWorkHour[]]>([
		['the same lines, in any order', [line(), line({ hours: '1.00' })], [row({ hours: '1' }), row()]],
		['nothing on either side', [], []],
		['what somebody in Netvisor has approved since', [line()], [row({ status: 'accepted' })]],
		['white space of the description', [line()], [row({ description: ' Työ ' })]],
		['rows of others besides', [line()], [row(), FOREIGN]],
		['only rows of others on a day that is empty in Severa', [], [FOREIGN]],
	])('no call: %s', (_name, lines, rows) => expect(dayChange(document(lines), rows, rules())).toEqual({ action: 'none' }));

	test.each<[string, WorkDayHour[], NetvisorWorkHour[], number, number]>([
		['a new day', [line()], [], 0, 1],
		['other hours', [line()], [row({ hours: '7' })], 1, 1],
		['another record type', [line()], [row({ recordType: 'T200' })], 1, 1],
		['another description', [line()], [row({ description: 'Muu' })], 1, 1],
		['approved in Severa since', [line({ acceptanceStatus: 'accepted' })], [row()], 1, 1],
		['open rows', [line()], [row({ status: 'open' })], 1, 1],
		['another project', [line({ dimensions: [dimension('1 A')] })], [row({ dimensions: [dimension('2 B')] })], 1, 1],
		['a project more', [line()], [row({ dimensions: [dimension('2 B')] })], 1, 1],
		['a line twice in Netvisor', [line()], [row(), row({ netvisorKey: '2' })], 1, 0],
		['a line twice in Severa', [line(), line()], [row()], 0, 1],
		['deleted in Severa', [], [row()], 1, 0],
	])('saves: %s', (_name, lines, rows, removed, added) => {
		const change = dayChange(document(lines), rows, rules());
		expect(change).toMatchObject({ action: 'save', document: document(lines) });
		expect(change.action === 'save' && [change.removed.length, change.added.length]).toEqual([removed, added]);
	});

	it('W-10: rows that do not come from Severa hold a day that would be replaced, or go where that is wanted', () => {
		expect(dayChange(document([line()]), [FOREIGN], rules())).toMatchObject({ action: 'hold', reasons: [{ code: 'DAY_HAS_OTHER_ROWS', message: expect.stringContaining('Aino Malli') as string }] });
		expect(dayChange(document([line()]), [row(), FOREIGN], rules({ otherRows: 'replace' }))).toMatchObject({ action: 'save', removed: [FOREIGN], added: [] });
	});

	it('default dimensions that Netvisor adds are no difference where they are asked for', () => {
		const there = [row({ dimensions: [dimension('1 A'), { dimensionName: 'Yksikkö', dimensionItem: '10' }] })];
		expect(dayChange(document([line({ dimensions: [dimension('1 A')] })], 'replace', 'usedefault'), there, rules())).toEqual({ action: 'none' });
		expect(dayChange(document([line({ dimensions: [dimension('1 A')] })]), there, rules()).action).toBe('save');
	});
});

describe('increment (W-10)', () => {
	it('adds only what is missing, and nothing a second time', () => {
		expect(dayChange(document([line(), line({ hours: '1.00' })], 'increment'), [row()], rules())).toMatchObject({ action: 'save', document: { workDayHours: [{ hours: '1.00' }] }, removed: [] });
		expect(dayChange(document([line()], 'increment'), [row(), FOREIGN], rules())).toEqual({ action: 'none' });
	});
	it('holds where hours would count twice', () => expect(dayChange(document([line()], 'increment'), [row({ hours: '7' })], rules())).toMatchObject({ action: 'hold', reasons: [{ code: 'DAY_WOULD_DOUBLE' }] }));
});

describe('what a person approves', () => {
	const approved = approvalOf(document([line()]), [row(), FOREIGN]);
	it('is the same whatever the order and keys of the rows', () => expect(approvalOf(document([line()]), [FOREIGN, row({ netvisorKey: '77', recordTypeName: 'Work' })])).toBe(approved));
	test.each<[string, WorkDayDocument, NetvisorWorkHour[]]>([
		['the lines', document([line({ hours: '7.00' })]), [row(), FOREIGN]],
		['the rows', document([line()]), [row()]],
		['the hours of a row', document([line()]), [row({ hours: '7' }), FOREIGN]],
		['the status of a row', document([line()]), [row({ status: 'accepted' }), FOREIGN]],
		['the project of a row', document([line()]), [row({ dimensions: [dimension('1 A')] }), FOREIGN]],
	])('is another one with %s', (_name, given, rows) => expect(approvalOf(given, rows)).not.toBe(approved));
});

test.each([
	['Working time data cannot be imported. Hours on this date have already been acknowledged or approved', true],
	['Tunnit on jo hyväksytty', true],
	['A line of the day has been paid', true],
	['Employee not found with number: 999', false],
	['Collector ratio not found', false],
])('locked or not: %s', (words, locked) => expect(isLockedDay(words)).toBe(locked));
