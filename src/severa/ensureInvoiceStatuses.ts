/** Creates the invoice statuses of the integration where they are missing (rulebook ST-1, Severa API 14.2). */
import type { SeveraInvoiceStatus } from './invoice';
import { findInvoiceStatus } from './invoiceStatusByName';
import { gather } from './paging';
import type { SeveraClient } from './SeveraClient';

export type StatusRole = 'ready' | 'sent' | 'paid';

/** Flags that fit each role (Severa API 14.2). */
const FLAGS = {
	ready: { hasInvoiceNumber: true, isReadOnly: true, isSent: false, isPaid: false, isWaitingPayment: false },
	sent: { hasInvoiceNumber: true, isReadOnly: true, isSent: true, isPaid: false, isWaitingPayment: true },
	paid: { hasInvoiceNumber: true, isReadOnly: true, isSent: true, isPaid: true, isWaitingPayment: false },
} as const satisfies Record<StatusRole, Partial<SeveraInvoiceStatus>>;
type Flag = keyof (typeof FLAGS)['ready'];

export interface EnsuredStatus {
	role: StatusRole;
	name: string;
	outcome: 'created' | 'wouldCreate' | 'alreadyThere';
	/** The row of the register; absent in a dry run when it is missing. */
	status?: SeveraInvoiceStatus;
	/** Flags of an existing status that do not fit its role; they are reported and left as they are. */
	unfitFlags: string[];
}

/**
 * Repeatable: looks for each name first, never renames and never changes a status that is there.
 * @throws InputError when several statuses have one of the names
 */
export async function ensureInvoiceStatuses(client: SeveraClient, names: Readonly<Partial<Record<StatusRole, string>>>, { dryRun = false } = {}): Promise<EnsuredStatus[]> {
	// Read anew, not from what the run has kept: another run may have created them meanwhile.
	const statuses = await gather(client.invoiceStatuses.list());
	const ensured: EnsuredStatus[] = [];
	for (const role of Object.keys(FLAGS) as StatusRole[]) {
		const name = names[role]?.trim();
		if (!name) continue;
		const found = findInvoiceStatus(statuses, name, role);
		if (found !== undefined) {
			const unfitFlags = (Object.entries(FLAGS[role]) as Array<[Flag, boolean]>).filter(([flag, value]) => found[flag] !== value).map(([flag]) => flag as string);
			ensured.push({ role, name, outcome: 'alreadyThere', status: found, unfitFlags: found.isActive ? unfitFlags : [...unfitFlags, 'isActive'] });
		} else if (dryRun) {
			ensured.push({ role, name, outcome: 'wouldCreate', unfitFlags: [] });
		} else {
			// Behind the last one; the administrator puts them into the order of the process (ST-1).
			const status = await client.invoiceStatuses.create({ name, ...FLAGS[role], isActive: true, sortOrder: Math.max(0, ...statuses.map(({ sortOrder }) => sortOrder)) + 1 });
			statuses.push(status);
			ensured.push({ role, name, outcome: 'created', status, unfitFlags: [] });
		}
	}
	return ensured;
}
