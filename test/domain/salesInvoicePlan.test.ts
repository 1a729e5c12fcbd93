import { mapSalesInvoice } from '../../src/domain/salesInvoice';
import { planOf } from '../../src/domain/salesInvoicePlan';
import { defaultsOf } from '../../src/domain/setting';
import { salesInvoiceDocumentSettings } from '../../src/domain/settings/salesInvoice';
import { creditNoteOf, invoiceForTransfer, money, row, workHour, type GivenInvoice } from '../support/invoiceForTransfer';

const defaults = defaultsOf(salesInvoiceDocumentSettings);

function plan(bundle: ReturnType<typeof invoiceForTransfer>, settings: Partial<typeof defaults> = {}) {
	const { mapped, items } = mapSalesInvoice(bundle, { ...defaults, ...settings });
	return mapped.outcome === 'ready' ? planOf(bundle, mapped.document, items) : planOf(bundle, undefined);
}
const planFor = (given: GivenInvoice, settings: Partial<typeof defaults> = {}) => plan(invoiceForTransfer(given), settings);

test.each<[string, ReturnType<typeof plan>, object]>([
	['the due date from the days of the term', planFor({}, { dueDateSource: 'paymentTerm' }), { dueDate: '2026-04-14' }],
	['the temporary customer, and who it is for', planFor({}, { customerDirection: 'off' }), { customerCode: 'TEMP', customerName: 'Koivuranta Oy' }],
	['another currency', planFor({ invoice: { currency: { guid: 'c', code: 'SEK' } }, rows: [row({ unitPrice: money(100, 'SEK') })] }), { currency: 'SEK', totalIncludingTax: '1255.00' }],
	['Severa\'s number where Netvisor gives its own', planFor({}, { invoiceNumbering: 'netvisor' }), { number: '5012' }],
	['a credit note and its original', plan(creditNoteOf(invoiceForTransfer())), { isCreditNote: true, number: '5013', originalNumber: '5012', originalGuid: invoiceForTransfer().invoice.guid, totalExcludingTax: '-1000.00', totalIncludingTax: '-1255.00' }],
	['a held invoice: what Severa says', planFor({ invoice: { number: null, totalTax: money(null) } }), { number: '', customerCode: '10427', totalTax: '', totalIncludingTax: '1255.00', lineCount: 1, dimensions: [], vatCodes: [] }],
	['items with code and source', planFor({ rows: [row({ workHours: [workHour()] })] }, { projectHeading: 'Projekti' }), { dimensions: ['Projekti: 2001 Verkko'], dimensionItems: [{ heading: 'Projekti', kind: 'project', text: '2001 Verkko', code: '2001', name: 'Verkko', source: 'project 2001', guid: 'project-2001', closed: false }] }],
])('%s', (_, given, expected) => expect(given).toMatchObject(expected));
