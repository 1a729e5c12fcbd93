/** One row of an invoice of the seed and the entries behind it. */
import type { Calendar } from './calendar';
import type { InvoiceSpec, Part, RowSpec } from './invoiceSpec';
import { hourEntry } from './october';
import { audit, id, record, ref } from './record';
import { products, salesAccounts, travelType } from './registers';
import type { Row } from '../store';
import { at } from '../time';

export interface Entries { workHours: Row[]; projectFees: Row[]; recurringFeeRules: Row[]; travelExpenses: Row[]; flatRates: Row[]; reimbursedWorkHours: Row[] }

const WHEN = '2026-09-30';
const sum = (numbers: number[]) => Math.round(numbers.reduce((total, each) => total + each, 0) * 10_000) / 10_000;

function account(number: string): { name: string; number: string } {
	return { name: String(salesAccounts().find((row) => row['number'] === number)?.['name']), number };
}

const product = (code: string) => products().find((row) => row['code'] === code) as Row;
const accountOfProduct = (code: string) => String(salesAccounts().find(({ guid }) => guid === (product(code)['salesAccount'] as { guid: string }).guid)?.['number']);

export class RowBuilder {
	constructor(private readonly spec: InvoiceSpec, private readonly invoiceKey: string | number, private readonly calendar: Calendar, private readonly into: Entries, private readonly costCenter: { name: string; number: string }) {}

	build(row: RowSpec, sortOrder: number): Row {
		const key = `${this.invoiceKey}/${sortOrder}`;
		const sign = this.spec.credits === undefined ? 1 : -1;
		const built = this.entries(row, key);
		return record('invoiceRow', key, {
			invoiceGuid: id('invoice', this.invoiceKey), description: row.text, unitPrice: this.money(row.price), sortOrder, hasInvoiceComment: false, costCenter: this.costCenter, recurringSalesAccount: null, salesReceivableAccount: null, vatAccount: null, flatRateGuid: null,
			...built, quantity: sign * built.quantity, ...audit(this.spec.date),
		});
	}

	private money(amount: number) {
		return { amount, currencyCode: this.spec.currency?.code ?? 'EUR', multiCurrencyInfo: null };
	}

	private invoiced(key: string) {
		return { invoice: ref('invoice', this.invoiceKey), invoiceRowGuid: id('invoiceRow', key) };
	}

	private entries(row: RowSpec, key: string): Record<string, unknown> & { quantity: number } {
		switch (row.kind) {
			case 'hours': return this.hours(row, key);
			case 'fee': return this.fee(row, key);
			case 'travel': return this.travel(row, key);
			default: return this.flat(row, key);
		}
	}

	private hours(row: Extract<RowSpec, { kind: 'hours' }>, key: string): Record<string, unknown> & { quantity: number } {
		const codes = [...new Set(row.parts.map(({ work }) => work ?? row.work))].filter((work) => /^T\d/.test(work));
		for (const [index, part] of row.parts.entries()) if (this.spec.credits === undefined) this.done(row, part, `${key}/${index}`, key); else this.undone(row, part, `${key}/${index}`, key);
		const abroad = this.spec.vat === 0 && this.spec.customer !== 10_031;
		return { rowType: 'Hours', category: 'Hours', code: codes, quantity: sum(row.parts.map(({ billed, hours }) => billed ?? hours)), measurementUnit: 'h', vatRate: this.spec.vat ?? 25.5, salesAccount: account(abroad ? '3380' : '3000') };
	}

	private done(row: Extract<RowSpec, { kind: 'hours' }>, part: Part, key: string, rowKey: string): void {
		const days = this.calendar.take(part.person, part.hours);
		// What was not billed is taken off the last days.
		let cut = Math.round((part.hours - (part.billed ?? part.hours)) * 100);
		const billed = days.map(({ hours }) => Math.round(hours * 100));
		for (let index = billed.length - 1; cut > 0; index -= 1) {
			const off = Math.min(cut, billed[index] as number);
			billed[index] = (billed[index] as number) - off;
			cut -= off;
		}
		days.forEach(({ date, hours }, index) => {
			const entry = hourEntry(`${key}/${index}`, { person: part.person, date, quantity: hours, workType: part.work ?? row.work, project: part.project, price: part.price ?? row.price, text: row.text.slice(0, 60), ...(this.spec.currency !== undefined && { currency: this.spec.currency.code }), ...(part.overtime !== undefined && { overtime: part.overtime }) });
			this.into.workHours.push({ ...entry, ...this.invoiced(rowKey), invoiceQuantity: (billed[index] as number) / 100 });
		});
	}

