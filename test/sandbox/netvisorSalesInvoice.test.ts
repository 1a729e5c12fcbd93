import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import type { ProductLine } from '../../sandbox/netvisor/invoiceState';
import { get, post } from './netvisorCaller';
import { fullInvoiceXml, invoiceSeed, invoiceXml, line } from './netvisorInvoiceSeed';

const running: RunningNetvisor[] = [];
const start = async (options: NetvisorStartOptions = {}) => {
	const server = await startNetvisor({ seed: invoiceSeed(), clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
	running.push(server);
	return server;
};
afterEach(async () => { await Promise.all(running.splice(0).map((server) => server.close())); });
const invoices = (server: RunningNetvisor) => (server.state() as NetvisorState).salesInvoices;
const add = (server: RunningNetvisor, xml: string) => post(server, 'salesinvoice.nv?method=add', xml);

describe('salesinvoice.nv', () => {
	it('the full invoice of the reference is stored with everything in it', async () => {
		const server = await start();
		const answer = await add(server, fullInvoiceXml());
		expect([answer.ok, answer.key]).toEqual([true, invoices(server)[0]!.key]);
		expect(invoices(server)[0]).toMatchObject({
			type: 'invoice', number: '1202', status: 'unsent', date: '2026-02-28', eventDate: '2026-02-28', dueDate: '2026-03-14', deliveryDate: '2026-02-27', referenceNumber: '12027', amount: 6275, sentAmount: '6275,00', linesTotal: 6275, currency: 'SEK',
			currencyRate: 11.2, open: 6275, customerKey: 31, netDays: 14, textBeforeLines: 'Projekti 55', ourReference: 'Olli', yourReference: 'PO-9', privateComment: 'Severa 77', voucherKey: null,
			buyer: { name: 'Esimerkki Oy', street: 'Katu 1', postNumber: '00100', town: 'Helsinki', country: 'FI' }, otherFields: { expectpartialpayments: '0', printchannelformat: '2' },
			attachments: [{ mimeType: 'application/pdf', description: 'Tuntierittely', fileName: 'tunnit.pdf', data: 'JVBERi0xLjQK', type: 'pdf', printByDefault: true }],
			lines: [
				{
					kind: 'product', productKey: 501, name: 'Suunnittelu', unitPrice: 1000, vatPercent: 25.5, vatCode: 'KOMY', quantity: 5, freeText: 'Helmikuu', sum: 6275, vatSum: 1275, netSum: 5000, account: '3010', unit: 'h',
					dimensions: [{ heading: 'Projekti', item: 'P001 Verkkosivut' }, { heading: 'Yksikkö', item: 'Tampere' }], accrualRule: { startMonth: 2, startYear: 2026, endMonth: 6, endYear: 2026, curve: '' },
				},
				{ kind: 'comment', text: 'Tunnit liitteenä' },
			],
		});
	});

	it('a missing heading and item are created and noted for the tests', async () => {
		const server = await start();
		await add(server, fullInvoiceXml());
		const state = server.state() as NetvisorState;
		expect(state.createdDimensions).toEqual([{ heading: 'Yksikkö', item: 'Tampere', by: 'salesinvoice.nv', at: '2026-10-30T08:00:00.000Z' }]);
		expect(state.dimensions.map((one) => one.name)).toEqual(['Projekti', 'Yksikkö']);
	});

	it('createsMissingDimensions false refuses it and stores nothing', async () => {
		const server = await start({ createsMissingDimensions: false });
		const before = (server.state() as NetvisorState).dimensions;
		expect((await add(server, fullInvoiceXml())).message).toContain('Yksikkö / Tampere');
		expect([invoices(server), (server.state() as NetvisorState).dimensions]).toEqual([[], before]);
	});

	it.each([
		['two header elements exchanged', (xml: string) => xml.replace(/(<salesinvoiceourreference>.*<\/salesinvoiceourreference>)(<salesinvoiceyourreference>.*<\/salesinvoiceyourreference>)/, '$2$1')],
		['two line elements exchanged', (xml: string) => xml.replace(/(<salesinvoiceproductlinevatsum>.*<\/salesinvoiceproductlinevatsum>)(<salesinvoiceproductlinesum>.*<\/salesinvoiceproductlinesum>)/, '$2$1')],
		['a dimension before the account', (xml: string) => xml.replace(/(<accountingaccountsuggestion>.*<\/accountingaccountsuggestion>)\s*(<dimension>.*Projekti.*<\/dimension>)/, '$2$1')],
		['an element that does not exist', (xml: string) => xml.replace('<productunitname>', '<colour>red</colour><productunitname>')],
		['no VAT code', (xml: string) => xml.replace(' vatcode="KOMY"', '')],
		['a VAT code that does not exist', (xml: string) => xml.replace('KOMY', 'KOMI')],
		['a line without a quantity', (xml: string) => xml.replace(/<salesinvoiceproductlinequantity>.*<\/salesinvoiceproductlinequantity>/, '')],
		['two kinds of line in one invoiceline', (xml: string) => xml.replace('</invoiceline>\n  <invoiceline>', '')],
	])('%s: refused', async (_, spoil) => {
		const server = await start();
		const spoilt = spoil(fullInvoiceXml());
		expect(spoilt).not.toBe(fullInvoiceXml());
		expect((await add(server, spoilt)).code).toBe('INVALID_DATA');
		expect(invoices(server)).toEqual([]);
	});

	it.each<[string, Parameters<typeof invoiceXml>[0], string]>([
		['an unknown customer', { customer: '<invoicingcustomeridentifier type="customer">9</invoicingcustomeridentifier>' }, 'INVALID_DATA'],
		['an unknown product', { lines: line('', '<productidentifier type="customer">NONE</productidentifier>') }, 'INVALID_DATA'],
		['a deleted product', { lines: line('', '<productidentifier type="customer">OLD</productidentifier>') }, 'INVALID_DATA'],
		['an unknown account', { lines: line('<accountingaccountsuggestion>9999</accountingaccountsuggestion>') }, 'INVALID_DATA'],
		['no line', { lines: '' }, 'INVALID_DATA'],
		['neither due date nor payment term', { terms: '' }, 'INVALID_DATA'],
		['an order status on an invoice', { status: 'delivered' }, 'INVALID_DATA'],
		['no status on an invoice', { status: '' }, 'INVALID_DATA'],
		['a wrong reference number', { before: '<salesinvoicereferencenumber>12028</salesinvoicereferencenumber>' }, 'INVALID_DATA'],
		['a number that is none', { number: 'A-1' }, 'INVALID_DATA'],
		['a date in a locked period', { date: '2025-12-31' }, 'PERIOD_LOCK'],
		['a date that is none', { date: '2026-02-30' }, 'INVALID_DATA'],
		['a currency without a rate', { amount: '<salesinvoiceamount iso4217currencycode="XXX">1</salesinvoiceamount>' }, 'INVALID_DATA'],
		['a thousands separator', { amount: '<salesinvoiceamount>1 255,00</salesinvoiceamount>' }, 'INVALID_DATA'],
		['an accrual without an end', { lines: line('<accrualrule><startmonth>2</startmonth><startyear>2026</startyear></accrualrule>') }, 'INVALID_DATA'],
		['a free text over 500 characters', { lines: line(`<salesinvoiceproductlinefreetext>${'x'.repeat(501)}</salesinvoiceproductlinefreetext>`) }, 'INVALID_DATA_SIZE'],
		['a draft with a number', { number: '5', type: 'invoicedraft', status: '' }, 'INVALID_DATA'],
		['a country by name', { customer: '<invoicingcustomeridentifier type="customer">1001</invoicingcustomeridentifier><invoicingcustomercountrycode type="ISO-3166">Suomi</invoicingcustomercountrycode>' }, 'INVALID_DATA'],
	])('%s: refused', async (_, parts, code) => {
		const server = await start();
		expect((await add(server, invoiceXml(parts))).code).toBe(code);
		expect(invoices(server)).toEqual([]);
	});

	it.each([
		['KOMY', '25,5', true], ['KOMY', '13.5', true], ['KOMY', '0', true], ['KOMY', '23', false], ['EUPM312', '0', true], ['EUPM312', '25,5', false], ['RAMY', '14', false], ['NONE', '0', true], ['MUUL', '10', false], ['KOMY0', '0', true], ['KOMY0', '24', false],
	])('VAT code %s with %s %%: accepted is %s', async (code, percent, accepted) => {
		const xml = invoiceXml().replace('vatcode="KOMY">25,5', `vatcode="${code}">${percent}`);
		expect((await add(await start(), xml)).ok).toBe(accepted);
	});

	it('number and reference are given by the service when left out; drafts get neither', async () => {
		const server = await start();
		await add(server, invoiceXml({ number: '1200' }));
		await add(server, invoiceXml());
		await add(server, invoiceXml({ type: 'order', status: 'undelivered' }));
		await add(server, invoiceXml({ type: 'invoicedraft', status: '' }));
		expect(invoices(server).map((one) => [one.type, one.number, one.referenceNumber])).toEqual([['invoice', '1200', '120003'], ['invoice', '1201', '120100'], ['order', '1', ''], ['draft', '', '']]);
	});

	it.each<[string, string, string]>([
		['<salesinvoiceduedate format="ansi">2026-10-10</salesinvoiceduedate>', '', '2026-10-10'], ['', '<paymenttermnetdays>14</paymenttermnetdays>', '2026-10-15'], ['', '<paymentterm type="netvisor">7</paymentterm>', '2026-10-15'],
		['', '<paymentterm type="customerdefault"/>', '2026-10-31'], ['', '<paymentterm type="companydefault"/>', '2026-10-15'],
	])('due date from %s%s is %s', async (before, terms, dueDate) => {
		const server = await start();
		await add(server, invoiceXml({ before, terms }));
		expect(invoices(server)[0]!.dueDate).toBe(dueDate);
	});

	it('a total that is not what the lines give is kept as it was sent', async () => {
		const server = await start();
		expect((await add(server, invoiceXml({ amount: '<salesinvoiceamount>1255,019</salesinvoiceamount>' }))).ok).toBe(true);
		expect(invoices(server)[0]).toMatchObject({ sentAmount: '1255,019', amount: 1255.02, linesTotal: 1255 });
	});

	it('an empty total or 0 is made by the lines; emptyAmount refuse refuses the empty one', async () => {
		const server = await start();
		await add(server, invoiceXml({ amount: '<salesinvoiceamount/>' }));
		await add(server, invoiceXml({ amount: '<salesinvoiceamount>0</salesinvoiceamount>' }));
		expect(invoices(server).map((one) => one.amount)).toEqual([1255, 1255]);
		expect((await add(await start({ emptyAmount: 'refuse' }), invoiceXml({ amount: '<salesinvoiceamount/>' }))).code).toBe('INVALID_DATA');
	});

	it.each<[string, boolean, [number, number, number]]>([
		['', true, [1255, 255, 1000]],
		['<salesinvoiceproductlinediscountpercentage>10</salesinvoiceproductlinediscountpercentage>', true, [1129.5, 229.5, 900]],
		['<salesinvoiceproductlinevatsum>255,01</salesinvoiceproductlinevatsum><salesinvoiceproductlinesum>1255,01</salesinvoiceproductlinesum>', true, [1255.01, 255.01, 1000]],
		['<salesinvoiceproductlinevatsum>255,01</salesinvoiceproductlinevatsum><salesinvoiceproductlinesum>1000</salesinvoiceproductlinesum>', false, [1255.01, 255.01, 1000]],
		['<salesinvoiceproductlinesum>9,00</salesinvoiceproductlinesum>', true, [1255, 255, 1000]],
	])('line sums with %s (sum includes VAT: %s) are %j', async (extra, lineSumIncludesVat, expected) => {
		const server = await start({ lineSumIncludesVat });
		await add(server, invoiceXml({ lines: line(extra) }));
		const { sum, vatSum, netSum } = invoices(server)[0]!.lines[0] as ProductLine;
		expect([sum, vatSum, netSum]).toEqual(expected);
	});

	it('any billing detail on the invoice switches the card off', async () => {
		const server = await start();
		await add(server, invoiceXml({ customer: '<invoicingcustomeridentifier type="organizationunitnumber">003712345671</invoicingcustomeridentifier><invoicingcustomername>Esimerkki Oy / laskut</invoicingcustomername>' }));
		expect(invoices(server)[0]!.buyer).toEqual({ name: 'Esimerkki Oy / laskut', nameExtension: '', street: '', additionalStreet: '', postNumber: '', town: '', country: '' });
	});

	it('a double send really makes two invoices; duplicateNumbers refuse makes it DUPLICATE_DATA', async () => {
		const server = await start();
		await add(server, fullInvoiceXml());
		expect((await add(server, fullInvoiceXml())).ok).toBe(true);
		expect(invoices(server)).toHaveLength(2);
		const strict = await start({ duplicateNumbers: 'refuse' });
		await add(strict, fullInvoiceXml());
		expect((await add(strict, fullInvoiceXml())).code).toBe('DUPLICATE_DATA');
		expect(invoices(strict)).toHaveLength(1);
	});

	it('periodLock onlyWithVoucher lets an unsent invoice in, but not its booking', async () => {
		const server = await start({ periodLock: 'onlyWithVoucher' });
		const { key } = await add(server, invoiceXml({ date: '2025-12-31' }));
		expect((await add(server, invoiceXml({ date: '2025-12-31', status: 'open' }))).code).toBe('PERIOD_LOCK');
		expect((await post(server, `updatesalesinvoicestatus.nv?netvisorkey=${key}&status=open`, undefined)).code).toBe('PERIOD_LOCK');
		expect(invoices(server).map((one) => one.status)).toEqual(['unsent']);
	});

	it('the event date decides about the period', async () => {
		expect((await add(await start(), invoiceXml({ date: '2025-12-31', before: '<salesinvoiceeventdate format="ansi">2026-01-01</salesinvoiceeventdate>' }))).ok).toBe(true);
	});

	it('an RF reference is taken by option only', async () => {
		const before = '<salesinvoicereferencenumber>RF3112027</salesinvoicereferencenumber>';
		expect((await add(await start(), invoiceXml({ before }))).code).toBe('INVALID_DATA');
		expect((await add(await start({ rfReference: 'accept' }), invoiceXml({ before }))).ok).toBe(true);
		expect((await add(await start({ rfReference: 'accept' }), invoiceXml({ before: before.replace('RF31', 'RF32') }))).code).toBe('INVALID_DATA');
	});

	it('printbydefault does not go with a finvoice attachment, accrual not with voucher lines', async () => {
		expect((await add(await start(), fullInvoiceXml().replace('type="pdf"', 'type="finvoice"'))).code).toBe('INVALID_DATA');
		const voucher = '</invoicelines><invoicevoucherlines><voucherline><linesum type="net">1</linesum><accountnumber>3010</accountnumber><vatpercent vatcode="KOMY">0</vatpercent></voucherline></invoicevoucherlines>';
		expect((await add(await start(), fullInvoiceXml().replace('</invoicelines>', voucher))).code).toBe('INVALID_DATA');
		expect((await add(await start(), invoiceXml().replace('</invoicelines>', voucher))).ok).toBe(true);
	});

	it('an open invoice has a voucher, an unsent one and an order have none', async () => {
		const server = await start();
		await add(server, invoiceXml({ status: 'open' }));
		await add(server, invoiceXml());
		await add(server, invoiceXml({ type: 'order', status: 'delivered' }));
		expect(invoices(server).map((one) => one.voucherKey !== null)).toEqual([true, false, false]);
	});
});

describe('edit', () => {
	const edit = (server: RunningNetvisor, key: number, inner: string) => post(server, `salesinvoice.nv?method=edit&id=${key}`, `<root><salesinvoice>${inner}</salesinvoice></root>`);

	it('what is not in the message stays; lines that are given replace all; no key comes back', async () => {
		const server = await start();
		const { key } = await add(server, fullInvoiceXml());
		const answer = await edit(server, key, `<salesinvoiceyourreference/><invoicelines>${line()}</invoicelines>`);
		expect([answer.ok, answer.text.includes('Replies')]).toEqual([true, false]);
		expect(invoices(server)).toHaveLength(1);
		expect(invoices(server)[0]).toMatchObject({ key, number: '1202', yourReference: '', ourReference: 'Olli', amount: 6275, linesTotal: 1255 });
		expect(invoices(server)[0]!.lines).toHaveLength(1);
	});

	it('salesInvoiceEdit clearsMissing loses what is not in the message', async () => {
		const server = await start({ salesInvoiceEdit: 'clearsMissing' });
		const { key } = await add(server, fullInvoiceXml());
		expect((await post(server, `salesinvoice.nv?method=edit&id=${key}`, invoiceXml())).ok).toBe(true);
		expect(invoices(server)[0]).toMatchObject({ key, number: '1202', ourReference: '', attachments: [] });
	});

	it('a draft becomes an invoice and gets its number then', async () => {
		const server = await start();
		const { key } = await add(server, invoiceXml({ type: 'invoicedraft', status: '' }));
		expect((await edit(server, key, '<invoicetype>invoice</invoicetype><salesinvoicestatus type="netvisor">unsent</salesinvoicestatus>')).ok).toBe(true);
		expect(invoices(server)[0]).toMatchObject({ key, type: 'invoice', status: 'unsent', number: '1' });
	});

	it('a sent invoice cannot be edited; editOfSentInvoice accept lets it', async () => {
		for (const [editOfSentInvoice, ok] of [['refuse', false], ['accept', true]] as const) {
			const server = await start({ editOfSentInvoice });
			const { key } = await add(server, invoiceXml({ status: 'open' }));
			expect((await edit(server, key, '<salesinvoiceourreference>x</salesinvoiceourreference>')).ok).toBe(ok);
		}
	});

	it('an unknown key or a missing one is refused', async () => {
		const server = await start();
		expect((await edit(server, 999, '')).code).toBe('INVALID_DATA');
		expect((await post(server, 'salesinvoice.nv?method=edit', invoiceXml())).code).toBe('INVALID_DATA');
		expect((await post(server, 'salesinvoice.nv?method=add&id=1', invoiceXml())).code).toBe('INVALID_DATA');
	});
});

describe('reading one', () => {
	it('getsalesinvoice gives all lines in one InvoiceLine, comments only when asked, and the account key and number', async () => {
		const server = await start();
		const { key } = await add(server, fullInvoiceXml());
		const answer = await get(server, `getsalesinvoice.nv?netvisorkey=${key}&pdfimage=nopdf`, { language: 'FI' });
		expect(answer.text).toContain(`</ResponseStatus><SalesInvoice><SalesInvoiceNetvisorKey>${key}</SalesInvoiceNetvisorKey><SalesInvoiceNumber>1202</SalesInvoiceNumber><SalesInvoiceDate format="ansi">2026-02-28</SalesInvoiceDate>`);
		expect(answer.text).toContain('<SalesInvoiceAmount iso4217currencycode="SEK" currencyrate="11,2">560,27</SalesInvoiceAmount><ForeignCurrencyAmount>6275,00</ForeignCurrencyAmount>');
		expect(answer.text).toContain('<InvoiceStatus status="unsent">Lähettämätön</InvoiceStatus>');
		expect(answer.text).toContain('<InvoicingCustomerCountryCode ISO-3166="FI">Suomi</InvoicingCustomerCountryCode>');
		expect(answer.text).toContain('<productidentifier type="customer">HTYO</productidentifier>');
		expect(answer.text).toContain('<AccountingAccountSuggestion>90</AccountingAccountSuggestion><AccountingAccountSuggestionAccountNumber>3010</AccountingAccountSuggestionAccountNumber><Dimension><DimensionName>Projekti</DimensionName>');
		expect(answer.all('Comment')).toEqual([]);
		const withComments = await get(server, `getsalesinvoice.nv?netvisorkeylist=${key},999&showcommentlines=1&includeattachments=1`);
		expect(withComments.text).toMatch(/<SalesInvoices><SalesInvoice>.*<InvoiceLines><InvoiceLine><SalesInvoiceProductLine>.*<SalesInvoiceCommentLine><Comment>Tunnit liitteenä<\/Comment><\/SalesInvoiceCommentLine><\/InvoiceLine><\/InvoiceLines><SalesInvoiceAttachments>/);
		expect(withComments.first('DocumentData')).toBe('JVBERi0xLjQK');
	});

	it('the printed invoice comes unless nopdf is asked', async () => {
		const server = await start();
		const { key } = await add(server, invoiceXml({ status: 'open' }));
		expect((await get(server, `getsalesinvoice.nv?netvisorkey=${key}`)).text).toContain('LastSentInvoicePDFBase64Data');
		expect((await get(server, `getsalesinvoice.nv?netvisorkey=${key}&pdfimage=nopdf`)).text).not.toContain('LastSentInvoicePDFBase64Data');
	});

	it('orders are read by getorder only; a missing one is an empty element', async () => {
		const server = await start();
		const { key } = await add(server, invoiceXml({ type: 'order', status: 'undelivered' }));
		expect((await get(server, `getorder.nv?netvisorkey=${key}`)).first('InvoiceStatus')).toBe('Undelivered');
		expect((await get(server, `getsalesinvoice.nv?netvisorkey=${key}`)).text).toContain('</ResponseStatus><SalesInvoice/></Root>');
		expect((await get(await start({ notFound: 'failed' }), 'getsalesinvoice.nv?netvisorkey=1')).code).toBe('INVALID_DATA');
	});

	it('someDecimalPoints puts a dot into amounts and zero sums', async () => {
		const server = await start({ someDecimalPoints: true });
		const { key } = await add(server, invoiceXml({ status: 'open' }));
		expect((await get(server, `getsalesinvoice.nv?netvisorkey=${key}`)).first('SalesInvoiceAmount')).toBe('1255.00');
		await post(server, `updatesalesinvoicestatus.nv?netvisorkey=${key}&status=paid`, undefined);
		const row = await get(server, 'salesinvoicelist.nv');
		expect([row.first('InvoiceSum'), row.first('OpenSum')]).toEqual(['1255,00', '0.00']);
	});
});
