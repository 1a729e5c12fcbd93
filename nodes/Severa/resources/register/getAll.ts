import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import { severaRegisters, type SeveraRegisterName } from '../../../../src/severa/registers';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalMoment, paging, returnAll, take, wanted } from '../../../shared/properties';
import { changedSinceField } from '../../fields';

/** Severa's words, alphabetical. */
const registerField: INodeProperties = {
	displayName: 'Register',
	name: 'register',
	type: 'options',
	options: [
		{ name: 'Activity Types', value: 'activityTypes' },
		{ name: 'Bank Accounts', value: 'bankAccounts' },
		{ name: 'Business Units', value: 'businessUnits' },
		{ name: 'Cost Accounts', value: 'costAccounts' },
		{ name: 'Cost Centers', value: 'costCenters' },
		{ name: 'Countries', value: 'countries' },
		{ name: 'Currencies', value: 'currencies' },
		{ name: 'Invoice Statuses', value: 'invoiceStatuses' },
		{ name: 'Invoice Templates', value: 'invoiceTemplates' },
		{ name: 'Keywords', value: 'keywords' },
		{ name: 'Languages', value: 'languages' },
		{ name: 'Overtimes', value: 'overtimes' },
		{ name: 'Phase Statuses', value: 'phaseStatusTypes' },
		{ name: 'Product Categories', value: 'productCategories' },
		{ name: 'Project Statuses', value: 'projectStatusTypes' },
		{ name: 'Sales Accounts', value: 'salesAccounts' },
		{ name: 'Sales Statuses', value: 'salesStatusTypes' },
		{ name: 'Time Entry Types', value: 'timeEntryTypes' },
		{ name: 'Travel Expense Types', value: 'travelExpenseTypes' },
		{ name: 'Travel Reimbursement Statuses', value: 'travelReimbursementStatuses' },
		{ name: 'VAT Rates', value: 'vatRates' },
		{ name: 'Work Types', value: 'workTypes' },
	],
	default: 'businessUnits',
	description: 'Which register to read',
};

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		{ displayName: 'Active', name: 'isActive', type: 'boolean', default: true, description: 'Whether to return active rows (on) or retired ones (off); without this filter both are returned' },
		{ ...changedSinceField, description: 'Only rows that were added or changed at this moment or later; not every register can be asked for it' },
	],
};

const names = Object.keys(severaRegisters) as SeveraRegisterName[];

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many register rows',
	description: 'Retrieve many rows of a register, such as business units, cost centers or work types; the field \'register\' of each says which',
	effect: 'read',
	properties: [registerField, returnAll, limit, filters],
	input: z.object({ register: z.enum(names), ...paging, filters: z.strictObject({ isActive: z.boolean().optional(), changedSince: optionalMoment }) }),
	async run(severa, { register, filters: { isActive, changedSince }, ...page }) {
		if (changedSince !== undefined && !severaRegisters[register].changedSince) throw new InputError('Severa cannot filter this register by "Changed Since". Remove the filter.', { field: 'filters.changedSince' });
		if (isActive !== undefined && !severaRegisters[register].active) throw new InputError('The rows of this register are neither active nor retired. Remove the filter "Active".', { field: 'filters.isActive' });
		// Rows of several registers often meet in one flow; this tells them apart.
		return (await take(severa.registers.list(register, { active: isActive, changedSince }), wanted(page))).map((row) => ({ ...row, register }));
	},
});
