/** Netvisor's product register (Netvisor API 3). */
import { chunksOf } from './chunksOf';
import { insertedKey, type Exchange } from './exchange';
import { keyNotTold, readOne } from './notFound';
import { productElements, type ProductDocument } from './productDocument';
import { readProduct, readProductListRow, type NetvisorProduct, type NetvisorProductListRow } from './productRecord';
import { listIn } from './recordsIn';
import { transactionIdOf, type WriteId } from './transactionId';
import { writeDocument } from './writeDocument';

export interface ProductFilters {
	changedSince?: string;
	/** Part of name or code. */
	keyword?: string;
	/** Deleted ones too; the service itself returns them when not told otherwise. */
	includeDeleted?: boolean;
}

export interface NetvisorProducts {
	list(filters?: ProductFilters): Promise<NetvisorProductListRow[]>;
	get(netvisorKey: string): Promise<NetvisorProduct | undefined>;
	/** Full records by exact codes; deleted products and codes without a product are missing from the answer. */
	getManyByCode(codes: readonly string[]): Promise<NetvisorProduct[]>;
	getMany(netvisorKeys: readonly string[]): Promise<NetvisorProduct[]>;
	/** @returns the new product's key */
	create(document: ProductDocument, id: WriteId): Promise<string>;
	/** Writes only the elements given; an empty one clears the field. */
	edit(netvisorKey: string, document: ProductDocument): Promise<void>;
}

/** Below the limit of 400 (Netvisor API 1.7), since long URLs have a limit of their own. */
const CODES_AT_ONCE = 100;
const KEYS_AT_ONCE = 200;
/** Parents are shown with it, so that sub-products can be told (rulebook P-2). */
const SUB_PRODUCTS = { showsubproducts: 1 };
/** Deleted products do not count (Netvisor API 3.2, replyoption 1). */
const NOT_DELETED = { replyoption: 1 };

export function createProducts(exchange: Exchange): NetvisorProducts {
	const many = async (query: Record<string, string>) => {
		const { root, request } = await exchange.read('getproduct.nv', { ...query, ...SUB_PRODUCTS, ...NOT_DELETED });
		return listIn(root, request, 'products', 'product').map(readProduct);
	};
	return {
		async list({ changedSince, keyword, includeDeleted = false } = {}) {
			const { root, request } = await exchange.read('productlist.nv', { changedsince: changedSince, keyword, deleted: includeDeleted ? 1 : 0 });
			return listIn(root, request, 'productlist', 'product').map(readProductListRow);
		},
		async get(netvisorKey) {
			const product = await readOne(exchange, 'getproduct.nv', { id: netvisorKey, ...SUB_PRODUCTS }, 'product');
			return product && readProduct(product);
		},
		async getManyByCode(codes) {
			const found: NetvisorProduct[] = [];
			const wanted = [...new Set(codes)].filter((code) => code !== '');
			// A comma would part one code into two: such a code is asked for alone.
			for (const code of wanted.filter((one) => one.includes(','))) {
				const product = await readOne(exchange, 'getproduct.nv', { code, ...SUB_PRODUCTS, ...NOT_DELETED }, 'product');
				if (product !== undefined) found.push(readProduct(product));
			}
			for (const some of chunksOf(wanted.filter((one) => !one.includes(',')), CODES_AT_ONCE)) found.push(...(await many({ codelist: some.join(',') })));
			return found;
		},
		async getMany(netvisorKeys) {
			const found: NetvisorProduct[] = [];
			for (const some of chunksOf([...new Set(netvisorKeys)], KEYS_AT_ONCE)) found.push(...(await many({ idlist: some.join(',') })));
			return found;
		},
		async create(document, id) {
			const record = recordName(document);
			const body = productXml(document);
			const answer = await exchange.write({ resource: 'product.nv', query: { method: 'add' }, body, transactionId: transactionIdOf(id), record });
			return insertedKey(answer) || keyNotTold(record);
		},
		async edit(netvisorKey, document) {
			const record = recordName(document, netvisorKey);
			await exchange.write({ resource: 'product.nv', query: { method: 'edit', id: netvisorKey }, body: writeDocument('product', productElements, document, { record, partial: true }), record });
		},
	};
}

/** Also for a document that is not what its type says: it is checked afterwards. */
const recordName = ({ productBaseInformation: base }: Partial<ProductDocument>, netvisorKey?: string) => `product ${base?.productCode ?? base?.name ?? netvisorKey ?? ''}`.trim();

/**
 * The message that adds the document.
 * @throws InputError naming the field that cannot go as it is
 */
export function productXml(document: ProductDocument): string {
	return writeDocument('product', productElements, document, { record: recordName(document) });
}
