import { z } from 'zod/v4';
import { travelSelectionSettings } from '../../../src/domain/settings/travelExpense';
import { hasNumber, isSelectableStatus } from '../../../src/domain/travelSelection';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import { allTravelStatuses } from '../../../src/severa/travelStatusByName';
import { definePollEvent } from '../../shared/pollTrigger';
import { changedSince, sightingsOf } from './sightingOf';

const { approvedOnly, excludedStatuses } = travelSelectionSettings;

export const travelClaimReady = definePollEvent<SeveraClient>()({
	value: 'travelClaimReady',
	name: 'Travel Claim Ready',
	description: 'A travel claim has a number and a status that moves, and is new there or was changed (rulebook T-2, T-3)',
	properties: [
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{ displayName: 'Approved Only', name: 'approvedOnly', type: 'boolean', default: approvedOnly.default, description: 'Whether only claims in a status that Severa counts as approved are told' },
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{ displayName: 'Excluded Statuses', name: 'excludedStatuses', type: 'string', default: excludedStatuses.default, description: 'Names of Severa statuses whose claims do not move, separated by commas' },
	],
	input: z.object({ approvedOnly: z.boolean(), excludedStatuses: z.string() }),
	async look(severa, { input, from, now }) {
		const guids = (await allTravelStatuses(severa)).filter((status) => isSelectableStatus(status, input)).map(({ guid }) => guid);
		if (guids.length === 0) return [];
		const found = await sightingsOf(severa.travelReimbursements.list({ statusGuids: guids, changedSince: changedSince(from) }), now);
		return found.filter(({ record }) => hasNumber(record) && guids.includes(record.travelReimbursementStatus?.guid ?? ''));
	},
});
