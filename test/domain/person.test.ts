import { Employees, type SeveraPerson } from '../../src/domain/person';
import { Findings } from '../../src/domain/held';
import { defaultsOf } from '../../src/domain/setting';
import { personSettings, type PersonSettings } from '../../src/domain/settings/person';

const employee = (change: Partial<PersonSettings['employeeRegister'][number]> = {}) => ({ netvisorKey: '900', employeeNumber: '101', firstName: 'Aino', lastName: 'Koe', isEmployed: 'true', payrollService: 'true', resourceManagement: 'true', identityDigest: 'd1', ...change });
const person = (change: Partial<SeveraPerson> = {}): SeveraPerson => ({ firstName: 'Aino', lastName: ' Koe', code: '101', identityDigest: 'd1', ...change });

function find(given: SeveraPerson, register: ReadonlyArray<ReturnType<typeof employee>>, employeeMatch: PersonSettings['employeeMatch'] = 'number', needsTravelService = true) {
	const found = new Findings();
	const result = new Employees({ ...defaultsOf(personSettings), employeeMatch, employeeRegister: register }).find(found, given, { field: 'user', needsTravelService });
	return { result, reasons: found.reasons.map(({ code, rule, message }) => [code, rule, message]) };
}

const AINO = { employeeNumber: '101', netvisorKey: '900', payrollService: true };

describe('found', () => {
	test.each<[string, SeveraPerson, Array<ReturnType<typeof employee>>, PersonSettings['employeeMatch']]>([
		['X-4 by number, whatever the identity codes say', person({ identityDigest: 'other' }), [employee()], 'number'],
		['X-1 by identity code, whatever the number says', person({ code: '7' }), [employee({ employeeNumber: '7', netvisorKey: '1', identityDigest: 'd2' }), employee()], 'identityCode'],
		['X-3 by both', person(), [employee()], 'both'],
		['the number given again, the one who is employed counts', person(), [employee({ netvisorKey: '1', isEmployed: 'false' }), employee()], 'number'],
		['only an ended employment', person(), [employee({ isEmployed: 'false' })], 'number'],
	])('%s', (_name, given, register, match) => {
		expect(find(given, register, match)).toEqual({ result: AINO, reasons: [] });
	});

	it('tells whether the Payroll service is on (W-12)', () => {
		expect(find(person(), [employee({ payrollService: 'false' })]).result).toMatchObject({ payrollService: false });
	});
});

describe('held', () => {
	test.each<[string, string, SeveraPerson, Array<ReturnType<typeof employee>>, PersonSettings['employeeMatch'], string]>([
		['X-2', 'EMPLOYEE_NUMBER_MISSING', person({ code: ' ' }), [employee()], 'number', 'Aino Koe has no employee number in Severa.'],
		['X-1', 'EMPLOYEE_NUMBER_LEADING_ZERO', person({ code: '0101' }), [employee(), employee({ employeeNumber: '0101' })], 'number', 'Employee number 0101 begins with 0.'],
		['X-2', 'EMPLOYEE_NOT_IN_NETVISOR', person({ code: '1010' }), [employee()], 'number', 'No employee 1010 in Netvisor.'],
		['C-2', 'CODE_CASE_DIFFERS', person({ code: 'a1' }), [employee({ employeeNumber: 'A1' })], 'number', 'Code a1 is not in Netvisor, but A1 is, differing only by letter case.'],
		['X-3', 'EMPLOYEE_IDENTITY_DIFFERS', person({ identityDigest: 'd2' }), [employee()], 'both', 'Employee number 101 belongs to another person in Netvisor.'],
		['X-3', 'EMPLOYEE_IDENTITY_DIFFERS', person(), [employee({ identityDigest: '' })], 'both', 'Employee number 101 belongs to another person in Netvisor.'],
		['X-1', 'EMPLOYEE_IDENTITY_MISSING', person({ identityDigest: undefined }), [employee({ identityDigest: '' })], 'both', 'Aino Koe has no personal identity code in Severa.'],
		['X-1', 'EMPLOYEE_IDENTITY_MISSING', person({ identityDigest: '' }), [employee({ identityDigest: '' })], 'identityCode', 'Aino Koe has no personal identity code in Severa.'],
		['X-2', 'EMPLOYEE_NOT_IN_NETVISOR', person({ identityDigest: 'd9' }), [employee()], 'identityCode', 'No employee Aino Koe in Netvisor.'],
		['X-2', 'EMPLOYEE_NOT_IN_NETVISOR', person(), [employee({ employeeNumber: '' })], 'identityCode', 'No employee Aino Koe in Netvisor.'],
		['X-1', 'EMPLOYEE_NUMBER_LEADING_ZERO', person(), [employee({ employeeNumber: '0101' })], 'identityCode', 'Employee number 0101 begins with 0.'],
		['X-2', 'EMPLOYEE_AMBIGUOUS', person(), [employee(), employee({ netvisorKey: '901' })], 'number', 'Several employees of Netvisor fit Aino Koe: 101, 101.'],
		['X-2', 'EMPLOYEE_AMBIGUOUS', person(), [employee(), employee({ employeeNumber: '', netvisorKey: '901' })], 'identityCode', 'Several employees of Netvisor fit Aino Koe: 101, 901.'],
		['W-6', 'EMPLOYEE_TRAVEL_SERVICE_OFF', person(), [employee({ resourceManagement: 'false' })], 'number', 'The Travel service is off for employee 101 in Netvisor.'],
	])('%s %s', (rule, code, given, register, match, message) => {
		expect(find(given, register, match)).toEqual({ result: undefined, reasons: [[code, rule, message]] });
	});

	it('the Travel service matters only where it is asked for', () => {
		expect(find(person(), [employee({ resourceManagement: 'false' })], 'number', false).result).toEqual(AINO);
	});

	it.each<[string, string, boolean, boolean]>([
		['on, and needed', 'true', true, true],
		['off, and needed', 'false', true, false],
		['not told, and needed', '', true, false],
		['off, and not needed', 'false', false, true],
	])('A-9: the Travel service of the employee is %s', (_, resourceManagement, isNeeded, isFound) => {
		const { result, reasons } = find(person(), [employee({ resourceManagement })], 'number', isNeeded);
		expect([result !== undefined, reasons.map(([code]) => code)]).toEqual([isFound, isFound ? [] : ['EMPLOYEE_TRAVEL_SERVICE_OFF']]);
	});

	it('an empty register is a flow that is wired wrong', () => {
		expect(() => find(person(), [])).toThrow(/employeeRegister is empty/);
		expect(() => find(person(), [employee({ isEmployed: 'maybe' })])).toThrow(/neither true nor false/);
	});
});
