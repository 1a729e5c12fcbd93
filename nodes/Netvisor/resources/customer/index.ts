import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { upsert } from './upsert';

/** Nothing deletes a customer (C-4). */
export const customer: Resource<NetvisorClient> = { value: 'customer', name: 'Customer', operations: [create, get, getAll, update, upsert] };
