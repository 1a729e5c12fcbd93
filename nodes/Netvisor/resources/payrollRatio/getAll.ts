import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { PAYROLL_RATIO_SOURCES } from '../../../../src/netvisor/payrollRatios';
import { defineOperation } from '../../../shared/operation';
import { limit, paging, returnAll, wanted } from '../../../shared/properties';

/** Alphabetical by label. */
const SOURCES: ReadonlyArray<{ name: string; value: (typeof PAYROLL_RATIO_SOURCES)[number] }> = [
	{ name: 'Collector Ratio Lines', value: 'collectorratiolines' },
	{ name: 'Company Parameters', value: 'companyparameters' },
	{ name: 'Foreclosure', value: 'foreclosure' },
	{ name: 'Low Salary Support', value: 'lowsalarysupport' },
	{ name: 'Table Data', value: 'tabledata' },
	{ name: 'Taxing Rules', value: 'taxingrules' },
	{ name: 'Travel Expense Lines', value: 'tripexpensecustomlines' },
	{ name: 'User Formula', value: 'userformula' },
	{ name: 'User Parameters', value: 'userparameters' },
];

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many payroll ratios',
	description: 'Retrieve many payroll ratios, such as the expense types of travel claims; the field \'name\' is in the language of the credential, as documents must name them',
	effect: 'read',
	properties: [{ displayName: 'Source', name: 'source', type: 'options', options: [...SOURCES], default: 'tripexpensecustomlines', description: 'Which payroll ratios to read' }, returnAll, limit],
	input: z.object({ source: z.enum(PAYROLL_RATIO_SOURCES), ...paging }),
	run: async (netvisor, { source, ...page }) => (await netvisor.payrollRatios.list(source)).slice(0, wanted(page)),
});
