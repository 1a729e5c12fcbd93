/** Employees, against the sandbox and as odd answers have them. */
import { startNetvisor, type NetvisorState } from '../../sandbox/netvisor';
import { identityDigest } from '../../src/identityDigest';
import { clientOf } from './localServer';

async function employees(options: object = {}, includeEnded?: boolean) {
	const sandbox = await startNetvisor({ seed: 'demo', ...options });
	try {
		const { customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
		const list = await clientOf(sandbox.url, { customerId, customerKey, partnerId, partnerKey, organisationId }).employees.list({ includeEnded });
		return { list, state: sandbox.state() as NetvisorState };
	} finally {
		await sandbox.close();
	}
}

it.each([{}, { answers: 'older' }, { httpStatusCodes: 'always' }])('numbers, names and services; the identity code only as digest %j', async (options) => {
	const { list, state } = await employees(options);
	expect(list.map(({ employeeNumber }) => employeeNumber)).toEqual(state.employees.filter(({ employed }) => employed).map(({ number }) => number ?? ''));
	const [first] = state.employees;
	expect(list[0]).toEqual({ netvisorKey: String(first?.key), employeeNumber: first?.number, firstName: first?.firstName, lastName: first?.lastName, isEmployed: true, payrollService: first?.payrollService, resourceManagement: first?.travelService, identityDigest: identityDigest(first?.personalId) });
	expect(list.find(({ employeeNumber }) => employeeNumber === '114')).toMatchObject({ resourceManagement: false });
	expect(JSON.stringify(list)).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/);
});

it('ended employments only where they are asked for', async () => {
	const { list, state } = await employees({}, true);
	expect(list).toHaveLength(state.employees.length);
	expect(list.filter(({ isEmployed }) => !isEmployed)).toHaveLength(state.employees.filter(({ employed }) => !employed).length);
	expect(list.some(({ isEmployed }) => !isEmployed)).toBe(true);
});
