/** From a Severa customer to customer.nv (mapping 2.1; rulebook C-1 to C-17). */
import type { CustomerAdditionalInformation, CustomerDocument } from '../netvisor/customerDocument';
import type { NetvisorPaymentTerm } from '../netvisor/paymentTermRecord';
import type { SeveraAddress, SeveraCustomer } from '../severa/customer';
import { InputError } from '../errors';
import { toNetvisorAddress } from './address';
import { readCustomerBusinessId } from './customerBusinessId';
import { readMissingCountry, type Countries } from './country';
import { readCustomerCode } from './customerCode';
import { shownId } from './businessId';
import { EInvoiceOperators, readEInvoice, readOvt } from './eInvoice';
import { isOneEmail } from './email';
import { Findings, type Mapped } from './held';
import { Languages } from './language';
import { keyOfPaymentTerm } from './paymentTerm';
import type { CustomerSettings } from './settings/customer';
import { readText } from './text';

export type { CustomerSettings };

/** A customer, with its addresses where they were read. */
export type CustomerRecord = SeveraCustomer & { addresses?: readonly SeveraAddress[] | null };

export interface CustomerContext {
	countries: Countries;
	/** Netvisor's terms; needed only with `customerPaymentTerm`. */
	paymentTerms?: readonly NetvisorPaymentTerm[];
}

/**
 * The card as customer.nv takes it, or every reason against it at once. A field that is empty in Severa is left out, or
 * sent as an empty element with `emptyFields` = clear, which clears it in Netvisor (C-14).
 * @throws InputError when the settings are wrong, or the billing address is asked for and the addresses were not read
 */
export function toNetvisorCustomer(record: CustomerRecord, settings: CustomerSettings, { countries, paymentTerms = [] }: CustomerContext): Mapped<CustomerDocument> {
	const found = new Findings();
	if (record.isInternal) {
		found.hold('CUSTOMER_INTERNAL', 'isInternal');
		return { outcome: 'held', reasons: found.reasons, notes: [] };
	}
	/** What an element holds whose field is empty in Severa. */
	const empty = settings.emptyFields === 'clear' ? '' : undefined;
	const internalIdentifier = readCode(found, record, settings);
	const name = readName(found, 'name', record.name);
	const from = addressOf(record, settings);
	const country = readCountry(found, from, countries, settings);
	const address = toNetvisorAddress(found, from.prefix, from.texts, country, settings);
	const { externalIdentifier, isPrivate } = readCustomerBusinessId(found, record.vatNumber, country === undefined ? undefined : countries.vatArea(country), settings);
	const email = readText(found, 'email', record.email);
	if (email !== undefined && !isOneEmail(email)) found.hold('EMAIL_INVALID', 'email', { value: email });
	const website = readText(found, 'website', record.website);
	const phone = readText(found, `${from.prefix}phone`, from.phone);
	const eInvoice = readEInvoice(found, record, new EInvoiceOperators(settings.eInvoiceOperatorTable));
	if (!eInvoice.isGiven && (record.email ?? '').trim() === '') {
		if (settings.requireElectronicDelivery) found.hold('DELIVERY_DATA_MISSING', 'eInvoiceAddress');
		else found.note('NO_ELECTRONIC_DELIVERY');
	}
	const additional: CustomerAdditionalInformation = { invoicingLanguage: languageElement(found, record, settings), ...(settings.customerPaymentTerm && { defaultPaymentTerm: paymentTermElement(found, record, paymentTerms, empty) }) };
	return found.outcome(() => ({
		customerBaseInformation: {
			internalIdentifier,
			externalIdentifier,
			// Never derived from the business id (mapping 2.1): only a number that is an OVT id goes.
			organizationUnitNumber: readOvt(record.organizationUnitNumber) ?? ((record.organizationUnitNumber ?? '').trim() === '' ? empty : undefined),
			name,
			streetAddress: address?.streetAddress,
			additionalAddressLine: address?.additionalAddressLine ?? empty,
			city: address?.city,
			postNumber: address?.postNumber ?? empty,
			country: country === undefined ? undefined : { value: country, type: 'ISO-3166' },
			customerGroupName: settings.customerGroupName.trim() || undefined,
			phoneNumber: phone ?? (from.isPhoneKnown ? empty : undefined),
			email: email ?? empty,
			homePageUri: website ?? empty,
			isActive: record.isActive ? '1' : '0',
			isPrivateCustomer: isPrivate ? '1' : '0',
			emailInvoicingAddress: email ?? empty,
		},
		...((eInvoice.pair !== undefined || empty !== undefined) && { customerFinvoiceDetails: { finvoiceAddress: eInvoice.pair?.address ?? '', finvoiceRouterCode: eInvoice.pair?.operator ?? '' } }),
		...(Object.values(additional).some((element) => element !== undefined) && { customerAdditionalInformation: additional }),
	}));
}

