/** purchaseinvoice.nv (Netvisor API 8.3; purchaseinvoice.dtd with sellerorganizationtaxcode, which is newer). */
import { ansiDate, decimal, integer, oneOf, text, typed, type DocumentTable } from '../documentTable';
import { dimensionFields } from './register';

export const purchaseInvoiceDocument: DocumentTable = {
	name: 'purchaseinvoice',
	groups: {
		purchaseinvoice: [
			'invoicenumber invoicedate invoicesource? valuedate? eventdate? duedate purchaseinvoiceonround? vendorcode? vendorname? vendoraddressline? vendorpostnumber? vendorcity? vendorcountry? vendorphonenumber?',
			'vendorfaxnumber? vendoremail? vendorhomepage? amount accountnumber? organizationidentifier? sellerorganizationtaxcode? deliverydate? overduefinepercent? bankreferencenumber? ourreference? yourreference? currencycode?',
			'deliveryterms? deliverymethod? comment? checksum? pdfextrapages? readyforaccounting? agreementidentifier? primaryvendormatchtype? purchaseinvoicelines? purchaseinvoicesublines? purchaseinvoicecommentlines?',
			'purchaseinvoiceattachments? purchaseinvoicerelatedpurchaseordernumbers? partialpaymentdetails*',
		].join(' '),
		purchaseinvoicelines: 'purchaseinvoiceline+',
		purchaseinvoiceline: 'productcode? productname orderedamount? deliveredamount unitname? unitprice discountpercentage? vatpercent linesum description? sort? accountingsuggestion? dimension*',
		purchaseinvoicesublines: 'purchaseinvoicesubline+',
		purchaseinvoicesubline: 'productcode? productname? orderedamount? deliveredamount? unitname? unitprice? discountpercentage? vatpercent? linesum? description? sort?',
		purchaseinvoicecommentlines: 'purchaseinvoicecommentline+',
		purchaseinvoicecommentline: 'comment sort?',
		purchaseinvoiceattachments: 'purchaseinvoiceattachment+',
		purchaseinvoiceattachment: 'mimetype attachmentdescription filename documentdata',
		purchaseinvoicerelatedpurchaseordernumbers: 'purchaseinvoicerelatedpurchaseordernumber+',
		purchaseinvoicerelatedpurchaseordernumber: 'purchaseordernumber',
		partialpaymentdetails: 'paidamount',
		dimension: 'dimensionname dimensionitem',
	},
	fields: {
		invoicenumber: text(), invoicedate: { ...ansiDate, attributes: { format: { values: ['ansi'] }, findopendate: { values: ['true'] } } }, invoicesource: oneOf('finvoice', 'manual'), valuedate: ansiDate, eventdate: ansiDate, duedate: ansiDate,
		purchaseinvoiceonround: typed(oneOf('open', 'approved', 'accepted'), ['netvisor'], false), vendorcode: text(), vendorname: text(), vendoraddressline: text(), vendorpostnumber: text(), vendorcity: text(), vendorcountry: text(),
		vendorphonenumber: text(), vendorfaxnumber: text(), vendoremail: text(), vendorhomepage: text(), amount: decimal, accountnumber: text(), organizationidentifier: text(), sellerorganizationtaxcode: text(), deliverydate: ansiDate,
		overduefinepercent: decimal, bankreferencenumber: text(), ourreference: text(), yourreference: text(), currencycode: text(3), deliveryterms: text(), deliverymethod: text(), comment: text(), checksum: text(), pdfextrapages: integer,
		readyforaccounting: oneOf('1'), agreementidentifier: text(), primaryvendormatchtype: oneOf('code', 'name', 'organizationid'), productcode: text(), productname: text(), orderedamount: decimal, deliveredamount: decimal, unitname: text(),
		unitprice: decimal, discountpercentage: decimal, vatpercent: decimal, linesum: typed(decimal, ['brutto']), description: text(), sort: integer, accountingsuggestion: text(), mimetype: text(50), attachmentdescription: text(100),
		filename: text(255), documentdata: { kind: 'base64', attributes: { documenttype: { values: ['invoiceimage', 'otherattachment'] } } }, purchaseordernumber: text(),
		paidamount: { ...decimal, attributes: { amountcurrencyidentifier: { required: true } } }, ...dimensionFields,
	},
};
