/**
 * Severa invoices for tests: complete records with plain values; each test names only what it is about. Shapes follow the
 * vendor's OpenAPI document (Severa API 14.1, 15.2, 15.4, 15.6).
 */
import type { SeveraFlatRate, SeveraProjectFee, SeveraProjectTravelExpense, SeveraReimbursedProjectFee, SeveraReimbursedProjectTravelExpense, SeveraReimbursedWorkHour, SeveraWorkHour } from '../../src/severa/invoiceEntries';
import type { SeveraCustomer } from '../../src/severa/customer';
import type { InvoiceForTransfer, InvoiceRowForTransfer } from '../../src/severa/invoiceForTransfer';
import type { SeveraMoney } from '../../src/severa/money';
import type { SeveraProject } from '../../src/severa/project';
import type { SeveraUser } from '../../src/severa/user';
import { Decimal } from '../../src/domain/decimal';
import { fromCents, toCents } from '../../src/domain/money';

type Loose<T> = Partial<{ [K in keyof T as string extends K ? never : K]: T[K] }>;

export const money = (amount: number | null, currencyCode = 'EUR'): SeveraMoney => ({ amount, currencyCode, multiCurrencyInfo: null });

export const unitSouth = { guid: 'unit-south', code: '10', name: 'Etelä' };
export const unitNorth = { guid: 'unit-north', code: '20', name: 'Pohjoinen' };

export const project = (given: Loose<SeveraProject> = {}): SeveraProject => ({ guid: 'project-2001', name: 'Verkko', number: 2001, businessUnit: unitSouth, keywords: null, isClosed: false, isInternal: false, ...given });
export const secondProject = project({ guid: 'project-2002', name: 'Kauppa', number: 2002, businessUnit: unitNorth });

export const user = (given: Loose<SeveraUser> = {}): SeveraUser => ({ guid: 'user-1001', firstName: 'Aino', lastName: 'Malli', code: '1001', isActive: true, businessUnit: unitSouth, ...given });
export const secondUser = user({ guid: 'user-1002', firstName: 'Eero', lastName: 'Esimerkki', code: '1002', businessUnit: unitNorth });

const inProject = (one: SeveraProject) => ({ guid: one.guid, name: one.name, number: one.number });
const byUser = (one: SeveraUser) => ({ guid: one.guid, name: `${one.firstName} ${one.lastName}`, firstName: one.firstName, lastName: one.lastName, code: one.code });

export const workType = { guid: 'work-type-t100', name: 'Ohjelmointi', code: 'T100' };

export function workHour(given: Omit<Loose<SeveraWorkHour>, 'project' | 'user'> & { project?: SeveraProject; user?: SeveraUser } = {}): SeveraWorkHour {
	const { project: inside = project(), user: who = user(), ...rest } = given;
	return { guid: 'hour-1', eventDate: '2026-03-10', quantity: 10, invoiceQuantity: null, unitPrice: money(100), workType, isModifiable: false, billableStatus: 'Billable', project: inProject(inside), user: byUser(who), ...rest };
}

export function projectFee(given: Omit<Loose<SeveraProjectFee>, 'project' | 'user'> & { project?: SeveraProject; user?: SeveraUser | null } = {}): SeveraProjectFee {
	const { project: inside = project(), user: who = null, ...rest } = given;
	return { guid: 'fee-1', name: 'Lisenssi', eventDate: '2026-03-15', quantity: 1, invoiceQuantity: null, unitPrice: money(300), product: { guid: 'product-lis', name: 'Lisenssi', code: 'LIS-01' }, productType: 'Materials', isRecurrenceRule: false, hasVolumePricing: false, project: { guid: inside.guid, name: inside.name }, user: who && byUser(who), ...rest };
}

export function travelExpense(given: Omit<Loose<SeveraProjectTravelExpense>, 'project' | 'user'> & { project?: SeveraProject; user?: SeveraUser } = {}): SeveraProjectTravelExpense {
	const { project: inside = project(), user: who = user(), ...rest } = given;
	return { guid: 'travel-1', eventDate: '2026-03-12', quantity: 100, invoiceQuantity: null, unitPrice: money(0.57), travelExpense: { guid: 'type-km', name: 'Kilometrikorvaus', code: 'KM', expenseClass: 'Mileage', includeTime: false }, travelReimbursementRequired: true, attachmentCount: 0, project: inProject(inside), user: byUser(who), ...rest };
}

