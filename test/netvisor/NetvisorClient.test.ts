/** What each area asks for and what it makes of the answers of the reference (Netvisor API 2 to 5). */
import { ContractError, InputError } from '../../src/errors';
import { clientOf, failed, inserted, ok, startServer, type LocalServer, type Received } from './localServer';

let server: LocalServer;
afterEach(async () => await server.close());

async function clientWith(answer: string | ((request: Received, index: number) => string)) {
	server = await startServer((request, index) => ({ body: typeof answer === 'string' ? answer : answer(request, index) }));
	return clientOf(server.url);
}
const urls = () => server.received.map(({ method, url }) => `${method} ${url}`);

const customerXml = (key: string, code = '1001') => `<Customer><CustomerBaseInformation><NetvisorKey>${key}</NetvisorKey><InternalIdentifier>${code}</InternalIdentifier><ExternalIdentifier>1234567-1</ExternalIdentifier><Name>Esimerkki &amp; Oy</Name><NameExtension/><StreetAddress>Katu 1</StreetAddress><AdditionalStreetAddress>B-talo</AdditionalStreetAddress><City>Tampere</City><PostNumber>33100</PostNumber><Country type="ISO-3166">FI</Country><IsActive>1</IsActive></CustomerBaseInformation><CustomerFinvoiceDetails><FinvoiceAddress>003712345671</FinvoiceAddress><FinvoiceRouterCode/></CustomerFinvoiceDetails><CustomerAdditionalInformation><ReferenceNumber>12</ReferenceNumber><DefaultPaymentTerm netvisorkey="3">14 pv</DefaultPaymentTerm><BalanceLimit>1000,50</BalanceLimit></CustomerAdditionalInformation></Customer>`;

