/**
 * One invoice row becomes one line for each combination of project, unit, user and product behind it, and the lines add
 * up to the row to the cent (mapping 5.7; rulebook D-6, D-7, D-12).
 */
import { Decimal } from './decimal';
import type { Findings } from './held';
import type { Entry } from './invoiceEntry';
import { largestRemainder, toCents, type Cents } from './money';
import { inOrder } from './order';
import type { RowCodes } from './productCodeOfRow';
import type { LineItems } from './rowDimensions';

export interface RowGroup {
	/** Empty when the row was typed on the invoice. */
	entries: Entry[];
	items: LineItems;
	code: string;
}

export interface RowAmounts {
	quantity: Decimal;
	/** Excluding VAT; negative for a discount. */
	price: Decimal;
	net: Cents;
}

export interface Part extends RowGroup {
	/** Carries the sign of the part; the price never does (I-18). */
	quantity: Decimal;
	price: Decimal;
	net: Cents;
}

/** The entries by what must differ between lines, in the order of mapping 1.11. */
export function groupEntries(entries: readonly Entry[], itemsOfEntry: (entry: Entry | undefined) => LineItems, codes: RowCodes): RowGroup[] {
	if (entries.length === 0) return [{ entries: [], items: itemsOfEntry(undefined), code: typeof codes === 'string' ? codes : '' }];
	const groups = new Map<string, RowGroup>();
	for (const entry of entries) {
		const items = itemsOfEntry(entry);
		const code = typeof codes === 'string' ? codes : (codes.get(entry) ?? '');
		// The id too: two projects that share a text must not be added up before that is found out (D-9).
		const key = JSON.stringify([items.project, items.unit, items.user].flatMap((item) => [item?.guid ?? null, item?.text ?? null]).concat(code));
		const group = groups.get(key);
		if (group) group.entries.push(entry);
		else groups.set(key, { entries: [entry], items, code });
	}
	return inOrder(
		[...groups.values()],
		({ items }) => items.project?.code, ({ items }) => items.project?.text,
		({ items }) => items.unit?.code, ({ items }) => items.unit?.text,
		({ items }) => items.user?.code, ({ items }) => items.user?.text,
		({ code }) => code,
	);
}

const quantityOf = (entries: readonly Entry[]) => Decimal.sum(entries.map(({ quantity }) => quantity));
const valueOf = (entries: readonly Entry[]) => Decimal.sum(entries.map(({ quantity, price }) => quantity.times(price ?? Decimal.zero)));

/** A negative price moves its sign to the quantity (I-18). */
function upright({ quantity, price }: RowAmounts): { quantity: Decimal; price: Decimal } {
	return price.sign < 0 ? { quantity: quantity.negated(), price: price.negated() } : { quantity, price };
}

/** @returns undefined when the row cannot be divided; the reason is found */
export function divideRow(found: Findings, row: RowAmounts, groups: readonly RowGroup[], label: string, field: string): Part[] | undefined {
	const whole = upright(row);
	const [only, ...others] = groups;
	if (only !== undefined && others.length === 0) return [{ ...only, ...whole, net: row.net }];
	if (row.net === 0n) return [{ ...largestByQuantity(groups), ...whole, net: 0n }];

	const currencies = new Set(groups.flatMap(({ entries }) => entries.flatMap(({ currency }) => currency ?? [])));
	if (currencies.size > 1) return found.hold('ROW_CURRENCY_DIFFERS', field, { row: label, rowCurrency: [...currencies].sort().join(', '), currency: [...currencies].sort()[0] ?? '' });
	const values = groups.map(({ entries }) => valueOf(entries));
	const weights = values.some((value) => !value.isZero) ? values : groups.map(({ entries }) => quantityOf(entries));
	if (Decimal.sum(weights).isZero) return found.hold('SPLIT_NO_BASIS', field, { row: label });

	const weighted = groups.map((group, index) => ({ group, weight: weights[index] as Decimal })).filter(({ weight }) => !weight.isZero);
	const lined = weighted.map(({ group }) => group);
	const nets = largestRemainder(row.net, weighted.map(({ weight }) => weight));
	const quantities = divideQuantity(whole.quantity, lined, weighted.map(({ weight }) => weight));
	const hasOnePrice = lined.every(({ entries }) => entries.every(({ price }) => price?.abs().equals(whole.price)));
	return lined.map((group, index) => ({ ...group, ...shown(nets[index] as Cents, quantities[index] as Decimal, hasOnePrice ? whole.price : undefined, whole.quantity.sign), net: nets[index] as Cents }));
}

function largestByQuantity(groups: readonly RowGroup[]): RowGroup {
	const [first, ...others] = groups;
	if (first === undefined) throw new RangeError('A row has at least one group.');
	return others.reduce((largest, group) => (quantityOf(group.entries).abs().compare(quantityOf(largest.entries).abs()) > 0 ? group : largest), first);
}

/** Each part's own quantity when they add up to the row's, whichever way credited entries are signed; else in proportion. */
function divideQuantity(quantity: Decimal, groups: readonly RowGroup[], weights: readonly Decimal[]): Decimal[] {
	const own = groups.map(({ entries }) => quantityOf(entries));
	const sum = Decimal.sum(own);
	if (!sum.isZero && sum.abs().equals(quantity.abs())) return own.map((one) => (sum.sign === quantity.sign ? one : one.negated()));
	const digits = Math.max(2, quantity.scale);
	return largestRemainder(quantity.unitsAt(digits), weights).map((units) => Decimal.of(units, digits));
}

/** Quantity and price as printed: they illustrate, the sums beside them rule (mapping 5.7). */
function shown(net: Cents, quantity: Decimal, price: Decimal | undefined, signOfRow: number): { quantity: Decimal; price: Decimal } {
	const amount = Decimal.of(net < 0n ? -net : net, 2);
	const size = quantity.abs();
	const isNegative = net === 0n ? (quantity.sign || signOfRow) < 0 : net < 0n;
	const signed = (value: Decimal) => (isNegative ? value.negated() : value);
	if (size.isZero) return { quantity: signed(Decimal.one), price: amount };
	return { quantity: signed(size), price: price ?? amount.dividedBy(size, 6) };
}

/** Notes a row whose price or quantity was changed on the invoice; the row decides, whatever the entries say. */
export function noteDifference(found: Findings, { quantity, price }: Pick<RowAmounts, 'quantity' | 'price'>, entries: readonly Entry[], label: string): void {
	if (entries.length === 0 || entries.some((entry) => entry.price === undefined)) return;
	if (toCents(valueOf(entries).abs()) !== toCents(quantity.times(price).abs())) found.note('ROW_DIFFERS_FROM_ENTRIES', { row: label });
}
