/** Each document flow has dimension headings of its own (rulebook D-8), and those that its documents may carry (D-6). */
import { defaultsOf, type Settings } from '../../src/domain/setting';
import { purchaseInvoiceDocumentSettings } from '../../src/domain/settings/purchaseInvoice';
import { salesInvoiceDocumentSettings } from '../../src/domain/settings/salesInvoice';
import { travelExpenseDocumentSettings } from '../../src/domain/settings/travelExpense';
import { workDayDocumentSettings } from '../../src/domain/settings/workDay';
import { PurchaseInvoiceMapper } from '../../src/domain/purchaseInvoice';
import { mapSalesInvoice } from '../../src/domain/salesInvoice';
import { WorkDayMapping } from '../../src/domain/workDay';
import { day, hour, workDaySettingsOf } from '../support/dayForTransfer';
import { invoiceForTransfer, row, workHour } from '../support/invoiceForTransfer';
import { purchaseInvoice, purchaseLine, purchaseSettings } from '../support/purchaseInvoices';
import { documentOf, expense, travelClaim } from '../support/travelClaim';

test.each<[string, Settings, string[]]>([
	['sales invoice', salesInvoiceDocumentSettings, ['projectHeading', 'unitHeading', 'costCenterHeading', 'userHeading']],
	['travel', travelExpenseDocumentSettings, ['projectHeading', 'unitHeading']],
	['hours', workDayDocumentSettings, ['projectHeading']],
	['purchase invoice', purchaseInvoiceDocumentSettings, ['projectHeading']],
])('D-8, D-6: the headings of the %s flow', (_, settings, headings) => {
	expect(Object.keys(settings).filter((name) => name.endsWith('Heading')).sort()).toEqual([...headings].sort());
	expect(headings.map((name) => settings[name]?.default)).toEqual(headings.map(() => ''));
});

/** Every `dimensionName` of a document. */
const namesIn = (document: unknown) => [...new Set([...JSON.stringify(document).matchAll(/"dimensionName":"([^"]*)"/g)].map(([, name]) => name))];

test.each<[string, (projectHeading: string) => unknown]>([
	['sales invoice', (projectHeading) => mapSalesInvoice(invoiceForTransfer({ rows: [row({ workHours: [workHour()] })] }), { ...defaultsOf(salesInvoiceDocumentSettings), projectHeading })],
	['travel', (projectHeading) => documentOf(travelClaim([expense('t-620')]), { projectHeading })],
	['hours', (projectHeading) => new WorkDayMapping(workDaySettingsOf({ projectHeading })).map(day({ hours: [hour()] }))?.mapped],
])('D-8: the heading that is set in the %s flow is the one on its document', (_, map) => {
	expect([namesIn(map('Projekti')), namesIn(map('Kohde')), namesIn(map(''))]).toEqual([['Projekti'], ['Kohde'], []]);
});

test('D-8: a purchase line is coded under the heading that is set in its flow', () => {
	const mapUnder = (projectHeading: string) => new PurchaseInvoiceMapper(purchaseSettings({ projectHeading })).map(purchaseInvoice({ lines: [purchaseLine({ dimensions: [{ dimensionName: 'Kohde', dimensionItem: '2001 Verkkokauppa' }] as never })] })).map(({ mapped }) => mapped.outcome);
	expect([mapUnder('Kohde'), mapUnder('Projekti')]).toEqual([['ready'], []]);
});
