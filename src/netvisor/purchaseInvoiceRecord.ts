/**
 * What purchaseinvoicelist.nv and getpurchaseinvoice.nv (version 2) answer (Netvisor API 8.1, 8.2). Decimals have a dot,
 * dates are "YYYY-MM-DD", a missing or empty element is ''. Bank accounts and addresses of vendors are not read.
 */
import { ContractError } from '../errors';
import type { Fields } from './fields';

export interface NetvisorPurchaseInvoiceListRow {
	netvisorKey: string;
	/** The vendor's own; any text. */
	invoiceNumber: string;
	invoiceDate: string;
	vendor: string;
	vendorOrganizationIdentifier: string;
	sum: string;
	payments: string;
	openSum: string;
}

export interface NetvisorPurchaseDimension {
	/** The heading, such as "Projekti". */
	dimensionName: string;
	/** Code, a space and the label where codes are in use. */
	dimensionItem: string;
	itemNetvisorKey: string;
}

export interface NetvisorPurchaseInvoiceLine {
	netvisorKey: string;
	/** Gross; negative on a credit. */
	lineSum: string;
	/** Net, with more than two decimals. */
	lineNetSum: string;
	unitPrice: string;
	vatPercent: string;
	/** Such as KOOS, or "-" for no VAT handling. */
	vatCode: string;
	description: string;
	unit: string;
	orderedAmount: string;
	deliveredAmount: string;
	productCode: string;
	productName: string;
	discountPercentage: string;
	/** "4000 Ostot" */
	account: string;
	dimensions: NetvisorPurchaseDimension[];
}

export interface NetvisorPurchaseInvoice {
	netvisorKey: string;
	purchaseInvoiceNumber: string;
	purchaseInvoiceDate: string;
	purchaseInvoiceEventDate: string;
	purchaseInvoiceDeliveryDate: string;
	purchaseInvoiceDueDate: string;
	purchaseInvoiceValueDate: string;
	purchaseInvoiceReferenceNumber: string;
	purchaseInvoiceAmount: string;
	purchaseInvoicePaidAmount: string;
	foreignCurrencyAmount: string;
	/** ISO 4217; '' in the home currency. */
	foreignCurrencyNameId: string;
	/** A label in the language of the request. */
	invoiceStatus: string;
	/** open, approved, accepted. */
	approvalStatus: string;
	purchaseInvoiceOurReference: string;
	purchaseInvoiceYourReference: string;
	purchaseInvoiceDescription: string;
	vendorNetvisorKey: string;
	vendorOrganizationIdentifier: string;
	vendorCode: string;
	vendorName: string;
	/** '' where the answer does not tell. */
	isAccounted: '0' | '1' | '';
	lines: NetvisorPurchaseInvoiceLine[];
}

export function readPurchaseInvoiceListRow(row: Fields): NetvisorPurchaseInvoiceListRow {
	return {
		netvisorKey: row.key('netvisorkey'),
		invoiceNumber: row.text('invoicenumber').trim(),
		invoiceDate: row.date('invoicedate'),
		vendor: row.text('vendor').trim(),
		vendorOrganizationIdentifier: row.text('vendororganizationidentifier').trim(),
		sum: row.decimal('sum'),
		payments: row.decimal('payments'),
		openSum: row.decimal('opensum'),
	};
}

/** @throws ContractError when the dimensions stand beside the lines (version 1): which line they belong to cannot be told */
export function readPurchaseInvoice(invoice: Fields, request: string): NetvisorPurchaseInvoice {
	const holders = invoice.all('invoicelines');
	if (holders.some((holder) => dimensionsOf(holder).length > 0)) throw new ContractError(`Netvisor answered ${request} with the dimensions beside the lines of the invoice, although version 2 was asked for.`, { service: 'Netvisor', request, field: 'purchaseinvoicelinedimensions' });
	return {
		// The first name is the misprint of the vendor's page.
		netvisorKey: invoice.key('purchaseinvoicenetvisorkey', 'purhaseinvoicenetvisorkey'),
		purchaseInvoiceNumber: invoice.text('purchaseinvoicenumber').trim(),
		purchaseInvoiceDate: invoice.date('purchaseinvoicedate'),
		purchaseInvoiceEventDate: invoice.date('purchaseinvoiceeventdate'),
		purchaseInvoiceDeliveryDate: invoice.date('purchaseinvoicedeliverydate'),
		purchaseInvoiceDueDate: invoice.date('purchaseinvoiceduedate'),
		purchaseInvoiceValueDate: invoice.date('purchaseinvoicevaluedate'),
		purchaseInvoiceReferenceNumber: invoice.text('purchaseinvoicereferencenumber').trim(),
		purchaseInvoiceAmount: invoice.decimal('purchaseinvoiceamount'),
		purchaseInvoicePaidAmount: invoice.decimal('purchaseinvoicepaidamount'),
		foreignCurrencyAmount: invoice.decimal('foreigncurrencyamount'),
		foreignCurrencyNameId: invoice.text('foreigncurrencynameid').trim(),
		invoiceStatus: invoice.text('invoicestatus').trim(),
		approvalStatus: invoice.text('approvalstatus').trim().toLowerCase(),
		purchaseInvoiceOurReference: invoice.text('purchaseinvoiceourreference'),
		purchaseInvoiceYourReference: invoice.text('purchaseinvoiceyourreference'),
		purchaseInvoiceDescription: invoice.text('purchaseinvoicedescription'),
		vendorNetvisorKey: invoice.optionalKey('vendornetvisorkey'),
		vendorOrganizationIdentifier: invoice.text('vendororganizationidentifier').trim(),
		vendorCode: invoice.text('vendorcode').trim(),
		vendorName: invoice.text('vendorname').trim(),
		isAccounted: invoice.zeroOrOne('isaccounted'),
		lines: holders.flatMap((holder) => holder.all('purchaseinvoiceline')).map(readLine),
	};
}

function readLine(line: Fields): NetvisorPurchaseInvoiceLine {
	return {
		netvisorKey: line.key('netvisorkey'),
		lineSum: line.decimal('linesum'),
		lineNetSum: line.decimal('linenetsum'),
		unitPrice: line.decimal('unitprice'),
		vatPercent: line.decimal('vatpercent'),
		vatCode: line.text('vatcode').trim(),
		description: line.text('description'),
		unit: line.text('unit').trim(),
		orderedAmount: line.decimal('orderedamount'),
		deliveredAmount: line.decimal('deliveredamount'),
		productCode: line.text('productcode').trim(),
		productName: line.text('productname'),
		discountPercentage: line.decimal('discountpercentage'),
		account: line.text('accountingsuggestionbookkeepingaccount').trim(),
		dimensions: dimensionsOf(line),
	};
}

/** The item's key has two names in the sources (Netvisor API 8.2). */
function dimensionsOf(holder: Fields): NetvisorPurchaseDimension[] {
	return holder
		.all('purchaseinvoicelinedimensions')
		.flatMap((group) => group.all('dimension'))
		.map((dimension) => ({ dimensionName: dimension.text('dimensionname').trim(), dimensionItem: dimension.text('dimensiondetailname').trim(), itemNetvisorKey: dimension.optionalKey('dimensiondetailnetvisorkey', 'dimensiondetailnamenetvisorkey') }))
		.filter(({ dimensionName, dimensionItem }) => dimensionName !== '' || dimensionItem !== '');
}
