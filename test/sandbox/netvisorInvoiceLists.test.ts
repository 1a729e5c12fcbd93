import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import type { SalesInvoice } from '../../sandbox/netvisor/invoiceState';
import { blankInvoice } from '../../sandbox/netvisor/resources/salesInvoiceWrite';
import { get, post } from './netvisorCaller';
import { fullInvoiceXml, invoiceSeed, invoiceXml, line } from './netvisorInvoiceSeed';

const NOW = '2026-10-30T08:00:00.000Z';
const invoice = (key: number, parts: Partial<SalesInvoice> = {}): SalesInvoice => ({ ...blankInvoice('EUR'), key, number: String(1000 + key), date: '2026-10-01', dueDate: '2026-11-01', amount: 100, open: 100, customerKey: 31, status: 'open', voucherKey: 9000 + key, changed: '2026-10-29T08:00:00.000Z', ...parts });
const seed = () => ({
	...invoiceSeed(),
	salesInvoices: [
		invoice(101), invoice(102, { status: 'unsent', voucherKey: null, privateComment: 'oma', date: '2026-10-15' }), invoice(103, { dueDate: '2026-10-29' }), invoice(104, { status: 'reminded' }),
		invoice(105, { status: 'paid', open: 0, changed: '2026-10-01T00:00:00.000Z', paymentsChanged: NOW }), invoice(106, { type: 'order', status: 'undelivered', number: '7', voucherKey: null }), invoice(107, { type: 'draft', status: 'draft', number: '', voucherKey: null }),
		invoice(108, { currency: 'SEK', currencyRate: 11.2, amount: 1120, open: 560, buyer: { ...blankInvoice('').buyer, country: 'SE' } }),
	],
});
const running: RunningNetvisor[] = [];
const start = async (options: NetvisorStartOptions = {}) => {
	const server = await startNetvisor({ seed: seed(), clock: () => new Date(NOW), ...options });
	running.push(server);
	return server;
};
afterEach(async () => { await Promise.all(running.splice(0).map((server) => server.close())); });
const stored = (server: RunningNetvisor, key: number) => (server.state() as NetvisorState).salesInvoices.find((one) => one.key === key)!;

