/** What a person is shown of an invoice before anything is written. */
import type { SalesInvoiceDocument } from '../netvisor/salesInvoiceDocument';
import type { InvoiceForTransfer } from '../severa/invoiceForTransfer';
import type { SeveraMoney } from '../severa/money';
import { companyId } from './businessId';
import { addDays } from './calendar';
import { Decimal } from './decimal';
import type { DimensionDemand } from './dimension';

/** Sums such as "1255.00", in `currency`; '' for what is missing on a held invoice. */
export interface SalesInvoicePlan {
	number: string;
	customerCode: string;
	customerName: string;
	/** On the Severa card of the one who pays, where it is a company's; the Netvisor card under the code must be the same company's (C-9). */
	customerBusinessId: string;
	/** YYYY-MM-DD */
	date: string;
	/** YYYY-MM-DD; counted from the days of the payment term where the document gives only these. */
	dueDate: string;
	currency: string;
	totalExcludingTax: string;
	totalTax: string;
	totalIncludingTax: string;
	/** Product lines of the document, or rows of a held invoice. */
	lineCount: number;
	/** Such as "Projekti: 2001 Verkko", each once. */
	dimensions: string[];
	/** The same with code and source: what must exist in Netvisor first (D-4), and how a renamed item is found again. */
	dimensionItems: DimensionDemand[];
	vatCodes: string[];
	isCreditNote: boolean;
	/** Number of the invoice that a credit note credits. */
	originalNumber: string;
	/** Its Severa guid: the number alone may be that of another invoice in Netvisor (I-19). */
	originalGuid: string;
	/** ISO 8601; when the invoice was made in Severa: nothing in Netvisor can carry its key and be older. '' when Severa does not tell. */
	createdAt: string;
}

/** @param document undefined for a held invoice, which has no items either */
export function planOf({ invoice, rows, billingCustomer }: InvoiceForTransfer, document: SalesInvoiceDocument | undefined, items: readonly DimensionDemand[] = []): SalesInvoicePlan {
	const customer = invoice.billingCustomer ?? invoice.customer;
	const lines = (document?.invoiceLines ?? []).flatMap((line) => ('salesInvoiceProductLine' in line ? [line.salesInvoiceProductLine] : []));
	return {
		number: document?.salesInvoiceNumber ?? textOf(invoice.number),
		customerCode: document?.invoicingCustomerIdentifier.value ?? textOf(customer?.number),
		customerName: document?.invoicingCustomerName ?? invoice.receiverCustomerName ?? customer?.name ?? '',
		customerBusinessId: companyId(billingCustomer?.vatNumber ?? ''),
		date: document?.salesInvoiceDate ?? invoice.date ?? '',
		dueDate: dueDateOf(document) ?? invoice.dueDate ?? '',
		currency: document?.salesInvoiceAmount.iso4217CurrencyCode ?? invoice.currency?.code ?? invoice.totalIncludingTax?.currencyCode ?? '',
		totalExcludingTax: sumOf(invoice.totalExcludingTax),
		totalTax: sumOf(invoice.totalTax),
		totalIncludingTax: document?.salesInvoiceAmount.value ?? sumOf(invoice.totalIncludingTax),
		lineCount: document === undefined ? rows.length : lines.length,
		dimensions: distinct(lines.flatMap(({ dimensions = [] }) => dimensions.map(({ dimensionName, dimensionItem }) => `${dimensionName}: ${dimensionItem}`))),
		dimensionItems: [...items],
		vatCodes: distinct(lines.map(({ productVatPercentage }) => productVatPercentage.vatCode)),
		isCreditNote: invoice.isCreditNote,
		originalNumber: textOf(invoice.reimburseInvoice?.number),
		originalGuid: invoice.reimburseInvoice?.guid ?? '',
		createdAt: invoice.createdDateTime ?? '',
	};
}

const textOf = (number: number | null | undefined): string => (number === null || number === undefined ? '' : String(number));
const distinct = (texts: readonly string[]) => [...new Set(texts)];

function sumOf(money: SeveraMoney | null | undefined): string {
	const amount = money?.amount;
	return amount === null || amount === undefined ? '' : Decimal.from(amount).format(2, 10);
}

function dueDateOf(document: SalesInvoiceDocument | undefined): string | undefined {
	if (document?.paymentTermNetDays === undefined) return document?.salesInvoiceDueDate;
	return addDays(document.salesInvoiceDate, Number(document.paymentTermNetDays));
}
