import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { create } from './create';

export const travelExpense: Resource<NetvisorClient> = { value: 'travelExpense', name: 'Travel Expense', operations: [create] };
