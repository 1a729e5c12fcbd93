/** Travel claims and their expenses (severa-rest-api.md sections 15.1–15.3). */
import { forbiddenChange, invalid } from '../errors';
import { create, filtered, get, list, listOf, parentOf, patch, refersToAny, remove, type Request, type Routes } from '../route';
import { refOf, type Row, type Store } from '../store';
import { checkNotInvoiced, checkOpenProject, deletedList, entryFilters, rememberDeleted } from './entries';

const statusOf = (claim: Row, store: Store) => store.find('travelReimbursementStatuses', refOf(claim, 'travelReimbursementStatus'));

/** A claim gets its number when it is completed, that is, leaves the status of a new one; approval leaves its mark (15.1). */
function afterStatus(claim: Row, store: Store): void {
	const status = statusOf(claim, store);
	const settings = store.only('organizationSettings');
	if (status?.['isDefault'] !== true && (claim['number'] === null || claim['number'] === undefined)) {
		claim['number'] = settings['nextTravelReimbursementNumber'];
		settings['lastTravelReimbursementNumber'] = claim['number'];
		settings['nextTravelReimbursementNumber'] = (claim['number'] as number) + 1;
	}
	if (status?.['isApproved'] === true) Object.assign(claim, { approvalDate: claim['approvalDate'] ?? store.now(), approvedByUser: claim['approvedByUser'] ?? { guid: store.apiUser()?.guid } });
}

function collectExpenses(claim: Row, { store, query }: Request): void {
	const start = store.only('organizationSettings')['travelExpenseReimbursementStartDate'];
	const included = query.all('includedProjectTravelExpenses').map(String);
	for (const expense of store.all('travelExpenses')) {
		if (refOf(expense, 'user') !== refOf(claim, 'user') || refOf(expense, 'travelReimbursement') !== undefined) continue;
		const wanted = query.flag('addAllUnreimbursedTravelExpenses') === false ? included.includes(expense.guid) : typeof start !== 'string' || String(expense['eventDate'] ?? '') >= start;
		if (wanted) store.change('travelExpenses', expense, { travelReimbursement: { guid: claim.guid } });
	}
}

function newExpense(given: Record<string, unknown>, { store }: Request): Record<string, unknown> {
	const project = store.find('projects', refOf(given as Row, 'project'));
	checkOpenProject(project);
	if (refOf(store.find('phases', refOf(given as Row, 'phase')), 'project') !== project?.guid) throw invalid('The phase belongs to another project', 'phase');
	const type = store.find('travelExpenseTypes', refOf(given as Row, 'travelExpense'));
	return {
		eventDate: store.now().slice(0, 10), isBillable: project?.['isInternal'] !== true, billingSchedule: 'Immediately',
		measurementUnit: type?.['measurementUnit'] ?? null, unitCost: type?.['unitCost'] ?? null, unitPrice: type?.['unitCost'] ?? null, purchaseVatRate: type?.['purchaseVatRate'] ?? null, vatRate: type?.['vatRate'] ?? null,
		costAccount: type?.['costAccount'] ?? null, salesAccount: type?.['salesAccount'] ?? null,
		...given,
	};
}

function checkUnlocked(expense: Row, store: Store): void {
	checkNotInvoiced(expense);
	const claim = store.find('travelReimbursements', refOf(expense, 'travelReimbursement'));
	if (claim !== undefined && statusOf(claim, store)?.['isLocked'] === true) throw forbiddenChange('The expense is on a locked travel reimbursement');
}

