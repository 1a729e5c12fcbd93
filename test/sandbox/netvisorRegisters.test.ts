import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { blank } from '../../sandbox/netvisor/resources/customerWrites';
import { blankProduct } from '../../sandbox/netvisor/resources/productWrites';
import { get, post } from './netvisorCaller';

const CHANGED = '2026-10-30T06:30:00.000Z';
const seed = () => ({
	customerGroups: [{ key: 2, name: 'Ryhmä' }],
	customers: [
		{ ...blank(), key: 31, code: '1001', name: 'Esimerkki Oy', businessId: '1234567-1', group: 'Ryhmä', street: 'Katu 1', postNumber: '00100', city: 'Helsinki', country: 'FI', comment: 'Vanha', paymentTermKey: 7, changed: CHANGED },
		{ ...blank(), key: 32, code: '', name: 'Kuluttaja', businessId: '010190-900P', privateCustomer: true, active: false, changed: '2026-01-01T10:00:00.000Z' },
	],
	paymentTerms: [{ key: 7, description: '14 pv netto', netDays: 14, discountDays: 0, discountPercent: 0, isDefault: true }],
	products: [
		{ ...blankProduct(), key: 501, code: 'HTYO', name: 'Konsultointi', group: 'Työt', unitPrice: 95, vatPercent: 25.5, changed: CHANGED },
		{ ...blankProduct(), key: 502, code: 'TEMP', name: 'Tilapäistuote', group: 'Työt', published: true, changed: CHANGED },
		{ ...blankProduct(), key: 503, code: 'OLD', name: 'Poistettu', group: 'Työt', deleted: true, changed: CHANGED },
	],
	accounts: [{ key: 90, number: '3010', name: 'Myynti', type: 'account', fatherKey: 0, active: true }],
	invoiceOperators: ['NDEAFIHH'],
	dimensions: [{ key: 3, name: 'Projekti', hidden: false, items: [
		{ key: 21, name: 'P001 Verkkosivut', code: 'P001', label: 'Verkkosivut', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' },
		{ key: 22, name: 'Vaihe', code: '', label: '', hidden: false, fatherKey: 21, periodStart: '', periodEnd: '' },
		{ key: 23, name: 'Vanha', code: '', label: '', hidden: true, fatherKey: 0, periodStart: '', periodEnd: '' },
	] }, { key: 4, name: 'Asiakkuus', hidden: false, items: [{ key: 24, name: 'Rakennus Koe', code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' }] }],
});

const running: RunningNetvisor[] = [];
const start = async (options: NetvisorStartOptions = {}) => {
	const server = await startNetvisor({ seed: seed(), clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
	running.push(server);
	return server;
};
afterEach(async () => { await Promise.all(running.splice(0).map((server) => server.close())); });
const state = (server: RunningNetvisor) => server.state() as NetvisorState;

describe('customers', () => {
	const customer = (base: string, rest = '') => `<root><customer><customerbaseinformation>${base}</customerbaseinformation>${rest}</customer></root>`;

	it('customerlist has its odd names, empty ids for consumers, and an empty element when nothing fits', async () => {
		const server = await start();
		expect((await get(server, 'customerlist.nv')).text).toContain(`<Customerlist><Customer><Netvisorkey>31</Netvisorkey><Name>Esimerkki Oy</Name><Code>1001</Code><OrganisationIdentifier>1234567-1</OrganisationIdentifier><CustomerGroupID>2</CustomerGroupID><CustomerGroupName>Ryhmä</CustomerGroupName><Uri>${server.url}/getcustomer.nv?id=31</Uri></Customer><Customer><Netvisorkey>32</Netvisorkey><Name>Kuluttaja</Name><Code/><OrganisationIdentifier/>`);
		expect((await get(server, 'customerlist.nv?keyword=zzz')).text).toContain('<Customerlist/>');
	});

	it.each([
		['changedsince=2026-10-30T08:30:00', ['31']], ['changedsince=2026-10-30T08:30:01', []], ['changedsince=2026-01-01', ['31', '32']], ['keyword=esim&changedsince=2027-01-01', ['31']], ['customercodelist=1001,9', ['31']],
		['customercodelist=9&keyword=esim', []],
	])('customerlist with %s', async (query, keys) => {
		expect((await get(await start(), `customerlist.nv?${query}`)).all('Netvisorkey')).toEqual(keys);
	});

	it.each<[string, NetvisorStartOptions, string[]]>([
		['changedsince=2026-10-30T06:30:00', { changeFilterZone: 'utc' }, ['31']], ['changedsince=2026-10-30T06:30:01', { changeFilterZone: 'utc' }, []], ['changedsince=2026-10-30T08:30:00', { changeFilterInclusive: false }, []],
		['changedsince=2026-01-01', { inactiveCustomersListed: false }, ['31']],
	])('customerlist with %s and %j', async (query, options, keys) => {
		expect((await get(await start(options), `customerlist.nv?${query}`)).all('Netvisorkey')).toEqual(keys);
	});

	it('answers older leaves out what is newer', async () => {
		expect((await get(await start({ answers: 'older' }), 'customerlist.nv')).text).not.toContain('CustomerGroupID');
	});

	it('getcustomer gives one customer or a wrapped list', async () => {
		const server = await start();
		const one = await get(server, 'getcustomer.nv?id=31');
		expect(one.text).toContain('<Customer><CustomerBaseInformation><NetvisorKey>31</NetvisorKey><InternalIdentifier>1001</InternalIdentifier><ExternalIdentifier>1234567-1</ExternalIdentifier><CustomerGroupNetvisorKey>2</CustomerGroupNetvisorKey>');
		expect(one.text).toContain('<Country type="ISO-3166">FI</Country>');
		expect(one.text).toContain('<DefaultPaymentTerm netvisorkey="7">14 pv netto</DefaultPaymentTerm>');
		expect((await get(server, 'getcustomer.nv?idlist=31')).text).toContain('<Customers><Customer>');
		expect((await get(await start({ singleInListWrapped: false }), 'getcustomer.nv?idlist=31')).text).not.toContain('<Customers>');
		expect((await get(server, 'getcustomer.nv?idlist=31,999')).all('InternalIdentifier')).toEqual(['1001']);
	});

	it.each<[NetvisorStartOptions['notFound'], string, string]>([['documented', 'INVALID_DATA', ''], ['failed', 'INVALID_DATA', 'INVALID_DATA'], ['empty', '', '']])('notFound %s', async (notFound, customerCode, productCode) => {
		const server = await start({ notFound });
		const [one, two] = [await get(server, 'getcustomer.nv?id=9'), await get(server, 'getproduct.nv?id=9')];
		expect([one.code, two.code]).toEqual([customerCode, productCode]);
		if (productCode === '') expect(two.text).toContain('</ResponseStatus><Product/></Root>');
	});

	it('the full customer of the reference is stored and its key given', async () => {
		const server = await start();
		const answer = await post(server, 'customer.nv?method=add', `<root><customer>
 <customerbaseinformation><internalidentifier>SEV-204</internalidentifier><externalidentifier>1234567-1</externalidentifier><organizationunitnumber>003712345671</organizationunitnumber><name>Rakennus Koe Oy</name><nameextension>Laskut</nameextension>
  <streetaddress>Koekatu 4</streetaddress><additionaladdressline>B-talo</additionaladdressline><city>Tampere</city><postnumber>33100</postnumber><country type="ISO-3166">FI</country><customergroupname>Projektit</customergroupname><phonenumber>+358 40 000000</phonenumber>
  <email>info@koe.example</email><homepageuri>www.koe.example</homepageuri><isactive>1</isactive><isprivatecustomer>0</isprivatecustomer><emailinvoicingaddress>laskut@koe.example</emailinvoicingaddress></customerbaseinformation>
 <customerfinvoicedetails><finvoiceaddress>003712345671</finvoiceaddress><finvoiceroutercode>NDEAFIHH</finvoiceroutercode></customerfinvoicedetails>
 <customerdeliverydetails><deliveryname>Työmaa 1</deliveryname><deliverystreetaddress>Koetie 1</deliverystreetaddress><deliverycity>Tampere</deliverycity><deliverypostnumber>33200</deliverypostnumber><deliverycountry type="ISO-3166">FI</deliverycountry></customerdeliverydetails>
 <customercontactdetails><contactperson>Kaisa Koe</contactperson><contactpersonemail>kaisa@koe.example</contactpersonemail><contactpersonphone>040 1111111</contactpersonphone></customercontactdetails>
 <customeradditionalinformation><comment>Severa 204</comment><invoicinglanguage type="ISO-3166">FI</invoicinglanguage><yourdefaultreference>PO-9</yourdefaultreference><defaultpaymentterm type="netvisor">7</defaultpaymentterm></customeradditionalinformation>
 <customerdimensiondetails><dimension><dimensionname>Asiakkuus</dimensionname><dimensionitem>Rakennus Koe</dimensionitem></dimension></customerdimensiondetails>
</customer></root>`);
		expect([answer.ok, answer.key]).toEqual([true, 1002]);
		expect(state(server).customers[2]).toEqual({
			...blank(), key: 1002, code: 'SEV-204', businessId: '1234567-1', ovt: '003712345671', name: 'Rakennus Koe Oy', nameExtension: 'Laskut', street: 'Koekatu 4', additionalStreet: 'B-talo', city: 'Tampere', postNumber: '33100', country: 'FI',
			group: 'Projektit', phone: '+358 40 000000', email: 'info@koe.example', homePage: 'www.koe.example', invoicingEmail: 'laskut@koe.example', finvoiceAddress: '003712345671', finvoiceOperator: 'NDEAFIHH', deliveryName: 'Työmaa 1',
			deliveryStreet: 'Koetie 1', deliveryCity: 'Tampere', deliveryPostNumber: '33200', deliveryCountry: 'FI', contactPerson: 'Kaisa Koe', contactEmail: 'kaisa@koe.example', contactPhone: '040 1111111', comment: 'Severa 204', language: 'FI',
			yourReference: 'PO-9', paymentTermKey: 7, dimensions: [{ heading: 'Asiakkuus', item: 'Rakennus Koe' }], changed: '2026-10-30T08:00:00.000Z',
		});
		expect(state(server).customerGroups).toEqual([{ key: 2, name: 'Ryhmä' }, { key: 1001, name: 'Projektit' }]);
	});

	it('an edit changes what was sent, an empty element empties, and no key comes back', async () => {
		const server = await start();
		const answer = await post(server, 'customer.nv?method=edit&id=31', customer('<name>Esimerkki Oyj</name><city/>', '<customeradditionalinformation><defaultpaymentterm type="netvisor"/></customeradditionalinformation>'));
		expect([answer.ok, answer.text.includes('Replies')]).toEqual([true, false]);
		expect(state(server).customers[0]).toEqual({ ...seed().customers[0], name: 'Esimerkki Oyj', city: '', paymentTermKey: null, changed: '2026-10-30T08:00:00.000Z' });
	});

	it('type automatic gives the next free number', async () => {
		const server = await start();
		await post(server, 'customer.nv?method=add', customer('<internalidentifier type="automatic"></internalidentifier><name>Uusi</name>'));
		expect(state(server).customers[2]!.code).toBe('1002');
	});

	it.each([
		['customer.nv', customer('<name>A</name>'), 'INVALID_DATA'],
		['customer.nv?method=edit', customer('<name>A</name>'), 'INVALID_DATA'],
		['customer.nv?method=edit&id=999', customer('<name>A</name>'), 'INVALID_DATA'],
		['customer.nv?method=edit&id=31', customer('<name/>'), 'INVALID_DATA'],
		['customer.nv?method=add', customer('<internalidentifier>5</internalidentifier>'), 'INVALID_DATA'],
		['customer.nv?method=add', customer('<internalidentifier>1001</internalidentifier><name>A</name>'), 'DUPLICATE_DATA'],
		['customer.nv?method=add', customer('<name>A</name><internalidentifier>5</internalidentifier>'), 'INVALID_DATA'],
		['customer.nv?method=add', customer('<name>A</name><country type="ISO-3166">Suomi</country>'), 'INVALID_DATA'],
		['customer.nv?method=add', customer(`<name>A</name><streetaddress>${'k'.repeat(81)}</streetaddress>`), 'INVALID_DATA_SIZE'],
		['customer.nv?method=add', customer('<name>A</name>', '<customerfinvoicedetails><finvoiceroutercode>NOBODY</finvoiceroutercode></customerfinvoicedetails>'), 'INVALID_DATA'],
		['customer.nv?method=add', customer('<name>A</name>', '<customeradditionalinformation><defaultpaymentterm type="netvisor">99</defaultpaymentterm></customeradditionalinformation>'), 'INVALID_DATA'],
	])('%s is refused: %s', async (path, body, code) => {
		const server = await start();
		expect((await post(server, path, body)).code).toBe(code);
		expect(state(server).customers).toEqual(seed().customers);
	});

	it('duplicates INVALID_DATA gives the other code', async () => {
		expect((await post(await start({ duplicates: 'INVALID_DATA' }), 'customer.nv?method=add', customer('<internalidentifier>1001</internalidentifier><name>A</name>'))).code).toBe('INVALID_DATA');
	});

	it('deletecustomer takes a customer without invoices', async () => {
		const server = await start();
		expect((await get(server, 'deletecustomer.nv?customerid=31')).ok).toBe(true);
		expect(state(server).customers.map((one) => one.key)).toEqual([32]);
	});
});

describe('products', () => {
	const product = '<root><product><productbaseinformation><productcode>UUSI</productcode><productgroup>Uudet</productgroup><name>Uusi</name><unitprice type="net">110,50</unitprice><isactive>1</isactive><issalesproduct>1</issalesproduct></productbaseinformation></product></root>';

	it('productlist gives net and gross prices with twelve decimals, deleted ones unless deleted=0', async () => {
		const server = await start();
		const all = await get(server, 'productlist.nv');
		expect(all.all('ProductCode')).toEqual(['HTYO', 'TEMP', 'OLD']);
		expect([all.first('UnitPrice'), all.first('UnitGrossPrice')]).toEqual(['95,000000000000', '119,225000000000']);
		expect((await get(server, 'productlist.nv?deleted=0&keyword=kons')).all('ProductCode')).toEqual(['HTYO']);
		expect((await get(server, 'productlist.nv?deleted=1')).all('ProductCode')).toEqual(['OLD']);
		expect((await get(server, 'productlist.nv?published=0')).text).toContain('<ProductList/>');
	});

	it('getproduct finds by key, code and lists', async () => {
		const server = await start();
		expect((await get(server, 'getproduct.nv?code=HTYO')).text).toContain('</ResponseStatus><Product><ProductBaseInformation><NetvisorKey>501</NetvisorKey><ProductCode>HTYO</ProductCode>');
		expect((await get(server, 'getproduct.nv?code=HTYO')).first('DefaultVatPercent')).toBe('25,5');
		expect((await get(server, 'getproduct.nv?code=htyo')).text).toContain('<Product/>');
		expect((await get(server, 'getproduct.nv?codelist=HTYO,OLD')).all('ProductCode')).toEqual(['HTYO', 'OLD']);
		expect((await get(server, 'getproduct.nv?code=OLD&replyoption=1')).text).toContain('<Product/>');
	});

	it('product.nv adds with the next key and creates the group; an edit leaves the rest', async () => {
		const server = await start();
		const added = await post(server, 'product.nv?method=add', product);
		await post(server, `product.nv?method=edit&id=${added.key}`, '<root><product><productbaseinformation><unit>h</unit></productbaseinformation><productbookkeepingdetails><defaultvatpercentage>14</defaultvatpercentage><defaultdomesticaccountnumber>3010</defaultdomesticaccountnumber></productbookkeepingdetails></product></root>');
		expect(state(server).products[3]).toEqual({ ...blankProduct(), key: added.key, code: 'UUSI', group: 'Uudet', name: 'Uusi', unitPrice: 110.5, unit: 'h', vatPercent: 14, domesticAccount: '3010', changed: '2026-10-30T08:00:00.000Z' });
		expect(state(server).productGroups.map((one) => one.name)).toEqual(['Uudet']);
	});

	it('a used code, an unknown account, a long name and (by option) an unknown group are refused', async () => {
		const server = await start();
		expect((await post(server, 'product.nv?method=add', product.replace('UUSI', 'HTYO'))).code).toBe('DUPLICATE_DATA');
		expect((await post(server, 'product.nv?method=add', product.replace('</product>', '<productbookkeepingdetails><defaultvatpercentage>0</defaultvatpercentage><defaultdomesticaccountnumber>9</defaultdomesticaccountnumber></productbookkeepingdetails></product>'))).code).toBe('INVALID_DATA');
		expect((await post(server, 'product.nv?method=add', product.replace('<name>Uusi', `<name>${'U'.repeat(51)}`))).code).toBe('INVALID_DATA_SIZE');
		expect((await post(await start({ unknownProductGroup: 'refuse' }), 'product.nv?method=add', product)).code).toBe('INVALID_DATA');
	});

	it('dimensions stand before or behind the package information', async () => {
		const dimension = '<dimension><dimensionname>Projekti</dimensionname><dimensionitem>Vaihe</dimensionitem></dimension>';
		const size = '<productpackageinformation><packagewidth>1</packagewidth><packageheight>1</packageheight><packagelength>1</packagelength></productpackageinformation>';
		for (const inner of [dimension + size, size + dimension]) {
			expect((await post(await start(), 'product.nv?method=add', product.replace('</product>', `<productadditionalinformation>${inner}</productadditionalinformation></product>`))).ok).toBe(true);
		}
	});

	it('extendedproductlist leaves out TEMP and deleted ones and pages', async () => {
		const answer = await get(await start(), 'extendedproductlist.nv?productsonpage=1&page=1');
		expect(answer.text).toContain('<Products CurrentPage="1" PageCount="1" ProductsOnPage="1" ProductsOnPages="1"><Product><NetvisorKey>501</NetvisorKey>');
	});
});

describe('dimensions', () => {
	const item = (inner: string) => `<root><dimensionitem><name>Projekti</name>${inner}</dimensionitem></root>`;

	it('dimensionlist shows the tree, hidden items only when asked', async () => {
		const server = await start();
		expect((await get(server, 'dimensionlist.nv')).text).toContain('<DimensionNameList><DimensionName><Netvisorkey>3</Netvisorkey><Name>Projekti</Name><IsHidden>False</IsHidden><LinkType>0</LinkType><DimensionDetails><DimensionDetail><Netvisorkey>21</Netvisorkey><Name>P001 Verkkosivut</Name><Code>P001</Code><Label>Verkkosivut</Label><IsHidden>False</IsHidden><Level>1</Level><Sort>0</Sort><EndSort>1</EndSort><FatherID>0</FatherID></DimensionDetail><DimensionDetail><Netvisorkey>22</Netvisorkey><Name>Vaihe</Name><IsHidden>False</IsHidden><Level>2</Level><Sort>1</Sort><EndSort>1</EndSort><FatherID>21</FatherID></DimensionDetail></DimensionDetails>');
		expect((await get(server, 'dimensionlist.nv?showhidden=1')).all('Name')).toContain('Vanha');
		expect((await get(await startEmpty(), 'dimensionlist.nv')).text).toContain('<DimensionNameList/>');
	});

	it('dimensionCodes false knows neither Code nor code', async () => {
		const server = await start({ dimensionCodes: false });
		expect((await get(server, 'dimensionlist.nv')).text).not.toContain('<Code>');
		expect((await post(server, 'dimensionitem.nv?method=add', item('<item>A</item><code>1</code><label>A</label>'))).code).toBe('INVALID_DATA');
	});

	it('an item is added, renamed, hidden and shown again; no key comes back', async () => {
		const server = await start();
		expect((await post(server, 'dimensionitem.nv?method=add', item('<item>2001 Uusi</item>'))).text).not.toContain('Replies');
		await post(server, 'dimensionitem.nv?method=edit', item('<item>2001 Uudempi</item><olditem>2001 Uusi</olditem>'));
		expect((await post(server, `dimensiondelete.nv?dimensionname=Projekti&dimensionsubname=${encodeURIComponent('2001 Uudempi')}`, undefined)).ok).toBe(true);
		expect(state(server).dimensions[0]!.items[3]).toMatchObject({ name: '2001 Uudempi', hidden: true });
		await post(server, 'dimensionitem.nv?method=edit', item('<item>2001 Uudempi</item><olditem>2001 Uudempi</olditem><ishidden>false</ishidden>'));
		expect(state(server).dimensions[0]!.items[3]).toMatchObject({ hidden: false });
	});

	it('with a code the list shows code and label as the name', async () => {
		const server = await start();
		await post(server, 'dimensionitem.nv?method=add', item('<item>Sovellus</item><code>P002</code><label>Sovellus</label>'));
		expect(state(server).dimensions[0]!.items[3]).toMatchObject({ name: 'P002 Sovellus', code: 'P002', label: 'Sovellus' });
	});

	it('a child needs key and name of its father', async () => {
		const server = await start();
		expect((await post(server, 'dimensionitem.nv?method=add', item('<item>A</item><fatherid>21</fatherid>'))).code).toBe('INVALID_DATA');
		expect((await post(server, 'dimensionitem.nv?method=add', item('<item>A</item><fatherid>21</fatherid><fatheritem>Vaihe</fatheritem>'))).code).toBe('INVALID_DATA');
		expect((await post(server, 'dimensionitem.nv?method=add', item('<item>A</item><fatherid>21</fatherid><fatheritem>P001 Verkkosivut</fatheritem>'))).ok).toBe(true);
		expect(state(server).dimensions[0]!.items[3]).toMatchObject({ fatherKey: 21 });
	});

	it('moving an item needs updateparentreference', async () => {
		const server = await start();
		const body = item('<item>Vanha</item><olditem>Vanha</olditem><fatherid>21</fatherid><fatheritem>P001 Verkkosivut</fatheritem>');
		expect((await post(server, 'dimensionitem.nv?method=edit', body)).code).toBe('INVALID_DATA');
		expect((await post(server, 'dimensionitem.nv?method=edit&updateparentreference=true', body)).ok).toBe(true);
	});

	it.each([
		['add', item('<item>Vanha</item>'), 'DUPLICATE_DATA'], ['add', item('<item>A</item><olditem>B</olditem>'), 'INVALID_DATA'], ['edit', item('<item>A</item>'), 'INVALID_DATA'], ['edit', item('<item>A</item><olditem>Ei ole</olditem>'), 'INVALID_DATA'],
		['add', item('<item>A</item>').replace('Projekti', 'Tuntematon'), 'INVALID_DATA'],
	])('%s is refused: %s', async (method, body, code) => {
		expect((await post(await start(), `dimensionitem.nv?method=${method}`, body)).code).toBe(code);
	});

	const startEmpty = () => start({ seed: 'empty' });
});
