/**
 * Hours and absences of a span of days, and what must be known beside them, in few calls. Rows are cut down to what a day
 * needs as each page comes in, so that memory holds one span and never the pages behind it.
 *
 * Calls: work hours 1 for each 100 rows of the span (or 1 for each user and 100 of their rows, where only a few users are
 * asked for), absences 1 for each 100; once for the run: users 1 for each 100 of the company, work types, overtimes,
 * activity types, holidays, settings 1 each; contracts 1 for each absent user whose present contract does not cover the
 * span.
 */
import { ContractError } from '../errors';
import { unlessGone } from './collectByGuid';
import type { SeveraActivity } from './activities';
import type { SeveraWorkHour } from './invoiceEntries';
import { gather } from './paging';
import { inParallel } from './parallel';
import type { SeveraClient } from './SeveraClient';
import type { SeveraUser } from './user';
import type { SeveraHoliday, SeveraOrganizationSettings, SeveraWorkContract, SeveraWorkDay } from './workTime';

/** A work hour, cut down. */
export interface HourEntry {
	guid: string;
	userGuid: string;
	/** YYYY-MM-DD */
	eventDate: string;
	/** Hours; null when none were entered. */
	quantity: number | null;
	description: string | null;
	startTime: string | null;
	/** null: undecided, true: approved, false: rejected. */
	isApproved: boolean | null;
	project: { guid: string; number: number | null; name: string | null } | null;
	phase: string | null;
	workType: { guid: string; name: string | null; code: string | null } | null;
	/** Its code is in the register. */
	overtime: { guid: string; name: string | null } | null;
}

/** An absence, cut down; its times are ISO 8601 with an offset. */
export interface AbsenceEntry {
	guid: string;
	userGuid: string;
	name: string;
	/** Its code is in the register. */
	activityType: { guid: string; name: string | null };
	startDateTime: string;
	/** null: open-ended. */
	endDateTime: string | null;
	isAllDay: boolean;
}

export interface HoursOfSpan {
	hours: HourEntry[];
	absences: AbsenceEntry[];
}

/** Up to so many users are asked for one by one: their own lists are shorter than everybody's. */
const FEW_USERS = 15;

/**
 * @param from YYYY-MM-DD, included, as is `to`
 * @param userGuids only these; absent: everybody
 */
export async function readHours(client: SeveraClient, from: string, to: string, userGuids?: ReadonlySet<string>): Promise<HoursOfSpan> {
	const [hours, absences] = await Promise.all([readEntries(client, from, to, userGuids), readAbsences(client, from, to)]);
	return { hours, absences: userGuids === undefined ? absences : absences.filter(({ userGuid }) => userGuids.has(userGuid)) };
}

async function readEntries(client: SeveraClient, from: string, to: string, userGuids: ReadonlySet<string> | undefined): Promise<HourEntry[]> {
	// A row may come twice when others change the list between two pages.
	const entries = new Map<string, HourEntry>();
	const take = async (list: AsyncIterable<SeveraWorkHour>) => {
		for await (const row of list) if (row.eventDate >= from && row.eventDate <= to && (userGuids === undefined || userGuids.has(row.user?.guid ?? ''))) entries.set(row.guid, toHourEntry(row));
	};
	if (userGuids === undefined || userGuids.size > FEW_USERS) await take(client.workHours.list({ eventDateStart: from, eventDateEnd: to }));
	else await inParallel([...userGuids].sort(), (userGuid) => take(client.workHours.ofUser(userGuid, midnight(dayBefore(from)), midnight(dayAfter(to)))));
	return [...entries.values()];
}

const ABSENCES = 'Absences';

/** @param from, to: midnights of Helsinki lie two or three hours before those of UTC, so both ends are asked for generously */
export async function readAbsences(client: SeveraClient, from: string, to: string): Promise<AbsenceEntry[]> {
	return await gatherAbsences(client.activities.list({ categories: [ABSENCES], startDateTime: `${from}T00:00:00+03:00`, endDateTime: `${to}T23:59:59+02:00` }));
}

/** @param changedSince ISO 8601 */
export async function readChangedAbsences(client: SeveraClient, changedSince: string): Promise<AbsenceEntry[]> {
	return await gatherAbsences(client.activities.list({ categories: [ABSENCES], changedSince }));
}

async function gatherAbsences(list: AsyncIterable<SeveraActivity>): Promise<AbsenceEntry[]> {
	const absences = new Map<string, AbsenceEntry>();
	for await (const activity of list) if (isAbsence(activity)) absences.set(activity.guid, toAbsenceEntry(activity));
	return [...absences.values()];
}

