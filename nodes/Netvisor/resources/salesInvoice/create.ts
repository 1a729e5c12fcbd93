import { z } from 'zod/v4';
import { hasKey } from '../../../../src/domain/foundInvoice';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { SalesInvoiceDocument } from '../../../../src/netvisor/salesInvoiceDocument';
import { salesInvoiceXml } from '../../../../src/netvisor/salesInvoices';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch } from '../../../shared/writeBatch';
import { demandsIn } from '../../dimensionDemand';
import { documentsIn, readyDocuments, transferKeyOf, type DocumentKind } from '../../readyDocument';
import { refusalReasons } from '../../refusalReasons';
import { matchWithOriginal } from '../../salesInvoice/matchCreditNote';
import { registersOf } from '../../salesInvoice/registersOf';
import { RowsWithKeys } from '../../salesInvoice/rowsWithKeys';
import { transferInvoice } from '../../salesInvoice/transferInvoice';
import { transferOptions, transferOptionsInput } from '../../salesInvoice/transferOptions';

export const create = defineBatchOperation<NetvisorClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create sales invoice',
	description: 'Send invoices, orders or credit notes; each is looked for first and sent only when it is not there',
	effect: { write: 'repeatable', because: 'Each is looked for by number and key first, and goes with a derived transaction id that Netvisor refuses a second time.' },
	/** A dry run is the preview; what was previewed can be demanded by its fingerprint (rulebook I-3). */
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are, with their files as binary data where there are any. Customers, products and dimensions are looked up for all of them together; then each invoice is looked for and sent, one after another. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' },
		dryRun,
		{ displayName: 'Approved Fingerprint', name: 'approvedFingerprint', type: 'string', default: '', description: 'Fingerprint of the document that a person approved. When the document is another one now, it is held as changed instead of being sent. Empty: no check.' },
		{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {}, options: transferOptions },
	],
	input: z.object({ ...dryRunInput, approvedFingerprint: z.coerce.string().trim(), options: transferOptionsInput }),
	/** Calls: about six for the batch, then two for each invoice and one for each dimension item that is missing. */
	async runAll(netvisor, items, { log }) {
		const ready = readyDocuments(items, salesInvoiceDocument);
		const documents = documentsIn(ready);
		const state = { registers: await registersOf(netvisor, documents) };
		const rows = await RowsWithKeys.of(netvisor, items.flatMap(({ json, index }) => {
			const one = ready.get(index);
			return one === undefined || 'wrong' in one ? [] : [{ document: one.document, createdAt: createdAtOf(json) }];
		}));
		/** Took their turn, as far as a limit is concerned. */
		let done = 0;
		return await writeBatch(
			netvisor,
			items,
			async ({ json, input, index, file }) => {
				const one = ready.get(index);
				if (one === undefined || 'wrong' in one) return { outcome: 'failed', message: one?.wrong ?? '', field: one?.field };
				const { document } = one;
				const number = document.salesInvoiceNumber ?? '';
				const transferKey = transferKeyOf(json, `netvisor:salesinvoice:${number}:${document.salesInvoiceDate}`);
				const unfindable = whyUnfindable(document, transferKey);
				if (unfindable !== undefined) return { outcome: 'failed', message: unfindable };
				if (done >= input.options.mostAtATime) return { outcome: 'notSent', number, waits: true, message: `At most ${input.options.mostAtATime} go at a time; it waits for the next run.` };
				const { plan } = json as { plan?: { isCreditNote?: boolean; originalNumber?: string; originalGuid?: string; customerBusinessId?: unknown; dimensionItems?: unknown } | null };
				const outcome = await transferInvoice(netvisor, { document, transferKey, approvedFingerprint: input.approvedFingerprint, customerBusinessId: typeof plan?.customerBusinessId === 'string' ? plan.customerBusinessId : '', dimensionItems: demandsIn(plan?.dimensionItems), isDryRun: input.dryRun, options: input.options, keyRows: rows.near(transferKey), findElsewhere: () => rows.anywhere(transferKey, { document, createdAt: createdAtOf(json) }), readFile: async (name) => await file?.(name) }, state);
				log(outcome.message);
				if (['created', 'alreadyThere', 'wouldCreate'].includes(outcome.outcome)) done++;
				const isThere = outcome.outcome === 'created' || (outcome.outcome === 'alreadyThere' && !input.dryRun);
				const notes = isThere && plan?.isCreditNote === true && input.options.matchCreditNotes === 'whenPossible' ? await matchWithOriginal(netvisor, String(outcome.netvisorKey ?? ''), plan.originalNumber ?? '', plan.originalGuid, rows.seen()) : [];
				return { number, ...outcome, notes };
			},
			(error, { json }) => refusalReasons(error, (json as { document?: SalesInvoiceDocument }).document?.salesInvoiceDate),
		);
	},
});

const salesInvoiceDocument: DocumentKind<SalesInvoiceDocument> = { group: 'invoiceLines', what: 'sales invoice', toXml: salesInvoiceXml };

/** What could not be found again could be sent twice after a lost answer, so it is not sent at all. */
function whyUnfindable({ invoiceType, salesInvoiceNumber, salesInvoicePrivateComment = '' }: SalesInvoiceDocument, transferKey: string): string | undefined {
	// Drafts have no number (rulebook I-14), and whether the list shows them is not known.
	if (invoiceType === 'invoicedraft') return 'A draft cannot be looked up in Netvisor, so it could be made twice. Send it as an unsent invoice, or with "Request: Send".';
	if (salesInvoiceNumber !== undefined || hasKey({ privateComment: salesInvoicePrivateComment }, transferKey)) return undefined;
	return 'The invoice has neither a number nor its transfer key in the private comment, so it could not be found again.';
}

const createdAtOf = (json: object): string => {
	const createdAt = (json as { plan?: { createdAt?: unknown } | null }).plan?.createdAt;
	return typeof createdAt === 'string' && !Number.isNaN(Date.parse(createdAt)) ? createdAt : '';
};
