/** salesinvoice.nv and matchcreditnote.nv (Netvisor API 5.3; salesinvoice.dtd with the newer elements of the reference's table). */
import { ansiDate, decimal, flag, integer, oneOf, text, typed, type DocumentTable, type Field } from '../documentTable';
import { TAX_HANDLING } from './register';

/** Codes of the DTD; which percentages they take is checked with the invoice. */
export const VAT_CODES = ['NONE', 'KOOS', 'EUOS', 'EUUO', 'EUPO', '100', 'KOMY', 'EUMY', 'EUUM', 'EUPM312', 'EUPM309', 'MUUL', 'EVTO', 'EVPO', 'EVKV', 'KAVE', 'RAMY', 'RAOS', 'EVRO', 'MAAL', 'EVMA', 'KOMY0'] as const;

const byKeyOrCode = ['netvisor', 'customer'] as const;
const address: Field = text(80);
// The DTD's default reads ISO-xxx, clients send ISO-3166.
const addressCountry: Field = { kind: 'text', attributes: { type: { values: ['ISO-3166', 'ISO-xxx'] } } };
const vatField = (required: boolean): Field => ({ ...decimal, attributes: { vatcode: { values: VAT_CODES, required } } });
const amount: Field = { ...decimal, mayBeEmpty: true, attributes: { iso4217currencycode: {}, currencyrate: {}, pricetype: { values: byKeyOrCode } } };

