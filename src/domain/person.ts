/**
 * Finds the Netvisor employee of a Severa user (mapping 6.2; rulebook, W-6, A-9). The number goes into the
 * document; the identity code never does, only digests of it are compared.
 */
import { InputError } from '../errors';
import type { Findings } from './held';
import { readFlag } from './registerRows';
import type { PersonSettings } from './settings/person';
import { singleLine } from './text';

/** What is asked of a Severa user. */
export interface SeveraPerson {
	firstName: string;
	lastName: string;
	/** Employee number. */
	code?: string | null;
	/** '' or absent without an identity code. */
	identityDigest?: string | null;
}

export interface Employee {
	netvisorKey: string;
	employeeNumber: string;
	isEmployed: boolean;
	payrollService: boolean;
	/** The Travel (Matkat) service. */
	resourceManagement: boolean;
	identityDigest: string;
}

export interface FoundPerson {
	/** As it goes into documents with type "number": without a leading zero. */
	employeeNumber: string;
	netvisorKey: string;
	/** Whether the Payroll service is on: importing hours switches it on (W-12). */
	payrollService: boolean;
}

export interface PersonRules {
	/** Path of the user in the record, for reasons: "user". */
	field: string;
	/** Whether the Travel service must be on (W-6 for hours, A-9 for travel). */
	needsTravelService: boolean;
}

export const nameOf = ({ firstName, lastName }: SeveraPerson): string => singleLine(`${firstName} ${lastName}`);

/** The employees of the register, found by number and by digest in one look each; build it once for a run. */
export class Employees {
	private readonly byNumber = new Map<string, Employee[]>();
	private readonly byFoldedNumber = new Map<string, Employee>();
	private readonly byDigest = new Map<string, Employee[]>();

	/**
	 * @throws InputError when the register is empty, which is a flow that is wired wrong and not a company without people,
	 * or a cell is no true or false
	 */
	constructor(private readonly settings: PersonSettings) {
		if (settings.employeeRegister.length === 0) throw new InputError('The table employeeRegister is empty: nobody can be found in Netvisor. Connect "Employee: Get Many" of the Netvisor node to the Code Table input.', { field: 'employeeRegister' });
		for (const row of settings.employeeRegister) {
			const flag = (column: 'isEmployed' | 'payrollService' | 'resourceManagement', whenEmpty: boolean) => readFlag(row[column], `employeeRegister.${column}`) ?? whenEmpty;
			const employee: Employee = { netvisorKey: row.netvisorKey.trim(), employeeNumber: row.employeeNumber.trim(), isEmployed: flag('isEmployed', true), payrollService: flag('payrollService', false), resourceManagement: flag('resourceManagement', false), identityDigest: row.identityDigest.trim() };
			add(this.byNumber, employee.employeeNumber, employee);
			add(this.byDigest, employee.identityDigest, employee);
			this.byFoldedNumber.set(employee.employeeNumber.toLowerCase(), employee);
		}
	}

	/** undefined when something holds; every reason is in `found`. */
	find(found: Findings, person: SeveraPerson, rules: PersonRules): FoundPerson | undefined {
		const employee = this.settings.employeeMatch === 'identityCode' ? this.byIdentity(found, person, rules) : this.byCode(found, person, rules);
		if (employee === undefined) return undefined;
		const { employeeNumber: code, netvisorKey, payrollService } = employee;
		// Without the service the message is refused for this person (W-6, A-9).
		if (rules.needsTravelService && !employee.resourceManagement) return found.hold('EMPLOYEE_TRAVEL_SERVICE_OFF', `${rules.field}.code`, { code });
		return { employeeNumber: code, netvisorKey, payrollService };
	}

	private byCode(found: Findings, person: SeveraPerson, { field }: PersonRules): Employee | undefined {
		const name = nameOf(person);
		const code = singleLine(person.code ?? '');
		if (code === '') return found.hold('EMPLOYEE_NUMBER_MISSING', `${field}.code`, { name });
		if (code.startsWith('0')) return found.hold('EMPLOYEE_NUMBER_LEADING_ZERO', `${field}.code`, { code });
		const rows = this.byNumber.get(code) ?? [];
		const twin = this.byFoldedNumber.get(code.toLowerCase());
		if (rows.length === 0 && twin !== undefined) return found.hold('CODE_CASE_DIFFERS', `${field}.code`, { code, other: twin.employeeNumber, system: 'Netvisor' });
		if (rows.length === 0) return found.hold('EMPLOYEE_NOT_IN_NETVISOR', `${field}.code`, { code });
		const employee = this.theOne(found, rows, name, `${field}.code`);
		if (employee === undefined || this.settings.employeeMatch !== 'both') return employee;
		const digest = person.identityDigest ?? '';
		if (digest === '') return found.hold('EMPLOYEE_IDENTITY_MISSING', `${field}.socialSecurityNumber`, { name });
		return digest === employee.identityDigest ? employee : found.hold('EMPLOYEE_IDENTITY_DIFFERS', `${field}.code`, { code });
	}

	private byIdentity(found: Findings, person: SeveraPerson, { field }: PersonRules): Employee | undefined {
		const name = nameOf(person);
		const where = `${field}.socialSecurityNumber`;
		const digest = person.identityDigest ?? '';
		if (digest === '') return found.hold('EMPLOYEE_IDENTITY_MISSING', where, { name });
		const employee = this.theOne(found, this.byDigest.get(digest) ?? [], name, where);
		if (employee === undefined) return this.byDigest.has(digest) ? undefined : found.hold('EMPLOYEE_NOT_IN_NETVISOR', where, { code: name });
		// Documents name the person by number.
		if (employee.employeeNumber === '') return found.hold('EMPLOYEE_NOT_IN_NETVISOR', where, { code: name });
		return employee.employeeNumber.startsWith('0') ? found.hold('EMPLOYEE_NUMBER_LEADING_ZERO', where, { code: employee.employeeNumber }) : employee;
	}

	/** Where a number or person was given again, those who are employed now count first. */
	private theOne(found: Findings, rows: readonly Employee[], name: string, field: string): Employee | undefined {
		const employed = rows.filter(({ isEmployed }) => isEmployed);
		const fitting = employed.length > 0 ? employed : rows;
		if (fitting.length > 1) found.hold('EMPLOYEE_AMBIGUOUS', field, { name, codes: fitting.map(({ employeeNumber, netvisorKey }) => employeeNumber || netvisorKey).join(', ') });
		return fitting.length === 1 ? fitting[0] : undefined;
	}
}

function add(map: Map<string, Employee[]>, key: string, employee: Employee): void {
	if (key !== '') map.set(key, [...(map.get(key) ?? []), employee]);
}
