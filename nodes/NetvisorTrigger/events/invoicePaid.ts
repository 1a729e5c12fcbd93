import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { netvisorTime } from './netvisorTime';

/** The far end of the period that a search for changed payments needs (Netvisor API 5.1): no clock is so far ahead. */
const AHEAD_MS = 2 * 24 * 60 * 60 * 1000;

export const invoicePaid = definePollEvent<NetvisorClient>()({
	value: 'invoicePaid',
	name: 'Sales Invoice Paid',
	description: 'A sales invoice was paid in full. One that was paid before the trigger started and is changed later is told once.',
	properties: [],
	input: z.object({}),
	/** Unpaid ones too: an invoice whose payment is taken back and paid again is told again. */
	async look(netvisor, { from, now }) {
		const found = [];
		for await (const record of netvisor.salesInvoices.list({ lastModifiedStart: netvisorTime(from), lastModifiedEnd: netvisorTime(now + AHEAD_MS), includeModifiedPayments: true }))
			found.push({ id: record.netvisorKey, mark: record.invoiceStatus === 'paid' ? 'paid' : undefined, at: now, record });
		return found;
	},
});
