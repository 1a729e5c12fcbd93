/** Daily allowances (mapping 6.3, "dailycompensationline"; rulebook T-9). */
import { InputError } from '../errors';
import { CodeTable } from './codeTable';
import type { Findings } from './held';
import type { TravelExpenseSettings } from './settings/travelExpense';
import type { TravelLine } from './travelLine';

/** custom: goes as an expense line, since Netvisor has no such allowance (meal money). */
export type PerDiemType = 'domesticfull' | 'domestichalf' | 'foreign' | 'custom';

const TYPES: readonly string[] = ['domesticfull', 'domestichalf', 'foreign', 'custom'] satisfies PerDiemType[];

/** Which allowance a code is. Foreign ones are many in Severa, one for each country, and one in Netvisor (T-9). */
export class PerDiemTypes {
	private readonly table: CodeTable;

	/** @throws InputError for a code that is mapped twice, or to no type */
	constructor({ perDiemTable }: Pick<TravelExpenseSettings, 'perDiemTable'>) {
		const rows = perDiemTable.map(({ from, to }) => ({ from: from.trim(), to: to.trim() }));
		const wrong = rows.find(({ to }) => !TYPES.includes(to));
		if (wrong !== undefined) throw new InputError(`The per-diem table maps "${wrong.from}" to "${wrong.to}"; it must be one of ${TYPES.join(', ')}.`, { field: 'perDiemTable' });
		this.table = new CodeTable('perDiemTable', rows);
	}

	/** No default: full and half differ by money. A type without a code may be in the table by its name. */
	of(found: Findings, { code, typeName, field }: TravelLine): PerDiemType | undefined {
		const type = this.table.find(code === '' ? typeName : code) as PerDiemType | undefined;
		return type ?? found.hold('PERDIEM_TYPE_UNMAPPED', `${field}.travelExpense.code`, { code: code || typeName });
	}
}
