/**
 * A day of a person in Severa becomes a Netvisor work day (mapping 7; rulebook W-1 to W-14, O-1 to O-3, X-1 to X-4). This
 * file is the overview; each group of rules has its own file. What only Netvisor knows (what is on the day now, whether it
 * is locked) is looked up just before writing: workDayChange.ts.
 */
import type { WorkDayDocument } from '../netvisor/workDayDocument';
import type { DayForTransfer } from './dayForTransfer';
import { Decimal } from './decimal';
import type { DimensionDemand, DimensionSettings } from './dimension';
import { Findings, type Mapped } from './held';
import { Employees, nameOf } from './person';
import { RecordTypes } from './recordType';
import { defaultsOf } from './setting';
import { dimensionSettings } from './settings/dimension';
import type { WorkDaySettings } from './settings/workDay';
import { checkClosed } from './workDayStatus';
import { singleLine } from './text';
import { linesOf, type DayLine } from './workDayLines';
import { transferKey } from './transferKey';

export interface MappedWorkDay {
	mapped: Mapped<WorkDayDocument>;
	plan: WorkDayPlan;
}

/** What a person is shown of a day before anything is written, and what is needed to write it. */
export interface WorkDayPlan {
	employeeNumber: string;
	employeeName: string;
	/** YYYY-MM-DD */
	date: string;
	/** Hours of the day, absences not counted: "7.5". */
	workHours: string;
	absenceHours: string;
	/** By record type, in the order of the lines: `amount` counts hours or days, as `unit` says. */
	recordTypes: Array<{ number: string; name: string; amount: string; unit: 'hour' | 'day'; isAbsence: boolean }>;
	lineCount: number;
	/** Record types that Severa's codes point to: rows on others do not come from Severa (mapping 7.1). */
	severaRecordTypes: string[];
	/** The project alone: what must exist in Netvisor first (W-5, D-4). */
	dimensionItems: DimensionDemand[];
}

/** Maps days with one set of settings; the registers are read once. @throws InputError when a register or table is wrong */
export class WorkDayMapping {
	private readonly employees: Employees;
	private readonly types: RecordTypes;
	private readonly dimensions: DimensionSettings;

	constructor(private readonly settings: WorkDaySettings) {
		this.employees = new Employees(settings);
		this.types = new RecordTypes(settings);
		this.dimensions = { ...defaultsOf(dimensionSettings), ...settings };
	}

	/**
	 * undefined when there is nothing to do: an empty day that is not to be cleared, cannot be (increment), or of a person
	 * whom Netvisor does not know, so that nothing of theirs can be there.
	 */
	map(day: DayForTransfer): MappedWorkDay | undefined {
		const { settings } = this;
		const isEmpty = day.hours.length === 0 && (day.absences.length === 0 || !settings.includeAbsences);
		if (isEmpty && (!settings.clearEmptyDays || settings.workDayMethod === 'increment')) return undefined;
		const found = new Findings();
		if (day.person.isGone) return isEmpty ? undefined : { mapped: holdOfNobody(found, day), plan: planOf(day, '', [], []) };
		const person = this.employees.find(found, day.person, { field: 'person', needsTravelService: settings.requireTravelService && !isEmpty });
		if (isEmpty && person === undefined) return undefined;
		if (day.sharedNumber !== undefined) {
			const code = person?.employeeNumber ?? singleLine(day.person.code);
			// Without a number the person is held already.
			if (code !== '') found.hold('EMPLOYEE_NUMBER_TWICE', 'person.code', { code, others: day.sharedNumber.join(', ') });
		}
		checkClosed(found, day, settings);
		const lines = linesOf(found, day, this.types, settings, this.dimensions);
		// All entries rejected, or nothing but absences on days off: the same as an empty day.
		if (lines.length === 0 && !found.isHeld && (!settings.clearEmptyDays || settings.workDayMethod === 'increment')) return undefined;
		if (person !== undefined && !person.payrollService && lines.length > 0) found.note('PAYROLL_SERVICE_STARTS', { code: person.employeeNumber });
		const mapped = found.outcome((): WorkDayDocument => ({
			date: { value: day.date, method: settings.workDayMethod },
			employeeIdentifier: { value: person?.employeeNumber ?? '', type: 'number', defaultDimensionHandlingType: settings.defaultDimensions },
			workDayHours: lines.map(toHour),
		}));
		return { mapped, plan: planOf(day, person?.employeeNumber ?? day.person.code, lines, this.types.ofSevera(day)) };
	}
}

/** Whose hours they are is not known, until Severa shows the user again. */
function holdOfNobody(found: Findings, { person, date }: DayForTransfer): Mapped<WorkDayDocument> {
	found.hold('USER_NOT_SHOWN', 'person.guid', { guid: person.guid, date });
	return found.outcome(() => {
		throw new Error('A day that is held has no document.');
	});
}

/** Names the day of a person for ever. */
export const workDayKey = ({ person, date }: Pick<DayForTransfer, 'person' | 'date'>): string => `${transferKey('workDay', person.guid)}:${date}`;

const toHour = ({ amount, recordType, status, description, item }: DayLine): WorkDayDocument['workDayHours'][number] => ({
	hours: amount.format(2, 2),
	collectorRatio: { value: recordType.number, type: 'number' },
	acceptanceStatus: status,
	description,
	...(item && { dimensions: [{ dimensionName: item.heading, dimensionItem: item.text }] }),
});

function planOf(day: DayForTransfer, employeeNumber: string, lines: readonly DayLine[], severaRecordTypes: string[]): WorkDayPlan {
	const types = new Map<string, DayLine>();
	for (const line of lines) {
		const before = types.get(line.recordType.number);
		types.set(line.recordType.number, before === undefined ? line : { ...before, amount: before.amount.plus(line.amount) });
	}
	const sum = (isAbsence: boolean) => lines.filter((line) => line.isAbsence === isAbsence).reduce((so, { hours }) => so.plus(hours), Decimal.zero).format(0, 2);
	return {
		employeeNumber,
		employeeName: nameOf(day.person),
		date: day.date,
		workHours: sum(false),
		absenceHours: sum(true),
		recordTypes: [...types.values()].map(({ recordType, amount, isAbsence }) => ({ ...recordType, amount: amount.format(0, 2), isAbsence })),
		lineCount: lines.length,
		severaRecordTypes,
		dimensionItems: [...new Map(lines.flatMap(({ item }) => (item === undefined ? [] : [[`${item.heading}\n${item.text}`, item] as const]))).values()],
	};
}
