import { z } from 'zod/v4';
import { severaMoney } from './money';
import { audit, calendarDate, currencyReference, decimal, enumeration, guid, integer, languageReference, namedReference, numberedReference, text } from './reference';

const address = z.looseObject({ addressline: text, postalCode: text, city: text, state: text, country: text });
const freeText = z.looseObject({ text, value: text, plainText: text });
/** RelatedInvoiceSubModel. */
const relatedInvoice = z.looseObject({ guid, number: integer });

/** InvoiceOutputModel (Severa API 14.1). Receiver and sender are snapshots, as printed. */
export const severaInvoice = z.looseObject({
	guid,
	/** Null until a status gives the number. */
	number: integer,
	date: calendarDate,
	dueDate: calendarDate,
	/** Booking date, when it differs. */
	entryDate: calendarDate.nullish(),
	/** Null until paid. */
	paymentDate: calendarDate.nullish(),
	status: z.looseObject({ guid, name: text, isSent: z.boolean(), isPaid: z.boolean(), isWaitingPayment: z.boolean() }).nullish(),
	/** The customer of the project. */
	customer: numberedReference.nullish(),
	/** The customer who is invoiced; may be another. */
	billingCustomer: numberedReference.nullish(),
	projects: z.array(numberedReference).nullish(),
	receiverCustomerName: text,
	receiverAddress: address.nullish(),
	receiverVatNumber: text,
	receiverKvkNumber: text,
	receiverContactGuid: text,
	receiverContactName: text,
	receiverContactEmail: text,
	senderName: text,
	senderAddress: address.nullish(),
	senderVatNumber: text,
	senderKvkNumber: text,
	senderContactGuid: text,
	senderContactName: text,
	currency: currencyReference.nullish(),
	/** To the organisation's currency at invoicing. */
	currencyRate: z.number(),
	totalExcludingTax: severaMoney.nullish(),
	totalTax: severaMoney.nullish(),
	totalIncludingTax: severaMoney.nullish(),
	workHoursTotalExcludingTax: severaMoney.nullish(),
	projectFeesTotalExcludingTax: severaMoney.nullish(),
	projectTravelExpensesTotalExcludingTax: severaMoney.nullish(),
	flatRatesTotalExcludingTax: severaMoney.nullish(),
	workHoursQuantity: z.number(),
	workHourValueAddedTax: decimal,
	/** Payment reference, national or RF; a text. */
	referenceNumber: text,
	orderNumber: text,
	ourReference: text,
	yourReference: text,
	notes: text,
	freeText1: freeText.nullish(),
	freeText2: freeText.nullish(),
	/** Days. */
	paymentTerm: z.int(),
	/** Per cent a year. */
	overdueInterest: z.number(),
	language: languageReference.nullish(),
	culture: z.looseObject({}).nullish(),
	isCreditNote: z.boolean(),
	/** On an original: its credit note. */
	creditNoteInvoice: relatedInvoice.nullish(),
	/** On a credit note: the invoice that it credits. */
	reimburseInvoice: relatedInvoice.nullish(),
	invoiceNumberBusinessUnitGuid: text,
	invoiceTemplate: namedReference.nullish(),
	canBeDeleted: z.boolean(),
	...audit,
});
export type SeveraInvoice = z.infer<typeof severaInvoice>;

/** InvoiceStatusModel (Severa API 14.2): a row of the register, found by name. */
export const severaInvoiceStatus = z.looseObject({
	guid,
	name: z.string(),
	hasInvoiceNumber: z.boolean(),
	isActive: z.boolean(),
	isDefault: z.boolean(),
	isDefaultForCreditNote: z.boolean(),
	isPaid: z.boolean(),
	isReadOnly: z.boolean(),
	isSent: z.boolean(),
	isWaitingPayment: z.boolean(),
	sortOrder: z.int(),
	...audit,
});
export type SeveraInvoiceStatus = z.infer<typeof severaInvoiceStatus>;

/** InvoiceFileModel (Severa API 15.7): `guid` is the link, `fileGuid` the file that is downloaded. */
export const severaInvoiceFile = z.looseObject({
	guid,
	name: z.string(),
	fileGuid: text,
	invoiceGuid: text,
	contentType: text,
	/** Bytes. */
	size: decimal,
	/** Not meant for the customer. */
	isInternal: z.boolean().nullish(),
	sortOrder: integer,
	category: enumeration.nullish(),
	description: text,
	...audit,
});
export type SeveraInvoiceFile = z.infer<typeof severaInvoiceFile>;
