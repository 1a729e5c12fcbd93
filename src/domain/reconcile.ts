/** A period in both systems, everything at once: records of either side come in any order and are told apart by their kind. */
import { InputError } from '../errors';
import { toDate } from './calendar';
import { inOrder } from './order';
import { reconcileInvoices, type Indexed, type NetvisorInvoiceToCompare, type SeveraInvoiceToCompare } from './reconcileInvoices';
import type { CurrencyTotal, Difference, Period } from './reconcileDifference';
import type { ReconciliationSettings } from './settings/reconciliation';

export type ReconcileRecord = { kind: 'severaInvoice'; value: SeveraInvoiceToCompare } | { kind: 'netvisorInvoice'; value: NetvisorInvoiceToCompare };

export interface Comparison {
	period: Period;
	/** Sorted by kind, number, then code. */
	differences: Difference[];
	counts: {
		/** Documents of the period that are in both systems, and those of them that agree in everything. */
		compared: number;
		agreeing: number;
		differences: number;
	};
	/** Invoices, by currency. */
	totals: CurrencyTotal[];
}

/**
 * Pure; O(n) for n records, but for the sorting of what differs.
 * @throws InputError for a period that is none
 */
export function reconcile(records: ReadonlyArray<Indexed<ReconcileRecord>>, settings: ReconciliationSettings): Comparison {
	const period = readPeriod(settings);
	const invoices = reconcileInvoices(
		records.flatMap(({ record, index }) => (record.kind === 'severaInvoice' ? [{ record: record.value, index }] : [])),
		records.flatMap(({ record, index }) => (record.kind === 'netvisorInvoice' ? [{ record: record.value, index }] : [])),
		{ period, sentStatuses: settings.sentStatuses.map(({ name }) => name), homeCurrency: settings.homeCurrency },
	);
	const differences = inOrder(invoices.differences, ({ kind }) => kind, ({ number }) => number, ({ reason }) => reason.code);
	return { period, differences, counts: { compared: invoices.compared, agreeing: invoices.agreeing, differences: differences.length }, totals: invoices.totals };
}

function readPeriod({ periodStart, periodEnd }: Pick<ReconciliationSettings, 'periodStart' | 'periodEnd'>): Period {
	const read = (value: string, field: string) => {
		try {
			return toDate(value);
		} catch {
			throw new InputError(`The setting ${field} must be a date (YYYY-MM-DD); it is "${value}".`, { field });
		}
	};
	const period = { start: read(periodStart, 'periodStart'), end: read(periodEnd, 'periodEnd') };
	if (period.end < period.start) throw new InputError(`The period ends (${period.end}) before it begins (${period.start}).`, { field: 'periodEnd' });
	return period;
}
