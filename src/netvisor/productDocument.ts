/** The request of product.nv (Netvisor API 3.3, product.dtd). */
import { country, decimal, dimensionReferences, group, integer, oneOfValues, text, typed, zeroOrOne, type Attributed, type CountryElement, type Decimal, type DimensionReference, type ElementsOf, type ZeroOrOne } from './elements';

export interface ProductBaseInformation {
	productCode?: string;
	productGroup?: string;
	/** At most 50 characters (rulebook E-6). */
	name?: string;
	description?: string;
	unitPrice?: { value: Decimal; type: 'net' | 'gross' };
	unit?: string;
	purchasePrice?: Decimal;
	tariffHeading?: string;
	/** Spelt as the service spells it. */
	comissionPercentage?: Decimal;
	isActive?: ZeroOrOne;
	isSalesProduct?: ZeroOrOne;
	inventoryEnabled?: ZeroOrOne;
	/** 1 to 8. */
	inventoryBatchLinkingMode?: string;
	countryOfOrigin?: CountryElement;
	primaryEanCode?: Attributed<EanType>;
	secondaryEanCode?: Attributed<EanType>;
	inventoryAlertLimit?: Decimal;
}
export type EanType = 'any' | 'ean8' | 'ean13' | 'code128';

export interface ProductBookkeepingDetails {
	defaultVatPercentage?: Decimal;
	defaultDomesticAccountNumber?: string;
	defaultEuAccountNumber?: string;
	defaultOutsideEuAccountNumber?: string;
}

export interface ProductPackageInformation {
	/** Centimetres. */
	packageWidth: Decimal;
	packageHeight: Decimal;
	packageLength: Decimal;
}

/** The DTD's order; a current client has the dimensions before the package (Netvisor API 3.3: disagreement). */
export interface ProductAdditionalInformation {
	productNetWeight?: Decimal;
	productGrossWeight?: Decimal;
	productWeightUnit?: 'g' | 'kg' | 'tn';
	productPackageInformation?: ProductPackageInformation;
	dimensions?: DimensionReference[];
}

export interface ProductDocument {
	productBaseInformation: ProductBaseInformation;
	productBookkeepingDetails?: ProductBookkeepingDetails;
	productAdditionalInformation?: ProductAdditionalInformation;
}

const EAN_TYPES: readonly EanType[] = ['any', 'ean8', 'ean13', 'code128'];

export const productElements: ElementsOf<ProductDocument> = {
	productBaseInformation: group<ProductBaseInformation>(
		{
			productCode: text(),
			productGroup: text(undefined, { required: 'filled' }),
			name: text(50, { required: 'filled' }),
			description: text(500),
			unitPrice: typed(['net', 'gross'], { kind: 'decimal', required: 'filled' }),
			unit: text(),
			purchasePrice: decimal(),
			tariffHeading: text(),
			comissionPercentage: decimal(),
			isActive: zeroOrOne({ required: 'filled' }),
			isSalesProduct: zeroOrOne({ required: 'filled' }),
			inventoryEnabled: zeroOrOne(),
			inventoryBatchLinkingMode: integer(),
			countryOfOrigin: country(),
			primaryEanCode: typed(EAN_TYPES),
			secondaryEanCode: typed(EAN_TYPES),
			inventoryAlertLimit: decimal(),
		},
		{ required: 'filled' },
	),
	productBookkeepingDetails: group<ProductBookkeepingDetails>({
		defaultVatPercentage: decimal({ required: 'filled' }),
		defaultDomesticAccountNumber: text(),
		defaultEuAccountNumber: text(),
		defaultOutsideEuAccountNumber: text(),
	}),
	productAdditionalInformation: group<ProductAdditionalInformation>({
		productNetWeight: decimal(),
		productGrossWeight: decimal(),
		productWeightUnit: oneOfValues(['g', 'kg', 'tn']),
		productPackageInformation: group<ProductPackageInformation>({ packageWidth: decimal({ required: 'filled' }), packageHeight: decimal({ required: 'filled' }), packageLength: decimal({ required: 'filled' }) }),
		dimensions: dimensionReferences,
	}),
};