/** Filters may be ignored (Severa API 6.4), and a series is no absence of its own: its occurrences are (15.5). */
const isAbsence = ({ activityType, recurrenceType, hasDuration }: SeveraActivity) => activityType.category === ABSENCES && recurrenceType !== 'Series' && hasDuration;

const toHourEntry = ({ guid, user, eventDate, quantity, description, startTime, isApproved, project, phase, workType, overtime }: SeveraWorkHour): HourEntry => ({
	guid,
	userGuid: user?.guid ?? nobody(guid),
	eventDate,
	quantity: quantity ?? null,
	description: description ?? null,
	startTime: startTime ?? null,
	isApproved: isApproved ?? null,
	project: project ? { guid: project.guid, number: project.number ?? null, name: project.name ?? null } : null,
	phase: phase?.name ?? null,
	workType: workType ? { guid: workType.guid, name: workType.name ?? null, code: workType.code ?? null } : null,
	overtime: overtime ? { guid: overtime.guid, name: overtime.name ?? null } : null,
});

/** Left out in silence, such an hour would never be paid. */
function nobody(guid: string): never {
	throw new ContractError(`Severa names no user for the work hour ${guid}.`, { service: 'Severa', record: guid, field: 'user' });
}

const toAbsenceEntry = ({ guid, ownerUser, name, activityType, startDateTime, endDateTime, isAllDay }: SeveraActivity): AbsenceEntry => ({
	guid,
	userGuid: ownerUser.guid,
	name,
	activityType: { guid: activityType.guid, name: activityType.name ?? null },
	startDateTime,
	endDateTime: endDateTime ?? null,
	isAllDay,
});

/** What is known beside the hours; the same for every span of a run. */
export interface HoursBackground {
	workTypes: Coded[];
	overtimes: Coded[];
	/** Activity types of the category Absences. */
	absenceTypes: Coded[];
	holidays: SeveraHoliday[];
	settings: SeveraOrganizationSettings;
}
export interface Coded {
	guid: string;
	name: string;
	code: string;
}

export async function readBackground(client: SeveraClient): Promise<HoursBackground> {
	return await client.once('hoursBackground', async () => {
		const [workTypes, overtimes, activityTypes, holidays, settings] = await Promise.all([
			gather(client.registers.list('workTypes')),
			gather(client.registers.list('overtimes')),
			gather(client.registers.list('activityTypes')),
			client.workTime.holidays(),
			client.workTime.organizationSettings(),
		]);
		const coded = ({ guid, name, code }: { guid: string; name: string; code?: string | null | undefined }): Coded => ({ guid, name, code: code ?? '' });
		return { workTypes: workTypes.map(coded), overtimes: overtimes.map(coded), absenceTypes: activityTypes.filter(({ category }) => category === ABSENCES).map(coded), holidays, settings };
	});
}

/** Every user of the company, active and retired, by guid: whose employee number is also somebody else's shows only among all of them. */
export async function readEverybody(client: SeveraClient): Promise<Map<string, SeveraUser>> {
	return await client.once('people', async () => new Map((await gather(client.users.list())).map((user) => [user.guid, user])));
}

/** People by guid; those whom Severa does not show (404) are missing. Kept for the run: people do not grow with the period. */
export async function readPeople(client: SeveraClient, userGuids: Iterable<string>): Promise<Map<string, SeveraUser>> {
	const known = await readEverybody(client);
	const missing = [...userGuids].filter((guid) => !known.has(guid));
	for (const user of await inParallel(missing, (guid) => unlessGone(client.users.get(guid)))) if (user !== undefined) known.set(user.guid, user);
	return known;
}

/** The contracts of a person that matter for a span: the present one where it covers all of it, else all of them. */
export async function readContracts(client: SeveraClient, { guid, workContract }: SeveraUser, from: string, to: string): Promise<SeveraWorkContract[]> {
	if (workContract && workContract.startDate <= from && (!workContract.endDate || workContract.endDate >= to)) return [workContract];
	return await client.once(`contracts ${guid}`, () => client.workTime.contracts(guid));
}

export async function readWorkDays(client: SeveraClient, userGuid: string, from: string, to: string): Promise<SeveraWorkDay[]> {
	return await client.workTime.days(userGuid, midnight(from), midnight(to));
}

const moved = (date: string, days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** These parameters are moments (Severa API 12); the time plays no part. */
const midnight = (date: string) => `${date}T00:00:00Z`;
const dayBefore = (date: string) => moved(date, -1);
const dayAfter = (date: string) => moved(date, 1);
