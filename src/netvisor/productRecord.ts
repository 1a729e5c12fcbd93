/**
 * What productlist.nv and getproduct.nv answer (Netvisor API 3.1, 3.2), under the request's names where they mean the
 * same. Prices are decimals with a dot; a missing or empty element is ''.
 */
import type { DimensionReference, ZeroOrOne } from './elements';
import type { Fields } from './fields';

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

export function readProductListRow(row: Fields): NetvisorProductListRow {
	return {
		netvisorKey: row.key('netvisorkey'),
		productCode: row.text('productcode'),
		name: row.text('name'),
		unitPrice: row.decimal('unitprice'),
		unitGrossPrice: row.decimal('unitgrossprice'),
		productGroupId: row.text('productgroupid'),
		productGroupDescription: row.text('productgroupdescription'),
	};
}

export function readProduct(product: Fields): NetvisorProduct {
	const base = product.group('productbaseinformation');
	const bookkeeping = product.group('productbookkeepingdetails');
	const additional = product.group('productadditionalinformation');
	const priceType = base.attribute('unitprice', 'type').toLowerCase();
	return {
		netvisorKey: base.key('netvisorkey'),
		productCode: base.text('productcode'),
		productGroup: base.text('productgroup'),
		name: base.text('name'),
		description: base.text('description'),
		unitPrice: { value: base.decimal('unitprice'), type: priceType === 'gross' || priceType === 'brutto' ? 'gross' : 'net' },
		unitGrossPrice: base.decimal('unitgrossprice'),
		unit: base.text('unit'),
		purchasePrice: base.decimal('purchaseprice'),
		tariffHeading: base.text('tariffheading'),
		comissionPercentage: base.decimal('comissionpercentage'),
		isActive: base.boolean('isactive') ? '1' : '0',
		isSalesProduct: base.zeroOrOne('issalesproduct'),
		countryOfOrigin: base.text('countryoforigin'),
		defaultVatPercentage: bookkeeping.decimal('defaultvatpercent', 'defaultvatpercentage'),
		defaultDomesticAccountNumber: bookkeeping.text('defaultdomesticaccountnumber'),
		defaultEuAccountNumber: bookkeeping.text('defaulteuaccountnumber'),
		defaultOutsideEuAccountNumber: bookkeeping.text('defaultoutsideeuaccountnumber'),
		primaryEanCode: additional.text('primaryeancode'),
		secondaryEanCode: additional.text('secondaryeancode'),
		dimensions: bookkeeping.group('productdimensions').dimensions(),
		parentKeys: product.group('subproductinformation', 'parents').all('product').map((parent) => parent.key('netvisorkey')),
	};
}
