/** getsalesinvoice.nv, getorder.nv (Netvisor API 5.2). */
import { comma } from '../decimal';
import type { Exchange, Resource } from '../exchange';
import { finnishDate } from '../finnishTime';
import type { InvoiceLine, ProductLine, SalesInvoice } from '../invoiceState';
import { choice, flagParam, keyParam, listParam, type QuerySpec } from '../query';
import { invalid } from '../refusal';
import { el, when, type XmlNode } from '../xmlWriter';
import { countryName, invoiceStatusLabel } from './labels';
import { inHomeCurrency, moneyText, statusOf } from './salesInvoiceMoney';
import { singleOrList } from './singleOrList';

const query: QuerySpec = {
	netvisorkey: keyParam, netvisorkeylist: listParam(500), pdfimage: choice('lastsentprintservice', 'pdf', 'nopdf'), showprocesshistory: flagParam, includeattachments: flagParam, showcommentlines: flagParam, includedocuments: flagParam,
	replyoption: keyParam,
};
/** The bytes `%PDF-1.4`, standing for the printed invoice. */
const PDF = 'JVBERi0xLjQK';

const reading = (isWanted: (one: SalesInvoice) => boolean): Resource => ({
	method: 'GET',
	effect: 'read',
	query,
	handle(exchange) {
		if ((exchange.query.integer('replyoption') ?? 0) > 63) throw invalid('replyoption has unknown flags.');
		return singleOrList(exchange, {
			single: 'netvisorkey', list: 'netvisorkeylist', name: 'SalesInvoice', plural: 'SalesInvoices', missing: 'Sales invoice not found with Netvisor identifier', failsWhenMissing: false,
			find: (key) => exchange.store.state.salesInvoices.find((one) => one.key === key && isWanted(one)),
			write: (one) => invoiceNode(one, exchange),
		});
	},
});

export const getsalesinvoice = reading((one) => one.type !== 'order');
export const getorder = reading((one) => one.type === 'order');

function invoiceNode(one: SalesInvoice, exchange: Exchange): XmlNode[] {
	const { store, options, language, now } = exchange;
	const { status, substatus } = statusOf(one, finnishDate(now));
	const machine = one.type === 'draft' ? 'invoicedraft' : substatus ?? status;
	const date = (name: string, value: string) => el(name, value, { format: 'ansi' });
	const home = store.state.company.homeCurrency;
	const customer = store.customer(one.customerKey);
	const amount = comma(inHomeCurrency(one.amount, one), 2);
	const other = (name: string) => one.otherFields[name] ?? '';
	const pdf = exchange.query.text('pdfimage') ?? 'lastsentprintservice';
	const sent = one.type === 'invoice' && one.status !== 'unsent';
	return [
		el('SalesInvoiceNetvisorKey', one.key), el('SalesInvoiceNumber', one.number), date('SalesInvoiceDate', one.date), date('SalesInvoiceEventDate', one.eventDate || one.date), date('SalesInvoiceValueDate', one.valueDate),
		date('SalesInvoiceDeliveryDate', one.deliveryDate), date('SalesInvoiceDueDate', one.dueDate), el('SalesInvoiceReferencenumber', one.referenceNumber),
		el('SalesInvoiceAmount', options.someDecimalPoints ? amount.replace(',', '.') : amount, { iso4217currencycode: one.currency, currencyrate: comma(one.currencyRate) }),
		...when(one.currency !== home, () => el('ForeignCurrencyAmount', comma(one.amount, 2))), el('SalesInvoiceCollectionCost', other('collectioncost')), el('SellerIdentifier', other('sellername'), { type: 'name' }),
		el('InvoiceStatus', invoiceStatusLabel(machine, language), { status: machine }), ...when(one.voucherKey, () => el('InvoiceVoucher', '', { netvisorkey: String(one.voucherKey) })),
		el('SalesInvoiceFreeTextBeforeLines', one.textBeforeLines), el('SalesInvoiceFreeTextAfterLines', one.textAfterLines), el('SalesInvoiceOurReference', one.ourReference), el('SalesInvoiceYourReference', one.yourReference),
		el('SalesInvoicePrivateComment', one.privateComment), el('SalesInvoiceAgreementIdentifier', one.agreement), el('InvoicingCustomerCode', customer?.code), el('InvoicingCustomerName', one.buyer.name),
		el('InvoicingCustomerNameExtension', one.buyer.nameExtension), el('InvoicingCustomerNetvisorKey', one.customerKey), el('InvoicingCustomerOrganizationIdentifier', customer?.businessId), el('InvoicingCustomerAddressline', one.buyer.street),
		el('InvoicingCustomerAdditionalAddressLine', one.buyer.additionalStreet), el('InvoicingCustomerPostnumber', one.buyer.postNumber), el('InvoicingCustomerTown', one.buyer.town),
		el('InvoicingCustomerCountryCode', countryName(one.buyer.country, language), { 'ISO-3166': one.buyer.country }), el('InvoicingCustomerInCollectionProhibitation', '0'), el('MatchPartialPaymentsByDefault', other('expectpartialpayments') === '1' ? 'Yes' : 'No'),
		el('DeliveryAddressName', other('deliveryaddressname')), el('DeliveryAddressLine', other('deliveryaddressline')), el('DeliveryAddressPostnumber', other('deliveryaddresspostnumber')), el('DeliveryAddressTown', other('deliveryaddresstown')),
		el('DeliveryAddressCountryCode', other('deliveryaddresscountrycode')), el('DeliveryMethod', other('deliverymethod')), el('DeliveryTerm', other('deliveryterm')), el('PaymentTermNetDays', one.netDays ?? ''),
		el('PaymentTermCashDiscountDays', other('paymenttermcashdiscountdays')), el('PaymentTermCashDiscount', other('paymenttermcashdiscount'), { type: 'percentage' }), el('WaybillIdentifier', other('salesinvoicewaybillidentifier')),
		el('TaxHandlingClause', '', { netvisorkey: '' }), el('DeliveryOfficeIdentifier', other('deliveryoffice')),
		...when(pdf === 'pdf' || (pdf === 'lastsentprintservice' && sent), () => el('LastSentInvoicePDFBase64Data', PDF)),
		...when(((exchange.query.integer('replyoption') ?? 0) & 16) !== 0 && one.creditedInvoiceKey, () => el('CreditedInvoiceNetvisorKey', one.creditedInvoiceKey ?? '')),
		// One InvoiceLine holds every line, unlike the message.
		el('InvoiceLines', [el('InvoiceLine', one.lines.flatMap((line) => lineNode(line, one, exchange)))]),
		...when(exchange.query.flag('includeattachments'), () => el('SalesInvoiceAttachments', one.attachments.map((file) => el('SalesInvoiceAttachment', [
			el('MimeType', file.mimeType), el('AttachmentDescription', file.description), el('FileName', file.fileName), el('DocumentData', file.data),
		])))),
		...when(exchange.query.flag('includedocuments'), () => el('Documents')),
		...when(exchange.query.flag('showprocesshistory'), () => el('ProcessHistory')),
	];
}

