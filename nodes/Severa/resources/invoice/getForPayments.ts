import { z } from 'zod/v4';
import { candidatesFor, isPayment, type NetvisorPayment, type PaymentRecord } from '../../../../src/domain/paymentStatus';
import { referenceForms } from '../../../../src/domain/reference';
import { invoiceGuidsIn } from '../../../../src/domain/transferKey';
import { InputError } from '../../../../src/errors';
import { allInvoiceStatuses } from '../../../../src/severa/invoiceStatusByName';
import { readInvoicesForPayments, type PaymentToFind } from '../../../../src/severa/readInvoicesForPayments';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation, type OutputRow } from '../../../shared/operation';

const text = z.string();
/** A row of "Sales Invoice: Get Many" of the Netvisor node. */
export const netvisorPayment = z.looseObject({ netvisorKey: text, invoiceNumber: text, invoiceStatus: text, customerName: text, referenceNumber: text, invoiceSum: text, openSum: text, invoiceCurrencySum: text, openCurrencySum: text, currencyCode: text, privateComment: text });

export const getForPayments = defineBatchOperation<SeveraClient>()({
	value: 'getForPayments',
	name: 'Get for Payments',
	action: 'Get invoices for payments',
	description: 'For sales invoices of Netvisor as incoming items: retrieve the Severa invoices that they may be, by the key of the transfer, else by number and by reference, one item for each that is paid or paid in part, complete for the Mapper. Others are passed over; without any, Severa is not asked.',
	effect: 'read',
	properties: [{ displayName: 'Takes the items of the Netvisor node, "Sales Invoice: Get Many". The Mapper\'s document "Payment Status" takes what comes out.', name: 'notice', type: 'notice', default: '' }],
	input: z.object({}),
	async runAll(severa, items, { log }) {
		const payments = items.filter(({ json }) => Object.keys(json).length > 0).map(({ json, index }) => ({ payment: readPayment(json, index), index })).filter(({ payment }) => isPayment(payment));
		if (payments.length === 0) return [];
		const statuses = (await allInvoiceStatuses(severa)).map(({ guid, name, isPaid, isActive }) => ({ guid, name, isPaid, isActive }));
		const invoices = await readInvoicesForPayments(severa, payments.map(toFind));
		log(`Severa: ${payments.length} payments, ${invoices.length} invoices that they may belong to.`);
		return payments.map(({ payment, index }): OutputRow => ({ json: { payment, invoices: candidatesFor(payment, invoices), statuses } satisfies PaymentRecord, item: index }));
	},
});

function toFind({ payment }: { payment: NetvisorPayment }): PaymentToFind {
	// A row with several keys is held by the Mapper, whichever invoices are read.
	const [guid] = invoiceGuidsIn(payment.privateComment);
	return { number: payment.invoiceNumber, referenceForms: referenceForms(payment.referenceNumber), ...(guid !== undefined && { guid }) };
}

function readPayment(json: object, index: number): NetvisorPayment {
	const result = netvisorPayment.safeParse(json);
	if (result.success) return result.data;
	throw new InputError(`Item ${index + 1} is no sales invoice of Netvisor (${result.error.issues[0]?.path.join('.') ?? ''}). Connect "Sales Invoice: Get Many" of the Netvisor node.`, { field: result.error.issues[0]?.path.join('.') });
}
