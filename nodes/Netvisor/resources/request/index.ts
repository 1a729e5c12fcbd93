import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { send } from './send';

export const request: Resource<NetvisorClient> = { value: 'request', name: 'Request', operations: [send] };
