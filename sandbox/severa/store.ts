/** Everything the fake Severa holds: one list of records for each kind, references as `{ guid }`. */
import { createHash } from 'node:crypto';
import { checkState } from './stateCheck';
import { models, type Field } from './description/description';
import { dateTime } from './time';

/** A record with the fields of its model; what follows from other records is left out and worked out in `computed.ts`. */
export interface Row { guid: string; [field: string]: unknown }

/** Kind of record → its output model. */
export const COLLECTIONS = {
	organizationDetails: 'OrganizationDetailsOutputModel', organizationSettings: 'OrganizationSettingsModel', companies: 'CompanyModel',
	countries: 'CountryModel', currencies: 'CurrencyOutputModel', languages: 'LanguageModel', timezones: 'TimezoneModel', formattingCultures: 'FormattingCultureModel', holidays: 'HolidayModel',
	vatRates: 'VatRateOutputModel', bankAccounts: 'BankAccountOutputModel', businessUnits: 'BusinessUnitModel', costCenters: 'CostCenterModel', costAccounts: 'CostAccountModel', salesAccounts: 'SalesAccountModel',
	productCategories: 'ProductCategoryModel', products: 'ProductOutputModel', workTypes: 'WorkTypeOutputModel', overtimes: 'OvertimeModel', travelExpenseTypes: 'TravelExpenseTypeOutputModel', timeEntryTypes: 'TimeEntryTypeModel',
	activityTypes: 'ActivityTypeModel', keywords: 'KeywordModel', projectStatusTypes: 'ProjectStatusTypeModel', salesStatusTypes: 'SalesStatusTypeOutputModel', phaseStatusTypes: 'PhaseStatusTypeModel',
	invoiceStatuses: 'InvoiceStatusModel', invoiceTemplates: 'InvoiceTemplateModel', travelReimbursementStatuses: 'TravelReimbursementStatusModel',
	users: 'UserOutputModel', workContracts: 'WorkContractOutputModel',
	customers: 'CustomerModel', addresses: 'AddressModel', contacts: 'ContactModel', customerCountrySettings: 'CustomerCountrySettingsOutputModel',
	projects: 'ProjectOutputModel', phases: 'PhaseOutputModel', projectBillingCustomers: 'ProjectBillingCustomerModel',
	invoices: 'InvoiceOutputModel', invoiceRows: 'InvoiceRowOutputModel', invoiceSettings: 'InvoiceSettingsOutputModel', flatRates: 'FlatRateOutputModel',
	workHours: 'WorkHourOutputModel', projectFees: 'ProjectFeeOutputModel', recurringFeeRules: 'ProjectRecurringFeeRuleOutputModel', travelExpenses: 'ProjectTravelExpenseOutputModel', travelReimbursements: 'TravelReimbursementOutputModel',
	activities: 'ActivityModel', activityParticipants: 'ActivityParticipantModel', timeEntries: 'TimeEntryModel',
	reimbursedWorkHours: 'ReimbursedWorkHourOutputModel', reimbursedProjectFees: 'ReimbursedProjectFeeOutputModel', reimbursedTravelExpenses: 'ReimbursedProjectTravelExpenseOutputModel',
	deletedWorkHours: 'DeletedWorkHourModel', deletedProjectFees: 'DeletedProjectFeeModel', deletedTravelExpenses: 'DeletedProjectTravelExpenseModel',
	files: 'FileModel', invoiceFiles: 'InvoiceFileModel', travelExpenseFiles: 'ProjectTravelExpenseFileModel', projectFiles: 'ProjectFileModel', guidConversions: 'GuidConversionModel',
} as const;

export type Collection = keyof typeof COLLECTIONS;

/** Fields a record has here and no model shows: bytes, and links the API only shows from the other side. */
export const HIDDEN: Partial<Record<Collection, Record<string, Field>>> = {
	files: { data: { type: 'string', list: false, required: true, nullable: false, readOnly: false } },
	invoiceSettings: { invoiceGuid: { type: 'string', list: false, required: true, nullable: false, readOnly: false, refersTo: 'InvoiceOutputModel' } },
	phases: { isClosed: { type: 'boolean', list: false, required: false, nullable: true, readOnly: false } },
};