function lineNode(line: InvoiceLine, invoice: SalesInvoice, exchange: Exchange): XmlNode[] {
	if (line.kind === 'product') return [el('SalesInvoiceProductLine', productLine(line, invoice, exchange))];
	if (line.kind === 'comment' && exchange.query.flag('showcommentlines') === true) return [el('SalesInvoiceCommentLine', [el('Comment', line.text)])];
	return [];
}

function productLine(line: ProductLine, invoice: SalesInvoice, { store, options }: Exchange): XmlNode[] {
	const product = store.product(line.productKey);
	const account = store.state.accounts.find((one) => one.number === line.account);
	const newer = options.answers === 'newer';
	const inCurrency = (amount: number, currency: 'invoice' | 'home') => moneyText(currency === 'home' ? inHomeCurrency(amount, invoice) : amount, options);
	return [
		el('NetvisorKey', line.key), el('productidentifier', product?.code, { type: 'customer' }), el('ProductName', line.name), ...(newer ? [el('ProductNetvisorKey', line.productKey)] : []), el('ProductUnitPrice', comma(line.unitPrice, 2)),
		...(newer ? [el('ProductPurchasePrice', line.purchasePrice === null ? '' : comma(line.purchasePrice, 2))] : []), el('ProductVatPercentage', comma(line.vatPercent), { vatcode: line.vatCode }),
		...(newer ? [el('ProductPrimaryEanCode', product?.primaryEan), el('ProductSecondaryEanCode', product?.secondaryEan)] : []), el('SalesInvoiceProductLineQuantity', comma(line.quantity, 4)),
		...(newer ? [el('SalesInvoiceProductLineUnit', line.unit)] : []), ...when(newer && line.deliveryDate, () => el('SalesInvoiceProductLineDeliveryDate', line.deliveryDate, { format: 'ansi' })),
		el('SalesInvoiceProductLineDiscountPercentage', comma(line.discountPercent)), el('SalesInvoiceProductLineFreeText', line.freeText), el('SalesInvoiceProductLineVatSum', inCurrency(line.vatSum, options.lineVatCurrency)),
		el('SalesInvoiceProductLineSum', inCurrency(options.lineSumIncludesVat ? line.sum : line.netSum, options.lineSumCurrency)), el('AccountingAccountSuggestion', account?.key), el('AccountingAccountSuggestionAccountNumber', line.account),
		...line.dimensions.map((link) => el('Dimension', [el('DimensionName', link.heading), el('DimensionItem', link.item)])), el('ProvisionPercentage', ''), ...(newer ? [el('OrderNumber', line.orderNumber)] : []),
	];
}
