import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { upsert } from './upsert';

export const product: Resource<SeveraClient> = { value: 'product', name: 'Product', operations: [create, upsert, get, getAll] };
