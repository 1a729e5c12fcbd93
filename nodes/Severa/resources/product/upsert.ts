import { z } from 'zod/v4';
import { minutesUnfinished, type UnfinishedSend } from '../../../../src/domain/unfinishedSends';
import { orLook } from '../../../../src/severa/lostReply';
import type { SeveraProduct } from '../../../../src/severa/product';
import { severaProductDocument, type SeveraProductDocument } from '../../../../src/severa/productDocument';
import { gather } from '../../../../src/severa/paging';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { writeProduct, type WrittenProduct } from '../../../../src/severa/writeProduct';
import { inLane } from '../../../../src/transport/serialLane';
import { defineBatchOperation, type BatchItem, type OutputRow } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { documentOf } from '../../documentOf';
import { productCodes, type ProductCodes } from '../../productCodes';
import { transferKeyOf, unfinishedSendsField, unfinishedSendsInput } from '../../unfinishedSends';
import { writeBatch, type BatchOutcome } from '../../../shared/writeBatch';

interface Input {
	updateExisting: boolean;
	unfinishedSends: UnfinishedSend[];
	dryRun: boolean;
}

export const upsert = defineBatchOperation<SeveraClient>()({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update product',
	description: 'Create a new product, or update the current one if it already exists (upsert)',
	effect: { write: 'repeatable', because: 'The code is looked for first, and only fields that differ are written.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are. Each product is looked for by its code. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' },
		{ displayName: 'Update Existing', name: 'updateExisting', type: 'boolean', default: false, description: 'Whether products that are already in Severa are changed where they differ. Off: they are left alone and the differences are shown.' },
		unfinishedSendsField('products'),
		dryRun,
	],
	input: z.object({ updateExisting: z.boolean(), ...unfinishedSendsInput, ...dryRunInput }),
	async runAll(severa, items, { signal }) {
		// One batch of a company at a time in this process: the second one sees what the first has written.
		return await inLane(`severa ${severa.company} products`, () => upsertAll(severa, items), signal);
	},
});

async function upsertAll(severa: SeveraClient, items: ReadonlyArray<BatchItem<Input>>): Promise<OutputRow[]> {
	const documents = new Map(items.map((item) => [item.index, documentOf(item.json, severaProductDocument, 'product')]));
	const lookedAt = Date.now();
	const codes = await productCodes(severa, [...documents.values()].some((document) => 'value' in document));
	return await writeBatch(severa, items, async ({ index, json, input }) => {
		const document = documents.get(index);
		if (document === undefined || 'wrong' in document) return { outcome: 'failed', message: document?.wrong ?? '' };
		const { record, ...outcome } = await writeOne(severa, document.value, { codes, lookedAt, elsewhere: minutesUnfinished(input.unfinishedSends, transferKeyOf(json), lookedAt) }, input);
		// A later item with the same code sees what this one wrote.
		if (record !== undefined) codes.keep(record);
		return { code: document.value.code, guid: record?.guid, ...outcome };
	});
}

async function writeOne(severa: SeveraClient, document: SeveraProductDocument, { codes, lookedAt, elsewhere }: { codes: ProductCodes; lookedAt: number; elsewhere: number }, input: Input): Promise<BatchOutcome & { record?: SeveraProduct }> {
	const { code } = document;
	const found = codes.find(code);
	if ('held' in found) return { outcome: 'held', reasons: [found.held], message: `${found.held.message} ${found.held.fix}`.trim() };
	const { product } = found;
	if (product !== undefined && !input.updateExisting) return leftAlone(code, await writeProduct(severa, document, product, { dryRun: true }));
	const write = () => writeProduct(severa, document, product, input);
	const look = async () => {
		const now = (await gather(severa.products.list({ code }))).filter((one) => one.code === code);
		if (now.length !== 1) return undefined;
		const completed = await writeProduct(severa, document, now[0], input);
		return product === undefined ? { ...completed, outcome: 'created' as const, changed: [] } : { ...completed, outcome: 'updated' as const };
	};
	const isCreation = product === undefined && !input.dryRun;
	const written = isCreation ? await severa.unclear.create({ key: `product ${code}`, record: `product ${code}`, lookedAt, elsewhere, write, look }) : await orLook(write, look);
	return told(code, written);
}

/** Products are created, not changed, unless somebody says so (rulebook P-4). */
function leftAlone(code: string, { record, changed, leftOut }: WrittenProduct): BatchOutcome & { record?: SeveraProduct } {
	const differs = changed.length === 0 ? 'and is the same' : `and is left as it is; it differs in ${changed.join(', ')}`;
	return { outcome: changed.length === 0 ? 'unchanged' : 'alreadyThere', record, changed: [], differs: changed, message: `Product ${code} is already in Severa ${differs}.${without(leftOut)}` };
}

function told(code: string, { outcome, record, changed, leftOut }: WrittenProduct): BatchOutcome & { record?: SeveraProduct } {
	const messages = { created: 'was created', updated: `was changed: ${changed.join(', ')}`, unchanged: 'is already the same', wouldCreate: 'would be created', wouldUpdate: `would be changed: ${changed.join(', ')}` };
	return { outcome, record, changed, message: `Product ${code} ${messages[outcome]}.${without(leftOut)}` };
}

const without = (leftOut: WrittenProduct['leftOut']) => leftOut.map(({ field, value }) => ` Severa has no ${field === 'salesAccount' ? 'sales account' : 'product category'} "${value}"; the product goes without it.`).join('');
