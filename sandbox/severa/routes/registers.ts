/** The registers of the settings: they all work alike (severa-rest-api.md 11.3–11.5, 13, 14.2, 15.1, 15.3, 15.5). */
import { forbiddenChange } from '../errors';
import { create, get, list, patch, refersToAny, remove, type CreateOptions, type Filters, type Routes } from '../route';
import type { Collection, Row } from '../store';
import { refOf } from '../store';

interface Register { filters?: Filters; input?: string; create?: CreateOptions; removable?: (row: Row) => void; verbs?: string }

/** All five routes of one register; `verbs` narrows them. */
function register(path: string, name: Collection, model: string, { filters, input = model, create: options, removable, verbs = 'LGPUD' }: Register = {}): Routes {
	const all: Routes = {
		[`GET /v1/${path}`]: list(name, filters),
		[`GET /v1/${path}/{guid}`]: get(name),
		[`POST /v1/${path}`]: create(name, options),
		[`PATCH /v1/${path}/{guid}`]: patch(name, input),
		[`DELETE /v1/${path}/{guid}`]: remove(name, removable),
	};
	return Object.fromEntries(Object.entries(all).filter((_route, index) => verbs.includes('LGPUD'[index] as string)));
}

const notTheDefault = (row: Row) => { if (row['isDefault'] === true) throw forbiddenChange('The default cannot be deleted'); };
const inCountry: Filters = { countryGuid: refersToAny('countryGuid') };

export const registers: Routes = {
	...register('businessunits', 'businessUnits', 'BusinessUnitModel', {
		filters: { companyGuid: refersToAny('companyGuid'), companyCountryGuid: (row, [value], { store }) => refOf(store.find('companies', refOf(row, 'companyGuid')), 'country') === value },
		create: { fields: (given, { store }) => ({ ...given, companyGuid: refOf(store.find('businessUnits', given['parentGuid'] as string | undefined), 'companyGuid') ?? store.all('companies')[0]?.guid }) },
	}),
	...register('costcenters', 'costCenters', 'CostCenterModel', { removable: notTheDefault }),
	...register('costaccounts', 'costAccounts', 'CostAccountModel'),
	...register('salesaccounts', 'salesAccounts', 'SalesAccountModel'),
	...register('vatrates', 'vatRates', 'VatRateOutputModel', {
		filters: inCountry, input: 'VatRateInputModel', removable: notTheDefault,
		create: { fields: (given, { store }) => ({ ...given, countryGuid: given['countryGuid'] ?? refOf(store.only('organizationDetails'), 'country') }) },
	}),
	...register('currencies', 'currencies', 'CurrencyOutputModel', { verbs: 'LGU' }),
	...register('bankaccounts', 'bankAccounts', 'BankAccountOutputModel', { filters: { companyGuid: refersToAny('company'), businessUnitGuid: refersToAny('businessUnit') }, verbs: 'LG' }),
	...register('productcategories', 'productCategories', 'ProductCategoryModel', { removable: notTheDefault }),
	...register('products', 'products', 'ProductOutputModel', { filters: { type: (row, [value]) => row['type'] === value }, input: 'ProductInputModel' }),
	...register('worktypes', 'workTypes', 'WorkTypeOutputModel', { filters: { productive: (row, [value]) => (row['isProductive'] ?? false) === value }, input: 'WorkTypeInputModel' }),
	...register('overtimes', 'overtimes', 'OvertimeModel'),
	...register('travelexpensetypes', 'travelExpenseTypes', 'TravelExpenseTypeOutputModel', { input: 'TravelExpenseTypeInputModel' }),
	...register('timeentrytypes', 'timeEntryTypes', 'TimeEntryTypeModel'),
	...register('activitytypes', 'activityTypes', 'ActivityTypeModel'),
	...register('keywords', 'keywords', 'KeywordModel'),
	...register('projectstatustypes', 'projectStatusTypes', 'ProjectStatusTypeModel'),
	...register('salesstatustypes', 'salesStatusTypes', 'SalesStatusTypeOutputModel', { filters: { salesState: (row, [value]) => row['salesState'] === value }, input: 'SalesStatusTypeInputModel' }),
	...register('phasestatustypes', 'phaseStatusTypes', 'PhaseStatusTypeModel'),
	...register('invoicestatuses', 'invoiceStatuses', 'InvoiceStatusModel', { removable: notTheDefault }),
	...register('invoicetemplates', 'invoiceTemplates', 'InvoiceTemplateModel', { verbs: 'LG' }),
	...register('travelreimbursementstatuses', 'travelReimbursementStatuses', 'TravelReimbursementStatusModel', { removable: notTheDefault }),
};

// Without a country: the rates of the organisation's own (13.3).
const vatRates = registers['GET /v1/vatrates'];
registers['GET /v1/vatrates'] = (request) => {
	const rows = vatRates?.(request) as Row[];
	const home = refOf(request.store.only('organizationDetails'), 'country');
	return request.query.has('countryGuid') ? rows : rows.filter((row) => refOf(row, 'countryGuid') === home);
};
