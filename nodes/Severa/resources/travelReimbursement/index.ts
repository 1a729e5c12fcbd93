import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getReadyForTransfer } from './getReadyForTransfer';
import { getReceipts } from './getReceipts';
import { setStatus } from './setStatus';

export const travelReimbursement: Resource<SeveraClient> = { value: 'travelReimbursement', name: 'Travel Reimbursement', operations: [get, getAll, getReadyForTransfer, getReceipts, setStatus] };
