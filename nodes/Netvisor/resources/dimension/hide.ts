import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';

export const hide = defineOperation<NetvisorClient>()({
	value: 'hide',
	name: 'Hide',
	action: 'Hide dimension item',
	description: 'Hide a dimension item; Netvisor cannot delete one',
	effect: { write: 'repeatable', because: 'A hidden item is left alone.' },
	properties: [
		{ displayName: 'Heading', name: 'heading', type: 'string', default: '', required: true, description: 'Exact name of the dimension heading' },
		{ displayName: 'Item', name: 'item', type: 'string', default: '', required: true, description: 'Exact name of the item' },
		dryRun,
	],
	input: z.object({ heading: z.string().trim().min(1, 'must not be empty'), item: z.string().trim().min(1, 'must not be empty'), ...dryRunInput }),
	async run(netvisor, { heading, item, dryRun: isDryRun }) {
		const under = (await netvisor.dimensions.list()).find(({ name }) => name === heading);
		const found = under?.items.find(({ name }) => name === item);
		if (found === undefined) throw new InputError(under === undefined ? `Netvisor has no dimension heading "${heading}".` : `"${item}" is not under "${heading}" in Netvisor.`, { service: 'Netvisor', field: under === undefined ? 'heading' : 'item', record: item });
		if (found.isHidden) return [{ outcome: 'unchanged', heading, item, message: `${heading}: ${item} is hidden already.` }];
		if (isDryRun) return [{ outcome: 'wouldUpdate', heading, item, changed: ['isHidden'], message: `${heading}: ${item} would be hidden.` }];
		await netvisor.dimensions.hide(heading, item);
		return [{ outcome: 'updated', heading, item, changed: ['isHidden'], message: `${heading}: ${item} was hidden.` }];
	},
});
