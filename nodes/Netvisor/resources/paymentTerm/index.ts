import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';

export const paymentTerm: Resource<NetvisorClient> = { value: 'paymentTerm', name: 'Payment Term', operations: [getAll] };