export const travel: Routes = {
	'GET /v1/travelreimbursements': list('travelReimbursements', { travelReimbursementStatusGuids: refersToAny('travelReimbursementStatus') }),
	'GET /v1/travelreimbursements/{guid}': get('travelReimbursements'),
	'POST /v1/travelreimbursements': create('travelReimbursements', {
		fields: (given, { store }) => ({
			groupBy: 'None', canChangeApproval: true, date: store.now(), advancePayment: null, number: null, approvalDate: null, approvedByUser: null, ...given,
			travelReimbursementStatus: given['travelReimbursementStatus'] ?? { guid: store.all('travelReimbursementStatuses').find((row) => row['isDefault'] === true)?.guid },
		}),
		after: (row, request) => { collectExpenses(row, request); afterStatus(row, request.store); },
	}),
	'PATCH /v1/travelreimbursements/{guid}': patch('travelReimbursements', 'TravelReimbursementInputModel', {
		check: (changes, row, { store }) => {
			if (statusOf(row, store)?.['isLocked'] === true && changes.some(({ field }) => field !== 'travelReimbursementStatus')) throw forbiddenChange('The travel reimbursement is locked');
			for (const { field, value } of changes) {
				if (field !== 'travelReimbursementStatus') continue;
				const status = store.find('travelReimbursementStatuses', (value as { guid?: string } | null)?.guid);
				if (status === undefined) throw invalid('travelReimbursementStatus.guid is mandatory', 'travelReimbursementStatus');
				if (status['isActive'] === false) throw invalid('An inactive status cannot be chosen', 'travelReimbursementStatus');
			}
		},
		after: (row, _changes, { store }) => afterStatus(row, store),
	}),
	'DELETE /v1/travelreimbursements/{guid}': (request) => {
		const claim = parentOf('travelReimbursements', request);
		if (statusOf(claim, request.store)?.['isLocked'] === true) throw forbiddenChange('The travel reimbursement is locked');
		for (const expense of request.store.all('travelExpenses')) if (refOf(expense, 'travelReimbursement') === claim.guid) request.store.change('travelExpenses', expense, { travelReimbursement: null });
		request.store.remove('travelReimbursements', claim);
		return undefined;
	},
	'GET /v1/travelreimbursements/{travelReimbursementGuid}/projecttravelexpenses': listOf('travelReimbursements', 'travelExpenses', (row, guid) => refOf(row, 'travelReimbursement') === guid),
	'GET /v1/projecttravelexpenses': list('travelExpenses'),
	'GET /v1/projecttravelexpenses/{guid}': get('travelExpenses'),
	'POST /v1/projecttravelexpenses': create('travelExpenses', { fields: newExpense }),
	'PATCH /v1/projecttravelexpenses/{guid}': patch('travelExpenses', 'ProjectTravelExpenseInputModel', { check: (_changes, row, { store }) => checkUnlocked(row, store) }),
	'DELETE /v1/projecttravelexpenses/{guid}': (request) => {
		const expense = parentOf('travelExpenses', request);
		checkUnlocked(expense, request.store);
		for (const link of request.store.all('travelExpenseFiles').filter((row) => row['travelExpenseGuid'] === expense.guid)) request.store.remove('travelExpenseFiles', link);
		rememberDeleted('deletedTravelExpenses', expense, request.store);
		return remove('travelExpenses')(request);
	},
	'GET /v1/deletedprojecttravelexpenses': deletedList('deletedTravelExpenses'),
	'GET /v1/projects/{projectGuid}/projecttravelexpenses': listOf('projects', 'travelExpenses', (row, guid) => refOf(row, 'project') === guid, entryFilters),
	'GET /v1/users/{userGuid}/projecttravelexpenses': listOf('users', 'travelExpenses', (row, guid) => refOf(row, 'user') === guid, {
		...entryFilters,
		isReimbursed: (row, [value], { store }) => (statusOf(store.find('travelReimbursements', refOf(row, 'travelReimbursement')) ?? row, store)?.['isApproved'] === true) === value,
		isTravelReimbursementRequired: (row, [value]) => (row['travelReimbursementRequired'] ?? true) === value,
		travelReimbursementGuid: refersToAny('travelReimbursement'),
	}),
	'GET /v1/projects/{projectGuid}/travelexpensetypes': (request) => {
		parentOf('projects', request);
		return filtered(request.store.all('travelExpenseTypes').filter((row) => row['isActive'] !== false), request, { expenseClass: (row, [value]) => row['expenseClass'] === value, userGuid: () => true });
	},
};
