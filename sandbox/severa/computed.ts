/** Fields that follow from other records or from an option. The names beyond a model's own are for the small models that show such a record. */
import type { World } from './render';
import { refOf, type Row } from './store';
import { dateOf, dateTime, instant } from './time';
import { roundCents } from './totals';

type Rule = (row: Row, world: World) => unknown;

const fullName: Rule = (row) => [row['firstName'], row['lastName']].filter((part) => part !== null && part !== undefined).join(' ');
const money = (amount: number, currencyCode: unknown) => ({ amount, currencyCode, multiCurrencyInfo: null });
const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

/** The work contract that is valid on a date. */
export function contractOn(userGuid: string, date: string, { store }: World): Row | undefined {
	return store.all('workContracts').find((row) => refOf(row, 'user') === userGuid && String(row['startDate']) <= date && (row['endDate'] === null || row['endDate'] === undefined || String(row['endDate']) >= date));
}

function companyOf(unit: Row | undefined, { store }: World): Row | undefined {
	return store.find('companies', refOf(unit, 'companyGuid'));
}

function expensesTotal(claim: Row, { store, options }: World): number {
	const lines = store.all('travelExpenses').filter((row) => refOf(row, 'travelReimbursement') === claim.guid && (options.travelTotals === 'all' || row['travelReimbursementRequired'] !== false));
	return lines.reduce((sum, row) => sum + roundCents(numberOf(row['quantity']) * numberOf((row['unitCost'] as { amount?: number } | null)?.amount)), 0) / 100;
}

const homeCurrency: Rule = (_row, { store }) => store.all('currencies').find((row) => row['isOrganizationCurrency'] === true)?.['code'];
const projectCustomer: Rule = (row, { store }) => row['customer'] ?? store.find('projects', refOf(row, 'project'))?.['customer'];

const isCreditRow = (row: Row, { store }: World) => store.find('invoices', refOf(row, 'invoiceGuid'))?.['isCreditNote'] === true;
const minus = (value: unknown) => (typeof value === 'number' && value !== 0 ? -value : value);
/** Rows of credit notes are kept as negative quantity × positive price. */
const creditRow: Record<string, Rule> = {
	quantity: (row, world) => (world.options.creditNoteSign === 'negativePrice' && isCreditRow(row, world) ? minus(row['quantity']) : row['quantity']),
	unitPrice: (row, world) => {
		const price = row['unitPrice'] as { amount: number | null } | null;
		return world.options.creditNoteSign === 'negativePrice' && isCreditRow(row, world) && price !== null ? { ...price, amount: minus(price.amount) } : price;
	},
};
/** Entries behind a credit note are kept with positive quantities. */
const reimbursed = (field: string): Rule => (row, { options }) => (options.reimbursedSign === 'negative' ? minus(row[field]) : row[field]);
const reimbursedQuantities = { quantity: reimbursed('quantity'), invoiceQuantity: reimbursed('invoiceQuantity') };

const phase: Record<string, Rule> = {
	currencyCode: (row, { store }) => { const code = store.find('currencies', refOf(store.find('projects', refOf(row, 'project')), 'currency')); return code && { code: code['code'], guid: code.guid, name: code['name'], symbol: code['symbol'] }; },
	phaseStatus: (row, { store }) => { const status = row['phaseStatus'] as { phaseStatusTypeGuid?: string } | null | undefined; return status && { ...status, name: store.find('phaseStatusTypes', status.phaseStatusTypeGuid)?.['name'] }; },
};

