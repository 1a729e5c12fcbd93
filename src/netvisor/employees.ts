/** Netvisor's employees (Netvisor API 7.3). */
import { readEmployee, type NetvisorEmployee } from './employeeRecord';
import type { Exchange } from './exchange';
import { listIn } from './recordsIn';

export interface EmployeeFilters {
	/** Those whose employment has ended too: their last hours and claims still move. Default false, as the service's own. */
	includeEnded?: boolean;
}

export interface NetvisorEmployees {
	list(filters?: EmployeeFilters): Promise<NetvisorEmployee[]>;
}

export function createEmployees(exchange: Exchange): NetvisorEmployees {
	return {
		async list({ includeEnded = false } = {}) {
			const { root, request } = await exchange.read('getemployees.nv', { includeendedemployments: includeEnded ? 1 : undefined });
			return listIn(root, request, 'employees', 'employee').map(readEmployee);
		},
	};
}
