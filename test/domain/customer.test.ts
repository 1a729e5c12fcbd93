import { Countries } from '../../src/domain/country';
import { toNetvisorCustomer, type CustomerContext, type CustomerRecord, type CustomerSettings } from '../../src/domain/customer';
import { defaultsOf } from '../../src/domain/setting';
import { customerDocumentSettings } from '../../src/domain/settings/customer';
import { InputError } from '../../src/errors';
import { address, customer } from '../support/severaRecords';
import { paymentTerm } from '../support/netvisorRecords';

const defaults: CustomerSettings = defaultsOf(customerDocumentSettings);

function map(record: Partial<CustomerRecord> = {}, settings: Partial<CustomerSettings> = {}, context: Partial<CustomerContext> = {}) {
	return toNetvisorCustomer(customer(record), { ...defaults, ...settings }, { countries: new Countries(), ...context });
}

/** What the document holds, flat; what is undefined left out as on the wire. */
function documentOf(...given: Parameters<typeof map>): Record<string, unknown> {
	const mapped = map(...given);
	if (mapped.outcome === 'held') throw new Error(mapped.reasons.map(({ message }) => message).join(' '));
	const { customerBaseInformation: base, customerFinvoiceDetails: finvoice, customerAdditionalInformation: additional, ...others } = mapped.document;
	return JSON.parse(JSON.stringify({ ...base, ...finvoice, ...additional, ...others })) as Record<string, unknown>;
}

const reasonsOf = (...given: Parameters<typeof map>) => {
	const mapped = map(...given);
	return mapped.outcome === 'held' ? mapped.reasons.map(({ code, field }) => `${code} ${field}`) : [];
};
const notesOf = (...given: Parameters<typeof map>) => map(...given).notes.map(({ code }) => code);

it('a complete card becomes a complete document', () => {
	expect(map({ website: ' www.koivuranta.example ', organizationUnitNumber: '0037 12345671' })).toEqual({
		outcome: 'ready',
		notes: [],
		document: {
			customerBaseInformation: {
				internalIdentifier: '10427',
				externalIdentifier: '1234567-1',
				organizationUnitNumber: '003712345671',
				name: 'Koivuranta Oy',
				streetAddress: 'Satamakatu 4',
				city: 'Turku',
				postNumber: '20100',
				country: { value: 'FI', type: 'ISO-3166' },
				email: 'laskut@koivuranta.example',
				homePageUri: 'www.koivuranta.example',
				isActive: '1',
				isPrivateCustomer: '0',
				emailInvoicingAddress: 'laskut@koivuranta.example',
			},
			customerFinvoiceDetails: { finvoiceAddress: '003712345671', finvoiceRouterCode: '003721291126' },
			customerAdditionalInformation: { invoicingLanguage: { value: 'FI', type: 'ISO-3166' } },
		},
	});
});

it('the own company is skipped, and nothing else is said of it (C-3)', () => {
	expect(map({ isInternal: true, number: null, name: '' })).toMatchObject({ outcome: 'held', reasons: [{ code: 'CUSTOMER_INTERNAL', kind: 'skip' }] });
});

it('all reasons come at once (C-8)', () => {
	expect(reasonsOf({ number: null, name: ' ', vatNumber: null, email: 'a@b, c@d', eInvoiceAddress: 'paperi', eInvoiceOperator: 'x', headquarterAddress: null })).toEqual([
		'CUSTOMER_NUMBER_MISSING number',
		'CUSTOMER_NAME_MISSING name',
		'CUSTOMER_COUNTRY_MISSING headquarterAddress.country',
		'ADDRESS_INCOMPLETE headquarterAddress',
		'BUSINESS_ID_MISSING vatNumber',
		'EMAIL_INVALID email',
		'EINVOICE_ADDRESS_INVALID eInvoiceAddress',
		'EINVOICE_OPERATOR_UNKNOWN eInvoiceOperator',
	]);
});

describe('number and name', () => {
	it('an inactive customer moves too (C-5)', () => {
		expect(documentOf({ isActive: false })).toMatchObject({ isActive: '0' });
	});

	it.each([[0, 'CUSTOMER_CODE_LEADING_ZERO number'], [-1, 'CUSTOMER_CODE_NOT_NUMERIC number']])('number %d holds (C-6)', (number, reason) => {
		expect(reasonsOf({ number })).toEqual([reason]);
	});

	it('the temporary customer is never written to (C-7)', () => {
		expect(map({ number: 9999 }, { tempCustomerCode: '9999' })).toMatchObject({ outcome: 'held', reasons: [{ code: 'CUSTOMER_CODE_TAKEN', kind: 'look', message: 'Code 9999 belongs in Netvisor to the temporary customer (9999), here to Koivuranta Oy (FI12345671).' }] });
	});

	it.each([['x'.repeat(250), []], ['x'.repeat(251), ['TEXT_TOO_LONG name']], ['Koivu\u0000', ['TEXT_NOT_XML name']]])('name', (name, reasons) => {
		expect(reasonsOf({ name })).toEqual(reasons);
	});
});

