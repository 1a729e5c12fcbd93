/** Customers and addresses as records. */
import { COMPANY_BUSINESS_ID } from './company';
import { CUSTOMERS, type CustomerEntry } from './customerTable';
import { estonianVat, germanVat, nthBusinessId, ovt, swedishVat } from './identifiers';
import { audit, id, record, ref } from './record';
import type { Row } from '../store';

export const customer = (number: number) => CUSTOMERS.find((each) => each.number === number) as CustomerEntry;

/** As typed on the card: Finnish business ids in two spellings, foreign VAT numbers, one wrong check digit. */
export function vatNumberOf({ number, country, flaw }: CustomerEntry): string | null {
	if (flaw === 'own') return COMPANY_BUSINESS_ID;
	if (flaw === 'no VAT number') return null;
	const own = nthBusinessId(number - 10_000);
	if (flaw === 'invalid business id') return `${own.slice(0, 8)}${(Number(own.slice(8)) + 1) % 10}`;
	if (country === 'SE') return swedishVat(number === 10_026 ? '559001122' : '559003344');
	if (country === 'DE') return germanVat('99900011');
	if (country === 'EE') return estonianVat('19900022');
	if (country === 'NO') return 'NO 999 000 334 MVA';
	return number % 7 === 0 ? `FI${own.replace('-', '')}` : own;
}

function deliveryOf(entry: CustomerEntry): { email: string | null; eInvoiceAddress: string | null; eInvoiceOperator: string | null } {
	const { delivery, flaw } = entry;
	if (delivery?.includes('@')) return { email: delivery, eInvoiceAddress: null, eInvoiceOperator: null };
	return { email: null, eInvoiceAddress: ovt(flaw === 'own' ? COMPANY_BUSINESS_ID : nthBusinessId(entry.number - 10_000)), eInvoiceOperator: delivery };
}

const languageOf: Record<string, string> = { SE: 'sv', FI: 'fi' };

export const customers = (): Row[] => CUSTOMERS.map((entry) => record('customer', entry.number, {
	number: entry.number, name: entry.name, vatNumber: vatNumberOf(entry), ...deliveryOf(entry), isActive: entry.flaw !== 'inactive', isInternal: entry.flaw === 'own', headquarterAddress: ref('address', entry.number),
	currency: ref('currency', entry.number === 10_027 ? 'SEK' : 'EUR'), language: ref('language', languageOf[entry.country ?? 'FI'] ?? 'en'), paymentTerm: entry.paymentTerm, overdueInterest: 8, owner: ref('user', ['101', '102', '106', '110'][entry.number % 4] as string),
	notes: entry.number === 10_008 ? 'Sisäinen huomio: laskut aina kuun viimeisenä päivänä.' : null, website: null, kvkNumber: null, organizationUnitNumber: entry.number === 10_005 ? `${ovt(nthBusinessId(5))}ABC12` : null,
	...audit('2025-11-04', entry.number % 9 === 0 ? '2026-10-21' : null),
}));

export const addresses = (): Row[] => CUSTOMERS.map((entry) => record('address', entry.number, {
	addressline: entry.street, postalCode: entry.postalCode, city: entry.city, country: entry.country === null ? null : ref('country', entry.country), customer: ref('customer', entry.number),
	isBillingAddress: true, isPostalAddress: true, isVisitAddress: true, phone: entry.number % 5 === 0 ? '+358 10 555 01' + String(entry.number).slice(-2) : null, fax: null, contacts: [], ...audit('2025-11-04'),
}));

/** One billing contact, and the tax treatment the Norwegian customer has on its card. */
export const contacts = (): Row[] => [record('contact', 1, { firstName: 'Maija', lastName: 'Ostola', customer: ref('customer', 10_002), jobTitle: 'Ostoreskontra', isActive: true, isDeleted: false, emails: ['maija.ostola@koivuranta.example'], phoneNumbers: [], addressGuid: id('address', 10_002), ...audit() })];

export const customerCountrySettings = (): Row[] => [record('countrySetting', 10_030, { customer: ref('customer', 10_030), country: ref('country', 'NO'), isTaxFree: true, taxFreeDescription: 'Verollinen ostajan maassa', valueAddedTax: ref('vat', 'FI0'), zeroVatCategoryCodeEn16931: 'G' })];