describe('customers', () => {
	it('lists rows, with or without entries', async () => {
		const client = await clientWith(ok('<Customerlist><Customer><Netvisorkey>31</Netvisorkey><Name>A</Name><Code>0042</Code><OrganisationIdentifier></OrganisationIdentifier></Customer></Customerlist>'));
		await expect(client.customers.list({ changedSince: '2026-01-01T00:00:00' })).resolves.toEqual([{ netvisorKey: '31', name: 'A', code: '0042', organisationIdentifier: '', customerGroupId: '', customerGroupName: '' }]);
		expect(urls()).toEqual(['GET /customerlist.nv?changedsince=2026-01-01T00:00:00']);
	});

	it('asks for codes a hundred at a time, each once', async () => {
		const client = await clientWith(ok('<Customerlist/>'));
		await client.customers.list({ codes: [...Array.from({ length: 201 }, (_, index) => String(index + 1)), '1', ''] });
		expect(server.received.map(({ url }) => new URL(url, server.url).searchParams.get('customercodelist')?.split(',').length)).toEqual([100, 100, 1]);
	});

	it('searches a code with a comma alone and keeps only the exact one', async () => {
		const client = await clientWith(ok('<Customerlist><Customer><Netvisorkey>1</Netvisorkey><Code>A,1</Code></Customer><Customer><Netvisorkey>2</Netvisorkey><Code>A,12</Code></Customer></Customerlist>'));
		expect((await client.customers.list({ codes: ['A,1'] })).map(({ netvisorKey }) => netvisorKey)).toEqual(['1']);
		expect(urls()).toEqual(['GET /customerlist.nv?keyword=A,1']);
	});

	it('refuses filters that the service would ignore', async () => {
		const client = await clientWith(ok('<Customerlist/>'));
		await expect(client.customers.list({ changedSince: '2026-01-01', keyword: 'x' })).rejects.toBeInstanceOf(InputError);
		expect(server.received).toHaveLength(0);
	});

	it('reads a full customer under the names of the request', async () => {
		const client = await clientWith(ok(customerXml('31')));
		await expect(client.customers.get('31')).resolves.toMatchObject({ netvisorKey: '31', internalIdentifier: '1001', name: 'Esimerkki & Oy', additionalAddressLine: 'B-talo', country: 'FI', isActive: '1', isPrivateCustomer: '', finvoiceAddress: '003712345671', finvoiceRouterCode: '', customerReferenceNumber: '12', defaultPaymentTerm: '14 pv', defaultPaymentTermNetvisorKey: '3', balanceLimit: '1000.50' });
		expect(urls()).toEqual(['GET /getcustomer.nv?id=31']);
	});

	it.each([
		['a refusal', failed('INVALID_DATA :: Data form incorrect:. Customer not found with Netvisor identifier: 999')],
		['an empty element', ok('<Customer/>')],
	])('says that there is no such customer after %s', async (_, answer) => {
		await expect((await clientWith(answer)).customers.get('999')).resolves.toBeUndefined();
	});

	it('reads many in chunks of 200, also where one comes without its wrapper', async () => {
		const client = await clientWith((_, index) => ok(index === 0 ? `<Customers>${customerXml('1')}${customerXml('2')}</Customers>` : customerXml('3')));
		expect((await client.customers.getMany(Array.from({ length: 201 }, (_, index) => String(index + 1)))).map(({ netvisorKey }) => netvisorKey)).toEqual(['1', '2', '3']);
		expect(server.received).toHaveLength(2);
	});

	it('adds and edits', async () => {
		const client = await clientWith((request) => (request.url.includes('method=add') ? inserted('77') : ok()));
		await expect(client.customers.create({ customerBaseInformation: { internalIdentifier: '1001', name: 'A' } }, { transferKey: 'k', attempt: 1 })).resolves.toBe('77');
		await client.customers.edit('77', { customerBaseInformation: { city: '' } });
		expect(urls()).toEqual(['POST /customer.nv?method=add', 'POST /customer.nv?method=edit&id=77']);
		expect(server.received[1]?.body).toBe('<root><customer><customerbaseinformation><city></city></customerbaseinformation></customer></root>');
	});

	it('refuses an answer that is no list', async () => {
		await expect((await clientWith(ok('<ProductList/>'))).customers.list()).rejects.toBeInstanceOf(ContractError);
	});

	it.each([
		['no key', '<Name>A</Name>'],
		['a key that is no number', '<Netvisorkey>x</Netvisorkey>'],
	])('refuses a row with %s', async (_, row) => {
		await expect((await clientWith(ok(`<Customerlist><Customer>${row}</Customer></Customerlist>`))).customers.list()).rejects.toThrow(/netvisorkey/);
	});
});

describe('products', () => {
	const productXml = (code: string, price = '<UnitPrice type="net">95,500000000000</UnitPrice>') => `<Product><ProductBaseInformation><NetvisorKey>5</NetvisorKey><ProductCode>${code}</ProductCode><ProductGroup>Työt</ProductGroup><Name>Konsultointi</Name>${price}<Unit>h</Unit><PurchasePrice/><IsActive>1</IsActive><IsSalesProduct>1</IsSalesProduct></ProductBaseInformation><ProductBookKeepingDetails><DefaultVatPercent>25,5</DefaultVatPercent><DefaultDomesticAccountNumber>3010</DefaultDomesticAccountNumber></ProductBookKeepingDetails><SubProductInformation><Parents><Product><NetvisorKey>9</NetvisorKey></Product></Parents></SubProductInformation></Product>`;

	it('lists without deleted ones unless they are wanted', async () => {
		const client = await clientWith(ok('<ProductList/>'));
		await client.products.list();
		await client.products.list({ includeDeleted: true, keyword: 'työ' });
		expect(urls()).toEqual(['GET /productlist.nv?deleted=0', 'GET /productlist.nv?keyword=ty%C3%B6&deleted=1']);
	});

	it('reads products by code with exact decimals', async () => {
		const client = await clientWith(ok(`<Products>${productXml('0042')}</Products>`));
		await expect(client.products.getManyByCode(['0042', '0042', ''])).resolves.toMatchObject([{ productCode: '0042', unitPrice: { value: '95.500000000000', type: 'net' }, purchasePrice: '', defaultVatPercentage: '25.5', defaultDomesticAccountNumber: '3010', parentKeys: ['9'] }]);
		expect(urls()).toEqual(['GET /getproduct.nv?codelist=0042&showsubproducts=1&replyoption=1']);
	});

	it('reads the old price type as gross', async () => {
		const client = await clientWith(ok(productXml('A', '<UnitPrice type="brutto">10</UnitPrice>')));
		expect((await client.products.get('5'))?.unitPrice).toEqual({ value: '10', type: 'gross' });
	});

	it('asks for a code with a comma alone', async () => {
		const client = await clientWith(ok('<Product/>'));
		await expect(client.products.getManyByCode(['A,1'])).resolves.toEqual([]);
		expect(urls()).toEqual(['GET /getproduct.nv?code=A,1&showsubproducts=1&replyoption=1']);
	});
});

