import { Findings } from '../../src/domain/held';
import { readBuyer } from '../../src/domain/invoiceAddress';
import { defaultsOf } from '../../src/domain/setting';
import { salesInvoiceDocumentSettings } from '../../src/domain/settings/salesInvoice';
import { InputError } from '../../src/errors';
import { customerCard, invoiceForTransfer, type GivenInvoice } from '../support/invoiceForTransfer';

const defaults = defaultsOf(salesInvoiceDocumentSettings);
const address = { addressline: 'Satamakatu 4', postalCode: '20100', city: 'Turku', state: null, country: 'Finland' };
const off = { customerDirection: 'off' as const };

function buyer(given: GivenInvoice = {}, settings: Partial<typeof defaults> = {}) {
	const found = new Findings();
	const result = readBuyer(found, invoiceForTransfer(given), { ...defaults, ...settings });
	return { ...result, reasons: found.reasons.map(({ code }) => code), notes: found.notes.map(({ code }) => code) };
}

test('name, address and country of the invoice', () => {
	expect(buyer()).toEqual({
		code: '10427', customerNumber: '10427', country: 'FI', area: 'FI', id: { kind: 'finnish', text: '0112038-9', vatNumber: 'FI01120389' }, reasons: [], notes: [],
		printed: { invoicingCustomerName: 'Koivuranta Oy', invoicingCustomerAddressLine: 'Satamakatu 4', invoicingCustomerAdditionalAddressLine: undefined, invoicingCustomerPostNumber: '20100', invoicingCustomerTown: 'Turku', invoicingCustomerCountryCode: { value: 'FI', type: 'ISO-3166' } },
	});
});

describe('customer', () => {
	const reference = (number: number | null, name = 'Muu Oy') => ({ guid: 'c', name, number });
	test.each<[string, GivenInvoice, Partial<typeof defaults>, string | undefined, string[]]>([
		['the billing customer', { invoice: { billingCustomer: reference(2), customer: reference(1) } }, {}, '2', []],
		['else the customer', { invoice: { billingCustomer: null, customer: reference(1) } }, {}, '1', []],
		['the number of the card where the invoice gives none', { invoice: { billingCustomer: reference(null) } }, {}, '10427', []],
		['without a number', { invoice: { billingCustomer: reference(null) }, billingCustomer: null }, {}, undefined, ['CUSTOMER_NUMBER_MISSING']],
		['number 0', { invoice: { billingCustomer: reference(0) } }, {}, undefined, ['CUSTOMER_CODE_LEADING_ZERO']],
		['C-1: off, the temporary customer', {}, off, 'TEMP', []],
		['another temporary customer', { invoice: { billingCustomer: reference(null) }, billingCustomer: null }, { ...off, tempCustomerCode: '99999' }, '99999', []],
		['C-1: the customers of Netvisor, by the same code', {}, { customerDirection: 'netvisorToSevera' }, '10427', []],
	])('%s', (_, given, settings, code, reasons) => expect(buyer(given, settings)).toMatchObject({ code, reasons }));

	test('on the temporary customer the business id is lost, and that is said', () => expect(buyer({}, off).notes).toEqual(['TEMP_NO_BUSINESS_ID']));
	test('but not where there is none', () => expect(buyer({ invoice: { receiverVatNumber: null }, billingCustomer: { ...customerCard, vatNumber: '' } }, off).notes).toEqual([]));
	test('the temporary customer needs a code', () => expect(() => buyer({}, { ...off, tempCustomerCode: '' })).toThrow(InputError));
});

