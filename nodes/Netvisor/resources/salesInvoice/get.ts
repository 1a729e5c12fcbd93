import { z } from 'zod/v4';
import { InputError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineOperation, type OutputRow } from '../../../shared/operation';
import { keyField, netvisorKey } from '../../fields';
import { kind, kindField } from '../../salesInvoice/kind';

export const get = defineOperation<NetvisorClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get sales invoice',
	description: 'Retrieve one sales invoice or order with its lines',
	effect: 'read',
	properties: [keyField('invoice or order'), kindField, { displayName: 'Include PDF', name: 'includePdf', type: 'boolean', default: false, description: 'Whether to return the printed invoice as binary data in the field \'pdf\'' }],
	input: z.object({ netvisorKey, kind, includePdf: z.boolean() }),
	async run(netvisor, { netvisorKey: key, kind: of, includePdf }): Promise<OutputRow[]> {
		const found = await netvisor.salesInvoices.get(key, { kind: of, pdf: includePdf });
		if (found === undefined) throw new InputError(`Netvisor has no sales ${of} with the key ${key}.`, { service: 'Netvisor', field: 'netvisorKey', record: key });
		const { pdf, ...json } = found;
		return [{ json, ...(includePdf && pdf !== '' && { files: { pdf: { content: Buffer.from(pdf, 'base64'), fileName: `${of}-${json.salesInvoiceNumber || key}.pdf`, mimeType: 'application/pdf' } } }) }];
	},
});
