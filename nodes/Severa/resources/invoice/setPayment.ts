import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { SeveraInvoiceStatus } from '../../../../src/severa/invoice';
import { allInvoiceStatuses, requireInvoiceStatus } from '../../../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput, optionalDay } from '../../../shared/properties';
import { writeBatch, type BatchOutcome } from '../../../shared/writeBatch';
import { changeInvoice } from '../../changeInvoice';
import { guid, guidField, onlyFromStatusField, optionalStatusName, statusField, statusName } from '../../fields';

export const setPayment = defineBatchOperation<SeveraClient>()({
	value: 'setPayment',
	name: 'Set Payment',
	action: 'Set invoice payment',
	description: 'Mark an invoice as paid: moves it to a status that is marked as paid and writes the payment date',
	effect: { write: 'repeatable', because: 'An invoice that is already paid is left alone.' },
	properties: [
		guidField('Invoice GUID', 'invoiceGuid', 'invoice'),
		statusField,
		{ displayName: 'Payment Date', name: 'paymentDate', type: 'string', default: '', placeholder: 'e.g. 2026-04-14', description: 'Day of the payment as YYYY-MM-DD. Empty: the payment date is not written.' },
		onlyFromStatusField,
		dryRun,
	],
	input: z.object({
		invoiceGuid: guid,
		status: statusName,
		paymentDate: optionalDay,
		onlyFromStatus: optionalStatusName,
		...dryRunInput,
	}),
	async runAll(severa, items) {
		const statuses = await allInvoiceStatuses(severa);
		// A wrong status is a wrong setting: it is told before anything is written.
		const targets = new Map(items.map(({ input: { status } }) => [status, paidStatus(statuses, status)]));
		return await writeBatch(severa, items, async ({ input: { invoiceGuid, status, paymentDate, onlyFromStatus, dryRun: isDryRun }, json }) => {
			const to = targets.get(status) as SeveraInvoiceStatus;
			const change = await changeInvoice(severa, {
				invoiceGuid,
				to,
				onlyFromStatus,
				// Paid is paid, whatever that status is called and whenever it was (rulebook PS-3).
				isDone: (invoice) => invoice.status?.isPaid === true,
				changed: paymentDate === undefined ? ['status'] : ['status', 'paymentDate'],
				dryRun: isDryRun,
				write: () => severa.invoices.setPayment(invoiceGuid, { statusGuid: to.guid, paymentDate }),
			});
			// What the Mapper said of the payment stays.
			return { ...change, ...ownOf(json) } as BatchOutcome;
		});
	},
});

function paidStatus(statuses: readonly SeveraInvoiceStatus[], name: string): SeveraInvoiceStatus {
	const status = requireInvoiceStatus(statuses, name, { toSet: true });
	if (!status.isPaid) throw new InputError(`PAID_STATUS_FLAG: The status "${status.name}" is not marked as paid in Severa. Set the flag there or choose another status.`, { service: 'Severa', field: 'status' });
	return status;
}

function ownOf(json: object): object {
	const { source, transferKey } = json as { source?: unknown; transferKey?: unknown };
	return { ...(source !== undefined && { source }), ...(transferKey !== undefined && { transferKey }) };
}
