import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { upsert } from './upsert';

/** Nothing deletes a product (P-3). */
export const product: Resource<NetvisorClient> = { value: 'product', name: 'Product', operations: [create, get, getAll, update, upsert] };
