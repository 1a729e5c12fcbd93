import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';

export const project: Resource<SeveraClient> = { value: 'project', name: 'Project', operations: [get, getAll] };
