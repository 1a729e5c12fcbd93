import { z } from 'zod/v4';
import { AuthenticationError, UnavailableError } from '../../../../src/errors';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { TripExpenseDocument } from '../../../../src/netvisor/tripExpenseDocument';
import { tripExpenseXml } from '../../../../src/netvisor/tripExpenses';
import { defineBatchOperation, type OutputRow } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch } from '../../../shared/writeBatch';
import { demandsIn } from '../../dimensionDemand';
import { dimensionOptions, dimensionOptionsInput } from '../../dimensionOptions';
import { documentsIn, readyDocuments, transferKeyOf, type DocumentKind } from '../../readyDocument';
import { linesOf } from '../../travelExpense/dimensionSteps';
import { withClaims } from '../../travelExpense/inFlight';
import { transferClaim, type ClaimTransfer } from '../../travelExpense/transferClaim';

/** What the Mapper's plan says about earlier sends; a document made by hand is a first attempt. */
const delivery = z.object({
	delivery: z.enum(['new', 'repeat', 'settled', 'doubtful']).default('new'),
	attempt: z.int().positive().default(1),
	netvisorKey: z.string().default(''),
	date: z.string().default(''),
	attachmentLimitBytes: z.number().optional(),
	dimensionItems: z.unknown().optional(),
});

export const create = defineBatchOperation<NetvisorClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create travel expense',
	description: 'Send travel claims with their receipts; a claim that may already be in Netvisor is held, never sent a second time on a guess',
	effect: { write: 'repeatable', because: 'All sends of one attempt share a transaction id, which Netvisor refuses a second time; the attempt number comes from the table of sends.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are, with their receipts as binary data. Netvisor keeps no copy of a claim that could be read, so write a row before and after this node into a table of sends, and hand that table to the Mapper: the example workflow shows how.', name: 'notice', type: 'notice', default: '' },
		dryRun,
		{ displayName: 'Approved Fingerprint', name: 'approvedFingerprint', type: 'string', default: '', description: 'Fingerprint of the document that a person approved. When the document is another one now, it is held as changed instead of being sent. Empty: no check.' },
		{ displayName: 'Options', name: 'options', type: 'collection', placeholder: 'Add Option', default: {}, options: dimensionOptions },
	],
	input: z.object({ ...dryRunInput, approvedFingerprint: z.coerce.string().trim(), options: z.strictObject(dimensionOptionsInput) }),
	/** Calls: the dimensions once, then one for each claim and one for each dimension item that is missing. */
	async runAll(netvisor, items, { log }) {
		const ready = readyDocuments(items, travelDocument);
		const hasDimensions = documentsIn(ready).some((document) => linesOf(document).some(({ dimensions = [] }) => dimensions.length > 0));
		const keyOf = (json: object) => transferKeyOf(json, '');
		const toSend = items.filter(({ input }) => !input.dryRun).map(({ json }) => keyOf(json)).filter((key) => key !== '');
		return await withClaims(netvisor.company, toSend, async (isOurs) => {
			const taken = new Set<string>();
			const send = async () => {
				const state = { headings: hasDimensions ? await netvisor.dimensions.list() : [] };
				return await writeBatch(netvisor, items, async ({ json, input, index, file }) => {
					const one = ready.get(index);
					if (one === undefined || 'wrong' in one) return { outcome: 'failed', message: one?.wrong ?? '', field: one?.field };
					const transferKey = keyOf(json);
					if (transferKey === '') return { outcome: 'failed', message: 'The item has no transfer key, by which Netvisor would recognise a second send of the claim.', field: 'transferKey' };
					if (!input.dryRun && !isOurs(transferKey)) return { outcome: 'notSent', message: 'Not sent: another run is sending this claim right now.' };
					if (taken.has(transferKey)) return { outcome: 'failed', message: 'The claim is among the items twice; only the first one counts.' };
					taken.add(transferKey);
					const { plan, source } = json as { plan?: unknown; source?: { number?: unknown } | null };
					const known = delivery.safeParse(plan ?? {});
					if (!known.success) return { outcome: 'failed', message: `The plan of the item says nothing usable about earlier sends (${known.error.issues[0]?.path.join('.') ?? ''}).`, field: 'plan' };
					const { dimensionItems, ...sends } = known.data;
					const transfer: ClaimTransfer = { ...sends, document: one.document, transferKey, number: String(source?.number ?? ''), approvedFingerprint: input.approvedFingerprint, dimensionItems: demandsIn(dimensionItems), isDryRun: input.dryRun, options: input.options, readFile: async (name) => await file?.(name) };
					const outcome = await transferClaim(netvisor, transfer, state);
					log(outcome.message);
					return { number: transfer.number, ...outcome };
				});
			};
			return items.every(({ input }) => input.dryRun) ? await send() : await orNotSent(send(), items);
		});
	},
});

const travelDocument: DocumentKind<TripExpenseDocument> = { group: 'header', what: 'travel claim', toXml: tripExpenseXml };

/**
 * The rows before this node say "sending". Where the service is gone before anything was sent, that must be taken back, so
 * the batch answers with rows that say so instead of failing as a whole.
 */
async function orNotSent(rows: Promise<OutputRow[]>, items: ReadonlyArray<{ json: object; index: number }>): Promise<OutputRow[]> {
	const [result] = await Promise.allSettled([rows]);
	if (result.status === 'fulfilled') return result.value;
	const error: unknown = result.reason;
	if (!(error instanceof AuthenticationError || error instanceof UnavailableError)) throw error;
	return items.map(({ json, index }): OutputRow => {
		const { source, transferKey, fingerprint, plan, notes = [] } = json as Record<string, unknown>;
		return { json: { outcome: 'notSent', source, transferKey, fingerprint, plan, message: `Not sent: ${error.message}`, errorCode: error.code, notes }, item: index };
	});
}
