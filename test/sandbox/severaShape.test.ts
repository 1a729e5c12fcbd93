/** Every list and record the sandbox gives, held against the models of the vendor's description, field by field. */
import { operations } from '../../sandbox/severa/description/description';
import { routes } from '../../sandbox/severa/routes/routes';
import { guidOf } from '../../sandbox/severa/store';
import { severa, shapeErrors, type Severa } from './severaClient';

let api: Severa;
beforeAll(async () => { api = await severa(); });
afterAll(() => api.close());

const PARENTS: Record<string, string> = {
	customerGuid: 'customers', projectGuid: 'projects', phaseGuid: 'phases', userGuid: 'users', invoiceGuid: 'invoices', invoiceRowGuid: 'invoiceRows', travelReimbursementGuid: 'travelReimbursements', projectTravelExpenseGuid: 'travelExpenses', activityGuid: 'activities', invoiceStatusGuid: 'invoiceStatuses',
};
const COLLECTION: Record<string, string> = {
	addresses: 'addresses', businessunits: 'businessUnits', costcenters: 'costCenters', costaccounts: 'costAccounts', salesaccounts: 'salesAccounts', vatrates: 'vatRates', bankaccounts: 'bankAccounts', productcategories: 'productCategories', worktypes: 'workTypes', travelexpensetypes: 'travelExpenseTypes',
	timeentrytypes: 'timeEntryTypes', activitytypes: 'activityTypes', projectstatustypes: 'projectStatusTypes', salesstatustypes: 'salesStatusTypes', phasestatustypes: 'phaseStatusTypes', invoicestatuses: 'invoiceStatuses', invoicetemplates: 'invoiceTemplates', travelreimbursementstatuses: 'travelReimbursementStatuses',
	contactpersons: 'contacts', projectbillingcustomers: 'projectBillingCustomers', invoicerows: 'invoiceRows', workhours: 'workHours', projectfees: 'projectFees', projectrecurringfeerules: 'recurringFeeRules', flatrates: 'flatRates', travelreimbursements: 'travelReimbursements', projecttravelexpenses: 'travelExpenses',
	workcontracts: 'workContracts', invoicefiles: 'invoiceFiles', projecttravelexpensefiles: 'travelExpenseFiles', projectfiles: 'projectFiles', formattingcultures: 'formattingCultures',
};
/** A state of every kind the seed has no example of. */
const NONE = ['projectBillingCustomers', 'projectFiles', 'guidConversions'];

const served = operations.filter(({ key, method, answer }) => method === 'GET' && routes[key] !== undefined && !answer.includes('/'));

/** Paths with real guids in them: all of a kind where rows hang below, at most a handful else. */
function paths(segments: string[]): string[] {
	const state = api.state() as Record<string, Array<{ guid: string }>>;
	const name = segments.find((part) => part.startsWith('{'))?.slice(1, -1);
	if (name === undefined) return [`/${segments.join('/')}`];
	const before = segments[segments.indexOf(`{${name}}`) - 1] as string;
	const collection = PARENTS[name] ?? COLLECTION[before] ?? before;
	const values = name === 'code2' ? ['FI'] : name === 'code3' ? ['SWE'] : name === 'countryName' ? ['Saksa'] : collection === 'convert' ? [guidOf('old')] : (state[collection] ?? []).map(({ guid }) => guid);
	if (values.length === 0 && !NONE.includes(collection)) throw new Error(`No example for ${segments.join('/')} (${collection})`);
	return values.slice(0, 25).concat(values.slice(-5)).map((value) => `/${segments.join('/').replace(`{${name}}`, value)}`);
}
const query = (key: string) => (key.endsWith('/workdays') ? '?startDate=2026-10-01&endDate=2026-10-31' : '?rowCount=200');

test.each(served.map((operation) => [operation.key, operation] as const))('%s', async (key, operation) => {
	for (const path of new Set(paths(operation.segments))) {
		const answer = await api.call('GET', path + query(key));
		const current = key.endsWith('/current') && answer.status === 404;
		expect([path, answer.status]).toEqual([path, current ? 404 : 200]);
		expect(Array.isArray(answer.json)).toBe(operation.answerIsList);
		const rows = operation.answerIsList ? answer.json : [answer.json];
		const wrong = (rows as unknown[]).flatMap((row, index) => shapeErrors(row, operation.answer, `${path}[${index}]`));
		expect(wrong).toEqual([]);
	}
});

test('there is at least one record for each list that an integration reads', async () => {
	const empty: string[] = [];
	for (const { key, segments, answerIsList } of served) if (answerIsList && !segments.some((part) => part.startsWith('{')) && (await api.get(`/${segments.join('/')}`)).length === 0) empty.push(key);
	expect(empty).toEqual(['GET /v1/deletedprojectfees', 'GET /v1/deletedprojecttravelexpenses', 'GET /v1/deletedworkhours', 'GET /v1/salescases', 'GET /v1/timeentries']);
});

test('a shape error is seen', () => {
	expect(shapeErrors({ guid: 'x', name: 1, extra: true }, 'ModelWithName')).toEqual(['ModelWithName.extra is not in ModelWithName', 'ModelWithName.name: 1 is not string']);
	expect(shapeErrors({ guid: 'x' }, 'ModelWithName')).toEqual(['ModelWithName.name is missing']);
});
