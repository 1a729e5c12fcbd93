/** Activities, absences among them (severa-rest-api.md section 15.5). */
import { create, filtered, get, listOf, patch, refersToAny, remove, type Filters, type Request, type Routes } from '../route';
import { refOf, type Row } from '../store';
import { instant } from '../time';

const moment = (value: unknown) => (instant(String(value)) as Date).getTime();
const startOf = (row: Row) => moment(row['startDateTime']);
const endOf = (row: Row) => (row['endDateTime'] === null || row['endDateTime'] === undefined ? startOf(row) : moment(row['endDateTime']));
const projectOf = (row: Row, { store }: Request) => store.find('projects', refOf(store.find('phases', refOf(row, 'phase')), 'project'));
const strict = ({ query }: Request) => query.flag('useStrictStartAndEndDateTime') === true;
const withoutCustomer = (row: Row, request: Request) => refOf(row, 'customer') === undefined && request.query.flag('includeTasksWithNoCustomer') !== false;
const withoutProject = (row: Row, request: Request) => projectOf(row, request) === undefined && request.query.flag('includeTasksWithNoProject') !== false;
const always = () => true;

const filters: Filters = {
	activityCategories: (row, values, { store }) => values.includes(store.find('activityTypes', refOf(row, 'activityType'))?.['category'] as string),
	activityTypeGuids: refersToAny('activityType'), phaseGuids: refersToAny('phase'),
	userGuids: (row, values, request) => values.includes(refOf(row, 'ownerUser') as string)
		|| (request.query.flag('includeAsMember') === true && request.store.all('activityParticipants').some((each) => each['activityGuid'] === row.guid && values.includes(each['participantGuid'] as string))),
	includeAsMember: always,
	customerGuids: (row, values, request) => values.includes(refOf(row, 'customer') as string) || withoutCustomer(row, request),
	includeTasksWithNoCustomer: always,
	projectGuids: (row, values, request) => values.includes(projectOf(row, request)?.guid as string) || withoutProject(row, request),
	includeTasksWithNoProject: always,
	// The loose default finds what overlaps the span, strict what lies wholly inside.
	startDateTime: (row, [value], request) => (strict(request) ? startOf(row) : endOf(row)) >= (value as Date).getTime(),
	endDateTime: (row, [value], request) => (strict(request) ? endOf(row) : startOf(row)) <= (value as Date).getTime(),
	useStrictStartAndEndDateTime: always,
	closed: (row, [value]) => (row['isClosed'] ?? false) === value,
	hasDuration: (row, [value]) => (row['hasDuration'] ?? false) === value,
	hasHours: (row, [value]) => (row['hasHours'] ?? false) === value,
	isUnassigned: (row, [value]) => (row['isUnassigned'] ?? false) === value,
	recurrenceType: (row, [value]) => (row['recurrenceType'] ?? 'None') === value,
};

export const activities: Routes = {
	'GET /v1/activities': (request) => {
		const rows = request.store.all('activities');
		return filtered(request.query.has('recurrenceType') ? rows : rows.filter((row) => row['recurrenceType'] !== 'Series'), request, filters);
	},
	'GET /v1/activities/{guid}': get('activities'),
	'POST /v1/activities': create('activities', { fields: (given) => ({ recurrenceType: 'None', hasHours: false, ...given }) }),
	'PATCH /v1/activities/{guid}': patch('activities', 'ActivityModel'),
	'DELETE /v1/activities/{guid}': remove('activities'),
	'GET /v1/activities/{activityGuid}/activityparticipants': listOf('activities', 'activityParticipants', (row, guid) => row['activityGuid'] === guid),
};