/** C-6, and the one customer that is never written to (C-7). */
function readCode(found: Findings, record: CustomerRecord, settings: CustomerSettings): string | undefined {
	const code = readCustomerCode(found, 'number', record.number);
	if (code === undefined || code !== settings.tempCustomerCode.trim()) return code;
	return found.hold('CUSTOMER_CODE_TAKEN', 'number', { code, system: 'Netvisor', otherName: { en: 'the temporary customer', fi: 'tilapäisasiakas' }, otherId: code, name: record.name, id: shownId(record.vatNumber ?? '') || '–' });
}

/** At most 250 characters (Netvisor API 2.3). */
export function readName(found: Findings, field: string, value: string): string | undefined {
	if (value.trim() === '') return found.hold('CUSTOMER_NAME_MISSING', field);
	return readText(found, field, value, { limit: 250 });
}

interface ChosenAddress {
	/** Path of the fields in reasons. */
	prefix: string;
	texts: { addressline?: string | null; postalCode?: string | null; city?: string | null };
	/** A text on the card, an object on an address. */
	country: string | { guid?: string | null; name?: string | null; englishName?: string | null } | null | undefined;
	phone?: string | null;
	/** Phones are on addresses only, which are not always read. */
	isPhoneKnown: boolean;
}

/** Headquarters, or the billing address with the lowest id, which falls back to headquarters (C-8). */
function addressOf(record: CustomerRecord, settings: CustomerSettings): ChosenAddress {
	const { addresses, headquarterAddress } = record;
	if (settings.customerAddressSource === 'billing') {
		if (!addresses) throw new InputError(`The billing address is asked for, but the item of customer ${record.number ?? `"${record.name}"`} has no "addresses": read the addresses of the customers too, or use the headquarters address.`, { field: 'customerAddressSource' });
		const [billing] = addresses.filter(({ isBillingAddress }) => isBillingAddress).sort((a, b) => (a.guid < b.guid ? -1 : 1));
		if (billing !== undefined) return { prefix: 'address.', texts: billing, country: billing.country, phone: billing.phone, isPhoneKnown: true };
	}
	const phone = addresses?.find(({ guid }) => guid === headquarterAddress?.guid)?.phone;
	return { prefix: 'headquarterAddress.', texts: headquarterAddress ?? {}, country: headquarterAddress?.country, phone, isPhoneKnown: Boolean(addresses) };
}

function readCountry(found: Findings, { prefix, country }: ChosenAddress, countries: Countries, settings: CustomerSettings): string | undefined {
	const field = `${prefix}country`;
	const text = (typeof country === 'string' ? country : (country?.name ?? country?.englishName ?? '')).trim();
	if (text === '' && !(typeof country === 'object' && country?.guid)) {
		const missing = readMissingCountry(settings.missingCountry);
		return missing.use === 'code' ? missing.code : found.hold('CUSTOMER_COUNTRY_MISSING', field);
	}
	const code = typeof country === 'string' ? countries.codeOf(country) : countries.codeOfReference(country ?? {});
	return code ?? found.hold('COUNTRY_UNKNOWN', field, { text });
}

function languageElement(found: Findings, { language }: CustomerRecord, { languageTable, emptyFields }: CustomerSettings): CustomerAdditionalInformation['invoicingLanguage'] {
	const code = language?.code ?? '';
	if (code === '') return emptyFields === 'clear' ? { value: '', type: 'ISO-3166' } : undefined;
	const value = new Languages(languageTable).toNetvisor(code);
	if (value === undefined) found.note('LANGUAGE_NOT_IN_TABLE', { code });
	return value === undefined ? undefined : { value, type: 'ISO-3166' };
}

function paymentTermElement(found: Findings, { paymentTerm }: CustomerRecord, terms: readonly NetvisorPaymentTerm[], empty: '' | undefined): CustomerAdditionalInformation['defaultPaymentTerm'] {
	if (paymentTerm === null || paymentTerm === undefined) return empty === undefined ? undefined : { value: empty, type: 'netvisor' };
	const key = keyOfPaymentTerm(paymentTerm, terms);
	if (key === undefined) found.note('PAYMENT_TERM_NOT_FOUND', { term: paymentTerm });
	return key === undefined ? undefined : { value: key, type: 'netvisor' };
}
