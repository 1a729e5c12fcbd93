/** salesinvoicelist.nv (Netvisor API 5.1). */
import { changedSince, changedUntil } from '../changes';
import { finnishDate } from '../finnishTime';
import type { Exchange, Resource } from '../exchange';
import type { SalesInvoice } from '../invoiceState';
import { choice, dateParam, dateTimeParam, flagParam, keyParam, textParam } from '../query';
import { invalid } from '../refusal';
import { el, when, type XmlNode } from '../xmlWriter';
import { inHomeCurrency, moneyText, statusMatches, statusOf } from './salesInvoiceMoney';

const PAGE_ROWS = 500;

export const salesinvoicelist: Resource = {
	method: 'GET',
	effect: 'read',
	query: {
		listtype: choice('preinvoice'), invoicesabovenetvisorkey: keyParam, begininvoicedate: dateParam, endinvoicedate: dateParam, invoicenumber: textParam,
		invoicestatus: choice('open', 'overdue', 'reminded', 'requested', 'collected', 'paid', 'unsent', 'creditloss', 'rejected'), lastmodifiedstart: dateTimeParam, lastmodifiedend: dateTimeParam, salesinvoicebatchid: keyParam,
		customercode: textParam, customernetvisorkey: keyParam, secondname: textParam, secondnamenetvisorkey: keyParam, invoicingcustomercontrycode: textParam, invoicingcustomercountrycode: textParam, replyoption: keyParam,
		includemodifiedpayments: flagParam,
	},
	handle(exchange) {
		const { query, store } = exchange;
		const orders = query.text('listtype') !== undefined;
		if (orders && query.text('invoicestatus') !== undefined) throw invalid('invoicestatus does not go with listtype=preinvoice.');
		if (query.flag('includemodifiedpayments') === true && (query.text('lastmodifiedstart') === undefined || query.text('lastmodifiedend') === undefined)) throw invalid('includemodifiedpayments needs lastmodifiedstart and lastmodifiedend.');
		const found = store.state.salesInvoices.filter((one) => (orders ? one.type === 'order' : one.type === 'invoice' || (one.type === 'draft' && exchange.options.draftsListed)) && matches(one, exchange));
		return [el('SalesInvoiceList', found.sort((left, right) => left.key - right.key).slice(0, PAGE_ROWS).map((one) => row(one, orders, exchange)))];
	},
};

function matches(one: SalesInvoice, { query, store, options, now }: Exchange): boolean {
	const equals = (name: string, value: string | number | undefined) => query.text(name) === undefined || query.text(name) === String(value ?? '');
	const status = query.text('invoicestatus')?.toLowerCase();
	const [start, end] = [query.text('lastmodifiedstart'), query.text('lastmodifiedend')];
	const modified = (at: string | null) => at !== null && changedSince(at, start, options) && changedUntil(at, end, options);
	return one.key > (query.integer('invoicesabovenetvisorkey') ?? 0)
		&& one.date >= (query.text('begininvoicedate') ?? '') && one.date <= (query.text('endinvoicedate') ?? '9999')
		&& equals('invoicenumber', one.number) && equals('customernetvisorkey', one.customerKey) && equals('customercode', store.customer(one.customerKey)?.code)
		&& equals('secondname', one.otherFields.secondname) && equals('secondnamenetvisorkey', one.otherFields.secondname) && query.text('salesinvoicebatchid') === undefined
		&& equals('invoicingcustomercountrycode', one.buyer.country) && equals('invoicingcustomercontrycode', one.buyer.country)
		&& (status === undefined || statusMatches(statusOf(one, finnishDate(now)), status))
		&& (modified(one.changed) || (query.flag('includemodifiedpayments') === true && modified(one.paymentsChanged)));
}

function row(one: SalesInvoice, orders: boolean, { query, store, options, now, baseUrl }: Exchange): XmlNode {
	const { status, substatus } = statusOf(one, finnishDate(now));
	const replyOption = query.integer('replyoption') ?? 0;
	const newer = options.answers === 'newer';
	const foreign = one.currency !== store.state.company.homeCurrency;
	const currency = { currencycode: one.currency, type: 'ISO-4217' };
	const additional = [
		...((replyOption & 1) !== 0 ? [el('PrivateComment', one.privateComment)] : []),
		...((replyOption & 2) !== 0 && foreign ? [el('InvoiceCurrencySum', moneyText(one.amount, options), currency), el('OpenCurrencySum', moneyText(one.open, options), currency)] : []),
	];
	return el('SalesInvoice', [
		el('NetvisorKey', one.key), el('InvoiceNumber', one.number), el('Invoicedate', one.date, { format: 'ansi' }), ...(newer ? when(one.dueDate, () => el('InvoiceDueDate', one.dueDate, { format: 'ansi' })) : []),
		el('InvoiceStatus', status, { substatus, isincollection: newer && !orders ? '0' : undefined }), ...(newer ? [el('CustomerNetvisorKey', one.customerKey)] : []), el('CustomerCode', store.customer(one.customerKey)?.code),
		el('CustomerName', one.buyer.name), el('ReferenceNumber', one.referenceNumber), el('InvoiceSum', moneyText(inHomeCurrency(one.amount, one), options)), el('OpenSum', moneyText(inHomeCurrency(one.open, one), options)),
		el('Uri', `${baseUrl}/${orders ? 'getorder' : 'getsalesinvoice'}.nv?netvisorkey=${one.key}`), ...when(additional.length > 0, () => el('AdditionalInformation', additional)),
	]);
}
