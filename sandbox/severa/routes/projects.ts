/** Projects, sales cases, phases and project keywords (severa-rest-api.md sections 11.1–11.3). */
import { forbiddenChange, invalid } from '../errors';
import { byGuid, create, filtered, get, list, listOf, parentOf, patch, refersToAny, remove, touched, type Filters, type Request, type Routes } from '../route';
import { guidOf, refOf, type Row, type Store } from '../store';
import { dateOf } from '../time';

/** A sales case in progress is the same object as a project, at another stage (11.1). */
const isSalesCase = (row: Row, store: Store) => store.find('salesStatusTypes', (row['salesStatus'] as { salesStatusTypeGuid?: string } | null)?.salesStatusTypeGuid)?.['salesState'] === 'InProgress';

const keywordGuids = (row: Row) => ((row['keywords'] ?? []) as Array<{ guid: string }>).map(({ guid }) => guid);
const customerOwner = (row: Row, store: Store) => refOf(store.find('customers', refOf(row, 'customer')), 'owner');
const statusType = (field: string, part: string) => (row: Row, values: unknown[]) => values.includes((row[field] as Record<string, unknown> | null | undefined)?.[part]);
const hasBillable = (row: Row, store: Store) => (['workHours', 'projectFees', 'travelExpenses'] as const).some((name) => store.all(name).some((entry) => refOf(entry, 'project') === row.guid && entry['isBillable'] === true && refOf(entry, 'invoice') === undefined));

const projectFilters: Filters = {
	customerGuids: refersToAny('customer'), projectOwnerGuids: refersToAny('projectOwner'), salesPersonGuids: refersToAny('salesPerson'), businessUnitGuids: refersToAny('businessUnit'),
	currencyGuid: refersToAny('currency'), currencyGuids: refersToAny('currency'),
	projectGuids: (row, values) => values.includes(row.guid),
	projectKeywordGuids: (row, values) => keywordGuids(row).some((guid) => values.includes(guid)),
	customerOwnerGuids: (row, values, { store }) => values.includes(customerOwner(row, store) as string),
	projectStatusTypeGuids: statusType('projectStatus', 'projectStatusTypeGuid'), salesStatusTypeGuids: statusType('salesStatus', 'salesStatusTypeGuid'),
	isClosed: (row, [value]) => (row['isClosed'] ?? false) === value,
	internal: (row, [value]) => (row['isInternal'] ?? false) === value,
	isBillable: (row, [value], { store }) => hasBillable(row, store) === value,
	hasRecurringFees: (row, [value], { store }) => store.all('recurringFeeRules').some((rule) => refOf(rule, 'project') === row.guid) === value,
	projectStatusChangedSince: (row, [value]) => touched(row) >= (value as Date).getTime(), salesStatusChangedSince: (row, [value]) => touched(row) >= (value as Date).getTime(),
};

function projectNumber(given: unknown, store: Store): number {
	const settings = store.only('organizationSettings');
	const next = typeof given === 'number' ? given : (settings['nextProjectNumber'] as number);
	if (store.all('projects').some((row) => row['number'] === next)) throw invalid(`The project number ${next} is in use`, 'number');
	settings['lastProjectNumber'] = Math.max(next, (settings['lastProjectNumber'] ?? 0) as number);
	settings['nextProjectNumber'] = (settings['lastProjectNumber'] as number) + 1;
	return next;
}

/** Fields of the input model → of the record: another spelling, and statuses that get an entry of their own. */
function asStored(given: Record<string, unknown>): Record<string, unknown> {
	const { useWorktypesFromSetting, projectStatus, salesStatus, ...same } = given;
	return {
		...same,
		...(useWorktypesFromSetting !== undefined && { useWorkTypesFromSetting: useWorktypesFromSetting }),
		...(projectStatus !== undefined && { projectStatus: projectStatus && { ...projectStatus, guid: guidOf('status entry', JSON.stringify(projectStatus)) } }),
		...(salesStatus !== undefined && { salesStatus: salesStatus && { ...salesStatus, guid: guidOf('status entry', JSON.stringify(salesStatus)) } }),
	};
}

function newProject(given: Record<string, unknown>, { store }: Request): Record<string, unknown> {
	const customer = store.find('customers', refOf(given as Row, 'customer'));
	const owner = store.find('users', refOf(given as Row, 'projectOwner'));
	if (owner === undefined) throw invalid('projectOwner is mandatory', 'projectOwner');
	return {
		isClosed: false, isInternal: false, closedDate: null, ...asStored(given), number: projectNumber(given['number'], store),
		businessUnit: given['businessUnit'] ?? owner['businessUnit'],
		currency: given['currency'] ?? customer?.['currency'] ?? { guid: store.all('currencies').find((row) => row['isOrganizationCurrency'] === true)?.guid },
	};
}