describe('business id (1.6, C-8)', () => {
	it.each<[string, string | null, Partial<CustomerSettings>, object]>([
		['Finnish, old short form', '112345-9', {}, { externalIdentifier: '0112345-9', isPrivateCustomer: '0' }],
		['another member state', 'SE556677889901', {}, { externalIdentifier: 'SE556677889901', isPrivateCustomer: '0' }],
		['wrong, sent as it is by setting', '1234567-2', { businessIdCheck: 'off' }, { externalIdentifier: '1234567-2' }],
		['wrong, sent with a note', '12 34567-2', { businessIdCheck: 'note' }, { externalIdentifier: '1234567-2' }],
		['none: a company', null, { customerWithoutBusinessId: 'company' }, { isPrivateCustomer: '0' }],
		['none: a private customer', ' ', { customerWithoutBusinessId: 'private' }, { isPrivateCustomer: '1' }],
		['an identity code on request', '131052-308t', { privateIdentityCode: 'send' }, { externalIdentifier: '131052-308T', isPrivateCustomer: '1' }],
	])('%s', (_, vatNumber, settings, expected) => {
		expect(documentOf({ vatNumber }, settings)).toMatchObject(expected);
	});

	it('an identity code is left out by default, and shows nowhere', () => {
		const mapped = map({ vatNumber: '131052-308T' });
		expect(mapped).toMatchObject({ outcome: 'ready', notes: [], document: { customerBaseInformation: { isPrivateCustomer: '1' } } });
		expect(JSON.stringify(mapped)).not.toContain('308T');
	});

	it.each<[string, Partial<CustomerSettings>]>([
		['a wrong check character when it would be sent', { privateIdentityCode: 'send' }],
		['a mistyped one', {}],
		['a mistyped one, noted', { businessIdCheck: 'note' }],
		['a mistyped one, not checked', { businessIdCheck: 'off' }],
	])('%s shows in no text', (_, settings) => {
		expect(JSON.stringify(map({ vatNumber: settings.privateIdentityCode === 'send' ? '131052-308U' : '131052*308T' }, settings))).not.toMatch(/308/);
	});

	it.each<[string, string | null, Partial<CustomerSettings>, string[], string[]]>([
		['a wrong check digit', '1234567-2', {}, ['BUSINESS_ID_INVALID vatNumber'], []],
		['a wrong check digit, noted', '1234567-2', { businessIdCheck: 'note' }, [], ['BUSINESS_ID_DOUBTFUL']],
		['a wrong check digit, not checked', '1234567-2', { businessIdCheck: 'off' }, [], []],
		['none', '', {}, ['BUSINESS_ID_MISSING vatNumber'], []],
		['none, a company', '', { customerWithoutBusinessId: 'company' }, [], []],
		['a control character is not a missing id', '1234567-1\u0000', {}, ['TEXT_NOT_XML vatNumber'], []],
	])('%s', (_, vatNumber, settings, reasons, notes) => {
		expect(reasonsOf({ vatNumber }, settings)).toEqual(reasons);
		expect(notesOf({ vatNumber }, settings)).toEqual(notes);
	});

	it('a foreign register number is right outside the EU only', () => {
		const at = (country: string) => ({ vatNumber: '923 609 016', headquarterAddress: { guid: 'h', addressline: 'a', postalCode: '1', city: 'b', country } });
		expect(documentOf(at('Norja'))).toMatchObject({ externalIdentifier: '923609016' });
		expect(reasonsOf(at('Ruotsi'))).toEqual(['BUSINESS_ID_INVALID vatNumber']);
	});

	it('the number of a customer without a country is not called wrong', () => {
		expect(reasonsOf({ vatNumber: '923609016', headquarterAddress: { guid: 'h', addressline: 'a', postalCode: '1', city: 'b', country: null } })).toEqual(['CUSTOMER_COUNTRY_MISSING headquarterAddress.country']);
	});
});

