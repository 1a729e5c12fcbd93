/**
 * Days ready for the Mapper, month by month: one month of the company is in memory at a time, whatever the length of the
 * period. Calls grow with the pages of the lists (src/severa/readHours.ts).
 */
import { addDays, type CalendarDate } from '../../../src/domain/calendar';
import { dayKey, daysOfSpan, type DayForTransfer, type PeopleOfSpan, type PersonOfSpan, type Span } from '../../../src/domain/dayForTransfer';
import { oneDayOfEachNumber, sharedAccounts, withSharing, type AccountsOfUser } from '../../../src/domain/sharedNumber';
import { singleLine } from '../../../src/domain/text';
import { daysLeftAlone, monthsOf, spanOf, touchedDays, vanishedAbsences, type KnownAbsence, type LeftAlone } from '../../../src/domain/touchedDays';
import { inParallel } from '../../../src/severa/parallel';
import { readAbsences, readBackground, readChangedAbsences, readContracts, readEverybody, readHours, readPeople, readWorkDays, type HoursOfSpan } from '../../../src/severa/readHours';
import type { SeveraClient } from '../../../src/severa/SeveraClient';

export interface DayOptions {
	/** Whether the expected hours of each day of absent people are read: one call for each of them and month. */
	expectedHours: boolean;
	/** Only people with these employee numbers; empty: everybody. */
	employeeNumbers: readonly string[];
}

export interface PeriodSelection extends DayOptions, Span {
	/** Of whom days without anything come too, so that what was deleted can go from Netvisor: of people with an entry, absence or deletion in the month, of everybody active with a number, or of nobody. */
	emptyDays: 'peopleWithEntries' | 'everybody' | 'nobody';
}

export interface ChangeSelection extends DayOptions {
	/** ISO 8601. */
	changedSince: string;
	daysAround: number;
	/** Bounds what is newly touched, as what was there before the transfer was in use; never `alsoDays`. */
	notBefore?: CalendarDate;
	knownAbsences: readonly KnownAbsence[];
	/** Days that an earlier run could not finish. */
	alsoDays: ReadonlyArray<{ userGuid: string; date: CalendarDate }>;
	/** Told what was touched before the bound. */
	onLeftAlone(days: LeftAlone[]): void;
}

/** How long before a period deletions are looked for: entries are seldom made and deleted further ahead. */
const DELETED_DAYS_AHEAD = 62;

type Wanted = (userGuid: string, date: CalendarDate) => boolean;

export async function* daysOfPeriod(severa: SeveraClient, { emptyDays, ...selection }: PeriodSelection): AsyncGenerator<DayForTransfer[], void, undefined> {
	const deleted = new Map<string, Set<CalendarDate>>();
	for await (const { user, eventDate } of severa.workHours.deleted(`${addDays(selection.from, -DELETED_DAYS_AHEAD)}T00:00:00Z`)) if (user && eventDate && eventDate >= selection.from && eventDate <= selection.to) addTo(deleted, user.guid, eventDate);
	const everybody = emptyDays === 'everybody' ? await activePeople(severa) : [];
	const shared = await accountsOf(severa);
	for (const span of monthsOf(selection)) {
		const entries = await readHours(severa, span.from, span.to);
		const inSpan = (date: CalendarDate) => date >= span.from && date <= span.to;
		const withDeleted = [...deleted].filter(([, dates]) => [...dates].some(inSpan)).map(([guid]) => guid);
		const users = withSharing([...usersOf(entries), ...withDeleted, ...everybody], shared);
		const filled = new Set([...entries.hours.map(({ userGuid, eventDate }) => dayKey(userGuid, eventDate)), ...[...deleted].flatMap(([guid, dates]) => [...dates].map((date) => dayKey(guid, date)))]);
		const absent = new Set(entries.absences.map(({ userGuid }) => userGuid));
		const all: Wanted = () => true;
		// Days of absences are told by the days themselves: those without anything are left out afterwards.
		const some: Wanted = (userGuid, date) => filled.has(dayKey(userGuid, date)) || absent.has(userGuid);
		const days = await build(severa, span, entries, users, selection, emptyDays === 'nobody' ? some : all);
		yield oneDayOfEachNumber(emptyDays === 'nobody' ? days.filter(({ hours, absences, person, date }) => hours.length > 0 || absences.length > 0 || filled.has(dayKey(person.guid, date))) : days, shared);
	}
}

