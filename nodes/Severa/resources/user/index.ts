import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';

export const user: Resource<SeveraClient> = { value: 'user', name: 'User', operations: [get, getAll] };
