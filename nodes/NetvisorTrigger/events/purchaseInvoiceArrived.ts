import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { netvisorTime } from './netvisorTime';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The newest invoice is looked for in so many days of changes, then in all of them. */
const LOOK_BACK_DAYS = [7, 90, 730];

export const purchaseInvoiceArrived = definePollEvent<NetvisorClient>()({
	value: 'purchaseInvoiceArrived',
	name: 'Purchase Invoice Arrived',
	description: 'A purchase invoice was added. Its row of the list; "Purchase Invoice: Get" has the lines.',
	properties: [],
	input: z.object({}),
	/** Keys of Netvisor grow: an invoice that was there before the start and is changed later has a smaller one. */
	async begin(netvisor, { now }) {
		for (const days of LOOK_BACK_DAYS) {
			const rows = await netvisor.purchaseInvoices.list({ lastModifiedStart: netvisorTime(now - days * DAY_MS) });
			if (rows.length > 0) return largest(rows);
		}
		return largest(await netvisor.purchaseInvoices.list());
	},
	/** The row does not tell when it changed or what; each key counts once. */
	async look(netvisor, { from, now, memo }) {
		const before = Number(memo || 0);
		const rows = await netvisor.purchaseInvoices.list({ lastModifiedStart: netvisorTime(from) });
		return rows.filter(({ netvisorKey }) => Number(netvisorKey) > before).map((record) => ({ id: record.netvisorKey, mark: 'arrived', at: now, record }));
	},
});

const largest = (rows: ReadonlyArray<{ netvisorKey: string }>): string => String(rows.reduce((key, { netvisorKey }) => Math.max(key, Number(netvisorKey)), 0));