const collectionOfModel = new Map(Object.entries(COLLECTIONS).map(([name, model]) => [model as string, name as Collection]));
// Names under which the description points to the same things.
collectionOfModel.set('InvoiceSubModel', 'invoices').set('ProjectKeywordModel', 'keywords').set('UserKeywordModel', 'keywords');

/** Where the records of an output model are kept; undefined for what is not imitated (price lists, industries, …). */
export const collectionFor = (model: string | undefined) => (model === undefined ? undefined : collectionOfModel.get(model));

export type State = { [name in Collection]: Row[] } & {
	/** How many guids were given out since the seed. */
	sequence: number;
	/** The user whose name changes over the API carry. */
	apiUserGuid: string;
};

/** A guid that follows from its words alone; not RFC 4122 version 4, as the real ones are not (severa-rest-api.md 1.4). */
export function guidOf(...words: Array<string | number>): string {
	const hex = createHash('sha256').update(words.join('/')).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The guid a field refers to, whether written as `{ guid }` or as text. */
export function refOf(row: Row | undefined, field: string): string | undefined {
	const value = row?.[field];
	if (typeof value === 'string') return value;
	return typeof value === 'object' && value !== null ? (value as { guid?: string }).guid : undefined;
}

export class Store {
	private state!: State;
	private byGuid = new Map<Collection, Map<string, Row>>();

	constructor(readonly clock: () => Date) {}

	load(given: unknown): void {
		const state = checkState(given);
		this.state = state;
		this.byGuid = new Map((Object.keys(COLLECTIONS) as Collection[]).map((name) => [name, new Map(state[name].map((row) => [row.guid, row]))]));
	}

	dump(): State {
		return structuredClone(this.state);
	}

	all(name: Collection): Row[] {
		return this.state[name];
	}

	find(name: Collection, guid: string | undefined): Row | undefined {
		return guid === undefined ? undefined : this.byGuid.get(name)?.get(guid.toLowerCase());
	}

	/** The only record of a kind that exists once. */
	only(name: 'organizationDetails' | 'organizationSettings'): Row {
		return this.all(name)[0] as Row;
	}

	/** Adds a record with a new guid and audit fields. */
	add(name: Collection, fields: Record<string, unknown>): Row {
		this.state.sequence += 1;
		const row: Row = { ...fields, guid: guidOf('created', this.state.sequence) };
		const known = models[COLLECTIONS[name]] ?? {};
		if ('createdDateTime' in known) Object.assign(row, { createdDateTime: this.now(), createdBy: { guid: this.state.apiUserGuid }, lastUpdatedDateTime: null, lastUpdatedBy: null });
		this.all(name).push(row);
		this.byGuid.get(name)?.set(row.guid, row);
		return row;
	}

	/** Writes fields into a record and marks it as changed. */
	change(name: Collection, row: Row, fields: Record<string, unknown>): void {
		Object.assign(row, fields);
		if ('lastUpdatedDateTime' in (models[COLLECTIONS[name]] ?? {})) Object.assign(row, { lastUpdatedDateTime: this.now(), lastUpdatedBy: { guid: this.state.apiUserGuid } });
	}

	remove(name: Collection, row: Row): void {
		this.state[name].splice(this.state[name].indexOf(row), 1);
		this.byGuid.get(name)?.delete(row.guid);
	}

	/** Records that refer to a record by any field but the audit ones, as `[collection, row, field]`. */
	usages(name: Collection, guid: string): Array<[Collection, Row, string]> {
		const found: Array<[Collection, Row, string]> = [];
		for (const other of Object.keys(COLLECTIONS) as Collection[]) {
			if (other.startsWith('deleted')) continue;
			const fields = Object.entries({ ...models[COLLECTIONS[other]], ...HIDDEN[other] }).filter(([field, { refersTo }]) => !['createdBy', 'lastUpdatedBy'].includes(field) && collectionFor(refersTo) === name).map(([field]) => field);
			for (const row of this.all(other)) for (const field of fields) if (refersTo(row[field], guid)) found.push([other, row, field]);
		}
		return found;
	}

	apiUser(): Row | undefined {
		return this.find('users', this.state.apiUserGuid);
	}

	now(): string {
		return dateTime(this.clock());
	}
}

function refersTo(value: unknown, guid: string): boolean {
	if (Array.isArray(value)) return value.some((each) => refersTo(each, guid));
	return value === guid || (typeof value === 'object' && value !== null && (value as { guid?: unknown }).guid === guid);
}