describe('dimensions', () => {
	it('reads headings and items in the order of the tree, hidden ones too', async () => {
		const client = await clientWith(ok('<DimensionNameList><DimensionName><Netvisorkey>3</Netvisorkey><Name>Projekti</Name><IsHidden>False</IsHidden><LinkType>0</LinkType><DimensionDetails><DimensionDetail><Netvisorkey>22</Netvisorkey><Name>P2</Name><IsHidden>True</IsHidden><Level>1</Level><Sort>1</Sort><EndSort>1</EndSort><FatherId>0</FatherId></DimensionDetail><DimensionDetail><Netvisorkey>21</Netvisorkey><Name>P1 Verkko</Name><Code>P1</Code><Label>Verkko</Label><IsHidden>False</IsHidden><Level>1</Level><Sort>0</Sort><FatherID>0</FatherID></DimensionDetail></DimensionDetails></DimensionName><DimensionName><Netvisorkey>4</Netvisorkey><Name>Yksikkö</Name><IsHidden>False</IsHidden><DimensionDetails/></DimensionName></DimensionNameList>'));
		await expect(client.dimensions.list()).resolves.toEqual([
			{ netvisorKey: '3', name: 'Projekti', isHidden: false, items: [{ netvisorKey: '21', name: 'P1 Verkko', code: 'P1', label: 'Verkko', isHidden: false, level: 1, fatherId: '0' }, { netvisorKey: '22', name: 'P2', code: '', label: '', isHidden: true, level: 1, fatherId: '0' }] },
			{ netvisorKey: '4', name: 'Yksikkö', isHidden: false, items: [] },
		]);
		expect(urls()).toEqual(['GET /dimensionlist.nv?showhidden=1']);
	});

	it('adds, edits and hides', async () => {
		const client = await clientWith(ok());
		await client.dimensions.addItem({ name: 'Projekti', item: 'P2 Uusi' }, { transferKey: 'k', attempt: 1 });
		await client.dimensions.editItem({ name: 'Projekti', item: 'P2 Uudempi', oldItem: 'P2 Uusi' });
		await client.dimensions.hide('Projekti', 'P2 Työ & muu');
		expect(urls()).toEqual(['POST /dimensionitem.nv?method=add', 'POST /dimensionitem.nv?method=edit', 'POST /dimensiondelete.nv?dimensionname=Projekti&dimensionsubname=P2%20Ty%C3%B6%20%26%20muu']);
	});

	it.each([{ name: 'Projekti', item: 'A', fatherId: '21' }, { name: 'Projekti', item: 'A', fatherItem: 'P1' }])('refuses half a parent', async (document) => {
		const client = await clientWith(ok());
		await expect(client.dimensions.addItem(document, { transferKey: 'k', attempt: 1 })).rejects.toBeInstanceOf(InputError);
	});
});

