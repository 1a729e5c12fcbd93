import { z } from 'zod/v4';
import { inOrder } from '../../../src/domain/order';
import { mapPayment, type PaymentRecord } from '../../../src/domain/paymentStatus';
import { paymentStatusDocumentSettings } from '../../../src/domain/settings/paymentStatus';
import { netvisorTransferKey } from '../../../src/domain/transferKey';
import { severaInvoice } from '../../../src/severa/invoice';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

const text = z.string();
/** An item of "Invoice: Get for Payments": the Netvisor row with the Severa invoices that it may be, and Severa's statuses. */
const record: z.ZodType<PaymentRecord> = z.looseObject({
	payment: z.looseObject({ netvisorKey: text, invoiceNumber: text, invoiceStatus: text, customerName: text, referenceNumber: text, invoiceSum: text, openSum: text, invoiceCurrencySum: text, openCurrencySum: text, currencyCode: text, privateComment: text }),
	invoices: z.array(severaInvoice),
	statuses: z.array(z.looseObject({ guid: text, name: text, isPaid: z.boolean(), isActive: z.boolean() })),
});

const toSevera = defineMapping(paymentStatusDocumentSettings)({
	direction: 'netvisorToSevera',
	record,
	map(records, settings, today) {
		const sorted = inOrder(records, ({ record: { payment } }) => payment.invoiceNumber, ({ record: { payment } }) => payment.netvisorKey);
		return sorted.flatMap(({ record: one, index }): MappedRecord[] => {
			const { payment } = one;
			const result = mapPayment(one, settings, today);
			if (result === undefined) return [];
			const { mapped, invoice } = result;
			return [{
				index,
				source: { system: 'Netvisor', kind: 'payment', guid: payment.netvisorKey, number: payment.invoiceNumber, name: payment.customerName },
				mapped,
				transferKey: netvisorTransferKey('payment', payment.netvisorKey),
				plan: {
					netvisorKey: payment.netvisorKey,
					invoiceGuid: invoice?.guid ?? '',
					fromStatus: invoice?.status?.name ?? '',
					toStatus: mapped.outcome === 'ready' ? mapped.document.statusName : '',
					paymentDate: mapped.outcome === 'ready' ? (mapped.document.paymentDate ?? '') : '',
					amount: payment.invoiceCurrencySum || payment.invoiceSum,
					open: payment.openCurrencySum || payment.openSum,
					currency: payment.currencyCode || settings.homeCurrency,
				},
			}];
		});
	},
});

export const paymentStatus: MapperDocument = {
	value: 'paymentStatus',
	name: 'Payment Status',
	description: 'Tell which Severa invoices have been paid in Netvisor, and what does not fit; invoices that are paid in Severa already give nothing',
	settings: paymentStatusDocumentSettings,
	mappings: [toSevera],
};
