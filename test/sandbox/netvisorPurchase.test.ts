import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import type { PurchaseInvoice, PurchaseLine } from '../../sandbox/netvisor/documentState';
import { get, post } from './netvisorCaller';

const line = (key: number, item: string): PurchaseLine => ({
	key, sum: 251, netSum: 200, unitPrice: 200, vatPercent: 25.5, vatCode: 'KOOS', description: '', unit: 'kpl', ordered: 1, delivered: 1, productCode: 'ALIH', productName: 'Alihankinta', discountPercent: 0, account: '4000',
	dimensions: item === '' ? [] : [{ heading: 'Projekti', item }],
});
const invoice = (key: number, parts: Partial<PurchaseInvoice> = {}): PurchaseInvoice => ({
	key, number: `A-${key}`, date: '2026-10-20', eventDate: '', dueDate: '2026-11-19', valueDate: '', deliveryDate: '', referenceNumber: '', agreement: '', bankAccount: '', amount: 502, paid: 0, foreignAmount: 0, currency: '', approval: 'accepted', ourReference: '',
	yourReference: '', description: '', vendorKey: 12, vendorBusinessId: '1234567-1', vendorCode: '', vendorName: 'Toimittaja Oy', vendorStreet: '', vendorPostNumber: '', vendorTown: '', vendorCountry: 'FI', accounted: true,
	lines: [line(key * 10, 'P001 Verkkosivut'), line(key * 10 + 1, '')], attachments: [{ mimeType: 'application/pdf', description: 'Lasku', fileName: 'lasku.pdf', data: 'JVBERi0xLjQK' }], changed: '2026-10-21T08:00:00.000Z', ...parts,
});
const seed = () => ({
	accounts: [{ key: 92, number: '4000', name: 'Ostot', type: 'account', fatherKey: 0, active: true }],
	dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: [{ key: 21, name: 'P001 Verkkosivut', code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' }] }],
	purchaseInvoices: [invoice(5501), invoice(5502, { approval: 'open', date: '2026-09-01', paid: 502 }), invoice(5503, { currency: 'SEK', foreignAmount: 5622.4, changed: '2026-10-29T08:00:00.000Z' })],
});
const running: RunningNetvisor[] = [];
const start = async (options: NetvisorStartOptions = {}) => {
	const server = await startNetvisor({ seed: seed(), clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
	running.push(server);
	return server;
};
afterEach(async () => { await Promise.all(running.splice(0).map((server) => server.close())); });

it.each<[string, number[]]>([
	['', [5501, 5502, 5503]], ['?invoicestatus=accepted', [5501, 5503]], ['?paymentstatus=paid', [5502]], ['?paymentstatus=unpaid&begininvoicedate=2026-10-01', [5501, 5503]], ['?endinvoicedate=2026-09-30', [5502]], ['?invoicenumber=A-5501', [5501]],
	['?lastmodifiedstart=2026-10-22', [5503]], ['?lastmodifiedend=2026-10-22T00:00:00', [5501, 5502]],
])('purchaseinvoicelist%s gives %j', async (query, keys) => {
	expect((await get(await start(), `purchaseinvoicelist.nv${query}`)).all('NetvisorKey').map(Number)).toEqual(keys);
});

it('version 2 puts dimensions into their line, version 1 behind all lines', async () => {
	const server = await start();
	const two = await get(server, 'getpurchaseinvoice.nv?netvisorkey=5501&version=2&omitattachments=true');
	expect(two.text).toContain('<AccountingSuggestionBookkeepingAccountNetvisorKey> 92 </AccountingSuggestionBookkeepingAccountNetvisorKey><AccountingSuggestionBookkeepingAccount>4000 Ostot</AccountingSuggestionBookkeepingAccount><PurchaseInvoiceLineDimensions><Dimension><DimensionName>Projekti</DimensionName><DimensionNameNetvisorKey>3</DimensionNameNetvisorKey><DimensionDetailName>P001 Verkkosivut</DimensionDetailName><DimensionDetailNetvisorKey>21</DimensionDetailNetvisorKey></Dimension></PurchaseInvoiceLineDimensions></PurchaseInvoiceLine>');
	expect([two.first('LineSum'), two.first('LineNetSum'), two.first('UnitPrice')]).toEqual(['251,00', '200,0000', '200,000000000000']);
	expect((await get(server, 'getpurchaseinvoice.nv?netvisorkey=5501')).text).toMatch(/<\/PurchaseInvoiceLine><PurchaseInvoiceLineDimensions>.*<\/PurchaseInvoiceLineDimensions><\/InvoiceLines>/);
});

it('attachments come unless omitted; a list is wrapped; a missing one is an empty element', async () => {
	const server = await start();
	expect((await get(server, 'getpurchaseinvoice.nv?netvisorkey=5501')).first('AttachmentBase64Data')).toBe('JVBERi0xLjQK');
	expect((await get(server, 'getpurchaseinvoice.nv?netvisorkey=5501&omitattachments=true')).text).not.toContain('Attachment');
	expect((await get(server, 'getpurchaseinvoice.nv?netvisorkeylist=5501,5503')).text).toMatch(/<PurchaseInvoices><PurchaseInvoice>.*<ForeignCurrencyNameID>SEK<\/ForeignCurrencyNameID>/);
	expect((await get(server, 'getpurchaseinvoice.nv?netvisorkey=1')).text).toContain('</ResponseStatus><PurchaseInvoice/></Root>');
	expect((await get(server, 'getpurchaseinvoice.nv?netvisorkey=5501&include=pictures')).code).toBe('INVALID_DATA');
});

it('purchaseDimensionKey gives the other name of the item key', async () => {
	expect((await get(await start({ purchaseDimensionKey: 'DimensionDetailNameNetvisorKey' }), 'getpurchaseinvoice.nv?netvisorkey=5501&version=2')).first('DimensionDetailNameNetvisorKey')).toBe('21');
});

describe('purchaseinvoice.nv', () => {
	const xml = `<root><purchaseinvoice><invoicenumber>B-1</invoicenumber><invoicedate format="ansi">2026-10-25</invoicedate><duedate format="ansi">2026-11-24</duedate><purchaseinvoiceonround type="netvisor">accepted</purchaseinvoiceonround><vendorname>Toimittaja Oy</vendorname><amount>251,00</amount><organizationidentifier>1234567-1</organizationidentifier>
<purchaseinvoicelines><purchaseinvoiceline><productname>Alihankinta</productname><deliveredamount>1</deliveredamount><unitprice>200,00</unitprice><vatpercent>25,5</vatpercent><linesum type="brutto">251,00</linesum><accountingsuggestion>4000</accountingsuggestion><dimension><dimensionname>Projekti</dimensionname><dimensionitem>Uusi</dimensionitem></dimension></purchaseinvoiceline></purchaseinvoicelines></purchaseinvoice></root>`;

	it('adds an invoice of a known vendor and creates the dimension', async () => {
		const server = await start();
		const { key } = await post(server, 'purchaseinvoice.nv', xml);
		const state = server.state() as NetvisorState;
		expect(state.purchaseInvoices[3]).toMatchObject({ key, number: 'B-1', amount: 251, approval: 'accepted', vendorKey: 12, lines: [{ sum: 251, netSum: 200, vatCode: 'KOOS' }] });
		expect(state.createdDimensions.map((one) => one.item)).toEqual(['Uusi']);
	});

	it('createsMissingDimensions false, or elements in another order: refused', async () => {
		expect((await post(await start({ createsMissingDimensions: false }), 'purchaseinvoice.nv', xml)).code).toBe('INVALID_DATA');
		expect((await post(await start(), 'purchaseinvoice.nv', xml.replace(/(<unitprice>.*<\/unitprice>)(<vatpercent>.*<\/vatpercent>)/, '$2$1'))).code).toBe('INVALID_DATA');
	});
});
