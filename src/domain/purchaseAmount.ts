/** What a purchase line costs, and as how many pieces a fee says it (mapping 8; rulebook B-8). */
import type { NetvisorPurchaseInvoiceLine } from '../netvisor/purchaseInvoiceRecord';
import { InputError } from '../errors';
import { CodeTable } from './codeTable';
import { Decimal } from './decimal';
import type { Findings } from './held';

export type CostBasis = 'gross' | 'net';

/** "-" (no VAT handling) with VAT, KOOS (domestic purchase) without (B-8). */
const BUILT_IN: Readonly<Record<string, CostBasis>> = { '-': 'gross', NONE: 'gross', KOOS: 'net' };

/** For each VAT code, whether the cost is with VAT. */
export class CostBases {
	private readonly table: CodeTable;

	/** @throws InputError when a row says anything but gross or net, or a code is there twice */
	constructor(rows: ReadonlyArray<{ from: string; to: string }>) {
		for (const { from, to } of rows) if (to !== 'gross' && to !== 'net') throw new InputError(`The purchase VAT table says "${to}" for the code "${from}"; it must be gross or net.`, { field: 'purchaseVatTable.to' });
		this.table = new CodeTable('purchaseVatTable', rows);
	}

	find(code: string): CostBasis | undefined {
		return (this.table.find(code) as CostBasis | undefined) ?? (Object.hasOwn(BUILT_IN, code) ? BUILT_IN[code] : undefined);
	}
}

/** The exact amount of a line; rounded only when everything that goes into one fee is summed. */
export function readAmount(found: Findings, line: NetvisorPurchaseInvoiceLine, bases: CostBases): { amount: Decimal; basis: CostBasis } | undefined {
	const basis = bases.find(line.vatCode);
	if (basis === undefined) return found.hold('PURCHASE_VAT_UNMAPPED', 'vatCode', { code: line.vatCode || '""' });
	const text = basis === 'gross' ? line.lineSum : line.lineNetSum;
	if (text === '') return found.hold('PURCHASE_SUM_MISSING', basis === 'gross' ? 'lineSum' : 'lineNetSum', { line: line.productName || line.description || line.netvisorKey });
	return { amount: Decimal.from(text), basis };
}

export interface Pieces {
	/** Negative on a credit. */
	quantity: Decimal;
	/** Never negative. */
	unitCost: Decimal;
}

/** Decimals of the price of one of several pieces. */
export const PRICE_DECIMALS = 4;

/**
 * One piece that costs it all; or the delivered amount, where the price of a piece gives the sum to the cent. A credit has
 * a negative quantity at a positive price.
 * @param cents the amount, rounded to cents
 * @param delivered undefined: one piece
 */
export function toPieces(cents: Decimal, delivered?: Decimal): Pieces {
	if (delivered !== undefined && !delivered.isZero) {
		const price = cents.dividedBy(delivered, PRICE_DECIMALS);
		const pieces = price.sign < 0 ? { quantity: delivered.negated(), unitCost: price.negated() } : { quantity: delivered, unitCost: price };
		if (pieces.quantity.times(pieces.unitCost).round(2).equals(cents)) return pieces;
	}
	return { quantity: cents.sign < 0 ? Decimal.one.negated() : Decimal.one, unitCost: cents.abs() };
}
