/** Purchase invoices as project fees by rule (mapping 8; rulebook B-1 to B-11). */
import { PurchaseInvoiceMapper } from '../../src/domain/purchaseInvoice';
import { purchaseKeyIn } from '../../src/domain/purchaseKey';
import type { PurchaseInvoiceSettings } from '../../src/domain/settings/purchaseInvoice';
import type { NetvisorPurchaseInvoice, NetvisorPurchaseInvoiceLine } from '../../src/netvisor/purchaseInvoiceRecord';
import type { SeveraProjectFeeDocument } from '../../src/severa/projectFeeDocument';
import { codedTo, OTHER_PROJECT, PROJECT, purchaseInvoice, purchaseLine, purchaseSettings } from '../support/purchaseInvoices';

type Settings = Partial<PurchaseInvoiceSettings>;
const map = (invoice: Partial<NetvisorPurchaseInvoice> = {}, settings: Settings = {}) => new PurchaseInvoiceMapper(purchaseSettings(settings)).map(purchaseInvoice(invoice));
const mapLine = (line: Partial<NetvisorPurchaseInvoiceLine>, settings: Settings = {}, invoice: Partial<NetvisorPurchaseInvoice> = {}) => map({ ...invoice, lines: [purchaseLine(line)] }, settings);
const codes = (fees: ReturnType<typeof map>) => fees.map(({ mapped }) => (mapped.outcome === 'ready' ? 'ready' : mapped.reasons.map(({ code }) => code)));
const documents = (fees: ReturnType<typeof map>): SeveraProjectFeeDocument[] => fees.map(({ mapped }) => {
	if (mapped.outcome !== 'ready') throw new Error(mapped.reasons.map(({ code }) => code).join());
	return mapped.document;
});
const [ONE, TWO, THREE] = [purchaseLine({ netvisorKey: '1' }), purchaseLine({ netvisorKey: '2', lineSum: '62.75', lineNetSum: '50.0000', dimensions: codedTo('2002 Portaali') }), purchaseLine({ netvisorKey: '3', lineSum: '12.55', lineNetSum: '10.0000' })];

test('B-1: a line becomes a fee, whole', () => {
	expect(documents(map())).toEqual([{
		project: { guid: PROJECT },
		product: { guid: 'p-ali' },
		name: 'Toimittaja Oy: Alihankintatyö',
		description: 'Netvisor A-77: Syyskuu, 20 h',
		invoiceRowComment: 'netvisor:purchase:5501:line:9001',
		eventDate: '2026-01-20',
		quantity: 1,
		unitCost: { amount: 200, currencyCode: 'EUR' },
		isBillable: false,
		unitPrice: { amount: 0, currencyCode: 'EUR' },
		vatRate: 25.5,
		billingSchedule: 'Immediately',
	}]);
});

