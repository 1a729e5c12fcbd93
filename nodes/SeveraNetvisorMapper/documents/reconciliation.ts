import { z } from 'zod/v4';
import { reconcile, type Comparison, type ReconcileRecord } from '../../../src/domain/reconcile';
import { reconciliationDocumentSettings } from '../../../src/domain/settings/reconciliation';
import { severaInvoice } from '../../../src/severa/invoice';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

const text = z.string();
/** A row of Netvisor's "Sales Invoice: Get for Reconciliation" (or Get Many, then without VAT). */
const netvisorInvoice = z.looseObject({
	netvisorKey: text, invoiceNumber: text, invoiceDate: text, invoiceDueDate: text, invoiceStatus: text, invoiceSubStatus: text, customerNetvisorKey: text, customerCode: text, customerName: text, referenceNumber: text,
	invoiceSum: text, openSum: text, privateComment: text, invoiceCurrencySum: text, openCurrencySum: text, currencyCode: text,
	productLines: z.array(z.looseObject({ sum: text, vatSum: text })).optional(),
});

const record: z.ZodType<ReconcileRecord> = z.union([
	severaInvoice.transform((value) => ({ kind: 'severaInvoice' as const, value })),
	netvisorInvoice.transform((value) => ({ kind: 'netvisorInvoice' as const, value })),
]);

const compare = defineMapping(reconciliationDocumentSettings)({
	direction: 'severaToNetvisor',
	record,
	map(records, settings) {
		const comparison = reconcile(records.map(({ record: one, index }) => ({ record: one, index })), settings);
		return [...comparison.differences.map(toHeld), toTotals(comparison, records[0]?.index ?? 0)];
	},
});

/** One difference is one held item, so that each is one line of the repair list. */
function toHeld({ index, system, kind, guid, number, name, transferKey, reason, severa, netvisor }: Comparison['differences'][number]): MappedRecord {
	return { index, source: { system, kind, guid, number, name }, mapped: { outcome: 'held', reasons: [reason], notes: [] }, transferKey, plan: { ...(severa && { severa }), ...(netvisor && { netvisor }) } };
}

/** Everything that was compared, as the one ready item. */
function toTotals({ period, counts, totals }: Comparison, index: number): MappedRecord {
	const name = `${period.start} – ${period.end}`;
	return { index, source: { system: 'Severa', kind: 'reconciliation', guid: '', number: '', name }, mapped: { outcome: 'ready', document: { period, counts, totals }, notes: [] }, transferKey: `reconciliation:${period.start}:${period.end}` };
}

export const reconciliation: MapperDocument = {
	value: 'reconciliation',
	name: 'Reconcile',
	description: 'Compare the documents of a period in both systems: the Held output has one item for each difference with what to do, the Ready output one item with the sums of both sides',
	settings: reconciliationDocumentSettings,
	mappings: [compare],
};
