import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { keyField, netvisorKey } from '../../fields';
import { kind, kindField } from '../../salesInvoice/kind';

export const remove = defineOperation<NetvisorClient>()({
	value: 'delete',
	name: 'Delete',
	action: 'Delete sales invoice',
	description: 'Delete an invoice or order for good, with its attachments, dimension links and vouchers',
	effect: { write: 'repeatable', because: 'What is gone cannot be deleted again.' },
	properties: [keyField('invoice or order'), kindField, dryRun],
	input: z.object({ netvisorKey, kind, ...dryRunInput }),
	async run(netvisor, { netvisorKey: key, kind: of, dryRun: isDryRun }) {
		if (isDryRun) return [{ outcome: 'wouldDelete', netvisorKey: key, message: `The ${of} with key ${key} would be deleted.` }];
		await netvisor.salesInvoices.delete(key, of);
		return [{ outcome: 'deleted', netvisorKey: key, message: `The ${of} with key ${key} was deleted.` }];
	},
});
