import { z } from 'zod/v4';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { changedSince, sightingsOf } from './sightingOf';

export const customerChanged = definePollEvent<SeveraClient>()({
	value: 'customerChanged',
	name: 'Customer Changed',
	description: 'A customer was added or changed',
	properties: [],
	input: z.object({}),
	look: async (severa, { from, now }) => await sightingsOf(severa.customers.list({ changedSince: changedSince(from) }), now),
});
