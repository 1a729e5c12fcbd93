/** The ready invoices of the demo company, read from the sandbox over HTTP and mapped: which go, which are held and why. */
import { SeveraNetvisorMapper } from '../../nodes/SeveraNetvisorMapper/SeveraNetvisorMapper.node';
import { startSevera, type SeveraStartOptions } from '../../sandbox/severa';
import type { Reason } from '../../src/domain/held';
import type { SalesInvoicePlan } from '../../src/domain/salesInvoicePlan';
import type { ProductLine, SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import type { InvoiceForTransfer } from '../../src/severa/invoiceForTransfer';
import { readInvoicesForTransfer } from '../../src/severa/readInvoicesForTransfer';
import { createSeveraClient } from '../../src/severa/SeveraClient';
import { axiosSend } from '../../src/transport/axiosSend';
import { READY, SENT } from '../severa/invoiceModel';
import { freeGate } from '../severa/severaServer';
import { executeNode } from '../support/executeNode';

interface ReadyItem { source: { number: string }; document: SalesInvoiceDocument; transferKey: string; fingerprint: string; plan: SalesInvoicePlan; notes: Array<{ code: string }> }
interface HeldItem { source: { number: string; name: string }; reasons: Reason[]; record: InvoiceForTransfer }

async function readDemo(options: SeveraStartOptions = {}): Promise<InvoiceForTransfer[]> {
	const sandbox = await startSevera({ rateLimit: false, ...options });
	try {
		const client = createSeveraClient({ baseUrl: sandbox.url, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret, send: axiosSend, gate: freeGate() });
		return (await readInvoicesForTransfer(client, { readyStatus: READY, sentStatus: SENT, limit: 100 })).invoices;
	} finally {
		await sandbox.close();
	}
}

const headings = { projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' };

async function map(invoices: readonly InvoiceForTransfer[], settings: object = {}) {
	const items = JSON.parse(JSON.stringify(invoices)) as object[];
	const { outputs } = await executeNode(new SeveraNetvisorMapper(), { parameters: { document: 'salesInvoice', settings: { ...headings, ...settings } }, items });
	const [ready, held] = outputs.map((items) => items.map(({ json }) => json)) as unknown as [ReadyItem[], HeldItem[]];
	return { ready, held, reasons: Object.fromEntries(held.map(({ source, reasons }) => [source.number, reasons.map(({ code }) => code)])) };
}

const productLines = ({ invoiceLines }: SalesInvoiceDocument): ProductLine[] => invoiceLines.flatMap((line) => ('salesInvoiceProductLine' in line ? [line.salesInvoiceProductLine] : []));
const cents = (text: string | number | null | undefined) => Math.round(Number(text) * 100);
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

let invoices: InvoiceForTransfer[];
let mapped: Awaited<ReturnType<typeof map>>;
beforeAll(async () => {
	invoices = await readDemo();
	mapped = await map(invoices);
});

const invoice = (number: number) => {
	const found = mapped.ready.find(({ source }) => source.number === String(number));
	if (found === undefined) throw new Error(`${number} is not ready.`);
	return found;
};
const linesOf = (number: number) => productLines(invoice(number).document);
const itemsOf = ({ dimensions = [] }: ProductLine) => dimensions.map(({ dimensionName, dimensionItem }) => `${dimensionName}: ${dimensionItem}`);

test('thirty are ready, in the order of their numbers, and five are held for what is wrong with them', () => {
	expect(mapped.reasons).toEqual({ 5006: ['ROW_CODE_MISSING'], 5016: ['VAT_ZERO_DOMESTIC'], 5018: ['INVOICE_ADDRESS_MISSING'], 5019: ['TOTAL_MISMATCH'], 5020: ['ROW_CODE_MISSING'] });
	const numbers = invoices.map(({ invoice: { number } }) => String(number));
	expect(mapped.ready.map(({ source }) => source.number)).toEqual(numbers.filter((number) => !(number in mapped.reasons)));
	expect(numbers).toHaveLength(35);
});

test('a held invoice keeps the whole record and says what to do', () => {
	for (const { record, source, reasons } of mapped.held) {
		expect([String(record.invoice.number), record.rows.length > 0]).toEqual([source.number, true]);
		for (const { message, fix, messageFi, fixFi } of reasons) for (const text of [message, fix, messageFi, fixFi]) expect(text).toMatch(/^[^{}]+$/);
	}
});

test('with their products and codes set, the flat rate, the cent and the domestic zero go too', async () => {
	const { ready, reasons } = await map(invoices, { flatRateProduct: 'URAKKA', domesticZeroVatCode: 'RAMY', roundingDifference: 'line', roundingProduct: 'PYÖR' });
	expect(reasons).toEqual({ 5018: ['INVOICE_ADDRESS_MISSING'], 5020: ['ROW_CODE_MISSING'] });
	const document = (number: string) => (ready.find(({ source }) => source.number === number) as ReadyItem).document;
	expect(productLines(document('5006')).map(({ productIdentifier }) => productIdentifier.value)).toEqual(['URAKKA']);
	expect([document('5016').salesInvoiceTaxHandlingType, document('5016').salesInvoiceAmount.value]).toEqual(['domesticconstructionservice', '1320.00']);
	expect(productLines(document('5019')).at(-1)).toMatchObject({ productIdentifier: { value: 'PYÖR' }, productUnitPrice: { value: '0.01' }, salesInvoiceProductLineSum: '0.01', productVatPercentage: { value: '0', vatCode: 'NONE' } });
});

test('with accruals on, the invoices whose periods differ are held as well, and the others carry theirs', async () => {
	const { ready, reasons } = await map(invoices, { accrual: 'line', invoiceStatus: 'open' });
	expect(reasons).toEqual({ ...mapped.reasons, 5009: ['ACCRUAL_PERIODS_DIFFER'], 5010: ['ACCRUAL_PERIODS_DIFFER'] });
	expect(ready.length).toBeGreaterThanOrEqual(26);
	const rules = Object.fromEntries(ready.map(({ source, document }) => [source.number, productLines(document).map(({ accrualRule }) => accrualRule)]).filter(([, all]) => (all as unknown[]).some((rule) => rule !== undefined)) as Array<[string, unknown]>);
	const quarter = { startMonth: '10', startYear: '2026', endMonth: '12', endYear: '2026' };
	expect(rules).toEqual({ 5005: [quarter, quarter], 5030: [undefined, quarter] });
});

test('lines add up to Severa\'s net, VAT and total, to the cent', () => {
	for (const { source, document } of mapped.ready) {
		const { totalIncludingTax, totalTax } = (invoices.find(({ invoice: { number } }) => String(number) === source.number) as InvoiceForTransfer).invoice;
		const lines = productLines(document);
		const sums = [document.salesInvoiceAmount.value, String(total(lines.map(({ salesInvoiceProductLineSum }) => cents(salesInvoiceProductLineSum))) / 100), String(total(lines.map(({ salesInvoiceProductLineVatSum }) => cents(salesInvoiceProductLineVatSum))) / 100)];
		expect([source.number, ...sums.map(cents)]).toEqual([source.number, cents(totalIncludingTax?.amount), cents(totalIncludingTax?.amount), cents(totalTax?.amount)]);
	}
});

test('every line has the project, unit and cost centre, and hours and travel the person too', () => {
	for (const { source, document } of mapped.ready) {
		for (const line of productLines(document)) {
			const kinds = (line.dimensions ?? []).map(({ dimensionName }) => dimensionName);
			const hasPerson = /^(T\d|6\d\d)/.test(line.productIdentifier.value);
			expect([source.number, line.productName, kinds]).toEqual([source.number, line.productName, ['Projekti', 'Yksikkö', 'Kustannuspaikka', ...(hasPerson ? ['Tekijä'] : [])]]);
		}
	}
});

test('a row of several people and projects is one line for each, the cent left over on the largest fraction', () => {
	expect(linesOf(5002).map((line) => [line.salesInvoiceProductLineQuantity, cents(line.salesInvoiceProductLineSum) - cents(line.salesInvoiceProductLineVatSum), itemsOf(line)[3]])).toEqual([
		['3.33', 33297, 'Tekijä: 103 Aino Virtanen'], ['3.33', 33297, 'Tekijä: 106 Väinö Heikkilä'], ['3.34', 33396, 'Tekijä: 111 Hilkka Jokinen'],
	]);
	expect(linesOf(5024).map((line) => itemsOf(line).slice(0, 2))).toEqual([
		['Projekti: 2020 Vahinkojen käsittely', 'Yksikkö: 10 Helsinki'], ['Projekti: 2021 Vakuutuslaskuri', 'Yksikkö: 10 Helsinki'], ['Projekti: 2022 Riskimallit', 'Yksikkö: 30 Oulu'], ['Projekti: 2022 Riskimallit', 'Yksikkö: 30 Oulu'],
		['Projekti: 2021 Vakuutuslaskuri', 'Yksikkö: 10 Helsinki'], ['Projekti: 2022 Riskimallit', 'Yksikkö: 30 Oulu'], ['Projekti: 2021 Vakuutuslaskuri', 'Yksikkö: 10 Helsinki'],
	]);
	expect(linesOf(5007).map(({ productIdentifier, salesInvoiceProductLineQuantity }) => [productIdentifier.value, salesInvoiceProductLineQuantity])).toEqual([['T100', '10'], ['T200', '6.5']]);
	expect(linesOf(5034).map(({ productUnitPrice, salesInvoiceProductLineQuantity }) => [productUnitPrice.value, salesInvoiceProductLineQuantity])).toEqual([['110.00', '4'], ['96.00', '6']]);
});

test('billed hours and not those done are the quantity', () => {
	expect(linesOf(5027).map(({ salesInvoiceProductLineQuantity }) => salesInvoiceProductLineQuantity)).toEqual(['6', '12']);
});

test('VAT codes follow the buyer: at home, in the EU, outside, and Finnish VAT to an EU business with a note', () => {
	const abroad = Object.fromEntries([5011, 5012, 5013, 5014, 5015].map((number) => [number, invoice(number).plan.vatCodes]));
	expect(abroad).toEqual({ 5011: ['EUPM312'], 5012: ['EUPM312'], 5013: ['EUPM312'], 5014: ['KOMY'], 5015: ['EUUM'] });
	expect(mapped.ready.filter(({ source }) => !(source.number in abroad)).flatMap(({ plan }) => plan.vatCodes).every((code) => code === 'KOMY')).toBe(true);
	expect(mapped.ready.filter(({ notes }) => notes.length > 0).map(({ source, notes }) => [source.number, notes.map(({ code }) => code)])).toEqual([['5014', ['VAT_TO_EU_BUSINESS']]]);
	expect(linesOf(5023).map(({ productVatPercentage }) => productVatPercentage.value)).toEqual(['25.5', '13.5', '13.5', '10', '25.5', '25.5', '25.5', '25.5', '25.5']);
});

test('krona stay krona, without a rate of ours', () => {
	expect(invoice(5012).document.salesInvoiceAmount).toEqual({ value: '22173.75', iso4217CurrencyCode: 'SEK' });
	expect(mapped.ready.filter(({ document }) => document.salesInvoiceAmount.iso4217CurrencyCode !== undefined)).toHaveLength(1);
});

test('the credit note has negative quantities and sums, positive prices, and names its original', () => {
	expect(linesOf(5021).map((line) => [line.salesInvoiceProductLineQuantity, line.productUnitPrice.value, line.salesInvoiceProductLineSum, line.salesInvoiceProductLineVatSum])).toEqual([['-1.5', '98.00', '-184.49', '-37.49'], ['-6', '98.00', '-737.94', '-149.94']]);
	expect(invoice(5021)).toMatchObject({ document: { salesInvoiceAmount: { value: '-922.43' } }, plan: { isCreditNote: true, originalNumber: '4990' } });
	expect(linesOf(5029).at(-1)).toMatchObject({ salesInvoiceProductLineQuantity: '-1', productUnitPrice: { value: '150.00' } });
});

test('the one who pays is the customer; the address and the texts are those of the invoice', () => {
	expect(invoice(5032).document).toMatchObject({ invoicingCustomerIdentifier: { value: '10025', type: 'customer' }, invoicingCustomerName: 'Helmikuun Hotellit Oy' });
	expect(invoice(5031).document).toMatchObject({ invoicingCustomerAddressLine: 'Korpikuusentie 51', invoicingCustomerAdditionalAddressLine: 'c/o Ostolaskut' });
	const { document } = invoice(5026);
	expect(document).toMatchObject({ salesInvoiceFreeTextBeforeLines: 'Laskutus sopimuksen KP-2026-7 mukaan.\nYhteyshenkilö Taavi Laine.', salesInvoiceFreeTextAfterLines: 'Kiitos yhteistyöstä!', salesInvoiceOurReference: 'Taavi Laine' });
	expect(linesOf(5026)[0]).toMatchObject({ productName: 'Konsultointi', salesInvoiceProductLineFreeText: expect.stringMatching(/^Tehdaspalvelun .* syyskuun aikana$/) as string });
	expect(JSON.stringify(document)).not.toContain('Tarkista viite');
});

test('every document carries the key of its invoice, and no two are alike', () => {
	for (const { document, transferKey, source } of mapped.ready) {
		const { guid } = (invoices.find(({ invoice: { number } }) => String(number) === source.number) as InvoiceForTransfer).invoice;
		expect([transferKey, document.salesInvoicePrivateComment]).toEqual([`severa:invoice:${guid}`, `severa:invoice:${guid}`]);
	}
	expect(new Set(mapped.ready.map(({ fingerprint }) => fingerprint)).size).toBe(mapped.ready.length);
});

test.each<SeveraStartOptions>([{}, { creditNoteSign: 'negativePrice' }, { reimbursedSign: 'negative' }, { creditNoteSign: 'negativePrice', reimbursedSign: 'negative' }, { projectsIncludeSalesCases: true }])('read again with %j, the same is sent', async (options) => {
	const again = await map(await readDemo(options));
	expect(again.ready.map(({ document }) => document)).toEqual(mapped.ready.map(({ document }) => document));
	expect(again.reasons).toEqual(mapped.reasons);
});
