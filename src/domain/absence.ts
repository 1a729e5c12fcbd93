/** What an absence is worth on one day (mapping 7.3; rulebook W-1, W-9, W-14). Absences hold no hours of their own. */
import { addDays, toDate, toDateTime, type CalendarDate } from './calendar';
import type { DayAbsence, DayForTransfer } from './dayForTransfer';
import { Decimal } from './decimal';
import type { Findings } from './held';
import { nameOf } from './person';
import type { WorkDaySettings } from './settings/workDay';

export interface AbsenceHours {
	absence: DayAbsence;
	/** Hours of the day, unrounded. */
	hours: Decimal;
	isWholeDay: boolean;
}

type Times = Pick<DayAbsence, 'startDateTime' | 'endDateTime' | 'isAllDay'>;

/**
 * The last day of an absence; undefined when it has no end, or one before its start. Midnight belongs to the day before:
 * whether the last day of an all-day absence is written as its last second or as the next midnight is not known (Severa
 * API 15.5).
 */
export function lastDayOf({ startDateTime, endDateTime }: Times): CalendarDate | undefined {
	if (endDateTime === null || clock(endDateTime) <= clock(startDateTime)) return undefined;
	const [date, time] = [toDate(endDateTime), toDateTime(endDateTime).slice(11)];
	return time === '00:00:00' ? addDays(date, -1) : date;
}

/** Comparable: YYYY-MM-DD HH:mm:ss in Helsinki. */
const clock = (moment: string) => toDateTime(moment);

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The absences of a day that count on it; days off and holidays have none. Every reason is in `found`. */
export function absencesOn(found: Findings, day: DayForTransfer, settings: Pick<WorkDaySettings, 'absenceHoursSource'>): AbsenceHours[] {
	const { date, person } = day;
	if (day.absences.length === 0) return [];
	const name = nameOf(person);
	const ended = day.absences.filter((absence) => {
		if (lastDayOf(absence) === undefined) found.hold('ABSENCE_OPEN_ENDED', 'endDateTime', { title: absence.name, name });
		return lastDayOf(absence) !== undefined;
	});
	if (ended.length === 0) return [];
	const length = lengthOfDay(found, day, settings);
	if (length === undefined || length.isZero) return [];

	const counted = ended.map((absence): AbsenceHours => ({ absence, isWholeDay: absence.isAllDay, hours: absence.isAllDay ? length : atMost(partOf(absence, date), length) })).filter(({ hours }) => !hours.isZero);
	if (counted.length > 1 && Decimal.sum(counted.map(({ hours }) => hours)).compare(length) > 0) found.hold('ABSENCES_OVERLAP', 'activities', { name, date });
	// Rejected hours are never sent, so they overlap with nothing.
	if (counted.some(({ isWholeDay }) => isWholeDay) && day.hours.some(({ isApproved, quantity }) => isApproved !== false && quantity !== 0)) found.hold('ABSENCE_OVERLAPS_HOURS', 'activities', { name, date });
	return counted;
}

/** Hours of a working day; zero on a day off; undefined when nothing tells. */
function lengthOfDay(found: Findings, day: DayForTransfer, { absenceHoursSource }: Pick<WorkDaySettings, 'absenceHoursSource'>): Decimal | undefined {
	const missing = () => found.hold('CONTRACT_MISSING', 'workContract', { name: nameOf(day.person), date: day.date });
	if (absenceHoursSource === 'workdays') return day.expectedHours === null ? missing() : Decimal.from(day.expectedHours);
	if (day.contract === null || day.contract.dailyHours === null || day.contract.workWeek.length === 0) return missing();
	const weekday = WEEKDAYS[new Date(`${day.date}T00:00:00Z`).getUTCDay()] ?? '';
	return day.holiday === null && day.contract.workWeek.includes(weekday) ? Decimal.from(day.contract.dailyHours) : Decimal.zero;
}

const atMost = (hours: Decimal, most: Decimal) => (hours.compare(most) > 0 ? most : hours);

/** Hours between start and end by the clock of Helsinki, cut at the midnights of the day. */
function partOf({ startDateTime, endDateTime }: Times, date: CalendarDate): Decimal {
	const [start, end] = [clock(startDateTime), clock(endDateTime ?? startDateTime)];
	const from = start < `${date} 00:00:00` ? 0 : start.slice(0, 10) === date ? secondsOf(start) : DAY;
	const to = end.slice(0, 10) === date ? secondsOf(end) : end > date ? DAY : 0;
	return to <= from ? Decimal.zero : Decimal.of(BigInt(to - from), 0).dividedBy(Decimal.of(3600n, 0), 6);
}

const DAY = 86_400;
const secondsOf = (moment: string) => Number(moment.slice(11, 13)) * 3600 + Number(moment.slice(14, 16)) * 60 + Number(moment.slice(17, 19));
