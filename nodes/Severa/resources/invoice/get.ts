import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const get = defineOperation<SeveraClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get invoice',
	description: 'Retrieve the header of one invoice by its GUID',
	effect: 'read',
	properties: [guidField('Invoice GUID', 'invoiceGuid', 'invoice')],
	input: z.object({ invoiceGuid: guid }),
	async run(severa, { invoiceGuid }) {
		return [await severa.invoices.get(invoiceGuid)];
	},
});
