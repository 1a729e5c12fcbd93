import { z } from 'zod/v4';
import { toDate } from '../../../src/domain/calendar';
import { readHistoryRows, type HistoryRow } from '../../../src/domain/historyRow';
import { reconcile, type Comparison, type ReconcileRecord } from '../../../src/domain/reconcile';
import { reconciliationDocumentSettings } from '../../../src/domain/settings/reconciliation';
import { readDecimal } from '../../../src/netvisor/readValues';
import { severaInvoice } from '../../../src/severa/invoice';
import { namedReference } from '../../../src/severa/reference';
import { defineMapping, type MappedRecord, type MapperDocument } from '../mapperDocument';

const text = z.string();
/** Empty, or a number: one that is neither fails its own item and not the whole comparison. */
const amount = text.trim().refine((value) => readDecimal(value) !== undefined, 'must be a decimal number');
const day = text.refine((value) => value === '' || isDay(value), 'must be a date');

function isDay(value: string): boolean {
	try {
		return toDate(value) !== '';
	} catch {
		return false;
	}
}

/** A row of Netvisor's "Sales Invoice: Get for Reconciliation" (or Get Many, then without VAT). */
const netvisorInvoice = z.looseObject({
	netvisorKey: text, invoiceNumber: text, invoiceDate: text, invoiceDueDate: text, invoiceStatus: text, invoiceSubStatus: text, customerNetvisorKey: text, customerCode: text, customerName: text, referenceNumber: text,
	invoiceSum: amount, openSum: amount, privateComment: text, invoiceCurrencySum: amount, openCurrencySum: amount, currencyCode: text,
	productLines: z.array(z.looseObject({ sum: amount, vatSum: amount })).optional(),
});

/** A row of severa_netvisor_history. */
const historyRow = z.looseObject({ flow: text.min(1), outcome: text, kind: text.nullish(), transferKey: text.nullish() });
/** An item of "Travel Reimbursement: Get Many"; an invoice has another status. */
const severaClaim = z.looseObject({ guid: text.min(1), number: z.int().nullish(), date: day.nullish(), title: text.nullish(), travelReimbursementStatus: namedReference.nullable(), user: namedReference.nullish() });
/** An item of Netvisor's "Work Day: Get Many". */
const netvisorDay = z.looseObject({ employeeNumber: text, date: text, hours: z.array(z.looseObject({ netvisorKey: text, hours: amount, recordType: text, recordTypeName: text, status: z.enum(['open', 'confirmed', 'accepted', 'other']), description: text, dimensions: z.array(z.looseObject({ dimensionName: text, dimensionItem: text })) })) });
/** An item of either output of the Mapper's document "Work Day". */
const severaDay = z.looseObject({
	outcome: z.enum(['ready', 'held']),
	source: z.looseObject({ kind: z.literal('workDay'), guid: text }),
	transferKey: text,
	document: z.looseObject({ workDayHours: z.array(z.looseObject({ hours: amount, collectorRatio: z.looseObject({ value: text, type: z.literal('number') }), acceptanceStatus: z.enum(['confirmed', 'accepted']), description: text })) }).optional(),
	plan: z.looseObject({ employeeNumber: text, employeeName: text, date: text, recordTypes: z.array(z.looseObject({ number: text, name: text, amount: text, unit: z.enum(['hour', 'day']), isAbsence: z.boolean() })), severaRecordTypes: z.array(text) }),
});

const record: z.ZodType<ReconcileRecord> = z.union([
	severaInvoice.transform((value) => ({ kind: 'severaInvoice' as const, value })),
	netvisorInvoice.transform((value) => ({ kind: 'netvisorInvoice' as const, value })),
	severaDay.transform(({ source, transferKey, document, plan }) => ({ kind: 'severaDay' as const, value: { guid: source.guid, transferKey, document, plan } })),
	netvisorDay.transform((value) => ({ kind: 'netvisorDay' as const, value })),
	historyRow.transform((value) => ({ kind: 'historyRow' as const, value: readHistoryRows([value])[0] as HistoryRow })),
	severaClaim.transform((value) => ({ kind: 'severaClaim' as const, value })),
], { error: 'neither an invoice, a travel claim, a history row nor a work day, as the nodes named in the documentation give them' });

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