describe('salesinvoicelist.nv', () => {
	it.each<[string, number[]]>([
		['', [101, 102, 103, 104, 105, 108]], ['listtype=', [101, 102, 103, 104, 105, 108]], ['listtype=preinvoice', [106]], ['invoicestatus=open', [101, 103, 104, 108]], ['invoicestatus=overdue', [103, 104]], ['invoicestatus=reminded', [104]],
		['invoicestatus=unsent', [102]], ['invoicestatus=paid', [105]], ['invoicenumber=1103', [103]], ['invoicenumber=110', []], ['begininvoicedate=2026-10-02', [102]], ['begininvoicedate=2026-10-15&endinvoicedate=2026-10-15', [102]],
		['endinvoicedate=2026-09-30', []], ['invoicesabovenetvisorkey=104', [105, 108]], ['customercode=1001', [101, 102, 103, 104, 105, 108]], ['customercode=1', []], ['customernetvisorkey=31&invoicestatus=paid', [105]],
		['invoicingcustomercountrycode=SE', [108]], ['invoicingcustomercontrycode=SE', [108]], ['lastmodifiedstart=2026-10-29T10:00:00', [101, 102, 103, 104, 108]], ['lastmodifiedstart=2026-10-29T10:00:01', []],
		['lastmodifiedstart=2026-10-29&lastmodifiedend=2026-10-31&includemodifiedpayments=1', [101, 102, 103, 104, 105, 108]], ['lastmodifiedend=2026-10-02', [105]],
	])('%s gives %j', async (query, keys) => {
		expect((await get(await start(), `salesinvoicelist.nv${query && `?${query}`}`)).all('NetvisorKey').map(Number)).toEqual(keys);
	});

	it.each(['listtype=preinvoice&invoicestatus=open', 'includemodifiedpayments=1', 'listtype=orders'])('%s is refused', async (query) => {
		expect((await get(await start(), `salesinvoicelist.nv?${query}`)).code).toBe('INVALID_DATA');
	});

	it('draftsListed shows drafts as unsent', async () => {
		expect((await get(await start({ draftsListed: true }), 'salesinvoicelist.nv?invoicestatus=unsent')).all('NetvisorKey')).toEqual(['102', '107']);
	});

	it('a row has the odd names of the service, sums in the home currency', async () => {
		const server = await start();
		expect((await get(server, 'salesinvoicelist.nv?invoicenumber=1103')).text).toContain(`<SalesInvoiceList><SalesInvoice><NetvisorKey>103</NetvisorKey><InvoiceNumber>1103</InvoiceNumber><Invoicedate format="ansi">2026-10-01</Invoicedate><InvoiceDueDate format="ansi">2026-10-29</InvoiceDueDate><InvoiceStatus substatus="overdue" isincollection="0">open</InvoiceStatus><CustomerNetvisorKey>31</CustomerNetvisorKey><CustomerCode>1001</CustomerCode><CustomerName/><ReferenceNumber/><InvoiceSum>100,00</InvoiceSum><OpenSum>100,00</OpenSum><Uri>${server.url}/getsalesinvoice.nv?netvisorkey=103</Uri></SalesInvoice></SalesInvoiceList>`);
		const foreign = await get(server, 'salesinvoicelist.nv?invoicenumber=1108&replyoption=3');
		expect([foreign.first('InvoiceSum'), foreign.first('OpenSum')]).toEqual(['100,00', '50,00']);
		expect(foreign.text).toContain('<AdditionalInformation><PrivateComment/><InvoiceCurrencySum currencycode="SEK" type="ISO-4217">1120,00</InvoiceCurrencySum><OpenCurrencySum currencycode="SEK" type="ISO-4217">560,00</OpenCurrencySum></AdditionalInformation>');
		expect((await get(server, 'salesinvoicelist.nv?invoicestatus=unsent&replyoption=1')).first('PrivateComment')).toBe('oma');
		expect((await get(server, 'salesinvoicelist.nv?invoicestatus=unsent')).text).not.toContain('PrivateComment');
		expect((await get(server, 'salesinvoicelist.nv?invoicenumber=1')).text).toContain('<SalesInvoiceList/>');
	});

	it('currencyRateDirection decides what a rate that was sent means', async () => {
		for (const [currencyRateDirection, expected] of [['perEuro', '560,27'], ['euroPer', '70280,00']] as const) {
			const server = await start({ currencyRateDirection });
			await post(server, 'salesinvoice.nv?method=add', fullInvoiceXml());
			expect((await get(server, 'salesinvoicelist.nv?invoicenumber=1202')).first('InvoiceSum')).toBe(expected);
		}
	});

	it('a page holds 500 rows, the cursor gets the rest', async () => {
		const server = await start({ seed: { ...invoiceSeed(), salesInvoices: Array.from({ length: 501 }, (_, index) => invoice(index + 1)).reverse() } });
		const first = (await get(server, 'salesinvoicelist.nv')).all('NetvisorKey').map(Number);
		expect([first.length, first[0], first[499]]).toEqual([500, 1, 500]);
		expect((await get(server, 'salesinvoicelist.nv?invoicesabovenetvisorkey=500')).all('NetvisorKey')).toEqual(['501']);
	});
});