describe('sales invoices', () => {
	const row = (key: number, number = '1201') => `<SalesInvoice><NetvisorKey>${key}</NetvisorKey><InvoiceNumber>${number}</InvoiceNumber><Invoicedate format="ansi">2026-01-31</Invoicedate><InvoiceDueDate format="ansi">14.2.2026</InvoiceDueDate><InvoiceStatus substatus="overdue" isincollection="0">open</InvoiceStatus><CustomerNetvisorKey>31</CustomerNetvisorKey><CustomerCode>1001</CustomerCode><CustomerName>A</CustomerName><ReferenceNumber>12014</ReferenceNumber><InvoiceSum>1255,00</InvoiceSum><OpenSum>0</OpenSum><AdditionalInformation><PrivateComment>severa:invoice:g</PrivateComment><InvoiceCurrencySum currencycode="SEK" type="ISO-4217">14000,50</InvoiceCurrencySum></AdditionalInformation></SalesInvoice>`;

	it('reads pages by key until one is empty', async () => {
		const client = await clientWith((_, index) => ok(index === 2 ? '<SalesInvoiceList/>' : `<SalesInvoiceList>${row(10 * index + 2)}${row(10 * index + 1)}</SalesInvoiceList>`));
		const rows = [];
		for await (const one of client.salesInvoices.list({ beginInvoiceDate: '2026-01-01', customerCode: '1001' })) rows.push(one);
		expect(rows.map(({ netvisorKey }) => netvisorKey)).toEqual(['2', '1', '12', '11']);
		expect(rows[0]).toEqual({ netvisorKey: '2', invoiceNumber: '1201', invoiceDate: '2026-01-31', invoiceDueDate: '2026-02-14', invoiceStatus: 'open', invoiceSubStatus: 'overdue', customerNetvisorKey: '31', customerCode: '1001', customerName: 'A', referenceNumber: '12014', invoiceSum: '1255.00', openSum: '0', privateComment: 'severa:invoice:g', invoiceCurrencySum: '14000.50', openCurrencySum: '', currencyCode: 'SEK' });
		expect(server.received.map(({ url }) => new URL(url, server.url).searchParams.get('invoicesabovenetvisorkey'))).toEqual([null, '2', '12']);
		expect(urls()[0]).toBe('GET /salesinvoicelist.nv?begininvoicedate=2026-01-01&customercode=1001&replyoption=3');
	});

	it('fetches no page that is not wanted', async () => {
		const client = await clientWith(ok(`<SalesInvoiceList>${row(1)}</SalesInvoiceList>`));
		for await (const one of client.salesInvoices.list()) {
			expect(one.netvisorKey).toBe('1');
			break;
		}
		expect(server.received).toHaveLength(1);
	});

	it('stops with an error when pages do not move on', async () => {
		const client = await clientWith(ok(`<SalesInvoiceList>${row(1)}</SalesInvoiceList>`));
		await expect(async () => {
			for await (const one of client.salesInvoices.list()) expect(one.netvisorKey).toBe('1');
		}).rejects.toBeInstanceOf(ContractError);
		expect(server.received).toHaveLength(2);
	});

	it('finds by exact number, orders with their own list type', async () => {
		const client = await clientWith(ok(`<SalesInvoiceList>${row(1, '1201')}${row(2, '12011')}</SalesInvoiceList>`));
		expect((await client.salesInvoices.findByNumber('1201', 'order')).map(({ netvisorKey }) => netvisorKey)).toEqual(['1']);
		expect(urls()).toEqual(['GET /salesinvoicelist.nv?listtype=preinvoice&invoicenumber=1201&replyoption=3']);
	});

	it('refuses a sum that is no number', async () => {
		const client = await clientWith(ok('<SalesInvoiceList><SalesInvoice><NetvisorKey>1</NetvisorKey><InvoiceSum>1 255,00</InvoiceSum></SalesInvoice></SalesInvoiceList>'));
		await expect(client.salesInvoices.findByNumber('1')).rejects.toThrow(/invoicesum is not a decimal/);
	});

	it('reads an invoice with its lines in order', async () => {
		const line = (name: string) => `<SalesInvoiceProductLine><NetvisorKey>1</NetvisorKey><productidentifier type="customer">0042</productidentifier><ProductName>${name}</ProductName><ProductNetvisorKey>5</ProductNetvisorKey><ProductUnitPrice>6,9000</ProductUnitPrice><ProductVatPercentage vatcode="KOMY">25,5</ProductVatPercentage><SalesInvoiceProductLineQuantity>1</SalesInvoiceProductLineQuantity><AccountingAccountSuggestionAccountNumber>3010</AccountingAccountSuggestionAccountNumber><Dimension><DimensionName>Projekti</DimensionName><DimensionItem>P1</DimensionItem></Dimension><dimension/></SalesInvoiceProductLine>`;
		const client = await clientWith(ok(`<SalesInvoice><SalesInvoiceNetvisorKey>880</SalesInvoiceNetvisorKey><SalesInvoiceNumber>1201</SalesInvoiceNumber><SalesInvoiceDate format="ansi">2026-01-31</SalesInvoiceDate><SalesInvoiceReferencenumber>12014</SalesInvoiceReferencenumber><SalesInvoiceAmount iso4217currencycode="EUR" currencyrate="1,0">1255.00</SalesInvoiceAmount><InvoiceStatus status="unsent">Lähettämätön</InvoiceStatus><InvoiceVoucher netvisorkey="55"/><InvoicingCustomerCountryCode ISO-3166="FI">Suomi</InvoicingCustomerCountryCode><CreditedInvoiceNetvisorKey>12</CreditedInvoiceNetvisorKey><InvoiceLines><InvoiceLine>${line('A')}<SalesInvoiceCommentLine><Comment>väli</Comment></SalesInvoiceCommentLine>${line('B')}</InvoiceLine></InvoiceLines></SalesInvoice>`));
		const invoice = await client.salesInvoices.get('880');
		expect(invoice).toMatchObject({ netvisorKey: '880', salesInvoiceReferenceNumber: '12014', salesInvoiceAmount: { value: '1255.00', iso4217CurrencyCode: 'EUR', currencyRate: '1.0' }, invoiceStatus: 'unsent', invoiceVoucherNetvisorKey: '55', invoicingCustomerCountryCode: 'FI', creditedInvoiceNetvisorKey: '12' });
		expect(invoice?.lines.map((one) => (one.kind === 'comment' ? one.comment : one.productName))).toEqual(['A', 'väli', 'B']);
		expect(invoice?.lines[0]).toMatchObject({ productIdentifier: '0042', productUnitPrice: '6.9000', vatCode: 'KOMY', accountingAccountNumber: '3010', dimensions: [{ dimensionName: 'Projekti', dimensionItem: 'P1' }] });
		expect(urls()).toEqual(['GET /getsalesinvoice.nv?netvisorkey=880&pdfimage=nopdf&showcommentlines=1&includeattachments=0&replyoption=16']);
	});

	it.each([ok('<SalesInvoice/>'), failed('INVALID_DATA :: not found')])('says that there is no such invoice', async (answer) => {
		await expect((await clientWith(answer)).salesInvoices.get('1')).resolves.toBeUndefined();
	});

	it('changes statuses, deletes and matches', async () => {
		const client = await clientWith(ok());
		await client.salesInvoices.setStatus(['880'], 'open');
		await client.salesInvoices.setStatus(['880', '881'], 'open');
		await client.salesInvoices.delete('12', 'order');
		await client.salesInvoices.matchCreditNote({ creditNote: '881', invoice: '880' });
		expect(urls()).toEqual(['POST /updatesalesinvoicestatus.nv?netvisorkey=880&status=open', 'POST /updatesalesinvoicestatus.nv?netvisorkeylist=880,881&status=open', 'GET /deletesalesinvoice.nv?orderid=12', 'POST /matchcreditnote.nv']);
		expect(server.received[3]?.body).toBe('<root><matchcreditnote><creditnotenetvisorkey>881</creditnotenetvisorkey><invoicenetvisorkey>880</invoicenetvisorkey></matchcreditnote></root>');
	});

	it.each([{ kind: 'order', invoiceStatus: 'open' } as const, { includeModifiedPayments: true, lastModifiedStart: '2026-01-01' } as const])('refuses filters that do not go together', async (filters) => {
		const client = await clientWith(ok('<SalesInvoiceList/>'));
		await expect(client.salesInvoices.list(filters).next()).rejects.toBeInstanceOf(InputError);
	});
});

