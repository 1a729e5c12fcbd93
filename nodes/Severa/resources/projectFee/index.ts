import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { getAll } from './getAll';

export const projectFee: Resource<SeveraClient> = { value: 'projectFee', name: 'Project Fee', operations: [create, getAll] };
