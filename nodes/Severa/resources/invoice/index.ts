import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import type { Resource } from '../../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';
import { getFiles } from './getFiles';
import { getForPayments } from './getForPayments';
import { getReadyForTransfer } from './getReadyForTransfer';
import { setPayment } from './setPayment';
import { setStatus } from './setStatus';

export const invoice: Resource<SeveraClient> = { value: 'invoice', name: 'Invoice', operations: [get, getAll, getFiles, getForPayments, getReadyForTransfer, setPayment, setStatus] };
