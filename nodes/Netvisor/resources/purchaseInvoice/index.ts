import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';

export const purchaseInvoice: Resource<NetvisorClient> = { value: 'purchaseInvoice', name: 'Purchase Invoice', operations: [get, getAll] };
