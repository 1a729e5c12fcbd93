/** What a batch of invoices needs from Netvisor's registers, in few calls: customers, their countries, products, dimensions. */
import type { NetvisorCustomer } from '../../../src/netvisor/customerRecord';
import type { NetvisorDimensionHeading } from '../../../src/netvisor/dimensionRecord';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { NetvisorProduct } from '../../../src/netvisor/productRecord';
import type { ProductLine, SalesInvoiceDocument } from '../../../src/netvisor/salesInvoiceDocument';

export interface Registers {
	/** By exact code. */
	customers: ReadonlyMap<string, NetvisorCustomer>;
	products: ReadonlyMap<string, NetvisorProduct>;
	/** Codes as they really are, by their lower-case form: shows a code that differs by letter case only. */
	customerLetters: ReadonlyMap<string, string>;
	productLetters: ReadonlyMap<string, string>;
	/** Empty when no invoice of the batch has dimensions. */
	headings: NetvisorDimensionHeading[];
}

export const productLinesOf = ({ invoiceLines }: SalesInvoiceDocument): ProductLine[] => invoiceLines.flatMap((line) => ('salesInvoiceProductLine' in line ? [line.salesInvoiceProductLine] : []));

const byCode = (codes: readonly string[]) => new Map(codes.map((code) => [code.toLowerCase(), code]));

/** Calls: customers 1 for 100 codes and 1 for 200 cards, products 1 for 100 codes, dimensions 1. */
export async function registersOf(netvisor: NetvisorClient, documents: readonly SalesInvoiceDocument[]): Promise<Registers> {
	const customerCodes = distinct(documents.map(({ invoicingCustomerIdentifier }) => invoicingCustomerIdentifier).filter(({ type }) => type === 'customer').map(({ value }) => value));
	const productCodes = distinct(documents.flatMap(productLinesOf).map(({ productIdentifier }) => productIdentifier).filter(({ type }) => type === 'customer').map(({ value }) => value));
	const hasDimensions = documents.some((document) => productLinesOf(document).some(({ dimensions = [] }) => dimensions.length > 0));

	const rows = customerCodes.length === 0 ? [] : await netvisor.customers.list({ codes: customerCodes });
	const cards = rows.length === 0 ? [] : await netvisor.customers.getMany(rows.filter(({ code }) => customerCodes.includes(code)).map(({ netvisorKey }) => netvisorKey));
	const products = productCodes.length === 0 ? [] : await netvisor.products.getManyByCode(productCodes);
	return {
		customers: new Map(cards.map((card) => [card.internalIdentifier, card])),
		products: new Map(products.map((product) => [product.productCode, product])),
		customerLetters: byCode(rows.map(({ code }) => code)),
		productLetters: byCode(products.map(({ productCode }) => productCode)),
		headings: hasDimensions ? await netvisor.dimensions.list() : [],
	};
}

const distinct = (codes: readonly string[]) => [...new Set(codes)];
