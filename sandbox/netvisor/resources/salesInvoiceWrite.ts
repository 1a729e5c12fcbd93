/** salesinvoice.nv (Netvisor API 5.3). */
import { parseDecimal, productRounded, quotientRounded } from '../decimal';
import { salesInvoiceDocument } from '../documents/salesInvoice';
import { inserted } from '../envelope';
import type { Exchange, Resource } from '../exchange';
import { addDays } from '../finnishTime';
import type { InvoiceStatus, SalesInvoice } from '../invoiceState';
import { choice, keyParam, required } from '../query';
import { invalid } from '../refusal';
import { child, children, textOf, type XmlElement } from '../xmlReader';
import { checkInvoice, dimensionsOf } from './salesInvoiceChecks';
import { accrualRuleOf, invoiceAttachments, invoiceLines, voucherLines } from './salesInvoiceLines';
import { linesTotal } from './salesInvoiceMoney';
import { nextNumber, ownReference } from './salesInvoiceNumber';

/** Elements that have a member of their own. */
const TEXTS: Array<[element: string, member: keyof SalesInvoice]> = [
	['salesinvoicenumber', 'number'], ['salesinvoicedate', 'date'], ['salesinvoiceeventdate', 'eventDate'], ['salesinvoiceduedate', 'dueDate'], ['salesinvoicevaluedate', 'valueDate'], ['salesinvoicedeliverydate', 'deliveryDate'],
	['salesinvoicereferencenumber', 'referenceNumber'], ['salesinvoicefreetextbeforelines', 'textBeforeLines'], ['salesinvoicefreetextafterlines', 'textAfterLines'], ['salesinvoiceourreference', 'ourReference'],
	['salesinvoiceyourreference', 'yourReference'], ['salesinvoiceprivatecomment', 'privateComment'], ['salesinvoiceagreementidentifier', 'agreement'], ['ordernumber', 'orderNumber'], ['salesinvoicetaxhandlingtype', 'taxHandling'],
];
const BUYER: Array<[element: string, member: keyof SalesInvoice['buyer']]> = [
	['invoicingcustomername', 'name'], ['invoicingcustomernameextension', 'nameExtension'], ['invoicingcustomeraddressline', 'street'], ['invoicingcustomeradditionaladdressline', 'additionalStreet'], ['invoicingcustomerpostnumber', 'postNumber'],
	['invoicingcustomertown', 'town'], ['invoicingcustomercountrycode', 'country'],
];
const ELSEWHERE = ['salesinvoiceamount', 'invoicetype', 'salesinvoicestatus', 'invoicingcustomeridentifier', 'paymentterm', 'paymenttermnetdays', 'invoicelines', 'invoicevoucherlines', 'salesinvoiceaccrual', 'accrualrule', 'salesinvoiceattachments', 'customtags'];
const OWN = new Set([...TEXTS, ...BUYER].map(([element]) => element as string).concat(ELSEWHERE));
const TYPES: Record<string, SalesInvoice['type']> = { invoice: 'invoice', order: 'order', invoicedraft: 'draft' };
const STATUSES: Record<SalesInvoice['type'], InvoiceStatus[]> = { invoice: ['open', 'unsent'], order: ['delivered', 'undelivered'], draft: ['draft'] };

export const salesinvoice: Resource = {
	method: 'POST',
	effect: 'write',
	query: { method: required(choice('add', 'edit')), id: keyParam },
	document: () => salesInvoiceDocument,
	partialEdit: true,
	handle(exchange) {
		const { store, query, options } = exchange;
		const adding = query.text('method')!.toLowerCase() === 'add';
		const id = query.integer('id');
		if (adding && id !== undefined) throw invalid('Parameter id goes with method=edit only.');
		if (!adding && id === undefined) throw invalid('Parameter id is missing.');
		const stored = id === undefined ? undefined : store.state.salesInvoices.find((one) => one.key === id);
		if (!adding && stored === undefined) throw invalid(`Sales invoice not found with Netvisor identifier: ${id}`);
		if (stored !== undefined && options.editOfSentInvoice === 'refuse' && !['unsent', 'draft', 'undelivered'].includes(stored.status)) throw invalid(`Sales invoice ${stored.number} has been sent and cannot be edited.`);
		const invoice = read(exchange, stored);
		checkInvoice(invoice, exchange, stored);
		commit(invoice, exchange);
		if (stored === undefined) store.state.salesInvoices.push(invoice);
		else store.state.salesInvoices = store.state.salesInvoices.map((one) => (one === stored ? invoice : one));
		return stored === undefined ? inserted(invoice.key) : [];
	},
};

