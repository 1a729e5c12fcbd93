/**
 * What stands behind an invoice row: hours, fees, travel expenses and flat rates of Severa, and the reimbursed kinds of
 * credit notes, read as one shape (mapping 5.4; Severa API 14.4). The reimbursed kinds name users and products without
 * codes, so the codes come from the registers.
 */
import type { SeveraProjectFee, SeveraWorkHour } from '../severa/invoiceEntries';
import type { InvoiceForTransfer, InvoiceRowForTransfer } from '../severa/invoiceForTransfer';
import type { SeveraMoney } from '../severa/money';
import { toDate, type CalendarDate } from './calendar';
import { Decimal } from './decimal';
import { inOrder } from './order';
import { singleLine } from './text';

export interface EntryUnit {
	guid?: string | null;
	code?: string | null;
	name?: string | null;
}

export interface EntryProject {
	guid: string;
	/** Undefined when neither the project record nor the entry gives it. */
	number?: number | string;
	name?: string;
	unit?: EntryUnit;
	keywords: string[];
	/** Severa names the project and does not show it: unit and keywords are not known. */
	isGone?: true;
}

export interface EntryUser {
	guid: string;
	code?: string;
	firstName: string;
	lastName: string;
	unit?: EntryUnit;
}

/** A recurring fee: the rule that made it, and the first day of the period printed on the invoice. */
export interface Recurrence {
	/** Months between two fees; undefined when the rule is unknown or does not say. */
	months?: number;
	start?: CalendarDate;
}

export interface Entry {
	guid: string;
	kind: 'workHour' | 'projectFee' | 'travelExpense' | 'flatRate';
	project?: EntryProject;
	user?: EntryUser;
	/** Code of the work type, product or travel expense type. */
	productCode?: string;
	productName?: string;
	/** FixedFees, Materials, Subcontracting; of fees only. */
	productType?: string;
	/** What was invoiced, else what was entered; a flat rate counts as one. */
	quantity: Decimal;
	price?: Decimal;
	currency?: string;
	/** The day of the work, cost or journey; a flat rate has none. */
	date?: CalendarDate;
	recurrence?: Recurrence;
}

type Reference = { guid: string; name?: string | null; code?: string | null; number?: number | string | null; firstName?: string | null; lastName?: string | null } | null | undefined;

const filled = (text: string | null | undefined): string | undefined => {
	const clean = singleLine(text ?? '');
	return clean === '' ? undefined : clean;
};

const byGuid = <T extends { guid: string }>(records: readonly T[]) => new Map(records.map((record) => [record.guid, record]));

/** The registers of one invoice by guid; joins what entries only name. */
export class EntryReader {
	private readonly projects;
	private readonly users;
	private readonly products;
	private readonly rules;
	private readonly isCreditNote: boolean;

	constructor({ invoice, projects, users, products, workTypes, travelExpenseTypes, recurringFeeRules }: InvoiceForTransfer) {
		this.isCreditNote = invoice.isCreditNote;
		this.projects = byGuid(projects);
		this.users = byGuid(users);
		this.products = byGuid<{ guid: string; name: string; code?: string | null }>([...products, ...workTypes, ...travelExpenseTypes]);
		this.rules = byGuid(recurringFeeRules);
	}

	/** The entries behind a row, in an order that does not depend on the order in which they arrived (mapping 1.11). */
	entriesOf(row: InvoiceRowForTransfer): Entry[] {
		const hours = this.ownOrReimbursed<Entry>(row.workHours.map((hour) => this.fromWorkHour(hour)), row.reimbursedWorkHours.map((hour) => this.fromWorkHour(hour)));
		const fees = this.ownOrReimbursed<Entry>(
			row.projectFees.map((fee) => ({ ...this.fromFee(fee), recurrence: this.recurrenceOf(fee) })),
			row.reimbursedProjectFees.map((fee) => this.fromFee(fee)),
		);
		const travel = this.ownOrReimbursed<Entry>(
			row.travelExpenses.map((expense) => ({ ...this.basic(expense), kind: 'travelExpense' as const, ...this.productOf(expense.travelExpense) })),
			row.reimbursedTravelExpenses.map((expense) => ({ ...this.basic(expense), kind: 'travelExpense' as const, ...this.productOf(expense.product) })),
		);
		const flatRates = row.flatRates.map(({ guid, project, price }): Entry => ({ guid, kind: 'flatRate', project: this.projectOf(project), quantity: Decimal.one, ...priceOf(price) }));
		return inOrder([...hours, ...fees, ...travel, ...flatRates], (entry) => entry.project?.number, (entry) => entry.user?.code, (entry) => entry.productCode, (entry) => entry.date, (entry) => entry.guid);
	}