describe('address and country', () => {
	const headquarters = (changed: object) => ({ headquarterAddress: { ...customer().headquarterAddress, ...changed } });

	it('two lines', () => {
		expect(documentOf(headquarters({ addressline: 'Satamakatu 4\r\nB-talo' }))).toMatchObject({ streetAddress: 'Satamakatu 4', additionalAddressLine: 'B-talo' });
	});

	it.each<[object, Partial<CustomerSettings>, string[]]>([
		[{ addressline: 'a\nb\nc' }, {}, ['ADDRESS_TOO_MANY_LINES headquarterAddress.addressline']],
		[{ addressline: 'a\nb' }, { addressLineBreaks: 'hold' }, ['ADDRESS_LINE_BREAK headquarterAddress.addressline']],
		[{ city: '' }, {}, ['ADDRESS_INCOMPLETE headquarterAddress.city']],
		[{ country: 'Atlantis' }, {}, ['COUNTRY_UNKNOWN headquarterAddress.country']],
		[{ country: ' ' }, {}, ['CUSTOMER_COUNTRY_MISSING headquarterAddress.country']],
		[{ country: ' ' }, { missingCountry: 'customer' }, ['CUSTOMER_COUNTRY_MISSING headquarterAddress.country']],
	])('%j %j: %j', (changed, settings, reasons) => {
		expect(reasonsOf(headquarters(changed), settings)).toEqual(reasons);
	});

	it('a missing country is assumed by setting', () => {
		expect(documentOf(headquarters({ country: null }), { missingCountry: 'FI' })).toMatchObject({ country: { value: 'FI', type: 'ISO-3166' } });
	});

	it('the country table decides', () => {
		expect(documentOf(headquarters({ country: 'Atlantis' }), {}, { countries: new Countries([{ from: 'Atlantis', to: 'GR' }]) })).toMatchObject({ country: { value: 'GR' } });
	});

	it('outside Finland the post code may be missing', () => {
		expect(documentOf(headquarters({ country: 'Irlanti', postalCode: '' }))).not.toHaveProperty('postNumber');
	});

	describe('billing address (C-8)', () => {
		const billing = { customerAddressSource: 'billing' } as const;

		it('is the one with the lowest id', () => {
			const addresses = [address({ guid: 'b2', isBillingAddress: true, city: 'Espoo' }), address({ guid: 'a9', city: 'Vantaa' }), address({ guid: 'b1', isBillingAddress: true, phone: '09 123' })];
			expect(documentOf({ addresses }, billing)).toMatchObject({ streetAddress: 'Laskutie 1', city: 'Helsinki', phoneNumber: '09 123', country: { value: 'FI' } });
		});

		it('falls back to headquarters, whose phone is on its address', () => {
			expect(documentOf({ addresses: [address({ phone: '02 456' })] }, billing)).toMatchObject({ streetAddress: 'Satamakatu 4', phoneNumber: '02 456' });
		});

		it('names its own fields in reasons', () => {
			expect(reasonsOf({ addresses: [address({ isBillingAddress: true, city: '', country: null })] }, billing)).toEqual(['CUSTOMER_COUNTRY_MISSING address.country', 'ADDRESS_INCOMPLETE address.city']);
			expect(reasonsOf({ addresses: [address({ isBillingAddress: true, country: { guid: 'x', name: 'Atlantis' } })] }, billing)).toEqual(['COUNTRY_UNKNOWN address.country']);
		});

		it('is not guessed when the addresses were not read', () => {
			expect(() => map({}, billing)).toThrow(InputError);
		});

		it('is not used by default', () => {
			expect(documentOf({ addresses: [address({ guid: 'b1', isBillingAddress: true })] })).toMatchObject({ streetAddress: 'Satamakatu 4' });
		});
	});
});

describe('delivery of invoices (C-8, C-11)', () => {
	const none = { email: null, eInvoiceAddress: null, eInvoiceOperator: null };
	it.each<[string, Partial<CustomerRecord>, Partial<CustomerSettings>, string[], string[]]>([
		['neither', none, {}, [], ['NO_ELECTRONIC_DELIVERY']],
		['neither, required', none, { requireElectronicDelivery: true }, ['DELIVERY_DATA_MISSING eInvoiceAddress'], []],
		['e-mail only', { ...none, email: 'a@b.example' }, { requireElectronicDelivery: true }, [], []],
		['e-invoice only', { email: ' ' }, { requireElectronicDelivery: true }, [], []],
		['printed', { ...none, eInvoiceOperator: 'PRINT' }, {}, [], ['NO_ELECTRONIC_DELIVERY']],
		['an incomplete pair is not "neither"', { ...none, eInvoiceAddress: '003712345671' }, { requireElectronicDelivery: true }, ['EINVOICE_PAIR_INCOMPLETE eInvoiceOperator'], []],
	])('%s', (_, record, settings, reasons, notes) => {
		expect(reasonsOf(record, settings)).toEqual(reasons);
		expect(notesOf(record, settings)).toEqual(notes);
	});

	it('the operator table is used', () => {
		expect(documentOf({ eInvoiceOperator: 'Maventa Oy (Visma)' }, { eInvoiceOperatorTable: [{ from: 'Maventa Oy (Visma)', to: '003721291126' }] })).toMatchObject({ finvoiceRouterCode: '003721291126' });
	});
});