describe('B-1: by line or by invoice', () => {
	const lines = [ONE, TWO, purchaseLine({ netvisorKey: '4', dimensions: [] }), THREE];
	it('by line: one fee for each coded line; every line of the invoice has a key', () => {
		const fees = map({ lines });
		expect(documents(fees).map(({ invoiceRowComment, unitCost }) => [invoiceRowComment, unitCost.amount])).toEqual([['netvisor:purchase:5501:line:1', 200], ['netvisor:purchase:5501:line:2', 50], ['netvisor:purchase:5501:line:3', 10]]);
		expect(fees.map(({ positions }) => positions)).toEqual([[1], [2], [4]]);
		expect(fees[0]?.keys).toEqual(['1', '2', '4', '3'].map((key) => `netvisor:purchase:5501:line:${key}`));
	});

	it('by invoice: one fee for each project, named after the invoice', () => {
		const fees = map({ lines }, { purchaseMode: 'invoice' });
		expect(documents(fees).map(({ project, name, description, invoiceRowComment, unitCost }) => [project.guid, name, description, invoiceRowComment, unitCost.amount])).toEqual([
			[PROJECT, 'Toimittaja Oy: A-77', 'Netvisor A-77', `netvisor:purchase:5501:project:${PROJECT}`, 210],
			[OTHER_PROJECT, 'Toimittaja Oy: A-77', 'Netvisor A-77', `netvisor:purchase:5501:project:${OTHER_PROJECT}`, 50],
		]);
		expect(fees[0]?.keys).toEqual([PROJECT, OTHER_PROJECT].map((guid) => `netvisor:purchase:5501:project:${guid}`));
	});

	it('by invoice: summed exactly, rounded once', () => {
		const third = (netvisorKey: string) => purchaseLine({ netvisorKey, lineNetSum: '0.3333' });
		expect(documents(map({ lines: [third('1'), third('2'), third('3')] }, { purchaseMode: 'invoice' })).map(({ unitCost }) => unitCost.amount)).toEqual([1]);
		expect(documents(map({ lines: [third('1'), third('2'), third('3')] })).map(({ unitCost }) => unitCost.amount)).toEqual([0.33, 0.33, 0.33]);
	});

	it('by invoice: a line that holds, holds its project and no other', () => {
		const split = purchaseLine({ netvisorKey: '5', dimensions: codedTo('2001 Verkkokauppa', '2007 Vanha') });
		expect(codes(map({ lines: [ONE, TWO, split] }, { purchaseMode: 'invoice' }))).toEqual([['PURCHASE_LINE_SPLIT'], 'ready', ['PURCHASE_LINE_SPLIT']]);
		expect(codes(map({ lines: [ONE, TWO, { ...THREE, vatCode: 'EUOS' }] }, { purchaseMode: 'invoice' }))).toEqual([['PURCHASE_VAT_UNMAPPED'], 'ready']);
		expect(codes(map({ lines: [ONE, TWO, { ...THREE, vatCode: 'EUOS' }] }))).toEqual(['ready', 'ready', ['PURCHASE_VAT_UNMAPPED']]);
	});

	it('by invoice: the product only where all lines agree', () => {
		const product = (lines: NetvisorPurchaseInvoiceLine[]) => documents(map({ lines }, { purchaseMode: 'invoice' })).map((one) => one.product?.guid ?? one.productType);
		expect(product([ONE, THREE])).toEqual(['p-ali']);
		expect(product([ONE, { ...THREE, productCode: 'KIR-01' }])).toEqual(['Subcontracting']);
		expect(product([ONE, { ...THREE, productCode: '' }])).toEqual(['Subcontracting']);
	});

	it('lines without a project are not for Severa, nor is an invoice of such lines', () => {
		expect(map({ lines: [purchaseLine({ dimensions: [] }), purchaseLine({ dimensions: [{ dimensionName: 'Yksikkö', dimensionItem: '10 Helsinki', itemNetvisorKey: '' }] })] })).toEqual([]);
		expect(map({ lines: [] })).toEqual([]);
	});

	it('only how far the approval has come is waited for', () => {
		expect([codes(map({ approvalStatus: 'approved' })), codes(map({ approvalStatus: '' })), codes(map({ approvalStatus: 'approved' }, { approvalStatuses: ['approved', 'accepted'] }))]).toEqual([[['PURCHASE_NOT_ACCEPTED']], [['PURCHASE_NOT_ACCEPTED']], ['ready']]);
	});
});

describe('B-2, B-3, B-9: the project', () => {
	it.each<[string, string[], string | string[]]>([
		['by its number', ['2001 Verkkokauppa'], 'ready'],
		['by its number, the name being an older one', ['2001 Vanha nimi'], 'ready'],
		['by its number alone', ['2001'], 'ready'],
		['by its exact name, where there is no number', ['Sisäinen kehitys'], 'ready'],
		['by its exact name, with other white space', [' Sisäinen  kehitys '], 'ready'],
		['twice the same item', ['2001 Verkkokauppa', '2001 Verkkokauppa'], 'ready'],
		['02001 is not 2001', ['02001 Verkkokauppa'], ['PROJECT_NOT_FOUND']],
		['a part of a name', ['Sisäinen'], ['PROJECT_NOT_FOUND']],
		['one that Severa does not have', ['2099 Ei enää projektia'], ['PROJECT_NOT_FOUND']],
		['a closed one', ['2007 Vanha'], ['PROJECT_CLOSED']],
		['two', ['2001 Verkkokauppa', '2002 Portaali'], ['PURCHASE_LINE_SPLIT']],
	])('%s', (_, items, expected) => {
		expect(codes(mapLine({ dimensions: codedTo(...items) }))).toEqual([expected]);
	});

	it('two projects with one number are none', () => {
		const twins = purchaseSettings().projectRegister.map((row) => ({ ...row, number: '2001' }));
		expect(codes(mapLine({}, { projectRegister: twins }))).toEqual([['PROJECT_NOT_FOUND']]);
	});

	it('without a heading nothing could be coded: the setting is asked for', () => {
		expect(() => map({}, { projectHeading: ' ' })).toThrow(/Set "Project Heading"/);
	});
});

