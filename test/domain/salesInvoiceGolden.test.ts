/** One whole invoice: every kind of row, compared with the whole document. */
import { toNetvisorSalesInvoice } from '../../src/domain/salesInvoice';
import { planOf } from '../../src/domain/salesInvoicePlan';
import { defaultsOf } from '../../src/domain/setting';
import { salesInvoiceDocumentSettings } from '../../src/domain/settings/salesInvoice';
import { salesInvoiceElements } from '../../src/netvisor/salesInvoiceDocument';
import { writeDocument } from '../../src/netvisor/writeDocument';
import expected from '../fixtures/domain/salesInvoice.json';
import { feeRow, flatRate, invoiceForTransfer, money, projectFee, row, secondProject, secondUser, travelExpense, workHour } from '../support/invoiceForTransfer';

const settings = {
	...defaultsOf(salesInvoiceDocumentSettings),
	projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Henkilö',
	invoiceStatus: 'open', flatRateProduct: 'URAKKA', deliveryDateSource: 'lastEntry', notesTarget: 'afterLines', sendOverdueInterest: true, zeroRows: 'comment', accrual: 'line', attachments: 'both',
} as const;

const bundle = invoiceForTransfer({
	invoice: {
		projects: [{ guid: 'project-2001', name: 'Verkko', number: 2001 }, { guid: 'project-2002', name: 'Kauppa', number: 2002 }],
		entryDate: '2026-03-30', referenceNumber: 'RF8650128', ourReference: 'Olli Ostaja', yourReference: 'PO-9', orderNumber: 'T-77', notes: 'Maksu mieluiten verkkolaskulla', overdueInterest: 8.5,
		freeText1: { plainText: 'Maaliskuun laskutus\nProjektit 2001 ja 2002' }, freeText2: { plainText: 'Kiitos!' },
	},
	rows: [
		row({
			quantity: 21.5, unitPrice: money(99.9), description: 'Ohjelmointi ja suunnittelu maaliskuussa, molemmat projektit', costCenter: { name: 'Asiakastyö', number: '4100' },
			workHours: [workHour({ guid: 'h1', quantity: 8, unitPrice: money(99.9) }), workHour({ guid: 'h2', quantity: 7.5, unitPrice: money(99.9), project: secondProject, eventDate: '2026-03-20' }), workHour({ guid: 'h3', quantity: 6, unitPrice: money(99.9), user: secondUser })],
		}),
		feeRow({ description: 'Lisenssi 1.4.–30.6.2026', projectFees: [projectFee({ billingSchedule: 'Recurring', recurrenceRuleGuid: 'rule', displayPeriodStartDate: '2026-04-01' })], salesAccount: null }),
		row({ guid: 'row-3', rowType: 'TravelExpenses', code: ['KM'], description: 'Kilometrit', quantity: 100, measurementUnit: 'km', unitPrice: money(0.57), sortOrder: 3, travelExpenses: [travelExpense()] }),
		row({ guid: 'row-4', rowType: 'FlatRate', code: null, description: 'Urakka', quantity: 1, measurementUnit: 'erä', unitPrice: money(5000), vatRate: 13.5, sortOrder: 4, flatRateGuid: 'flat-1', flatRates: [flatRate()], salesAccount: { number: '3010' } }),
		feeRow({ guid: 'row-5', description: 'Alennus', quantity: 1, unitPrice: money(-49.95), sortOrder: 5, projectFees: [projectFee({ guid: 'fee-5', unitPrice: money(-49.95) })] }),
		row({ guid: 'row-6', description: 'Takuutyö, ei veloiteta', quantity: 3, unitPrice: money(0), sortOrder: 6 }),
	],
	recurringFeeRules: [{ guid: 'rule', frequency: 3, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 }],
	files: [
		{ guid: 'a', fileGuid: 'file', name: 'tunnit.pdf', description: 'Tuntierittely', contentType: 'application/pdf', sortOrder: 1, content: 'JVBERi0xLjQK' },
		{ guid: 'b', fileGuid: 'internal', name: 'muistio.pdf', contentType: 'application/pdf', sortOrder: 2, isInternal: true },
		{ guid: 'ab12f7e0-4c3d-95e8-0b76-d1e2a9c84f30', isPrintedInvoice: true, name: 'invoice-5012.pdf', contentType: 'application/pdf', content: 'JVBERi0xLjcK' },
	],
});

const mapped = toNetvisorSalesInvoice(bundle, settings);

test('the whole document', () => {
	expect(mapped.outcome === 'held' ? mapped.reasons : JSON.parse(JSON.stringify(mapped.document))).toEqual(expected);
	expect(mapped.notes.map(({ code }) => code)).toEqual(['ATTACHMENTS_MAY_COST']);
});

test('can be written for Netvisor as it is', () => {
	const xml = mapped.outcome === 'ready' ? writeDocument('salesinvoice', salesInvoiceElements, mapped.document) : '';
	expect(xml).toContain('<salesinvoiceproductlinequantity>-1</salesinvoiceproductlinequantity>');
	expect(xml).toContain('<salesinvoiceamount>8755,90</salesinvoiceamount>');
});

test('its plan', () => {
	expect(mapped.outcome === 'ready' && planOf(bundle, mapped.document)).toEqual({
		number: '5012', customerCode: '10427', customerName: 'Koivuranta Oy', customerBusinessId: '0112038-9', date: '2026-03-31', dueDate: '2026-04-14', currency: 'EUR',
		totalExcludingTax: '7454.90', totalTax: '1301.00', totalIncludingTax: '8755.90', lineCount: 7,
		dimensions: ['Projekti: 2001 Verkko', 'Yksikkö: 10 Etelä', 'Kustannuspaikka: 4100 Asiakastyö', 'Henkilö: 1001 Aino Malli', 'Henkilö: 1002 Eero Esimerkki', 'Projekti: 2002 Kauppa', 'Yksikkö: 20 Pohjoinen'],
		dimensionItems: [], vatCodes: ['KOMY'], isCreditNote: false, originalNumber: '', originalGuid: '', createdAt: '',
	});
});
