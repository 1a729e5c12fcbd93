/** Who has which product code in Severa: its products, and the two registers that share their codes (rulebook C-2, P-8). */
import { reason, type Reason } from '../../src/domain/held';
import type { SeveraProduct } from '../../src/severa/product';
import { gather } from '../../src/severa/paging';
import type { SeveraClient } from '../../src/severa/SeveraClient';

export interface ProductCodes {
	/** The product with exactly this code, nothing when the code is free, or why it cannot be written. */
	find(code: string): { product: SeveraProduct | undefined } | { held: Reason };
	/** Remembers what was written. */
	keep(product: SeveraProduct): void;
}

/** Reads the three registers whole: the list's own filter finds no codes that differ by letter case. Nothing is read when nothing is `needed`. */
export async function productCodes(severa: SeveraClient, needed: boolean): Promise<ProductCodes> {
	const products = needed ? await gather(severa.products.list()) : [];
	const others = needed ? [...(await registerCodes(severa, 'workTypes', 'work types')), ...(await registerCodes(severa, 'travelExpenseTypes', 'travel expense types'))] : [];
	return {
		keep(product) {
			const index = products.findIndex(({ guid }) => guid === product.guid);
			if (index < 0) products.push(product);
			else products[index] = product;
		},
		find(code) {
			const exact = products.filter((product) => product.code === code);
			const [product, second] = exact;
			if (second !== undefined) return { held: reason('PRODUCT_CODE_SHARED', 'code', { code, otherName: second.name, otherRegister: 'products' }) };
			if (product !== undefined) return { product };
			const other = others.find((row) => row.code === code);
			if (other !== undefined) return { held: reason('PRODUCT_CODE_SHARED', 'code', { code, otherName: other.name, otherRegister: other.register }) };
			const twin = products.find((one) => one.code?.toLowerCase() === code.toLowerCase());
			if (twin !== undefined) return { held: reason('CODE_CASE_DIFFERS', 'code', { code, system: 'Severa', other: twin.code ?? '' }) };
			return { product: undefined };
		},
	};
}

const registerCodes = async (severa: SeveraClient, name: 'workTypes' | 'travelExpenseTypes', register: string) => (await gather(severa.registers.list(name))).map((row) => ({ code: row.code, name: row.name, register }));
