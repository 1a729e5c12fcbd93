/** Statuses are free texts of each organisation and are found by name (Severa API 1, point 12; rulebook 3). */
import { InputError } from '../errors';
import type { SeveraInvoiceStatus } from './invoice';
import type { SeveraClient } from './SeveraClient';

/** The whole register, read once for each client. */
export const allInvoiceStatuses = (client: SeveraClient): Promise<SeveraInvoiceStatus[]> =>
	client.once('invoiceStatuses', async () => {
		const statuses: SeveraInvoiceStatus[] = [];
		for await (const status of client.invoiceStatuses.list()) statuses.push(status);
		return statuses;
	});

/** Names differ only by white space and letter case. */
export const isSameName = (one: string, other: string) => folded(one) === folded(other);
const folded = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/**
 * The exact name first, then one that differs only by white space and letter case; of those an active one. Undefined
 * when there is none.
 * @throws InputError when several fit equally well
 */
export function findInvoiceStatus(statuses: readonly SeveraInvoiceStatus[], name: string, field = 'status'): SeveraInvoiceStatus | undefined {
	const fitting = statuses.filter((status) => isSameName(status.name, name));
	const exact = fitting.filter((status) => status.name === name);
	const best = exact.length > 0 ? exact : fitting;
	const active = best.filter((status) => status.isActive);
	const [found, ...more] = active.length > 0 ? active : best;
	if (more.length > 0) throw new InputError(`Severa has several invoice statuses named "${name}". Rename or retire all but one in Severa.`, { service: 'Severa', field });
	return found;
}

/**
 * As findInvoiceStatus, by name or guid, for a status that must be there (STATUS_MISSING of the rulebook, ST-1).
 * @throws InputError listing the names found; or, with `toSet`, when the status is retired and cannot be chosen
 */
export function requireInvoiceStatus(statuses: readonly SeveraInvoiceStatus[], name: string, { field = 'status', toSet = false } = {}): SeveraInvoiceStatus {
	const found = statuses.find(({ guid }) => guid === name) ?? findInvoiceStatus(statuses, name, field);
	if (found === undefined) throw new InputError(`STATUS_MISSING: Severa has no status "${name}". Found: ${statuses.map((status) => `"${status.name}"`).join(', ') || 'none'}. Create it ("Invoice Status: Ensure") or correct the setting.`, { service: 'Severa', field });
	if (toSet && !found.isActive) throw new InputError(`The status "${found.name}" is retired in Severa and cannot be chosen. Make it active or use another.`, { service: 'Severa', field });
	return found;
}
