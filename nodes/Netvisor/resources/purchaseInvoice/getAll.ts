import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { APPROVAL_STATUSES } from '../../../../src/netvisor/purchaseInvoices';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalDay, optionalText, paging, returnAll, wanted } from '../../../shared/properties';
import { alsoKeys, alsoKeysField, netvisorMoment } from '../../fields';

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many purchase invoices',
	description: 'Retrieve many purchase invoices, whole or as rows of the list. The resource has no pages: ask for a period.',
	effect: 'read',
	properties: [
		returnAll,
		limit,
		{ displayName: 'Full Records', name: 'fullRecords', type: 'boolean', default: true, description: 'Whether to return lines with their dimensions, one more call for each hundred, or the rows of the list' },
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				alsoKeysField('invoices'),
				{ displayName: 'Approval Status', name: 'approvalStatus', type: 'options', options: APPROVAL_STATUSES.map((value) => ({ name: value.charAt(0).toUpperCase() + value.slice(1), value })).sort((a, b) => (a.name < b.name ? -1 : 1)), default: 'accepted', description: 'Only invoices in this step of the approval' },
				{ displayName: 'Changed After', name: 'lastModifiedStart', type: 'dateTime', default: '', description: 'Only those changed at this moment or later' },
				{ displayName: 'Changed Before', name: 'lastModifiedEnd', type: 'dateTime', default: '', description: 'Only those changed at this moment or earlier' },
				{ displayName: 'From Date', name: 'beginInvoiceDate', type: 'dateTime', default: '', description: 'First invoice date' },
				{ displayName: 'Number', name: 'invoiceNumber', type: 'string', default: '', description: 'Only those with this number of the vendor' },
				{ displayName: 'Payment Status', name: 'paymentStatus', type: 'options', options: [{ name: 'Paid', value: 'paid' }, { name: 'Unpaid', value: 'unpaid' }], default: 'unpaid', description: 'Only paid or only unpaid invoices' },
				{ displayName: 'To Date', name: 'endInvoiceDate', type: 'dateTime', default: '', description: 'Last invoice date' },
			],
		},
	],
	input: z.object({
		...paging,
		fullRecords: z.boolean(),
		filters: z.strictObject({ alsoKeys: alsoKeys.optional(), approvalStatus: z.enum(APPROVAL_STATUSES).optional(), beginInvoiceDate: optionalDay, endInvoiceDate: optionalDay, invoiceNumber: optionalText, lastModifiedStart: netvisorMoment, lastModifiedEnd: netvisorMoment, paymentStatus: z.enum(['paid', 'unpaid']).optional() }),
	}),
	async run(netvisor, { fullRecords, filters: { alsoKeys: also = [], ...filters }, ...page }) {
		const rows = (await netvisor.purchaseInvoices.list(filters)).slice(0, wanted(page));
		return fullRecords ? await netvisor.purchaseInvoices.getMany([...rows.map(({ netvisorKey }) => netvisorKey), ...also]) : rows;
	},
});
