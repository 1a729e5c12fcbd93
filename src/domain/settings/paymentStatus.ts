/** Settings of the payment status (mapping 10, "Payment"; rulebook PS-1 to PS-6). */
import { choice, table, text, type Settings, type ValuesOf } from '../setting';
import { sharedSettings } from './shared';

export const paymentStatusSettings = {
	paidStatus: text('Paid Status', 'Exact name of the Severa status that a paid invoice gets (rulebook PS-3). It must be marked as paid in Severa, else nothing is moved there.', 'Maksettu'),
	payableStatuses: table('Payable Statuses', 'Names of the Severa statuses from which an invoice may become paid. Only the sent one by default: an invoice that is paid in Netvisor but was never sent in Severa is for a person to look at.', { name: 'Status Name' }, [{ name: 'Lasku lähetetty Netvisoriin' }]),
	paymentDate: choice('Payment Date', 'What Severa shows as the day of the payment. The day of the run by default, because Netvisor\'s list does not tell the day; or none.', { runDate: 'Day of the Run', none: 'None' }),
} as const satisfies Settings;

/** What is asked for before the mapping: a setting of the step before it. */
export const paymentSearchSettings = {
	paymentsSince: text('Payments Since', 'First day (YYYY-MM-DD) whose changes of payments are looked for. Empty: the day of the first run, as the vendor\'s interface does (rulebook PS-4). An earlier day brings older payments on request.'),
} as const satisfies Settings;

/** Everything that decides about the status of an invoice. */
export const paymentStatusDocumentSettings = { homeCurrency: sharedSettings.homeCurrency, ...paymentStatusSettings } as const satisfies Settings;
export type PaymentStatusSettings = ValuesOf<typeof paymentStatusDocumentSettings>;
