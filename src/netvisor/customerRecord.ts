/**
 * What customerlist.nv and getcustomer.nv answer (Netvisor API 2.1, 2.2). Where an element means the same as one of the
 * request it has the request's name (`additionalAddressLine`, `customerReferenceNumber`), so that the two can be compared
 * field by field. A missing or empty element is ''.
 */
import type { DimensionReference, ZeroOrOne } from './elements';

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
