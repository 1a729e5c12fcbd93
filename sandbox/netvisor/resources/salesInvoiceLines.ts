/** The lines of a salesinvoice.nv message (Netvisor API 5.3). */
import { parseDecimal } from '../decimal';
import type { Exchange } from '../exchange';
import type { AccrualRule, Attachment, InvoiceLine, ProductLine, SalesInvoice } from '../invoiceState';
import { invalid } from '../refusal';
import type { Product } from '../state';
import { child, children, textOf, type XmlElement } from '../xmlReader';
import { lineSums, vatCodeTakes } from './salesInvoiceMoney';
import { attachmentsOf, dimensionLinks } from './shared';

const number = (element: XmlElement, name: string): number | null => {
	const text = textOf(element, name);
	return text === undefined || text === '' ? null : parseDecimal(text)!;
};

export function invoiceLines(document: XmlElement, exchange: Exchange): InvoiceLine[] {
	return children(child(document, 'invoicelines'), 'invoiceline').map((holder) => {
		const line = holder.children[0];
		if (line === undefined) throw invalid('An invoiceline is empty.');
		if (line.name === 'salesinvoicecommentline') return { kind: 'comment', key: 0, text: textOf(line, 'comment') ?? '' };
		if (line.name === 'salesinvoicesubline') return { kind: 'sub', key: 0, fields: Object.fromEntries(line.children.map((one) => [one.name, one.text.trim()])) };
		return productLine(line, exchange);
	});
}

function productLine(line: XmlElement, exchange: Exchange): ProductLine {
	const product = productOf(line, exchange);
	const price = child(line, 'productunitprice');
	const vat = child(line, 'productvatpercentage');
	if (price === undefined || vat === undefined || textOf(line, 'salesinvoiceproductlinequantity') === undefined) throw invalid('A product line needs productunitprice, productvatpercentage and salesinvoiceproductlinequantity.');
	const vatPercent = parseDecimal(vat.text.trim())!;
	const vatCode = vat.attributes.vatcode!;
	if (!vatCodeTakes(vatCode, vatPercent)) throw invalid(`VAT code ${vatCode} does not take the percentage ${vat.text.trim()}.`);
	const account = textOf(line, 'accountingaccountsuggestion') ?? '';
	exchange.store.checkAccount(account);
	const sums = { sentVatSum: number(line, 'salesinvoiceproductlinevatsum'), sentSum: number(line, 'salesinvoiceproductlinesum') };
	// One of the two alone is ignored.
	const both = sums.sentVatSum !== null && sums.sentSum !== null ? sums : { sentVatSum: null, sentSum: null };
	const priced = { unitPrice: parseDecimal(price.text.trim())!, priceType: price.attributes.type!, quantity: number(line, 'salesinvoiceproductlinequantity')!, discountPercent: number(line, 'salesinvoiceproductlinediscountpercentage') ?? 0, vatPercent, ...both };
	const accrual = child(line, 'accrualrule');
	return {
		kind: 'product', key: 0, productKey: product.key, name: textOf(line, 'productname') || product.name, vatCode, ...priced, ...lineSums(priced, exchange.options.lineSumIncludesVat), purchasePrice: number(line, 'productunitpurchaseprice'),
		freeText: textOf(line, 'salesinvoiceproductlinefreetext') ?? '', account, skipAccrual: textOf(line, 'skipaccrual') === '1', dimensions: dimensionLinks(line), accrualRule: accrual === undefined ? null : accrualRuleOf(line),
		unit: textOf(line, 'productunitname') ?? '', deliveryDate: textOf(line, 'deliverydate') ?? '', orderNumber: textOf(line, 'ordernumber') ?? '',
	};
}

function productOf(line: XmlElement, { store }: Exchange): Product {
	const identifier = child(line, 'productidentifier');
	const value = identifier?.text.trim() ?? '';
	const type = identifier?.attributes.type ?? '';
	const identifies: Record<string, (one: Product) => string> = { netvisor: (one) => String(one.key), customer: (one) => one.code, primaryeancode: (one) => one.primaryEan, secondaryeancode: (one) => one.secondaryEan };
	const found = store.state.products.find((one) => !one.deleted && value !== '' && identifies[type]?.(one) === value);
	if (found === undefined) throw invalid(`Product not found with ${type === 'netvisor' ? 'Netvisor identifier' : type === 'customer' ? 'product code' : type}: ${value}`);
	return found;
}

/** The `accrualrule` child: a start, and an end or the name of a curve. */
export function accrualRuleOf(parent: XmlElement): AccrualRule {
	const rule = child(parent, 'accrualrule')!;
	const part = (name: string) => (textOf(rule, name) ? Number(textOf(rule, name)) : null);
	const [startMonth, startYear, endMonth, endYear] = [part('startmonth'), part('startyear'), part('endmonth'), part('endyear')];
	const curve = textOf(rule, 'divisioncurvename') ?? '';
	if (startMonth === null || startYear === null) throw invalid('accrualrule needs startmonth and startyear.');
	if (curve === '' && (endMonth === null || endYear === null)) throw invalid('accrualrule needs endmonth and endyear, or divisioncurvename.');
	for (const month of [startMonth, endMonth]) if (month !== null && (month < 1 || month > 12)) throw invalid(`accrualrule has the month ${month}.`);
	if (endMonth !== null && endYear !== null && endYear * 12 + endMonth < startYear * 12 + startMonth) throw invalid('accrualrule ends before it starts.');
	return { startMonth, startYear, endMonth, endYear, curve };
}

export function voucherLines(document: XmlElement): SalesInvoice['voucherLines'] {
	return children(child(document, 'invoicevoucherlines'), 'voucherline').map((line) => ({
		sum: number(line, 'linesum') ?? 0, sumType: child(line, 'linesum')?.attributes.type ?? '', description: textOf(line, 'description') ?? '', account: textOf(line, 'accountnumber') ?? '', vatPercent: number(line, 'vatpercent') ?? 0,
		vatCode: child(line, 'vatpercent')?.attributes.vatcode ?? '', dimensions: dimensionLinks(line),
	}));
}

export function invoiceAttachments(document: XmlElement): Attachment[] {
	return attachmentsOf(document, 'salesinvoiceattachments', 'salesinvoiceattachment').map(({ element, ...file }) => {
		const type = child(element, 'documentdata')?.attributes.type ?? '';
		const print = textOf(element, 'printbydefault');
		if (type === 'finvoice' && print !== undefined) throw invalid('printbydefault does not go with a finvoice attachment.');
		return { ...file, type, printByDefault: print === undefined || print === '' ? null : print === '1' };
	});
}