describe('name and address (C-16, I-7)', () => {
	test.each<[string, GivenInvoice, object]>([
		['the name of the customer where the invoice prints none', { invoice: { receiverCustomerName: ' ', customer: null, billingCustomer: { guid: 'c', name: 'Tammi Oy', number: 1 } } }, { invoicingCustomerName: 'Tammi Oy' }],
		['two lines of an address', { invoice: { receiverAddress: { ...address, addressline: 'Satamakatu 4\r\nC/O Mäki' } } }, { invoicingCustomerAddressLine: 'Satamakatu 4', invoicingCustomerAdditionalAddressLine: 'C/O Mäki' }],
		['no post code abroad', { invoice: { receiverAddress: { ...address, postalCode: '', city: 'Dublin', country: 'IE' } } }, { invoicingCustomerTown: 'Dublin', invoicingCustomerPostNumber: undefined, invoicingCustomerCountryCode: { value: 'IE', type: 'ISO-3166' } }],
	])('%s', (_, given, printed) => expect(buyer(given)).toMatchObject({ printed, reasons: [] }));

	test('the address of the Netvisor card by setting: nothing is printed, the country is still known', () => expect(buyer({}, { invoiceAddress: 'register' })).toMatchObject({ printed: {}, country: 'FI', reasons: [] }));
	test('on the temporary customer the address of the invoice goes all the same (C-7)', () => expect(buyer({}, { ...off, invoiceAddress: 'register' }).printed).toMatchObject({ invoicingCustomerName: 'Koivuranta Oy' }));

	test.each<[string, GivenInvoice, Partial<typeof defaults>, string[]]>([
		['no address', { invoice: { receiverAddress: null } }, {}, ['INVOICE_ADDRESS_MISSING']],
		['an empty address', { invoice: { receiverAddress: { ...address, addressline: ' ', city: null } } }, {}, ['INVOICE_ADDRESS_MISSING']],
		['no address, even where it is not printed', { invoice: { receiverAddress: null } }, { invoiceAddress: 'register' }, ['INVOICE_ADDRESS_MISSING']],
		['no city', { invoice: { receiverAddress: { ...address, city: '' } } }, {}, ['ADDRESS_INCOMPLETE']],
		['no post code in Finland', { invoice: { receiverAddress: { ...address, postalCode: '' } } }, {}, ['ADDRESS_INCOMPLETE']],
		['three lines', { invoice: { receiverAddress: { ...address, addressline: 'a\nb\nc' } } }, {}, ['ADDRESS_TOO_MANY_LINES']],
		['any line break, by setting', { invoice: { receiverAddress: { ...address, addressline: 'a\nb' } } }, { addressLineBreaks: 'hold' }, ['ADDRESS_LINE_BREAK']],
		['a long name', { invoice: { receiverCustomerName: 'x'.repeat(251) } }, {}, ['TEXT_TOO_LONG']],
		['no name', { invoice: { receiverCustomerName: null, customer: null, billingCustomer: { guid: 'c', name: '', number: 1 } }, billingCustomer: null }, {}, ['CUSTOMER_NAME_MISSING']],
	])('held: %s', (_, given, settings, reasons) => expect(buyer(given, settings).reasons).toEqual(reasons));
});

describe('country (E-2)', () => {
	const withCountry = (country: string | null, more: GivenInvoice = {}): GivenInvoice => ({ invoice: { receiverAddress: { ...address, country } }, ...more });
	const register = [{ guid: 'se', name: 'Sverige', englishName: 'Sweden', code2: 'SE', code3: 'SWE', isInEU: true, isRegistrationCountry: false }];
	test.each<[string, GivenInvoice, Partial<typeof defaults>, string | undefined, string | undefined, string[]]>([
		['a built-in name', withCountry('Viro'), {}, 'EE', 'EU', []],
		['Severa\'s register', withCountry('SWE', { countries: register }), {}, 'SE', 'EU', []],
		['the user\'s table first', withCountry('Sverige', { countries: register }), { countryTable: [{ from: 'sverige', to: 'AX' }] }, 'AX', 'FI', []],
		['Åland is Finland for VAT', withCountry('Ahvenanmaa'), {}, 'AX', 'FI', []],
		['Britain is outside', withCountry('United Kingdom'), {}, 'GB', 'nonEU', []],
		['unknown', withCountry('Atlantis'), {}, undefined, undefined, ['COUNTRY_UNKNOWN']],
		['empty: held', withCountry(''), {}, undefined, undefined, ['INVOICE_COUNTRY_MISSING']],
		['empty: a fixed code', withCountry(null), { missingCountry: 'fi' }, 'FI', 'FI', []],
		['empty: the customer card', withCountry(null), { missingCountry: 'customer' }, 'FI', 'FI', []],
		['empty here and there', withCountry(null, { billingCustomer: null }), { missingCountry: 'customer' }, undefined, undefined, ['INVOICE_COUNTRY_MISSING']],
	])('%s', (_, given, settings, country, area, reasons) => expect(buyer(given, settings)).toMatchObject({ country, area, reasons }));
});

describe('number of the buyer', () => {
	test.each<[string, GivenInvoice, object | undefined]>([
		['the invoice\'s', { invoice: { receiverVatNumber: 'FI07375462' } }, { kind: 'finnish', text: '0737546-2' }],
		['else the card\'s', { invoice: { receiverVatNumber: ' ' } }, { kind: 'finnish', text: '0112038-9' }],
		['of another member state', { invoice: { receiverVatNumber: 'se 5566.77889901' } }, { kind: 'euVat', text: 'SE556677889901' }],
		['none', { invoice: { receiverVatNumber: null }, billingCustomer: null }, undefined],
	])('%s', (_, given, id) => expect(buyer(given).id).toEqual(id && expect.objectContaining(id)));
});
