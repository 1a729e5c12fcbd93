/** Purchase invoices: the answers in every form that the sources show, and against the sandbox. */
import { ContractError } from '../../src/errors';
import { startNetvisor, type NetvisorStartOptions, type RunningNetvisor } from '../../sandbox/netvisor';
import { clientOf, failed, ok, startServer, type LocalServer } from './localServer';

const dimension = (item: string, key: string) => `<Dimension><DimensionName>Projekti</DimensionName><DimensionNameNetvisorKey>3</DimensionNameNetvisorKey><DimensionDetailName>${item}</DimensionDetailName>${key}</Dimension>`;
const line = (key: string, dimensions = '') => `<PurchaseInvoiceLine><NetvisorKey> ${key} </NetvisorKey><LineSum>251,00</LineSum><LineNetSum>200,0000</LineNetSum><UnitPrice>200,000000000000</UnitPrice><VatPercent>25,5</VatPercent><VatCode>KOOS</VatCode><Description/><Unit>kpl</Unit><OrderedAmount>1</OrderedAmount><DeliveredAmount>1</DeliveredAmount><ProductCode>ALIH</ProductCode><DiscountPercentage>0</DiscountPercentage><ProductName>Alihankinta</ProductName>${dimensions}</PurchaseInvoiceLine>`;
const invoice = (lines: string, more = '') => `<PurchaseInvoice><PurchaseInvoiceNetvisorKey>5501</PurchaseInvoiceNetvisorKey><PurchaseInvoiceNumber>A-77</PurchaseInvoiceNumber><PurchaseInvoiceDate format="ansi">2026-01-20</PurchaseInvoiceDate><PurchaseInvoiceEventDate/><PurchaseInvoiceAmount>251,00</PurchaseInvoiceAmount><InvoiceStatus>Avoin</InvoiceStatus><ApprovalStatus>Accepted</ApprovalStatus><VendorName>Toimittaja Oy</VendorName><IsAccounted>True</IsAccounted>${more}<InvoiceLines>${lines}</InvoiceLines></PurchaseInvoice>`;

let server: LocalServer;
const answering = async (...bodies: string[]) => {
	server = await startServer((_, index) => ({ body: bodies[Math.min(index, bodies.length - 1)] }));
	return clientOf(server.url);
};
const asked = () => server.received.map(({ url }) => url);

describe('answers', () => {
	afterEach(() => server.close());

	test.each([
		['as one source has it', '<DimensionDetailNetvisorKey>21</DimensionDetailNetvisorKey>'],
		['as the other has it', '<DimensionDetailNameNetvisorKey>21</DimensionDetailNameNetvisorKey>'],
	])('a line with its dimension, the key named %s', async (_, key) => {
		const client = await answering(ok(invoice(line('9001', `<PurchaseInvoiceLineDimensions>${dimension('P001 Verkkosivut', key)}</PurchaseInvoiceLineDimensions>`))));
		expect(await client.purchaseInvoices.get('5501')).toMatchObject({ netvisorKey: '5501', purchaseInvoiceNumber: 'A-77', purchaseInvoiceDate: '2026-01-20', purchaseInvoiceEventDate: '', purchaseInvoiceAmount: '251.00', foreignCurrencyNameId: '', approvalStatus: 'accepted', isAccounted: '1', lines: [{ netvisorKey: '9001', lineSum: '251.00', lineNetSum: '200.0000', vatCode: 'KOOS', description: '', productCode: 'ALIH', dimensions: [{ dimensionName: 'Projekti', dimensionItem: 'P001 Verkkosivut', itemNetvisorKey: '21' }] }] });
		expect(asked()).toEqual(['/getpurchaseinvoice.nv?netvisorkey=5501&version=2&omitattachments=true']);
	});

	test('two projects on one line, an empty dimension, and the misprinted key', async () => {
		const two = `<PurchaseInvoiceLineDimensions>${dimension('1 A', '')}${dimension('2 B', '')}<Dimension/></PurchaseInvoiceLineDimensions>`;
		const client = await answering(ok(`<PurchaseInvoices>${invoice(`${line('1', two)}${line('2')}`).replaceAll('PurchaseInvoiceNetvisorKey', 'PurhaseInvoiceNetvisorKey')}</PurchaseInvoices>`));
		const [found] = await client.purchaseInvoices.getMany(['5501', '5501']);
		expect(found?.lines.map(({ dimensions }) => dimensions.map(({ dimensionItem }) => dimensionItem))).toEqual([['1 A', '2 B'], []]);
		expect(asked()).toEqual(['/getpurchaseinvoice.nv?netvisorkeylist=5501&version=2&omitattachments=true']);
	});

	test('dimensions beside the lines are refused: no line would be known to be coded', async () => {
		const client = await answering(ok(invoice(`${line('1')}<PurchaseInvoiceLineDimensions>${dimension('1 A', '')}</PurchaseInvoiceLineDimensions>`)));
		await expect(client.purchaseInvoices.get('5501')).rejects.toThrow(ContractError);
	});

	test('no answer is read as a shorter one', async () => {
		const client = await answering(ok(invoice(line('1').replace('251,00', 'noin 251'))));
		await expect(client.purchaseInvoices.get('5501')).rejects.toThrow('linesum is not a decimal');
		await server.close();
		await expect((await answering(ok('<Other/>'))).purchaseInvoices.list()).rejects.toThrow(ContractError);
	});

	test('one unknown key that spoils the list: each is asked for alone', async () => {
		const client = await answering(failed('INVALID_DATA :: Not found'), ok(invoice(line('1'))), failed('INVALID_DATA :: Not found'));
		expect((await client.purchaseInvoices.getMany(['5501', '77'])).map(({ netvisorKey }) => netvisorKey)).toEqual(['5501']);
		expect(asked()).toHaveLength(3);
	});

	test('every filter goes as the service spells it', async () => {
		const client = await answering(ok('<PurchaseInvoiceList/>'));
		expect(await client.purchaseInvoices.list({ beginInvoiceDate: '2026-01-01', endInvoiceDate: '2026-01-31', invoiceNumber: 'A 1', approvalStatus: 'accepted', lastModifiedStart: '2026-01-01T08:00:00', lastModifiedEnd: '2026-01-31', paymentStatus: 'unpaid' })).toEqual([]);
		expect(asked()).toEqual(['/purchaseinvoicelist.nv?begininvoicedate=2026-01-01&endinvoicedate=2026-01-31&invoicenumber=A%201&invoicestatus=accepted&lastmodifiedstart=2026-01-01T08:00:00&lastmodifiedend=2026-01-31&paymentstatus=unpaid']);
	});
});

