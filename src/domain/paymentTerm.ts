/** Payment terms by their net days (mapping 2.1, 2.3). */
import type { NetvisorPaymentTerm } from '../netvisor/paymentTermRecord';
import { Decimal } from './decimal';
import { inOrder } from './order';

const hasDiscount = ({ discountDays, discountPercent }: NetvisorPaymentTerm) => discountDays > 0 || (discountPercent !== '' && !Decimal.from(discountPercent).isZero);

/** Key of the term with these net days and no discount: the default one if several, then the lowest key. */
export function keyOfPaymentTerm(netDays: number, terms: readonly NetvisorPaymentTerm[]): string | undefined {
	const fitting = terms.filter((term) => term.netDays === netDays && !hasDiscount(term));
	return inOrder(fitting, ({ isDefault }) => (isDefault ? 0 : 1), ({ netvisorKey }) => netvisorKey)[0]?.netvisorKey;
}

/** Net days of the term with this key. */
export const netDaysOfPaymentTerm = (netvisorKey: string, terms: readonly NetvisorPaymentTerm[]): number | undefined => terms.find((term) => term.netvisorKey === netvisorKey)?.netDays;
