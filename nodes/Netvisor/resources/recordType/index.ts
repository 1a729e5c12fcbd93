import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';

export const recordType: Resource<NetvisorClient> = { value: 'recordType', name: 'Record Type', operations: [getAll] };