export const salesInvoiceDocument: DocumentTable = {
	name: 'salesinvoice',
	groups: {
		salesinvoice: [
			'salesinvoicenumber? salesinvoicedate salesinvoiceeventdate? salesinvoiceduedate? salesinvoicevaluedate? salesinvoicedeliverydate? salesinvoicedeliverytocustomerdate? salesinvoicewaybillidentifier?',
			'salesinvoiceproductpackagepallet* salesinvoicereferencenumber? salesinvoiceamount selleridentifier? sellername? invoicetype? salesinvoicestatus salesinvoicefreetextbeforelines? salesinvoicefreetextafterlines?',
			'salesinvoiceourreference? salesinvoiceyourreference? salesinvoiceprivatecomment? invoicingcustomeridentifier invoicingcustomername? invoicingcustomernameextension? invoicingcustomeraddressline?',
			'invoicingcustomeradditionaladdressline? invoicingcustomerpostnumber? invoicingcustomertown? invoicingcustomercountrycode? officeidentifier? deliveryoffice? deliveryaddressname? deliveryaddressnameextension?',
			'deliveryaddressline? deliveryaddresspostnumber? deliveryaddresstown? deliveryaddresscountrycode? deliverymethod? deliveryterm? salesinvoicetaxhandlingtype? paymentterm? paymenttermnetdays?',
			'paymenttermcashdiscountdays? paymenttermcashdiscount? expectpartialpayments? trydirectdebitlink? overridevouchersalesreceivablesaccountnumber? invoicesubjecttype? salesinvoiceagreementidentifier?',
			'printchannelformat? secondname? overriderateofoverdue? ordernumber? proposedaccount? accountdimensiontext? collectioncost? isthirdpartysales? invoicelines invoicevoucherlines? salesinvoiceaccrual?',
			'accrualrule? salesinvoiceattachments? customtags?',
		].join(' '),
		invoicelines: 'invoiceline+',
		invoiceline: 'salesinvoiceproductline|salesinvoicecommentline|salesinvoicesubline',
		salesinvoiceproductline: [
			'productidentifier productname productunitprice productunitpurchaseprice? productvatpercentage salesinvoiceproductlinequantity salesinvoiceproductlinediscountpercentage? salesinvoiceproductlinefreetext?',
			'salesinvoiceproductlinevatsum? salesinvoiceproductlinesum? salesinvoiceproductlineinventoryid? accountingaccountsuggestion? skipaccrual? dimension* provisionpercentage? accrualrule? productunitname? deliverydate?',
			'ordernumber? proposedaccount? accountdimensiontext?',
		].join(' '),
		salesinvoicecommentline: 'comment',
		salesinvoicesubline: 'sublinearticleidentifier? sublinearticlename sublinedescription? sublineunitcode? sublineunitprice? sublinedeliveredquantity? sublinediscountpercent? sublinevatpercent? sublinesum? sublinevatsum?',
		invoicevoucherlines: 'voucherline+',
		voucherline: 'linesum description? accountnumber vatpercent skipaccrual? dimension*',
		dimension: 'dimensionname dimensionitem metadata*',
		metadata: 'data',
		salesinvoiceaccrual: 'overridedefaultsalesaccrualaccountnumber? salesinvoiceaccrualtype? accrualvoucherentry+',
		accrualvoucherentry: 'month year sum',
		accrualrule: 'startmonth startyear endmonth? endyear? divisioncurvename?',
		salesinvoiceattachments: 'salesinvoiceattachment+',
		salesinvoiceattachment: 'mimetype attachmentdescription filename documentdata printbydefault?',
		customtags: 'tag*',
		tag: 'tagname tagvalue',
	},
	fields: {
		salesinvoicenumber: text(), salesinvoicedate: ansiDate, salesinvoiceeventdate: ansiDate, salesinvoiceduedate: ansiDate, salesinvoicevaluedate: ansiDate, salesinvoicedeliverydate: ansiDate,
		salesinvoicedeliverytocustomerdate: { kind: 'text', attributes: { format: { values: ['ansi'] }, type: { values: ['date', 'weeknumber'], required: true } } }, salesinvoicewaybillidentifier: text(),
		salesinvoiceproductpackagepallet: { kind: 'text', mayBeEmpty: true, attributes: { type: {}, amount: {} } }, salesinvoicereferencenumber: text(), salesinvoiceamount: amount, selleridentifier: typed(text(), byKeyOrCode, false), sellername: text(),
		invoicetype: oneOf('invoice', 'order', 'invoicedraft'), salesinvoicestatus: typed({ ...oneOf('open', 'unsent', 'delivered', 'undelivered'), mayBeEmpty: true }, ['netvisor'], false),
		salesinvoicefreetextbeforelines: text(500), salesinvoicefreetextafterlines: text(500), salesinvoiceourreference: text(), salesinvoiceyourreference: text(), salesinvoiceprivatecomment: text(),
		invoicingcustomeridentifier: { ...text(), attributes: { type: { values: ['netvisor', 'customer', 'organizationunitnumber'], required: true }, contactpersonid: {} } },
		invoicingcustomername: text(250), invoicingcustomernameextension: text(250), invoicingcustomeraddressline: address, invoicingcustomeradditionaladdressline: address, invoicingcustomerpostnumber: text(50),
		invoicingcustomertown: address, invoicingcustomercountrycode: addressCountry, officeidentifier: typed({ ...text(), mayBeEmpty: true }, ['automatic'], false), deliveryoffice: typed(text(), byKeyOrCode),
		deliveryaddressname: text(), deliveryaddressnameextension: text(), deliveryaddressline: text(), deliveryaddresspostnumber: text(), deliveryaddresstown: text(), deliveryaddresscountrycode: addressCountry,
		deliverymethod: text(), deliveryterm: text(), salesinvoicetaxhandlingtype: oneOf(...TAX_HANDLING), paymentterm: typed(text(), ['netvisor', 'customerdefault', 'companydefault', 'default']), paymenttermnetdays: integer,
		paymenttermcashdiscountdays: integer, paymenttermcashdiscount: typed(decimal, ['percentage', 'sum']), expectpartialpayments: flag, trydirectdebitlink: { kind: 'text', attributes: { mode: { values: ['ignore_error', 'fail_on_error'], required: true } } },
		overridevouchersalesreceivablesaccountnumber: text(), invoicesubjecttype: text(), salesinvoiceagreementidentifier: text(35), printchannelformat: typed(text(), byKeyOrCode), secondname: typed(text(), byKeyOrCode),
		overriderateofoverdue: decimal, ordernumber: text(), proposedaccount: typed(text(), ['customer'], false), accountdimensiontext: text(), collectioncost: decimal, isthirdpartysales: flag,
		productidentifier: typed(text(), ['netvisor', 'customer', 'primaryeancode', 'secondaryeancode']), productname: { ...text(50), mayBeEmpty: true }, productunitprice: typed(decimal, ['net', 'gross', 'netvisor']),
		productunitpurchaseprice: typed(decimal, ['net']), productvatpercentage: vatField(true), salesinvoiceproductlinequantity: decimal, salesinvoiceproductlinediscountpercentage: typed({ ...decimal, mayBeEmpty: true }, ['netvisor'], false),
		salesinvoiceproductlinefreetext: text(500), salesinvoiceproductlinevatsum: decimal, salesinvoiceproductlinesum: decimal, salesinvoiceproductlineinventoryid: text(), accountingaccountsuggestion: text(), skipaccrual: flag,
		dimensionname: text(50), dimensionitem: { ...text(200), attributes: { integrationdimensiondetailguid: {}, fatherid: {} } }, data: text(), provisionpercentage: decimal, productunitname: text(), deliverydate: ansiDate, comment: text(),
		sublinearticleidentifier: text(), sublinearticlename: text(), sublinedescription: text(), sublineunitcode: text(), sublineunitprice: decimal, sublinedeliveredquantity: decimal, sublinediscountpercent: decimal, sublinevatpercent: decimal,
		sublinesum: decimal, sublinevatsum: decimal, linesum: typed(decimal, ['net', 'gross']), description: text(), accountnumber: text(), vatpercent: vatField(true), overridedefaultsalesaccrualaccountnumber: text(),
		salesinvoiceaccrualtype: oneOf('default', 'custom'), month: integer, year: integer, sum: decimal, startmonth: integer, startyear: integer, endmonth: integer, endyear: integer, divisioncurvename: text(),
		mimetype: text(50), attachmentdescription: text(100), filename: text(255), documentdata: typed({ kind: 'base64' }, ['pdf', 'finvoice'], false), printbydefault: flag,
		tagname: text(), tagvalue: { ...text(), attributes: { datatype: { values: ['date', 'text', 'float', 'enum'] }, type: { values: ['date', 'text', 'float', 'enum'] } } },
	},
};

export const matchCreditNoteDocument: DocumentTable = {
	name: 'matchcreditnote',
	groups: { matchcreditnote: 'creditnotenetvisorkey invoicenetvisorkey' },
	fields: { creditnotenetvisorkey: integer, invoicenetvisorkey: integer },
};