	/** The name that a register of the invoice gives to a product code; undefined where no register at hand has it. */
	productNameOf(code: string): string | undefined {
		return inOrder([...this.products.values()].filter((product) => filled(product.code) === code), ({ guid }) => guid).flatMap(({ name }) => filled(name) ?? [])[0];
	}

	/** A project by its guid, with what a reference to it says where the record is not at hand. */
	projectOf(reference: Reference): EntryProject | undefined {
		if (reference === null || reference === undefined) return undefined;
		const record = this.projects.get(reference.guid);
		return {
			guid: reference.guid,
			number: record?.number ?? reference.number ?? undefined,
			name: filled(record?.name ?? reference.name),
			unit: record?.businessUnit ?? undefined,
			keywords: (record?.keywords ?? []).flatMap(({ name }) => filled(name) ?? []),
			...(record === undefined && { isGone: true }),
		};
	}

	/** A credit note has its entries in the reimbursed lists, an invoice in the others (Severa API 14.4); never both at once. */
	private ownOrReimbursed<T>(own: T[], reimbursed: T[]): T[] {
		const [first, second] = this.isCreditNote ? [reimbursed, own] : [own, reimbursed];
		return first.length > 0 ? first : second;
	}

	private fromWorkHour(hour: Pick<SeveraWorkHour, 'guid' | 'eventDate' | 'quantity' | 'invoiceQuantity' | 'unitPrice'> & { user?: Reference; project?: Reference; workType?: Reference }): Entry {
		return { ...this.basic(hour), kind: 'workHour', ...this.productOf(hour.workType) };
	}

	private fromFee(fee: Pick<SeveraProjectFee, 'guid' | 'eventDate' | 'quantity' | 'invoiceQuantity' | 'unitPrice' | 'productType'> & { user?: Reference; project?: Reference; product?: Reference }): Entry {
		return { ...this.basic(fee), kind: 'projectFee', ...this.productOf(fee.product), productType: fee.productType ?? undefined };
	}

	private basic({ guid, project, user, quantity, invoiceQuantity, unitPrice, eventDate }: { guid: string; project?: Reference; user?: Reference; quantity?: number | null; invoiceQuantity?: number | null; unitPrice?: SeveraMoney | null; eventDate?: string | null }) {
		return {
			guid,
			project: this.projectOf(project),
			user: this.userOf(user),
			quantity: Decimal.from(invoiceQuantity ?? quantity ?? 0),
			...priceOf(unitPrice),
			date: eventDate ? toDate(eventDate) : undefined,
		};
	}

	private userOf(reference: Reference): EntryUser | undefined {
		if (reference === null || reference === undefined) return undefined;
		const record = this.users.get(reference.guid);
		const known = record ?? reference;
		const hasParts = filled(known.firstName) !== undefined || filled(known.lastName) !== undefined;
		return {
			guid: reference.guid,
			code: filled(record?.code ?? reference.code),
			firstName: hasParts ? (known.firstName ?? '') : (reference.name ?? ''),
			lastName: hasParts ? (known.lastName ?? '') : '',
			unit: record?.businessUnit ?? undefined,
		};
	}

	private productOf(reference: Reference): Pick<Entry, 'productCode' | 'productName'> {
		if (reference === null || reference === undefined) return {};
		const record = this.products.get(reference.guid);
		return { productCode: filled(reference.code) ?? filled(record?.code), productName: filled(reference.name) ?? filled(record?.name) };
	}

	private recurrenceOf(fee: SeveraProjectFee): Recurrence | undefined {
		const ruleGuid = filled(fee.recurrenceRuleGuid);
		if (ruleGuid === undefined && fee.billingSchedule !== 'Recurring') return undefined;
		const start = fee.displayPeriodStartDate ?? fee.eventDate;
		return { months: this.rules.get(ruleGuid ?? '')?.frequency ?? undefined, start: start ? toDate(start) : undefined };
	}
}

function priceOf(money: SeveraMoney | null | undefined): Pick<Entry, 'price' | 'currency'> {
	const amount = money?.amount;
	return amount === null || amount === undefined ? {} : { price: Decimal.from(amount), currency: filled(money?.currencyCode) };
}
