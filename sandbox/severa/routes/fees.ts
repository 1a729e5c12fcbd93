/** Project fees, recurring fee rules and flat rates (severa-rest-api.md sections 14.3 and 15.6). */
import { invalid } from '../errors';
import { byGuid, create, filtered, get, list, listOf, patch, parentOf, remove, type Request, type Routes } from '../route';
import { refOf, type Row } from '../store';
import { checkNotInvoiced, checkOpenProject, deletedList, entryFilters, rememberDeleted } from './entries';

/** What a fee takes from its product where the body says nothing. */
function newFee(given: Record<string, unknown>, { store }: Request): Record<string, unknown> {
	const project = store.find('projects', refOf(given as Row, 'project'));
	checkOpenProject(project);
	const product = store.find('products', refOf(given as Row, 'product'));
	if (product === undefined && (given['name'] === undefined || given['productType'] === undefined)) throw invalid('Without a product, name and productType are mandatory', 'product');
	const standardVat = store.all('vatRates').find((row) => row['isDefault'] === true)?.['percentage'];
	return {
		hasVolumePricing: false, isRecurrenceRule: false, quantity: 1, isBillable: true, billingSchedule: 'Immediately', eventDate: store.now().slice(0, 10),
		phase: project?.['rootPhase'] ?? null,
		name: product?.['name'] ?? null, productType: product?.['type'] ?? null, measurementUnit: product?.['measurementUnit'] ?? null, salesAccount: product?.['salesAccount'] ?? null,
		unitPrice: product?.['unitPrice'] ?? null, unitCost: product?.['unitCost'] ?? null, vatRate: product?.['vatRate'] ?? standardVat ?? null,
		...given,
	};
}

const ofProject = (row: Row, guid: string) => refOf(row, 'project') === guid;
const checkPhase = (given: Record<string, unknown>, { store }: Request) => {
	const phase = store.find('phases', refOf(given as Row, 'phase'));
	if (phase !== undefined && refOf(phase, 'project') !== refOf(given as Row, 'project')) throw invalid('The phase belongs to another project', 'phase');
	return given;
};

export const fees: Routes = {
	'GET /v1/projectfees': list('projectFees'),
	'GET /v1/projectfees/{guid}': get('projectFees'),
	'POST /v1/projectfees': create('projectFees', { fields: (given, request) => newFee(checkPhase(given, request), request) }),
	'PATCH /v1/projectfees/{guid}': patch('projectFees', 'ProjectFeeInputModel', { check: (_changes, row) => checkNotInvoiced(row) }),
	'DELETE /v1/projectfees/{guid}': remove('projectFees', (row, { store }) => { checkNotInvoiced(row); rememberDeleted('deletedProjectFees', row, store); }),
	'GET /v1/deletedprojectfees': deletedList('deletedProjectFees'),
	'GET /v1/projects/{projectGuid}/projectfees': listOf('projects', 'projectFees', ofProject, entryFilters),
	'GET /v1/users/{userGuid}/projectfees': listOf('users', 'projectFees', (row, guid) => refOf(row, 'user') === guid, { ...entryFilters, hasPhase: (row, [value]) => (refOf(row, 'phase') !== undefined) === value }),
	'GET /v1/projectrecurringfeerules': list('recurringFeeRules'),
	'GET /v1/projectrecurringfeerules/{guid}': get('recurringFeeRules'),
	'POST /v1/projectrecurringfeerules': create('recurringFeeRules', { fields: (given, request) => ({ quantity: 1, generatedTimes: 0, ...checkPhase(given, request) }) }),
	'PATCH /v1/projectrecurringfeerules/{guid}': patch('recurringFeeRules', 'ProjectRecurringFeeRuleInputModel', {
		check: (changes, row, { store }) => {
			const billed = store.all('projectFees').some((fee) => fee['recurrenceRuleGuid'] === row.guid && refOf(fee, 'invoice') !== undefined);
			if (billed && changes.some(({ field }) => field === 'frequency' || field === 'recurrenceStartDate')) throw invalid('Frequency and start date are fixed once a fee has been billed', 'frequency');
		},
	}),
	'DELETE /v1/projectrecurringfeerules/{guid}': remove('recurringFeeRules'),
	'GET /v1/projects/{projectGuid}/projectrecurringfeerules': listOf('projects', 'recurringFeeRules', ofProject),
	'GET /v1/flatrates': (request) => filtered(request.store.all('flatRates'), request, { invoiceGuid: (row, [value]) => row['invoiceGuid'] === value, changedSince: () => true }),
	// One flat rate, and yet an array: so says the description.
	'GET /v1/flatrates/{guid}': ({ params, store }) => [byGuid('flatRates', params['guid'] as string, store)],
	'GET /v1/projects/{projectGuid}/flatrates': (request) => {
		const project = parentOf('projects', request);
		return request.store.all('flatRates').filter((row) => ofProject(row, project.guid));
	},
};
