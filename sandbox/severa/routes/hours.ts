/** Work hours (severa-rest-api.md section 15.4). */
import { forbiddenChange, invalid } from '../errors';
import { create, filtered, get, listOf, patch, parentOf, remove, type Filters, type Request, type Routes } from '../route';
import { refOf, type Row } from '../store';
import { checkNotInvoiced, checkOpenProject, day, deletedList, entryFilters, rememberDeleted } from './entries';

/** Newest day first, as a real list came (16); days alike stay in the order of entry. */
export const newestFirst = (rows: Row[]) => [...rows].sort((a, b) => (String(a['eventDate']) < String(b['eventDate']) ? 1 : String(a['eventDate']) > String(b['eventDate']) ? -1 : 0));

const filters: Filters = {
	...entryFilters,
	billableStatus: (row, [value]) => row['billableStatus'] === value,
	eventDateStart: (row, [value]) => String(row['eventDate']) >= day(value),
	eventDateEnd: (row, [value]) => String(row['eventDate']) <= day(value),
	isApproved: (row, [value]) => row['isApproved'] === value,
	businessUnitGuid: (row, [value], { store }) => refOf(store.find('users', refOf(row, 'user')), 'businessUnit') === value,
};

function newHours(given: Record<string, unknown>, { store }: Request): Record<string, unknown> {
	const phase = store.find('phases', refOf(given as Row, 'phase'));
	const project = store.find('projects', refOf(phase, 'project'));
	checkOpenProject(project);
	if (phase?.['isLocked'] === true || phase?.['isCompleted'] === true) throw forbiddenChange('The phase is locked', 'phase');
	const closing = store.only('organizationSettings')['worktimeEntryClosingDate'];
	if (typeof closing === 'string' && String(given['eventDate']) <= closing) throw forbiddenChange(`Hours until ${closing} are closed`, 'eventDate');
	checkQuantity(given['quantity']);
	const isBillable = given['isBillable'] ?? project?.['isInternal'] !== true;
	return { ...given, isBillable, isApproved: given['isApproved'] ?? null, billableStatus: isBillable === true ? 'Billable' : 'NotBillable', project: { guid: project?.guid } };
}

function checkQuantity(quantity: unknown): void {
	if (typeof quantity === 'number' && (quantity < 0 || quantity > 999)) throw invalid('quantity must be between 0 and 999', 'quantity');
}

export const hours: Routes = {
	'GET /v1/workhours': (request) => newestFirst(filtered(request.store.all('workHours'), request, filters)),
	'GET /v1/workhours/{guid}': get('workHours'),
	'POST /v1/workhours': create('workHours', { fields: newHours }),
	'PATCH /v1/workhours/{guid}': patch('workHours', 'WorkHourInputModel', {
		check: (changes, row) => {
			checkNotInvoiced(row);
			// Approved hours are locked until the approval is taken back in the same document or before.
			if (row['isApproved'] === true && !changes.some(({ field }) => field === 'isApproved')) throw forbiddenChange('Approved hours cannot be changed');
			for (const { field, value } of changes) if (field === 'quantity') checkQuantity(value);
		},
		fields: ({ field, value }, _row, { store }) => ({
			[field]: value,
			...(field === 'phase' && { project: store.find('phases', (value as { guid: string }).guid)?.['project'] }),
			...(field === 'isBillable' && { billableStatus: value === true ? 'Billable' : 'NotBillable' }),
		}),
	}),
	'DELETE /v1/workhours/{guid}': remove('workHours', (row, { store }) => { checkNotInvoiced(row); rememberDeleted('deletedWorkHours', row, store); }),
	'GET /v1/deletedworkhours': deletedList('deletedWorkHours'),
	'GET /v1/users/{userGuid}/workhours': (request) => newestFirst(listOf('users', 'workHours', (row, guid) => refOf(row, 'user') === guid, filters)(request) as Row[]),
	'GET /v1/projects/{projectGuid}/workhours': (request) => {
		const project = parentOf('projects', request);
		return newestFirst(filtered(request.store.all('workHours').filter((row) => refOf(row, 'project') === project.guid), request, filters));
	},
};
