import { InputError } from '../../src/errors';
import { customerElements, type CustomerDocument } from '../../src/netvisor/customerDocument';
import { dimensionItemElements } from '../../src/netvisor/dimensionDocument';
import { productElements, type ProductDocument } from '../../src/netvisor/productDocument';
import { salesInvoiceElements, type SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import { writeDocument } from '../../src/netvisor/writeDocument';

const invoice: SalesInvoiceDocument = {
	salesInvoiceDate: '2026-01-31',
	salesInvoiceAmount: { value: '1255.00' },
	salesInvoiceStatus: { value: 'unsent', type: 'netvisor' },
	invoicingCustomerIdentifier: { value: '1001', type: 'customer' },
	paymentTermNetDays: '14',
	invoiceLines: [
		{ salesInvoiceProductLine: { productIdentifier: { value: 'HTYO', type: 'customer' }, productName: 'Konsultointi', productUnitPrice: { value: '100.00', type: 'net' }, productVatPercentage: { value: '25.5', vatCode: 'KOMY' }, salesInvoiceProductLineQuantity: '10' } },
	],
};
const writeInvoice = (change: object = {}) => writeDocument('salesinvoice', salesInvoiceElements, { ...invoice, ...change });

describe('writeDocument', () => {
	it('writes the minimal invoice of the reference: order, lower case, comma, format', () => {
		expect(writeInvoice()).toBe(
			'<root><salesinvoice><salesinvoicedate format="ansi">2026-01-31</salesinvoicedate><salesinvoiceamount>1255,00</salesinvoiceamount>' +
				'<salesinvoicestatus type="netvisor">unsent</salesinvoicestatus><invoicingcustomeridentifier type="customer">1001</invoicingcustomeridentifier>' +
				'<paymenttermnetdays>14</paymenttermnetdays><invoicelines><invoiceline><salesinvoiceproductline><productidentifier type="customer">HTYO</productidentifier>' +
				'<productname>Konsultointi</productname><productunitprice type="net">100,00</productunitprice><productvatpercentage vatcode="KOMY">25,5</productvatpercentage>' +
				'<salesinvoiceproductlinequantity>10</salesinvoiceproductlinequantity></salesinvoiceproductline></invoiceline></invoicelines></salesinvoice></root>',
		);
	});

	it('does not depend on the order in which the document holds its fields', () => {
		const reversed = Object.fromEntries(Object.entries(invoice).reverse());
		expect(writeDocument('salesinvoice', salesInvoiceElements, reversed)).toBe(writeInvoice());
	});

	it('writes attributes, dimensions, accrual, comment lines and attachments', () => {
		const line = (invoice.invoiceLines[0] as { salesInvoiceProductLine: object }).salesInvoiceProductLine;
		const text = writeInvoice({
			salesInvoiceAmount: { value: '-6275.00', iso4217CurrencyCode: 'SEK', currencyRate: '11.20' },
			invoiceLines: [{ salesInvoiceProductLine: { ...line, dimensions: [{ dimensionName: 'Projekti', dimensionItem: 'P1 Verkko & muu' }, { dimensionName: 'Yksikkö', dimensionItem: 'Tampere' }], accrualRule: { startMonth: '2', startYear: '2026', endMonth: '6', endYear: '2026' } } }, { salesInvoiceCommentLine: { comment: 'Tunnit liitteenä' } }],
			salesInvoiceAttachments: [{ mimeType: 'application/pdf', attachmentDescription: 'Erittely', fileName: 'a.pdf', documentData: { value: 'JVBERi0=', type: 'pdf' }, printByDefault: '1' }],
		});
		expect(text).toContain('<salesinvoiceamount iso4217currencycode="SEK" currencyrate="11,20">-6275,00</salesinvoiceamount>');
		expect(text).toContain('<dimension><dimensionname>Projekti</dimensionname><dimensionitem>P1 Verkko &amp; muu</dimensionitem></dimension><dimension><dimensionname>Yksikkö</dimensionname><dimensionitem>Tampere</dimensionitem></dimension><accrualrule><startmonth>2</startmonth><startyear>2026</startyear><endmonth>6</endmonth><endyear>2026</endyear></accrualrule>');
		expect(text).toContain('<invoiceline><salesinvoicecommentline><comment>Tunnit liitteenä</comment></salesinvoicecommentline></invoiceline></invoicelines>');
		expect(text).toContain('<salesinvoiceattachments><salesinvoiceattachment><mimetype>application/pdf</mimetype><attachmentdescription>Erittely</attachmentdescription><filename>a.pdf</filename><documentdata type="pdf">JVBERi0=</documentdata><printbydefault>1</printbydefault></salesinvoiceattachment></salesinvoiceattachments>');
	});

	it.each<[string, object, string]>([
		['an unknown field', { salesInvoiceNumbr: '1' }, 'salesInvoiceNumbr'],
		['a missing date', { salesInvoiceDate: undefined }, 'salesInvoiceDate'],
		['an empty date', { salesInvoiceDate: '' }, 'salesInvoiceDate'],
		['a day that does not exist', { salesInvoiceDate: '2026-02-30' }, 'salesInvoiceDate'],
		['a Finnish date', { salesInvoiceDate: '31.1.2026' }, 'salesInvoiceDate'],
		['a decimal with a comma', { salesInvoiceAmount: { value: '12,50' } }, 'salesInvoiceAmount'],
		['a decimal with an exponent', { salesInvoiceAmount: { value: '1e3' } }, 'salesInvoiceAmount'],
		['a number instead of a text', { salesInvoiceNumber: 5012 }, 'salesInvoiceNumber'],
		['null', { salesInvoiceNumber: null }, 'salesInvoiceNumber'],
		['an attribute that the element has not', { salesInvoiceAmount: { value: '1.00', currency: 'SEK' } }, 'salesInvoiceAmount.currency'],
		['a missing type', { invoicingCustomerIdentifier: { value: '1001' } }, 'invoicingCustomerIdentifier.type'],
		['a wrong type', { invoicingCustomerIdentifier: { value: '1001', type: 'code' } }, 'invoicingCustomerIdentifier.type'],
		['a status that an invoice cannot have', { salesInvoiceStatus: { value: 'paid', type: 'netvisor' } }, 'salesInvoiceStatus'],
		['a text over its length', { invoicingCustomerAddressLine: 'x'.repeat(81) }, 'invoicingCustomerAddressLine'],
		['no lines', { invoiceLines: [] }, 'invoiceLines'],
		['a line that is nothing', { invoiceLines: [{}] }, 'invoiceLines[0]'],
		['a line that is two things', { invoiceLines: [{ ...invoice.invoiceLines[0], salesInvoiceCommentLine: { comment: 'x' } }] }, 'invoiceLines[0]'],
		['a VAT code that does not exist', { invoiceLines: [{ salesInvoiceProductLine: { ...(invoice.invoiceLines[0] as { salesInvoiceProductLine: object }).salesInvoiceProductLine, productVatPercentage: { value: '25.5', vatCode: 'KOMI' } } }] }, 'invoiceLines[0].salesInvoiceProductLine.productVatPercentage.vatCode'],
	])('refuses %s and names the field', (_, change, field) => {
		expect(() => writeInvoice(change)).toThrow(InputError);
		expect(() => writeInvoice(change)).toThrow(expect.objectContaining({ field }) as Error);
	});

	it('names the record in the message', () => {
		expect(() => writeDocument('salesinvoice', salesInvoiceElements, { ...invoice, salesInvoiceDate: '' }, { record: 'sales invoice 5012' })).toThrow('sales invoice 5012: The field salesInvoiceDate is empty.');
	});

	it('lets a draft have an empty status, as the service wants it', () => {
		expect(writeInvoice({ invoiceType: 'invoicedraft', salesInvoiceStatus: { value: '', type: 'netvisor' } })).toContain('<invoicetype>invoicedraft</invoicetype><salesinvoicestatus type="netvisor"></salesinvoicestatus>');
	});

	it('writes only what an edit holds, empty elements included', () => {
		const document: CustomerDocument = { customerBaseInformation: { city: 'Tampere', nameExtension: '' }, customerAdditionalInformation: { balanceLimit: '' } };
		expect(writeDocument('customer', customerElements, document, { partial: true })).toBe('<root><customer><customerbaseinformation><nameextension></nameextension><city>Tampere</city></customerbaseinformation><customeradditionalinformation><balancelimit></balancelimit></customeradditionalinformation></customer></root>');
		expect(() => writeDocument('customer', customerElements, document)).toThrow(expect.objectContaining({ field: 'customerBaseInformation.name' }) as Error);
	});

	it('never empties a mandatory element, not even on an edit', () => {
		expect(() => writeDocument('customer', customerElements, { customerBaseInformation: { name: '' } }, { partial: true })).toThrow(InputError);
	});

	it('keeps codes as they are', () => {
		expect(writeDocument('customer', customerElements, { customerBaseInformation: { internalIdentifier: '0042', name: 'A' } })).toContain('<internalidentifier>0042</internalidentifier>');
	});

	it('writes products and dimension items', () => {
		const product: ProductDocument = { productBaseInformation: { isSalesProduct: '1', isActive: '1', unitPrice: { value: '95.00', type: 'net' }, name: 'Konsultointi', productGroup: 'Työt', productCode: 'HTYO' }, productBookkeepingDetails: { defaultVatPercentage: '25.5' } };
		expect(writeDocument('product', productElements, product)).toBe('<root><product><productbaseinformation><productcode>HTYO</productcode><productgroup>Työt</productgroup><name>Konsultointi</name><unitprice type="net">95,00</unitprice><isactive>1</isactive><issalesproduct>1</issalesproduct></productbaseinformation><productbookkeepingdetails><defaultvatpercentage>25,5</defaultvatpercentage></productbookkeepingdetails></product></root>');
		expect(writeDocument('dimensionitem', dimensionItemElements, { name: 'Projekti', item: 'P2 Uusi', oldItem: 'P2 Vanha', isHidden: 'false' })).toBe('<root><dimensionitem><name>Projekti</name><item>P2 Uusi</item><olditem>P2 Vanha</olditem><ishidden>false</ishidden></dimensionitem></root>');
	});
});
