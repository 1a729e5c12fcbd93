/** The other half of a small company: Netvisor's registers without documents and with few customers. */
import { demoState } from '../../sandbox/netvisor/seed';
import type { NetvisorState } from '../../sandbox/netvisor';

export function smallNetvisor(): NetvisorState {
	const state = structuredClone(demoState()) as unknown as NetvisorState;
	return { ...state, customers: state.customers.filter(({ code }) => ['TEMP', '10001', '10002', '10003'].includes(code)), salesInvoices: [], purchaseInvoices: [], workHours: [], tripExpenses: [] };
}
