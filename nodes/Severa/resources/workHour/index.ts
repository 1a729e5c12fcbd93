import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';
import { getDaysForTransfer } from './getDaysForTransfer';

export const workHour: Resource<SeveraClient> = { value: 'workHour', name: 'Work Hour', operations: [getDaysForTransfer, getAll] };