test('a long period is asked for month by month, with a day of overlap, and each invoice comes once', async () => {
	const row = '<PurchaseInvoice><NetvisorKey>1</NetvisorKey><InvoiceNumber>0042</InvoiceNumber><InvoiceDate format="ansi">2026-01-20</InvoiceDate><Vendor>A</Vendor><VendorOrganizationIdentifier/><Sum>1,00</Sum><Payments>0,00</Payments><OpenSum>1,00</OpenSum></PurchaseInvoice>';
	const client = await answering(ok(`<PurchaseInvoiceList>${row}</PurchaseInvoiceList>`));
	expect(await client.purchaseInvoices.list({ lastModifiedStart: '2026-01-01T08:00:00', lastModifiedEnd: '2026-03-15T00:00:00' })).toEqual([{ netvisorKey: '1', invoiceNumber: '0042', invoiceDate: '2026-01-20', vendor: 'A', vendorOrganizationIdentifier: '', sum: '1.00', payments: '0.00', openSum: '1.00' }]);
	expect(asked().map((url) => decodeURIComponent(url.replace(/.*lastmodifiedstart=/, '')))).toEqual(['2026-01-01T08:00:00&lastmodifiedend=2026-02-01T08:00:00', '2026-01-31T08:00:00&lastmodifiedend=2026-03-03T08:00:00', '2026-03-02T08:00:00&lastmodifiedend=2026-03-15T00:00:00']);
	await server.close();
});

describe('against the sandbox', () => {
	let sandbox: RunningNetvisor;
	const start = async (options: NetvisorStartOptions = {}) => {
		sandbox = await startNetvisor({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
		const { customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
		return clientOf(sandbox.url, { customerId, customerKey, partnerId, partnerKey, organisationId });
	};
	afterEach(() => sandbox.close());

	test.each<[string, NetvisorStartOptions]>([
		['defaults', {}],
		['HTTP codes for failures', { httpStatusCodes: 'always' }],
		['older answers', { answers: 'older' }],
		['decimals with a dot here and there', { someDecimalPoints: true }],
		['not found as failures', { notFound: 'failed' }],
		['a list of one without its wrapper', { singleInListWrapped: false }],
		['the other name of the item key', { purchaseDimensionKey: 'DimensionDetailNameNetvisorKey' }],
	])('twenty invoices with %s, in two calls', async (_, options) => {
		const client = await start(options);
		const rows = await client.purchaseInvoices.list();
		expect(rows).toHaveLength(20);
		const invoices = await client.purchaseInvoices.getMany(rows.map(({ netvisorKey }) => netvisorKey));
		expect(sandbox.journal.map(({ method }) => method)).toEqual(['GET', 'GET']);
		expect(invoices.flatMap(({ lines }) => lines)).toHaveLength(27);
		const split = invoices.find(({ purchaseInvoiceNumber }) => purchaseInvoiceNumber === 'A-2211');
		expect(split?.lines[0]?.dimensions.map(({ dimensionName, dimensionItem }) => [dimensionName, dimensionItem])).toEqual([['Projekti', '2006 Sähköinen asiointi'], ['Projekti', '2007 Reseptipalvelu']]);
		expect(invoices.find(({ purchaseInvoiceNumber }) => purchaseInvoiceNumber === 'LV-911')).toMatchObject({ foreignCurrencyNameId: 'SEK', approvalStatus: 'accepted' });
		expect(Number(invoices.find(({ purchaseInvoiceNumber }) => purchaseInvoiceNumber === 'A-2215')?.lines[0]?.lineNetSum)).toBe(-780);
		expect((await client.purchaseInvoices.getMany([rows[0]?.netvisorKey ?? '']))[0]?.purchaseInvoiceNumber).toBe(rows[0]?.invoiceNumber);
		expect(await client.purchaseInvoices.get('99999')).toBeUndefined();
		expect(await client.purchaseInvoices.getMany(['99999', rows[0]?.netvisorKey ?? ''])).toHaveLength(1);
	});

	test('only what changed, and only what is accepted', async () => {
		const client = await start();
		expect((await client.purchaseInvoices.list({ lastModifiedStart: '2026-10-27T00:00:00', lastModifiedEnd: '2026-10-31' })).map(({ invoiceNumber }) => invoiceNumber)).toEqual(['LV-920', '0052']);
		expect((await client.purchaseInvoices.list({ approvalStatus: 'approved' })).map(({ invoiceNumber }) => invoiceNumber)).toEqual(['A-2219']);
	});
});
