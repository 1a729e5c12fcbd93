import { z } from 'zod/v4';
import { toDate } from '../../../../src/domain/calendar';
import type { UnfinishedSend } from '../../../../src/domain/unfinishedSends';
import { IntegrationError } from '../../../../src/errors';
import { severaProjectFeeDocument } from '../../../../src/severa/projectFeeDocument';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { inLane } from '../../../../src/transport/serialLane';
import { defineBatchOperation, type BatchItem, type OutputRow } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch } from '../../../shared/writeBatch';
import { documentOf } from '../../documentOf';
import { createFee, settleTwins, type CreatedFee } from '../../projectFee/createFee';
import { FeeRegister } from '../../projectFee/feeRegister';
import { unfinishedSendsField, unfinishedSendsInput } from '../../unfinishedSends';

interface Input {
	createDeleted: boolean;
	unfinishedSends: UnfinishedSend[];
	dryRun: boolean;
}

export const create = defineBatchOperation<SeveraClient>()({
	value: 'create',
	name: 'Create',
	action: 'Create project fees',
	description: 'Add project fees for the lines of purchase invoices, unless they are there already',
	effect: { write: 'repeatable', because: 'Each fee carries a key in its internal comment and is looked for by it first, in its project and among all that changed lately.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items of the document "Purchase Invoice" as they are. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' },
		{ displayName: 'Create Deleted', name: 'createDeleted', type: 'boolean', default: false, description: 'Whether a fee is created again although an equal one was deleted from the project in Severa; otherwise it is held' },
		unfinishedSendsField('fees'),
		dryRun,
	],
	input: z.object({ createDeleted: z.boolean(), ...unfinishedSendsInput, ...dryRunInput }),
	async runAll(severa, items, { signal }) {
		// One batch of a company at a time in this process: the second one sees what the first has written.
		return await inLane(`severa ${severa.company} project fees`, () => createAll(severa, items), signal);
	},
});

async function createAll(severa: SeveraClient, items: ReadonlyArray<BatchItem<Input>>): Promise<OutputRow[]> {
	const documents = new Map(items.map(({ json, index }) => [index, documentOf(json, severaProjectFeeDocument, 'project fee')]));
	const usable = [...documents.values()].flatMap((one) => ('wrong' in one ? [] : [one.value]));
	const register = await FeeRegister.read(severa, usable, toDate(new Date().toISOString()), items.some(({ input }) => input.createDeleted));
	const created: CreatedFee[] = [];
	const rows = await writeBatch(severa, items, async ({ index, json, input }) => {
		const document = documents.get(index);
		if (document === undefined || 'wrong' in document) return { outcome: 'failed', message: document?.wrong ?? '' };
		const { keys } = (json as { plan?: { keys?: string[] } }).plan ?? {};
		const outcome = await createFee(severa, register, { document: document.value, keys: keys ?? [document.value.invoiceRowComment] }, input);
		if (outcome.outcome === 'created') created.push({ guid: String(outcome.guid), key: document.value.invoiceRowComment, projectGuid: document.value.project.guid });
		return outcome;
	});
	return await withoutTwins(severa, register, created, rows);
}

/** What was created stays reported whatever happens to the look afterwards. */
async function withoutTwins(severa: SeveraClient, register: FeeRegister, created: readonly CreatedFee[], rows: readonly OutputRow[]): Promise<OutputRow[]> {
	const [settled] = await Promise.allSettled([settleTwins(severa, register, created)]);
	const unseen = settled.status === 'rejected' ? settled.reason as unknown : undefined;
	if (unseen !== undefined && !(unseen instanceof IntegrationError)) throw unseen;
	const written = new Set(created.map(({ key }) => key));
	return rows.map((row) => {
		const { transferKey = '', message } = row.json as { transferKey?: string; message: string };
		const other = settled.status === 'fulfilled' ? settled.value.get(transferKey) : undefined;
		if (other !== undefined) return { ...row, json: { ...row.json, ...other } };
		if (unseen === undefined || !written.has(transferKey)) return row;
		return { ...row, json: { ...row.json, message: `${message} Whether another run created it at the same time could not be seen: ${unseen.message} Look whether the project has it twice.` } };
	});
}