export const flatRate = (given: Loose<SeveraFlatRate> = {}): SeveraFlatRate => ({ guid: 'flat-1', project: inProject(project()), price: money(5000), ...given });

export function reimbursedWorkHour(given: Omit<Loose<SeveraReimbursedWorkHour>, 'project' | 'user'> & { project?: SeveraProject; user?: SeveraUser } = {}): SeveraReimbursedWorkHour {
	const { project: inside = project(), user: who = user(), ...rest } = given;
	return { guid: 'hour-1', eventDate: '2026-03-10', quantity: 10, invoiceQuantity: null, unitPrice: money(100), workType: { guid: workType.guid, name: workType.name }, project: inProject(inside), user: { guid: who.guid, name: `${who.firstName} ${who.lastName}` }, ...rest };
}

export const reimbursedProjectFee = (given: Loose<SeveraReimbursedProjectFee> = {}): SeveraReimbursedProjectFee => ({ guid: 'fee-1', name: 'Lisenssi', eventDate: '2026-03-15', quantity: 1, unitPrice: money(300), product: { guid: 'product-lis', name: 'Lisenssi' }, productType: 'Materials', project: { guid: 'project-2001', name: 'Verkko', number: '2001' }, user: null, ...given });

export const reimbursedTravelExpense = (given: Loose<SeveraReimbursedProjectTravelExpense> = {}): SeveraReimbursedProjectTravelExpense => ({ guid: 'travel-1', name: 'Kilometrikorvaus', eventDate: '2026-03-12', quantity: 100, unitPrice: money(0.57), product: { guid: 'type-km', name: 'Kilometrikorvaus' }, project: { guid: 'project-2001', name: 'Verkko', number: '2001' }, user: { guid: 'user-1001', name: 'Aino Malli' }, ...given });

export function row(given: Loose<InvoiceRowForTransfer> = {}): InvoiceRowForTransfer {
	return {
		guid: 'row-1', rowType: 'Hours', category: 'Hours', code: ['T100'], description: 'Maaliskuun työt', quantity: 10, measurementUnit: 'h', unitPrice: money(100), vatRate: 25.5,
		costCenter: null, salesAccount: { name: 'Palvelumyynti', number: '3000' }, flatRateGuid: null, hasInvoiceComment: false, sortOrder: 1,
		workHours: [], projectFees: [], travelExpenses: [], flatRates: [], reimbursedWorkHours: [], reimbursedProjectFees: [], reimbursedTravelExpenses: [],
		...given,
	};
}

export const feeRow = (given: Loose<InvoiceRowForTransfer> = {}): InvoiceRowForTransfer => row({ guid: 'row-2', rowType: 'ProjectFees', category: 'ProjectFees', code: ['LIS-01'], description: 'Lisenssi', quantity: 1, measurementUnit: 'kpl', unitPrice: money(300), sortOrder: 2, ...given });

export const customerCard: SeveraCustomer = { guid: 'customer-10427', name: 'Koivuranta Oy', number: 10427, isActive: true, isInternal: false, vatNumber: 'FI01120389', headquarterAddress: { addressline: 'Satamakatu 4', postalCode: '20100', city: 'Turku', country: 'Finland' } };

export const INVOICE_GUID = 'ab12f7e0-4c3d-95e8-0b76-d1e2a9c84f30';

/** Totals that fit the rows, rounded at the end; given totals win. */
function totalsOf(rows: readonly InvoiceRowForTransfer[], currency: string) {
	const net = Decimal.sum(rows.map((one) => Decimal.from(one.quantity).times(Decimal.from(one.unitPrice?.amount ?? 0)).round(2)));
	const rates = [...new Set(rows.map((one) => one.vatRate ?? 0))];
	const tax = Decimal.sum(rates.map((rate) => Decimal.sum(rows.filter((one) => (one.vatRate ?? 0) === rate).map((one) => Decimal.from(one.quantity).times(Decimal.from(one.unitPrice?.amount ?? 0)).round(2))).times(Decimal.from(rate)).times(Decimal.from('0.01')).round(2)));
	const amount = (value: Decimal) => money(Number(fromCents(toCents(value)).toString()), currency);
	return { totalExcludingTax: amount(net), totalTax: amount(tax), totalIncludingTax: amount(net.plus(tax)) };
}

export interface GivenInvoice extends Partial<Omit<InvoiceForTransfer, 'invoice'>> {
	invoice?: Loose<InvoiceForTransfer['invoice']>;
}

