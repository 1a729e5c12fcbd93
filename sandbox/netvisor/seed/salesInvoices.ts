/** Invoices that stand in both systems: 4990–4994, sent from Severa earlier; and 5003, which is somebody else's number here. */
import { customer } from '../../severa/seed/customers';
import type { InvoiceSpec, RowSpec } from '../../severa/seed/invoiceSpec';
import { PAST_INVOICES } from '../../severa/seed/pastInvoices';
import { referenceNumber } from '../../severa/totals';
import { sum } from '../decimal';
import { addDays } from '../finnishTime';
import type { ProductLine, SalesInvoice } from '../invoiceState';
import { linesTotal, lineSums } from '../resources/salesInvoiceMoney';
import { ownReference } from '../resources/salesInvoiceNumber';
import { blankInvoice } from '../resources/salesInvoiceWrite';
import { KEYS } from './keys';
import { customers, HEADINGS, keyOfCustomer, products, projectItem } from './registers';

/** Paid in full, paid in part, or nothing paid yet; when the payment came. */
const PAYMENTS: Record<number, { open: 'none' | 'half'; at: string }> = { 4991: { open: 'none', at: '2026-10-28T07:12:00.000Z' }, 4992: { open: 'none', at: '2026-10-29T07:10:00.000Z' }, 4993: { open: 'half', at: '2026-10-29T07:10:00.000Z' } };

interface Row { code: string; name: string; quantity: number; unitPrice: number; unit: string; project: number }

function rowOf(row: RowSpec): Row {
	if (row.kind === 'hours') return { code: row.work, name: row.text, quantity: sum(row.parts.map((part) => part.billed ?? part.hours)), unitPrice: row.price, unit: 'h', project: row.parts[0]!.project };
	if (row.kind === 'fee') return { code: row.product, name: row.text, quantity: row.quantity, unitPrice: row.price, unit: 'kpl', project: row.project };
	throw new Error(`The demo seed of Netvisor has no ${row.kind} rows.`);
}

export function salesInvoices(): SalesInvoice[] {
	const sent = PAST_INVOICES.filter(({ number }) => number !== null && number >= 4990 && number <= 4994);
	return [...sent.map((spec, index) => invoiceOf(spec, index)), takenNumber(sent.length)];
}

function invoiceOf(spec: InvoiceSpec, index: number): SalesInvoice {
	const number = spec.number!;
	const date = `${spec.date}T09:00:00.000Z`;
	const built = build(index, String(number), spec.customer, spec.date, referenceNumber(number), spec.rows.map(rowOf), date);
	const payment = PAYMENTS[number];
	if (payment === undefined) return built;
	return { ...built, status: payment.open === 'none' ? 'paid' : 'open', open: payment.open === 'none' ? 0 : Math.floor(built.amount * 50) / 100, paymentsChanged: payment.at };
}

/** Made by hand in Netvisor: Severa's invoice 5003 finds its number taken (E-3). */
function takenNumber(index: number): SalesInvoice {
	return build(index, '5003', 10_007, '2026-10-20', ownReference('5003'), [{ code: 'YLL-01', name: 'Ylläpitosopimus', quantity: 1, unitPrice: 450, unit: 'kk', project: 2009 }], '2026-10-20T11:30:00.000Z');
}

function build(index: number, number: string, customerNumber: number, date: string, reference: string, rows: Row[], changed: string): SalesInvoice {
	const card = customers().find((one) => one.code === String(customerNumber))!;
	const lines = rows.map((row, at): ProductLine => {
		const known = products().find((one) => one.code === row.code) ?? products()[0]!;
		const priced = { unitPrice: row.unitPrice, priceType: 'net', quantity: row.quantity, discountPercent: 0, vatPercent: 25.5, sentVatSum: null, sentSum: null };
		return {
			kind: 'product', key: KEYS.invoiceLine + index * 10 + at, productKey: known.key, name: row.name, ...priced, ...lineSums(priced, true), purchasePrice: null, vatCode: 'KOMY', freeText: '', account: '3000', skipAccrual: false,
			dimensions: [{ heading: HEADINGS.project, item: projectItem(row.project) }], accrualRule: null, unit: row.unit, deliveryDate: '', orderNumber: '',
		};
	});
	const amount = linesTotal(lines);
	const netDays = customer(customerNumber).paymentTerm;
	return {
		...blankInvoice('EUR'), key: KEYS.salesInvoice + index, number, status: 'open', date, dueDate: addDays(date, netDays), netDays, referenceNumber: reference, amount, sentAmount: amount.toFixed(2).replace('.', ','), linesTotal: amount, open: amount,
		customerKey: keyOfCustomer(customerNumber), buyer: { name: card.name, nameExtension: '', street: card.street, additionalStreet: '', postNumber: card.postNumber, town: card.city, country: card.country }, lines, voucherKey: KEYS.voucher + index, changed,
	};
}
