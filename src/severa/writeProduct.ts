/**
 * Writes a product, changing only what differs (Severa API 13.1, field mapping 3.2). Finding the product is the
 * caller's business: it looks for the code first.
 */
import type { SeveraProduct } from './product';
import type { SeveraProductDocument } from './productDocument';
import type { ProductFields } from './products';
import { gather } from './paging';
import type { SeveraClient } from './SeveraClient';
import type { Written } from './writeCustomer';

export interface WrittenProduct extends Written<SeveraProduct> {
	/** References that Severa does not have; the product goes without them (field mapping 3.2). */
	leftOut: Array<{ field: 'salesAccount' | 'productCategory'; value: string }>;
}

/** Repeatable when `current` is what Severa holds now. */
export async function writeProduct(client: SeveraClient, document: SeveraProductDocument, current: SeveraProduct | undefined, { dryRun }: { dryRun: boolean }): Promise<WrittenProduct> {
	const { salesAccount, productCategory, ...plain } = document;
	const leftOut: WrittenProduct['leftOut'] = [];
	const references = {
		salesAccount: await resolve(salesAccount?.number, () => client.once('salesAccounts', () => gather(client.registers.list('salesAccounts'))), (row) => row.number, () => leftOut.push({ field: 'salesAccount', value: salesAccount?.number ?? '' })),
		productCategory: await resolve(productCategory?.name, () => client.once('productCategories', () => gather(client.registers.list('productCategories'))), (row) => row.name, () => leftOut.push({ field: 'productCategory', value: productCategory?.name ?? '' })),
	};
	if (current === undefined) {
		if (dryRun) return { outcome: 'wouldCreate', changed: [], leftOut };
		return { outcome: 'created', record: await client.products.create({ ...plain, ...references }), changed: [], leftOut };
	}
	const fields = productChange(plain, references, current);
	const changed = Object.keys(fields);
	if (changed.length === 0) return { outcome: 'unchanged', record: current, changed, leftOut };
	if (dryRun) return { outcome: 'wouldUpdate', record: current, changed, leftOut };
	return { outcome: 'updated', record: await client.products.update(current, fields), changed, leftOut };
}

function productChange(plain: Omit<SeveraProductDocument, 'salesAccount' | 'productCategory'>, references: Pick<ProductFields, 'salesAccount' | 'productCategory'>, current: SeveraProduct): ProductFields {
	const fields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(plain)) {
		const now = current[name as keyof typeof plain] as unknown;
		if (value === undefined) continue;
		if (typeof value === 'object' ? !isSameMoney(value, now) : value !== (now ?? (typeof value === 'string' ? '' : undefined))) fields[name] = value;
	}
	for (const [name, reference] of Object.entries(references)) if (reference !== undefined && reference.guid !== current[name as keyof typeof references]?.guid) fields[name] = reference;
	return fields as ProductFields;
}

const isSameMoney = (wanted: { amount: number; currencyCode: string }, now: unknown) => {
	const money = now as SeveraProduct['unitPrice'];
	return money?.amount === wanted.amount && money.currencyCode === wanted.currencyCode;
};

/** The reference by what a person knows, exactly; active rows before retired ones. */
async function resolve<T extends { guid: string }>(wanted: string | undefined, load: () => Promise<T[]>, keyOf: (row: T) => unknown, missing: () => void): Promise<{ guid: string } | undefined> {
	if (wanted === undefined || wanted === '') return undefined;
	const fitting = (await load()).filter((row) => keyOf(row) === wanted);
	const found = fitting.find((row) => (row as { isActive?: unknown }).isActive !== false) ?? fitting[0];
	if (found === undefined) missing();
	return found && { guid: found.guid };
}
