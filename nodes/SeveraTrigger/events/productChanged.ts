import { z } from 'zod/v4';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { changedSince, sightingsOf } from './sightingOf';

export const productChanged = definePollEvent<SeveraClient>()({
	value: 'productChanged',
	name: 'Product Changed',
	description: 'A product was added or changed',
	properties: [],
	input: z.object({}),
	look: async (severa, { from, now }) => await sightingsOf(severa.products.list({ changedSince: changedSince(from) }), now),
});