export async function* daysTouched(severa: SeveraClient, { changedSince, daysAround, notBefore, knownAbsences, alsoDays, onLeftAlone, ...options }: ChangeSelection): AsyncGenerator<DayForTransfer[], void, undefined> {
	const days = new Map<string, { userGuid: string; date: CalendarDate }>();
	const touch = (userGuid: string | undefined, date: CalendarDate | null | undefined) => {
		if (userGuid !== undefined && date) days.set(dayKey(userGuid, date), { userGuid, date });
	};
	for await (const { user, eventDate } of severa.workHours.list({ changedSince })) touch(user?.guid, eventDate);
	for await (const { user, eventDate } of severa.workHours.deleted(changedSince)) touch(user?.guid, eventDate);
	const changed = await readChangedAbsences(severa, changedSince);
	const vanished = await vanishedNow(severa, knownAbsences);
	const touches = { days: [...days.values()], absences: [...changed, ...vanished] };
	onLeftAlone(daysLeftAlone(touches, notBefore, alsoDays));
	const touched = touchedDays(touches, { daysAround, notBefore });
	for (const { userGuid, date } of alsoDays) addTo(touched, userGuid, date);
	const dates = [...touched.values()].flatMap((some) => [...some]).sort();
	const [from, to] = [dates[0], dates.at(-1)];
	if (from === undefined || to === undefined) return;
	const shared = await accountsOf(severa);
	for (const [guid, some] of [...touched]) for (const account of withSharing([guid], shared)) for (const date of some) addTo(touched, account, date);
	for (const span of monthsOf({ from, to })) {
		const users = new Set([...touched].filter(([, some]) => [...some].some((date) => date >= span.from && date <= span.to)).map(([guid]) => guid));
		if (users.size > 0) yield oneDayOfEachNumber(await build(severa, span, await readHours(severa, span.from, span.to, users), users, options, (userGuid, date) => touched.get(userGuid)?.has(date) ?? false), shared);
	}
}

async function vanishedNow(severa: SeveraClient, known: readonly KnownAbsence[]): Promise<KnownAbsence[]> {
	const spans = known.map(spanOf);
	const [from, to] = [spans.map((span) => span.from).sort()[0], spans.map((span) => span.to).sort().at(-1)];
	return from === undefined || to === undefined ? [] : vanishedAbsences(known, await readAbsences(severa, from, to));
}

async function build(severa: SeveraClient, span: Span, entries: HoursOfSpan, users: ReadonlySet<string>, { expectedHours, employeeNumbers }: DayOptions, wanted: Wanted): Promise<DayForTransfer[]> {
	const background = await readBackground(severa);
	const known = await readPeople(severa, users);
	const people = new Map<string, PersonOfSpan>([...known].filter(([guid, { code }]) => users.has(guid) && (employeeNumbers.length === 0 || employeeNumbers.includes(singleLine(code ?? '')))));
	// Entries of somebody whom Severa does not show: left out in silence, they would never be paid.
	if (employeeNumbers.length === 0) for (const guid of usersOf(entries)) if (users.has(guid) && !known.has(guid)) people.set(guid, { guid, firstName: '', lastName: guid, isActive: false, isGone: true });
	const absent = [...new Set(entries.absences.map(({ userGuid }) => userGuid))].flatMap((guid) => known.get(guid) ?? []);
	const contracts = new Map(await inParallel(absent, async (user) => [user.guid, await readContracts(severa, user, span.from, span.to)] as const));
	const workDays: PeopleOfSpan['workDays'] = new Map(expectedHours ? await inParallel(absent, async ({ guid }) => [guid, await readWorkDays(severa, guid, span.from, span.to)] as const) : []);
	return daysOfSpan(span, entries, background, { people, contracts, workDays }, wanted);
}

const usersOf = ({ hours, absences }: HoursOfSpan) => [...hours, ...absences].map(({ userGuid }) => userGuid);

async function activePeople(severa: SeveraClient): Promise<string[]> {
	return [...(await readEverybody(severa)).values()].filter(({ isActive, code }) => isActive && singleLine(code ?? '') !== '').map(({ guid }) => guid);
}

async function accountsOf(severa: SeveraClient): Promise<AccountsOfUser> {
	return await severa.once('accounts that share a number', async () => sharedAccounts((await readEverybody(severa)).values()));
}

function addTo(map: Map<string, Set<CalendarDate>>, key: string, date: CalendarDate): void {
	const dates = map.get(key) ?? new Set();
	map.set(key, dates.add(date));
}
