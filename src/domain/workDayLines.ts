/** The lines of a day: hours and absences, rounded together and in a fixed order (mapping 7.2, 1.11). */
import type { WorkDayHour } from '../netvisor/workDayDocument';
import { absencesOn } from './absence';
import type { DayForTransfer } from './dayForTransfer';
import { Decimal } from './decimal';
import { projectDemand, type DimensionDemand, type DimensionSettings } from './dimension';
import { ItemOwners } from './dimensionClash';
import type { Findings } from './held';
import { largestRemainder } from './money';
import { inOrder } from './order';
import { nameOf } from './person';
import type { RecordType, RecordTypes } from './recordType';
import type { WorkDaySettings } from './settings/workDay';
import { cutText, readText } from './text';
import { statusOfHours } from './workDayStatus';

export interface DayLine {
	recordType: RecordType;
	status: WorkDayHour['acceptanceStatus'];
	/** Hours, or days where the record type counts days; two decimals. */
	amount: Decimal;
	/** Counted in hours, whatever the record type counts. */
	hours: Decimal;
	description: string;
	item: DimensionDemand | undefined;
	isAbsence: boolean;
	/** For the order: project number, start, id. */
	order: readonly [number | null, string | null, string];
}

/** A description longer than this is cut; the vendor names no limit (choice of mapping 7.2). */
const LONGEST_DESCRIPTION = 200;
const HOURS_OF_A_DAY = Decimal.of(24n, 0);

/** @returns undefined when the hours of the day cannot be decided; every reason is in `found` */
export function linesOf(found: Findings, day: DayForTransfer, types: RecordTypes, settings: WorkDaySettings, dimensions: DimensionSettings): DayLine[] {
	const lines = [...hourLines(found, day, types, settings, dimensions), ...(settings.includeAbsences ? absenceLines(found, day, types, settings) : [])];
	const total = Decimal.sum(lines.map(({ hours }) => hours));
	if (total.compare(HOURS_OF_A_DAY) > 0) found.hold('HOURS_OUT_OF_RANGE', 'quantity', { hours: total.format(0, 2), name: nameOf(day.person), date: day.date });
	const items = lines.flatMap(({ item }) => item ?? []);
	const owners = new ItemOwners(items);
	for (const item of items) owners.check(found, item);
	const rounded = rounding(lines).filter(({ amount }) => !amount.isZero);
	if (rounded.length < lines.length) found.note('HOURS_ZERO', { count: lines.length - rounded.length, date: day.date });
	return inOrder(settings.lineGrouping === 'sums' ? summed(rounded) : rounded, ({ recordType }) => recordType.number, ({ order }) => order[0], ({ order }) => order[1], ({ order }) => order[2]);
}

function hourLines(found: Findings, day: DayForTransfer, types: RecordTypes, settings: WorkDaySettings, dimensions: DimensionSettings): DayLine[] {
	const values = { name: nameOf(day.person), date: day.date };
	const status = statusOfHours(found, day, settings);
	return day.hours.filter(({ isApproved }) => isApproved !== false).flatMap((hour): DayLine[] => {
		const recordType = types.ofHour(found, hour);
		if (recordType?.unit === 'day') found.hold('HOURS_UNIT_DAY', 'quantity', { code: recordType.number });
		const description = readText(found, 'description', hour.description) ?? readText(found, 'phase.name', hour.phase) ?? readText(found, 'workType.name', hour.workType?.name) ?? '';
		const item = hour.project === null ? undefined : projectDemand(found, hour.project, dimensions);
		if (hour.quantity === null) found.hold('HOURS_QUANTITY_MISSING', 'quantity', values);
		else if (hour.quantity < 0) found.hold('HOURS_OUT_OF_RANGE', 'quantity', { hours: String(hour.quantity), ...values });
		if (recordType === undefined || hour.quantity === null || hour.quantity < 0) return [];
		const hours = Decimal.from(hour.quantity);
		return [{ recordType, status: status(hour), amount: hours, hours, description: cutText(description || recordType.name, LONGEST_DESCRIPTION), item, isAbsence: false, order: [hour.project?.number ?? null, hour.startTime, hour.guid] }];
	});
}

function absenceLines(found: Findings, day: DayForTransfer, types: RecordTypes, settings: WorkDaySettings): DayLine[] {
	return absencesOn(found, day, settings).flatMap(({ absence, hours, isWholeDay }): DayLine[] => {
		const recordType = types.ofAbsence(found, absence);
		const description = readText(found, 'name', absence.name) ?? readText(found, 'activityType.name', absence.activityType.name) ?? '';
		if (recordType === undefined) return [];
		const countsDays = recordType.unit === 'day';
		// A part of a day cannot be told in whole days.
		if (countsDays && !isWholeDay) found.hold('ABSENCE_UNIT_DAY', 'activityType.code', { code: recordType.number });
		return [{ recordType, status: settings.absenceStatus, amount: countsDays ? Decimal.one : hours, hours, description: cutText(description || recordType.name, LONGEST_DESCRIPTION), item: undefined, isAbsence: true, order: [null, absence.startDateTime, absence.guid] }];
	});
}

/** The lines of a record type add up to the rounded sum of their unrounded hours (W-11). */
function rounding(lines: readonly DayLine[]): DayLine[] {
	const groups = new Map<string, DayLine[]>();
	for (const line of lines) groups.set(line.recordType.number, [...(groups.get(line.recordType.number) ?? []), line]);
	return [...groups.values()].flatMap((unordered) => {
		const group = inOrder(unordered, ({ order }) => order[0], ({ order }) => order[1], ({ order }) => order[2]);
		const exact = group.map(({ amount }) => amount);
		const sum = Decimal.sum(exact);
		if (sum.isZero) return group;
		const parts = largestRemainder(sum.round(2).unitsAt(2), exact);
		return group.map((line, index) => ({ ...line, amount: Decimal.of(parts[index] ?? 0n, 2) }));
	});
}

/** One line for each record type, status and project; equal descriptions stand once. */
function summed(lines: readonly DayLine[]): DayLine[] {
	const groups = new Map<string, DayLine[]>();
	for (const line of inOrder(lines, ({ order }) => order[0], ({ order }) => order[1], ({ order }) => order[2])) {
		const key = JSON.stringify([line.recordType.number, line.status, line.item?.text ?? null, line.isAbsence]);
		groups.set(key, [...(groups.get(key) ?? []), line]);
	}
	return [...groups.values()].map((group) => ({
		...(group[0] as DayLine),
		amount: Decimal.sum(group.map(({ amount }) => amount)),
		hours: Decimal.sum(group.map(({ hours }) => hours)),
		description: cutText([...new Set(group.map(({ description }) => description))].join('; '), LONGEST_DESCRIPTION),
	}));
}
