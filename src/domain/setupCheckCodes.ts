/** Codes of Severa that have no counterpart in Netvisor (rulebook 12.4 point 11; W-4, O-2, T-8, T-9, T-15), tried with the mappings themselves. */
import type { SeveraTravelExpenseType } from '../severa/product';
import type { DayAbsence, DayHour } from './dayForTransfer';
import { Findings } from './held';
import { RecordTypes } from './recordType';
import { defaultsOf } from './setting';
import type { SetupCheckSettings } from './settings/setupCheck';
import { workDayDocumentSettings } from './settings/workDay';
import { bilingual, flawOf, type Bilingual, type Flaw, type SectionCheck } from './setupFinding';
import { singleLine } from './text';
import { PayrollRatios } from './travelExpenseCode';
import type { TravelLine } from './travelLine';
import { MileageTypes } from './travelMileage';
import { PerDiemTypes } from './travelPerDiem';

interface CodedRow {
	name: string;
	code?: string | null;
	isActive?: boolean | null;
}
/** Only activities of the category Absences are absences (mapping 7.3). */
export type ActivityType = CodedRow & { category: string };
export type ExpenseType = CodedRow & Pick<SeveraTravelExpenseType, 'isDailyAllowance' | 'isMileage'>;

const KINDS = {
	workType: bilingual('work type', 'työlaji'),
	overtime: bilingual('overtime', 'ylityö'),
	absence: bilingual('absence type', 'poissaololaji'),
	expense: bilingual('travel expense type', 'matkakululaji'),
} as const;

const placeOf = (kind: Bilingual, { name, code }: CodedRow) => bilingual(`Severa: ${kind.en} ${[code, name].filter(Boolean).join(' ')}`, `Severa: ${kind.fi} ${[code, name].filter(Boolean).join(' ')}`);
const inUse = <R extends CodedRow>(rows: readonly R[]) => rows.filter(({ isActive }) => isActive !== false);
const flawsOf = (find: (found: Findings) => unknown): Flaw[] => {
	const found = new Findings();
	find(found);
	return found.reasons.map((one) => flawOf(one));
};
const emptyRegister = (code: string, rule: string, en: string, fi: string): Flaw => ({ severity: 'blocker', code, rule, what: bilingual(`Netvisor has no ${en} that this login may see.`, `Netvisorissa ei ole ${fi}, jotka tämä tunnus näkee.`), fix: bilingual('Check the rights of the integration user to payroll in Netvisor.', 'Tarkista integraatiotunnuksen oikeudet palkkoihin Netvisorissa.') });

/** @throws InputError when the record type table is wrong */
export function checkRecordTypes(check: SectionCheck, rows: { workTypes: readonly CodedRow[]; overtimes: readonly CodedRow[]; activityTypes: readonly ActivityType[] }, settings: SetupCheckSettings): void {
	const { employeeMatch, employeeRegister, recordTypePriority, recordTypeTable, recordTypeRegister, includeAbsences } = settings;
	if (recordTypeRegister.length === 0) return check.look(bilingual('Netvisor: record types', 'Netvisor: kirjauslajit'), [emptyRegister('RECORD_TYPE_REGISTER_EMPTY', 'W-4', 'record types', 'kirjauslajeja')]);
	const types = new RecordTypes({ ...defaultsOf(workDayDocumentSettings), employeeMatch, employeeRegister, recordTypePriority, recordTypeTable, recordTypeRegister, includeAbsences });
	// Of an hour and of an absence the mapping asks for these fields only.
	for (const row of inUse(rows.workTypes)) check.look(placeOf(KINDS.workType, row), flawsOf((found) => types.ofHour(found, { workType: row, overtime: null } as unknown as DayHour)));
	for (const row of inUse(rows.overtimes)) check.look(placeOf(KINDS.overtime, row), flawsOf((found) => types.ofHour(found, { workType: null, overtime: row } as unknown as DayHour)));
	if (!includeAbsences) return;
	for (const row of inUse(rows.activityTypes).filter(({ category }) => category === 'Absences')) check.look(placeOf(KINDS.absence, row), flawsOf((found) => types.ofAbsence(found, { activityType: row } as unknown as DayAbsence)));
}

/** @throws InputError when a table of travel is wrong */
export function checkExpenseTypes(check: SectionCheck, types: readonly ExpenseType[], settings: SetupCheckSettings): void {
	if (settings.payrollRatioRegister.length === 0) return check.look(bilingual('Netvisor: payroll ratios', 'Netvisor: palkkalajit'), [emptyRegister('PAYROLL_RATIO_REGISTER_EMPTY', 'T-8', 'payroll ratios for travel expenses', 'matkakulujen palkkalajeja')]);
	const [ratios, mileages, perDiems] = [new PayrollRatios(settings), new MileageTypes(settings), new PerDiemTypes(settings)];
	for (const type of inUse(types)) {
		const [name, code] = [singleLine(type.name), singleLine(type.code ?? '')];
		// All that is asked of a line here.
		const line = { code, typeName: name, field: 'travelExpense' } as TravelLine;
		const find = (found: Findings) => {
			if (type.isMileage) return void mileages.of(found, line);
			const allowance = type.isDailyAllowance ? perDiems.of(found, line) : 'custom';
			if (allowance === 'custom') ratios.ofExpense(found, { code, name }, 'code');
		};
		check.look(placeOf(KINDS.expense, type), flawsOf(find));
	}
}
