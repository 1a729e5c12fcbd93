import type { NetvisorClient } from '../../src/netvisor/NetvisorClient';
import type { PollTrigger } from '../shared/pollTrigger';
import { netvisorAddress, netvisorClientOf } from '../shared/netvisorCredential';
import { events } from './events';

export const trigger: PollTrigger<NetvisorClient> = {
	events,
	credential: 'netvisorApi',
	companyOf: (credentials) => `${netvisorAddress(credentials)} ${String(credentials.organisationId)}`,
	clientOf: (credentials) => netvisorClientOf(credentials),
	// The lists say what changed, not when.
	clock: 'own',
	overlap: { default: 240, min: 60 },
};