describe('B-8: with VAT or without', () => {
	it.each<[string, Partial<NetvisorPurchaseInvoiceLine>, Settings, number | string[]]>([
		['KOOS without', { vatCode: 'KOOS' }, {}, 200],
		['- with', { vatCode: '-' }, {}, 251],
		['NONE with', { vatCode: 'NONE' }, {}, 251],
		['any other code holds', { vatCode: 'EUOS' }, {}, ['PURCHASE_VAT_UNMAPPED']],
		['no code holds', { vatCode: '' }, {}, ['PURCHASE_VAT_UNMAPPED']],
		['koos is not KOOS', { vatCode: 'koos' }, {}, ['PURCHASE_VAT_UNMAPPED']],
		['the table adds', { vatCode: 'EUOS' }, { purchaseVatTable: [{ from: 'EUOS', to: 'net' }] }, 200],
		['the table adds, the built-in rows stay', { vatCode: 'KOOS' }, { purchaseVatTable: [{ from: 'EUOS', to: 'net' }] }, 200],
		['the table wins', { vatCode: 'KOOS' }, { purchaseVatTable: [{ from: 'KOOS', to: 'gross' }] }, 251],
		['half a cent away from zero', { lineNetSum: '0.005' }, {}, 0.01],
		['no sum holds', { lineNetSum: '' }, {}, ['PURCHASE_SUM_MISSING']],
		['nothing costs nothing', { lineNetSum: '0' }, {}, 0],
	])('%s', (_, line, settings, expected) => {
		const fees = mapLine(line, settings);
		expect(typeof expected === 'number' ? documents(fees).map(({ unitCost }) => unitCost.amount) : codes(fees)).toEqual([expected]);
	});

	it.each([[[{ from: 'EUOS', to: 'netto' }], /"netto".*gross or net/], [[{ from: 'A', to: 'net' }, { from: 'A', to: 'gross' }], /maps "A" twice/]])('%j is a wrong table', (purchaseVatTable, words) => {
		expect(() => map({}, { purchaseVatTable })).toThrow(words);
	});
});

describe('pieces', () => {
	it.each<[string, Partial<NetvisorPurchaseInvoiceLine>, 'one' | 'line', [number, number]]>([
		['one piece', {}, 'one', [1, 200]],
		['a credit', { lineNetSum: '-780' }, 'one', [-1, 780]],
		['as delivered', {}, 'line', [20, 10]],
		['as delivered, a part of a unit', { lineNetSum: '4875.004', deliveredAmount: '62.5' }, 'line', [62.5, 78]],
		['a credit as delivered', { lineNetSum: '-200', deliveredAmount: '-20' }, 'line', [-20, 10]],
		['a credit of a positive amount', { lineNetSum: '-200' }, 'line', [-20, 10]],
		['a price that does not give the sum: one piece', { lineNetSum: '100', deliveredAmount: '30000' }, 'line', [1, 100]],
		['thirds at four decimals', { lineNetSum: '100', deliveredAmount: '3' }, 'line', [3, 33.3333]],
		['nothing delivered: one piece', { deliveredAmount: '0' }, 'line', [1, 200]],
		['no amount told: one piece', { deliveredAmount: '' }, 'line', [1, 200]],
	])('%s', (_, line, feeQuantity, [quantity, unitCost]) => {
		expect(documents(mapLine(line, { feeQuantity }))).toMatchObject([{ quantity, unitCost: { amount: unitCost } }]);
	});

	it('a whole invoice is always one piece', () => {
		expect(documents(map({}, { purchaseMode: 'invoice', feeQuantity: 'line' }))).toMatchObject([{ quantity: 1, unitCost: { amount: 200 } }]);
	});
});

