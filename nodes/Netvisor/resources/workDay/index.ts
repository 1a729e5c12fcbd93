import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';
import { save } from './save';

export const workDay: Resource<NetvisorClient> = { value: 'workDay', name: 'Work Day', operations: [getAll, save] };
