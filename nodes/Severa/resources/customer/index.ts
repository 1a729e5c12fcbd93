import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';
import { upsert } from './upsert';

export const customer: Resource<SeveraClient> = { value: 'customer', name: 'Customer', operations: [create, upsert, get, getAll, update] };
