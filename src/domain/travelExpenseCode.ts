/**
 * Expense code → Netvisor ratio. The code is the ratio's number; what is sent is the ratio's *name* in the language of the
 * requests (mapping 6.3; rulebook T-8, T-15).
 */
import { InputError } from '../errors';
import { CodeTable } from './codeTable';
import type { Findings } from './held';
import type { TravelExpenseSettings } from './settings/travelExpense';

export interface PayrollRatio {
	number: string;
	/** '' where Netvisor has no name in the language of the requests. */
	name: string;
}

/** The list that the ratios of expense lines are in (Netvisor API 7.4). */
const SOURCE = 'tripexpensecustomlines';

/** The expense types of Netvisor; build it once for a run. */
export class PayrollRatios {
	private readonly byNumber = new Map<string, PayrollRatio[]>();
	private readonly byName = new Map<string, PayrollRatio[]>();
	private readonly isEmpty: boolean;
	private readonly table: CodeTable;

	/** @throws InputError when the expense table maps one code twice */
	constructor({ payrollRatioRegister, expenseTable }: Pick<TravelExpenseSettings, 'payrollRatioRegister' | 'expenseTable'>) {
		this.isEmpty = payrollRatioRegister.length === 0;
		this.table = new CodeTable('expenseTable', expenseTable);
		for (const { ratioNumber, name, source } of payrollRatioRegister) {
			if (source.trim() !== '' && source.trim() !== SOURCE) continue;
			const ratio = { number: ratioNumber.trim(), name: name.trim() };
			if (ratio.number !== '') this.byNumber.set(ratio.number, [...(this.byNumber.get(ratio.number) ?? []), ratio]);
			if (ratio.name !== '') this.byName.set(ratio.name, [...(this.byName.get(ratio.name) ?? []), ratio]);
		}
	}

	/**
	 * Of an expense type. Without a code its name is looked up in the table; nothing else is tried.
	 * @returns the ratio's name; undefined when something holds
	 * @throws InputError when no ratio of Netvisor is known at all
	 */
	ofExpense(found: Findings, { code, name }: { code: string; name: string }, field: string): string | undefined {
		const mapped = this.table.find(code === '' ? name : code);
		if (mapped !== undefined) return this.find(found, mapped.trim(), code || name, field);
		return code === '' ? found.hold('EXPENSE_CODE_MISSING', field, { name }) : this.find(found, code, code, field, false);
	}

	/** By number, or where a table or setting names it, by name. @param told what the reason calls it */
	find(found: Findings, wanted: string, told: string, field: string, alsoByName = true): string | undefined {
		if (this.isEmpty) throw new InputError('The table payrollRatioRegister is empty: no expense type can be found in Netvisor. Connect "Payroll Ratio: Get Many" of the Netvisor node to the Code Table input.', { field: 'payrollRatioRegister' });
		const numbered = this.byNumber.get(wanted) ?? [];
		const ratios = numbered.length > 0 || !alsoByName ? numbered : (this.byName.get(wanted) ?? []);
		const [ratio] = ratios;
		if (ratios.length > 1) return found.hold('EXPENSE_CODE_AMBIGUOUS', field, { value: wanted });
		if (ratio === undefined || ratio.name === '') return found.hold('EXPENSE_CODE_UNKNOWN', field, { code: told });
		// The message knows names only, so two ratios of one name cannot be told apart.
		if ((this.byName.get(ratio.name) ?? []).length > 1) return found.hold('EXPENSE_CODE_AMBIGUOUS', field, { value: ratio.name });
		return ratio.name;
	}
}
