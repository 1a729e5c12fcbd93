import { z } from 'zod/v4';
import { transferKeysIn } from '../../../../src/domain/transferKey';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation } from '../../../shared/operation';
import { gather } from '../../../shared/gather';
import { optionalDay } from '../../../shared/properties';
import { kind, kindField } from '../../salesInvoice/kind';

const day = optionalDay.refine((value) => value !== undefined, 'must be a date (YYYY-MM-DD)');

export const getForReconciliation = defineOperation<NetvisorClient>()({
	value: 'getForReconciliation',
	name: 'Get for Reconciliation',
	action: 'Get sales invoices for reconciliation',
	description: 'Retrieve the sales invoices or orders of a period for the comparison with Severa: rows of the list, and of those that came from Severa the sums of their lines, one call for every 100',
	effect: 'read',
	properties: [
		{ displayName: 'From Date', name: 'beginInvoiceDate', type: 'dateTime', default: '', required: true, description: 'First invoice date' },
		{ displayName: 'To Date', name: 'endInvoiceDate', type: 'dateTime', default: '', required: true, description: 'Last invoice date' },
		kindField,
	],
	input: z.object({ beginInvoiceDate: day, endInvoiceDate: day, kind }),
	async run(netvisor, { kind: of, ...period }) {
		const rows = await gather(netvisor.salesInvoices.list({ kind: of, ...period }));
		const fromSevera = rows.filter(({ privateComment }) => transferKeysIn(privateComment).length > 0).map(({ netvisorKey }) => netvisorKey);
		const full = new Map((fromSevera.length === 0 ? [] : await netvisor.salesInvoices.getMany(fromSevera, { kind: of })).map((invoice) => [invoice.netvisorKey, invoice]));
		return rows.map((row) => {
			const lines = full.get(row.netvisorKey)?.lines.flatMap((line) => (line.kind === 'product' ? [{ sum: line.salesInvoiceProductLineSum, vatSum: line.salesInvoiceProductLineVatSum }] : []));
			return { ...row, ...(lines && { productLines: lines }) };
		});
	},
});
