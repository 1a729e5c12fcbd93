import { z } from 'zod/v4';
import { allInvoiceStatuses, requireInvoiceStatus } from '../../../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { changeInvoice } from '../../changeInvoice';
import { guid, guidField, onlyFromStatusField, optionalStatusName, statusField, statusName } from '../../fields';

/** Nothing but this tells Severa that an invoice was transferred (rulebook I-6). */
export const setStatus = defineOperation<SeveraClient>()({
	value: 'setStatus',
	name: 'Set Status',
	action: 'Set invoice status',
	description: 'Move an invoice to another status; after a transfer this is the last step',
	effect: { write: 'repeatable', because: 'An invoice that is already in the status is left alone.' },
	properties: [guidField('Invoice GUID', 'invoiceGuid', 'invoice'), statusField, onlyFromStatusField, dryRun],
	input: z.object({ invoiceGuid: guid, status: statusName, onlyFromStatus: optionalStatusName, ...dryRunInput }),
	async run(severa, { invoiceGuid, status, onlyFromStatus, dryRun: isDryRun }) {
		const to = requireInvoiceStatus(await allInvoiceStatuses(severa), status, { toSet: true });
		return [
			await changeInvoice(severa, {
				invoiceGuid,
				to,
				onlyFromStatus,
				isDone: (invoice) => invoice.status?.guid === to.guid,
				changed: ['status'],
				dryRun: isDryRun,
				write: async () => ({ invoice: await severa.invoices.setStatus(invoiceGuid, to.guid) }),
			}),
		];
	},
});
