/** What paymenttermlist.nv answers (Netvisor API 5.4). */
import type { Fields } from './fields';

export interface NetvisorPaymentTerm {
	netvisorKey: string;
	description: string;
	netDays: number;
	discountDays: number;
	/** Decimal with a dot, or ''. */
	discountPercent: string;
	isDefault: boolean;
}

export function readPaymentTerm(term: Fields): NetvisorPaymentTerm {
	return {
		netvisorKey: term.key('netvisorkey'),
		description: term.text('description'),
		netDays: term.wholeNumber('netdays', 0),
		discountDays: term.wholeNumber('discountdays', 0),
		discountPercent: term.decimal('discountpercent'),
		isDefault: term.boolean('isdefault', false),
	};
}
