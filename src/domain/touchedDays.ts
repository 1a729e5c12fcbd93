/**
 * Which days of whom a repeated run has to look at again (mapping 7.1): those of entries and absences that were added,
 * changed or deleted, and of absences that vanished. Severa does not tell where a moved entry was before, so days around a
 * touched one are looked at too; what has not changed is found equal in Netvisor and not written.
 */
import type { AbsenceEntry } from '../severa/readHours';
import { lastDayOf } from './absence';
import { addDays, toDate, type CalendarDate } from './calendar';
import { datesBetween, type Span } from './dayForTransfer';

/** An absence as an earlier run saw it: Severa keeps no list of deleted activities. */
export type KnownAbsence = Pick<AbsenceEntry, 'guid' | 'userGuid' | 'startDateTime' | 'endDateTime' | 'isAllDay'>;

export interface Touches {
	/** Of work hours, changed or deleted. */
	days: ReadonlyArray<{ userGuid: string; date: CalendarDate }>;
	absences: readonly KnownAbsence[];
}

/** By user. @param notBefore earlier days are left alone */
export function touchedDays({ days, absences }: Touches, { daysAround, notBefore }: { daysAround: number; notBefore?: CalendarDate }): Map<string, Set<CalendarDate>> {
	const touched = new Map<string, Set<CalendarDate>>();
	const add = (userGuid: string, span: Span) => {
		const dates = touched.get(userGuid) ?? new Set();
		const from = addDays(span.from, -daysAround);
		for (const date of datesBetween(notBefore !== undefined && from < notBefore ? notBefore : from, addDays(span.to, daysAround))) dates.add(date);
		if (dates.size > 0) touched.set(userGuid, dates);
	};
	for (const key of new Set(days.map(({ userGuid, date }) => `${date} ${userGuid}`))) add(key.slice(11), { from: key.slice(0, 10), to: key.slice(0, 10) });
	for (const absence of absences) add(absence.userGuid, spanOf(absence));
	return touched;
}

/** Days of somebody that were touched and lie before the bound. */
export interface LeftAlone {
	userGuid: string;
	count: number;
	from: CalendarDate;
	to: CalendarDate;
}

/** By user; the days around them are not counted, nor what is looked at for another reason (`also`). */
export function daysLeftAlone({ days, absences }: Touches, notBefore: CalendarDate | undefined, also: Touches['days'] = []): LeftAlone[] {
	if (notBefore === undefined) return [];
	const cut = new Map<string, Set<CalendarDate>>();
	const add = (userGuid: string, { from, to }: Span) => {
		for (const date of datesBetween(from, to < notBefore ? to : addDays(notBefore, -1))) cut.set(userGuid, (cut.get(userGuid) ?? new Set()).add(date));
	};
	for (const { userGuid, date } of days) add(userGuid, { from: date, to: date });
	for (const absence of absences) add(absence.userGuid, spanOf(absence));
	for (const { userGuid, date } of also) cut.get(userGuid)?.delete(date);
	return [...cut].flatMap(([userGuid, dates]) => {
		const sorted = [...dates].sort();
		const [from, to] = [sorted[0], sorted.at(-1)];
		return from === undefined || to === undefined ? [] : [{ userGuid, count: sorted.length, from, to }];
	});
}

export function spanOf(absence: KnownAbsence): Span {
	const from = toDate(absence.startDateTime);
	return { from, to: lastDayOf(absence) ?? from };
}

/** Absences that an earlier run saw and that are gone now, belong to somebody else or have other days. */
export function vanishedAbsences(known: readonly KnownAbsence[], there: readonly AbsenceEntry[]): KnownAbsence[] {
	const now = new Map(there.map((absence) => [absence.guid, absence]));
	return known.filter((before) => {
		const absence = now.get(before.guid);
		return absence === undefined || absence.userGuid !== before.userGuid || momentOf(absence.startDateTime) !== momentOf(before.startDateTime) || momentOf(absence.endDateTime) !== momentOf(before.endDateTime);
	});
}

const momentOf = (time: string | null): number | null => (time === null ? null : Date.parse(time));

/** The calendar months of a period, cut at its ends: one of them is in memory at a time. */
export function monthsOf({ from, to }: Span): Span[] {
	const spans: Span[] = [];
	for (let start = from; start <= to; ) {
		const next = addDays(`${start.slice(0, 8)}28`, 4);
		const end = addDays(`${next.slice(0, 8)}01`, -1);
		spans.push({ from: start, to: end < to ? end : to });
		start = addDays(end, 1);
	}
	return spans;
}
