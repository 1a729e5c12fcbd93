/** Who buys, and the name and address printed on the invoice (mapping 5.3; rulebook I-7, I-8, C-7, C-16). */
import type { SalesInvoiceDocument } from '../netvisor/salesInvoiceDocument';
import type { InvoiceForTransfer } from '../severa/invoiceForTransfer';
import { toNetvisorAddress } from './address';
import { readBusinessId } from './businessId';
import { Countries, readMissingCountry } from './country';
import { readCustomerCode } from './customerCode';
import type { Findings } from './held';
import type { SalesInvoiceSettings } from './settings/salesInvoice';
import { temporaryCode } from './temporaryCode';
import { readText, singleLine } from './text';
import type { VatBuyer } from './vatCode';

type PrintedElements = 'invoicingCustomerName' | 'invoicingCustomerAddressLine' | 'invoicingCustomerAdditionalAddressLine' | 'invoicingCustomerPostNumber' | 'invoicingCustomerTown' | 'invoicingCustomerCountryCode';

export interface Buyer extends VatBuyer {
	/** Code of the Netvisor customer; undefined when a reason was found. */
	code: string | undefined;
	/** All of them or none: Netvisor takes the whole address from one place (mapping 5.3). */
	printed: Pick<SalesInvoiceDocument, PrintedElements>;
}

const LONGEST_NAME = 250;

export function readBuyer(found: Findings, bundle: InvoiceForTransfer, settings: SalesInvoiceSettings): Buyer {
	const { invoice, billingCustomer: card } = bundle;
	const isTemporary = settings.customerDirection === 'off';
	const customer = invoice.billingCustomer ?? invoice.customer;
	const field = invoice.billingCustomer ? 'billingCustomer' : 'customer';
	const number = customer?.number ?? card?.number;
	const code = isTemporary ? temporaryCode('tempCustomerCode', settings.tempCustomerCode) : readCustomerCode(found, `${field}.number`, number);

	const countries = new Countries(settings.countryTable, bundle.countries);
	const address = invoice.receiverAddress;
	const isSelected = singleLine(`${address?.addressline ?? ''}${address?.city ?? ''}`) !== '';
	if (!isSelected) found.hold('INVOICE_ADDRESS_MISSING', 'receiverAddress');
	const country = isSelected ? countryOf(found, address?.country, card?.headquarterAddress?.country, countries, settings) : undefined;
	const area = country === undefined ? undefined : countries.vatArea(country);

	const vatNumber = singleLine(invoice.receiverVatNumber ?? '') || singleLine(card?.vatNumber ?? '');
	const id = vatNumber === '' ? undefined : readBusinessId(vatNumber, area);
	if (isTemporary && id !== undefined) found.note('TEMP_NO_BUSINESS_ID');

	// On the temporary customer the card would print somebody else: the address of the invoice goes whatever the setting.
	const isPrinted = isSelected && (isTemporary || settings.invoiceAddress === 'always');
	const printed = isPrinted ? printedOf(found, invoice, customer?.name ?? card?.name, country, settings) : {};
	return { code, country, area, id, customerNumber: number === null || number === undefined ? '' : String(number), printed };
}

function countryOf(found: Findings, text: string | null | undefined, cardText: string | null | undefined, countries: Countries, settings: SalesInvoiceSettings): string | undefined {
	const missing = readMissingCountry(settings.missingCountry);
	const isGiven = singleLine(text ?? '') !== '';
	if (!isGiven && missing.use === 'code') return missing.code;
	const named = singleLine((isGiven ? text : missing.use === 'customer' ? cardText : '') ?? '');
	// Its advice is the way to correct an invoice: the card, back to draft, the customer on it anew, ready again (I-21).
	if (named === '') return found.hold('INVOICE_COUNTRY_MISSING', 'receiverAddress.country');
	return countries.codeOf(named) ?? found.hold('COUNTRY_UNKNOWN', 'receiverAddress.country', { text: named });
}

function printedOf(found: Findings, invoice: InvoiceForTransfer['invoice'], customerName: string | null | undefined, country: string | undefined, settings: SalesInvoiceSettings): Buyer['printed'] {
	const before = found.reasons.length;
	const name = readText(found, 'receiverCustomerName', invoice.receiverCustomerName, { limit: LONGEST_NAME }) ?? readText(found, 'customer.name', customerName, { limit: LONGEST_NAME });
	if (name === undefined && found.reasons.length === before) found.hold('CUSTOMER_NAME_MISSING', 'receiverCustomerName');
	const address = toNetvisorAddress(found, 'receiverAddress.', invoice.receiverAddress ?? {}, country, settings);
	if (name === undefined || address === undefined || country === undefined) return {};
	return {
		invoicingCustomerName: name,
		invoicingCustomerAddressLine: address.streetAddress,
		invoicingCustomerAdditionalAddressLine: address.additionalAddressLine,
		invoicingCustomerPostNumber: address.postNumber,
		invoicingCustomerTown: address.city,
		invoicingCustomerCountryCode: { value: country, type: 'ISO-3166' },
	};
}