/** Model → field → rule. A rule gives the stored form; references in it are filled in afterwards. */
export const COMPUTED: Record<string, Record<string, Rule>> = {
	UserOutputModel: {
		name: fullName,
		companyGuid: (row, world) => refOf(world.store.find('businessUnits', refOf(row, 'businessUnit')), 'companyGuid'),
		keywords: (row, { store }) => (row['keywords'] as Array<{ guid: string }> | null | undefined)?.map(({ guid }) => ({ guid, value: store.find('keywords', guid)?.['keyword'] })),
		workContract: (row, world) => { const found = contractOn(row.guid, dateOf(world.store.clock()), world); return found && { guid: found.guid }; },
		title: (row, world) => contractOn(row.guid, dateOf(world.store.clock()), world)?.['title'],
	},
	ContactModel: { name: fullName, emails: (row) => row['emails'] ?? [], phoneNumbers: (row) => row['phoneNumbers'] ?? [] },
	CountryModel: { code: (row) => row['code2'] },
	InvoiceTemplateModel: { name: (row) => row['title'] },
	BusinessUnitModel: {
		companyName: (row, world) => companyOf(row, world)?.['name'],
		companyBusinessUnitGuid: (row, world) => companyOf(row, world)?.['rootBusinessUnitGuid'],
		companyCountryGuid: (row, world) => refOf(companyOf(row, world), 'country'),
		companyCurrencyGuid: (row, world) => companyOf(row, world)?.['currencyGuid'],
	},
	ProjectOutputModel: {
		companyGuid: (row, world) => refOf(world.store.find('businessUnits', refOf(row, 'businessUnit')), 'companyGuid'),
		keywords: (row, { store }) => (row['keywords'] as Array<{ guid: string }> | null | undefined)?.map(({ guid }) => ({ guid, name: store.find('keywords', guid)?.['keyword'] })),
		projectStatus: (row, { store }) => { const status = row['projectStatus'] as { projectStatusTypeGuid?: string } | null | undefined; return status && { ...status, name: store.find('projectStatusTypes', status.projectStatusTypeGuid)?.['name'] }; },
		salesStatus: (row, { store }) => { const status = row['salesStatus'] as { salesStatusTypeGuid?: string } | null | undefined; return status && { ...status, name: store.find('salesStatusTypes', status.salesStatusTypeGuid)?.['name'] }; },
	},
	PhaseOutputModel: phase,
	PhaseModelWithHierarchyInfo: {
		...phase,
		level: (row, { store }) => { let level = 0; for (let above = store.find('phases', refOf(row, 'parentPhase')); above !== undefined; above = store.find('phases', refOf(above, 'parentPhase'))) level += 1; return level; },
		hasChildren: (row, { store }) => store.all('phases').some((other) => refOf(other, 'parentPhase') === row.guid),
		customer: (row, { store }) => store.find('projects', refOf(row, 'project'))?.['customer'],
	},
	TravelExpenseTypeOutputModel: { isMileage: (row) => row['expenseClass'] === 'Mileage', isDailyAllowance: (row) => row['expenseClass'] === 'DailyAllowance' },
	WorkHourOutputModel: {
		customer: projectCustomer,
		isModifiable: (row) => row['isApproved'] !== true && (row['invoice'] === null || row['invoice'] === undefined),
		isProductive: (row, { store }) => row['isProductive'] ?? store.find('workTypes', refOf(row, 'workType'))?.['isProductive'],
	},
	ProjectFeeOutputModel: { customer: projectCustomer },
	ProjectRecurringFeeRuleOutputModel: { customer: projectCustomer, name: (row, { store }) => row['name'] ?? store.find('products', refOf(row, 'product'))?.['name'] },
	ProjectTravelExpenseOutputModel: {
		customer: projectCustomer,
		attachmentCount: (row, { store }) => store.all('travelExpenseFiles').filter((file) => refOf(file, 'travelExpenseGuid') === row.guid).length,
	},
	TravelReimbursementOutputModel: {
		// What a state gives is shown as it is: a test may want a sum that does not fit.
		totalExpenses: (row, world) => row['totalExpenses'] ?? money(expensesTotal(row, world), homeCurrency(row, world)),
		total: (row, world) => row['total'] ?? money((roundCents(expensesTotal(row, world)) - roundCents(numberOf((row['advancePayment'] as { amount?: number } | null)?.amount))) / 100, homeCurrency(row, world)),
		status: (row, { store }) => store.find('travelReimbursementStatuses', refOf(row, 'travelReimbursementStatus'))?.['name'],
		isApproved: (row, { store }) => store.find('travelReimbursementStatuses', refOf(row, 'travelReimbursementStatus'))?.['isApproved'],
		isLocked: (row, { store }) => store.find('travelReimbursementStatuses', refOf(row, 'travelReimbursementStatus'))?.['isLocked'],
	},
	ActivityModel: {
		endDateTime: (row, { options }) => {
			const end = row['endDateTime'];
			if (row['isAllDay'] !== true || typeof end !== 'string' || options.allDayEnd === 'lastSecond' || !end.includes('T23:59:59')) return end;
			return dateTime(new Date((instant(end) as Date).getTime() + 1000));
		},
		phase: (row, { store }) => {
			const phase = store.find('phases', refOf(row, 'phase'));
			const project = store.find('projects', refOf(phase, 'project'));
			return phase && { guid: phase.guid, name: phase['name'], isLocked: phase['isLocked'] ?? false, projectGuid: project?.guid, projectName: project?.['name'], projectNumber: project?.['number'], projectOwnerGuid: refOf(project, 'projectOwner') };
		},
	},
	InvoiceOutputModel: { canBeDeleted: (row, { store }) => store.find('invoiceStatuses', refOf(row, 'status'))?.['isReadOnly'] !== true },
	InvoiceRowOutputModel: creditRow,
	ReimbursedWorkHourOutputModel: reimbursedQuantities,
	ReimbursedProjectFeeOutputModel: reimbursedQuantities,
	ReimbursedProjectTravelExpenseOutputModel: reimbursedQuantities,
	ActivityParticipantModel: { name: (row, { store }) => { const user = store.find('users', refOf(row, 'participantGuid')); return user && `${String(user['firstName'])} ${String(user['lastName'])}`; } },
	OrganizationDetailsOutputModel: { activeCompanies: (_row, { store }) => store.all('companies') },
};
