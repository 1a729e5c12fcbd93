/** Kaarna Konsultointi Oy itself: company, units, settings. */
import { iban, nthBusinessId, ovt } from './identifiers';
import { audit, id, record, ref } from './record';
import type { Row } from '../store';

export const COMPANY_NAME = 'Kaarna Konsultointi Oy';
export const COMPANY_BUSINESS_ID = nthBusinessId(0);
export const COMPANY_ADDRESS = { addressline: 'Kaarnatie 12', postalCode: '00540', city: 'Helsinki' };

/** Code, name, cost centre. Helsinki is the company's own unit. */
export const UNITS: Array<[string, string, string]> = [['10', 'Helsinki', '4100'], ['20', 'Tampere', '4200'], ['30', 'Oulu', '4300']];

export const COST_CENTERS: Array<[string, string]> = [['4100', 'Asiakastyö Helsinki'], ['4200', 'Asiakastyö Tampere'], ['4300', 'Asiakastyö Oulu'], ['9000', 'Hallinto']];

export const costCenters = (): Row[] => COST_CENTERS.map(([identifier, name]) => record('costCenter', identifier, { identifier, name, isActive: true, isDefault: false, ...audit() }));

export const companies = (): Row[] => [record('company', 1, {
	name: COMPANY_NAME, country: ref('country', 'FI'), currencyCode: 'EUR', currencyGuid: id('currency', 'EUR'), currencyRate: 1, currencySymbol: '€', rootBusinessUnitGuid: id('unit', '10'),
})];

/** `withCostCenters` false leaves the register of cost centres out of it. */
export function businessUnits(withCostCenters: boolean, units = UNITS): Row[] {
	return units.map(([code, name, center]) => record('unit', code, {
		code, name, isActive: true, parentGuid: code === '10' ? null : id('unit', '10'), companyGuid: id('company', 1), vatNumber: code === '10' ? COMPANY_BUSINESS_ID : null, kvkNumber: null,
		costCenter: withCostCenters ? ref('costCenter', center) : null, ...audit(),
	}));
}

export const organizationDetails = (): Row[] => [record('organization', 1, {
	name: COMPANY_NAME, vatNumber: COMPANY_BUSINESS_ID, isVatRegistered: true, address: COMPANY_ADDRESS.addressline, postalCode: COMPANY_ADDRESS.postalCode, city: COMPANY_ADDRESS.city, country: ref('country', 'FI'), registeredOffice: 'Helsinki',
	currency: ref('currency', 'EUR'), language: ref('language', 'fi'), timezone: ref('timezone', 'Helsinki'), formatting: ref('culture', 'fi-FI'), eInvoiceAddress: ovt(COMPANY_BUSINESS_ID), eInvoiceOperatorCode: '003721291126',
	activeAddons: ['RestApi', 'MultiCurrency', 'TravelReimbursement', 'AdvancedTimeManagement', 'NetvisorIntegration'], termsOfServiceApprover: ref('user', '101'), phone: '+358 9 555 0100',
})];

export interface NextNumbers { customer: number; project: number; invoice: number; travel: number }

export const organizationSettings = (next: NextNumbers): Row[] => [record('settings', 1, {
	nextCustomerNumber: next.customer, lastCustomerNumber: next.customer - 1, nextProjectNumber: next.project, lastProjectNumber: next.project - 1, nextInvoiceNumber: next.invoice, lastInvoiceNumber: next.invoice - 1,
	nextTravelReimbursementNumber: next.travel, lastTravelReimbursementNumber: next.travel - 1, paymentTerm: 14, overdueInterest: 8, workHourApprovalMode: 'RequiredForInvoicing', workHourEntryFormat: 'Quantity',
	workWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'], travelExpenseReimbursementStartDate: '2026-01-01', travelEntryClosingDate: null, worktimeEntryClosingDate: '2026-07-31',
	isTravelExpenseImmediatelyInvoiceable: true, isWorkHourDescriptionMandatory: false, isIdenticalPhaseCodesAllowed: true, isCustomerSearchAllowed: true, isAddingNewKeywordsFromProjectAllowed: true, displayProjectNumber: true,
	uniqueIdentifierForProductsAndWorktypes: true, setCreditNoteInvoiceNumber: true, currencyRoundingType: 'AwayFromZero', paymentReferenceNumberDisplaySetting: 'ReferenceNumber',
	projectNameDisplayFormatSetting: 'ProjectNamePhaseName', projectNameDisplaySetting: 'ShowProjectLongName', quickSearchSetting: 'ShowOpenProjectsSalesCasesAndCustomers',
})];

export const bankAccounts = (): Row[] => [record('bank', 1, { accountNumber: iban('FI', '50009420028730'), accountNumberFormat: 'Iban', bankName: 'Esimerkkipankki', bic: 'OKOYFIHH', businessUnit: ref('unit', '10'), company: ref('company', 1), isActive: true, ...audit() })];
