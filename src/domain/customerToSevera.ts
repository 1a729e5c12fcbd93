/** From a Netvisor customer to Severa (mapping 2.3; rulebook C-2, C-5, C-6, C-11). */
import type { NetvisorCustomer } from '../netvisor/customerRecord';
import type { NetvisorPaymentTerm } from '../netvisor/paymentTermRecord';
import type { SeveraCustomerDocument } from '../severa/customerDocument';
import { joinAddressLines } from './address';
import { looksPersonal, writeBusinessId } from './businessId';
import { readMissingCountry, type Countries } from './country';
import { readName, type CustomerContext, type CustomerSettings } from './customer';
import { readCustomerNumber } from './customerCode';
import { Findings, type Mapped } from './held';
import { Languages } from './language';
import { netDaysOfPaymentTerm } from './paymentTerm';
import { readText } from './text';

/** What is read of a card. */
export type NetvisorCustomerCard = Pick<NetvisorCustomer, 'netvisorKey' | 'internalIdentifier' | 'externalIdentifier' | 'name' | 'streetAddress' | 'additionalAddressLine' | 'city' | 'postNumber' | 'country' | 'email' | 'emailInvoicingAddress' | 'homePageUri' | 'isActive' | 'isPrivateCustomer' | 'finvoiceAddress' | 'finvoiceRouterCode' | 'defaultPaymentTerm' | 'defaultPaymentTermNetvisorKey' | 'invoicingLanguage'>;

/**
 * The customer as the Severa edge writes it, or every reason against it. Fields that are empty in Netvisor are left as
 * they are in Severa. A personal identity code never moves.
 * @throws InputError when the settings are wrong
 */
export function toSeveraCustomer(record: NetvisorCustomerCard, settings: CustomerSettings, { countries, paymentTerms = [] }: CustomerContext): Mapped<SeveraCustomerDocument> {
	const found = new Findings();
	if (isTemporaryCustomer(record, settings)) {
		found.hold('TEMPORARY_RECORD', 'internalIdentifier', { code: record.internalIdentifier });
		return { outcome: 'held', reasons: found.reasons, notes: [] };
	}
	const number = readCustomerNumber(found, 'internalIdentifier', record.internalIdentifier);
	const name = readName(found, 'name', record.name);
	const vatNumber = record.isPrivateCustomer === '1' || looksPersonal(record.externalIdentifier) ? undefined : readText(found, 'externalIdentifier', writeBusinessId(record.externalIdentifier));
	const email = readText(found, 'emailInvoicingAddress', record.emailInvoicingAddress) ?? readText(found, 'email', record.email);
	const website = readText(found, 'homePageUri', record.homePageUri);
	const eInvoiceAddress = readText(found, 'finvoiceAddress', record.finvoiceAddress);
	const eInvoiceOperator = readText(found, 'finvoiceRouterCode', record.finvoiceRouterCode);
	if ((eInvoiceAddress === undefined) !== (eInvoiceOperator === undefined)) found.hold('EINVOICE_PAIR_INCOMPLETE', eInvoiceAddress === undefined ? 'finvoiceAddress' : 'finvoiceRouterCode');
	const country = readCountry(found, record, countries, settings);
	const address = {
		addressline: readText(found, 'streetAddress', joinAddressLines(record.streetAddress, record.additionalAddressLine)),
		postalCode: readText(found, 'postNumber', record.postNumber),
		city: readText(found, 'city', record.city),
	};
	const language = languageOf(found, record, settings);
	const paymentTerm = paymentTermOf(found, record, paymentTerms);
	return found.outcome(() => ({
		number: number as string,
		name: name as string,
		vatNumber,
		email,
		website,
		eInvoiceAddress,
		eInvoiceOperator,
		paymentTerm,
		language,
		isActive: record.isActive === '1',
		headquarterAddress: { ...address, country: { code2: country as string } },
	}));
}

/** The placeholder customer of "do not transfer" (C-7) is no customer of Severa's. */
export const isTemporaryCustomer = ({ internalIdentifier }: Pick<NetvisorCustomerCard, 'internalIdentifier'>, { tempCustomerCode }: Pick<CustomerSettings, 'tempCustomerCode'>): boolean =>
	internalIdentifier.trim() !== '' && [tempCustomerCode.trim(), 'TEMP'].includes(internalIdentifier.trim());

function readCountry(found: Findings, record: NetvisorCustomerCard, countries: Countries, settings: CustomerSettings): string | undefined {
	const code = record.country.trim().toUpperCase();
	if (code !== '') return countries.knows(code) ? code : found.hold('COUNTRY_UNKNOWN', 'country', { text: record.country });
	const missing = readMissingCountry(settings.missingCountry);
	return missing.use === 'code' ? missing.code : found.hold('CUSTOMER_COUNTRY_MISSING', 'country');
}

function languageOf(found: Findings, { invoicingLanguage }: NetvisorCustomerCard, { languageTable }: CustomerSettings): { code: string } | undefined {
	if (invoicingLanguage === '') return undefined;
	const code = new Languages(languageTable).toSevera(invoicingLanguage);
	if (code === undefined) found.note('LANGUAGE_NOT_IN_TABLE', { code: invoicingLanguage });
	return code === undefined ? undefined : { code };
}

/** Only a term that is known by its key has days; its text alone tells nothing for certain. */
function paymentTermOf(found: Findings, { defaultPaymentTermNetvisorKey: key, defaultPaymentTerm }: NetvisorCustomerCard, terms: readonly NetvisorPaymentTerm[]): number | undefined {
	if (key === '') return undefined;
	const days = netDaysOfPaymentTerm(key, terms);
	if (days === undefined) found.note('PAYMENT_TERM_NOT_FOUND', { term: defaultPaymentTerm || key });
	return days;
}
