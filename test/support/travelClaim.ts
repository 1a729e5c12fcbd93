/** A travel claim that can go, and the settings it goes with; to be changed field by field in tests. */
import { defaultsOf } from '../../src/domain/setting';
import { travelExpenseDocumentSettings, type TravelExpenseSettings } from '../../src/domain/settings/travelExpense';
import { mapTravelClaim, TravelContext, type MappedTravelClaim } from '../../src/domain/travelExpense';
import type { SeveraProjectTravelExpense } from '../../src/severa/invoiceEntries';
import type { ReceiptForTransfer, TravelClaimForTransfer } from '../../src/severa/travelClaimForTransfer';
import type { TripExpenseDocument } from '../../src/netvisor/tripExpenseDocument';
import { travelExpenseType } from './severaRecords';

export const CLAIM = '3f53b34e-101e-c3b7-dd0a-db879cc56e39';
export const USER = '52feee5b-a855-66d3-402e-7514569f6b0f';
const eur = (amount: number | null) => ({ amount, currencyCode: 'EUR', multiCurrencyInfo: null });

/** Types by their code, as the demo company has them. */
export const TYPES = [
	travelExpenseType({ guid: 't-601', code: '601', name: 'Kokopäiväraha' }),
	travelExpenseType({ guid: 't-603-se', code: '603', name: 'Ulkomaan päiväraha, Ruotsi' }),
	travelExpenseType({ guid: 't-603-ee', code: '603', name: 'Ulkomaan päiväraha, Viro' }),
	travelExpenseType({ guid: 't-604', code: '604', name: 'Ateriakorvaus' }),
	travelExpenseType({ guid: 't-610', code: '610', name: 'Kilometrikorvaus', expenseClass: 'Mileage', isDailyAllowance: false, isMileage: true, measurementUnit: 'km' }),
	travelExpenseType({ guid: 't-620', code: '620', name: 'Majoitus', expenseClass: 'OtherTravelExpense', isDailyAllowance: false, costAccount: { guid: 'a-1', name: 'Matkat', number: '7830' } }),
];

let count = 0;
/** An expense of a type, by the type's guid. */
export function expense(type: string, changed: Partial<SeveraProjectTravelExpense> = {}): SeveraProjectTravelExpense {
	const known = TYPES.find(({ guid }) => guid === type);
	return {
		guid: `e-${++count}`,
		description: 'Hotelli Oulussa',
		eventDate: '2026-10-14',
		quantity: 1,
		measurementUnit: known?.measurementUnit ?? 'kpl',
		travelExpense: { guid: type, name: known?.name, code: known?.code, expenseClass: known?.expenseClass, includeTime: false },
		travelStartTime: null,
		travelEndTime: null,
		user: { guid: USER, name: 'Eero Lehtonen', code: '102' },
		project: { guid: 'p-1', name: 'Verkkokauppa', number: 2001, isInternal: false },
		costAccount: { guid: 'a-1', name: 'Matkat' },
		unitCost: eur(142),
		purchaseVatRate: 13.5,
		travelReimbursementRequired: true,
		attachmentCount: 0,
		...changed,
	} as SeveraProjectTravelExpense;
}

/** With start and end on 13 and 14 October. */
export const perDiem = (type: string, changed: Partial<SeveraProjectTravelExpense> = {}) => expense(type, { description: 'Työpajat', quantity: 2, unitCost: eur(54), purchaseVatRate: 0, travelStartTime: '2026-10-13T06:30:00+03:00', travelEndTime: '2026-10-14T16:40:00Z', ...changed });
export const drive = (changed: Partial<SeveraProjectTravelExpense> = {}) => expense('t-610', { description: 'Turku ja takaisin', quantity: 341.5, unitCost: eur(0.55), purchaseVatRate: 0, ...changed });

export const receipt = (expenseGuid: string, changed: Partial<ReceiptForTransfer> = {}): ReceiptForTransfer => ({ guid: `l-${expenseGuid}`, name: 'hotelli.pdf', fileGuid: `f-${expenseGuid}`, travelExpenseGuid: expenseGuid, contentType: 'application/pdf', size: 1000, isInternal: false, ...changed });

