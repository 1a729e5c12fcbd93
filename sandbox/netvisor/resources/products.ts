/** productlist.nv, getproduct.nv, extendedproductlist.nv (Netvisor API 3.1, 3.2, 3.4). */
import { changedSince } from '../changes';
import { comma, productRounded, quotientRounded } from '../decimal';
import { oneOrZero, trueOrFalse, type Exchange, type Resource } from '../exchange';
import { choice, dateTimeParam, flagParam, keyParam, listParam, textParam } from '../query';
import { invalid } from '../refusal';
import type { Product } from '../state';
import type { Store } from '../store';
import { el, when, type XmlNode } from '../xmlWriter';
import { dimensionKeyed, groupKey } from './shared';
import { oneRecord, type Reading } from './singleOrList';

const vatFactor = (one: Product): number => productRounded([100 + (one.vatPercent ?? 0), 0.01], 6);
const netPrice = (one: Product): number => (one.priceType === 'net' ? one.unitPrice : quotientRounded(one.unitPrice, vatFactor(one), 12));
const grossPrice = (one: Product): number => (one.priceType === 'gross' ? one.unitPrice : productRounded([one.unitPrice, vatFactor(one)], 12));
const optional = (value: number | null, digits = 2): string => (value === null ? '' : comma(value, digits));

export const productlist: Resource = {
	method: 'GET',
	effect: 'read',
	query: { changedsince: dateTimeParam, keyword: textParam, published: flagParam, unpublished: flagParam, deleted: flagParam },
	handle({ store, query, options, baseUrl }) {
		const keyword = query.text('keyword')?.toLowerCase();
		const deleted = query.flag('deleted');
		const matches = (one: Product) => (deleted === undefined || one.deleted === deleted)
			&& (one.published ? query.flag('published') !== false : query.flag('unpublished') !== false)
			&& (keyword === undefined || [one.name, one.code].some((text) => text.toLowerCase().includes(keyword)))
			&& changedSince(one.changed, query.text('changedsince'), options);
		return [el('ProductList', store.state.products.filter(matches).map((one) => el('Product', [
			el('NetvisorKey', one.key), el('ProductCode', one.code), el('Name', one.name), el('UnitPrice', comma(netPrice(one), 12)),
			...(options.answers === 'older' ? [] : [el('UnitGrossPrice', comma(grossPrice(one), 12)), el('ProductGroupID', groupKey(store.state.productGroups, one.group)), el('ProductGroupDescription', one.group)]),
			el('Uri', `${baseUrl}/getproduct.nv?id=${one.key}`),
		])))];
	},
};

export const getproduct: Resource = {
	method: 'GET',
	effect: 'read',
	query: { id: keyParam, idlist: listParam(400), eancode: textParam, code: textParam, codelist: listParam(400), showsubproducts: flagParam, replyoption: choice('1', '2', '3') },
	handle({ store, query, options }) {
		const by = query.oneOf('id', 'idlist', 'eancode', 'code', 'codelist');
		const alive = query.text('replyoption') === '1' ? store.state.products.filter((one) => !one.deleted) : store.state.products;
		const reading: Reading<Product> = {
			single: by, list: by, name: 'Product', plural: 'Products', missing: 'Product not found', failsWhenMissing: false, find: () => undefined,
			write: (one) => productNode(one, store, query.flag('showsubproducts') === true),
		};
		const identifies = (one: Product, value: string) => value !== '' && (by === 'code' || by === 'codelist' ? one.code === value : by === 'eancode' ? [one.primaryEan, one.secondaryEan].includes(value) : String(one.key) === value);
		if (by === 'idlist' || by === 'codelist') {
			const wanted = query.list(by)!;
			const nodes = wanted.flatMap((value) => alive.find((one) => identifies(one, value)) ?? []).map((one) => el('Product', reading.write(one)));
			return !options.singleInListWrapped && wanted.length === 1 && nodes.length === 1 ? nodes : [el('Products', nodes)];
		}
		const value = query.text(by)!;
		return [oneRecord(alive.find((one) => identifies(one, value)), value, options.notFound, reading)];
	},
};

