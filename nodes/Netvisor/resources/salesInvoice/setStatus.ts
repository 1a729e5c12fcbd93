import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { SALES_INVOICE_STATUSES } from '../../../../src/netvisor/salesInvoices';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { keyField, netvisorKey } from '../../fields';

const NAMES: Record<(typeof SALES_INVOICE_STATUSES)[number], string> = { open: 'Open', overdue: 'Overdue', reminded: 'Reminded', requested: 'Requested', collected: 'Collected', paid: 'Paid', creditloss: 'Credit Loss', unsent: 'Unsent' };

export const setStatus = defineOperation<NetvisorClient>()({
	value: 'setStatus',
	name: 'Set Status',
	action: 'Set sales invoice status',
	description: 'Change the status of an invoice; every status but Unsent makes the voucher',
	effect: { write: 'repeatable', because: 'The same status set twice is the same status.' },
	properties: [
		keyField('invoice'),
		{ displayName: 'Status', name: 'status', type: 'options', options: SALES_INVOICE_STATUSES.map((value) => ({ name: NAMES[value], value })).sort((a, b) => (a.name < b.name ? -1 : 1)), default: 'open', description: 'Status that the invoice gets' },
		dryRun,
	],
	input: z.object({ netvisorKey, status: z.enum(SALES_INVOICE_STATUSES), ...dryRunInput }),
	async run(netvisor, { netvisorKey: key, status, dryRun: isDryRun }) {
		if (isDryRun) return [{ outcome: 'wouldUpdate', netvisorKey: key, changed: ['status'], message: `The invoice with key ${key} would become ${status}.` }];
		await netvisor.salesInvoices.setStatus([key], status);
		return [{ outcome: 'updated', netvisorKey: key, changed: ['status'], message: `The invoice with key ${key} is ${status} now.` }];
	},
});
