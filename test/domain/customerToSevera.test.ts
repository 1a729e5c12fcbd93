import { Countries } from '../../src/domain/country';
import type { CustomerContext, CustomerSettings } from '../../src/domain/customer';
import { isTemporaryCustomer, toSeveraCustomer } from '../../src/domain/customerToSevera';
import { defaultsOf } from '../../src/domain/setting';
import { customerDocumentSettings } from '../../src/domain/settings/customer';
import type { NetvisorCustomer } from '../../src/netvisor/customerRecord';
import { severaCustomerDocument } from '../../src/severa/customerDocument';
import { netvisorCustomer, paymentTerm } from '../support/netvisorRecords';

const defaults: CustomerSettings = defaultsOf(customerDocumentSettings);

function map(record: Partial<NetvisorCustomer> = {}, settings: Partial<CustomerSettings> = {}, context: Partial<CustomerContext> = {}) {
	return toSeveraCustomer(netvisorCustomer(record), { ...defaults, ...settings }, { countries: new Countries(), ...context });
}
const reasonsOf = (...given: Parameters<typeof map>) => {
	const mapped = map(...given);
	return mapped.outcome === 'held' ? mapped.reasons.map(({ code, field }) => `${code} ${field}`) : [];
};
function documentOf(...given: Parameters<typeof map>) {
	const mapped = map(...given);
	if (mapped.outcome === 'held') throw new Error(mapped.reasons.map(({ message }) => message).join(' '));
	return JSON.parse(JSON.stringify(mapped.document)) as Record<string, unknown>;
}

it('a customer of Netvisor becomes one of Severa, as Severa\'s edge takes it', () => {
	const record = { additionalAddressLine: 'B-talo', emailInvoicingAddress: 'laskut@koivuranta.example', homePageUri: 'www.koivuranta.example', finvoiceAddress: '003712345671', finvoiceRouterCode: 'NDEAFIHH', invoicingLanguage: 'SE', defaultPaymentTerm: '14 pv', defaultPaymentTermNetvisorKey: '3' };
	const document = documentOf(record, {}, { paymentTerms: [paymentTerm()] });
	expect(document).toEqual({
		number: '10427',
		name: 'Koivuranta Oy',
		vatNumber: '1234567-1',
		email: 'laskut@koivuranta.example',
		website: 'www.koivuranta.example',
		eInvoiceAddress: '003712345671',
		eInvoiceOperator: 'NDEAFIHH',
		paymentTerm: 14,
		language: { code: 'sv' },
		isActive: true,
		headquarterAddress: { addressline: 'Satamakatu 4, B-talo', postalCode: '20100', city: 'Turku', country: { code2: 'FI' } },
	});
	expect(severaCustomerDocument.safeParse(document).success).toBe(true);
});

describe('the code (C-6)', () => {
	it.each([
		['0042', 'CUSTOMER_CODE_LEADING_ZERO internalIdentifier'],
		['', 'CUSTOMER_NUMBER_MISSING internalIdentifier'],
		['SEV-1', 'CUSTOMER_CODE_NOT_NUMERIC internalIdentifier'],
		['1234567890123456', 'TEXT_TOO_LONG internalIdentifier'],
	])('%j does not become a number', (internalIdentifier, reason) => {
		expect(reasonsOf({ internalIdentifier })).toEqual([reason]);
	});

	it('0042 would have become 42, and says so', () => {
		expect(map({ internalIdentifier: '0042' })).toMatchObject({ reasons: [{ message: 'Customer code 0042 begins with 0; it would become another customer (42).' }] });
	});

	it.each([['TEMP', {}], [' TEMP ', {}], ['9999', { tempCustomerCode: '9999' }], ['TEMP', { tempCustomerCode: '9999' }]])('%j is the temporary customer and passed over', (internalIdentifier, settings) => {
		expect(map({ internalIdentifier, name: '' }, settings)).toMatchObject({ outcome: 'held', reasons: [{ code: 'TEMPORARY_RECORD', kind: 'skip' }] });
	});

	it('an empty code is not the temporary customer, even when none is set', () => {
		expect(isTemporaryCustomer({ internalIdentifier: '' }, { tempCustomerCode: '' })).toBe(false);
	});
});

