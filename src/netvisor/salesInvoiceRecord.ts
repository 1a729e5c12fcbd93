/**
 * What salesinvoicelist.nv and getsalesinvoice.nv/getorder.nv answer (Netvisor API 5.1, 5.2). Decimals have a dot, dates
 * are "YYYY-MM-DD", a missing or empty element is ''.
 */
import type { DimensionReference } from './elements';

export interface NetvisorSalesInvoiceListRow {
	netvisorKey: string;
	invoiceNumber: string;
	invoiceDate: string;
	invoiceDueDate: string;
	/** open, paid, unsent, creditloss, rejected, archived; orders: undelivered, delivered, billed. */
	invoiceStatus: string;
	/** open, overdue, reminded, requested, collected or ''. */
	invoiceSubStatus: string;
	customerNetvisorKey: string;
	customerCode: string;
	customerName: string;
	referenceNumber: string;
	/** In the home currency. */
	invoiceSum: string;
	openSum: string;
	/** Only where it was asked for (replyoption 1). */
	privateComment: string;
	/** Only where they were asked for (replyoption 2) and the invoice is in another currency. */
	invoiceCurrencySum: string;
	openCurrencySum: string;
	currencyCode: string;
}

export interface NetvisorProductLine {
	kind: 'product';
	netvisorKey: string;
	/** Product code. */
	productIdentifier: string;
	productName: string;
	productNetvisorKey: string;
	productUnitPrice: string;
	productVatPercentage: string;
	vatCode: string;
	salesInvoiceProductLineQuantity: string;
	salesInvoiceProductLineUnit: string;
	salesInvoiceProductLineDiscountPercentage: string;
	salesInvoiceProductLineFreeText: string;
	salesInvoiceProductLineVatSum: string;
	salesInvoiceProductLineSum: string;
	/** The account's number; the answer's other element of this name is a key. */
	accountingAccountNumber: string;
	dimensions: DimensionReference[];
}

export interface NetvisorCommentLine {
	kind: 'comment';
	comment: string;
}

export interface NetvisorAttachment {
	mimeType: string;
	attachmentDescription: string;
	fileName: string;
	/** Base64. */
	documentData: string;
}

export interface NetvisorSalesInvoice {
	netvisorKey: string;
	salesInvoiceNumber: string;
	salesInvoiceDate: string;
	salesInvoiceEventDate: string;
	salesInvoiceValueDate: string;
	salesInvoiceDeliveryDate: string;
	salesInvoiceDueDate: string;
	salesInvoiceReferenceNumber: string;
	salesInvoiceAmount: { value: string; iso4217CurrencyCode: string; currencyRate: string };
	foreignCurrencyAmount: string;
	/** The machine value (attribute `status`), such as unsent. */
	invoiceStatus: string;
	/** '' as long as there is no voucher. */
	invoiceVoucherNetvisorKey: string;
	salesInvoiceFreeTextBeforeLines: string;
	salesInvoiceFreeTextAfterLines: string;
	salesInvoiceOurReference: string;
	salesInvoiceYourReference: string;
	salesInvoicePrivateComment: string;
	invoicingCustomerCode: string;
	invoicingCustomerName: string;
	invoicingCustomerNetvisorKey: string;
	invoicingCustomerOrganizationIdentifier: string;
	invoicingCustomerAddressLine: string;
	invoicingCustomerAdditionalAddressLine: string;
	invoicingCustomerPostNumber: string;
	invoicingCustomerTown: string;
	/** ISO 3166 alpha-2. */
	invoicingCustomerCountryCode: string;
	paymentTermNetDays: string;
	creditedInvoiceNetvisorKey: string;
	/** Products and comments in the invoice's order. */
	lines: Array<NetvisorProductLine | NetvisorCommentLine>;
	attachments: NetvisorAttachment[];
	/** Base64 of the PDF, where it was asked for. */
	pdf: string;
}