	/** What a credit note takes back is shown as reimbursed entries, on the days of the original. */
	private undone(row: Extract<RowSpec, { kind: 'hours' }>, part: Part, key: string, rowKey: string): void {
		this.into.reimbursedWorkHours.push(record('reimbursed', key, {
			eventDate: '2026-08-28', quantity: part.hours, invoiceQuantity: part.hours, user: ref('user', part.person), project: ref('project', part.project), phase: ref('phase', `${part.project}/work`), workType: ref('workType', part.work ?? row.work), customer: ref('customer', this.spec.customer),
			unitPrice: this.money(part.price ?? row.price), unitCost: this.money(42), description: row.text, overtime: null, startTime: null, endTime: null, invoiceGuid: id('invoice', this.invoiceKey), invoiceRowGuid: id('invoiceRow', rowKey), ...audit(this.spec.date),
		}));
	}

	private fee(row: Extract<RowSpec, { kind: 'fee' }>, key: string): Record<string, unknown> & { quantity: number } {
		const source = product(row.product);
		const shared = {
			project: ref('project', row.project), phase: ref('phase', `${row.project}/work`), product: ref('product', row.product), productType: source['type'], quantity: row.quantity, unitPrice: this.money(row.price), unitCost: source['unitCost'], vatRate: row.vat, measurementUnit: source['measurementUnit'],
			salesAccount: source['salesAccount'], costCenter: ref('costCenter', this.costCenter.number), user: row.person === undefined ? null : ref('user', row.person), hasVolumePricing: false,
		};
		if (row.recurring !== undefined) {
			this.into.recurringFeeRules.push(record('rule', key, {
				...shared, name: source['name'], description: row.text, frequency: row.recurring.months, recurrenceStartDate: row.recurring.start, recurrenceEndType: 'Never', recurrenceTimes: null, recurrenceEndDate: null, generatedTimes: 1, isActive: true, displayPeriodStartDate: row.recurring.start, recurringSalesAccount: ref('salesAccount', '2960'), ...audit(WHEN),
			}));
		}
		this.into.projectFees.push(record('fee', key, {
			...shared, name: source['name'], description: row.text, eventDate: row.recurring?.start ?? WHEN, billingSchedule: row.recurring === undefined ? 'Immediately' : 'Recurring', recurrenceRuleGuid: row.recurring === undefined ? null : id('rule', key), displayPeriodStartDate: row.recurring?.start ?? null,
			isRecurrenceRule: false, isBillable: true, ...this.invoiced(key), invoiceQuantity: row.quantity, ...audit(WHEN),
		}));
		return { rowType: 'ProjectFees', category: 'ProjectFees', code: [row.product], quantity: row.quantity, measurementUnit: source['measurementUnit'], vatRate: row.vat, salesAccount: account(accountOfProduct(row.product)), recurringSalesAccount: row.recurring === undefined ? null : account('2960') };
	}

	private travel(row: Extract<RowSpec, { kind: 'travel' }>, key: string): Record<string, unknown> & { quantity: number } {
		const [, code, , expenseClass, unit, , purchaseVatRate, costAccount] = travelType(row.type);
		this.into.travelExpenses.push(record('expense', key, {
			eventDate: '2026-09-22', project: ref('project', row.project), phase: ref('phase', `${row.project}/work`), user: ref('user', row.person), travelExpense: ref('travelType', row.type), quantity: row.quantity, measurementUnit: unit, description: row.text,
			unitPrice: this.money(row.price), unitCost: this.money(row.price), unitCostExcludingPurchaseVat: this.money(Math.round(row.price / (1 + purchaseVatRate / 100) * 100) / 100), purchaseVatRate, vatRate: 25.5, costAccount: ref('costAccount', costAccount), salesAccount: ref('salesAccount', '3020'),
			// Paid with the company's card: on no claim.
			travelReimbursement: null, travelReimbursementRequired: false, travelStartTime: expenseClass === 'OtherTravelExpense' ? null : at('2026-09-22', '07:30:00'), travelEndTime: expenseClass === 'OtherTravelExpense' ? null : at('2026-09-22', '17:45:00'),
			billingSchedule: 'Immediately', isBillable: true, ...this.invoiced(key), invoiceQuantity: row.quantity, ...audit('2026-09-23'),
		}));
		return { rowType: 'TravelExpenses', category: 'Travels', code: [code], quantity: row.quantity, measurementUnit: unit, vatRate: 25.5, salesAccount: account('3020') };
	}

	private flat(row: Extract<RowSpec, { kind: 'flat' }>, key: string): Record<string, unknown> & { quantity: number } {
		this.into.flatRates.push(record('flatRate', key, { project: ref('project', row.project), phase: ref('phase', `${row.project}/work`), price: this.money(row.price), pricePerAdditionalHour: null, billAdditionalHours: false, includesHours: 0, billingSchedule: 'Immediately', plannedBillingDate: null, invoiceGuid: id('invoice', this.invoiceKey) }));
		return { rowType: 'FlatRate', category: 'ProjectFees', code: null, quantity: 1, measurementUnit: 'erä', vatRate: 25.5, salesAccount: account('3000'), flatRateGuid: id('flatRate', key) };
	}
}
