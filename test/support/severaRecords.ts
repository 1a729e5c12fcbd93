/** Severa records with everything a rule asks for, to be changed field by field in tests. */
import type { CustomerRecord } from '../../src/domain/customer';
import type { SeveraAddress } from '../../src/severa/customer';
import type { SeveraProduct, SeveraTravelExpenseType, SeveraWorkType } from '../../src/severa/product';

export const customer = (changed: Partial<CustomerRecord> = {}): CustomerRecord => ({
	guid: '7a0c31d9-5e42-91b7-c3aa-0d6f2b9e8841',
	name: 'Koivuranta Oy',
	number: 10427,
	isActive: true,
	isInternal: false,
	vatNumber: 'FI12345671',
	organizationUnitNumber: null,
	email: 'laskut@koivuranta.example',
	website: null,
	eInvoiceAddress: '003712345671',
	eInvoiceOperator: '003721291126',
	headquarterAddress: { guid: 'b-hq', addressline: 'Satamakatu 4', postalCode: '20100', city: 'Turku', country: 'Finland' },
	paymentTerm: 14,
	language: { guid: 'l1', code: 'fi', name: 'suomi' },
	...changed,
});

export const address = (changed: Partial<SeveraAddress> = {}): SeveraAddress => ({
	guid: 'b-hq',
	addressline: 'Laskutie 1',
	postalCode: '00100',
	city: 'Helsinki',
	country: { guid: 'fi', name: 'Suomi', englishName: 'Finland' },
	phone: null,
	isBillingAddress: false,
	isPostalAddress: false,
	isVisitAddress: false,
	...changed,
});

export const product = (changed: Partial<SeveraProduct> = {}): SeveraProduct => ({
	guid: '9e000000-0000-0000-0000-000000000001',
	name: 'Lisenssi, kuukausi',
	code: 'LIS-01',
	isActive: true,
	type: 'Materials',
	measurementUnit: 'kpl',
	unitPrice: { amount: 100, currencyCode: 'EUR' },
	unitCost: null,
	vatRate: 25.5,
	salesAccount: { guid: 'sa', name: 'Lisenssimyynti', number: '3010' },
	productCategory: null,
	proposalDescription: null,
	...changed,
});

export const workType = (changed: Partial<SeveraWorkType> = {}): SeveraWorkType => ({ guid: '9e000000-0000-0000-0000-000000000002', name: 'Konsultointi', code: 'KON', isActive: true, isDefault: false, isProductive: true, salesAccount: null, ...changed });

export const travelExpenseType = (changed: Partial<SeveraTravelExpenseType> = {}): SeveraTravelExpenseType => ({
	guid: '9e000000-0000-0000-0000-000000000003',
	name: 'Kokopäiväraha',
	code: 'KPR26',
	isActive: true,
	expenseClass: 'DailyAllowance',
	isDailyAllowance: true,
	isMileage: false,
	includeTime: true,
	measurementUnit: 'pv',
	unitCost: { amount: 54, currencyCode: 'EUR' },
	vatRate: null,
	salesAccount: null,
	productCategory: null,
	...changed,
});
