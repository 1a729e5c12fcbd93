/** The request of salesinvoice.nv: invoice, order, draft or credit note (Netvisor API 5.3, salesinvoice.dtd). */
import { TAX_HANDLING_TYPES, type TaxHandlingType } from './customerDocument';
import { ansiDate, country, decimal, dimensionReferences, group, integer, oneOfValues, text, typed, wrappedList, zeroOrOne, type Attributed, type CountryElement, type Decimal, type DimensionReference, type ElementsOf, type IsoDate, type ZeroOrOne } from './elements';

/** Start month alone, or start and end; the end month is included. */
export interface AccrualRule {
	startMonth: string;
	startYear: string;
	endMonth?: string;
	endYear?: string;
}

export interface ProductLine {
	/** netvisor = Netvisor key, customer = product code. */
	productIdentifier: Attributed<'netvisor' | 'customer'>;
	productName: string;
	productUnitPrice: { value: Decimal; type: 'net' | 'gross' };
	productVatPercentage: { value: Decimal; vatCode: VatCode };
	/** Negative on a credit note. */
	salesInvoiceProductLineQuantity: Decimal;
	salesInvoiceProductLineDiscountPercentage?: Decimal;
	salesInvoiceProductLineFreeText?: string;
	/** Both sums or neither: one alone is ignored by the service (Netvisor API 5.3). */
	salesInvoiceProductLineVatSum?: Decimal;
	/** VAT included. */
	salesInvoiceProductLineSum?: Decimal;
	/** The account's number. */
	accountingAccountSuggestion?: string;
	dimensions?: DimensionReference[];
	accrualRule?: AccrualRule;
	productUnitName?: string;
}

export interface CommentLine {
	comment: string;
}

export type InvoiceLine = { salesInvoiceProductLine: ProductLine } | { salesInvoiceCommentLine: CommentLine };

export interface SalesInvoiceAttachment {
	mimeType: string;
	attachmentDescription: string;
	fileName: string;
	/** Base64; before sending also a reference to binary data of the item (receiptReference.ts). */
	documentData: Attributed<'pdf' | 'finvoice'>;
	/** Not with finvoice: the service refuses it. */
	printByDefault?: ZeroOrOne;
}

/** Sums are in the currency of the amount. */
export interface SalesInvoiceAmount {
	/** Total with VAT; the service takes it as given and does not add up the lines. */
	value: Decimal;
	iso4217CurrencyCode?: string;
	currencyRate?: Decimal;
}

export interface SalesInvoiceDocument {
	/** Left out: Netvisor gives the next number. */
	salesInvoiceNumber?: string;
	salesInvoiceDate: IsoDate;
	/** Accounting date. */
	salesInvoiceEventDate?: IsoDate;
	salesInvoiceDueDate?: IsoDate;
	salesInvoiceDeliveryDate?: IsoDate;
	salesInvoiceReferenceNumber?: string;
	salesInvoiceAmount: SalesInvoiceAmount;
	invoiceType?: 'invoice' | 'order' | 'invoicedraft';
	/** Invoice: open, unsent; order: delivered, undelivered; draft: empty. */
	salesInvoiceStatus: { value: 'open' | 'unsent' | 'delivered' | 'undelivered' | ''; type: 'netvisor' };
	salesInvoiceFreeTextBeforeLines?: string;
	salesInvoiceFreeTextAfterLines?: string;
	salesInvoiceOurReference?: string;
	salesInvoiceYourReference?: string;
	salesInvoicePrivateComment?: string;
	invoicingCustomerIdentifier: Attributed<'netvisor' | 'customer'>;
	invoicingCustomerName?: string;
	invoicingCustomerNameExtension?: string;
	invoicingCustomerAddressLine?: string;
	invoicingCustomerAdditionalAddressLine?: string;
	invoicingCustomerPostNumber?: string;
	invoicingCustomerTown?: string;
	invoicingCustomerCountryCode?: CountryElement;
	salesInvoiceTaxHandlingType?: TaxHandlingType;
	paymentTermNetDays?: string;
	overrideRateOfOverdue?: Decimal;
	orderNumber?: string;
	invoiceLines: InvoiceLine[];
	salesInvoiceAttachments?: SalesInvoiceAttachment[];
}

