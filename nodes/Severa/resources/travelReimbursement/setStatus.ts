import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { reason } from '../../../../src/domain/held';
import { transferKey } from '../../../../src/domain/transferKey';
import { isSameName } from '../../../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { SeveraTravelReimbursementStatus } from '../../../../src/severa/travelReimbursement';
import { allTravelStatuses, requireTravelStatus } from '../../../../src/severa/travelStatusByName';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { changeStatuses } from '../../changeStatuses';
import { guid, guidField, onlyFromStatusField, optionalStatusName, statusField, statusName } from '../../fields';

const status: INodeProperties = { ...statusField, typeOptions: { loadOptionsMethod: 'getTravelStatuses' } };

export const setStatus = defineBatchOperation<SeveraClient>()({
	value: 'setStatus',
	name: 'Set Status',
	action: 'Set travel reimbursement status',
	description: 'Move a travel claim to another status; after a transfer this is the last step',
	effect: { write: 'repeatable', because: 'A claim that is already in the status is left alone.' },
	properties: [guidField('Travel Reimbursement GUID', 'travelReimbursementGuid', 'travel claim'), status, { ...onlyFromStatusField, placeholder: 'e.g. Hyväksytty', description: 'Name of the status that the claim must be in now; otherwise it is left alone and reported as held. Empty: any status.' }, dryRun],
	input: z.object({ travelReimbursementGuid: guid, status: statusName, onlyFromStatus: optionalStatusName, ...dryRunInput }),
	async runAll(severa, items) {
		const statuses = await allTravelStatuses(severa);
		// A wrong status is a wrong setting: it is told before anything is written.
		const targets = new Map(items.map(({ input }) => [input.status, requireTravelStatus(statuses, input.status, { toSet: true })]));
		return await changeStatuses(severa, items, async ({ input: { travelReimbursementGuid, status: wanted, onlyFromStatus, dryRun: isDryRun } }) => {
			const to = targets.get(wanted) as SeveraTravelReimbursementStatus;
			const claim = await severa.travelReimbursements.get(travelReimbursementGuid);
			const number = claim.number === null || claim.number === undefined ? '' : String(claim.number);
			const name = `Travel claim ${number || travelReimbursementGuid}`;
			const from = claim.travelReimbursementStatus?.name ?? '';
			const row = (outcome: string, message: string, more: object = {}) => ({ outcome, source: { system: 'Severa', kind: 'travelReimbursement', guid: claim.guid, number, name: claim.user?.name ?? '' }, transferKey: transferKey('travelReimbursement', claim.guid), number, guid: claim.guid, ...more, message });
			if (claim.travelReimbursementStatus?.guid === to.guid) return row('unchanged', `${name} is already in the status "${from}".`, { status: from, changed: [] });
			if (onlyFromStatus !== '' && !isSameName(from, onlyFromStatus)) return row('held', `${name} is in the status "${from}", not in "${onlyFromStatus}"; it was left as it is.`, { status: from, changed: [], reasons: [reason('TRAVEL_CHANGED', 'travelReimbursementStatus')] });
			if (isDryRun) return row('wouldUpdate', `${name} would move from "${from}" to "${to.name}".`, { status: from, changed: ['status'] });
			const written = await severa.travelReimbursements.setStatus(travelReimbursementGuid, to.guid);
			return row('updated', `${name} moved from "${from}" to "${to.name}".`, { status: written.travelReimbursementStatus?.name ?? to.name, changed: ['status'] });
		});
	},
});
