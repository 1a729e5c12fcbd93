/** What every line of a claim has in common: its type, quantity, cost and dates (mapping 6.3; rulebook T-8, T-15). */
import type { SeveraProjectTravelExpense } from '../severa/invoiceEntries';
import type { SeveraTravelExpenseType } from '../severa/product';
import type { TravelClaimForTransfer } from '../severa/travelClaimForTransfer';
import { toDate, toDateTime, type CalendarDate } from './calendar';
import { Decimal } from './decimal';
import type { Findings } from './held';
import { readText, singleLine } from './text';
import { homeAmount } from './travelAmount';

export type ExpenseKind = 'mileage' | 'perDiem' | 'expense';

const KINDS: Readonly<Record<string, ExpenseKind>> = { Mileage: 'mileage', DailyAllowance: 'perDiem', OtherTravelExpense: 'expense' };

export interface TravelLine {
	expense: SeveraProjectTravelExpense;
	/** Path in the record, for reasons: "expenses[2]". */
	field: string;
	/** What a person knows the line by. */
	label: string;
	kind: ExpenseKind;
	/** Of the expense type; '' for none. */
	code: string;
	typeName: string;
	/** Never zero; undefined when something holds. */
	quantity: Decimal | undefined;
	/** In the home currency. */
	unitCost: Decimal | undefined;
	/** The expense's own words. */
	description: string | undefined;
}

/** undefined when the kind of the expense is not known: it cannot be guessed how it is paid. */
export function readLine(found: Findings, { expenses, expenseTypes }: TravelClaimForTransfer, index: number, homeCurrency: string): TravelLine | undefined {
	const expense = expenses[index] as SeveraProjectTravelExpense;
	const field = `expenses[${index}]`;
	const type = expenseTypes.find(({ guid }) => guid === expense.travelExpense?.guid);
	const typeName = readText(found, `${field}.travelExpense.name`, expense.travelExpense?.name ?? type?.name) ?? '';
	const description = readText(found, `${field}.description`, expense.description);
	const code = singleLine(expense.travelExpense?.code ?? type?.code ?? '');
	const label = description ?? (typeName || String(index + 1));
	const kind = kindOf(expense, type);
	if (kind === undefined) return found.hold('EXPENSE_CODE_UNKNOWN', `${field}.travelExpense.expenseClass`, { code: code || typeName });

	const quantity = expense.quantity === null || expense.quantity === undefined || expense.quantity === 0 ? undefined : Decimal.from(expense.quantity);
	// A correction may have a negative quantity; only an expense line can carry it, with the sign at its price.
	if (quantity === undefined || (quantity.sign < 0 && kind !== 'expense')) found.hold('TRAVEL_QUANTITY_MISSING', `${field}.quantity`, { line: label });
	const cost = homeAmount(expense.unitCost, homeCurrency);
	if ('missing' in cost) {
		if (cost.missing === 'home') found.hold('TRAVEL_CURRENCY', `${field}.unitCost`, { line: label, currency: cost.currency, homeCurrency });
		else found.hold('TRAVEL_COST_MISSING', `${field}.unitCost`, { line: label });
	}
	return { expense, field, label, kind, code, typeName, quantity, unitCost: 'amount' in cost ? cost.amount : undefined, description };
}

function kindOf({ travelExpense }: SeveraProjectTravelExpense, type: SeveraTravelExpenseType | undefined): ExpenseKind | undefined {
	const name = travelExpense?.expenseClass ?? type?.expenseClass;
	if (name !== null && name !== undefined && name !== '') return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
	if (type === undefined) return undefined;
	return type.isMileage ? 'mileage' : type.isDailyAllowance ? 'perDiem' : 'expense';
}

/** The day of a line: of its start, else its date (TRAVEL_DATE_MISSING). */
export function dayOf(found: Findings, { expense, field, label }: TravelLine): CalendarDate | undefined {
	const day = readDay(expense.travelStartTime) ?? readDay(expense.eventDate);
	return day ?? found.hold('TRAVEL_DATE_MISSING', `${field}.eventDate`, { line: label });
}

/** undefined for nothing, and for a text that is no date: one odd line never stops the other claims. */
export function readDay(moment: string | null | undefined): CalendarDate | undefined {
	try {
		return moment ? toDate(moment) : undefined;
	} catch {
		return undefined;
	}
}

/** First and last day; a line without an end ends on its first day. */
export function daysOf(found: Findings, line: TravelLine): { first: CalendarDate; last: CalendarDate } | undefined {
	const first = dayOf(found, line);
	if (first === undefined) return undefined;
	const last = readDay(line.expense.travelEndTime) ?? first;
	return last < first ? found.hold('TRAVEL_DATE_ORDER', `${line.field}.travelEndTime`, { line: line.label }) : { first, last };
}

/** `YYYY-MM-DD HH:mm:ss` in Helsinki, both needed, the end not before the start (mapping 6.3, per diems). */
export function timesOf(found: Findings, { expense: { travelStartTime, travelEndTime }, field, label }: TravelLine): { start: string; end: string } | undefined {
	if (!travelStartTime || !travelEndTime || Number.isNaN(Date.parse(travelStartTime)) || Number.isNaN(Date.parse(travelEndTime))) return found.hold('PERDIEM_TIMES_MISSING', `${field}.travelStartTime`, { line: label });
	if (Date.parse(travelEndTime) < Date.parse(travelStartTime)) return found.hold('PERDIEM_TIMES_ORDER', `${field}.travelEndTime`, { line: label });
	return { start: toDateTime(travelStartTime), end: toDateTime(travelEndTime) };
}

/** Prices have two decimals at least, six at most (mapping 1.2). */
export const priceText = (price: Decimal): string => price.format(2, 6);
export const quantityText = (quantity: Decimal): string => quantity.format(0, 6);

/**
 * Sums are not sent, so what is rounded away of a quantity or price must not be a cent: otherwise the claim is held.
 * Written with the sign at the price where the quantity is negative.
 */
export function checkRounding(found: Findings, { field, quantity, unitCost }: TravelLine): void {
	if (quantity === undefined || unitCost === undefined) return;
	const [exact, sent] = [quantity.times(unitCost).round(2), quantity.round(6).times(unitCost.round(6)).round(2)];
	if (!exact.equals(sent)) found.hold('TRAVEL_TOTAL_MISMATCH', `${field}.unitCost`, { computed: sent.format(2, 2), stated: exact.format(2, 2) });
}