describe('B-7: the product', () => {
	it.each<[string, Partial<NetvisorPurchaseInvoiceLine>, Settings, string | string[]]>([
		['by its code', { productCode: 'KIR-01' }, {}, 'p-kir 13.5'],
		['unknown: a free text, at the default rate', { productCode: 'X' }, {}, 'Subcontracting 25.5'],
		['unknown: a free text of the kind that is set', { productCode: '' }, { purchaseProductType: 'Materials' }, 'Materials 25.5'],
		['unknown, held by setting', { productCode: 'X' }, { productMissing: 'hold' }, ['PURCHASE_PRODUCT_UNKNOWN']],
		['by the table', { productCode: 'X' }, { purchaseProductTable: [{ from: 'X', to: 'KIR-01' }] }, 'p-kir 13.5'],
		['the table wins over an equal code', { productCode: 'ALI-01' }, { purchaseProductTable: [{ from: 'ALI-01', to: 'KIR-01' }] }, 'p-kir 13.5'],
		['a row for lines without a code', { productCode: '' }, { purchaseProductTable: [{ from: '', to: 'ALI-01' }, { from: '', to: '' }] }, 'p-ali 25.5'],
		['the table names one that Severa does not have', { productCode: 'X' }, { purchaseProductTable: [{ from: 'X', to: 'Y' }] }, ['PURCHASE_PRODUCT_UNKNOWN']],
		['a retired one does not count', { productCode: 'OLD-1' }, {}, 'Subcontracting 25.5'],
		['another letter case (C-2)', { productCode: 'ali-01' }, {}, ['CODE_CASE_DIFFERS']],
		['no register and no rate: Severa decides', {}, { productRegister: [], vatRateRegister: [] }, 'Subcontracting undefined'],
	])('%s', (_, line, settings, expected) => {
		const fees = mapLine(line, settings);
		expect(typeof expected === 'string' ? documents(fees).map(({ product, productType, vatRate }) => `${product?.guid ?? productType} ${vatRate}`) : codes(fees)).toEqual([expected]);
	});
});

describe('B-6: the re-invoicing price', () => {
	const row = (price: string, percent: string, keys: object = {}) => ({ customerNumber: '', productCode: '', productGroup: '', price, percent, ...keys });
	const table = (...priceTable: PurchaseInvoiceSettings['priceTable']): Settings => ({ reinvoice: 'priceTable', priceTable });
	it.each<[string, Settings, Partial<NetvisorPurchaseInvoiceLine>, [boolean, number] | string[]]>([
		['off', {}, {}, [false, 0]],
		['at cost', { reinvoice: 'cost' }, {}, [true, 200]],
		['with a markup', { reinvoice: 'markup', markupPercent: 12.5 }, {}, [true, 225]],
		['with a markup, rounded to the cent', { reinvoice: 'markup', markupPercent: 10 }, { lineNetSum: '0.25' }, [true, 0.28]],
		['a credit with a markup', { reinvoice: 'markup', markupPercent: 10 }, { lineNetSum: '-200' }, [true, 220]],
		['with a markup for each piece', { reinvoice: 'markup', markupPercent: 10, feeQuantity: 'line' }, {}, [true, 11]],
		['per cent by customer', table(row('', '20', { customerNumber: '10002' })), {}, [true, 240]],
		['a price by product, for each delivered unit', table(row('95', '', { productCode: 'ALI-01' })), {}, [true, 1900]],
		['the same on a fee of pieces', { ...table(row('95', '', { productCode: 'ALI-01' })), feeQuantity: 'line' }, {}, [true, 95]],
		['by product group', table(row('', '5', { productGroup: 'Alihankinta' })), {}, [true, 210]],
		['the row with most filled cells', table(row('', '1'), row('', '2', { customerNumber: '10002', productCode: 'ALI-01' }), row('', '3', { customerNumber: '10002' })), {}, [true, 204]],
		['the earlier of two alike', table(row('', '3', { customerNumber: '10002' }), row('', '4', { productCode: 'ALI-01' })), {}, [true, 206]],
		['a row for all', table(row('', '0')), { productCode: 'X' }, [true, 200]],
		['no row', table(row('', '3', { customerNumber: '10003' })), {}, ['PRICE_NOT_FOUND']],
		['no table', { reinvoice: 'priceTable' }, {}, ['PRICE_NOT_FOUND']],
	])('%s', (_, settings, line, expected) => {
		const fees = mapLine(line, settings);
		expect(typeof expected[0] === 'boolean' ? documents(fees).map(({ isBillable, unitPrice }) => [isBillable, unitPrice.amount]) : codes(fees)).toEqual([expected]);
	});

	it('by invoice a price counts once', () => {
		expect(documents(map({}, { ...table(row('95', '')), purchaseMode: 'invoice' }))).toMatchObject([{ unitPrice: { amount: 95 } }]);
	});

	it.each([[row('', '')], [row('1', '2')], [row('paljon', '')]])('%j is a wrong row', (wrong) => {
		expect(() => map({}, table(wrong))).toThrow();
	});
});