describe('status, delete, match', () => {
	const setStatus = (server: RunningNetvisor, query: string) => post(server, `updatesalesinvoicestatus.nv?${query}`, undefined);

	it('a status makes or removes the voucher; paid leaves nothing open', async () => {
		const server = await start();
		await setStatus(server, 'netvisorkeylist=101,102&status=paid');
		expect(stored(server, 102)).toMatchObject({ status: 'paid', open: 0, paymentsChanged: NOW, changed: NOW });
		expect(stored(server, 102).voucherKey).not.toBeNull();
		await setStatus(server, 'netvisorkey=101&status=unsent');
		expect(stored(server, 101)).toMatchObject({ status: 'unsent', voucherKey: null });
	});

	it('an unknown key in the list changes none', async () => {
		const server = await start();
		expect((await setStatus(server, 'netvisorkeylist=101,999&status=paid')).code).toBe('INVALID_DATA');
		expect(stored(server, 101).status).toBe('open');
		expect((await setStatus(server, 'netvisorkey=101&status=delivered')).code).toBe('INVALID_DATA');
		expect((await setStatus(server, 'netvisorkey=106&status=open')).code).toBe('INVALID_DATA');
	});

	it('a deleted invoice or order is gone and listed for a week', async () => {
		const server = await start();
		expect((await get(server, 'deletesalesinvoice.nv?invoiceid=106')).code).toBe('INVALID_DATA');
		await get(server, 'deletesalesinvoice.nv?orderid=106');
		await get(server, 'deletesalesinvoice.nv?invoiceid=101');
		expect((await get(server, 'deletedsalesinvoices.nv?deletedsince=2026-10-30')).text).toContain('<DeletedSalesInvoices><DeletedSalesInvoice><NetvisorKey>101</NetvisorKey><DeleteDate format="ansi">2026-10-30 10:00</DeleteDate></DeletedSalesInvoice></DeletedSalesInvoices>');
		expect((await get(server, 'deletedsalesorders.nv?deletedsince=2026-10-23')).all('NetvisorKey')).toEqual(['106']);
		expect((await get(server, 'deletedsalesinvoices.nv?deletedsince=2026-10-31')).text).toContain('<DeletedSalesInvoices/>');
		expect((await get(server, 'deletedsalesinvoices.nv?deletedsince=2026-10-22')).code).toBe('INVALID_DATA');
	});

	const match = (server: RunningNetvisor, note: number, to: number) => post(server, 'matchcreditnote.nv', `<root><matchcreditnote><creditnotenetvisorkey>${note}</creditnotenetvisorkey><invoicenetvisorkey>${to}</invoicenetvisorkey></matchcreditnote></root>`);
	const creditXml = (status: string) => invoiceXml({ status, amount: '<salesinvoiceamount>-125,50</salesinvoiceamount>', lines: line().replace('>10<', '>-1<') });

	it('a credit note is matched to its invoice once', async () => {
		const server = await start();
		const original = (await post(server, 'salesinvoice.nv?method=add', invoiceXml({ status: 'open' }))).key;
		const note = (await post(server, 'salesinvoice.nv?method=add', creditXml('open'))).key;
		expect((await match(server, note, original)).ok).toBe(true);
		expect(stored(server, note)).toMatchObject({ creditedInvoiceKey: original, open: 0, linesTotal: -125.5, status: 'paid' });
		expect(stored(server, original)).toMatchObject({ open: 1129.5, status: 'open' });
		expect((await get(server, `getsalesinvoice.nv?netvisorkey=${note}&replyoption=16`)).first('CreditedInvoiceNetvisorKey')).toBe(String(original));
		expect((await match(server, note, original)).code).toBe('INVALID_DATA');
	});

	it('an unsent credit note, another currency or no credit note at all is refused', async () => {
		const server = await start();
		const unsent = (await post(server, 'salesinvoice.nv?method=add', creditXml('unsent'))).key;
		const note = (await post(server, 'salesinvoice.nv?method=add', creditXml('open'))).key;
		expect((await match(server, unsent, 101)).code).toBe('INVALID_DATA');
		expect((await match(server, note, 108)).code).toBe('INVALID_DATA');
		expect((await match(server, 103, 101)).code).toBe('INVALID_DATA');
		expect((await match(server, note, note)).code).toBe('INVALID_DATA');
	});

	it('a customer with invoices cannot be deleted', async () => {
		expect((await get(await start(), 'deletecustomer.nv?customerid=31')).code).toBe('INVALID_DATA');
	});
});
