/** A period in both systems, everything at once: records of either side come in any order and are told apart by their kind. */
import { InputError } from '../errors';
import { toDate } from './calendar';
import type { HistoryRow } from './historyRow';
import { inOrder } from './order';
import { reconcileClaims, type ClaimToCompare } from './reconcileClaims';
import { reconcileHours, type MappedDay, type NetvisorDayToCompare } from './reconcileHours';
import { reconcileInvoices, type Indexed, type NetvisorInvoiceToCompare, type SeveraInvoiceToCompare } from './reconcileInvoices';
import type { CurrencyTotal, Difference, Period } from './reconcileDifference';
import type { ReconciliationSettings } from './settings/reconciliation';

export type ReconcileRecord =
	| { kind: 'severaInvoice'; value: SeveraInvoiceToCompare }
	| { kind: 'netvisorInvoice'; value: NetvisorInvoiceToCompare }
	| { kind: 'severaClaim'; value: ClaimToCompare }
	| { kind: 'historyRow'; value: HistoryRow }
	| { kind: 'severaDay'; value: MappedDay }
	| { kind: 'netvisorDay'; value: NetvisorDayToCompare };

export interface Comparison {
	period: Period;
	/** Sorted by kind, number, then code. */
	differences: Difference[];
	counts: {
		/** Invoices of the period that are in both systems, and those of them that agree in everything. */
		compared: number;
		agreeing: number;
		/** Travel claims that were looked at. */
		claims: number;
		/** Days of people that were compared, and those that the Mapper held. */
		days: number;
		daysHeld: number;
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
	const of = <K extends ReconcileRecord['kind']>(kind: K) => records.flatMap(({ record, index }) => (record.kind === kind ? [{ record: record.value as Extract<ReconcileRecord, { kind: K }>['value'], index }] : []));
	const invoices = reconcileInvoices(of('severaInvoice'), of('netvisorInvoice'), { period, sentStatuses: settings.sentStatuses.map(({ name }) => name), homeCurrency: settings.homeCurrency, invoiceNumbering: settings.invoiceNumbering });
	const { differences: ofClaims, claims } = reconcileClaims(of('severaClaim'), of('historyRow'), { period, sentStatus: settings.travelSentStatus });
	const { differences: ofHours, days, daysHeld } = reconcileHours(of('severaDay'), of('netvisorDay'), { period });
	const differences = inOrder([...invoices.differences, ...ofClaims, ...ofHours], ({ kind }) => kind, ({ number }) => number, ({ name }) => name, ({ reason }) => reason.code);
	return { period, differences, counts: { compared: invoices.compared, agreeing: invoices.agreeing, claims, days, daysHeld, differences: differences.length }, totals: invoices.totals };
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
