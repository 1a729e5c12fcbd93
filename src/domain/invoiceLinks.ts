/**
 * The links of an invoice to Netvisor's registers, made just before it is written: customer and products by their
 * Netvisor keys (C-17), dimension items by the text they have there. Pure; what was looked up is handed in.
 */
import type { ProductLine, SalesInvoiceDocument } from '../netvisor/salesInvoiceDocument';
import { isSameCompany, shownId } from './businessId';
import { reason, type Reason } from './held';

export interface InvoiceLinks {
	/** Undefined when Netvisor has no customer with exactly this code. */
	customer: { netvisorKey: string; name: string; country: string; externalIdentifier: string } | undefined;
	/** Business id of the one who pays, as `companyId` of the source system gives it; '' when it is not known. */
	customerBusinessId?: string;
	/** The code as Netvisor writes it, where it differs by letter case only. */
	customerLetters?: string;
	/** Netvisor key by exact product code. */
	productKey(code: string): string | undefined;
	productLetters(code: string): string | undefined;
}

export interface InvoiceLinkSettings {
	countryMismatch: 'hold' | 'ignore';
	tempCustomerCode: string;
	tempProductCode: string;
}

/** Every reason that holds the invoice: E-1, C-9, I-8, P-5, C-7; each product once. */
export function checkLinks(document: SalesInvoiceDocument, { customer, customerBusinessId = '', customerLetters, productKey, productLetters }: InvoiceLinks, settings: InvoiceLinkSettings): Reason[] {
	const reasons: Reason[] = [];
	const { value: code, type } = document.invoicingCustomerIdentifier;
	const isTemporary = code === settings.tempCustomerCode;
	if (type === 'customer' && customer === undefined) {
		if (isTemporary) reasons.push(reason('TEMP_CUSTOMER_MISSING', 'customer', { code }));
		else if (customerLetters !== undefined) reasons.push(reason('CODE_CASE_DIFFERS', 'customer', { code, system: 'Netvisor', other: customerLetters }));
		else reasons.push(reason('CUSTOMER_NOT_IN_NETVISOR', 'customer', { code }));
	}
	if (!isTemporary && customer !== undefined && isOtherCompany(customerBusinessId, customer.externalIdentifier))
		reasons.push(reason('CUSTOMER_CODE_TAKEN', 'customer', { code, system: 'Netvisor', otherName: customer.name, otherId: shownId(customer.externalIdentifier), name: document.invoicingCustomerName ?? code, id: shownId(customerBusinessId) }));
	const invoiceCountry = document.invoicingCustomerCountryCode?.value ?? '';
	const cardCountry = customer?.country.toUpperCase() ?? '';
	if (settings.countryMismatch === 'hold' && !isTemporary && invoiceCountry !== '' && cardCountry !== '' && invoiceCountry !== cardCountry) reasons.push(reason('INVOICE_COUNTRY_MISMATCH', 'receiverAddress.country', { invoiceCountry, cardCountry }));
	for (const product of new Set(codesOf(document))) {
		if (productKey(product) !== undefined) continue;
		const letters = productLetters(product);
		if (product === settings.tempProductCode) reasons.push(reason('TEMP_PRODUCT_MISSING', 'rows.code', { code: product }));
		else if (letters !== undefined) reasons.push(reason('CODE_CASE_DIFFERS', 'rows.code', { code: product, system: 'Netvisor', other: letters }));
		else reasons.push(reason('PRODUCT_NOT_IN_NETVISOR', 'rows.code', { code: product }));
	}
	return reasons;
}

/** Both ids are known and differ, as in the register (mapping 2.2). */
const isOtherCompany = (wanted: string, there: string) => wanted !== '' && there !== '' && !isSameCompany(wanted, there);

const linesOf = ({ invoiceLines }: SalesInvoiceDocument): ProductLine[] => invoiceLines.flatMap((line) => ('salesInvoiceProductLine' in line ? [line.salesInvoiceProductLine] : []));
const codesOf = (document: SalesInvoiceDocument) => linesOf(document).flatMap(({ productIdentifier: { value, type } }) => (type === 'customer' ? [value] : []));

/**
 * The document as it goes: nothing but the links is changed. Only for a document that `checkLinks` found nothing against.
 * @param itemText the text of a dimension item in Netvisor
 */
export function withLinks(document: SalesInvoiceDocument, { customer, productKey }: InvoiceLinks, itemText: (heading: string, text: string) => string): SalesInvoiceDocument {
	return {
		...document,
		invoicingCustomerIdentifier: customer === undefined ? document.invoicingCustomerIdentifier : { value: customer.netvisorKey, type: 'netvisor' },
		invoiceLines: document.invoiceLines.map((line) => {
			if (!('salesInvoiceProductLine' in line)) return line;
			const product = line.salesInvoiceProductLine;
			const key = product.productIdentifier.type === 'customer' ? productKey(product.productIdentifier.value) : undefined;
			return {
				salesInvoiceProductLine: {
					...product,
					productIdentifier: key === undefined ? product.productIdentifier : { value: key, type: 'netvisor' as const },
					...(product.dimensions && { dimensions: product.dimensions.map(({ dimensionName, dimensionItem }) => ({ dimensionName, dimensionItem: itemText(dimensionName, dimensionItem) })) }),
				},
			};
		}),
	};
}