describe('language, payment term, group', () => {
	it('a language that is not in the table is left out with a note', () => {
		expect(documentOf({ language: { guid: 'l', code: 'de' } })).not.toHaveProperty('invoicingLanguage');
		expect(notesOf({ language: { guid: 'l', code: 'de' } })).toEqual(['LANGUAGE_NOT_IN_TABLE']);
		expect(notesOf({ language: null })).toEqual([]);
	});

	const terms = [paymentTerm({ netvisorKey: '9', discountDays: 7, discountPercent: '2' }), paymentTerm({ netvisorKey: '10' }), paymentTerm({ netvisorKey: '8' }), paymentTerm({ netvisorKey: '1', netDays: 30 })];

	it.each<[string, Partial<CustomerSettings>, object[], string | undefined, string[]]>([
		['not by default', {}, terms, undefined, []],
		['the lowest key with these days and no discount', { customerPaymentTerm: true }, terms, '8', []],
		['the default one first', { customerPaymentTerm: true }, [...terms, paymentTerm({ netvisorKey: '12', discountPercent: '0', isDefault: true })], '12', []],
		['none fits', { customerPaymentTerm: true }, [terms[0] as object], undefined, ['PAYMENT_TERM_NOT_FOUND']],
	])('payment term: %s', (_, settings, paymentTerms, key, notes) => {
		const context = { paymentTerms: paymentTerms as never };
		expect(documentOf({}, settings, context).defaultPaymentTerm).toEqual(key && { value: key, type: 'netvisor' });
		expect(notesOf({}, settings, context)).toEqual(notes);
	});

	it('the group is the setting', () => {
		expect(documentOf({}, { customerGroupName: ' Severa ' })).toMatchObject({ customerGroupName: 'Severa' });
		expect(documentOf()).not.toHaveProperty('customerGroupName');
	});
});

describe('fields that are empty in Severa (C-14)', () => {
	const bare: Partial<CustomerRecord> = { email: null, eInvoiceAddress: null, eInvoiceOperator: null, website: '', language: null, paymentTerm: null, organizationUnitNumber: ' ', addresses: [] };

	it('are left out by default', () => {
		expect(Object.keys(documentOf(bare, { customerPaymentTerm: true })).sort()).toEqual(['city', 'country', 'externalIdentifier', 'internalIdentifier', 'isActive', 'isPrivateCustomer', 'name', 'postNumber', 'streetAddress']);
	});

	it('are cleared by setting, but never code, name and business id', () => {
		const cleared = documentOf({ ...bare, vatNumber: null }, { emptyFields: 'clear', customerPaymentTerm: true, customerWithoutBusinessId: 'company' });
		expect(cleared).toMatchObject({ additionalAddressLine: '', phoneNumber: '', email: '', emailInvoicingAddress: '', homePageUri: '', organizationUnitNumber: '', finvoiceAddress: '', finvoiceRouterCode: '', invoicingLanguage: { value: '', type: 'ISO-3166' }, defaultPaymentTerm: { value: '', type: 'netvisor' } });
		expect(cleared).not.toHaveProperty('externalIdentifier');
		expect(cleared).toMatchObject({ internalIdentifier: '10427', name: 'Koivuranta Oy' });
	});

	it('that are merely unknown or unusable are not cleared', () => {
		const document = documentOf({ organizationUnitNumber: 'yksikkö 5', language: { guid: 'l', code: 'de' } }, { emptyFields: 'clear' });
		for (const name of ['organizationUnitNumber', 'invoicingLanguage', 'phoneNumber', 'defaultPaymentTerm', 'customerGroupName']) expect(document).not.toHaveProperty(name);
	});
});

it('notes, price list, currency and owner have no place in the document', () => {
	expect(documentOf({ notes: 'sisäinen', pricelist: { guid: 'p' }, owner: { guid: 'o' } })).toEqual(documentOf());
});