describe('B-10 and the rest', () => {
	it.each<[string, Partial<NetvisorPurchaseInvoice>, Settings, string | string[]]>([
		['another currency', { foreignCurrencyNameId: 'SEK' }, {}, ['PURCHASE_CURRENCY']],
		['the home currency named', { foreignCurrencyNameId: 'eur' }, {}, 'ready'],
		['books in krona', { foreignCurrencyNameId: 'SEK' }, { homeCurrency: 'SEK' }, 'ready'],
		['everything wrong is told at once', { foreignCurrencyNameId: 'SEK', approvalStatus: 'open', lines: [purchaseLine({ dimensions: codedTo('2007 Vanha'), vatCode: 'X', productCode: 'Y' })] }, { productMissing: 'hold' }, ['PURCHASE_NOT_ACCEPTED', 'PURCHASE_CURRENCY', 'PROJECT_CLOSED', 'PURCHASE_VAT_UNMAPPED', 'PURCHASE_PRODUCT_UNKNOWN']],
	])('%s', (_, invoice, settings, expected) => {
		expect(codes(map(invoice, settings))).toEqual([expected]);
	});

	it('lines that do not add up to the invoice are noted only', () => {
		expect(map({ purchaseInvoiceAmount: '251.01' })[0]?.mapped).toMatchObject({ outcome: 'ready', notes: [{ code: 'PURCHASE_SUM_DIFFERS', message: 'The lines add up to 251.00, the invoice to 251.01.' }] });
	});

	it('the event date before the invoice date; texts from what there is', () => {
		const [document] = documents(map({ purchaseInvoiceEventDate: '2026-01-15', vendorName: '', lines: [purchaseLine({ productName: '', description: ' Työ \n lokakuu ' })] }));
		expect(document).toMatchObject({ eventDate: '2026-01-15', name: 'Työ lokakuu', description: 'Netvisor A-77: Työ lokakuu' });
		expect(documents(map({ purchaseInvoiceDate: '', vendorName: '', lines: [purchaseLine({ productName: '', description: '' })] }))[0]).toMatchObject({ name: 'A-77', description: 'Netvisor A-77' });
		expect(documents(map({ purchaseInvoiceDate: '' }))[0]).not.toHaveProperty('eventDate');
	});

	it('the same invoice and settings give the same bytes', () => {
		expect(JSON.stringify(map({ lines: [ONE, TWO, THREE] }))).toBe(JSON.stringify(map({ lines: [ONE, TWO, THREE] })));
	});

	it.each([
		['netvisor:purchase:5501:line:9001', '5501'],
		[`Hyvä! netvisor:purchase:5501:project:${PROJECT}. Kysy Eerolta`, '5501'],
		['netvisor:purchase:5501:line:', undefined],
		['severa:invoice:1', undefined],
		[null, undefined],
	])('the key in "%s"', (comment, invoiceKey) => {
		expect(purchaseKeyIn(comment)?.invoiceKey).toBe(invoiceKey);
	});

	it('one key is never a part of another', () => {
		expect(purchaseKeyIn('netvisor:purchase:5501:line:90011')?.key).toBe('netvisor:purchase:5501:line:90011');
	});
});
