import { z } from 'zod/v4';
import { ensureInvoiceStatuses, type EnsuredStatus } from '../../../../src/severa/ensureInvoiceStatuses';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { readyStatusField, SENT_STATUS, sentStatusField } from '../../fields';

const name = z.string().trim();

export const ensure = defineOperation<SeveraClient>()({
	value: 'ensure',
	name: 'Ensure',
	action: 'Ensure invoice statuses',
	description: 'Create the invoice statuses of the integration that are missing. A status that exists is never renamed or changed; flags that do not fit are reported.',
	effect: { write: 'repeatable', because: 'Each name is looked for first, and only a missing status is created.' },
	properties: [
		{ ...readyStatusField, description: 'Name of the status that marks invoices as ready for transfer. Empty: not ensured.', required: false },
		{ ...sentStatusField, default: SENT_STATUS, description: 'Name of the status that invoices get after the transfer. Empty: not ensured.' },
		{ displayName: 'Paid Status', name: 'paidStatus', type: 'string', default: '', placeholder: 'e.g. Maksettu', description: 'Name of the status of paid invoices. Empty: not ensured.' },
		dryRun,
	],
	input: z.object({ readyStatus: name, sentStatus: name, paidStatus: name, ...dryRunInput }),
	async run(severa, { readyStatus, sentStatus, paidStatus, dryRun: isDryRun }) {
		return (await ensureInvoiceStatuses(severa, { ready: readyStatus, sent: sentStatus, paid: paidStatus }, { dryRun: isDryRun })).map((ensured) => ({ ...ensured, guid: ensured.status?.guid, message: messageOf(ensured) }));
	},
});

function messageOf({ name: status, outcome, unfitFlags }: EnsuredStatus): string {
	if (outcome === 'created') return `Status "${status}" was created. Put it in its place among the others in Severa's settings.`;
	if (outcome === 'wouldCreate') return `Status "${status}" would be created.`;
	return unfitFlags.length === 0 ? `Status "${status}" is there.` : `Status "${status}" is there, but these flags do not fit its use: ${unfitFlags.join(', ')}. Check them in Severa's settings.`;
}