function addRootPhase(row: Row, { store }: Request): void {
	const root = store.add('phases', { name: row['name'], project: { guid: row.guid }, parentPhase: null, isCompleted: false, isLocked: false, sortOrder: 0 });
	row['rootPhase'] = { guid: root.guid };
}

const ofProject = (row: Row, guid: string) => refOf(row, 'project') === guid;

export const projects: Routes = {
	'GET /v1/projects': (request) => filtered(request.store.all('projects').filter((row) => request.options.projectsIncludeSalesCases || !isSalesCase(row, request.store)), request, projectFilters),
	'GET /v1/salescases': (request) => filtered(request.store.all('projects').filter((row) => isSalesCase(row, request.store)), request, projectFilters),
	'GET /v1/customers/{customerGuid}/projects': listOf('customers', 'projects', (row, guid) => refOf(row, 'customer') === guid, projectFilters),
	'GET /v1/projects/{guid}': get('projects'),
	'POST /v1/projects': create('projects', { fields: newProject, after: addRootPhase }),
	'PATCH /v1/projects/{guid}': patch('projects', 'ProjectInputModelBase', {
		fields: ({ field, value }) => asStored({ [field]: value }),
		after: (row, changes, { store }) => { if (changes.some(({ field }) => field === 'isClosed')) row['closedDate'] = row['isClosed'] === true ? dateOf(store.clock()) : null; },
	}),
	'DELETE /v1/projects/{guid}': (request) => {
		const { store } = request;
		const project = parentOf('projects', request);
		const entry = store.usages('projects', project.guid).find(([name]) => name !== 'phases' && name !== 'projectBillingCustomers');
		if (entry !== undefined) throw forbiddenChange(`The project has ${entry[0]} and cannot be deleted`);
		for (const name of ['phases', 'projectBillingCustomers'] as const) for (const row of store.all(name).filter((each) => ofProject(each, project.guid))) store.remove(name, row);
		store.remove('projects', project);
		return undefined;
	},
	'GET /v1/projects/{projectGuid}/keywords': (request) => filtered(keywordGuids(parentOf('projects', request)).map((guid) => ({ ...byGuid('keywords', guid, request.store) })), request),
	'POST /v1/projects/{projectGuid}/keywords/{guid}': (request) => {
		const project = parentOf('projects', request);
		const keyword = byGuid('keywords', request.params['guid'] as string, request.store);
		if (keyword['category'] !== 'Project') throw invalid('The keyword is not one for projects', 'guid', 'PathParameter');
		request.store.change('projects', project, { keywords: [...new Set([...keywordGuids(project), keyword.guid])].map((guid) => ({ guid })) });
		return [keyword];
	},
	'DELETE /v1/projects/{projectGuid}/keywords/{guid}': (request) => {
		const project = parentOf('projects', request);
		byGuid('keywords', request.params['guid'] as string, request.store);
		request.store.change('projects', project, { keywords: keywordGuids(project).filter((guid) => guid !== request.params['guid']).map((guid) => ({ guid })) });
		return undefined;
	},
	'GET /v1/projects/{projectGuid}/projectbillingcustomers': listOf('projects', 'projectBillingCustomers', ofProject),
	'GET /v1/projectbillingcustomers/{guid}': get('projectBillingCustomers'),
	'POST /v1/projectbillingcustomers': create('projectBillingCustomers'),
	'PATCH /v1/projectbillingcustomers/{guid}': patch('projectBillingCustomers', 'ProjectBillingCustomerModel'),
	'DELETE /v1/projectbillingcustomers/{guid}': remove('projectBillingCustomers'),
	'GET /v1/projects/{guid}/phaseswithhierarchy': (request) => request.store.all('phases').filter((row) => ofProject(row, parentOf('projects', request).guid)),
	'GET /v1/phases': list('phases', { projectGuids: refersToAny('project') }),
	'GET /v1/phases/{guid}': get('phases'),
	'POST /v1/phases': create('phases', {
		fields: (given, { store }) => {
			const project = store.find('phases', refOf(given as Row, 'parentPhase'))?.['project'] as { guid: string };
			if (given['project'] !== undefined && given['project'] !== null && refOf(given as Row, 'project') !== project.guid) throw invalid('The parent phase belongs to another project', 'project');
			return { ...given, project };
		},
	}),
	'PATCH /v1/phases/{guid}': patch('phases', 'PhaseInputModel'),
	'DELETE /v1/phases/{guid}': remove('phases'),
};