export function invoiceForTransfer({ invoice = {}, rows = [row()], ...given }: GivenInvoice = {}): InvoiceForTransfer {
	const reference = { guid: 'customer-10427', name: 'Koivuranta Oy', number: 10427 };
	const currency = invoice.currency?.code ?? 'EUR';
	return {
		invoice: {
			guid: INVOICE_GUID, number: 5012, date: '2026-03-31', dueDate: '2026-04-14', entryDate: null, paymentDate: null,
			status: { guid: 'status-ready', name: 'Valmis lähetettäväksi Netvisoriin', isSent: false, isPaid: false, isWaitingPayment: false },
			customer: reference, billingCustomer: reference,
			projects: [inProject(project())],
			receiverCustomerName: 'Koivuranta Oy', receiverVatNumber: 'FI01120389', receiverAddress: { addressline: 'Satamakatu 4', postalCode: '20100', city: 'Turku', state: null, country: 'Finland' },
			currency: { guid: 'currency', name: currency, code: currency, symbol: currency }, currencyRate: 1,
			...totalsOf(rows, currency),
			workHoursQuantity: 10, workHourValueAddedTax: null, referenceNumber: '50128', orderNumber: null, ourReference: null, yourReference: null, notes: null, freeText1: null, freeText2: null,
			paymentTerm: 14, overdueInterest: 8, isCreditNote: false, creditNoteInvoice: null, reimburseInvoice: null, canBeDeleted: false,
			...invoice,
		},
		rows,
		billingCustomer: customerCard, projects: [project(), secondProject], users: [user(), secondUser],
		products: [], workTypes: [], travelExpenseTypes: [], recurringFeeRules: [], files: [], countries: [], organizationCurrency: 'EUR',
		...given,
	};
}

/** The credit note of an invoice as Severa makes it: quantities and totals negative, the entries in the reimbursed lists. */
export function creditNoteOf(original: InvoiceForTransfer): InvoiceForTransfer {
	const negate = (value: SeveraMoney | null | undefined) => value && { ...value, amount: value.amount === null || value.amount === undefined ? null : 0 - value.amount };
	const { invoice } = original;
	const named = (reference: { guid: string; name?: string | null } | null | undefined) => reference && { guid: reference.guid, name: reference.name };
	return {
		...original,
		invoice: {
			...invoice, guid: 'cd34f7e0-4c3d-95e8-0b76-d1e2a9c84f31', number: 5013, isCreditNote: true, reimburseInvoice: { guid: invoice.guid, number: invoice.number }, referenceNumber: null,
			totalExcludingTax: negate(invoice.totalExcludingTax), totalTax: negate(invoice.totalTax), totalIncludingTax: negate(invoice.totalIncludingTax),
		},
		rows: original.rows.map((one) => ({
			...one,
			quantity: 0 - one.quantity,
			reimbursedWorkHours: one.workHours.map((hour): SeveraReimbursedWorkHour => ({ guid: hour.guid, eventDate: hour.eventDate, quantity: hour.quantity, invoiceQuantity: hour.invoiceQuantity, unitPrice: hour.unitPrice, workType: named(hour.workType), user: named(hour.user), project: hour.project && { guid: hour.project.guid, name: hour.project.name, number: hour.project.number } })),
			reimbursedProjectFees: one.projectFees.map((fee): SeveraReimbursedProjectFee => ({ guid: fee.guid, eventDate: fee.eventDate, quantity: fee.quantity, invoiceQuantity: fee.invoiceQuantity, unitPrice: fee.unitPrice, product: named(fee.product), productType: fee.productType, user: named(fee.user), project: fee.project && { guid: fee.project.guid, name: fee.project.name, number: null } })),
			reimbursedTravelExpenses: one.travelExpenses.map((expense): SeveraReimbursedProjectTravelExpense => ({ guid: expense.guid, eventDate: expense.eventDate, quantity: expense.quantity ?? 0, invoiceQuantity: expense.invoiceQuantity, unitPrice: expense.unitPrice, product: named(expense.travelExpense), user: named(expense.user), project: expense.project && { guid: expense.project.guid, name: expense.project.name, number: String(expense.project.number) } })),
			workHours: [], projectFees: [], travelExpenses: [],
		})),
		workTypes: [{ ...workType, isActive: true, isDefault: false, isProductive: true }],
		products: [{ guid: 'product-lis', name: 'Lisenssi', code: 'LIS-01' }],
		travelExpenseTypes: [{ guid: 'type-km', name: 'Kilometrikorvaus', code: 'KM', isDailyAllowance: false, isMileage: true, includeTime: false }],
	};
}
