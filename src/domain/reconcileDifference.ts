/** What every comparison of the two systems gives: differences for a person, and the sums of both sides. */
import type { CalendarDate } from './calendar';
import { Decimal } from './decimal';
import { reason, type Reason, type Value } from './held';
import type { differenceReasons } from './differenceReasons';
import { singleLine } from './text';

export type DifferenceCode = keyof typeof differenceReasons;

/** One difference: one line of the repair list. */
export interface Difference {
	/** Index of an incoming item that it is about. */
	index: number;
	/** Where it is mended first. */
	system: 'Severa' | 'Netvisor';
	kind: 'salesInvoice' | 'travelClaim' | 'workDay';
	guid: string;
	number: string;
	name: string;
	transferKey: string;
	reason: Reason;
	/** Both sides as they are; absent where there is none. */
	severa?: Side;
	netvisor?: Side;
}

/** A document as one system has it; sums such as "1255.00". */
export interface Side {
	number: string;
	/** YYYY-MM-DD */
	date: string;
	status: string;
	total?: string;
	vat?: string;
	currency?: string;
	netvisorKey?: string;
}

/** Sums of one currency over the documents of the period; '' where one of them is not known. */
export interface CurrencyTotal {
	currency: string;
	severa: { count: number; total: string; vat: string };
	netvisor: { count: number; total: string; vat: string };
	/** Severa minus Netvisor. */
	difference: string;
}

export interface Period {
	start: CalendarDate;
	end: CalendarDate;
}

export const isWithin = (date: string, { start, end }: Period): boolean => date >= start && date <= end;

export const differenceReason = (code: DifferenceCode, field: string, values: Readonly<Record<string, Value>>): Reason => reason(code, field, values);

/** Names differ only by white space and letter case (rulebook section 3). */
export const foldedName = (name: string | null | undefined): string => singleLine(name ?? '').normalize('NFC').toLowerCase();

/** "1 255.00 EUR" is for pages; here "1255.00 EUR", with a decimal comma in Finnish. */
export function moneyValue(amount: Decimal | undefined, currency: string): Value {
	if (amount === undefined) return '–';
	const en = `${amount.format(2, 6)} ${currency}`.trim();
	return { en, fi: en.replace('.', ',') };
}

interface Sums {
	count: number;
	/** Undefined as soon as one of them is not known. */
	total: Decimal | undefined;
	vat: Decimal | undefined;
}

/** The sums of both sides, currency by currency. */
export class Totals {
	private readonly byCurrency = new Map<string, Record<'severa' | 'netvisor', Sums>>();

	add(side: 'severa' | 'netvisor', currency: string, total: Decimal | undefined, vat: Decimal | undefined): void {
		let sums = this.byCurrency.get(currency);
		if (sums === undefined) this.byCurrency.set(currency, (sums = { severa: { ...NOTHING }, netvisor: { ...NOTHING } }));
		const own = sums[side];
		sums[side] = { count: own.count + 1, total: plus(own.total, total), vat: plus(own.vat, vat) };
	}

	list(): CurrencyTotal[] {
		return [...this.byCurrency].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, { severa, netvisor }]) => ({ currency, severa: shown(severa), netvisor: shown(netvisor), difference: text(severa.total === undefined || netvisor.total === undefined ? undefined : severa.total.minus(netvisor.total)) }));
	}
}

const NOTHING: Sums = { count: 0, total: Decimal.zero, vat: Decimal.zero };
const plus = (a: Decimal | undefined, b: Decimal | undefined) => (a === undefined || b === undefined ? undefined : a.plus(b));
const text = (amount: Decimal | undefined) => amount?.format(2, 6) ?? '';
const shown = ({ count, total, vat }: Sums) => ({ count, total: text(total), vat: text(vat) });
