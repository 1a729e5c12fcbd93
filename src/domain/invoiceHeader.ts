/** The header of the invoice: number, dates, reference and texts (mapping 5.2, 5.10, 5.12). */
import type { SalesInvoiceDocument } from '../netvisor/salesInvoiceDocument';
import type { SeveraInvoice } from '../severa/invoice';
import { isBefore, latest, toDate, type CalendarDate } from './calendar';
import { Decimal } from './decimal';
import type { Findings } from './held';
import type { Entry } from './invoiceEntry';
import { LONGEST_FREE_TEXT, toComments } from './lineText';
import { readReference } from './reference';
import type { SalesInvoiceSettings } from './settings/salesInvoice';
import { readText, singleLine } from './text';
import { transferKey } from './transferKey';

/** Finvoice's limit for references; the private comment's own limit is not published (mapping 5.2). */
const LONGEST_REFERENCE = 70;
const LONGEST_PRIVATE_COMMENT = 255;

/** A credit note is transferred like an invoice, but must be less than nothing, and is no order (5.10, I-17, I-18). */
export function checkCreditNote(found: Findings, { isCreditNote, totalIncludingTax }: SeveraInvoice, documentType: 'invoice' | 'order'): void {
	if (!isCreditNote) return;
	if (documentType === 'order') found.hold('CREDIT_NOTE_AS_ORDER', 'isCreditNote');
	const amount = totalIncludingTax?.amount;
	if (amount !== null && amount !== undefined && amount >= 0) found.hold('CREDIT_NOTE_SIGN', 'totalIncludingTax.amount');
}

export function readNumber(found: Findings, { number }: SeveraInvoice, invoiceNumbering: 'severa' | 'netvisor'): string | undefined {
	if (invoiceNumbering === 'netvisor') return undefined;
	return number === null || number === undefined ? found.hold('INVOICE_NUMBER_MISSING', 'number') : String(number);
}

/** Severa's date fields cannot be null; one that was never set holds the first day of its calendar. */
const NEVER_SET = '0001-01-01';

function readDay(value: string | null | undefined): CalendarDate | undefined {
	const day = value ? toDate(value) : NEVER_SET;
	return day === NEVER_SET ? undefined : day;
}

type DateElements = Pick<SalesInvoiceDocument, 'salesInvoiceDate' | 'salesInvoiceEventDate' | 'salesInvoiceDueDate' | 'salesInvoiceDeliveryDate' | 'paymentTermNetDays'>;

/** Either the due date or the days of the payment term, never both. */
export function readDates(found: Findings, invoice: SeveraInvoice, entries: readonly Entry[], settings: Pick<SalesInvoiceSettings, 'dueDateSource' | 'deliveryDateSource'>): DateElements {
	const date = readDay(invoice.date);
	if (date === undefined) found.hold('INVOICE_DATE_MISSING', 'date');
	const due = readDay(invoice.dueDate);
	const days = typeof invoice.paymentTerm === 'number' && invoice.paymentTerm >= 0 ? String(invoice.paymentTerm) : undefined;
	const usesDays = days !== undefined && (due === undefined || settings.dueDateSource === 'paymentTerm');
	if (due === undefined && days === undefined) found.hold('INVOICE_DUE_MISSING', 'dueDate');
	if (!usesDays && due !== undefined && date !== undefined && isBefore(due, date)) found.hold('INVOICE_DUE_BEFORE_DATE', 'dueDate', { due, date });
	return {
		salesInvoiceDate: date ?? '',
		salesInvoiceEventDate: readDay(invoice.entryDate),
		salesInvoiceDueDate: usesDays ? undefined : due,
		salesInvoiceDeliveryDate: deliveryDate(settings.deliveryDateSource, date, entries),
		paymentTermNetDays: usesDays ? days : undefined,
	};
}

function deliveryDate(source: SalesInvoiceSettings['deliveryDateSource'], date: CalendarDate | undefined, entries: readonly Entry[]): CalendarDate | undefined {
	if (source === 'invoiceDate') return date;
	return source === 'lastEntry' ? latest(entries.flatMap((entry) => entry.date ?? [])) : undefined;
}

export interface HeaderTexts {
	elements: Pick<SalesInvoiceDocument, 'salesInvoiceReferenceNumber' | 'salesInvoiceFreeTextBeforeLines' | 'salesInvoiceFreeTextAfterLines' | 'salesInvoiceOurReference' | 'salesInvoiceYourReference' | 'salesInvoicePrivateComment' | 'overrideRateOfOverdue' | 'orderNumber'>;
	/** A free text too long for its element, as comment lines before all others. */
	commentsBefore: string[];
	commentsAfter: string[];
}

export function readTexts(found: Findings, invoice: SeveraInvoice, settings: Pick<SalesInvoiceSettings, 'rfReference' | 'notesTarget' | 'longFreeText' | 'sendOverdueInterest'>): HeaderTexts {
	const notes = settings.notesTarget === 'none' ? '' : (readText(found, 'notes', invoice.notes, { multiLine: true }) ?? '');
	const before = readFreeText(found, 'freeText1', [invoice.freeText1?.plainText], settings.longFreeText);
	const after = readFreeText(found, 'freeText2', [invoice.freeText2?.plainText, settings.notesTarget === 'afterLines' ? notes : ''], settings.longFreeText);
	const overdueInterest = settings.sendOverdueInterest ? invoice.overdueInterest : undefined;
	return {
		elements: {
			salesInvoiceReferenceNumber: readReference(found, 'referenceNumber', invoice.referenceNumber, settings.rfReference),
			salesInvoiceFreeTextBeforeLines: before.text,
			salesInvoiceFreeTextAfterLines: after.text,
			salesInvoiceOurReference: readText(found, 'ourReference', invoice.ourReference, { limit: LONGEST_REFERENCE }),
			salesInvoiceYourReference: readText(found, 'yourReference', invoice.yourReference, { limit: LONGEST_REFERENCE }),
			salesInvoicePrivateComment: privateComment(found, invoice.guid, settings.notesTarget === 'privateComment' ? notes : ''),
			overrideRateOfOverdue: overdueInterest === null || overdueInterest === undefined ? undefined : Decimal.from(overdueInterest).toString(),
			orderNumber: readText(found, 'orderNumber', invoice.orderNumber, { limit: LONGEST_REFERENCE }),
		},
		commentsBefore: before.comments,
		commentsAfter: after.comments,
	};
}

function readFreeText(found: Findings, field: string, texts: ReadonlyArray<string | null | undefined>, longFreeText: 'commentLines' | 'hold'): { text?: string; comments: string[] } {
	const text = texts.flatMap((one) => readText(found, field, one, { multiLine: true }) ?? []).join('\n');
	if (text.length <= LONGEST_FREE_TEXT) return { text: text || undefined, comments: [] };
	if (longFreeText === 'commentLines') return { comments: toComments(text) };
	found.hold('TEXT_TOO_LONG', field, { field, length: text.length, limit: LONGEST_FREE_TEXT });
	return { comments: [] };
}

/** The key stands first: by it the invoice is recognised (delivery promise), so its guid too must be a text that can go (E-6). */
function privateComment(found: Findings, guid: string, notes: string): string {
	const key = transferKey('invoice', readText(found, 'guid', guid) ?? '');
	const room = LONGEST_PRIVATE_COMMENT - key.length - 1;
	const text = singleLine(notes);
	if (text.length > room) found.hold('TEXT_TOO_LONG', 'notes', { field: 'notes', length: text.length, limit: room });
	return text === '' ? key : `${key} ${text}`;
}
