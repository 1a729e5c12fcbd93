import { datesOf, daysOfSpan, type PeopleOfSpan, type Span } from '../../src/domain/dayForTransfer';
import { daysLeftAlone, monthsOf, touchedDays, vanishedAbsences } from '../../src/domain/touchedDays';
import type { AbsenceEntry, HourEntry, HoursBackground } from '../../src/severa/readHours';
import { severaUser } from '../../src/severa/user';

const SPAN: Span = { from: '2026-03-30', to: '2026-04-03' };
const user = (guid: string, code: string | null) => severaUser.parse({ guid, firstName: 'Aino', lastName: guid, code, isActive: true, socialSecurityNumber: code === '2' ? '131052-308T' : null });
const entry = (change: Partial<HourEntry> = {}): HourEntry => ({ guid: 'h', userGuid: 'u1', eventDate: '2026-03-30', quantity: 7.5, description: null, startTime: null, isApproved: true, project: null, phase: null, workType: null, overtime: { guid: 'o', name: 'Ylityö' }, ...change });
const absence = (change: Partial<AbsenceEntry> = {}): AbsenceEntry => ({ guid: 'a', userGuid: 'u1', name: 'Loma', activityType: { guid: 't', name: 'Loma' }, startDateTime: '2026-03-31T00:00:00+03:00', endDateTime: '2026-04-01T23:59:59+03:00', isAllDay: true, ...change });
const holiday = (change: object = {}) => ({ guid: 'x', name: 'Pitkäperjantai', date: '2026-04-03', isActive: true, isPublicHoliday: true, isRecurringYearly: false, recurringEndYear: null, ...change });
const background = (holidays: HoursBackground['holidays'] = []): HoursBackground => ({ workTypes: [{ guid: 'w', name: 'Työ', code: 'T2' }, { guid: 'w1', name: 'Työ', code: 'T1' }, { guid: 'w2', name: 'Muu', code: ' ' }], overtimes: [{ guid: 'o', name: 'Ylityö', code: '2010' }], absenceTypes: [{ guid: 't', name: 'Loma', code: '3020' }], holidays, settings: { workHourApprovalMode: 'None', worktimeEntryClosingDate: '2026-02-28', workWeek: ['Monday'] } });
const people = (change: Partial<PeopleOfSpan> = {}): PeopleOfSpan => ({ people: new Map([user('u2', '2'), user('u1', '10')].map((one) => [one.guid, one])), contracts: new Map(), workDays: new Map(), ...change });
const build = (hours: HourEntry[], absences: AbsenceEntry[], more: { holidays?: HoursBackground['holidays']; people?: Partial<PeopleOfSpan> } = {}) => daysOfSpan(SPAN, { hours, absences }, background(more.holidays), people(more.people), () => true);
const on = (days: ReturnType<typeof build>, guid: string, date: string) => days.find((one) => one.person.guid === guid && one.date === date);

