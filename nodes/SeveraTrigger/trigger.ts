import type { SeveraClient } from '../../src/severa/SeveraClient';
import type { PollTrigger } from '../shared/pollTrigger';
import { severaAddress, severaClientOf } from '../shared/severaCredential';
import { events } from './events';

export const trigger: PollTrigger<SeveraClient> = {
	events,
	credential: 'severaApi',
	companyOf: (credentials) => `${severaAddress(credentials)} ${String(credentials.clientId)}`,
	clientOf: (credentials) => severaClientOf(credentials),
	// Every record tells when it changed.
	clock: 'service',
	overlap: { default: 15, min: 1 },
};
