/** Settings of the comparison of both systems. */
import { choice, table, text, type Settings, type ValuesOf } from '../setting';
import { sharedSettings } from './shared';

export const reconciliationSettings = {
	periodStart: text('Period Start', 'First day (YYYY-MM-DD) that is compared; invoices by their date, hours by their day. Give the node some more days on both sides, so that a changed date is not taken for a missing document.'),
	periodEnd: text('Period End', 'Last day (YYYY-MM-DD) that is compared.'),
	invoiceNumbering: choice('Invoice Numbering', 'Whose numbers the invoices have: the same as in the transfer. Where Netvisor gives its own, an invoice is found by the key of the transfer only, and another number is no difference.', { severa: 'Severa', netvisor: 'Netvisor' }),
	sentStatuses: table('Sent Statuses', 'Names of the Severa statuses whose invoices must be in Netvisor: the sent and the paid one of the integration.', { name: 'Status Name' }, [{ name: 'Lasku lähetetty Netvisoriin' }, { name: 'Maksettu' }]),
	travelSentStatus: text('Travel Sent Status', 'Name of the Severa status of claims that were sent to Netvisor (rulebook T-11). Claims are compared with the history, since Netvisor shows no claims.', 'Siirretty Netvisoriin'),
} as const satisfies Settings;

export const reconciliationDocumentSettings = { homeCurrency: sharedSettings.homeCurrency, ...reconciliationSettings } as const satisfies Settings;
export type ReconciliationSettings = ValuesOf<typeof reconciliationDocumentSettings>;
