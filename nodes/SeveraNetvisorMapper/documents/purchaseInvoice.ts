import { z } from 'zod/v4';
import { inOrder } from '../../../src/domain/order';
import { PurchaseInvoiceMapper, type MappedFee } from '../../../src/domain/purchaseInvoice';
import { purchaseInvoiceDocumentSettings } from '../../../src/domain/settings/purchaseInvoice';
import type { NetvisorPurchaseInvoice } from '../../../src/netvisor/purchaseInvoiceRecord';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

const text = z.string();
/** A whole purchase invoice of "Purchase Invoice: Get Many"; a row of the list has no lines and is not enough. */
const record = z.looseObject({
	netvisorKey: text,
	purchaseInvoiceNumber: text,
	purchaseInvoiceDate: text,
	purchaseInvoiceEventDate: text,
	purchaseInvoiceAmount: text,
	foreignCurrencyNameId: text,
	approvalStatus: text,
	vendorName: text,
	lines: z.array(z.looseObject({ netvisorKey: text, lineSum: text, lineNetSum: text, vatCode: text, description: text, deliveredAmount: text, productCode: text, productName: text, dimensions: z.array(z.looseObject({ dimensionName: text, dimensionItem: text })) })),
}) as unknown as z.ZodType<NetvisorPurchaseInvoice>;

const toSevera = defineMapping(purchaseInvoiceDocumentSettings)({
	direction: 'netvisorToSevera',
	record,
	map(records, settings) {
		const mapper = new PurchaseInvoiceMapper(settings);
		const sorted = inOrder(records, ({ record: { purchaseInvoiceDate } }) => purchaseInvoiceDate, ({ record: { netvisorKey } }) => netvisorKey);
		return sorted.flatMap(({ record: invoice, index }) => mapper.map(invoice).map((fee): MappedRecord => ({
			index,
			source: { system: 'Netvisor', kind: 'purchaseInvoice', guid: invoice.netvisorKey, number: invoice.purchaseInvoiceNumber, name: invoice.vendorName },
			mapped: fee.mapped,
			transferKey: fee.key,
			plan: planOf(invoice, fee, settings.homeCurrency),
		})));
	},
});

/** What a person is shown of a fee before anything is written. Sums such as "1255.00". */
function planOf(invoice: NetvisorPurchaseInvoice, { mapped, keys, project, items, lines, positions, amount, bases }: MappedFee, currency: string) {
	const document = mapped.outcome === 'ready' ? mapped.document : undefined;
	return {
		invoiceKey: invoice.netvisorKey,
		number: invoice.purchaseInvoiceNumber,
		vendor: invoice.vendorName,
		date: invoice.purchaseInvoiceEventDate || invoice.purchaseInvoiceDate,
		lines: positions.join(', '),
		project: project === undefined ? items.join(', ') : `${project.number} ${project.name}`.trim(),
		projectGuid: project?.guid ?? '',
		name: document?.name ?? '',
		amount: amount?.format(2, 2) ?? '',
		currency,
		basis: bases.join(', '),
		vatCodes: [...new Set(lines.map(({ vatCode }) => vatCode))].join(', '),
		quantity: document?.quantity ?? '',
		isBillable: document?.isBillable ?? false,
		unitPrice: document?.unitPrice.amount ?? '',
		keys,
	};
}

export const purchaseInvoice: MapperDocument = {
	value: 'purchaseInvoice',
	name: 'Purchase Invoice',
	description: 'Translate purchase invoices of Netvisor into project fees of Severa, by line or by invoice; lines without a project give nothing',
	settings: purchaseInvoiceDocumentSettings,
	mappings: [toSevera],
};
