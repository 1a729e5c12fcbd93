/** Purchase invoices and the registers around them with everything a rule asks for, to be changed field by field in tests. */
import { defaultsOf } from '../../src/domain/setting';
import { purchaseInvoiceDocumentSettings, type PurchaseInvoiceSettings } from '../../src/domain/settings/purchaseInvoice';
import type { NetvisorPurchaseInvoice, NetvisorPurchaseInvoiceLine } from '../../src/netvisor/purchaseInvoiceRecord';

/** Items under "Projekti". */
export const codedTo = (...items: string[]) => items.map((dimensionItem) => ({ dimensionName: 'Projekti', dimensionItem, itemNetvisorKey: '' }));

export const purchaseLine = (changed: Partial<NetvisorPurchaseInvoiceLine> = {}): NetvisorPurchaseInvoiceLine => ({
	netvisorKey: '9001',
	lineSum: '251.00',
	lineNetSum: '200.0000',
	unitPrice: '200.000000000000',
	vatPercent: '25.5',
	vatCode: 'KOOS',
	description: 'Syyskuu, 20 h',
	unit: 'h',
	orderedAmount: '20',
	deliveredAmount: '20',
	productCode: 'ALI-01',
	productName: 'Alihankintatyö',
	discountPercentage: '0',
	account: '4400 Alihankinta',
	dimensions: codedTo('2001 Verkkokauppa'),
	...changed,
});

export const purchaseInvoice = (changed: Partial<NetvisorPurchaseInvoice> = {}): NetvisorPurchaseInvoice => ({
	netvisorKey: '5501',
	purchaseInvoiceNumber: 'A-77',
	purchaseInvoiceDate: '2026-01-20',
	purchaseInvoiceEventDate: '',
	purchaseInvoiceDeliveryDate: '',
	purchaseInvoiceDueDate: '2026-02-19',
	purchaseInvoiceValueDate: '',
	purchaseInvoiceReferenceNumber: '',
	purchaseInvoiceAmount: '251.00',
	purchaseInvoicePaidAmount: '0.00',
	foreignCurrencyAmount: '',
	foreignCurrencyNameId: '',
	invoiceStatus: 'Avoin',
	approvalStatus: 'accepted',
	purchaseInvoiceOurReference: '',
	purchaseInvoiceYourReference: '',
	purchaseInvoiceDescription: '',
	vendorNetvisorKey: '12',
	vendorOrganizationIdentifier: '',
	vendorCode: '501',
	vendorName: 'Toimittaja Oy',
	isAccounted: '1',
	lines: [purchaseLine()],
	...changed,
});

const project = (number: string, name: string, changed: object = {}) => ({ guid: `aaaaaaaa-0000-0000-0000-00000000${number.padStart(4, '0')}`, number, name, isClosed: 'false', customerNumber: '10002', ...changed });
export const PROJECT = 'aaaaaaaa-0000-0000-0000-000000002001';
export const OTHER_PROJECT = 'aaaaaaaa-0000-0000-0000-000000002002';

/** Projects 2001, 2002, closed 2007, and one without a number; a product; default VAT 25.5. */
export const purchaseSettings = (changed: Partial<PurchaseInvoiceSettings> = {}): PurchaseInvoiceSettings => ({
	...defaultsOf(purchaseInvoiceDocumentSettings),
	projectHeading: 'Projekti',
	projectRegister: [project('2001', 'Verkkokauppa'), project('2002', 'Portaali', { customerNumber: '10003' }), project('2007', 'Vanha', { isClosed: 'true' }), { ...project('', 'Sisäinen kehitys'), guid: 'aaaaaaaa-0000-0000-0000-000000009999' }],
	productRegister: [
		{ guid: 'p-ali', code: 'ALI-01', vatRate: '25.5', category: 'Alihankinta', isActive: 'true' },
		{ guid: 'p-kir', code: 'KIR-01', vatRate: '13.5', category: 'Tarvikkeet', isActive: 'true' },
		{ guid: 'p-old', code: 'OLD-1', vatRate: '24', category: '', isActive: 'false' },
	],
	vatRateRegister: [{ percentage: '25.5', isDefault: 'true', isActive: 'true' }, { percentage: '10', isDefault: 'false', isActive: 'true' }],
	...changed,
});
