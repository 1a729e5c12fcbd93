/** How the fake keeps a sales invoice, order or draft. */
import type { DimensionLink } from './documentState';

export interface AccrualRule { startMonth: number; startYear: number; endMonth: number | null; endYear: number | null; curve: string }

export interface ProductLine {
	kind: 'product'; key: number; productKey: number; name: string; unitPrice: number; priceType: string; purchasePrice: number | null; vatPercent: number; vatCode: string; quantity: number; discountPercent: number; freeText: string;
	/** As sent; null when not both were given. */
	sentVatSum: number | null; sentSum: number | null;
	/** What the books take: with VAT, the VAT, and without. */
	sum: number; vatSum: number; netSum: number;
	account: string; skipAccrual: boolean; dimensions: DimensionLink[]; accrualRule: AccrualRule | null; unit: string; deliveryDate: string; orderNumber: string;
}
export interface CommentLine { kind: 'comment'; key: number; text: string }
export interface SubLine { kind: 'sub'; key: number; fields: Record<string, string> }
export type InvoiceLine = ProductLine | CommentLine | SubLine;

export interface Attachment { mimeType: string; description: string; fileName: string; data: string; type: string; printByDefault: boolean | null }

export type InvoiceStatus = 'open' | 'overdue' | 'reminded' | 'requested' | 'collected' | 'paid' | 'creditloss' | 'unsent' | 'rejected' | 'archived' | 'delivered' | 'undelivered' | 'billed' | 'draft';

export interface SalesInvoice {
	key: number; type: 'invoice' | 'order' | 'draft';
	/** Empty on a draft. */
	number: string;
	status: InvoiceStatus;
	date: string; eventDate: string; dueDate: string; valueDate: string; deliveryDate: string; referenceNumber: string;
	/** In `currency`, VAT included. */
	amount: number;
	/** The text of salesinvoiceamount as it was sent, and what the lines add up to: they may differ, nobody refuses it. */
	sentAmount: string; linesTotal: number;
	currency: string;
	/** The rate in use; 1 for the home currency. */
	currencyRate: number;
	sentCurrencyRate: string;
	/** Still to be paid, in `currency`. */
	open: number;
	customerKey: number;
	/** The address as printed on this invoice. */
	buyer: { name: string; nameExtension: string; street: string; additionalStreet: string; postNumber: string; town: string; country: string };
	netDays: number | null; textBeforeLines: string; textAfterLines: string; ourReference: string; yourReference: string; privateComment: string; agreement: string; orderNumber: string; taxHandling: string;
	/** Every other header element that was sent, by its name. */
	otherFields: Record<string, string>;
	lines: InvoiceLine[];
	voucherLines: Array<{ sum: number; sumType: string; description: string; account: string; vatPercent: number; vatCode: string; dimensions: DimensionLink[] }>;
	accrualRule: AccrualRule | null; oldAccrual: Array<{ month: number; year: number; sum: number }>; attachments: Attachment[]; customTags: Array<{ name: string; value: string }>;
	/** Key of the accounting voucher; null while there is none. */
	voucherKey: number | null;
	/** On a matched credit note: the key of the invoice it credits. */
	creditedInvoiceKey: number | null;
	changed: string; paymentsChanged: string | null;
}