it('W-14: everything of a person on a day in one record; days without anything too; by number, then date', () => {
	const days = build([entry(), entry({ guid: 'h2', quantity: 1 }), entry({ guid: 'h3', userGuid: 'u2' })], [absence()]);
	expect(days.map(({ person, date }) => `${person.code} ${date}`)).toEqual(['2', '10'].flatMap((code) => ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03'].map((date) => `${code} ${date}`)));
	expect(on(days, 'u1', '2026-03-30')).toMatchObject({ hours: [{ guid: 'h', overtime: { code: '2010' } }, { guid: 'h2' }], absences: [], approvalMode: 'None', closingDate: '2026-02-28', codes: { workTypes: ['T1', 'T2'], overtimes: ['2010'], absences: ['3020'] } });
	expect(on(days, 'u1', '2026-03-31')?.absences).toMatchObject([{ guid: 'a', activityType: { code: '3020' } }]);
	expect(on(days, 'u1', '2026-04-02')).toMatchObject({ hours: [], absences: [] });
});

it('X-4: of an identity code only the digest is in the record', () => {
	const [first] = build([], []);
	expect(first?.person.identityDigest).toMatch(/^[0-9a-f]{64}$/);
	expect(JSON.stringify(build([], []))).not.toContain('308T');
});

test.each<[string, Partial<AbsenceEntry>, string[]]>([
	['the end as the last second', {}, ['2026-03-31', '2026-04-01']],
	['the end as the next midnight', { endDateTime: '2026-04-02T00:00:00+03:00' }, ['2026-03-31', '2026-04-01']],
	['midnight of Helsinki in another offset', { startDateTime: '2026-03-30T21:00:00Z', endDateTime: '2026-04-01T20:59:59Z' }, ['2026-03-31', '2026-04-01']],
	['longer than the span', { startDateTime: '2026-01-01T00:00:00+02:00', endDateTime: '2026-12-31T23:59:59+02:00' }, ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03']],
	['across the change to summer time', { startDateTime: '2026-03-28T00:00:00+02:00', endDateTime: '2026-03-30T23:59:59+03:00' }, ['2026-03-30']],
	['W-1 without an end: where it is held', { endDateTime: null }, ['2026-03-31']],
	['without an end, begun earlier', { startDateTime: '2026-03-01T00:00:00+02:00', endDateTime: null }, ['2026-03-30']],
])('days of an absence: %s', (_name, change, dates) => expect(datesOf(absence(change), SPAN)).toEqual(dates));

test.each<[string, object, string | null]>([
	['on its date', {}, 'Pitkäperjantai'],
	['not in use', { isActive: false }, null],
	['no public one', { isPublicHoliday: false }, null],
	['of another year', { date: '2025-04-03' }, null],
	['recurring since another year', { date: '2020-04-03', isRecurringYearly: true }, 'Pitkäperjantai'],
	['recurring until another year', { date: '2020-04-03', isRecurringYearly: true, recurringEndYear: 2025 }, null],
	['recurring only later', { date: '2027-04-03', isRecurringYearly: true }, null],
])('a holiday: %s', (_name, change, name) => expect(on(build([], [], { holidays: [holiday(change)] }), 'u1', '2026-04-03')?.holiday).toBe(name));

it('the contract is the one of the day; its week falls back on the organisation\'s', () => {
	const contracts = new Map([['u1', [{ startDate: '2024-01-01', endDate: '2026-03-31', dailyHours: 7.5, workWeek: ['Friday'] }, { startDate: '2026-04-01', endDate: null, dailyHours: 5, workWeek: null }]]]);
	const days = build([], [], { people: { contracts } });
	expect(['2026-03-31', '2026-04-01'].map((date) => on(days, 'u1', date)?.contract)).toEqual([{ dailyHours: 7.5, workWeek: ['Friday'] }, { dailyHours: 5, workWeek: ['Monday'] }]);
	expect(on(days, 'u2', '2026-04-01')?.contract).toBeNull();
});

describe('touched days', () => {
	const list = (touched: Map<string, Set<string>>) => [...touched].map(([guid, dates]) => [guid, [...dates].sort()]);
	it('with days around, over months, not before a bound', () => {
		expect(list(touchedDays({ days: [{ userGuid: 'u1', date: '2026-03-01' }, { userGuid: 'u1', date: '2026-03-01' }], absences: [] }, { daysAround: 1 }))).toEqual([['u1', ['2026-02-28', '2026-03-01', '2026-03-02']]]);
		expect(list(touchedDays({ days: [{ userGuid: 'u1', date: '2026-03-01' }], absences: [] }, { daysAround: 2, notBefore: '2026-03-02' }))).toEqual([['u1', ['2026-03-02', '2026-03-03']]]);
		expect(list(touchedDays({ days: [{ userGuid: 'u1', date: '2026-03-01' }], absences: [] }, { daysAround: 2, notBefore: '2026-04-01' }))).toEqual([]);
		expect(list(touchedDays({ days: [], absences: [absence()] }, { daysAround: 0 }))).toEqual([['u1', ['2026-03-31', '2026-04-01']]]);
	});

	test.each<[string, Parameters<typeof daysLeftAlone>, Array<[string, number, string, string]>]>([
		['without a bound', [{ days: [{ userGuid: 'u1', date: '2026-03-01' }], absences: [] }, undefined], []],
		['on the bound and after it', [{ days: [{ userGuid: 'u1', date: '2026-03-02' }, { userGuid: 'u1', date: '2026-03-03' }], absences: [] }, '2026-03-02'], []],
		['before it, each once', [{ days: ['01', '05', '05', '20'].map((day) => ({ userGuid: 'u1', date: `2026-03-${day}` })).concat({ userGuid: 'u2', date: '2026-03-09' }), absences: [] }, '2026-03-10'], [['u1', 2, '2026-03-01', '2026-03-05'], ['u2', 1, '2026-03-09', '2026-03-09']]],
		['an absence that goes over it', [{ days: [], absences: [absence()] }, '2026-04-01'], [['u1', 1, '2026-03-31', '2026-03-31']]],
		['open from an earlier run, so looked at', [{ days: [{ userGuid: 'u1', date: '2026-03-01' }], absences: [] }, '2026-03-10', [{ userGuid: 'u1', date: '2026-03-01' }]], []],
	])('left alone: %s', (_, given, expected) => expect(daysLeftAlone(...given).map(({ userGuid, count, from, to }) => [userGuid, count, from, to])).toEqual(expected));

	test.each<[string, AbsenceEntry[], boolean]>([
		['is there as before', [absence()], false],
		['written with another offset', [absence({ startDateTime: '2026-03-30T21:00:00Z' })], false],
		['gone', [], true],
		['of somebody else', [absence({ userGuid: 'u2' })], true],
		['on other days', [absence({ endDateTime: '2026-03-31T23:59:59+03:00' })], true],
		['without an end now', [absence({ endDateTime: null })], true],
	])('an absence that is %s', (_name, there, isVanished) => expect(vanishedAbsences([absence()], there)).toHaveLength(isVanished ? 1 : 0));

	it('an absence without an end, before as now, has not vanished', () => expect(vanishedAbsences([absence({ endDateTime: null })], [absence({ endDateTime: null })])).toEqual([]));

	it('months of a period', () => {
		expect(monthsOf({ from: '2025-12-30', to: '2026-02-02' })).toEqual([{ from: '2025-12-30', to: '2025-12-31' }, { from: '2026-01-01', to: '2026-01-31' }, { from: '2026-02-01', to: '2026-02-02' }]);
		expect(monthsOf({ from: '2026-02-03', to: '2026-02-02' })).toEqual([]);
	});
});
