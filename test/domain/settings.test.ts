import { defaultsOf, readSettings, type Settings } from '../../src/domain/setting';
import { customerDocumentSettings, customerSettings } from '../../src/domain/settings/customer';
import { dimensionItemSettings, dimensionSettings } from '../../src/domain/settings/dimension';
import { paymentSearchSettings, paymentStatusDocumentSettings, paymentStatusSettings } from '../../src/domain/settings/paymentStatus';
import { purchaseInvoiceDocumentSettings, purchaseInvoiceSettings } from '../../src/domain/settings/purchaseInvoice';
import { productDocumentSettings, productSettings } from '../../src/domain/settings/product';
import { sharedSettings } from '../../src/domain/settings/shared';

/** Values of each setting, the default first (mapping 10). */
const expected: Array<[string, Settings, Record<string, unknown>]> = [
	['shared', sharedSettings, { homeCurrency: 'EUR', missingCountry: 'hold', countryTable: [] }],
	['customer', customerSettings, {
		customerDirection: ['severaToNetvisor', 'netvisorToSevera', 'off'],
		customerAddressSource: ['headquarters', 'billing'],
		customerWithoutBusinessId: ['hold', 'private', 'company'],
		businessIdCheck: ['hold', 'note', 'off'],
		privateIdentityCode: ['omit', 'send'],
		emptyFields: ['keep', 'clear'],
		addressLineBreaks: ['split', 'hold'],
		customerGroupName: '',
		customerPaymentTerm: false,
		requireElectronicDelivery: false,
		eInvoiceOperatorTable: [],
		languageTable: [{ from: 'fi', to: 'FI' }, { from: 'sv', to: 'SE' }, { from: 'en', to: 'EN' }],
		sameBusinessIdOtherCode: ['create', 'hold'],
		tempCustomerCode: 'TEMP',
	}],
	['product', productSettings, {
		productDirection: ['severaToNetvisor', 'netvisorToSevera', 'off'],
		productSources: ['products', 'workTypes', 'travelExpenseTypes'],
		productUpdate: false,
		productNameTooLong: ['hold', 'truncate'],
		defaultProductGroup: 'Severa',
		createInactiveProducts: false,
		tempProductCode: 'TEMP',
	}],
	['dimension', dimensionSettings, {
		projectHeading: '', unitHeading: '', costCenterHeading: '', userHeading: '',
		projectItemName: '{number} {name}', unitItemName: '{code} {name}', costCenterItemName: '{number} {name}', userItemName: '{code} {name}',
		dimensionItemCodes: ['combined', 'separate'],
		renameDimensionItems: true,
		closedProjects: ['keep', 'hide'],
		includeInternalProjects: true,
		dimensionHierarchy: ['flat', 'units'],
		createMissingItems: true,
	}],
	['purchase invoice', purchaseInvoiceSettings, {
		purchaseMode: ['line', 'invoice'],
		purchaseVatTable: [{ from: '-', to: 'gross' }, { from: 'NONE', to: 'gross' }, { from: 'KOOS', to: 'net' }],
		productMissing: ['freeText', 'hold'],
		purchaseProductType: ['Subcontracting', 'Materials', 'FixedFees'],
		purchaseProductTable: [],
		reinvoice: ['off', 'cost', 'markup', 'priceTable'],
		markupPercent: 0,
		priceTable: [],
		feeQuantity: ['one', 'line'],
	}],
	['payment', { ...paymentStatusSettings, ...paymentSearchSettings }, {
		paidStatus: 'Maksettu',
		payableStatuses: [{ name: 'Lasku lähetetty Netvisoriin' }],
		paymentDate: ['runDate', 'none'],
		paymentsSince: '',
	}],
];

describe.each(expected)('%s settings (G-4)', (_, group, values) => {
	it.each(Object.entries(values))('%s', (name, value) => {
		const setting = group[name];
		if (setting === undefined) throw new Error(`There is no setting ${name}.`);
		expect(setting.type === 'choice' || setting.type === 'several' ? Object.keys(setting.options) : setting.default).toEqual(value);
		expect(setting.type === 'choice' ? setting.default : undefined).toBe(setting.type === 'choice' ? (value as string[])[0] : undefined);
	});

	it('says of each what it decides', () => {
		for (const { label, description } of Object.values(group)) {
			expect(label).toMatch(/^[A-Z]/);
			expect(description.length).toBeGreaterThan(40);
		}
	});
});

it.each([
	['customer', customerDocumentSettings, ['customerDirection', 'sameBusinessIdOtherCode']],
	['product', productDocumentSettings, ['productDirection', 'productUpdate', 'createInactiveProducts']],
	['dimension', dimensionItemSettings, ['renameDimensionItems', 'createMissingItems']],
	['payment status', paymentStatusDocumentSettings, ['paymentsSince']],
	['purchase invoice', purchaseInvoiceDocumentSettings, []],
])('the settings of the %s document leave out what is decided where Netvisor is asked', (_, group: Settings, others) => {
	for (const name of others) expect(Object.keys(group)).not.toContain(name);
	expect(readSettings(group, {})).toEqual(defaultsOf(group));
});

test.each(['\u0000', '\ud800', '\ufffe'])('a text that no document can carry (%j) is refused by name', (value) => {
	expect(() => readSettings(customerSettings, { customerGroupName: `A${value}` })).toThrow(/customerGroupName\) must be a text without the character U\+/);
});

it('only accepted purchase invoices go unless others are chosen', () => {
	expect(purchaseInvoiceSettings.approvalStatuses).toMatchObject({ options: { open: 'Open', approved: 'Approved', accepted: 'Accepted' }, default: ['accepted'] });
});
