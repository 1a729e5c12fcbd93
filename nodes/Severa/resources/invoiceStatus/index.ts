import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { ensure } from './ensure';
import { getAll } from './getAll';

export const invoiceStatus: Resource<SeveraClient> = { value: 'invoiceStatus', name: 'Invoice Status', operations: [ensure, getAll] };
