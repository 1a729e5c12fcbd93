/** What paymenttermlist.nv answers (Netvisor API 5.4). */
export interface NetvisorPaymentTerm {
	netvisorKey: string;
	description: string;
	netDays: number;
	discountDays: number;
	/** Decimal with a dot, or ''. */
	discountPercent: string;
	isDefault: boolean;
}
