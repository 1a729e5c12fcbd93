/** Answers of salesinvoicelist.nv, getsalesinvoice.nv and getorder.nv to records (Netvisor API 5.1, 5.2). */
import { Fields } from './fields';
import type { NetvisorCommentLine, NetvisorProductLine, NetvisorSalesInvoice, NetvisorSalesInvoiceListRow } from './salesInvoiceRecord';

export function readSalesInvoiceListRow(row: Fields): NetvisorSalesInvoiceListRow {
	const additional = row.group('additionalinformation');
	return {
		netvisorKey: row.key('netvisorkey'),
		invoiceNumber: row.text('invoicenumber').trim(),
		invoiceDate: row.date('invoicedate'),
		invoiceDueDate: row.date('invoiceduedate'),
		invoiceStatus: row.text('invoicestatus').trim().toLowerCase(),
		invoiceSubStatus: row.attribute('invoicestatus', 'substatus').toLowerCase(),
		customerNetvisorKey: row.optionalKey('customernetvisorkey'),
		customerCode: row.text('customercode'),
		customerName: row.text('customername'),
		referenceNumber: row.text('referencenumber').trim(),
		invoiceSum: row.decimal('invoicesum'),
		openSum: row.decimal('opensum'),
		privateComment: additional.text('privatecomment'),
		invoiceCurrencySum: additional.decimal('invoicecurrencysum'),
		openCurrencySum: additional.decimal('opencurrencysum'),
		currencyCode: additional.attribute('invoicecurrencysum', 'currencycode').toUpperCase(),
	};
}

export function readSalesInvoice(invoice: Fields, request: string): NetvisorSalesInvoice {
	return {
		netvisorKey: invoice.key('salesinvoicenetvisorkey'),
		salesInvoiceNumber: invoice.text('salesinvoicenumber').trim(),
		salesInvoiceDate: invoice.date('salesinvoicedate'),
		salesInvoiceEventDate: invoice.date('salesinvoiceeventdate'),
		salesInvoiceValueDate: invoice.date('salesinvoicevaluedate'),
		salesInvoiceDeliveryDate: invoice.date('salesinvoicedeliverydate'),
		salesInvoiceDueDate: invoice.date('salesinvoiceduedate'),
		salesInvoiceReferenceNumber: invoice.text('salesinvoicereferencenumber').trim(),
		salesInvoiceAmount: { value: invoice.decimal('salesinvoiceamount'), iso4217CurrencyCode: invoice.attribute('salesinvoiceamount', 'iso4217currencycode'), currencyRate: invoice.attribute('salesinvoiceamount', 'currencyrate').replace(',', '.') },
		foreignCurrencyAmount: invoice.decimal('foreigncurrencyamount'),
		invoiceStatus: (invoice.attribute('invoicestatus', 'status') || invoice.text('invoicestatus')).trim().toLowerCase(),
		invoiceVoucherNetvisorKey: invoice.attribute('invoicevoucher', 'netvisorkey') || invoice.text('invoicevoucher').trim(),
		salesInvoiceFreeTextBeforeLines: invoice.text('salesinvoicefreetextbeforelines'),
		salesInvoiceFreeTextAfterLines: invoice.text('salesinvoicefreetextafterlines'),
		salesInvoiceOurReference: invoice.text('salesinvoiceourreference'),
		salesInvoiceYourReference: invoice.text('salesinvoiceyourreference'),
		salesInvoicePrivateComment: invoice.text('salesinvoiceprivatecomment'),
		invoicingCustomerCode: invoice.text('invoicingcustomercode'),
		invoicingCustomerName: invoice.text('invoicingcustomername'),
		invoicingCustomerNetvisorKey: invoice.optionalKey('invoicingcustomernetvisorkey'),
		invoicingCustomerOrganizationIdentifier: invoice.text('invoicingcustomerorganizationidentifier'),
		invoicingCustomerAddressLine: invoice.text('invoicingcustomeraddressline'),
		invoicingCustomerAdditionalAddressLine: invoice.text('invoicingcustomeradditionaladdressline'),
		invoicingCustomerPostNumber: invoice.text('invoicingcustomerpostnumber'),
		invoicingCustomerTown: invoice.text('invoicingcustomertown'),
		invoicingCustomerCountryCode: invoice.attribute('invoicingcustomercountrycode', 'iso-3166') || invoice.text('invoicingcustomercountrycode'),
		paymentTermNetDays: invoice.text('paymenttermnetdays').trim(),
		creditedInvoiceNetvisorKey: invoice.optionalKey('creditedinvoicenetvisorkey'),
		lines: readLines(invoice, request),
		attachments: invoice
			.group('salesinvoiceattachments')
			.all('salesinvoiceattachment')
			.map((attachment) => ({ mimeType: attachment.text('mimetype'), attachmentDescription: attachment.text('attachmentdescription'), fileName: attachment.text('filename'), documentData: attachment.text('documentdata') })),
		pdf: invoice.text('lastsentinvoicepdfbase64data'),
	};
}

/** One `InvoiceLine` holds all lines of the answer; products and comments stay in their common order (Netvisor API 5.2). */
function readLines(invoice: Fields, request: string): Array<NetvisorProductLine | NetvisorCommentLine> {
	return invoice
		.group('invoicelines')
		.all('invoiceline')
		.flatMap((holder) => holder.node.children)
		.flatMap((node): Array<NetvisorProductLine | NetvisorCommentLine> => {
			const line = new Fields(node, request);
			if (node.name === 'salesinvoicecommentline') return [{ kind: 'comment', comment: line.text('comment') }];
			return node.name === 'salesinvoiceproductline' ? [readProductLine(line)] : [];
		});
}

function readProductLine(line: Fields): NetvisorProductLine {
	return {
		kind: 'product',
		netvisorKey: line.optionalKey('netvisorkey'),
		productIdentifier: line.text('productidentifier'),
		productName: line.text('productname'),
		productNetvisorKey: line.optionalKey('productnetvisorkey'),
		productUnitPrice: line.decimal('productunitprice'),
		productVatPercentage: line.decimal('productvatpercentage'),
		vatCode: line.attribute('productvatpercentage', 'vatcode'),
		salesInvoiceProductLineQuantity: line.decimal('salesinvoiceproductlinequantity'),
		salesInvoiceProductLineUnit: line.text('salesinvoiceproductlineunit'),
		salesInvoiceProductLineDiscountPercentage: line.decimal('salesinvoiceproductlinediscountpercentage'),
		salesInvoiceProductLineFreeText: line.text('salesinvoiceproductlinefreetext'),
		salesInvoiceProductLineVatSum: line.decimal('salesinvoiceproductlinevatsum'),
		salesInvoiceProductLineSum: line.decimal('salesinvoiceproductlinesum'),
		accountingAccountNumber: line.text('accountingaccountsuggestionaccountnumber').trim(),
		dimensions: line.dimensions(),
	};
}
