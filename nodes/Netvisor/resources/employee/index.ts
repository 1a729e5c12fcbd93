import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';

export const employee: Resource<NetvisorClient> = { value: 'employee', name: 'Employee', operations: [getAll] };
