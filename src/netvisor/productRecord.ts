/**
 * What productlist.nv and getproduct.nv answer (Netvisor API 3.1, 3.2), under the request's names where they mean the
 * same. Prices are decimals with a dot; a missing or empty element is ''.
 */
import type { DimensionReference, ZeroOrOne } from './elements';

export interface NetvisorProductListRow {
	netvisorKey: string;
	productCode: string;
	name: string;
	/** Net. */
	unitPrice: string;
	unitGrossPrice: string;
	productGroupId: string;
	productGroupDescription: string;
}

export interface NetvisorProduct {
	netvisorKey: string;
	productCode: string;
	productGroup: string;
	name: string;
	description: string;
	/** `gross` also where old answers say brutto. */
	unitPrice: { value: string; type: 'net' | 'gross' };
	unitGrossPrice: string;
	unit: string;
	purchasePrice: string;
	tariffHeading: string;
	comissionPercentage: string;
	isActive: ZeroOrOne;
	isSalesProduct: ZeroOrOne | '';
	countryOfOrigin: string;
	defaultVatPercentage: string;
	defaultDomesticAccountNumber: string;
	defaultEuAccountNumber: string;
	defaultOutsideEuAccountNumber: string;
	primaryEanCode: string;
	secondaryEanCode: string;
	dimensions: DimensionReference[];
	/** Keys of the products that this one is a sub-product of. */
	parentKeys: string[];
}
