import { z } from 'zod/v4';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { limit, optionalDay, optionalText, paging, returnAll, take, wanted } from '../../../shared/properties';
import { netvisorMoment } from '../../fields';
import { kind, kindField } from '../../salesInvoice/kind';

const STATUSES = ['open', 'overdue', 'paid', 'unsent', 'creditloss', 'rejected'] as const;

export const getAll = defineOperation<NetvisorClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many sales invoices',
	description: 'Retrieve many sales invoices or orders, oldest key first, as rows of the list',
	effect: 'read',
	properties: [
		returnAll,
		limit,
		kindField,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Also Changed Payments', name: 'includeModifiedPayments', type: 'boolean', default: false, description: 'Whether invoices whose payments changed in the period count as changed too; needs both Changed After and Changed Before' },
				{ displayName: 'Changed After', name: 'lastModifiedStart', type: 'dateTime', default: '', description: 'Only those changed at this moment or later' },
				{ displayName: 'Changed Before', name: 'lastModifiedEnd', type: 'dateTime', default: '', description: 'Only those changed at this moment or earlier' },
				{ displayName: 'Customer Code', name: 'customerCode', type: 'string', default: '', description: 'Only those of this customer' },
				{ displayName: 'From Date', name: 'beginInvoiceDate', type: 'dateTime', default: '', description: 'First invoice date' },
				{ displayName: 'Number', name: 'number', type: 'string', default: '', description: 'Only the one with exactly this number' },
				{ displayName: 'Status', name: 'invoiceStatus', type: 'options', options: STATUSES.map((value) => ({ name: value.charAt(0).toUpperCase() + value.slice(1), value })).sort((a, b) => (a.name < b.name ? -1 : 1)), default: 'open', description: 'Only invoices in this status' },
				{ displayName: 'To Date', name: 'endInvoiceDate', type: 'dateTime', default: '', description: 'Last invoice date' },
			],
		},
	],
	input: z.object({ ...paging, kind, filters: z.strictObject({ beginInvoiceDate: optionalDay, endInvoiceDate: optionalDay, lastModifiedStart: netvisorMoment, lastModifiedEnd: netvisorMoment, customerCode: optionalText, number: optionalText, includeModifiedPayments: z.boolean().optional(), invoiceStatus: z.enum(STATUSES).optional() }) }),
	async run(netvisor, { kind: of, filters: { number, ...filters }, ...page }) {
		if (number !== undefined) return await netvisor.salesInvoices.findByNumber(number, of);
		return await take(netvisor.salesInvoices.list({ kind: of, ...filters }), wanted(page));
	},
});
