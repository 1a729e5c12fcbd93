/** purchaseinvoice.nv (Netvisor API 8.3): add only. */
import { parseDecimal, quotientRounded, sum } from '../decimal';
import type { PurchaseInvoice, PurchaseLine } from '../documentState';
import { purchaseInvoiceDocument } from '../documents/purchaseInvoice';
import { inserted } from '../envelope';
import type { Exchange, Resource } from '../exchange';
import { choice } from '../query';
import { invalid } from '../refusal';
import { child, children, textOf, type XmlElement } from '../xmlReader';
import { attachmentsOf, dimensionLinks } from './shared';

const number = (element: XmlElement, name: string): number => parseDecimal(textOf(element, name) || '0')!;

export const purchaseinvoice: Resource = {
	method: 'POST',
	effect: 'write',
	query: { method: choice('add') },
	document: () => purchaseInvoiceDocument,
	handle(exchange) {
		const { store, options, resource, now } = exchange;
		const document = exchange.document!;
		const text = (name: string) => textOf(document, name) ?? '';
		const attachments = attachmentsOf(document, 'purchaseinvoiceattachments', 'purchaseinvoiceattachment').map(({ element: _, ...file }) => file);
		if (attachments.length > 0 && text('invoicesource') !== 'finvoice') throw invalid('Attachments need invoicesource finvoice.');
		for (const file of attachments) if (file.mimeType !== 'application/pdf') throw invalid(`Attachment ${file.fileName} is not a PDF.`);
		const lines = children(child(document, 'purchaseinvoicelines'), 'purchaseinvoiceline').map((line) => readLine(line, exchange));
		const links = lines.flatMap((line) => line.dimensions);
		if (!options.createsMissingDimensions) store.checkDimensions(links);
		store.createDimensions(links, resource, now.toISOString());
		const same = store.state.purchaseInvoices.find((one) => (text('organizationidentifier') !== '' ? one.vendorBusinessId === text('organizationidentifier') : one.vendorName === text('vendorname')));
		const currency = text('currencycode') === store.state.company.homeCurrency ? '' : text('currencycode');
		const invoice: PurchaseInvoice = {
			key: store.newKey(), number: text('invoicenumber'), date: text('invoicedate'), eventDate: text('eventdate'), dueDate: text('duedate'), valueDate: text('valuedate'), deliveryDate: text('deliverydate'), referenceNumber: text('bankreferencenumber'),
			agreement: text('agreementidentifier'), bankAccount: text('accountnumber'), amount: number(document, 'amount'), paid: sum(children(document, 'partialpaymentdetails').map((one) => number(one, 'paidamount'))),
			foreignAmount: currency === '' ? 0 : number(document, 'amount'), currency, approval: (text('purchaseinvoiceonround') || 'open') as PurchaseInvoice['approval'], ourReference: text('ourreference'), yourReference: text('yourreference'),
			description: text('comment'), vendorKey: same?.vendorKey ?? store.newKey(), vendorBusinessId: text('organizationidentifier'), vendorCode: text('vendorcode'), vendorName: text('vendorname'), vendorStreet: text('vendoraddressline'),
			vendorPostNumber: text('vendorpostnumber'), vendorTown: text('vendorcity'), vendorCountry: text('vendorcountry'), accounted: false, lines: lines.map((line) => ({ ...line, key: store.newKey() })), attachments, changed: now.toISOString(),
		};
		store.state.purchaseInvoices.push(invoice);
		return inserted(invoice.key);
	},
};

function readLine(line: XmlElement, { store }: Exchange): PurchaseLine {
	const account = textOf(line, 'accountingsuggestion') ?? '';
	store.checkAccount(account);
	const vatPercent = number(line, 'vatpercent');
	const gross = number(line, 'linesum');
	return {
		key: 0, sum: gross, netSum: quotientRounded(gross, sum([100, vatPercent]) / 100, 4), unitPrice: number(line, 'unitprice'), vatPercent, vatCode: vatPercent === 0 ? '-' : 'KOOS', description: textOf(line, 'description') ?? '',
		unit: textOf(line, 'unitname') ?? '', ordered: number(line, 'orderedamount'), delivered: number(line, 'deliveredamount'), productCode: textOf(line, 'productcode') ?? '', productName: textOf(line, 'productname') ?? '',
		discountPercent: number(line, 'discountpercentage'), account, dimensions: dimensionLinks(line),
	};
}
