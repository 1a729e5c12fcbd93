/** One item that each operation of the nodes can use, so that it comes as far as its calls. */
import { documentOf, line } from '../nodes/netvisorReadyInvoice';

const ready = (document: object, more: object = {}): object => ({ outcome: 'ready', source: { system: 'Severa', kind: 'x', guid: 'g1', number: '10001', name: 'Asiakas' }, transferKey: 'severa:customer:g1', fingerprint: 'f', plan: {}, notes: [], document, ...more });

/** @param code an identity code, where the settings of the Mapper may send it or a person may have typed it */
export const readyItems = (code: string): Readonly<Record<string, object>> => ({
	'Netvisor customer upsert': ready({ customerBaseInformation: { internalIdentifier: '10001', externalIdentifier: code, name: 'Asiakas', isActive: '1' } }),
	'Netvisor dimension ensure': ready({ heading: 'Projekti', kind: 'project', text: '2001 Verkkokauppa', code: '2001', name: 'Verkkokauppa', source: 'project 2001', guid: 'g1', closed: false }),
	'Netvisor product upsert': ready({ productBaseInformation: { productCode: 'A', productGroup: 'Tuotteet', name: `Tuote ${code}`, unitPrice: { value: '1', type: 'net' }, isActive: '1', isSalesProduct: '1' } }),
	'Netvisor salesInvoice create': ready(documentOf(5001, { salesInvoiceFreeTextBeforeLines: code, invoicingCustomerIdentifier: { value: '31', type: 'netvisor' }, invoiceLines: [line({ productIdentifier: { value: '5', type: 'netvisor' } })] }), { transferKey: 'severa:invoice:g1', plan: { number: '5001', isCreditNote: false, originalNumber: '' } }),
	'Netvisor travelExpense create': ready({ header: 'Matkalasku 301', customLines: [{ employeeIdentifier: { value: '102', type: 'number' }, ratio: { value: 'Taxi', type: 'name' }, amount: '1', customLineUnitPrice: { value: '20.00' }, lineDescription: `Taksi ${code}`, beginDate: '2026-10-12', endDate: '2026-10-12', lineStatus: 'confirmed' }] }, { transferKey: 'severa:travelReimbursement:g1', plan: { delivery: 'new', attempt: 1 } }),
	'Netvisor workDay save': ready({ date: { value: '2026-10-01', method: 'replace' }, employeeIdentifier: { value: '101', type: 'number', defaultDimensionHandlingType: 'none' }, workDayHours: [{ hours: '7.50', collectorRatio: { value: 'T100', type: 'number' }, acceptanceStatus: 'confirmed', description: 'Työ' }] }, { transferKey: 'severa:workDay:g1:2026-10-01', plan: { employeeName: 'Helmi Kaarna', date: '2026-10-01', severaRecordTypes: ['T100'] } }),
	'Severa customer upsert': ready({ number: '10001', name: 'Asiakas', vatNumber: code, isActive: true }),
	'Severa product upsert': ready({ code: 'A', name: `Tuote ${code}`, type: 'Materials', isActive: true }),
	'Severa projectFee create': ready({ project: { guid: 'p1' }, name: 'Kulu', description: code, eventDate: '2026-10-20', quantity: 1, unitCost: { amount: 1, currencyCode: 'EUR' }, unitPrice: { amount: 1, currencyCode: 'EUR' }, isBillable: false, billingSchedule: 'Immediately', invoiceRowComment: 'netvisor:purchase:1:line:1' }, { transferKey: 'netvisor:purchase:1:line:1', plan: { invoiceDate: '2026-10-20' } }),
	'Severa invoice getForPayments': { netvisorKey: '9', invoiceNumber: '4991', invoiceDate: '2026-09-15', invoiceStatus: 'paid', customerName: 'Asiakas', referenceNumber: '', invoiceSum: '1.00', openSum: '0.00', invoiceCurrencySum: '', openCurrencySum: '', currencyCode: '', privateComment: '' },
	'Severa invoice getFiles': ready({ salesInvoiceAttachments: [{ mimeType: 'application/pdf', attachmentDescription: code, fileName: 'erittely.pdf', documentData: { value: 'binary:file1:f1', type: 'pdf' } }] }),
	'Severa travelReimbursement getReceipts': ready({ customLines: [{ attachments: [{ mimeType: 'application/pdf', attachmentDescription: code, fileName: 'kuitti.pdf', documentData: 'binary:receipt_1:f1' }] }] }),
});
