import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { ensure } from './ensure';
import { getAll } from './getAll';
import { hide } from './hide';

export const dimension: Resource<NetvisorClient> = { value: 'dimension', name: 'Dimension', operations: [ensure, getAll, hide] };
