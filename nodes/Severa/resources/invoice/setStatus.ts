import { z } from 'zod/v4';
import type { SeveraInvoiceStatus } from '../../../../src/severa/invoice';
import { allInvoiceStatuses, requireInvoiceStatus } from '../../../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { changeInvoice } from '../../changeInvoice';
import { changeStatuses } from '../../changeStatuses';
import { guid, guidField, onlyFromStatusField, optionalStatusName, statusField, statusName } from '../../fields';

/** Nothing but this tells Severa that an invoice was transferred (rulebook I-6). */
export const setStatus = defineBatchOperation<SeveraClient>()({
	value: 'setStatus',
	name: 'Set Status',
	action: 'Set invoice status',
	description: 'Move an invoice to another status; after a transfer this is the last step',
	effect: { write: 'repeatable', because: 'An invoice that is already in the status is left alone.' },
	properties: [guidField('Invoice GUID', 'invoiceGuid', 'invoice'), statusField, onlyFromStatusField, dryRun],
	input: z.object({ invoiceGuid: guid, status: statusName, onlyFromStatus: optionalStatusName, ...dryRunInput }),
	async runAll(severa, items) {
		const statuses = await allInvoiceStatuses(severa);
		// A wrong status is a wrong setting: it is told before anything is written.
		const targets = new Map(items.map(({ input: { status } }) => [status, requireInvoiceStatus(statuses, status, { toSet: true })]));
		return await changeStatuses(severa, items, async ({ input: { invoiceGuid, status, onlyFromStatus, dryRun: isDryRun } }) => {
			const to = targets.get(status) as SeveraInvoiceStatus;
			return await changeInvoice(severa, {
				invoiceGuid,
				to,
				onlyFromStatus,
				isDone: (invoice) => invoice.status?.guid === to.guid,
				changed: ['status'],
				dryRun: isDryRun,
				write: async () => ({ invoice: await severa.invoices.setStatus(invoiceGuid, to.guid) }),
			});
		});
	},
});
