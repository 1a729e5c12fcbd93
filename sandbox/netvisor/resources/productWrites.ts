/** product.nv (Netvisor API 3.3). */
import { parseDecimal } from '../decimal';
import { productDocument } from '../documents/register';
import { inserted } from '../envelope';
import { flagOf, type Exchange, type Resource } from '../exchange';
import { choice, keyParam, required } from '../query';
import { invalid } from '../refusal';
import type { Product } from '../state';
import { child, children, textOf, type XmlElement } from '../xmlReader';
import { dimensionLinks, duplicate, ensureGroup, groupKey } from './shared';

const BASE = 'productbaseinformation';
const BOOKS = 'productbookkeepingdetails';
const MORE = 'productadditionalinformation';

const TEXTS: Array<[group: string, element: string, member: keyof Product]> = [
	[BASE, 'productcode', 'code'], [BASE, 'productgroup', 'group'], [BASE, 'name', 'name'], [BASE, 'description', 'description'], [BASE, 'unit', 'unit'], [BASE, 'tariffheading', 'tariffHeading'], [BASE, 'countryoforigin', 'countryOfOrigin'],
	[BASE, 'primaryeancode', 'primaryEan'], [BASE, 'secondaryeancode', 'secondaryEan'], [BOOKS, 'defaultdomesticaccountnumber', 'domesticAccount'], [BOOKS, 'defaulteuaccountnumber', 'euAccount'],
	[BOOKS, 'defaultoutsideeuaccountnumber', 'outsideEuAccount'], [MORE, 'productweightunit', 'weightUnit'],
];
const NUMBERS: Array<[group: string, element: string, member: keyof Product]> = [
	[BASE, 'purchaseprice', 'purchasePrice'], [BASE, 'comissionpercentage', 'commission'], [BOOKS, 'defaultvatpercentage', 'vatPercent'], [MORE, 'productnetweight', 'netWeight'], [MORE, 'productgrossweight', 'grossWeight'],
];
const FLAGS: Array<[element: string, member: keyof Product]> = [['isactive', 'active'], ['issalesproduct', 'salesProduct'], ['inventoryenabled', 'inventoryEnabled']];

export const product: Resource = {
	method: 'POST',
	effect: 'write',
	query: { method: required(choice('add', 'edit')), id: keyParam },
	document: () => productDocument,
	partialEdit: true,
	handle(exchange) {
		const { store, query, document } = exchange;
		const adding = query.text('method')!.toLowerCase() === 'add';
		const id = query.integer('id');
		if (adding && id !== undefined) throw invalid('Parameter id goes with method=edit only.');
		if (!adding && id === undefined) throw invalid('Parameter id is missing.');
		const stored = id === undefined ? undefined : store.product(id);
		if (!adding && stored === undefined) throw invalid(`Product not found with Netvisor identifier: ${id}`);
		const next: Product = { ...(stored ?? blankProduct()), ...changes(document!), changed: exchange.now.toISOString() };
		check(next, exchange, stored);
		ensureGroup(store, store.state.productGroups, next.group);
		if (stored !== undefined) {
			Object.assign(stored, next);
			return [];
		}
		next.key = store.newKey();
		store.state.products.push(next);
		return inserted(next.key);
	},
};

function changes(document: XmlElement): Partial<Product> {
	const changed: Record<string, unknown> = {};
	for (const [group, element, member] of TEXTS) {
		const value = textOf(child(document, group), element);
		if (value !== undefined) changed[member] = value;
	}
	for (const [group, element, member] of NUMBERS) {
		const value = textOf(child(document, group), element);
		if (value !== undefined) changed[member] = value === '' ? null : parseDecimal(value);
	}
	const base = child(document, BASE);
	for (const [element, member] of FLAGS) {
		const value = flagOf(textOf(base, element));
		if (value !== undefined) changed[member] = value;
	}
	const price = child(base, 'unitprice');
	if (price !== undefined && price.text.trim() !== '') {
		changed.unitPrice = parseDecimal(price.text.trim());
		changed.priceType = price.attributes.type;
	}
	if (children(child(document, MORE), 'dimension').length > 0) changed.dimensions = dimensionLinks(child(document, MORE));
	return changed as Partial<Product>;
}

function check(next: Product, { store, options }: Exchange, stored: Product | undefined): void {
	if (next.name === '' || next.group === '') throw invalid('Mandatory element name or productgroup is empty.');
	if (next.code !== '' && store.state.products.some((one) => one !== stored && !one.deleted && one.code === next.code)) throw duplicate(options.duplicates, `Product code ${next.code} is already in use.`);
	if (options.unknownProductGroup === 'refuse' && groupKey(store.state.productGroups, next.group) === undefined) throw invalid(`Product group not found: ${next.group}`);
	for (const account of [next.domesticAccount, next.euAccount, next.outsideEuAccount]) store.checkAccount(account);
	store.checkDimensions(next.dimensions);
}

/** A product without any data. */
export function blankProduct(): Product {
	return {
		key: 0, code: '', group: '', name: '', description: '', unitPrice: 0, priceType: 'net', unit: '', purchasePrice: null, tariffHeading: '', commission: null, active: true, salesProduct: true, inventoryEnabled: false, countryOfOrigin: '',
		primaryEan: '', secondaryEan: '', vatPercent: null, domesticAccount: '', euAccount: '', outsideEuAccount: '', netWeight: null, grossWeight: null, weightUnit: '', dimensions: [], published: true, deleted: false, parents: [], changed: '',
	};
}