describe('payment terms', () => {
	it('are read', async () => {
		const client = await clientWith(ok('<PaymentTermList><PaymentTerm><NetvisorKey>3</NetvisorKey><Description>14 pv netto</Description><NetDays>14</NetDays><DiscountDays></DiscountDays><DiscountPercent>2,5</DiscountPercent><IsDefault>1</IsDefault></PaymentTerm></PaymentTermList>'));
		await expect(client.paymentTerms.list()).resolves.toEqual([{ netvisorKey: '3', description: '14 pv netto', netDays: 14, discountDays: 0, discountPercent: '2.5', isDefault: true }]);
	});
});

describe('any request', () => {
	it('turns JSON into XML and the answer into JSON', async () => {
		const client = await clientWith(ok('<Workday><Date>2026-01-12</Date><WorkdayHour><Hours>7,5</Hours></WorkdayHour><WorkdayHour/></Workday>'));
		await expect(client.request({ resource: 'workday.nv', method: 'POST', body: { workday: { date: { '@format': 'ansi', '#text': '2026-01-12' }, workdayhour: [{ hours: '7,5' }, { hours: 2 }] } } })).resolves.toEqual({ workday: { date: '2026-01-12', workdayhour: [{ hours: '7,5' }, ''] } });
		expect(server.received[0]?.body).toBe('<root><workday><date format="ansi">2026-01-12</date><workdayhour><hours>7,5</hours></workdayhour><workdayhour><hours>2</hours></workdayhour></workday></root>');
	});

	it('sends XML as it is, without a declaration', async () => {
		const client = await clientWith(ok());
		await expect(client.request({ resource: 'workday.nv', method: 'POST', body: '<?xml version="1.0"?>\n<root><a>1</a></root>\n' })).resolves.toEqual({});
		expect(server.received[0]?.body).toBe('<root><a>1</a></root>');
	});

	it.each<[string, Parameters<ReturnType<typeof clientOf>['request']>[0]]>([
		['a body that is not well-formed', { resource: 'workday.nv', method: 'POST', body: '<root><a></root>' }],
		['a body with another root', { resource: 'workday.nv', method: 'POST', body: '<workday/>' }],
		['a body on a GET', { resource: 'workday.nv', method: 'GET', body: '<root/>' }],
		['a fraction, since its comma is a guess', { resource: 'workday.nv', method: 'POST', body: { hours: 7.5 } }],
		['null', { resource: 'workday.nv', method: 'POST', body: { hours: null } }],
		['a path instead of a resource', { resource: '../admin', method: 'GET' }],
	])('refuses %s before anything is sent', async (_, request) => {
		const client = await clientWith(ok());
		await expect(client.request(request)).rejects.toBeInstanceOf(InputError);
		expect(server.received).toHaveLength(0);
	});
});

describe('size', () => {
	it('reads a register of 10 000 customers', async () => {
		const client = await clientWith(ok(`<Customerlist>${Array.from({ length: 10_000 }, (_, index) => `<Customer><Netvisorkey>${index + 1}</Netvisorkey><Name>Asiakas ${index} &amp; pojat</Name><Code>${1000 + index}</Code><OrganisationIdentifier>1234567-1</OrganisationIdentifier><CustomerGroupID></CustomerGroupID><CustomerGroupName/></Customer>`).join('')}</Customerlist>`));
		const rows = await client.customers.list();
		expect(rows).toHaveLength(10_000);
		expect(rows[9_999]).toMatchObject({ netvisorKey: '10000', name: 'Asiakas 9999 & pojat', code: '10999' });
	});
});
