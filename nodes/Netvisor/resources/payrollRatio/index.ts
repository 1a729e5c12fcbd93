import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { Resource } from '../../../shared/operation';
import { getAll } from './getAll';

export const payrollRatio: Resource<NetvisorClient> = { value: 'payrollRatio', name: 'Payroll Ratio', operations: [getAll] };
