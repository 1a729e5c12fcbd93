/**
 * Why a document that was asked for by its number does not go (rulebook I-1, I-20, T-2, T-11, X-2, W-1). Whoever asks for it
 * gets an answer in words: what its status is, that it is in Netvisor already, or that there is none of this number.
 */
import type { InvoiceNotReady, NotReady, PersonWithoutDays } from '../severa/notReady';
import { reason, type Reason } from './held';
import { singleLine } from './text';
import { MOST_QUIET_MINUTES, type Delivery } from './travelDelivery';

const folded = (name: string) => singleLine(name).toLowerCase();
const isSame = (one: string, other: string) => folded(one) !== '' && folded(one) === folded(other);
/** A status without a name is still told. */
const shown = (status: string) => status || '–';

/** @param delivery what the table of sends says of the claim */
export function whyClaimNotReady({ guid, number, status }: NotReady, delivery: Delivery, { transferredStatus }: { transferredStatus: string }): Reason[] {
	if (guid === '') return [reason('TRAVEL_NOT_FOUND', 'number', { number })];
	const field = 'travelReimbursementStatus';
	if (delivery.state === 'settled') return [reason('TRAVEL_IN_NETVISOR', field, { at: delivery.at.slice(0, 10) || '–', key: delivery.netvisorKey || '–', status: shown(status) })];
	return [
		...(isSame(status, transferredStatus) ? [reason('TRAVEL_TRANSFERRED', field, { status })] : [reason('TRAVEL_NOT_READY', field, { status: shown(status) })]),
		...(delivery.state === 'new' ? [] : [reason('OUTCOME_UNKNOWN', '')]),
		...(delivery.state === 'doubtful' && delivery.isSaidTooEarly ? [reason('SEND_AGAIN_TOO_EARLY', '', { minutes: MOST_QUIET_MINUTES })] : []),
	];
}

export function whyInvoiceNotReady({ guid, number, status, readyStatus, sentStatus }: InvoiceNotReady): Reason[] {
	if (guid === '') return [reason('INVOICE_NOT_FOUND', 'number', { number })];
	return [reason(isSame(status, sentStatus) ? 'INVOICE_TRANSFERRED' : 'INVOICE_NOT_READY', 'status', { status: shown(status), ready: readyStatus })];
}

export function whyNoDays({ guid, number, name, select, leftAlone }: PersonWithoutDays): Reason[] {
	if (guid === '') return [reason('EMPLOYEE_NOT_IN_SEVERA', 'user.code', { number })];
	if (leftAlone !== undefined) return [reason('HOURS_LEFT_ALONE', 'notBefore', { name, ...leftAlone })];
	return [reason(select === 'period' ? 'HOURS_NONE' : 'HOURS_UNCHANGED', '', { name })];
}
