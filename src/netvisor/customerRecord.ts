/**
 * What customerlist.nv and getcustomer.nv answer (Netvisor API 2.1, 2.2). Where an element means the same as one of the
 * request it has the request's name (`additionalAddressLine`, `customerReferenceNumber`), so that the two can be compared
 * field by field. A missing or empty element is ''.
 */
import type { DimensionReference, ZeroOrOne } from './elements';
import type { Fields } from './fields';

export interface NetvisorCustomerListRow {
	netvisorKey: string;
	name: string;
	/** The customer code; may be empty. */
	code: string;
	/** Empty for consumers. */
	organisationIdentifier: string;
	customerGroupId: string;
	customerGroupName: string;
}

/** Flat: the groups of the answer hold no name twice. */
export interface NetvisorCustomer {
	netvisorKey: string;
	internalIdentifier: string;
	externalIdentifier: string;
	organizationUnitNumber: string;
	customerGroupNetvisorKey: string;
	customerGroupName: string;
	name: string;
	nameExtension: string;
	streetAddress: string;
	additionalAddressLine: string;
	city: string;
	postNumber: string;
	/** ISO 3166 alpha-2. */
	country: string;
	phoneNumber: string;
	faxNumber: string;
	email: string;
	emailInvoicingAddress: string;
	homePageUri: string;
	isActive: ZeroOrOne;
	/** '' where the answer does not tell (older answers). */
	isPrivateCustomer: ZeroOrOne | '';
	finvoiceAddress: string;
	finvoiceRouterCode: string;
	deliveryName: string;
	deliveryStreetAddress: string;
	deliveryCity: string;
	deliveryPostNumber: string;
	deliveryCountry: string;
	contactPerson: string;
	contactPersonEmail: string;
	contactPersonPhone: string;
	comment: string;
	customerAgreementIdentifier: string;
	customerReferenceNumber: string;
	yourDefaultReference: string;
	defaultTextBeforeInvoiceLines: string;
	defaultTextAfterInvoiceLines: string;
	/** The term's text and its key. */
	defaultPaymentTerm: string;
	defaultPaymentTermNetvisorKey: string;
	taxHandlingType: string;
	/** Decimal with a dot, or ''. */
	balanceLimit: string;
	invoicingLanguage: string;
	dimensions: DimensionReference[];
}

export function readCustomerListRow(row: Fields): NetvisorCustomerListRow {
	return {
		netvisorKey: row.key('netvisorkey'),
		name: row.text('name'),
		code: row.text('code'),
		organisationIdentifier: row.text('organisationidentifier'),
		customerGroupId: row.text('customergroupid'),
		customerGroupName: row.text('customergroupname'),
	};
}

export function readCustomer(customer: Fields): NetvisorCustomer {
	const base = customer.group('customerbaseinformation');
	const finvoice = customer.group('customerfinvoicedetails');
	const delivery = customer.group('customerdeliverydetails');
	const contact = customer.group('customercontactdetails');
	const additional = customer.group('customeradditionalinformation');
	return {
		netvisorKey: base.key('netvisorkey'),
		internalIdentifier: base.text('internalidentifier'),
		externalIdentifier: base.text('externalidentifier'),
		organizationUnitNumber: base.text('organizationunitnumber'),
		customerGroupNetvisorKey: base.text('customergroupnetvisorkey'),
		customerGroupName: base.text('customergroupname'),
		name: base.text('name'),
		nameExtension: base.text('nameextension'),
		streetAddress: base.text('streetaddress'),
		additionalAddressLine: base.text('additionalstreetaddress', 'additionaladdressline'),
		city: base.text('city'),
		postNumber: base.text('postnumber'),
		country: base.text('country'),
		phoneNumber: base.text('phonenumber'),
		faxNumber: base.text('faxnumber'),
		email: base.text('email'),
		emailInvoicingAddress: base.text('emailinvoicingaddress'),
		homePageUri: base.text('homepageuri'),
		isActive: base.boolean('isactive') ? '1' : '0',
		isPrivateCustomer: base.zeroOrOne('isprivatecustomer'),
		finvoiceAddress: finvoice.text('finvoiceaddress'),
		finvoiceRouterCode: finvoice.text('finvoiceroutercode'),
		deliveryName: delivery.text('deliveryname'),
		deliveryStreetAddress: delivery.text('deliverystreetaddress'),
		deliveryCity: delivery.text('deliverycity'),
		deliveryPostNumber: delivery.text('deliverypostnumber'),
		deliveryCountry: delivery.text('deliverycountry'),
		contactPerson: contact.text('contactperson'),
		contactPersonEmail: contact.text('contactpersonemail'),
		contactPersonPhone: contact.text('contactpersonphone'),
		comment: additional.text('comment'),
		customerAgreementIdentifier: additional.text('customeragreementidentifier'),
		customerReferenceNumber: additional.text('referencenumber', 'customerreferencenumber'),
		yourDefaultReference: additional.text('yourdefaultreference'),
		defaultTextBeforeInvoiceLines: additional.text('defaulttextbeforeinvoicelines'),
		defaultTextAfterInvoiceLines: additional.text('defaulttextafterinvoicelines'),
		defaultPaymentTerm: additional.text('defaultpaymentterm'),
		defaultPaymentTermNetvisorKey: additional.attribute('defaultpaymentterm', 'netvisorkey'),
		taxHandlingType: additional.text('taxhandlingtype'),
		balanceLimit: additional.decimal('balancelimit'),
		invoicingLanguage: additional.text('invoicinglanguage'),
		dimensions: additional.group('customerdimensions').dimensions(),
	};
}
