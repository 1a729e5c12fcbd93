/** The request of customer.nv (Netvisor API 2.3, customer.dtd). */
import { country, decimal, dimensionReferences, group, oneOfValues, text, typed, zeroOrOne, type Attributed, type CountryElement, type Decimal, type DimensionReference, type ElementsOf, type ZeroOrOne } from './elements';

export interface CustomerBaseInformation {
	/** The customer code; a string, leading zeros count. */
	internalIdentifier?: string;
	/** Business id "1234567-8", a foreign register number, or the identity code of a private person. */
	externalIdentifier?: string;
	/** OVT id. */
	organizationUnitNumber?: string;
	name?: string;
	nameExtension?: string;
	streetAddress?: string;
	additionalAddressLine?: string;
	city?: string;
	postNumber?: string;
	country?: CountryElement;
	customerGroupName?: string;
	phoneNumber?: string;
	faxNumber?: string;
	email?: string;
	homePageUri?: string;
	isActive?: ZeroOrOne;
	isPrivateCustomer?: ZeroOrOne;
	emailInvoicingAddress?: string;
}

export interface CustomerFinvoiceDetails {
	finvoiceAddress?: string;
	finvoiceRouterCode?: string;
}

export interface CustomerDeliveryDetails {
	deliveryName?: string;
	deliveryStreetAddress?: string;
	deliveryCity?: string;
	deliveryPostNumber?: string;
	deliveryCountry?: CountryElement;
}

export interface CustomerContactDetails {
	contactName?: string;
	contactPerson?: string;
	contactPersonEmail?: string;
	contactPersonPhone?: string;
}

export const TAX_HANDLING_TYPES = ['countrygroup', 'forcedomestic', 'notaxhandling', 'domesticconstructionservice'] as const;
export type TaxHandlingType = (typeof TAX_HANDLING_TYPES)[number];

export interface CustomerAdditionalInformation {
	comment?: string;
	customerAgreementIdentifier?: string;
	customerReferenceNumber?: string;
	invoicingLanguage?: Attributed<'ISO-3166'>;
	/** 1 = invoice and giro form, 2 = invoice. */
	invoicePrintChannelFormat?: Attributed<'netvisor'>;
	yourDefaultReference?: string;
	defaultTextBeforeInvoiceLines?: string;
	defaultTextAfterInvoiceLines?: string;
	defaultPaymentTerm?: Attributed<'netvisor' | 'customer'>;
	defaultSecondName?: Attributed<'netvisor' | 'customer'>;
	paymentInterest?: Decimal;
	balanceLimit?: Decimal;
	receivablesManagementAutomationRule?: Attributed<'netvisor' | 'customer'>;
	factoringAccount?: Attributed<'netvisor' | 'customer'>;
	taxHandlingType?: TaxHandlingType;
	euStandardFinvoice?: ZeroOrOne;
	defaultSalesPerson?: { salesPersonId: Attributed<'netvisor'> };
}

export interface CustomerDocument {
	customerBaseInformation: CustomerBaseInformation;
	customerFinvoiceDetails?: CustomerFinvoiceDetails;
	customerDeliveryDetails?: CustomerDeliveryDetails;
	customerContactDetails?: CustomerContactDetails;
	customerAdditionalInformation?: CustomerAdditionalInformation;
	customerDimensionDetails?: { dimensions: DimensionReference[] };
}

const BY_KEY_OR_NAME = ['netvisor', 'customer'];

export const customerElements: ElementsOf<CustomerDocument> = {
	customerBaseInformation: group<CustomerBaseInformation>(
		{
			internalIdentifier: text(50),
			externalIdentifier: text(),
			organizationUnitNumber: text(17),
			name: text(250, { required: 'filled' }),
			nameExtension: text(250),
			streetAddress: text(80),
			additionalAddressLine: text(80),
			city: text(80),
			postNumber: text(50),
			country: country(),
			customerGroupName: text(),
			phoneNumber: text(),
			faxNumber: text(),
			email: text(),
			homePageUri: text(),
			isActive: zeroOrOne(),
			isPrivateCustomer: zeroOrOne(),
			emailInvoicingAddress: text(),
		},
		{ required: 'filled' },
	),
	customerFinvoiceDetails: group<CustomerFinvoiceDetails>({ finvoiceAddress: text(), finvoiceRouterCode: text() }),
	customerDeliveryDetails: group<CustomerDeliveryDetails>({ deliveryName: text(), deliveryStreetAddress: text(), deliveryCity: text(), deliveryPostNumber: text(), deliveryCountry: country() }),
	customerContactDetails: group<CustomerContactDetails>({ contactName: text(), contactPerson: text(), contactPersonEmail: text(), contactPersonPhone: text() }),
	customerAdditionalInformation: group<CustomerAdditionalInformation>({
		comment: text(),
		customerAgreementIdentifier: text(),
		customerReferenceNumber: text(),
		invoicingLanguage: typed(['ISO-3166']),
		invoicePrintChannelFormat: typed(['netvisor']),
		yourDefaultReference: text(),
		defaultTextBeforeInvoiceLines: text(),
		defaultTextAfterInvoiceLines: text(),
		defaultPaymentTerm: typed(BY_KEY_OR_NAME),
		defaultSecondName: typed(BY_KEY_OR_NAME),
		paymentInterest: decimal(),
		balanceLimit: decimal(),
		receivablesManagementAutomationRule: typed(BY_KEY_OR_NAME),
		factoringAccount: typed(BY_KEY_OR_NAME),
		taxHandlingType: oneOfValues(TAX_HANDLING_TYPES),
		euStandardFinvoice: zeroOrOne(),
		defaultSalesPerson: group<{ salesPersonId: Attributed<'netvisor'> }>({ salesPersonId: typed(['netvisor'], { required: 'filled' }) }),
	}),
	customerDimensionDetails: group<{ dimensions: DimensionReference[] }>({ dimensions: dimensionReferences }),
};
