import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import type { InvoiceForTransfer } from '../../../../src/severa/invoiceForTransfer';
import { invoicesNotReady, invoicesNotReadyByGuid } from '../../../../src/severa/notReady';
import { INVOICES_IN_ONE_GO, readInvoicesForTransfer } from '../../../../src/severa/readInvoicesForTransfer';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineBatchOperation, type OutputFile, type OutputRow } from '../../../shared/operation';
import { limit, listOfTexts } from '../../../shared/properties';
import { alreadyReadField, numberTexts, optionalStatusName, pagesInput, readyStatusField, sentStatusField, statusName, tellNotReadyField } from '../../fields';

const invoiceGuidsField: INodeProperties = { displayName: 'Invoice GUIDs', name: 'invoiceGuids', type: 'string', default: '', description: 'Only these invoices, if they are in the ready status, whatever "Invoice Numbers" says; separated by commas. For invoices without a number of their own. Empty: no such choice.' };

const properties: INodeProperties[] = [
	readyStatusField,
	sentStatusField,
	// So many go in one transfer (rulebook I-2).
	{ ...limit, displayOptions: undefined, default: INVOICES_IN_ONE_GO },
	{ displayName: 'Invoice Numbers', name: 'invoiceNumbers', type: 'string', default: '', placeholder: 'e.g. 5012, 5013', description: 'Only these invoices, if they are in the ready status; separated by commas. Empty: all that are ready, up to the limit.' },
	{
		displayName: 'Attachments',
		name: 'attachments',
		type: 'options',
		options: [
			{ name: 'Both', value: 'both' },
			{ name: 'Files', value: 'files', description: 'Files of the invoice, without internal ones' },
			{ name: 'None', value: 'none' },
			{ name: 'Printed Invoice', value: 'pdf' },
		],
		default: 'none',
		description: 'Which files to fetch, as binary data and for the document. Some imports of files are charged by Netvisor.',
	},
	{
		displayName: 'Bytes of Attachments',
		name: 'attachmentBytes',
		type: 'options',
		options: [
			{ name: 'Later', value: 'later', description: 'Only list the files, one call for each invoice; "Get Files" fetches those of invoices that are sent' },
			{ name: 'Now', value: 'now', description: 'Download every file of every invoice' },
		],
		default: 'now',
		displayOptions: { hide: { attachments: ['none'] } },
		description: 'When the contents of the files are fetched',
	},
	{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {}, options: [alreadyReadField('invoices'), invoiceGuidsField, tellNotReadyField('Invoice Numbers')] },
];

export const getReadyForTransfer = defineBatchOperation<SeveraClient>()({
	value: 'getReadyForTransfer',
	name: 'Get Ready for Transfer',
	action: 'Get invoices ready for transfer',
	description: 'Retrieve the invoices in the ready status, one item each, complete for the Mapper: rows, the hours, fees and travel behind them, customer card, projects, people and registers. The field beyondLimit tells how many more are ready. Incoming items that ask for the same are served once.',
	effect: 'read',
	properties,
	input: z.object({
		readyStatus: statusName,
		sentStatus: optionalStatusName,
		limit: z.number().int().positive(),
		invoiceNumbers: listOfTexts.refine(numberTexts, 'must be invoice numbers'),
		attachments: z.enum(['none', 'files', 'pdf', 'both']),
		attachmentBytes: z.enum(['now', 'later']).default('now'),
		options: z.strictObject({ ...pagesInput, invoiceGuids: listOfTexts.optional() }).default({}),
	}),
	async runAll(severa, items, { log }) {
		const rows: OutputRow[] = [];
		const given = new Set<string>();
		const answered = new Set<string>();
		for (const { input, index } of items) {
			const question = JSON.stringify(input);
			if (answered.has(question)) continue;
			answered.add(question);
			const { sentStatus, invoiceNumbers, options, ...selection } = input;
			const invoiceGuids = orAll(options.invoiceGuids);
			const { invoices, beyondLimit, notReady } = await readInvoicesForTransfer(severa, { ...selection, sentStatus: sentStatus === '' ? undefined : sentStatus, invoiceNumbers: orAll(invoiceNumbers), invoiceGuids, alreadyRead: new Set(options.alreadyRead) });
			log(`Severa: ${invoices.length} invoices ready for transfer${beyondLimit > 0 ? `, ${beyondLimit} more wait for the next run` : ''}${notReady.length > 0 ? `; not in the ready status: ${notReady.join(', ')}` : ''}.`);
			for (const invoice of invoices) if (!given.has(invoice.invoice.guid)) rows.push({ json: { ...invoice, beyondLimit }, files: filesOf(invoice), item: index });
			for (const { invoice } of invoices) given.add(invoice.guid);
			if (options.tellNotReady) for (const one of await (invoiceGuids === undefined ? invoicesNotReady : invoicesNotReadyByGuid)(severa, notReady)) rows.push({ json: { notReady: { ...one, readyStatus: input.readyStatus, sentStatus } }, item: index });
		}
		return rows;
	},
});

/** Nothing chosen is no choice. */
const orAll = (chosen: readonly string[] | undefined) => (chosen === undefined || chosen.length === 0 ? undefined : chosen);

/** The printed invoice as `invoice`, the others as `file1`, `file2` …, in the order of the field 'files'. */
function filesOf({ files }: InvoiceForTransfer): Record<string, OutputFile> | undefined {
	const binary: Record<string, OutputFile> = {};
	let count = 0;
	for (const { name, contentType, content, isPrintedInvoice } of files) {
		if (content === undefined) continue;
		binary[isPrintedInvoice ? 'invoice' : `file${++count}`] = { content: Buffer.from(content, 'base64'), fileName: name, mimeType: contentType ?? 'application/octet-stream' };
	}
	return Object.keys(binary).length === 0 ? undefined : binary;
}
