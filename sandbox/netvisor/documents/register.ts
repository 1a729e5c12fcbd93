/** Messages of the registers: customer.nv, product.nv, dimensionitem.nv (Netvisor API 2.3, 3.3, 4.2; customer.dtd, product.dtd). */
import { country, decimal, flag, integer, oneOf, text, typed, type DocumentTable } from '../documentTable';

export const TAX_HANDLING = ['countrygroup', 'forcedomestic', 'notaxhandling', 'domesticconstructionservice'] as const;
const isoLanguage = { ...country };
/** The members of a `dimension`, alike in every document. */
export const dimensionFields = { dimensionname: text(50), dimensionitem: { ...text(200), attributes: { fatherid: {} } } };

export const customerDocument: DocumentTable = {
	name: 'customer',
	groups: {
		customer: 'customerbaseinformation customerfinvoicedetails? customermaventaedidetails? customerdeliverydetails? customercontactdetails? customeradditionalinformation? customerdimensiondetails?',
		customerbaseinformation: 'internalidentifier? externalidentifier? organizationunitnumber? name? nameextension? streetaddress? additionaladdressline? city? postnumber? country? customergroupname? phonenumber? faxnumber? email? homepageuri? isactive? isprivatecustomer? emailinvoicingaddress?',
		customerfinvoicedetails: 'finvoiceaddress? finvoiceroutercode?',
		customermaventaedidetails: 'maventaedichannel maventaedicustomeridentifier?',
		customerdeliverydetails: 'deliveryname? deliverystreetaddress? deliverycity? deliverypostnumber? deliverycountry?',
		customercontactdetails: 'contactname? contactperson? contactpersonemail? contactpersonphone?',
		customeradditionalinformation: 'comment? customeragreementidentifier? customerreferencenumber? directdebitbankaccount? invoicinglanguage? invoiceprintchannelformat? yourdefaultreference? defaulttextbeforeinvoicelines? defaulttextafterinvoicelines? defaultpaymentterm? defaultsecondname? paymentinterest? balancelimit? receivablesmanagementautomationrule? factoringaccount? taxhandlingtype? eustandardfinvoice? defaultsalesperson?',
		defaultsalesperson: 'salespersonid',
		customerdimensiondetails: 'dimension*',
		dimension: 'dimensionname dimensionitem',
	},
	fields: {
		internalidentifier: typed({ ...text(50), mayBeEmpty: true }, ['automatic'], false), externalidentifier: text(), organizationunitnumber: text(17), name: text(250), nameextension: text(250),
		streetaddress: text(80), additionaladdressline: text(80), city: text(80), postnumber: text(50), country, customergroupname: text(), phonenumber: text(), faxnumber: text(), email: text(),
		homepageuri: text(), isactive: flag, isprivatecustomer: flag, emailinvoicingaddress: text(), finvoiceaddress: text(), finvoiceroutercode: text(), maventaedichannel: text(), maventaedicustomeridentifier: text(),
		deliveryname: text(), deliverystreetaddress: text(), deliverycity: text(), deliverypostnumber: text(), deliverycountry: country, contactname: text(), contactperson: text(), contactpersonemail: text(), contactpersonphone: text(),
		comment: text(), customeragreementidentifier: text(), customerreferencenumber: text(), directdebitbankaccount: text(), invoicinglanguage: isoLanguage, invoiceprintchannelformat: typed(oneOf('1', '2'), ['netvisor']),
		yourdefaultreference: text(), defaulttextbeforeinvoicelines: text(), defaulttextafterinvoicelines: text(), defaultpaymentterm: typed(text(), ['netvisor', 'customer']), defaultsecondname: typed(text(), ['netvisor', 'customer']),
		paymentinterest: decimal, balancelimit: decimal, receivablesmanagementautomationrule: typed(text(), ['netvisor', 'customer']), factoringaccount: typed(text(), ['netvisor', 'customer']),
		taxhandlingtype: oneOf(...TAX_HANDLING), eustandardfinvoice: flag, salespersonid: typed(integer, ['netvisor']), ...dimensionFields,
	},
};

const eanCode = typed(text(), ['any', 'ean8', 'ean13', 'code128'], false);

export const productDocument: DocumentTable = {
	name: 'product',
	groups: {
		product: 'productbaseinformation productbookkeepingdetails? productadditionalinformation? productcustomtags?',
		productbaseinformation: 'productcode? productgroup name description? unitprice unit? unitweight? kaukevaproductcode? purchaseprice? tariffheading? comissionpercentage? isactive issalesproduct inventoryenabled? inventorybatchlinkingmode? countryoforigin? primaryeancode? secondaryeancode? inventoryalertlimit?',
		productbookkeepingdetails: 'defaultvatpercentage defaultdomesticaccountnumber? defaulteuaccountnumber? defaultoutsideeuaccountnumber?',
		// The DTD has dimensions after the package information, a current client before it.
		productadditionalinformation: 'productnetweight? productgrossweight? productweightunit? dimension* productpackageinformation? dimension*',
		productpackageinformation: 'packagewidth packageheight packagelength',
		productcustomtags: 'productcustomtag*',
		productcustomtag: 'tagname tagvalue',
		dimension: 'dimensionname dimensionitem',
	},
	fields: {
		productcode: text(), productgroup: text(), name: text(50), description: text(500), unitprice: typed(decimal, ['net', 'gross']), unit: text(), unitweight: decimal, kaukevaproductcode: text(), purchaseprice: decimal,
		tariffheading: text(), comissionpercentage: decimal, isactive: flag, issalesproduct: flag, inventoryenabled: flag, inventorybatchlinkingmode: oneOf('1', '2', '3', '4', '5', '6', '7', '8'), countryoforigin: country,
		primaryeancode: eanCode, secondaryeancode: eanCode, inventoryalertlimit: decimal, defaultvatpercentage: decimal, defaultdomesticaccountnumber: text(), defaulteuaccountnumber: text(), defaultoutsideeuaccountnumber: text(),
		productnetweight: decimal, productgrossweight: decimal, productweightunit: oneOf('g', 'kg', 'tn'), packagewidth: decimal, packageheight: decimal, packagelength: decimal,
		tagname: text(), tagvalue: { ...text(), attributes: { datatype: { values: ['date', 'text', 'decimal', 'enum'], required: true } } }, ...dimensionFields,
	},
};

const dimensionDate = { kind: 'date' } as const;

/** `codes` false: the service before code and label (2026). */
export const dimensionDocument = (codes: boolean): DocumentTable => ({
	name: 'dimensionitem',
	groups: {
		dimensionitem: codes
			? 'name item olditem? code? label? oldcode? oldlabel? fatherid? fatheritem? fathercode? fatherlabel? activityperiodstart? activityperiodend? ishidden?'
			: 'name item olditem? fatherid? fatheritem? ishidden?',
	},
	fields: {
		name: text(50), item: text(200), olditem: text(200), code: text(50), label: text(200), oldcode: text(50), oldlabel: text(200), fatherid: integer, fatheritem: text(200), fathercode: text(50), fatherlabel: text(200),
		activityperiodstart: dimensionDate, activityperiodend: dimensionDate, ishidden: { kind: 'boolean' },
	},
});