/** The invoice as it would be; nothing is stored yet and no key given. */
function read(exchange: Exchange, stored: SalesInvoice | undefined): SalesInvoice {
	const { store, options } = exchange;
	const document = exchange.document!;
	const keeps = stored !== undefined && options.salesInvoiceEdit === 'keepsMissing';
	const invoice: SalesInvoice = keeps ? structuredClone(stored) : { ...blankInvoice(store.state.company.homeCurrency), ...(stored && { key: stored.key, type: stored.type, number: stored.number, status: stored.status, voucherKey: stored.voucherKey }) };
	readType(invoice, document, stored);
	for (const [element, member] of TEXTS) {
		const value = textOf(document, element);
		if (value !== undefined) Object.assign(invoice, { [member]: value });
	}
	for (const one of document.children) if (!OWN.has(one.name)) invoice.otherFields[one.name] = one.text.trim();
	readCustomer(invoice, document, exchange, keeps);
	readDueDate(invoice, document, exchange);
	if (child(document, 'invoicelines') !== undefined) invoice.lines = invoiceLines(document, exchange);
	if (child(document, 'invoicevoucherlines') !== undefined) invoice.voucherLines = voucherLines(document);
	if (child(document, 'accrualrule') !== undefined) invoice.accrualRule = accrualRuleOf(document);
	if (child(document, 'salesinvoiceaccrual') !== undefined) invoice.oldAccrual = children(child(document, 'salesinvoiceaccrual'), 'accrualvoucherentry').map((one) => ({ month: Number(textOf(one, 'month')), year: Number(textOf(one, 'year')), sum: parseDecimal(textOf(one, 'sum')!)! }));
	if (child(document, 'salesinvoiceattachments') !== undefined) invoice.attachments = invoiceAttachments(document);
	if (child(document, 'customtags') !== undefined) invoice.customTags = children(child(document, 'customtags'), 'tag').map((one) => ({ name: textOf(one, 'tagname')!, value: textOf(one, 'tagvalue')! }));
	readAmount(invoice, document, exchange);
	invoice.changed = exchange.now.toISOString();
	return invoice;
}

function readType(invoice: SalesInvoice, document: XmlElement, stored: SalesInvoice | undefined): void {
	const given = textOf(document, 'invoicetype');
	const type = given ? TYPES[given]! : stored?.type ?? 'invoice';
	if (stored !== undefined && stored.type !== 'draft' && type !== stored.type) throw invalid(`A sales ${stored.type} cannot become a ${type}.`);
	invoice.type = type;
	const status = textOf(document, 'salesinvoicestatus');
	if (type === 'draft') {
		if (status) throw invalid('A draft has no salesinvoicestatus.');
		invoice.status = 'draft';
	} else if (status || stored === undefined || stored.type !== type) {
		if (!STATUSES[type].includes(status as InvoiceStatus)) throw invalid(`salesinvoicestatus of ${type === 'order' ? 'an order' : 'an invoice'} is ${STATUSES[type].join(' or ')}, not "${status ?? ''}".`);
		invoice.status = status as InvoiceStatus;
	}
}

/** Address from the card when no billing detail is given; with one given, none is fetched (field mapping 12). */
function readCustomer(invoice: SalesInvoice, document: XmlElement, { store }: Exchange, keeps: boolean): void {
	const identifier = child(document, 'invoicingcustomeridentifier');
	if (identifier !== undefined) invoice.customerKey = store.customerBy(identifier.attributes.type!, identifier.text.trim()).key;
	const given = BUYER.filter(([element]) => child(document, element) !== undefined);
	const customer = store.customer(invoice.customerKey);
	if (given.length > 0) invoice.buyer = { ...(keeps ? invoice.buyer : blankInvoice('').buyer), ...Object.fromEntries(given.map(([element, member]) => [member, textOf(document, element)!])) };
	else if (identifier !== undefined && customer !== undefined) {
		invoice.buyer = { name: customer.name, nameExtension: customer.nameExtension, street: customer.street, additionalStreet: customer.additionalStreet, postNumber: customer.postNumber, town: customer.city, country: customer.country };
	}
}