/** Sums are those of the expenses, unless the claim says otherwise. */
export function travelClaim(expenses: SeveraProjectTravelExpense[], { claim = {}, ...changed }: Partial<Omit<TravelClaimForTransfer, 'claim'>> & { claim?: Partial<TravelClaimForTransfer['claim']> } = {}): TravelClaimForTransfer {
	const total = expenses.reduce((sum, { quantity, unitCost }) => sum + Math.round((quantity ?? 0) * (unitCost?.amount ?? 0) * 100), 0) / 100;
	return {
		claim: { guid: CLAIM, number: 302, title: 'Oulu 13.–14.10.', date: '2026-10-16T00:00:00+03:00', user: { guid: USER, name: 'Eero Lehtonen' }, travelReimbursementStatus: { guid: 's-3', name: 'Hyväksytty' }, advancePayment: eur(null), totalExpenses: eur(total), total: eur(total), ...claim },
		status: { guid: 's-3', name: 'Hyväksytty', isActive: true, isApproved: true, isLocked: true },
		statusNames: ['Hyväksytty', 'Siirretty Netvisoriin', 'Vedos'],
		expenses,
		expenseTypes: TYPES,
		traveller: { guid: USER, firstName: 'Eero', lastName: 'Lehtonen', code: '102', isActive: true, businessUnit: { guid: 'u-1', name: 'Helsinki', code: '10' } },
		projects: [],
		costAccounts: [{ guid: 'a-1', name: 'Matkat', number: '7830' }],
		receipts: [],
		receiptsListed: true,
		...changed,
	};
}

const employee = (employeeNumber: string, resourceManagement = 'true') => ({ netvisorKey: '9', employeeNumber, firstName: 'Eero', lastName: 'Lehtonen', isEmployed: 'true', payrollService: 'true', resourceManagement, identityDigest: '' });
export const RATIOS = [
	{ netvisorKey: '1', ratioNumber: '604', name: 'Meal allowance', source: 'tripexpensecustomlines' },
	{ netvisorKey: '2', ratioNumber: '620', name: 'Accommodation', source: 'tripexpensecustomlines' },
	{ netvisorKey: '3', ratioNumber: '690', name: 'Advance', source: 'tripexpensecustomlines' },
	{ netvisorKey: '4', ratioNumber: '620', name: 'Monthly salary', source: 'companyparameters' },
];

export const travelSettings = (changed: Partial<TravelExpenseSettings> = {}): TravelExpenseSettings => ({
	...defaultsOf(travelExpenseDocumentSettings),
	employeeRegister: [employee('102'), employee('114', 'false')],
	payrollRatioRegister: RATIOS,
	perDiemTable: [{ from: '601', to: 'domesticfull' }, { from: '603', to: 'foreign' }, { from: '604', to: 'custom' }],
	...changed,
});

export const mapClaim = (bundle: TravelClaimForTransfer, settings: Partial<TravelExpenseSettings> = {}): MappedTravelClaim => mapTravelClaim(bundle, new TravelContext(travelSettings(settings), '2026-10-30'));

/** The document of a claim that must be ready. */
export function documentOf(bundle: TravelClaimForTransfer, settings: Partial<TravelExpenseSettings> = {}): TripExpenseDocument {
	const { mapped } = mapClaim(bundle, settings);
	if (mapped.outcome === 'held') throw new Error(`Held: ${mapped.reasons.map(({ code, message }) => `${code} ${message}`).join('; ')}`);
	return mapped.document;
}

/** Codes of what holds a claim; [] when it is ready. */
export function codesOf(bundle: TravelClaimForTransfer, settings: Partial<TravelExpenseSettings> = {}): string[] {
	const { mapped } = mapClaim(bundle, settings);
	return mapped.outcome === 'held' ? mapped.reasons.map(({ code }) => code) : [];
}
