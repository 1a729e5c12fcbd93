/**
 * What saving a day would do to the day as Netvisor has it: nothing, a replace with what goes and what comes, an addition,
 * or a reason not to (mapping 7.1; rulebook W-10, W-14).
 */
import type { DimensionReference } from '../netvisor/elements';
import type { WorkDayDocument, WorkDayHour } from '../netvisor/workDayDocument';
import type { NetvisorWorkHour } from '../netvisor/workDayRecord';
import { Decimal } from './decimal';
import { reason, type Reason } from './held';
import { singleLine } from './text';
import { fingerprint } from './transferKey';

export interface DayRules {
	/** Name of the person, for reasons. */
	name: string;
	/** Rows on other record types do not come from Severa. */
	severaRecordTypes: readonly string[];
	otherRows: 'hold' | 'replace';
}

export type DayChange =
	| { action: 'none' }
	| { action: 'hold'; reasons: Reason[] }
	| {
			action: 'save';
			/** What is sent: the whole day, or only the lines that are missing where lines are added. */
			document: WorkDayDocument;
			/** Rows that would be gone afterwards. */
			removed: NetvisorWorkHour[];
			/** Lines that are not there yet. */
			added: WorkDayHour[];
	  };

/** @param rows of the day in Netvisor, before anything is written */
export function dayChange(document: WorkDayDocument, rows: readonly NetvisorWorkHour[], { name, severaRecordTypes, otherRows }: DayRules): DayChange {
	const ours = new Set([...severaRecordTypes, ...document.workDayHours.map(({ collectorRatio }) => collectorRatio.value)]);
	const usesDefaults = document.employeeIdentifier.defaultDimensionHandlingType === 'usedefault';
	const { missing, surplus } = match(document.workDayHours, rows, usesDefaults);
	const foreign = surplus.filter(({ recordType }) => !ours.has(recordType));
	const changed = surplus.filter(({ recordType }) => ours.has(recordType));
	const values = { name, date: document.date.value };

	if (document.date.method === 'increment') {
		if (missing.length === 0) return { action: 'none' };
		// What Severa says now beside what it said before, or beside what somebody typed: the hours would count twice.
		if (changed.length > 0) return { action: 'hold', reasons: [reason('DAY_WOULD_DOUBLE', '', values)] };
		return { action: 'save', document: { ...document, workDayHours: missing }, removed: [], added: missing };
	}
	const isSame = missing.length === 0 && changed.length === 0;
	if (isSame && (foreign.length === 0 || otherRows === 'hold')) return { action: 'none' };
	if (foreign.length > 0 && otherRows === 'hold') return { action: 'hold', reasons: [reason('DAY_HAS_OTHER_ROWS', '', values)] };
	return { action: 'save', document, removed: surplus, added: missing };
}

/** Each line finds a row of its own; what is left on either side differs. */
function match(lines: readonly WorkDayHour[], rows: readonly NetvisorWorkHour[], usesDefaults: boolean): { missing: WorkDayHour[]; surplus: NetvisorWorkHour[] } {
	const surplus = [...rows];
	const missing = lines.filter((line) => {
		const index = surplus.findIndex((row) => isSame(line, row, usesDefaults));
		if (index >= 0) surplus.splice(index, 1);
		return index < 0;
	});
	return { missing, surplus };
}

/** Somebody in Netvisor may have approved what arrived as confirmed: that is no difference. */
const RANK: Readonly<Record<string, number>> = { confirmed: 1, accepted: 2 };

function isSame(line: WorkDayHour, row: NetvisorWorkHour, usesDefaults: boolean): boolean {
	return (
		row.recordType === line.collectorRatio.value &&
		row.hours !== '' &&
		Decimal.from(row.hours).equals(Decimal.from(line.hours)) &&
		singleLine(row.description) === singleLine(line.description) &&
		(RANK[row.status] ?? 0) >= (RANK[line.acceptanceStatus] ?? 0) &&
		hasDimensions(row.dimensions, line.dimensions ?? [], usesDefaults)
	);
}

/** With default dimensions the row has more of them than were sent. */
function hasDimensions(there: readonly DimensionReference[], wanted: readonly DimensionReference[], mayHaveMore: boolean): boolean {
	const keys = new Set(there.map(keyOf));
	return wanted.every((dimension) => keys.has(keyOf(dimension))) && (mayHaveMore || there.length === wanted.length);
}
const keyOf = ({ dimensionName, dimensionItem }: DimensionReference) => `${singleLine(dimensionName)}\n${singleLine(dimensionItem)}`;

/**
 * Names what a person approves: this document against this day. The fingerprint of the document alone would let rows go
 * that nobody was shown.
 */
export function approvalOf(document: WorkDayDocument, rows: readonly NetvisorWorkHour[]): string {
	const there = rows.map(({ netvisorKey: _key, recordTypeName: _name, dimensions, ...row }) => JSON.stringify([row.recordType, row.hours, row.status, singleLine(row.description), dimensions.map(keyOf).sort()])).sort();
	return fingerprint({ document, there });
}

/** Netvisor's words for a day that payroll has taken (mapping 12); which of its rows lock a day is not known. */
const LOCKED = /acknowledged|approved|\bpaid\b|payslip|locked|kuita|hyväksyt|makset|palkkalaskel|lukit|kvitter|godkän|betal|låst/i;

/** @param words the service's own words of a refusal */
export const isLockedDay = (words: string): boolean => LOCKED.test(words);
