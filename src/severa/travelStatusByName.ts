/** Statuses of travel claims are free texts of each organisation and are found by name (rulebook 3, ST-4). */
import { InputError } from '../errors';
import { isSameName } from './invoiceStatusByName';
import { gather } from './paging';
import type { SeveraClient } from './SeveraClient';
import type { SeveraTravelReimbursementStatus } from './travelReimbursement';

/** The whole register, read once for each client. */
export const allTravelStatuses = (client: SeveraClient): Promise<SeveraTravelReimbursementStatus[]> => client.once('travelReimbursementStatuses', () => gather(client.travelReimbursements.statuses()));

/**
 * The exact name first, then one that differs only by white space and letter case; of those an active one.
 * @throws InputError when several fit equally well
 */
export function findTravelStatus(statuses: readonly SeveraTravelReimbursementStatus[], name: string, field = 'status'): SeveraTravelReimbursementStatus | undefined {
	const fitting = statuses.filter((status) => isSameName(status.name, name));
	const exact = fitting.filter((status) => status.name === name);
	const best = exact.length > 0 ? exact : fitting;
	const active = best.filter((status) => status.isActive);
	const [found, ...more] = active.length > 0 ? active : best;
	if (more.length > 0) throw new InputError(`Severa has several statuses of travel claims named "${name}". Rename or retire all but one in Severa.`, { service: 'Severa', field });
	return found;
}

/**
 * By name or guid, for a status that must be there and can be chosen.
 * @throws InputError listing the names found, or when it is retired
 */
export function requireTravelStatus(statuses: readonly SeveraTravelReimbursementStatus[], name: string, { field = 'status', toSet = false } = {}): SeveraTravelReimbursementStatus {
	const found = statuses.find(({ guid }) => guid === name) ?? findTravelStatus(statuses, name, field);
	if (found === undefined) throw new InputError(`AFTER_STATUS_MISSING: Severa has no travel status "${name}". Found: ${statuses.map((status) => `"${status.name}"`).join(', ') || 'none'}. Add it in Severa or correct the setting.`, { service: 'Severa', field });
	if (toSet && !found.isActive) throw new InputError(`The travel status "${found.name}" is retired in Severa and cannot be chosen. Make it active or use another.`, { service: 'Severa', field });
	return found;
}