/** The DTD's list (salesinvoice.dtd, attribute vatcode). */
export const VAT_CODES = ['NONE', 'KOOS', 'EUOS', 'EUUO', 'EUPO', '100', 'KOMY', 'EUMY', 'EUUM', 'EUPM312', 'EUPM309', 'MUUL', 'EVTO', 'EVPO', 'EVKV', 'KAVE', 'RAMY', 'RAOS', 'EVRO', 'MAAL', 'EVMA', 'KOMY0'] as const;
export type VatCode = (typeof VAT_CODES)[number];

const filled = { required: 'filled' } as const;

const productLine = group<ProductLine>({
	productIdentifier: typed(['netvisor', 'customer'], filled),
	productName: text(50, { required: 'present' }),
	productUnitPrice: typed(['net', 'gross'], { kind: 'decimal', ...filled }),
	productVatPercentage: decimal({ attributes: { vatCode: VAT_CODES }, requiredAttributes: ['vatCode'], ...filled }),
	salesInvoiceProductLineQuantity: decimal(filled),
	salesInvoiceProductLineDiscountPercentage: decimal(),
	salesInvoiceProductLineFreeText: text(500),
	salesInvoiceProductLineVatSum: decimal(),
	salesInvoiceProductLineSum: decimal(),
	accountingAccountSuggestion: text(),
	dimensions: dimensionReferences,
	accrualRule: group<AccrualRule>({ startMonth: integer(filled), startYear: integer(filled), endMonth: integer(), endYear: integer() }),
	productUnitName: text(),
});

const attachment = group<SalesInvoiceAttachment>({
	mimeType: text(50, filled),
	attachmentDescription: text(100, filled),
	fileName: text(255, filled),
	documentData: typed(['pdf', 'finvoice'], filled),
	printByDefault: zeroOrOne(),
});

export const salesInvoiceElements: ElementsOf<SalesInvoiceDocument> = {
	salesInvoiceNumber: text(),
	salesInvoiceDate: ansiDate(filled),
	salesInvoiceEventDate: ansiDate(),
	salesInvoiceDueDate: ansiDate(),
	salesInvoiceDeliveryDate: ansiDate(),
	salesInvoiceReferenceNumber: text(),
	salesInvoiceAmount: decimal({ attributes: { iso4217CurrencyCode: 'text', currencyRate: 'decimal' }, required: 'present' }),
	invoiceType: oneOfValues(['invoice', 'order', 'invoicedraft']),
	salesInvoiceStatus: { ...typed(['netvisor'], { required: 'present' }), kind: 'choice', values: ['open', 'unsent', 'delivered', 'undelivered', ''] },
	salesInvoiceFreeTextBeforeLines: text(500),
	salesInvoiceFreeTextAfterLines: text(500),
	salesInvoiceOurReference: text(),
	salesInvoiceYourReference: text(),
	salesInvoicePrivateComment: text(),
	invoicingCustomerIdentifier: typed(['netvisor', 'customer'], filled),
	invoicingCustomerName: text(250),
	invoicingCustomerNameExtension: text(250),
	invoicingCustomerAddressLine: text(80),
	invoicingCustomerAdditionalAddressLine: text(80),
	invoicingCustomerPostNumber: text(50),
	invoicingCustomerTown: text(80),
	invoicingCustomerCountryCode: country(),
	salesInvoiceTaxHandlingType: oneOfValues(TAX_HANDLING_TYPES),
	paymentTermNetDays: integer(),
	overrideRateOfOverdue: decimal(),
	orderNumber: text(),
	invoiceLines: wrappedList('invoiceline', group<{ salesInvoiceProductLine: ProductLine; salesInvoiceCommentLine: CommentLine }>({ salesInvoiceProductLine: productLine, salesInvoiceCommentLine: group<CommentLine>({ comment: text(undefined, filled) }) }, { oneOf: true }), 'filled'),
	salesInvoiceAttachments: wrappedList('salesinvoiceattachment', attachment),
};