describe('business id', () => {
	it.each<[string, Partial<NetvisorCustomer>, string | undefined]>([
		['Finnish, in any form', { externalIdentifier: 'FI12345671' }, '1234567-1'],
		['of another state', { externalIdentifier: 'SE556677889901' }, 'SE556677889901'],
		['none', { externalIdentifier: '' }, undefined],
		['of a private customer', { externalIdentifier: '1234567-1', isPrivateCustomer: '1' }, undefined],
		['an identity code, though the card does not say that it is a private customer', { externalIdentifier: '131052-308T', isPrivateCustomer: '' }, undefined],
		['a mistyped identity code', { externalIdentifier: '131052*308T' }, undefined],
	])('%s', (_, record, vatNumber) => {
		expect(documentOf(record).vatNumber).toBe(vatNumber);
	});

	it('private customers without any id move too', () => {
		expect(documentOf({ externalIdentifier: '', isPrivateCustomer: '1' })).toMatchObject({ number: '10427', name: 'Koivuranta Oy' });
	});
});

describe('other fields', () => {
	it('the name is needed', () => {
		expect(reasonsOf({ name: ' ' })).toEqual(['CUSTOMER_NAME_MISSING name']);
	});

	it('the e-mail is the one for invoices, else the other', () => {
		expect(documentOf()).toMatchObject({ email: 'info@koivuranta.example' });
		expect(documentOf({ email: '' })).not.toHaveProperty('email');
	});

	it.each([
		[{ finvoiceAddress: '003712345671' }, ['EINVOICE_PAIR_INCOMPLETE finvoiceRouterCode']],
		[{ finvoiceRouterCode: 'NDEAFIHH' }, ['EINVOICE_PAIR_INCOMPLETE finvoiceAddress']],
		[{}, []],
	])('e-invoice data %j', (record, reasons) => {
		expect(reasonsOf(record)).toEqual(reasons);
	});

	it('an inactive customer moves as inactive (C-5)', () => {
		expect(documentOf({ isActive: '0' })).toMatchObject({ isActive: false });
	});

	it.each<[string, Partial<NetvisorCustomer>, string[]]>([
		['a language that no row leads to', { invoicingLanguage: 'DE' }, ['LANGUAGE_NOT_IN_TABLE']],
		['a payment term that is not known', { defaultPaymentTermNetvisorKey: '77', defaultPaymentTerm: 'erikoisehto' }, ['PAYMENT_TERM_NOT_FOUND']],
	])('%s is left out with a note', (_, record, notes) => {
		const mapped = map(record, {}, { paymentTerms: [paymentTerm()] });
		expect(mapped.notes.map(({ code }) => code)).toEqual(notes);
		expect(mapped).toMatchObject({ outcome: 'ready', document: { language: undefined, paymentTerm: undefined } });
	});
});

describe('country', () => {
	it.each<[string, string, Partial<CustomerSettings>, string[]]>([
		['none', '', {}, ['CUSTOMER_COUNTRY_MISSING country']],
		['unknown', 'ZZ', {}, ['COUNTRY_UNKNOWN country']],
		['assumed', '', { missingCountry: 'FI' }, []],
		['known', 'se', {}, []],
	])('%s', (_, country, settings, reasons) => {
		expect(reasonsOf({ country }, settings)).toEqual(reasons);
	});

	it('only Severa\'s register knows it', () => {
		expect(documentOf({ country: 'XK' }, {}, { countries: new Countries([], [{ code2: 'XK' }]) })).toMatchObject({ headquarterAddress: { country: { code2: 'XK' } } });
	});
});

it('all reasons come at once', () => {
	expect(reasonsOf({ internalIdentifier: '', name: '', country: '', finvoiceAddress: 'x' })).toEqual(['CUSTOMER_NUMBER_MISSING internalIdentifier', 'CUSTOMER_NAME_MISSING name', 'EINVOICE_PAIR_INCOMPLETE finvoiceRouterCode', 'CUSTOMER_COUNTRY_MISSING country']);
});
