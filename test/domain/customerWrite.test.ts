import { planCustomerWrite, type CustomerLookup } from '../../src/domain/customerWrite';
import type { CustomerDocument } from '../../src/netvisor/customerDocument';
import type { NetvisorCustomer } from '../../src/netvisor/customerRecord';

const settings = { sameBusinessIdOtherCode: 'create' as const, tempCustomerCode: 'TEMP' };
const document: CustomerDocument = {
	customerBaseInformation: { internalIdentifier: '1001', externalIdentifier: '1234567-1', name: 'Esimerkki Oy', streetAddress: 'Katu 1', city: 'Tampere', postNumber: '33100', country: { value: 'FI', type: 'ISO-3166' }, email: 'a@b.example', isActive: '1', isPrivateCustomer: '0' },
	customerFinvoiceDetails: { finvoiceAddress: '003712345671', finvoiceRouterCode: 'NDEAFIHH' },
	customerAdditionalInformation: { invoicingLanguage: { value: 'FI', type: 'ISO-3166' }, defaultPaymentTerm: { value: '3', type: 'netvisor' } },
};
const card = (change: Partial<NetvisorCustomer> = {}): NetvisorCustomer => ({
	netvisorKey: '31', internalIdentifier: '1001', externalIdentifier: '1234567-1', organizationUnitNumber: '', customerGroupNetvisorKey: '', customerGroupName: 'Ryhmä', name: 'Esimerkki Oy', nameExtension: 'Laskut', streetAddress: 'Katu 1', additionalAddressLine: '', city: 'Tampere', postNumber: '33100', country: 'FI',
	phoneNumber: '', faxNumber: '', email: 'a@b.example', emailInvoicingAddress: '', homePageUri: '', isActive: '1', isPrivateCustomer: '0', finvoiceAddress: '003712345671', finvoiceRouterCode: 'NDEAFIHH', deliveryName: '', deliveryStreetAddress: '', deliveryCity: '', deliveryPostNumber: '', deliveryCountry: '', contactPerson: '', contactPersonEmail: '', contactPersonPhone: '',
	comment: '', customerAgreementIdentifier: '', customerReferenceNumber: '', yourDefaultReference: '', defaultTextBeforeInvoiceLines: '', defaultTextAfterInvoiceLines: '', defaultPaymentTerm: '14 pv', defaultPaymentTermNetvisorKey: '3', taxHandlingType: '', balanceLimit: '', invoicingLanguage: 'FI', dimensions: [], ...change,
});
const row = (code: string, organisationIdentifier = '1234567-1') => ({ netvisorKey: '9', name: 'B', code, organisationIdentifier, customerGroupId: '', customerGroupName: '' });
const withBase = (change: Partial<CustomerDocument['customerBaseInformation']>): CustomerDocument => ({ ...document, customerBaseInformation: { ...document.customerBaseInformation, ...change } });
const plan = (lookup: CustomerLookup = {}, given = document, change: object = {}) => planCustomerWrite(given, lookup, { ...settings, ...change });

describe('planCustomerWrite: not there (C-3)', () => {
	it('adds the whole card', () => expect(plan()).toEqual({ action: 'add', document, notes: [] }));

	it('leaves out what is only there to be cleared', () => {
		const given: CustomerDocument = { ...withBase({ nameExtension: '', phoneNumber: '' }), customerFinvoiceDetails: { finvoiceAddress: '', finvoiceRouterCode: '' }, customerAdditionalInformation: { invoicingLanguage: { value: '', type: 'ISO-3166' } } };
		expect(plan({}, given)).toEqual({ action: 'add', document: { customerBaseInformation: document.customerBaseInformation }, notes: [] });
	});

	it('does not make a near-twin of a code in another letter case', () => {
		expect(plan({ sameLetters: 'a1' }, withBase({ internalIdentifier: 'A1' }))).toMatchObject({ action: 'hold', reasons: [{ code: 'CODE_CASE_DIFFERS' }] });
	});

	it('notes the same business id under another code, or holds', () => {
		const lookup = { sameBusinessId: [row('1001'), row('2002', 'FI12345671'), row('3003', '7654321-0')] };
		expect(plan(lookup)).toMatchObject({ action: 'add', notes: [{ code: 'SAME_BUSINESS_ID', message: '1234567-1 is also customer 2002 in Netvisor.' }] });
		expect(plan(lookup, document, { sameBusinessIdOtherCode: 'hold' })).toMatchObject({ action: 'hold', reasons: [{ code: 'CUSTOMER_BUSINESS_ID_ELSEWHERE' }] });
	});
});

