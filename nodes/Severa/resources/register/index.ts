import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';

export const register: Resource<SeveraClient> = { value: 'register', name: 'Register', operations: [getAll] };
