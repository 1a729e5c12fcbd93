import { z } from 'zod/v4';
import { salesInvoiceTransferSettings } from '../../../src/domain/settings/salesInvoice';
import { allInvoiceStatuses, requireInvoiceStatus } from '../../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import { definePollEvent } from '../../shared/pollTrigger';
import { changedSince, sightingsOf } from './sightingOf';

export const invoiceReady = definePollEvent<SeveraClient>()({
	value: 'invoiceReady',
	name: 'Invoice Ready',
	description: 'An invoice is in the ready status, and is new there or was changed (rulebook I-1)',
	properties: [
		// eslint-disable-next-line n8n-nodes-base/node-param-default-missing -- it has one; the rule only sees literals
		{ displayName: 'Ready Status', name: 'readyStatus', type: 'string', default: salesInvoiceTransferSettings.readyStatus.default, required: true, description: 'Name of the Severa status of invoices that are ready for transfer; white space and letter case do not matter' },
	],
	input: z.object({ readyStatus: z.string().trim().min(1, 'must name a status') }),
	async look(severa, { input, from, now }) {
		const { guid } = requireInvoiceStatus(await allInvoiceStatuses(severa), input.readyStatus, { field: 'readyStatus' });
		const found = await sightingsOf(severa.invoices.list({ statusGuids: [guid], changedSince: changedSince(from) }), now);
		// The status is checked again: an invoice may have moved on between two pages.
		return found.filter(({ record }) => record.status?.guid === guid);
	},
});
