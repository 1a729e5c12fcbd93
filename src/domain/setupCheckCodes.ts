/** Codes of Severa that have no counterpart in Netvisor (rulebook 12.4 point 11; W-4, O-2, T-8, T-9, T-15). */
import type { SeveraTravelExpenseType } from '../severa/product';
import { byColumn } from './registerRows';
import { reason, type Reason } from './held';
import type { SetupCheckSettings } from './settings/setupCheck';
import { bilingual, flawOf, type Bilingual, type Flaw, type SectionCheck } from './setupFinding';
import { singleLine } from './text';

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

export function checkRecordTypes(check: SectionCheck, rows: { workTypes: readonly CodedRow[]; overtimes: readonly CodedRow[]; activityTypes: readonly ActivityType[] }, settings: SetupCheckSettings): void {
	const numbers = new Set(settings.recordTypeRegister.map(({ number }) => number.trim()));
	const table = byColumn(settings.recordTypeTable, 'from', 'to');
	const look = (kind: Bilingual, list: readonly CodedRow[]) => {
		for (const row of inUse(list)) {
			const code = singleLine(row.code ?? '');
			const number = singleLine(table.get(code) ?? code);
			const reasons = code === '' ? [reason('RECORD_TYPE_CODE_MISSING', 'code', { kind, name: row.name })] : numbers.has(number) ? [] : [reason('RECORD_TYPE_UNKNOWN', 'code', { code: number })];
			check.look(placeOf(kind, row), reasons.map((one) => flawOf(one)));
		}
	};
	look(KINDS.workType, rows.workTypes);
	look(KINDS.overtime, rows.overtimes);
	look(KINDS.absence, rows.activityTypes.filter(({ category }) => category === 'Absences'));
}

const PER_DIEMS = ['domesticfull', 'domestichalf', 'foreign', 'custom'];

export function checkExpenseTypes(check: SectionCheck, types: readonly ExpenseType[], settings: SetupCheckSettings): void {
	const tables = { expense: byColumn(settings.expenseTable, 'from', 'to'), perDiem: byColumn(settings.perDiemTable, 'from', 'to'), mileage: byColumn(settings.mileageTypeTable, 'from', 'to') };
	for (const type of inUse(types)) {
		const code = singleLine(type.code ?? '');
		check.look(placeOf(KINDS.expense, type), flawsOf(type, code, tables, settings));
	}
}

function flawsOf({ name, isDailyAllowance, isMileage }: ExpenseType, code: string, tables: Readonly<Record<'expense' | 'perDiem' | 'mileage', ReadonlyMap<string, string>>>, settings: SetupCheckSettings): Flaw[] {
	const hold = (...reasons: Reason[]) => reasons.map((one) => flawOf(one));
	if (isMileage) return tables.mileage.has(code) || settings.mileageDefaultType.trim() !== '' ? [] : hold(reason('MILEAGE_TYPE_UNMAPPED', 'code', { code: code || name }));
	const perDiem = isDailyAllowance ? (tables.perDiem.get(code) ?? '').trim() : 'custom';
	if (!PER_DIEMS.includes(perDiem)) return hold(reason('PERDIEM_TYPE_UNMAPPED', 'code', { code: code || name }));
	if (perDiem !== 'custom') return [];
	if (code === '') return hold(reason('EXPENSE_CODE_MISSING', 'code', { name }));
	const wanted = singleLine(tables.expense.get(code) ?? code);
	const fitting = settings.payrollRatioRegister.filter((ratio) => ratio.ratioNumber.trim() === wanted);
	const [ratio, ...others] = fitting.length > 0 || !tables.expense.has(code) ? fitting : settings.payrollRatioRegister.filter((one) => one.name.trim() === wanted);
	if (ratio === undefined) return hold(reason('EXPENSE_CODE_UNKNOWN', 'code', { code }));
	if (others.length > 0) return hold(reason('EXPENSE_CODE_AMBIGUOUS', 'code', { value: wanted }));
	// The document names the ratio (T-15), so two with one name cannot be told apart.
	const twins = settings.payrollRatioRegister.filter((one) => one.name.trim() === ratio.name.trim());
	return twins.length > 1 ? hold(reason('EXPENSE_CODE_AMBIGUOUS', 'code', { value: ratio.name })) : [];
}
