import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalDay, paging, returnAll, wanted } from '../../../shared/properties';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many work days',
	description: 'Retrieve many days of working time with their rows, one item for each employee and day; days without rows are not there. One call for each employee and calendar year.',
	effect: 'read',
	properties: [
		{ displayName: 'Employee Numbers', name: 'employeeNumbers', type: 'string', default: '', placeholder: 'e.g. 101, 102', description: 'Only these people; separated by commas. Empty: everybody with a number, ended employments included.' },
		{ displayName: 'First Day', name: 'from', type: 'dateTime', default: '', required: true, description: 'First day of the period' },
		{ displayName: 'Last Day', name: 'to', type: 'dateTime', default: '', required: true, description: 'Last day of the period' },
		returnAll,
		limit,
	],
	input: z.object({ ...paging, employeeNumbers: listOfTexts, from: optionalDay, to: optionalDay }),
	async run(netvisor, { employeeNumbers, from, to, ...page }) {
		if (from === undefined || to === undefined || to < from) throw new InputError('The period needs its first and its last day, in this order.', { field: from === undefined ? 'from' : 'to' });
		const numbers = employeeNumbers.length > 0 ? employeeNumbers : (await netvisor.employees.list({ includeEnded: true })).map(({ employeeNumber }) => employeeNumber).filter((number) => number !== '');
		const most = wanted(page) ?? Infinity;
		const days: object[] = [];
		for (const employeeNumber of new Set(numbers)) {
			if (days.length >= most) break;
			for (const day of await netvisor.workDays.list({ employeeNumber }, from, to)) days.push({ employeeNumber, ...day });
		}
		return days.slice(0, wanted(page));
	},
});
