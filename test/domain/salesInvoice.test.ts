import type { Reason } from '../../src/domain/held';
import { mapSalesInvoice, toNetvisorSalesInvoice } from '../../src/domain/salesInvoice';
import { defaultsOf, readSettings } from '../../src/domain/setting';
import { salesInvoiceDocumentSettings, type SalesInvoiceSettings } from '../../src/domain/settings/salesInvoice';
import { sumCents, toCents } from '../../src/domain/money';
import { canonicalJson } from '../../src/domain/transferKey';
import type { ProductLine, SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import { creditNoteOf, feeRow, flatRate, invoiceForTransfer, INVOICE_GUID, money, project, projectFee, row, secondProject, secondUser, travelExpense, workHour, type GivenInvoice } from '../support/invoiceForTransfer';
import { seededNumbers } from '../support/seededNumbers';

const defaults = defaultsOf(salesInvoiceDocumentSettings);
type Settings = Partial<SalesInvoiceSettings>;

const map = (given: GivenInvoice, settings: Settings = {}) => toNetvisorSalesInvoice(invoiceForTransfer(given), { ...defaults, ...settings });

function documentOf(given: GivenInvoice, settings: Settings = {}): SalesInvoiceDocument {
	const mapped = map(given, settings);
	if (mapped.outcome === 'held') throw new Error(mapped.reasons.map(({ code, message }) => `${code}: ${message}`).join('\n'));
	return mapped.document;
}

const reasonsOf = (given: GivenInvoice, settings: Settings = {}): Reason[] => {
	const mapped = map(given, settings);
	return mapped.outcome === 'held' ? mapped.reasons : [];
};
const codesOf = (given: GivenInvoice, settings: Settings = {}) => reasonsOf(given, settings).map(({ code }) => code);
const notesOf = (given: GivenInvoice, settings: Settings = {}) => map(given, settings).notes.map(({ code }) => code);
const linesOf = (document: SalesInvoiceDocument): ProductLine[] => document.invoiceLines.flatMap((line) => ('salesInvoiceProductLine' in line ? [line.salesInvoiceProductLine] : []));
const commentsOf = (document: SalesInvoiceDocument): string[] => document.invoiceLines.flatMap((line) => ('salesInvoiceCommentLine' in line ? [line.salesInvoiceCommentLine.comment] : []));

describe('header', () => {
	type Case = [string, GivenInvoice, Settings, Partial<SalesInvoiceDocument>];
	test.each<Case>([
		['the number of Severa', {}, {}, { salesInvoiceNumber: '5012' }],
		['the number of Netvisor', { invoice: { number: null } }, { invoiceNumbering: 'netvisor' }, { salesInvoiceNumber: undefined }],
		['invoice, unsent (I-5)', {}, {}, { invoiceType: 'invoice', salesInvoiceStatus: { value: 'unsent', type: 'netvisor' } }],
		['invoice, open (I-5)', {}, { invoiceStatus: 'open' }, { salesInvoiceStatus: { value: 'open', type: 'netvisor' } }],
		['order, undelivered (I-5)', {}, { documentType: 'order', invoiceStatus: 'open' }, { invoiceType: 'order', salesInvoiceStatus: { value: 'undelivered', type: 'netvisor' } }],
		['order, delivered (I-5)', {}, { documentType: 'order', orderStatus: 'delivered' }, { salesInvoiceStatus: { value: 'delivered', type: 'netvisor' } }],
		['the due date', {}, {}, { salesInvoiceDueDate: '2026-04-14', paymentTermNetDays: undefined }],
		['the days of the term where there is no due date', { invoice: { dueDate: undefined } }, {}, { salesInvoiceDueDate: undefined, paymentTermNetDays: '14' }],
		['the days of the term where the due date was never set', { invoice: { dueDate: '0001-01-01', entryDate: '0001-01-01' } }, {}, { salesInvoiceDueDate: undefined, salesInvoiceEventDate: undefined, paymentTermNetDays: '14' }],
		['the days of the term by setting', {}, { dueDateSource: 'paymentTerm' }, { salesInvoiceDueDate: undefined, paymentTermNetDays: '14' }],
		['nought days', { invoice: { paymentTerm: 0 } }, { dueDateSource: 'paymentTerm' }, { salesInvoiceDueDate: undefined, paymentTermNetDays: '0' }],
		['the due date where there is no term', { invoice: { paymentTerm: undefined } }, { dueDateSource: 'paymentTerm' }, { salesInvoiceDueDate: '2026-04-14', paymentTermNetDays: undefined }],
		['due on the day of the invoice', { invoice: { dueDate: '2026-03-31' } }, {}, { salesInvoiceDueDate: '2026-03-31' }],
		['the booking date', { invoice: { entryDate: '2026-03-30' } }, {}, { salesInvoiceEventDate: '2026-03-30' }],
		['no booking date', {}, {}, { salesInvoiceEventDate: undefined }],
		['no delivery date', { rows: [row({ workHours: [workHour()] })] }, {}, { salesInvoiceDeliveryDate: undefined }],
		['delivered on the invoice date', {}, { deliveryDateSource: 'invoiceDate' }, { salesInvoiceDeliveryDate: '2026-03-31' }],
		['delivered on the last day behind the rows', { rows: [row({ workHours: [workHour({ quantity: 5 }), workHour({ guid: 'hour-2', quantity: 5, eventDate: '2026-03-20' })] })] }, { deliveryDateSource: 'lastEntry' }, { salesInvoiceDeliveryDate: '2026-03-20' }],
		['delivered on a day that no row has', {}, { deliveryDateSource: 'lastEntry' }, { salesInvoiceDeliveryDate: undefined }],
		['the reference', { invoice: { referenceNumber: '00 50128' } }, {}, { salesInvoiceReferenceNumber: '50128' }],
		['no reference', { invoice: { referenceNumber: null } }, {}, { salesInvoiceReferenceNumber: undefined }],
		['the total', {}, {}, { salesInvoiceAmount: { value: '1255.00' } }],
		['texts before and after the lines', { invoice: { freeText1: { plainText: ' Projekti\r\n55 ' }, freeText2: { plainText: 'Kiitos' } } }, {}, { salesInvoiceFreeTextBeforeLines: 'Projekti\n55', salesInvoiceFreeTextAfterLines: 'Kiitos' }],
		['references of both sides', { invoice: { ourReference: ' Olli  M ', yourReference: 'PO-9', orderNumber: 'T-1' } }, {}, { salesInvoiceOurReference: 'Olli M', salesInvoiceYourReference: 'PO-9', orderNumber: 'T-1' }],
		['the key in the private comment, notes nowhere', { invoice: { notes: 'Salaisuus' } }, {}, { salesInvoicePrivateComment: `severa:invoice:${INVOICE_GUID}`, salesInvoiceFreeTextAfterLines: undefined }],
		['notes behind the key', { invoice: { notes: 'Soita\nensin' } }, { notesTarget: 'privateComment' }, { salesInvoicePrivateComment: `severa:invoice:${INVOICE_GUID} Soita ensin` }],
		['notes after the lines', { invoice: { notes: 'Soita', freeText2: { plainText: 'Kiitos' } } }, { notesTarget: 'afterLines' }, { salesInvoiceFreeTextAfterLines: 'Kiitos\nSoita' }],
		['no interest', {}, {}, { overrideRateOfOverdue: undefined }],
		['interest by setting', { invoice: { overdueInterest: 8.5 } }, { sendOverdueInterest: true }, { overrideRateOfOverdue: '8.5' }],
		['customer by code', {}, {}, { invoicingCustomerIdentifier: { value: '10427', type: 'customer' } }],
		['another currency', { invoice: { currency: { guid: 'c', code: 'SEK' } }, rows: [row({ unitPrice: money(100, 'SEK') })] }, {}, { salesInvoiceAmount: { value: '1255.00', iso4217CurrencyCode: 'SEK' } }],
		['construction only', { rows: [row({ vatRate: 0 }), row({ guid: 'row-2', quantity: 0, vatRate: 0 })] }, { domesticZeroVatCode: 'RAMY' }, { salesInvoiceTaxHandlingType: 'domesticconstructionservice' }],
		['construction beside something else', { rows: [row({ vatRate: 0 }), row({ guid: 'row-2' })] }, { domesticZeroVatCode: 'RAMY' }, { salesInvoiceTaxHandlingType: undefined }],
		['construction, left out by setting', { rows: [row({ vatRate: 0 })] }, { domesticZeroVatCode: 'RAMY', taxHandlingType: 'omit' }, { salesInvoiceTaxHandlingType: undefined }],
		['no attachments', {}, {}, { salesInvoiceAttachments: undefined }],
	])('%s', (_, given, settings, expected) => expect(documentOf(given, settings)).toMatchObject(expected));

	test('Netvisor makes the reference, and that is said', () => expect(notesOf({ invoice: { referenceNumber: '' } })).toEqual(['NO_REFERENCE']));

	test('a text of 500 characters fits, a longer one becomes comment lines before or after all others', () => {
		const long = Array.from({ length: 110 }, (_, index) => `sana${index}`).join(' ');
		const given: GivenInvoice = { invoice: { freeText1: { plainText: long }, freeText2: { plainText: 'x'.repeat(500) } } };
		const document = documentOf(given);
		expect(document.salesInvoiceFreeTextBeforeLines).toBeUndefined();
		expect(document.salesInvoiceFreeTextAfterLines).toHaveLength(500);
		expect(commentsOf(document).join(' ')).toBe(long);
		expect('salesInvoiceProductLine' in document.invoiceLines.at(-1)!).toBe(true);
		const after = documentOf({ invoice: { freeText2: { plainText: long } } });
		expect('salesInvoiceProductLine' in after.invoiceLines[0]!).toBe(true);
		expect(commentsOf(after).join(' ')).toBe(long);
		expect(codesOf(given, { longFreeText: 'hold' })).toEqual(['TEXT_TOO_LONG']);
	});
});

describe('lines', () => {
	type Case = [string, GivenInvoice, Settings, Partial<ProductLine>];
	test.each<Case>([
		['product by code', {}, {}, { productIdentifier: { value: 'T100', type: 'customer' } }],
		['the temporary product keeps name, price, VAT and account of the row', {}, { productDirection: 'off' }, { productIdentifier: { value: 'TEMP', type: 'customer' }, productName: 'Maaliskuun työt', accountingAccountSuggestion: '3000' }],
		['price, quantity, unit', { rows: [row({ quantity: 7.5, unitPrice: money(120.1) })] }, {}, { productUnitPrice: { value: '120.10', type: 'net' }, salesInvoiceProductLineQuantity: '7.5', productUnitName: 'h' }],
		['six decimals at most', { rows: [row({ quantity: 1.12345678, unitPrice: money(0.12345678) })] }, {}, { productUnitPrice: { value: '0.123457', type: 'net' }, salesInvoiceProductLineQuantity: '1.123457' }],
		['VAT', {}, {}, { productVatPercentage: { value: '25.5', vatCode: 'KOMY' } }],
		['hours without a rate: that of the invoice', { invoice: { workHourValueAddedTax: 25.5, totalTax: money(255), totalIncludingTax: money(1255) }, rows: [row({ vatRate: null })] }, {}, { productVatPercentage: { value: '25.5', vatCode: 'KOMY' } }],
		['both sums, VAT included', {}, {}, { salesInvoiceProductLineVatSum: '255.00', salesInvoiceProductLineSum: '1255.00' }],
		['a discount: the sign on the quantity', { rows: [row(), row({ guid: 'row-2', quantity: 1, unitPrice: money(-50) })] }, {}, { productUnitPrice: { value: '100.00', type: 'net' } }],
		['sales account (I-11)', {}, {}, { accountingAccountSuggestion: '3000' }],
		['no account on the row: that of the Netvisor product (P-6, I-11)', { rows: [row({ salesAccount: null })] }, {}, { accountingAccountSuggestion: undefined }],
		['the account of the Netvisor product', {}, { salesAccountSource: 'netvisor' }, { accountingAccountSuggestion: undefined }],
		['no dimensions', {}, {}, { dimensions: undefined }],
		['no unit', { rows: [row({ measurementUnit: ' ' })] }, {}, { productUnitName: undefined }],
		['dimensions in order (D-7)', { rows: [row({ workHours: [workHour()], costCenter: { name: 'Asiakastyö', number: '4100' } })] }, { projectHeading: 'Projekti', costCenterHeading: 'KP' }, { dimensions: [{ dimensionName: 'Projekti', dimensionItem: '2001 Verkko' }, { dimensionName: 'KP', dimensionItem: '4100 Asiakastyö' }] }],
		['a description of 50 characters is the name', {}, {}, { productName: 'Maaliskuun työt', salesInvoiceProductLineFreeText: undefined }],
		['a longer one is free text below Severa\'s product name', { rows: [row({ description: 'x'.repeat(51), workHours: [workHour()] })] }, {}, { productName: 'Ohjelmointi', salesInvoiceProductLineFreeText: 'x'.repeat(51) }],
		['or below whatever name Netvisor has', { rows: [row({ description: 'x'.repeat(51) })] }, {}, { productName: '', salesInvoiceProductLineFreeText: 'x'.repeat(51) }],
		['a flat rate', { rows: [row({ rowType: 'FlatRate', code: null, quantity: 1, unitPrice: money(5000), flatRates: [flatRate()] })] }, { flatRateProduct: 'URAKKA' }, { productIdentifier: { value: 'URAKKA', type: 'customer' }, salesInvoiceProductLineSum: '6275.00' }],
		['a travel row', { rows: [row({ rowType: 'TravelExpenses', code: ['KM'], quantity: 100, unitPrice: money(0.57), travelExpenses: [travelExpense()] })] }, { userHeading: 'Henkilö' }, { dimensions: [{ dimensionName: 'Henkilö', dimensionItem: '1001 Aino Malli' }], salesInvoiceProductLineSum: '71.54' }],
		['accrual', { invoice: { entryDate: null }, rows: [feeRow({ projectFees: [projectFee({ recurrenceRuleGuid: 'rule', displayPeriodStartDate: '2026-04-01' })] })], recurringFeeRules: [{ guid: 'rule', frequency: 3, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 }] }, { accrual: 'line', invoiceStatus: 'open' }, { accrualRule: { startMonth: '4', startYear: '2026', endMonth: '6', endYear: '2026' } }],
	])('%s', (_, given, settings, expected) => expect(linesOf(documentOf(given, settings))[0]).toMatchObject(expected));

	test('sums: both or neither, by setting', () => expect(Object.keys(linesOf(documentOf({}, { lineSums: 'omit' }))[0]!).filter((name) => name.endsWith('Sum'))).toEqual([]));

	test('a discount row', () => expect(linesOf(documentOf({ rows: [row(), row({ guid: 'row-2', quantity: 1, unitPrice: money(-50), sortOrder: 2 })] }))[1]).toMatchObject({ productUnitPrice: { value: '50.00', type: 'net' }, salesInvoiceProductLineQuantity: '-1', salesInvoiceProductLineVatSum: '-12.75', salesInvoiceProductLineSum: '-62.75' }));

	test('a divided row: name on every line, text and comments on the first only', () => {
		const description = Array.from({ length: 120 }, (_, index) => `sana${index}`).join(' ');
		const document = documentOf({ rows: [row({ description, workHours: [workHour({ quantity: 4 }), workHour({ guid: 'hour-2', quantity: 6, project: secondProject })] })] }, { projectHeading: 'Projekti' });
		const [first, second] = linesOf(document);
		expect(first).toMatchObject({ productName: 'Ohjelmointi', salesInvoiceProductLineQuantity: '4', salesInvoiceProductLineSum: '502.00' });
		expect(second).toMatchObject({ productName: 'Ohjelmointi', salesInvoiceProductLineQuantity: '6', salesInvoiceProductLineSum: '753.00', salesInvoiceProductLineFreeText: undefined });
		expect([first?.salesInvoiceProductLineFreeText, ...commentsOf(document)].join(' ')).toBe(description);
		expect('salesInvoiceProductLine' in document.invoiceLines.at(-1)!).toBe(true);
	});

	test('a row of several products: each with its own code and name', () => {
		const rows = [feeRow({ code: ['A', 'B'], quantity: 2, description: 'x'.repeat(60), projectFees: [projectFee({ product: { guid: 'b', code: 'B', name: 'Toinen' } }), projectFee({ guid: 'fee-2', product: { guid: 'a', code: 'A', name: 'Eka' } })] })];
		expect(linesOf(documentOf({ rows })).map(({ productIdentifier, productName, salesInvoiceProductLineSum }) => [productIdentifier.value, productName, salesInvoiceProductLineSum])).toEqual([['A', 'Eka', '376.50'], ['B', 'Toinen', '376.50']]);
	});

	test('rows by sort order, then guid, whatever the order in which they came', () => {
		const rows = [row({ guid: 'c', sortOrder: 2, description: '3' }), row({ guid: 'b', sortOrder: 1, description: '2' }), row({ guid: 'a', sortOrder: 1, description: '1' })];
		expect(linesOf(documentOf({ rows })).map(({ productName }) => productName)).toEqual(['1', '2', '3']);
	});
});

describe('rows of nothing', () => {
	const nothing = row({ guid: 'row-0', quantity: 5, unitPrice: money(0), description: 'Ei veloiteta', vatRate: 25.5, sortOrder: 0 });
	test('go as lines by default, with a VAT code like any other', () => expect(linesOf(documentOf({ rows: [nothing, row()] }))[0]).toMatchObject({ productName: 'Ei veloiteta', salesInvoiceProductLineQuantity: '5', salesInvoiceProductLineSum: '0.00', productVatPercentage: { vatCode: 'KOMY' } }));
	test('or as their text', () => expect(documentOf({ rows: [nothing, row()] }, { zeroRows: 'comment' }).invoiceLines[0]).toEqual({ salesInvoiceCommentLine: { comment: 'Ei veloiteta' } }));
	test('or not at all', () => expect(documentOf({ rows: [nothing, row()] }, { zeroRows: 'skip' }).invoiceLines).toHaveLength(1));
	test('left out, they need neither product nor VAT', () => expect(documentOf({ rows: [{ ...nothing, code: null, vatRate: null }, row()] }, { zeroRows: 'skip' }).invoiceLines).toHaveLength(1));
	test('sent, they need both', () => expect(codesOf({ rows: [{ ...nothing, code: null, vatRate: null }, row()] })).toEqual(['VAT_RATE_MISSING', 'ROW_CODE_MISSING']));
	test('a missing price is not nothing', () => expect(codesOf({ rows: [{ ...nothing, unitPrice: money(null) }, row()] }, { zeroRows: 'skip' })).toEqual(['ROW_PRICE_MISSING']));
	test('nothing left to send', () => expect(codesOf({ rows: [nothing] }, { zeroRows: 'comment' })).toEqual(['INVOICE_EMPTY']));
});

describe('rounding difference', () => {
	const rounded: GivenInvoice = { rows: [row({ quantity: 1, unitPrice: money(99.98), vatRate: 0 })], invoice: { totalExcludingTax: money(99.98), totalTax: money(0), totalIncludingTax: money(100) } };
	const onLine: Settings = { domesticZeroVatCode: 'MUUL', roundingDifference: 'line', roundingProduct: 'PYOR' };
	test('on a line of its own', () => expect(linesOf(documentOf(rounded, onLine))[1]).toEqual({ productIdentifier: { value: 'PYOR', type: 'customer' }, productName: '', productUnitPrice: { value: '0.02', type: 'net' }, productVatPercentage: { value: '0', vatCode: 'NONE' }, salesInvoiceProductLineQuantity: '1', salesInvoiceProductLineVatSum: '0.00', salesInvoiceProductLineSum: '0.02' }));
	test('downwards: the sign on the quantity', () => expect(linesOf(documentOf({ ...rounded, invoice: { ...rounded.invoice, totalIncludingTax: money(99.95) } }, onLine))[1]).toMatchObject({ productUnitPrice: { value: '0.03' }, salesInvoiceProductLineQuantity: '-1', salesInvoiceProductLineSum: '-0.03' }));
	test('held by default', () => expect(codesOf(rounded, { domesticZeroVatCode: 'MUUL' })).toEqual(['TOTAL_MISMATCH']));
});

describe('credit notes (I-17)', () => {
	const hours = (quantity: number, guid: string, more = {}) => workHour({ guid, quantity, ...more });
	const original = invoiceForTransfer({
		rows: [
			row({ quantity: 10.3, unitPrice: money(99.99), workHours: [hours(3.1, 'h1'), hours(4.1, 'h2', { project: secondProject }), hours(3.1, 'h3', { user: secondUser })] }),
			feeRow({ quantity: 3, unitPrice: money(33.335), projectFees: [projectFee({ quantity: 3, unitPrice: money(33.335) })], vatRate: 13.5 }),
			row({ guid: 'row-3', rowType: 'TravelExpenses', code: ['KM'], quantity: 100, unitPrice: money(0.57), sortOrder: 3, travelExpenses: [travelExpense()] }),
		],
	});
	const settings: Settings = { ...defaults, projectHeading: 'Projekti', unitHeading: 'Yksikkö', userHeading: 'Henkilö', invoiceStatus: 'open' };

	test('mirror their invoice to the cent, line by line, with the same items, and never a negative price (I-18)', () => {
		const invoice = toNetvisorSalesInvoice(original, settings as SalesInvoiceSettings);
		const credit = toNetvisorSalesInvoice(creditNoteOf(original), settings as SalesInvoiceSettings);
		if (invoice.outcome === 'held' || credit.outcome === 'held') throw new Error(JSON.stringify([invoice, credit]));
		const mirrored = linesOf(invoice.document).map((line) => ({ ...line, salesInvoiceProductLineQuantity: `-${line.salesInvoiceProductLineQuantity}`, salesInvoiceProductLineVatSum: `-${line.salesInvoiceProductLineVatSum}`, salesInvoiceProductLineSum: `-${line.salesInvoiceProductLineSum}` }));
		expect(linesOf(credit.document)).toEqual(mirrored);
		expect(credit.document.salesInvoiceAmount.value).toBe(`-${invoice.document.salesInvoiceAmount.value}`);
		expect(linesOf(credit.document).map(({ dimensions }) => dimensions?.map(({ dimensionItem }) => dimensionItem).join(' | '))).toEqual([
			'2001 Verkko | 10 Etelä | 1001 Aino Malli', '2001 Verkko | 10 Etelä | 1002 Eero Esimerkki', '2002 Kauppa | 20 Pohjoinen | 1001 Aino Malli', '2001 Verkko | 10 Etelä', '2001 Verkko | 10 Etelä | 1001 Aino Malli',
		]);
	});

	test('carry the rate of their original', () => expect(codesOf({ invoice: { isCreditNote: true }, rows: [row({ quantity: -10, vatRate: 24 })] })).toEqual([]));
	test('say that no period is known', () => expect(toNetvisorSalesInvoice(creditNoteOf(original), { ...settings, accrual: 'line' } as SalesInvoiceSettings).notes.map(({ code }) => code)).toContain('CREDIT_NOTE_WITHOUT_ACCRUAL'));
	test('are less than nothing', () => expect(codesOf({ invoice: { isCreditNote: true } })).toEqual(['CREDIT_NOTE_SIGN']));
	test('not even nothing', () => expect(codesOf({ invoice: { isCreditNote: true }, rows: [row({ quantity: 0 })] })).toEqual(['CREDIT_NOTE_SIGN']));
	test('are no orders', () => expect(codesOf({ invoice: { isCreditNote: true }, rows: [row({ quantity: -10 })] }, { documentType: 'order' })).toEqual(['CREDIT_NOTE_AS_ORDER']));
});

describe('held', () => {
	const two = { projects: [{ guid: 'project-2001', number: 2001 }, { guid: 'project-2002', number: 2002 }] };
	const sweden = { addressline: 'Gatan 1', postalCode: '11122', city: 'Stockholm', country: 'SE' };
	const rules = [3, 12].map((frequency) => ({ guid: `rule-${frequency}`, frequency, generatedTimes: 1, isActive: true, hasVolumePricing: false, quantity: 1 }));
	const heldCases: Array<[string, GivenInvoice, Settings]> = [
		['INVOICE_NUMBER_MISSING', { invoice: { number: null } }, {}],
		['INVOICE_DATE_MISSING', { invoice: { date: undefined } }, {}],
		['INVOICE_DATE_MISSING', { invoice: { date: '0001-01-01' } }, {}],
		['INVOICE_DUE_MISSING', { invoice: { dueDate: undefined, paymentTerm: undefined } }, {}],
		['INVOICE_DUE_BEFORE_DATE', { invoice: { dueDate: '2026-03-30' } }, {}],
		['INVOICE_EMPTY', { rows: [] }, {}],
		['INVOICE_ADDRESS_MISSING', { invoice: { receiverAddress: null } }, {}],
		['REFERENCE_INVALID', { invoice: { referenceNumber: '50127' } }, {}],
		['REFERENCE_UNSUPPORTED', { invoice: { referenceNumber: 'RF18539007547034' } }, {}],
		['TOTAL_MISSING', { invoice: { totalTax: money(null) } }, {}],
		['TOTAL_MISMATCH', { invoice: { totalExcludingTax: money(1000.01), totalIncludingTax: money(1255.01) } }, {}],
		['HOME_CURRENCY_DIFFERS', { organizationCurrency: 'SEK' }, {}],
		['ROW_CODE_MISSING', { rows: [row({ code: [] })] }, {}],
		['ROW_CODES_SEVERAL', { rows: [row({ code: ['A', 'B'] })] }, {}],
		['ROW_PRICE_MISSING', { rows: [row({ unitPrice: null })] }, {}],
		['ROW_CURRENCY_DIFFERS', { rows: [row({ unitPrice: money(100, 'SEK') })] }, {}],
		['ROW_PROJECT_UNKNOWN', { invoice: two }, { projectHeading: 'Projekti' }],
		['PROJECT_NOT_SHOWN', { projects: [] }, {}],
		['PROJECT_NOT_SHOWN', { rows: [row({ workHours: [workHour({ project: secondProject })] })], projects: [project()] }, {}],
		['SPLIT_NO_BASIS', { rows: [row({ workHours: [workHour({ quantity: 0 }), workHour({ guid: 'h2', quantity: 0, project: secondProject })] })] }, { projectHeading: 'Projekti' }],
		['SALES_ACCOUNT_INVALID', { rows: [row({ salesAccount: { number: '3000A' } })] }, {}],
		['VAT_RATE_MISSING', { invoice: { totalTax: money(0), totalIncludingTax: money(1000) }, rows: [row({ vatRate: null })] }, {}],
		['VAT_RATE_NOT_IN_FORCE', { rows: [row({ vatRate: 24 })] }, {}],
		['VAT_ZERO_DOMESTIC', { rows: [row({ vatRate: 0 })] }, {}],
		['TEXT_TOO_LONG', { invoice: { ourReference: 'x'.repeat(71) } }, {}],
		['TEXT_TOO_LONG', { invoice: { yourReference: 'x'.repeat(71) } }, {}],
		['TEXT_TOO_LONG', { invoice: { orderNumber: 'x'.repeat(71) } }, {}],
		['TEXT_TOO_LONG', { invoice: { notes: 'x'.repeat(204) } }, { notesTarget: 'privateComment' }],
		['TEXT_NOT_XML', { rows: [row({ description: 'Työt\u0007' })] }, {}],
		['TEXT_NOT_XML', { invoice: { guid: 'a\u0000' } }, {}],
		['CUSTOMER_NUMBER_MISSING', { invoice: { billingCustomer: null, customer: null }, billingCustomer: null }, {}],
		['ATTACHMENT_MISSING', {}, { attachments: 'pdf' }],
		['ATTACHMENT_NOT_PDF', { files: [{ guid: 'a', fileGuid: 'f', name: 'kuva.png', contentType: 'image/png', content: 'AAAA' }] }, { attachments: 'files' }],
		['INVOICE_COUNTRY_MISSING', { invoice: { receiverAddress: { addressline: 'Katu 1', postalCode: '20100', city: 'Turku', country: null } } }, {}],
		['COUNTRY_UNKNOWN', { invoice: { receiverAddress: { addressline: 'Katu 1', postalCode: '20100', city: 'Turku', country: 'Atlantis' } } }, {}],
		['ADDRESS_INCOMPLETE', { invoice: { receiverAddress: { addressline: 'Katu 1', postalCode: null, city: 'Turku', country: 'FI' } } }, {}],
		['VAT_ZERO_EU_WITHOUT_NUMBER', { invoice: { receiverAddress: sweden }, rows: [row({ vatRate: 0 })] }, {}],
		['VAT_SUPPLY_UNKNOWN', { invoice: { receiverAddress: sweden, receiverVatNumber: 'SE556677889901' }, rows: [feeRow({ vatRate: 0 })] }, {}],
		['VAT_RAMY_NEEDS_BUSINESS_ID', { invoice: { receiverVatNumber: null }, billingCustomer: null, rows: [row({ vatRate: 0 })] }, { domesticZeroVatCode: 'RAMY' }],
		['VAT_CODE_RATE_CONFLICT', {}, { vatCodeTable: [{ rate: '', area: '', country: '', rowType: '', productCode: 'T100', customerNumber: '', projectKeyword: '', buyerHasVatNumber: '', vatCode: 'EUMY' }] }],
		['ACCRUAL_LENGTH_MISSING', { rows: [feeRow({ projectFees: [projectFee({ recurrenceRuleGuid: 'unknown' })] })] }, { accrual: 'line' }],
		['ACCRUAL_ROW_MIXED', { rows: [feeRow({ quantity: 2, projectFees: [projectFee({ recurrenceRuleGuid: 'rule-3' }), projectFee({ guid: 'fee-2' })] })], recurringFeeRules: rules }, { accrual: 'line' }],
		['ACCRUAL_PERIODS_DIFFER', { rows: [feeRow({ projectFees: [projectFee({ recurrenceRuleGuid: 'rule-3' })] }), feeRow({ guid: 'row-3', projectFees: [projectFee({ guid: 'fee-2', recurrenceRuleGuid: 'rule-12' })] })], recurringFeeRules: rules }, { accrual: 'line' }],
	];
	test.each(heldCases)('%s', (code, given, settings) => expect(codesOf(given, settings)).toEqual([code]));

	test('DIMENSION_NAME_CLASH: two projects under one text', () => {
		const alike = [{ guid: 'project-2001', name: 'Verkko', number: null, isClosed: false, isInternal: false }, { guid: 'project-2002', name: 'Verkko', number: null, isClosed: false, isInternal: false }];
		const hours = alike.map((one, index) => ({ ...workHour({ guid: `h${index}`, quantity: 5 }), project: one }));
		expect(codesOf({ projects: alike, rows: [row({ workHours: [hours[0]!] }), row({ guid: 'row-2', workHours: [hours[1]!] })] }, { projectHeading: 'Projekti' })).toEqual(['DIMENSION_NAME_CLASH']);
		expect(codesOf({ projects: alike, rows: [row({ workHours: hours })] }, { projectHeading: 'Projekti' })).toEqual(['DIMENSION_NAME_CLASH']);
	});

	test('the rate of hours is not that of fees', () => expect(codesOf({ invoice: { workHourValueAddedTax: 25.5 }, rows: [feeRow({ vatRate: null })] })).toContain('VAT_RATE_MISSING'));

	test('I-21: an invoice that is held says how it is corrected, and goes once it is', () => {
		const address = { addressline: 'Katu 1', postalCode: '20100', city: 'Turku' };
		const [missing] = reasonsOf({ invoice: { receiverAddress: { ...address, country: null } } });
		expect([missing?.fix, missing?.fixFi]).toEqual([expect.stringMatching(/return the invoice to draft, update the customer on it/), expect.stringMatching(/palauta lasku vedokseksi ja päivitä asiakas/)]);
		expect(documentOf({ invoice: { receiverAddress: { ...address, country: 'FI' } } })).toMatchObject({ invoicingCustomerTown: 'Turku' });
	});

	test('every reason at once, each once', () => {
		const given: GivenInvoice = { invoice: { number: null, receiverAddress: null, referenceNumber: '1' }, rows: [row({ code: [], vatRate: 24 }), row({ guid: 'row-2', code: [], unitPrice: null })] };
		expect(codesOf(given)).toEqual(['INVOICE_NUMBER_MISSING', 'REFERENCE_INVALID', 'INVOICE_ADDRESS_MISSING', 'ROW_PRICE_MISSING', 'ROW_CODE_MISSING', 'VAT_RATE_NOT_IN_FORCE', 'ROW_CODE_MISSING']);
	});

	test('names the row by its text, or by its place', () => {
		expect(reasonsOf({ rows: [row({ code: [] })] })[0]?.message).toBe('Row "Maaliskuun työt" has no product code.');
		expect(reasonsOf({ rows: [row(), row({ guid: 'row-2', code: [], description: null })] })[0]?.message).toBe('Row "#2" has no product code.');
		expect(reasonsOf({ rows: [row(), row({ guid: 'row-2', code: [], description: null })] })[0]?.field).toBe('rows[1].code');
	});
});

test('sums that do not add up are a programming error and never sent', () => {
	const bundle = invoiceForTransfer();
	let reads = 0;
	const shifting = { ...bundle, invoice: { ...bundle.invoice, get totalTax() { return money(reads++ < 2 ? 255 : 256); } } };
	expect(() => toNetvisorSalesInvoice(shifting, defaults)).toThrow(/add up to 1255\.00/);
});

test('the same input gives the same bytes, in whatever order its parts arrived', () => {
	const given = invoiceForTransfer({ rows: [row({ workHours: [workHour({ quantity: 4 }), workHour({ guid: 'hour-2', quantity: 6, project: secondProject })] }), feeRow({ projectFees: [projectFee()] })] });
	const shuffled = { ...given, rows: [...given.rows].reverse().map((one) => ({ ...one, workHours: [...one.workHours].reverse() })), projects: [...given.projects].reverse(), users: [...given.users].reverse() };
	const settings = { ...defaults, projectHeading: 'Projekti', userHeading: 'Henkilö' };
	expect(canonicalJson(toNetvisorSalesInvoice(shuffled, settings))).toBe(canonicalJson(toNetvisorSalesInvoice(given, settings)));
	expect(canonicalJson(toNetvisorSalesInvoice(given, settings))).toBe(canonicalJson(toNetvisorSalesInvoice(given, settings)));
});

test('whatever the invoice, the lines add up to it, and its credit note mirrors it', () => {
	const next = seededNumbers(7777);
	const settings: Settings = { projectHeading: 'Projekti', unitHeading: 'Yksikkö', userHeading: 'Henkilö' };
	for (let round = 0; round < 150; round++) {
		const rows = Array.from({ length: next(1, 6) }, (_, position) => {
			const workHours = Array.from({ length: next(1, 5) }, (__, index) => workHour({ guid: `h-${position}-${index}`, quantity: next(1, 40) / 4, unitPrice: money(next(4000, 15000) / 100), project: next(0, 1) ? secondProject : undefined, user: next(0, 1) ? secondUser : undefined }));
			return row({ guid: `row-${position}`, sortOrder: position, quantity: next(1, 2000) / 100, unitPrice: money(next(1, 200000) / 1000), vatRate: [25.5, 13.5, 10][next(0, 2)], workHours });
		});
		const bundle = invoiceForTransfer({ rows });
		const [invoice, credit] = [bundle, creditNoteOf(bundle)].map((one) => toNetvisorSalesInvoice(one, { ...defaults, ...settings }));
		if (invoice?.outcome !== 'ready' || credit?.outcome !== 'ready') throw new Error(JSON.stringify([invoice, credit]));
		const sumsOf = (document: SalesInvoiceDocument) => linesOf(document).map((line) => toCents(line.salesInvoiceProductLineSum!));
		expect(sumCents(sumsOf(invoice.document))).toBe(toCents(invoice.document.salesInvoiceAmount.value));
		expect(sumsOf(credit.document)).toEqual(sumsOf(invoice.document).map((cents) => -cents));
		expect(linesOf(credit.document).map(({ dimensions, salesInvoiceProductLineQuantity }) => [dimensions, salesInvoiceProductLineQuantity])).toEqual(linesOf(invoice.document).map(({ dimensions, salesInvoiceProductLineQuantity }) => [dimensions, `-${salesInvoiceProductLineQuantity}`]));
	}
});

test('the dimension items that the lines need, once each', () => {
	const bundle = invoiceForTransfer({ rows: [row({ workHours: [workHour({ quantity: 4 }), workHour({ guid: 'hour-2', quantity: 6, project: secondProject })] }), feeRow({ projectFees: [projectFee()] })] });
	expect(mapSalesInvoice(bundle, { ...defaults, projectHeading: 'Projekti' }).items.map(({ text, code, guid }) => [text, code, guid])).toEqual([['2001 Verkko', '2001', 'project-2001'], ['2002 Kauppa', '2002', 'project-2002']]);
});

test('a setting that does not exist is refused', () => expect(() => readSettings(salesInvoiceDocumentSettings, { invoiceState: 'open' })).toThrow('There is no setting "invoiceState".'));
