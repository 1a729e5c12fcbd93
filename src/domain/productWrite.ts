/** What has to be written to Netvisor's register for a product (mapping 3.1; rulebook P-3, P-4). Pure. */
import type { ProductDocument } from '../netvisor/productDocument';
import type { NetvisorProduct } from '../netvisor/productRecord';
import type { RegisterWrite } from './customerWrite';
import { differingElements, isDecimalEqual, type Comparison } from './documentDifference';
import { reason } from './held';

export interface ProductLookup {
	/** The product with exactly this code. */
	existing?: NetvisorProduct;
	/** A code in Netvisor that differs from it only by letter case. */
	sameLetters?: string;
}

export interface ProductWriteSettings {
	/** Off: a product that is there is left alone (P-4). */
	productUpdate: boolean;
	createInactiveProducts: boolean;
	/** The placeholder of "do not transfer"; never written to (P-5). */
	tempProductCode: string;
}

const decimalField =
	(field: 'purchasePrice' | 'comissionPercentage' | 'defaultVatPercentage'): Comparison<NetvisorProduct> =>
	(wanted, product) =>
		isDecimalEqual(wanted, product[field]);

const COMPARISONS: Readonly<Record<string, Comparison<NetvisorProduct>>> = {
	unitPrice: (wanted, { unitPrice, unitGrossPrice }, type) => isDecimalEqual(wanted, unitPrice.type === type ? unitPrice.value : type === 'gross' ? unitGrossPrice : ''),
	purchasePrice: decimalField('purchasePrice'),
	comissionPercentage: decimalField('comissionPercentage'),
	defaultVatPercentage: decimalField('defaultVatPercentage'),
	// Older answers do not tell it.
	isSalesProduct: (wanted, { isSalesProduct }) => isSalesProduct === '' || wanted === isSalesProduct,
};

/** Mandatory in the DTD: an edit cannot empty them. */
const NEVER_CLEARED = new Set(['productCode', 'productGroup', 'name', 'unitPrice', 'defaultVatPercentage']);

export function planProductWrite(document: ProductDocument, { existing, sameLetters }: ProductLookup, settings: ProductWriteSettings): RegisterWrite<ProductDocument> {
	const { productCode: code = '', isActive } = document.productBaseInformation;
	if (code === 'TEMP' || code === settings.tempProductCode) return { action: 'hold', reasons: [reason('TEMPORARY_RECORD', 'code', { code })] };
	if (existing === undefined) {
		if (sameLetters !== undefined) return { action: 'hold', reasons: [reason('CODE_CASE_DIFFERS', 'code', { code, system: 'Netvisor', other: sameLetters })] };
		if (isActive === '0' && !settings.createInactiveProducts) return { action: 'hold', reasons: [reason('PRODUCT_INACTIVE', 'isActive', { code })] };
		return { action: 'add', document, notes: [] };
	}
	if (!settings.productUpdate) return { action: 'none', notes: [] };
	const { differing, changed } = differingElements(document, existing, COMPARISONS, (field, value) => value === '' && NEVER_CLEARED.has(field));
	if (changed.length === 0) return { action: 'none', notes: [] };
	const { productBaseInformation = {}, productBookkeepingDetails } = differing as Partial<ProductDocument>;
	// The VAT rate is mandatory in its group (product.dtd), so it goes along with the accounts.
	const bookkeeping = productBookkeepingDetails && { defaultVatPercentage: document.productBookkeepingDetails?.defaultVatPercentage, ...productBookkeepingDetails };
	return { action: 'edit', document: { ...differing, productBaseInformation, ...(bookkeeping && { productBookkeepingDetails: bookkeeping }) }, changed, notes: [] };
}
