import { readSettings } from '../../src/domain/setting';
import { customer } from '../../nodes/SeveraNetvisorMapper/documents/customer';
import type { Direction } from '../../nodes/SeveraNetvisorMapper/mapperDocument';
import { mapRecords } from '../../nodes/SeveraNetvisorMapper/mapRecords';
import { address, customer as severaCustomer } from '../support/severaRecords';
import { netvisorCustomer } from '../support/netvisorRecords';

const map = (items: object[], settings: object = {}, direction: Direction = 'severaToNetvisor') => mapRecords(customer, direction, readSettings(customer.settings, { ...settings }), JSON.parse(JSON.stringify(items)) as object[], '2026-03-01');

it('a card becomes a Ready item that says what it is and carries exactly what is sent', () => {
	const { ready, held, wrong } = map([severaCustomer()]);
	expect([held, wrong]).toEqual([[], []]);
	expect(ready).toMatchObject([{
		index: 0,
		json: {
			outcome: 'ready',
			source: { system: 'Severa', kind: 'customer', guid: '7a0c31d9-5e42-91b7-c3aa-0d6f2b9e8841', number: '10427', name: 'Koivuranta Oy' },
			document: { customerBaseInformation: { internalIdentifier: '10427', externalIdentifier: '1234567-1' } },
			transferKey: 'severa:customer:7a0c31d9-5e42-91b7-c3aa-0d6f2b9e8841',
			plan: { code: '10427', name: 'Koivuranta Oy', businessId: 'FI12345671', isActive: true },
			notes: [],
		},
	}]);
	expect(ready[0]?.json.fingerprint).toMatch(/^[0-9a-f]{32}$/);
});

it('a held card keeps its record and every reason', () => {
	const { ready, held } = map([severaCustomer({ number: null, vatNumber: null })]);
	expect(ready).toEqual([]);
	expect(held[0]?.json).toMatchObject({ outcome: 'held', source: { number: '' }, reasons: [{ code: 'CUSTOMER_NUMBER_MISSING' }, { code: 'BUSINESS_ID_MISSING' }], record: { name: 'Koivuranta Oy' } });
	expect(held[0]?.json.summary).toContain('BUSINESS_ID_MISSING: The customer has no business id or VAT number. Add it');
});

it('the order is by number, whatever the order of the items', () => {
	expect(map([severaCustomer({ number: 10 }), severaCustomer({ number: 9 }), severaCustomer({ number: 100 })]).ready.map(({ index }) => index)).toEqual([1, 0, 2]);
});

it('addresses in the item are used', () => {
	const { ready } = map([{ ...severaCustomer(), addresses: [address({ guid: 'b1', isBillingAddress: true })] }], { customerAddressSource: 'billing' });
	expect(ready[0]?.json.document).toMatchObject({ customerBaseInformation: { streetAddress: 'Laskutie 1' } });
});

it('registers arrive as tables of texts', () => {
	const settings = {
		countryRegister: [{ guid: 'g', name: 'Atlantis', englishName: 'Atlantis', code2: 'AT', code3: 'ATL', isInEU: true }],
		customerPaymentTerm: true,
		paymentTermRegister: [{ netvisorKey: '3', netDays: 14, discountDays: 0, discountPercent: '', isDefault: false }],
	};
	const { ready } = map([severaCustomer({ headquarterAddress: { guid: 'h', addressline: 'a', postalCode: '', city: 'b', country: 'atlantis' } })], settings);
	expect(ready[0]?.json.document).toMatchObject({ customerBaseInformation: { country: { value: 'AT' } }, customerAdditionalInformation: { defaultPaymentTerm: { value: '3', type: 'netvisor' } } });
});

it('a personal identity code is in no plan, document or reason', () => {
	const { ready } = map([severaCustomer({ vatNumber: '131052-308T' })]);
	expect(JSON.stringify(ready)).not.toContain('308T');
});

it('an item that is no customer is wrong, and says which', () => {
	const { wrong } = map([severaCustomer(), { guid: 'x', code: 'LIS-01' }]);
	expect(wrong).toMatchObject([{ index: 1, error: { message: expect.stringContaining('Item 2 is not a record that "Customer" can map: name') as string } }]);
});

describe('from Netvisor', () => {
	it('a card becomes what Severa\'s edge writes', () => {
		expect(map([netvisorCustomer()], {}, 'netvisorToSevera').ready).toMatchObject([{ json: { source: { system: 'Netvisor', kind: 'customer', guid: '31', number: '10427' }, transferKey: 'netvisor:customer:31', document: { number: '10427', headquarterAddress: { country: { code2: 'FI' } } } } }]);
	});

	it('0042 is held and TEMP is skipped', () => {
		const { ready, held } = map([netvisorCustomer({ internalIdentifier: '0042' }), netvisorCustomer({ internalIdentifier: 'TEMP' })], {}, 'netvisorToSevera');
		expect(ready).toEqual([]);
		expect(held.map(({ json }) => (json.reasons as Array<{ code: string }>).map(({ code }) => code))).toEqual([['CUSTOMER_CODE_LEADING_ZERO'], ['TEMPORARY_RECORD']]);
	});

	it('a row of the customer list is not a whole card', () => {
		expect(map([{ netvisorKey: '31', name: 'Koivuranta Oy', code: '10427', organisationIdentifier: '' }], {}, 'netvisorToSevera').wrong).toHaveLength(1);
	});
});
