/** Settings of finding a Severa person among Netvisor's employees, for travel and hours (mapping 6.2; rulebook ). */
import { choice, table, type Settings, type ValuesOf } from '../setting';

export const personSettings = {
	employeeMatch: choice('Employee Match', 'How a person is found in Netvisor: by employee number, by personal identity code, or by number where the identity codes must agree. By number by default, since identity codes are personal data (rulebook X-4); only digests of them are compared.', { number: 'Employee Number', identityCode: 'Personal Identity Code', both: 'Number, Identity Code Must Agree' }),
	employeeRegister: table('Employee Register', 'Employees of Netvisor, usually arriving on the Code Table input from "Employee: Get Many". Nobody can be found without it.', {
		netvisorKey: 'Netvisor Key',
		employeeNumber: 'Employee Number',
		firstName: 'First Name',
		lastName: 'Last Name',
		isEmployed: 'Is Employed (true or false)',
		payrollService: 'Payroll Service (true or false)',
		resourceManagement: 'Travel Service (true or false)',
		identityDigest: 'Identity Digest',
	}),
} as const satisfies Settings;

export type PersonSettings = ValuesOf<typeof personSettings>;
