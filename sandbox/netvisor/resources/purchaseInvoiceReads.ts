/** purchaseinvoicelist.nv, getpurchaseinvoice.nv (Netvisor API 8.1, 8.2). */
import { changedSince, changedUntil } from '../changes';
import { comma, sum } from '../decimal';
import type { DimensionLink, PurchaseInvoice, PurchaseLine } from '../documentState';
import { trueOrFalse, type Exchange, type Resource } from '../exchange';
import { choice, dateParam, dateTimeParam, keyParam, listParam, textParam } from '../query';
import { invalid } from '../refusal';
import { el, when, type XmlNode } from '../xmlWriter';
import { singleOrList } from './singleOrList';

export const purchaseinvoicelist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {
		begininvoicedate: dateParam, endinvoicedate: dateParam, invoicenumber: textParam, invoicestatus: choice('open', 'approved', 'accepted'), lastmodifiedstart: dateTimeParam, lastmodifiedend: dateTimeParam, purchaseinvoicebatchid: keyParam,
		paymentstatus: choice('unpaid', 'paid'),
	},
	handle({ store, query, options, baseUrl }) {
		const status = query.text('invoicestatus')?.toLowerCase();
		const paid = query.text('paymentstatus')?.toLowerCase();
		const matches = (one: PurchaseInvoice) => one.date >= (query.text('begininvoicedate') ?? '') && one.date <= (query.text('endinvoicedate') ?? '9999') && (query.text('invoicenumber') ?? one.number) === one.number
			&& (status === undefined || one.approval === status) && (paid === undefined || (paid === 'paid') === (one.paid >= one.amount)) && query.text('purchaseinvoicebatchid') === undefined
			&& changedSince(one.changed, query.text('lastmodifiedstart'), options) && changedUntil(one.changed, query.text('lastmodifiedend'), options);
		return [el('PurchaseInvoiceList', store.state.purchaseInvoices.filter(matches).map((one) => el('PurchaseInvoice', [
			el('NetvisorKey', one.key), el('InvoiceNumber', one.number), el('InvoiceDate', one.date, { format: 'ansi' }), el('Vendor', one.vendorName), el('VendorOrganizationIdentifier', one.vendorBusinessId), el('Sum', comma(one.amount, 2)),
			el('Payments', comma(one.paid, 2)), el('OpenSum', comma(sum([one.amount, -one.paid]), 2)), el('Uri', `${baseUrl}/getpurchaseinvoice.nv?netvisorkey=${one.key}`),
		])))];
	},
};

const INCLUDES = ['actions', 'handlinghistory', 'previewimage', 'invoiceimage'];

export const getpurchaseinvoice: Resource = {
	method: 'GET',
	effect: 'read',
	query: { netvisorkey: keyParam, netvisorkeylist: listParam(500), version: choice('1', '2'), include: listParam(4), omitattachments: choice('true', 'false') },
	handle(exchange) {
		const unknown = exchange.query.list('include')?.find((one) => !INCLUDES.includes(one.toLowerCase()));
		if (unknown !== undefined) throw invalid(`include "${unknown}" is not known.`);
		return singleOrList(exchange, {
			single: 'netvisorkey', list: 'netvisorkeylist', name: 'PurchaseInvoice', plural: 'PurchaseInvoices', missing: 'Purchase invoice not found with Netvisor identifier', failsWhenMissing: false,
			find: (key) => exchange.store.state.purchaseInvoices.find((one) => one.key === key),
			write: (one) => invoiceNode(one, exchange),
		});
	},
};

