import { z } from 'zod/v4';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { changedSince, sightingsOf } from './sightingOf';

export const projectChanged = definePollEvent<SeveraClient>()({
	value: 'projectChanged',
	name: 'Project Changed',
	description: 'A project was added or changed',
	properties: [],
	input: z.object({}),
	look: async (severa, { from, now }) => await sightingsOf(severa.projects.list({ changedSince: changedSince(from) }), now),
});
