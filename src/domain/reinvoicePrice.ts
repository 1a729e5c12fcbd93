/** At which price a purchase is invoiced on (mapping 8; rulebook B-6). Prices are without VAT, in the home currency. */
import { InputError } from '../errors';
import { Decimal } from './decimal';
import type { Findings } from './held';
import { PRICE_DECIMALS, type Pieces } from './purchaseAmount';

export interface ReinvoiceSettings {
	reinvoice: 'off' | 'cost' | 'markup' | 'priceTable';
	markupPercent: number;
	priceTable: ReadonlyArray<{ customerNumber: string; productCode: string; productGroup: string; price: string; percent: string }>;
}

export interface Reinvoiced {
	/** Of the project. */
	customerNumber: string;
	/** '' for a free text. */
	productCode: string;
	productGroup: string;
	/** Units that a price of the table counts for; 1 for a whole invoice. */
	units: Decimal;
}

export interface ReinvoicePrice {
	isBillable: boolean;
	/** Of one of the pieces. */
	unitPrice: Decimal;
}

type Row = { keys: ReadonlyArray<readonly [keyof Omit<Reinvoiced, 'units'>, string]>; price?: Decimal; percent?: Decimal };
const KEYS = ['customerNumber', 'productCode', 'productGroup'] as const;
const HUNDRED = Decimal.from(100);

export class ReinvoicePrices {
	private readonly rows: Row[];

	/** @throws InputError when a row of the table says both a price and per cent, or neither, or no number */
	constructor(private readonly settings: ReinvoiceSettings) {
		this.rows = settings.priceTable.map((row, index) => {
			const [price, percent] = [row.price.trim(), row.percent.trim()];
			if ((price === '') === (percent === '')) throw new InputError(`Row ${index + 1} of the price table must give either a price or per cent.`, { field: 'priceTable' });
			return { keys: KEYS.flatMap((key) => (row[key] === '' ? [] : [[key, row[key]] as const])), ...(price === '' ? { percent: Decimal.from(percent) } : { price: Decimal.from(price) }) };
		});
	}

	read(found: Findings, { quantity, unitCost }: Pieces, of: Reinvoiced): ReinvoicePrice | undefined {
		const decimals = quantity.abs().equals(Decimal.one) ? 2 : PRICE_DECIMALS;
		const marked = (percent: Decimal) => unitCost.times(HUNDRED.plus(percent)).dividedBy(HUNDRED, decimals);
		switch (this.settings.reinvoice) {
			case 'off':
				return { isBillable: false, unitPrice: Decimal.zero };
			case 'cost':
				return { isBillable: true, unitPrice: unitCost };
			case 'markup':
				return { isBillable: true, unitPrice: marked(Decimal.from(this.settings.markupPercent)) };
			case 'priceTable': {
				const row = this.rowFor(of);
				if (row === undefined) return found.hold('PRICE_NOT_FOUND', 'productCode', { customer: of.customerNumber || '–', product: of.productCode || '–' });
				// A fee of one piece stands for all units of the line.
				const unitPrice = row.price === undefined ? marked(row.percent ?? Decimal.zero) : row.price.times(of.units).dividedBy(quantity.abs(), decimals);
				return { isBillable: true, unitPrice };
			}
		}
	}

	/** Most filled cells first, then the earlier row. */
	private rowFor(of: Reinvoiced): Row | undefined {
		const fitting = this.rows.filter(({ keys }) => keys.every(([key, value]) => of[key] === value));
		return fitting.reduce<Row | undefined>((best, row) => (best === undefined || row.keys.length > best.keys.length ? row : best), undefined);
	}
}
