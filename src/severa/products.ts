/** Products (Severa API 13.1). */
import { severaProduct, type SeveraProduct } from './product';
import { at, replaceFields, replaceReference, type SeveraApi } from './SeveraApi';

const READ = 'settings:read';
const WRITE = 'settings:write';

export interface ProductFilter {
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	isActive?: boolean;
	/** Exact. */
	code?: string;
	/** FixedFees, Materials, Subcontracting */
	type?: string;
}

/** Sales price and cost: JSON numbers, excluding VAT. */
interface MoneyInput {
	amount: number;
	currencyCode: string;
}

/** ProductInputModel. */
export interface ProductFields {
	name?: string;
	code?: string;
	type?: string;
	isActive?: boolean;
	measurementUnit?: string;
	proposalDescription?: string;
	unitPrice?: MoneyInput;
	unitCost?: MoneyInput;
	/** Per cent. */
	vatRate?: number;
	salesAccount?: { guid: string };
	productCategory?: { guid: string };
}

export const productsOf = (api: SeveraApi) => ({
	async get(guid: string): Promise<SeveraProduct> {
		return await api.get({ path: at('/products', guid), scope: READ }, severaProduct);
	},

	list({ changedSince, isActive, code, type }: ProductFilter = {}): AsyncGenerator<SeveraProduct, void, undefined> {
		return api.tokenList({ path: '/products', scope: READ }, severaProduct, { changedSince, isActive, code, type });
	},

	/** Not repeatable: look for the code first. */
	async create(fields: ProductFields & { name: string }): Promise<SeveraProduct> {
		return await api.post({ path: '/products', scope: WRITE }, fields, severaProduct);
	},

	/** Repeatable. */
	async update(current: SeveraProduct, { salesAccount, productCategory, ...fields }: ProductFields): Promise<SeveraProduct> {
		const operations = [...replaceFields(fields), ...replaceReference('salesAccount', salesAccount, current.salesAccount), ...replaceReference('productCategory', productCategory, current.productCategory)];
		return await api.patch({ path: at('/products', current.guid), scope: WRITE }, operations, severaProduct);
	},
});
