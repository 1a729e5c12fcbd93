/**
 * Hours and absences of a span become whole days of people (mapping 7.1; rulebook W-14): everything of an employee on a day
 * in one record, so that replacing the day in Netvisor is safe. Which days there are is decided here; what they are worth
 * is decided by workDay.ts.
 */
import type { AbsenceEntry, HourEntry, HoursBackground, HoursOfSpan } from '../severa/readHours';
import type { SeveraUser } from '../severa/user';
import type { SeveraHoliday, SeveraWorkContract, SeveraWorkDay } from '../severa/workTime';
import { lastDayOf } from './absence';
import { addDays, toDate, type CalendarDate } from './calendar';
import { inOrder } from './order';

export type DayHour = Omit<HourEntry, 'userGuid' | 'eventDate' | 'overtime'> & { overtime: { guid: string; name: string | null; code: string | null } | null };
export type DayAbsence = Omit<AbsenceEntry, 'userGuid' | 'activityType'> & { activityType: { guid: string; name: string | null; code: string | null } };

export interface DayPerson {
	guid: string;
	firstName: string;
	lastName: string;
	/** Employee number. */
	code: string;
	identityDigest?: string;
	/** Severa names the user in entries and does not show it: the name is its guid. */
	isGone?: boolean;
}

export interface DayForTransfer {
	date: CalendarDate;
	person: DayPerson;
	hours: DayHour[];
	/** Every absence that touches the day. */
	absences: DayAbsence[];
	/** The contract valid on the day; known only where there is an absence. */
	contract: { dailyHours: number | null; workWeek: string[] } | null;
	holiday: string | null;
	/** What Severa expects of the day; null where it was not asked. */
	expectedHours: number | null;
	/** None, RequiredForInvoicing, InvoicableAlways */
	approvalMode: string;
	/** Nothing can be entered for this day or earlier; null without a lock (W-8). */
	closingDate: CalendarDate | null;
	/** Every code of the company, in use or retired: record types that these point to are Severa's in Netvisor. */
	codes: { workTypes: string[]; overtimes: string[]; absences: string[] };
	/** Names of other users with the same employee number, where it is not clear whose day it is (sharedNumber.ts). */
	sharedNumber?: string[];
}

export interface Span {
	from: CalendarDate;
	to: CalendarDate;
}

export type PersonOfSpan = SeveraUser & Pick<DayPerson, 'isGone'>;

export interface PeopleOfSpan {
	people: ReadonlyMap<string, PersonOfSpan>;
	/** By user; for those who are absent in the span. */
	contracts: ReadonlyMap<string, readonly SeveraWorkContract[]>;
	workDays: ReadonlyMap<string, readonly SeveraWorkDay[]>;
}

/** By person, then date. @param wanted which days of whom; days without anything are built too */
export function daysOfSpan(span: Span, { hours, absences }: HoursOfSpan, background: HoursBackground, { people, contracts, workDays }: PeopleOfSpan, wanted: (userGuid: string, date: CalendarDate) => boolean): DayForTransfer[] {
	const overtimeCodes = new Map(background.overtimes.map(({ guid, code }) => [guid, code]));
	const absenceCodes = new Map(background.absenceTypes.map(({ guid, code }) => [guid, code]));
	const codesOf = (rows: ReadonlyArray<{ code: string }>) => [...new Set(rows.map(({ code }) => code.trim()).filter((code) => code !== ''))].sort();
	const shared = {
		approvalMode: background.settings.workHourApprovalMode,
		closingDate: background.settings.worktimeEntryClosingDate ?? null,
		codes: { workTypes: codesOf(background.workTypes), overtimes: codesOf(background.overtimes), absences: codesOf(background.absenceTypes) },
	};
	const hoursByDay = grouped(hours, ({ userGuid, eventDate }) => [dayKey(userGuid, eventDate)]);
	const absencesByDay = grouped(absences, (absence) => datesOf(absence, span).map((date) => dayKey(absence.userGuid, date)));
	const dates = datesBetween(span.from, span.to);
	const holidays = new Map(dates.map((date) => [date, holidayOn(date, background.holidays)]));

	return inOrder([...people.values()], ({ code }) => code, ({ guid }) => guid).flatMap((user) => {
		const person: DayPerson = { guid: user.guid, firstName: user.firstName, lastName: user.lastName, code: user.code ?? '', ...(user.identityDigest !== undefined && { identityDigest: user.identityDigest }), ...(user.isGone && { isGone: true }) };
		return dates.filter((date) => wanted(user.guid, date)).map((date): DayForTransfer => {
			const contract = contracts.get(user.guid)?.find(({ startDate, endDate }) => startDate <= date && (!endDate || endDate >= date));
			return {
				date,
				person,
				hours: (hoursByDay.get(dayKey(user.guid, date)) ?? []).map(({ userGuid: _user, eventDate: _date, ...hour }) => ({ ...hour, overtime: hour.overtime && { ...hour.overtime, code: overtimeCodes.get(hour.overtime.guid) ?? null } })),
				absences: (absencesByDay.get(dayKey(user.guid, date)) ?? []).map(({ userGuid: _user, ...absence }) => ({ ...absence, activityType: { ...absence.activityType, code: absenceCodes.get(absence.activityType.guid) ?? null } })),
				contract: contract === undefined ? null : { dailyHours: contract.dailyHours ?? null, workWeek: contract.workWeek ?? background.settings.workWeek ?? [] },
				holiday: holidays.get(date) ?? null,
				expectedHours: workDays.get(user.guid)?.find((day) => day.date === date)?.expectedHours ?? null,
				...shared,
			};
		});
	});
}

export const dayKey = (userGuid: string, date: CalendarDate): string => `${userGuid} ${date}`;

/** The dates of a span that an absence touches. One without an end shows on its first day in the span, where it is held. */
export function datesOf(absence: Pick<AbsenceEntry, 'startDateTime' | 'endDateTime' | 'isAllDay'>, { from, to }: Span): CalendarDate[] {
	const first = toDate(absence.startDateTime);
	const last = lastDayOf(absence) ?? (first < from ? from : first);
	return datesBetween(first < from ? from : first, last > to ? to : last);
}

/** Both included; none when `from` is after `to`. */
export function datesBetween(from: CalendarDate, to: CalendarDate): CalendarDate[] {
	const dates: CalendarDate[] = [];
	for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
	return dates;
}

/** Name of the public holiday; one that recurs is stored with the date of one year (Severa API 13.3). */
function holidayOn(date: CalendarDate, holidays: readonly SeveraHoliday[]): string | undefined {
	const year = Number(date.slice(0, 4));
	return holidays.find((day) => {
		if (!day.isActive || !day.isPublicHoliday) return false;
		if (day.date === date) return true;
		return day.isRecurringYearly && day.date.slice(5) === date.slice(5) && day.date < date && (!day.recurringEndYear || year <= day.recurringEndYear);
	})?.name;
}

function grouped<T>(rows: readonly T[], keys: (row: T) => readonly string[]): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const row of rows)
		for (const key of keys(row)) {
			const group = groups.get(key);
			if (group === undefined) groups.set(key, [row]);
			else group.push(row);
		}
	return groups;
}
