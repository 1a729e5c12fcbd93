/** What a refusal of Netvisor means in the words of the rulebook (E-7, E-8, L-2). */
import { reason, type Reason } from '../../src/domain/held';
import { OutcomeUnknownError, type IntegrationError } from '../../src/errors';
import { NotSettledError } from '../../src/netvisor/createOnce';
import { RefusedError } from '../../src/netvisor/replies';

/** @param date of the document, for a locked accounting period */
export function refusalReasons(error: IntegrationError, date = ''): Reason[] {
	if (error instanceof NotSettledError) return [reason('OUTCOME_NOT_SETTLED', '', { minutes: error.minutes })];
	if (error instanceof OutcomeUnknownError) return [reason('OUTCOME_UNKNOWN', '')];
	if (!(error instanceof RefusedError)) return [];
	if (error.serviceCode === 'PERIOD_LOCK') return [reason('PERIOD_LOCKED', 'date', { date })];
	return [reason('REJECTED_BY_NETVISOR', '', { text: error.words || (error.serviceCode ?? '') })];
}