describe('planCustomerWrite: there (C-3)', () => {
	it('does nothing when nothing differs', () => expect(plan({ existing: card() })).toEqual({ action: 'none', notes: [] }));

	it.each<[string, Partial<NetvisorCustomer>]>([
		['another form of the same business id', { externalIdentifier: 'FI12345671' }],
		['a country in small letters', { country: 'fi' }],
		['an answer that does not tell whether the customer is private', { isPrivateCustomer: '' }],
		['what Severa does not carry', { customerGroupName: 'Muu', comment: 'x', phoneNumber: '040', dimensions: [{ dimensionName: 'a', dimensionItem: 'b' }] }],
	])('sees no difference in %s', (_, change) => expect(plan({ existing: card(change) })).toMatchObject({ action: 'none' }));

	it('edits only what differs, over all groups (C-14)', () => {
		expect(plan({ existing: card({ city: 'Turku', isActive: '0', finvoiceRouterCode: 'OKOYFIHH', defaultPaymentTermNetvisorKey: '4' }) })).toEqual({
			action: 'edit',
			changed: ['city', 'isActive', 'finvoiceRouterCode', 'defaultPaymentTerm'],
			document: { customerBaseInformation: { city: 'Tampere', isActive: '1' }, customerFinvoiceDetails: { finvoiceRouterCode: 'NDEAFIHH' }, customerAdditionalInformation: { defaultPaymentTerm: { value: '3', type: 'netvisor' } } },
			notes: [],
		});
	});

	it('edits with an empty base group when the difference is elsewhere', () => {
		expect(plan({ existing: card({ finvoiceAddress: '' }) })).toMatchObject({ action: 'edit', document: { customerBaseInformation: {}, customerFinvoiceDetails: { finvoiceAddress: '003712345671' } } });
	});

	it('adds a business id where the card has none', () => {
		expect(plan({ existing: card({ externalIdentifier: '' }) })).toMatchObject({ action: 'edit', changed: ['externalIdentifier'] });
	});

	it('clears what is to be cleared, but never code, name or business id', () => {
		expect(plan({ existing: card() }, withBase({ nameExtension: '', email: '' }))).toMatchObject({ action: 'edit', changed: ['email', 'nameExtension'], document: { customerBaseInformation: { nameExtension: '', email: '' } } });
		expect(plan({ existing: card() }, withBase({ internalIdentifier: '', name: '', externalIdentifier: '' }))).toMatchObject({ action: 'none' });
	});

	it('compares dimensions whatever their order', () => {
		const [a, b] = [{ dimensionName: 'A', dimensionItem: '1' }, { dimensionName: 'B', dimensionItem: '2' }];
		const given = { ...document, customerDimensionDetails: { dimensions: [a, b] } };
		expect(plan({ existing: card({ dimensions: [b, a] }) }, given)).toMatchObject({ action: 'none' });
		expect(plan({ existing: card({ dimensions: [a] }) }, given)).toMatchObject({ action: 'edit', changed: ['dimensions'], document: { customerDimensionDetails: { dimensions: [a, b] } } });
	});

	it('holds a code that belongs to another company, and writes nothing', () => {
		expect(plan({ existing: card({ externalIdentifier: '7654321-0', name: 'Toinen Oy' }) })).toMatchObject({ action: 'hold', reasons: [{ code: 'CUSTOMER_CODE_TAKEN', message: 'Code 1001 belongs in Netvisor to Toinen Oy (7654321-0), here to Esimerkki Oy (1234567-1).' }] });
	});

	it('shows no personal identity code', () => {
		const result = plan({ existing: card({ externalIdentifier: '131052-308T' }) }, withBase({ externalIdentifier: '010190-900P' }));
		expect(result).toMatchObject({ action: 'hold' });
		expect(JSON.stringify(result)).not.toMatch(/131052|010190/);
	});
});

describe('planCustomerWrite: temporary customer', () => {
	it.each(['TEMP', 'MUUT'])('%s is never written to', (code) => {
		expect(plan({}, withBase({ internalIdentifier: code }), { tempCustomerCode: 'MUUT' })).toMatchObject({ action: 'hold', reasons: [{ code: 'TEMPORARY_RECORD' }] });
	});
});
