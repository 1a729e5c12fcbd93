import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { getForReconciliation } from './getForReconciliation';
import { matchCreditNote } from './matchCreditNote';
import { remove } from './delete';
import { setStatus } from './setStatus';

export const salesInvoice: Resource<NetvisorClient> = { value: 'salesInvoice', name: 'Sales Invoice', operations: [create, get, getAll, getForReconciliation, matchCreditNote, remove, setStatus] };
