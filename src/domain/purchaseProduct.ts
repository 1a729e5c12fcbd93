/** Which Severa product a purchase line becomes (mapping 8; rulebook B-7). */
import type { NetvisorPurchaseInvoiceLine } from '../netvisor/purchaseInvoiceRecord';
import { CodeTable } from './codeTable';
import { Decimal } from './decimal';
import type { Findings } from './held';
import { readFlag } from './registerRows';

export interface PurchaseProduct {
	guid: string;
	code: string;
	/** Per cent; undefined: Severa's default. */
	vatRate: Decimal | undefined;
	/** Name of the product category; '' without one. */
	category: string;
}

export class PurchaseProducts {
	private readonly byCode = new Map<string, PurchaseProduct>();
	private readonly byFolded = new Map<string, string>();
	private readonly table: CodeTable;

	/**
	 * Retired products do not count, as nothing new may be booked on them.
	 * @throws InputError when a table maps a code twice, or a cell cannot be read
	 */
	constructor(rows: ReadonlyArray<{ guid: string; code: string; vatRate: string; category: string; isActive: string }>, table: ReadonlyArray<{ from: string; to: string }>) {
		this.table = new CodeTable('purchaseProductTable', table.filter(({ from, to }) => from !== '' || to !== ''));
		for (const { guid, code, vatRate, category, isActive } of rows) {
			if (code === '' || readFlag(isActive, 'productRegister.isActive') === false || this.byCode.has(code)) continue;
			this.byCode.set(code, { guid, code, vatRate: vatRate === '' ? undefined : Decimal.from(vatRate), category });
			this.byFolded.set(code.toLowerCase(), code);
		}
	}

	/** The product of a line; undefined when there is none, which holds or makes the fee a free text. */
	read(found: Findings, { productCode }: NetvisorPurchaseInvoiceLine, whenMissing: 'freeText' | 'hold'): PurchaseProduct | undefined {
		const mapped = this.table.find(productCode);
		const code = mapped ?? productCode;
		const product = this.byCode.get(code);
		if (product !== undefined) return product;
		const twin = code === '' ? undefined : this.byFolded.get(code.toLowerCase());
		if (twin !== undefined) return found.hold('CODE_CASE_DIFFERS', 'productCode', { code, system: 'Severa', other: twin });
		// What the user's own table names must be there.
		if (mapped !== undefined || whenMissing === 'hold') return found.hold('PURCHASE_PRODUCT_UNKNOWN', 'productCode', { code: code || '""' });
		return undefined;
	}
}
