/** What getemployees.nv answers (Netvisor API 7.3), without the personal identity code: what is not kept cannot end up in an item or a log. */
import { identityDigest } from '../identityDigest';
import type { Fields } from './fields';

export interface NetvisorEmployee {
	netvisorKey: string;
	/** '' for a person without one, who cannot be addressed by number. */
	employeeNumber: string;
	firstName: string;
	lastName: string;
	/** False for those whose employment has ended. */
	isEmployed: boolean;
	/** Importing hours switches it on (rulebook W-12). */
	payrollService: boolean;
	/** The Travel (Matkat) service (rulebook W-6, A-9). */
	resourceManagement: boolean;
	/** identityDigest.ts; '' without a code. */
	identityDigest: string;
}

export function readEmployee(employee: Fields): NetvisorEmployee {
	return {
		netvisorKey: employee.key('netvisorkey'),
		employeeNumber: employee.text('employeenumber').trim(),
		firstName: employee.text('firstname').trim(),
		lastName: employee.text('lastname').trim(),
		// The list holds current employments only, unless ended ones are asked for.
		isEmployed: employee.boolean('employmentstatus', true),
		payrollService: employee.boolean('payrollservice', false),
		resourceManagement: employee.boolean('resourcemanagement', false),
		identityDigest: identityDigest(employee.text('personalid')),
	};
}