function readDueDate(invoice: SalesInvoice, document: XmlElement, { store }: Exchange): void {
	const days = textOf(document, 'paymenttermnetdays');
	const term = child(document, 'paymentterm');
	if (days) invoice.netDays = Number(days);
	else if (term !== undefined) {
		const terms = store.state.paymentTerms;
		const customerTerm = terms.find((one) => one.key === store.customer(invoice.customerKey)?.paymentTermKey);
		const companyTerm = terms.find((one) => one.isDefault);
		const type = term.attributes.type;
		const found = type === 'netvisor' ? terms.find((one) => String(one.key) === term.text.trim()) : type === 'customerdefault' ? customerTerm : type === 'companydefault' ? companyTerm : customerTerm ?? companyTerm;
		if (found === undefined) throw invalid(`Payment term not found: ${term.text.trim() || type}`);
		invoice.netDays = found.netDays;
	}
	if (!textOf(document, 'salesinvoiceduedate') && invoice.netDays !== null && invoice.date !== '') invoice.dueDate = addDays(invoice.date, invoice.netDays);
}

/** A total that is given is taken as it is; empty or 0, the lines make it (field mapping 12). */
function readAmount(invoice: SalesInvoice, document: XmlElement, { store, options }: Exchange): void {
	invoice.linesTotal = linesTotal(invoice.lines);
	const element = child(document, 'salesinvoiceamount');
	if (element === undefined) return;
	invoice.sentAmount = element.text.trim();
	if (invoice.sentAmount === '' && options.emptyAmount === 'refuse') throw invalid('Mandatory element salesinvoiceamount is empty.');
	const given = productRounded([parseDecimal(invoice.sentAmount) ?? 0]);
	invoice.amount = given === 0 ? invoice.linesTotal : given;
	invoice.open = invoice.amount;
	const home = store.state.company.homeCurrency;
	invoice.currency = element.attributes.iso4217currencycode || home;
	invoice.sentCurrencyRate = element.attributes.currencyrate ?? '';
	const rate = invoice.sentCurrencyRate === '' ? store.state.currencyRates[invoice.currency] : parseDecimal(invoice.sentCurrencyRate);
	if (invoice.currency === home) invoice.currencyRate = 1;
	else if (rate === undefined || rate <= 0) throw invalid(`Currency ${invoice.currency} has no rate${invoice.sentCurrencyRate === '' ? '' : `: "${invoice.sentCurrencyRate}"`}.`);
	else invoice.currencyRate = invoice.sentCurrencyRate !== '' && options.currencyRateDirection === 'euroPer' ? quotientRounded(1, rate, 12) : rate;
}

/** Side effects of storing: number, reference, keys, dimensions, voucher. */
function commit(invoice: SalesInvoice, { store, resource, now }: Exchange): void {
	if (invoice.key === 0) invoice.key = store.newKey();
	if (invoice.type !== 'draft' && invoice.number === '') invoice.number = nextNumber(store, invoice.type);
	if (invoice.type === 'invoice' && invoice.referenceNumber === '') invoice.referenceNumber = ownReference(invoice.number);
	for (const line of invoice.lines) if (line.key === 0) line.key = store.newKey();
	store.createDimensions(dimensionsOf(invoice), resource, now.toISOString());
	if (invoice.type === 'invoice' && invoice.status !== 'unsent') invoice.voucherKey ??= store.newKey();
}

/** An invoice without any data. */
export function blankInvoice(currency: string): SalesInvoice {
	return {
		key: 0, type: 'invoice', number: '', status: 'unsent', date: '', eventDate: '', dueDate: '', valueDate: '', deliveryDate: '', referenceNumber: '', amount: 0, sentAmount: '', linesTotal: 0, currency, currencyRate: 1, sentCurrencyRate: '', open: 0,
		customerKey: 0, buyer: { name: '', nameExtension: '', street: '', additionalStreet: '', postNumber: '', town: '', country: '' }, netDays: null, textBeforeLines: '', textAfterLines: '', ourReference: '', yourReference: '',
		privateComment: '', agreement: '', orderNumber: '', taxHandling: '', otherFields: {}, lines: [], voucherLines: [], accrualRule: null, oldAccrual: [], attachments: [], customTags: [], voucherKey: null, creditedInvoiceKey: null, changed: '',
		paymentsChanged: null,
	};
}
