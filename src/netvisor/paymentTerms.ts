/** Netvisor's payment terms; also the cheapest call to test credentials with (Netvisor API 5.4, 5.5). */
import type { Exchange } from './exchange';
import { readPaymentTerm, type NetvisorPaymentTerm } from './paymentTermRecord';
import { listIn } from './recordsIn';

export interface NetvisorPaymentTerms {
	list(): Promise<NetvisorPaymentTerm[]>;
}

export function createPaymentTerms(exchange: Exchange): NetvisorPaymentTerms {
	return {
		async list() {
			const { root, request } = await exchange.read('paymenttermlist.nv');
			return listIn(root, request, 'paymenttermlist', 'paymentterm').map(readPaymentTerm);
		},
	};
}
