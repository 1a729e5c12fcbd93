/** From a Netvisor product to Severa (mapping 3.2; rulebook P-2, P-8). */
import type { NetvisorProduct } from '../netvisor/productRecord';
import type { SeveraProductDocument } from '../severa/productDocument';
import { Decimal } from './decimal';
import { Findings, type Mapped } from './held';
import { isTemporaryProductCode, type ProductSettings } from './product';
import { REGISTER_NAMES } from './productCodeOwner';
import { readText, singleLine } from './text';

/** What is read of a product. */
export type NetvisorProductCard = Pick<NetvisorProduct, 'netvisorKey' | 'productCode' | 'productGroup' | 'name' | 'description' | 'unitPrice' | 'unit' | 'purchasePrice' | 'isActive' | 'defaultVatPercentage' | 'defaultDomesticAccountNumber' | 'parentKeys'>;

/** What Severa has beside its products: a product with such a code is already there. */
export interface SeveraCodes {
	/** Names by code. */
	workTypes: ReadonlyMap<string, string>;
	travelExpenseTypes: ReadonlyMap<string, string>;
}

const HUNDRED = Decimal.from(100);
const PRICE_DECIMALS = 4;

/**
 * The product as the Severa edge writes it, or why it stays where it is. Fields that are empty in Netvisor are left out;
 * sales account and category are named by number and name, and the edge looks them up.
 */
export function toSeveraProduct(record: NetvisorProductCard, settings: ProductSettings, codes: SeveraCodes): Mapped<SeveraProductDocument> {
	const found = new Findings();
	skip(found, record, settings, codes);
	if (found.isHeld) return { outcome: 'held', reasons: found.reasons, notes: [] };
	const code = readText(found, 'productCode', record.productCode) as string;
	const name = readText(found, 'name', record.name) ?? '';
	const currencyCode = settings.homeCurrency.trim();
	const amount = netPrice(found, code, record);
	const account = readText(found, 'defaultDomesticAccountNumber', record.defaultDomesticAccountNumber);
	const measurementUnit = readText(found, 'unit', record.unit);
	const proposalDescription = readText(found, 'description', record.description, { multiLine: true });
	const group = readText(found, 'productGroup', record.productGroup);
	return found.outcome(() => ({
		code,
		name,
		type: 'Materials' as const,
		isActive: record.isActive === '1',
		...(amount !== undefined && { unitPrice: { amount, currencyCode } }),
		...(record.purchasePrice !== '' && { unitCost: { amount: Decimal.from(record.purchasePrice).toNumber(), currencyCode } }),
		measurementUnit,
		proposalDescription,
		...(record.defaultVatPercentage !== '' && { vatRate: Decimal.from(record.defaultVatPercentage).toNumber() }),
		...(account !== undefined && { salesAccount: { number: account } }),
		...(group !== undefined && { productCategory: { name: group } }),
	}));
}

/** Only products with a code, no sub-products, never the placeholder, nothing that is already in Severa under its code. */
function skip(found: Findings, record: NetvisorProductCard, settings: ProductSettings, codes: SeveraCodes): void {
	const code = singleLine(record.productCode);
	if (code === '') return found.hold('PRODUCT_CODE_MISSING', 'productCode', { name: record.name });
	if (isTemporaryProductCode(code, settings)) return found.hold('TEMPORARY_RECORD', 'productCode', { code });
	if (record.parentKeys.length > 0) return found.hold('PRODUCT_NOT_REGULAR', '', { name: record.name });
	for (const register of ['workTypes', 'travelExpenseTypes'] as const) {
		const otherName = codes[register].get(code);
		if (otherName !== undefined) return found.hold('PRODUCT_CODE_SHARED', 'productCode', { code, otherName, otherRegister: REGISTER_NAMES[register] });
	}
}

/** A gross price is divided by 1 + VAT and rounded to 4 decimals; a net price stays as it is. */
function netPrice(found: Findings, code: string, { unitPrice, defaultVatPercentage }: NetvisorProductCard): number | undefined {
	if (unitPrice.value === '') return undefined;
	const price = Decimal.from(unitPrice.value);
	if (unitPrice.type === 'net') return price.toNumber();
	if (defaultVatPercentage === '') {
		found.note('PRODUCT_PRICE_LEFT_OUT', { code });
		return undefined;
	}
	return price.times(HUNDRED).dividedBy(HUNDRED.plus(Decimal.from(defaultVatPercentage)), PRICE_DECIMALS).toNumber();
}