function invoiceNode(one: PurchaseInvoice, exchange: Exchange): XmlNode[] {
	const { query, options } = exchange;
	const date = (name: string, value: string) => el(name, value, { format: 'ansi' });
	const newer = options.answers === 'newer';
	const perLine = query.text('version') === '2';
	const links = (line: PurchaseLine) => when(line.dimensions.length > 0, () => el('PurchaseInvoiceLineDimensions', line.dimensions.map((link) => dimensionNode(link, exchange))));
	return [
		el('PurchaseInvoiceNetvisorKey', one.key), el('PurchaseInvoiceNumber', one.number), date('PurchaseInvoiceDate', one.date), ...when(one.eventDate, () => date('PurchaseInvoiceEventDate', one.eventDate)),
		date('PurchaseInvoiceDeliveryDate', one.deliveryDate), date('PurchaseInvoiceDueDate', one.dueDate), date('PurchaseInvoiceValueDate', one.valueDate), el('PurchaseInvoiceReferencenumber', one.referenceNumber),
		...when(one.agreement, () => el('PurchaseInvoiceAgreementIdentifier', one.agreement)), el('PurchaseInvoiceVendorBankAccountNumber', one.bankAccount), el('IsPurchaseInvoiceVendorBankAccountDeleted', 'False'),
		el('IsPurchaseInvoiceVendorBankAccountFromSEPARegion', 'True'), el('PurchaseInvoiceAmount', comma(one.amount, 2)), el('PurchaseInvoicePaidAmount', comma(one.paid, 2)), el('ForeignCurrencyAmount', one.currency === '' ? '' : comma(one.foreignAmount, 2)),
		el('ForeignCurrencyNameID', one.currency), el('InvoiceStatus', one.paid >= one.amount ? 'Maksettu' : 'Avoin'), el('ApprovalStatus', one.approval), el('PurchaseInvoiceOurReference', one.ourReference),
		el('PurchaseInvoiceYourReference', one.yourReference), el('PurchaseInvoiceDescription', one.description), ...(newer ? [el('VendorNetvisorKey', one.vendorKey)] : []), el('VendorOrganizationIdentifier', one.vendorBusinessId),
		el('VendorCode', one.vendorCode), el('VendorName', one.vendorName), el('VendorAddressline', one.vendorStreet), el('VendorPostnumber', one.vendorPostNumber), el('VendorTown', one.vendorTown), el('VendorCountry', one.vendorCountry),
		el('Fingerprint', fingerprint(one)), el('IsAccounted', trueOrFalse(one.accounted)),
		...when(query.text('omitattachments') !== 'true' && one.attachments.length > 0, () => el('Attachments', one.attachments.map((file) => el('Attachment', [
			el('AttachmentBase64Data', file.data), el('FileName', file.fileName), el('ContentType', file.mimeType), el('Comment', file.description),
		])))),
		// Version 1 puts the dimensions of all lines behind the lines, so that nobody can tell whose they are.
		el('InvoiceLines', perLine ? one.lines.map((line) => el('PurchaseInvoiceLine', [...lineMembers(line, exchange), ...links(line)])) : [...one.lines.map((line) => el('PurchaseInvoiceLine', lineMembers(line, exchange))), ...one.lines.flatMap(links)]),
	];
}

function lineMembers(line: PurchaseLine, { store }: Exchange): XmlNode[] {
	const account = store.state.accounts.find((one) => one.number === line.account);
	return [
		el('NetvisorKey', line.key), el('LineSum', comma(line.sum, 2)), el('LineNetSum', comma(line.netSum, 4)), el('UnitPrice', comma(line.unitPrice, 12)), el('VatPercent', comma(line.vatPercent)), el('VatCode', line.vatCode), el('Description', line.description),
		el('Unit', line.unit), el('OrderedAmount', comma(line.ordered)), el('DeliveredAmount', comma(line.delivered)), el('ProductCode', line.productCode), el('DiscountPercentage', comma(line.discountPercent)), el('ProductName', line.productName),
		// Whitespace around keys occurs in real answers.
		el('AccountingSuggestionBookkeepingAccountNetvisorKey', account === undefined ? '' : ` ${account.key} `), el('AccountingSuggestionBookkeepingAccount', account === undefined ? '' : `${account.number} ${account.name}`),
	];
}

function dimensionNode(link: DimensionLink, { store, options }: Exchange): XmlNode {
	return el('Dimension', [
		el('DimensionName', link.heading), el('DimensionNameNetvisorKey', store.heading(link.heading)?.key), el('DimensionDetailName', link.item), el(options.purchaseDimensionKey, store.dimensionItem(link)?.key),
	]);
}

/** A number that changes with the content. */
function fingerprint(one: PurchaseInvoice): string {
	let hash = 0;
	for (const character of JSON.stringify({ ...one, changed: '' })) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
	return hash.toString(16);
}
