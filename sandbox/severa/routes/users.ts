/** Users, their contracts and days (severa-rest-api.md section 12). */
import { contractOn } from '../computed';
import { invalid, notFound } from '../errors';
import { create, filtered, get, list, listOf, parentOf, patch, refersToAny, remove, type Request, type Routes } from '../route';
import { guidOf, refOf, type Row } from '../store';
import { addDays, dateOf, instant, weekday } from '../time';

const keywordGuids = (row: Row) => ((row['keywords'] ?? []) as Array<{ guid: string }>).map(({ guid }) => guid);
const without = (given: Record<string, unknown>, name: string) => Object.fromEntries(Object.entries(given).filter(([key]) => key !== name));

const users: Routes[string] = (request) => {
	const { query, options } = request;
	const found = filtered(request.store.all('users'), request, {
		businessUnitGuids: refersToAny('businessUnit'), supervisorUserGuids: refersToAny('superiorUser'),
		keywordGuids: (row, values) => keywordGuids(row).some((guid) => values.includes(guid)),
		email: (row, [value]) => String(row['email'] ?? '').toLowerCase() === String(value).toLowerCase(),
	});
	if (found.length === 0 && options.noUserIs404 && (query.has('code') || query.has('email'))) throw notFound('The user');
	return found;
};

/** The days of a span as Severa counts them: contract hours, entered hours, absences. */
function workdays(request: Request): Row[] {
	const { store, query } = request;
	const user = parentOf('users', request);
	const [start, end] = [query.time('startDate'), query.time('endDate')].map((time) => dateOf(time as Date)) as [string, string];
	if (end < start) throw invalid('endDate is before startDate', 'endDate', 'UriParameter');
	const closed = store.only('organizationSettings')['worktimeEntryClosingDate'];
	const days: Row[] = [];
	for (let date = start; date <= end; date = addDays(date, 1)) {
		const contract = contractOn(user.guid, date, request);
		const holiday = store.all('holidays').find((row) => row['date'] === date && row['isActive'] !== false);
		const works = ((contract?.['workWeek'] ?? []) as string[]).includes(weekday(date)) && holiday === undefined;
		const expected = works ? (contract?.['dailyHours'] as number) : 0;
		const entered = store.all('workHours').filter((row) => refOf(row, 'user') === user.guid && row['eventDate'] === date).reduce((sum, row) => sum + ((row['quantity'] ?? 0) as number), 0);
		days.push({
			guid: guidOf('workday', user.guid, date), userGuid: user.guid, date, expectedHours: expected, enteredHours: entered, enteredTimeEntries: 0, absenceHours: absenceHours(user.guid, date, expected, request),
			isHoliday: holiday !== undefined, holidayName: holiday?.['name'] ?? null, isOvertimeAllowed: contract?.['isOvertimeAllowed'] ?? false, flextimeLimitPerDay: contract?.['flextimeLimitPerDay'] ?? null,
			isCompleted: false, isReadOnly: typeof closed === 'string' && date <= closed, incompleteTimingMinutes: 0,
		});
	}
	return days;
}

function absenceHours(userGuid: string, date: string, expected: number, { store }: Request): number {
	const dayStart = (instant(date) as Date).getTime();
	const dayEnd = (instant(addDays(date, 1)) as Date).getTime();
	return store.all('activities').filter((row) => refOf(row, 'ownerUser') === userGuid && store.find('activityTypes', refOf(row, 'activityType'))?.['category'] === 'Absences').reduce((sum, row) => {
		const start = (instant(String(row['startDateTime'])) as Date).getTime();
		const end = row['endDateTime'] === null || row['endDateTime'] === undefined ? start : (instant(String(row['endDateTime'])) as Date).getTime();
		if (end <= dayStart || start >= dayEnd) return sum;
		return sum + (row['isAllDay'] === true ? expected : (Math.min(end, dayEnd) - Math.max(start, dayStart)) / 3_600_000);
	}, 0);
}

export const userRoutes: Routes = {
	'GET /v1/users': users,
	'GET /v1/users/{guid}': get('users'),
	'POST /v1/users': create('users', {
		fields: (given) => without(given, 'createDefaultWorkContract'),
		after: (row, request) => {
			if ((request.body as Record<string, unknown>)['createDefaultWorkContract'] === false) return;
			request.store.add('workContracts', { user: { guid: row.guid }, title: 'Työsuhde', startDate: dateOf(request.store.clock()), endDate: null, dailyHours: 7.5, workWeek: request.store.only('organizationSettings')['workWeek'], isFlextimeActive: true, isOvertimeAllowed: true });
		},
	}),
	'PATCH /v1/users/{guid}': patch('users', 'UserInputModel', {
		check: (changes) => { if (changes.some(({ field }) => field === 'createDefaultWorkContract')) throw invalid('createDefaultWorkContract is for new users only', 'createDefaultWorkContract'); },
	}),
	'DELETE /v1/users/{guid}': remove('users'),
	'GET /v1/users/{userGuid}/keywords': (request) => {
		const user = parentOf('users', request);
		return filtered(request.store.all('keywords').filter(({ guid }) => keywordGuids(user).includes(guid)).map((row) => ({ ...row, userGuid: user.guid })), request);
	},
	'GET /v1/users/{userGuid}/workcontracts': listOf('users', 'workContracts', (row, guid) => refOf(row, 'user') === guid),
	'GET /v1/users/{userGuid}/workcontracts/current': (request) => {
		const contract = contractOn(parentOf('users', request).guid, dateOf(request.store.clock()), request);
		if (contract === undefined) throw notFound('A current work contract');
		return [contract];
	},
	'GET /v1/workcontracts/{guid}': get('workContracts'),
	'POST /v1/workcontracts': create('workContracts'),
	'PATCH /v1/workcontracts/{guid}': patch('workContracts', 'WorkContractInputModel'),
	'DELETE /v1/workcontracts/{guid}': remove('workContracts'),
	'GET /v1/users/{userGuid}/workdays': workdays,
	'GET /v1/timeentries': list('timeEntries', { phaseGuid: refersToAny('phase'), timeEntryTypeGuid: refersToAny('timeEntryType') }),
};
