import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { netvisorKey } from '../../fields';

export const matchCreditNote = defineOperation<NetvisorClient>()({
	value: 'matchCreditNote',
	name: 'Match Credit Note',
	action: 'Match credit note',
	description: 'Match a credit note with the invoice it credits; both must be sent, have a voucher and be in one currency',
	effect: { write: 'repeatable', because: 'Netvisor refuses a match that exists already.' },
	properties: [
		{ displayName: 'Credit Note Key', name: 'creditNoteKey', type: 'string', default: '', required: true, description: 'Netvisor key of the credit note' },
		{ displayName: 'Invoice Key', name: 'invoiceKey', type: 'string', default: '', required: true, description: 'Netvisor key of the credited invoice' },
		dryRun,
	],
	input: z.object({ creditNoteKey: netvisorKey, invoiceKey: netvisorKey, ...dryRunInput }),
	async run(netvisor, { creditNoteKey, invoiceKey, dryRun: isDryRun }) {
		if (isDryRun) return [{ outcome: 'wouldMatch', creditNoteKey, invoiceKey, message: 'The two would be matched.' }];
		await netvisor.salesInvoices.matchCreditNote({ creditNote: creditNoteKey, invoice: invoiceKey });
		return [{ outcome: 'matched', creditNoteKey, invoiceKey, message: 'The two were matched.' }];
	},
});
