/** What hours, fees and travel expenses have in common: filters, checks, and the lists of deleted ones. */
import { forbiddenChange } from '../errors';
import { filtered, refersToAny, type Filters, type Handler, type Request } from '../route';
import { COLLECTIONS, refOf, type Collection, type Row, type Store } from '../store';
import { models } from '../description/description';
import { dateOf } from '../time';

/** A date parameter, described as date or date-time, as the calendar date it means in Helsinki. */
export const day = (value: unknown) => (value instanceof Date ? dateOf(value) : String(value));

export const entryFilters: Filters = {
	startDate: (row, [value]) => String(row['eventDate'] ?? '') >= day(value),
	endDate: (row, [value]) => String(row['eventDate'] ?? '9') <= day(value),
	invoiceableDate: (row, [value]) => row['plannedBillingDate'] === null || row['plannedBillingDate'] === undefined || String(row['plannedBillingDate']) <= day(value),
	includeRecurringRules: () => true,
	isBillablePeriodInFuture: (row, [value], { store }) => (String(row['plannedBillingDate'] ?? '') > dateOf(store.clock())) === value,
	phaseGuid: refersToAny('phase'), workTypeGuid: refersToAny('workType'),
};

/** Closed projects take no new entries; an entry on an invoice is the invoice's (11.1, 15.4). */
export function checkOpenProject(project: Row | undefined): void {
	if (project?.['isClosed'] === true) throw forbiddenChange(`The project ${String(project['number'])} is closed`, 'project');
}

export function checkNotInvoiced(row: Row): void {
	if (refOf(row, 'invoice') !== undefined) throw forbiddenChange('The entry is on an invoice');
}

/** Keeps what the deleted… lists tell of an entry that is removed. */
export function rememberDeleted(list: 'deletedWorkHours' | 'deletedProjectFees' | 'deletedTravelExpenses', row: Row, store: Store): void {
	const kept = Object.fromEntries(Object.keys(models[COLLECTIONS[list]] ?? {}).map((field) => [field, row[field] ?? null]));
	store.all(list).push({ ...kept, customer: store.find('projects', refOf(row, 'project'))?.['customer'] ?? null, guid: row.guid, deletedDateTime: store.now() });
}

export const deletedList = (name: Collection): Handler => (request: Request) => filtered(request.store.all(name), request, {
	projectGuids: refersToAny('project'), userGuids: refersToAny('user'), projectGuid: refersToAny('project'), userGuid: refersToAny('user'),
	deletedSince: (row, [value]) => Date.parse(String(row['deletedDateTime'])) >= (value as Date).getTime(),
});
