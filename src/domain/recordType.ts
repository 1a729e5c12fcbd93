/** Which Netvisor record type an entry belongs to (mapping 7.2; rulebook W-4, O-1, O-2, O-3). */
import { InputError } from '../errors';
import type { DayAbsence, DayForTransfer, DayHour } from './dayForTransfer';
import type { Findings } from './held';
import type { WorkDaySettings } from './settings/workDay';
import { singleLine } from './text';

export interface RecordType {
	number: string;
	name: string;
	/** What an amount of it counts. */
	unit: 'hour' | 'day';
}

type Kind = 'workType' | 'overtime' | 'absence';

const KINDS: Readonly<Record<Kind, { en: string; fi: string }>> = {
	workType: { en: 'Work type', fi: 'Työlaji' },
	overtime: { en: 'Overtime', fi: 'Ylityöluokitus' },
	absence: { en: 'Absence type', fi: 'Poissaololaji' },
};

interface Source {
	kind: Kind;
	/** Path of the code in the record. */
	field: string;
	name: string | null | undefined;
	code: string | null | undefined;
}

/** The record types of Netvisor and the crosswalk to them; build it once for a run. */
export class RecordTypes {
	private readonly byNumber = new Map<string, RecordType>();
	private readonly byLetters = new Map<string, string>();
	private readonly table = new Map<string, string>();

	/** @throws InputError when the register is empty, which is a flow that is wired wrong, or the table maps a code twice */
	constructor(private readonly settings: WorkDaySettings) {
		if (settings.recordTypeRegister.length === 0) throw new InputError('The table recordTypeRegister is empty: no record type can be found in Netvisor. Connect "Record Type: Get Many" of the Netvisor node to the Code Table input.', { field: 'recordTypeRegister' });
		for (const { number, name, unit } of settings.recordTypeRegister) {
			this.byNumber.set(number.trim(), { number: number.trim(), name: singleLine(name), unit: unit.trim().toLowerCase() === 'day' ? 'day' : 'hour' });
			this.byLetters.set(number.trim().toLowerCase(), number.trim());
		}
		for (const { kind: given, from, to } of settings.recordTypeTable) {
			const kind = given.trim();
			if (kind !== '' && !Object.hasOwn(KINDS, kind)) throw new InputError(`The table recordTypeTable has the kind "${kind}"; it must be workType, overtime, absence or empty.`, { field: 'recordTypeTable.kind' });
			const key = `${kind} ${from.trim()}`;
			if (this.table.has(key)) throw new InputError(`The table recordTypeTable maps "${from.trim()}" twice.`, { field: 'recordTypeTable' });
			this.table.set(key, to.trim());
		}
	}

	/** An overtime hour is sent once, under the code that has priority (O-3); the other one counts where that entry has none. */
	ofHour(found: Findings, { workType, overtime }: DayHour): RecordType | undefined {
		const byWork: Source = { kind: 'workType', field: 'workType.code', name: workType?.name, code: workType?.code };
		if (overtime === null) return this.find(found, byWork);
		const byOvertime: Source = { kind: 'overtime', field: 'overtime.code', name: overtime.name, code: overtime.code };
		// Overtime without a code is never paid as ordinary work in silence.
		return this.find(found, this.settings.recordTypePriority === 'workTypeFirst' && singleLine(workType?.code ?? '') !== '' ? byWork : byOvertime);
	}

	ofAbsence(found: Findings, { activityType: { name, code } }: DayAbsence): RecordType | undefined {
		return this.find(found, { kind: 'absence', field: 'activityType.code', name, code });
	}

	/** Numbers that some Severa code of the company points to: rows on them are Severa's, all others are not (mapping 7.1). */
	ofSevera({ codes }: DayForTransfer): string[] {
		const numbers = [
			...codes.workTypes.map((code) => this.numberOf('workType', code)),
			...codes.overtimes.map((code) => this.numberOf('overtime', code)),
			...(this.settings.includeAbsences ? codes.absences.map((code) => this.numberOf('absence', code)) : []),
		];
		return [...new Set(numbers)].filter((number) => this.byNumber.has(number)).sort();
	}

	private numberOf(kind: Kind, code: string): string {
		return this.table.get(`${kind} ${code}`) ?? this.table.get(` ${code}`) ?? code;
	}

	private find(found: Findings, { kind, field, name, code: given }: Source): RecordType | undefined {
		const code = singleLine(given ?? '');
		if (code === '') return found.hold('RECORD_TYPE_CODE_MISSING', field, { kind: KINDS[kind], name: `"${singleLine(name ?? '')}"` });
		const number = this.numberOf(kind, code);
		const type = this.byNumber.get(number);
		if (type !== undefined) return type;
		const twin = this.byLetters.get(number.toLowerCase());
		if (twin !== undefined) return found.hold('CODE_CASE_DIFFERS', field, { code: number, other: twin, system: 'Netvisor' });
		return found.hold('RECORD_TYPE_UNKNOWN', field, { code: number });
	}
}
