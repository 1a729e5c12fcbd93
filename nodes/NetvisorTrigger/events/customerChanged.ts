import { z } from 'zod/v4';
import { fingerprint } from '../../../src/domain/transferKey';
import { redact } from '../../../src/errors';
import type { NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { netvisorTime } from './netvisorTime';

export const customerChanged = definePollEvent<NetvisorClient>()({
	value: 'customerChanged',
	name: 'Customer Changed',
	description: 'A customer was added, or its content is not what it was when it was last told',
	properties: [],
	input: z.object({}),
	/** Two calls, and one more for every 200 customers: the list says neither what changed nor when. */
	async look(netvisor, { from, now }) {
		const rows = await netvisor.customers.list({ changedSince: netvisorTime(from) });
		if (rows.length === 0) return [];
		const customers = await netvisor.customers.getMany(rows.map(({ netvisorKey }) => netvisorKey));
		return customers.map((customer) => {
			// A private person's business id may be an identity code, which never travels.
			const record = { ...customer, externalIdentifier: redact(customer.externalIdentifier) };
			return { id: record.netvisorKey, mark: fingerprint(record).slice(0, 16), at: now, record };
		});
	},
});