function productNode(one: Product, store: Store, subProducts: boolean): XmlNode[] {
	const related = (products: Product[]) => products.map((other) => el('Product', [el('NetvisorKey', other.key), el('Amount', '1'), el('PurchasePriceChange', '0,00'), el('UnitPriceChange', '0,00')]));
	return [
		el('ProductBaseInformation', [
			el('NetvisorKey', one.key), el('ProductCode', one.code), el('ProductGroup', one.group), el('Name', one.name), el('Description', one.description), el('UnitPrice', comma(netPrice(one), 2), { type: 'net' }),
			el('UnitGrossPrice', comma(grossPrice(one), 2), { type: 'gross' }), el('Unit', one.unit), el('PurchasePrice', optional(one.purchasePrice)), el('TariffHeading', one.tariffHeading),
			el('ComissionPercentage', optional(one.commission)), el('IsActive', oneOrZero(one.active)), el('IsSalesProduct', oneOrZero(one.salesProduct)), el('CountryOfOrigin', one.countryOfOrigin, { type: 'ISO-3166' }),
		]),
		el('ProductBookKeepingDetails', [
			el('DefaultVatPercent', optional(one.vatPercent, 0)), el('DefaultDomesticAccountNumber', one.domesticAccount), el('DefaultEuAccountNumber', one.euAccount), el('DefaultOutsideEUAccountNumber', one.outsideEuAccount),
			...when(one.dimensions.length > 0, () => el('ProductDimensions', one.dimensions.map((link) => dimensionKeyed(store, link)))),
		]),
		el('ProductInventoryDetails', [el('InventoryAmount', '0,00'), el('InventoryMidPrice', '0,00'), el('InventoryValue', '0,00'), el('InventoryReservedAmount', '0,00'), el('InventoryOrderedAmount', '0,00'), el('InventoryAccountNumber', '')]),
		el('ProductAdditionalInformation', [
			el('ProductNetWeight', optional(one.netWeight), { weightunit: one.weightUnit }), el('ProductGrossWeight', optional(one.grossWeight), { weightunit: one.weightUnit }), el('PrimaryEanCode', one.primaryEan), el('SecondaryEanCode', one.secondaryEan),
		]),
		...(subProducts ? [el('SubProductInformation', [
			el('Parents', related(store.state.products.filter((other) => one.parents.includes(other.key)))),
			el('Children', related(store.state.products.filter((other) => other.parents.includes(one.key)))),
		])] : []),
	];
}

/** Basic members only; the flags of replyoptions that would add more are taken and add nothing. */
export const extendedproductlist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {
		replyoptions: keyParam, searchlanguage: choice('fi', 'se', 'en'), productnetvisorkeys: listParam(400), productnamekeyword: textParam, productcodekeyword: textParam, producteancode: textParam, onlysellableproducts: flagParam,
		onlystoragedproducts: flagParam, productchangedsince: dateTimeParam, productgroupnetvisorkeys: listParam(400), productgroupname: textParam, productgroupnamekeyword: textParam, productsonpage: keyParam, page: keyParam,
	},
	handle(exchange) {
		const { query, store } = exchange;
		const found = store.state.products.filter((one) => isExtended(one, exchange));
		const size = query.integer('productsonpage') ?? 100;
		const page = query.integer('page') ?? 1;
		if (size < 1 || page < 1) throw invalid('productsonpage and page begin at 1.');
		const rows = found.slice((page - 1) * size, page * size);
		return [el('Products', rows.map((one) => extendedNode(one, store)), {
			CurrentPage: String(page), PageCount: String(Math.max(1, Math.ceil(found.length / size))), ProductsOnPage: String(rows.length), ProductsOnPages: String(size),
		})];
	},
};

function isExtended(one: Product, { query, store, options }: Exchange): boolean {
	const keys = query.keys('productnetvisorkeys');
	const has = (name: string, text: string) => query.text(name) === undefined || text.toLowerCase().includes(query.text(name)!.toLowerCase());
	const since = query.text('productchangedsince');
	if (since !== undefined && !/^.{10}T\d\d:\d\d$/.test(since)) throw invalid('productchangedsince is YYYY-MM-DDTHH:mm.');
	if (one.code === 'TEMP' || one.deleted || store.state.products.some((other) => other.parents.includes(one.key))) return false;
	if (keys !== undefined ? !keys.includes(one.key) : !one.published) return false;
	return has('productnamekeyword', one.name) && has('productcodekeyword', one.code) && has('productgroupnamekeyword', one.group)
		&& (query.text('productgroupname') === undefined || query.text('productgroupname') === one.group) && (query.keys('productgroupnetvisorkeys')?.includes(groupKey(store.state.productGroups, one.group) ?? 0) ?? true)
		&& (query.text('producteancode') === undefined || [one.primaryEan, one.secondaryEan].includes(query.text('producteancode')!))
		&& (query.flag('onlysellableproducts') !== true || one.salesProduct) && (query.flag('onlystoragedproducts') !== true || one.inventoryEnabled) && changedSince(one.changed, since, options);
}

function extendedNode(one: Product, store: Store): XmlNode {
	return el('Product', [
		el('NetvisorKey', one.key), el('ProductCodes', [el('ProductCode', one.code)]), el('ProductNameTranslations', [el('Translation', one.name, { language: 'fi' })]), el('ProductDescriptionTranslations', [el('Translation', one.description, { language: 'fi' })]),
		el('ProductFeatures', [
			el('IsPublishedProduct', trueOrFalse(one.published)), el('IsSellableProduct', trueOrFalse(one.salesProduct)), el('IsStorageProduct', trueOrFalse(one.inventoryEnabled)), el('IsProductStructureProduct', trueOrFalse(one.parents.length > 0)),
			el('IsModel', 'False'), el('IsSummaryOfProducts', 'False'), el('LastChangedDate', one.changed.slice(0, 10), { format: 'ansi' }),
		]),
		el('ProductGroup', [el('NetvisorKey', groupKey(store.state.productGroups, one.group)), el('Name', one.group)]), ...when(one.unit, () => el('ProductUnit', one.unit)),
		el('ProductPriceInformation', [el('DefaultNetPrice', comma(netPrice(one), 2), { ispricebase: trueOrFalse(one.priceType === 'net') }), el('DefaultGrossPrice', comma(grossPrice(one), 2)), el('Vat', [el('Percentage', optional(one.vatPercent, 0))])]),
	]);
}
