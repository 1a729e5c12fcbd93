import { z } from 'zod/v4';
import { planProductWrite, type ProductWriteSettings } from '../../../../src/domain/productWrite';
import { createOnce } from '../../../../src/netvisor/createOnce';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import type { ProductDocument } from '../../../../src/netvisor/productDocument';
import type { NetvisorProduct } from '../../../../src/netvisor/productRecord';
import { productXml } from '../../../../src/netvisor/products';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch, type BatchOutcome } from '../../../shared/writeBatch';
import { LookAhead } from '../../lookAhead';
import { documentsIn, readyDocuments, transferKeyOf, type DocumentKind } from '../../readyDocument';
import { refusalReasons } from '../../refusalReasons';
import { settleEdit } from '../../settleEdit';

const DEFAULTS: ProductWriteSettings = { productUpdate: false, createInactiveProducts: false, tempProductCode: 'TEMP' };

export const upsert = defineBatchOperation<NetvisorClient>()({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update product',
	description: 'Create a new product, or update the current one if it already exists (upsert)',
	effect: { write: 'repeatable', because: 'The code is looked for first, and only elements that differ are written.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are. All codes are looked up first. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' },
		dryRun,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{ displayName: 'Create Inactive Products', name: 'createInactiveProducts', type: 'boolean', default: false, description: 'Whether products that are not in use are created too' },
				{ displayName: 'Temporary Product Code', name: 'tempProductCode', type: 'string', default: 'TEMP', description: 'Code of the placeholder product, which is never written to' },
				{ displayName: 'Update Existing Products', name: 'productUpdate', type: 'boolean', default: false, description: 'Whether products that are there already are changed; otherwise they are left alone' },
			],
		},
	],
	input: z.object({ ...dryRunInput, options: z.strictObject({ createInactiveProducts: z.boolean().optional(), tempProductCode: z.string().optional(), productUpdate: z.boolean().optional() }) }),
	/** Calls: one for each 100 codes, then one or two for each product that is new or differs. */
	async runAll(netvisor, items, { log }) {
		const ready = readyDocuments(items, kind);
		const there = new LookAhead(documentsIn(ready).map(codeOf), (codes) => productsByCode(netvisor, codes));
		return await writeBatch(netvisor, items, async ({ json, input, index }) => {
			const one = ready.get(index);
			if (one === undefined || 'wrong' in one) return { outcome: 'failed', message: one?.wrong ?? '', field: one?.field };
			const { document } = one;
			const code = codeOf(document);
			const outcome = await writeOne(netvisor, document, code, (await there.look(code)).found, { ...DEFAULTS, ...input.options }, { isDryRun: input.dryRun, transferKey: transferKeyOf(json, `netvisor:product:${code}`) });
			if (outcome.outcome === 'created' || outcome.outcome === 'updated') there.forget(code);
			log(outcome.message);
			return { code, ...outcome };
		}, (error) => refusalReasons(error));
	},
});

const codeOf = (document: ProductDocument) => document.productBaseInformation.productCode ?? '';

const kind: DocumentKind<ProductDocument> = { group: 'productBaseInformation', what: 'product', toXml: productXml, code: codeOf };

async function productsByCode(netvisor: NetvisorClient, codes: readonly string[]): Promise<Map<string, NetvisorProduct[]>> {
	const wanted = new Set(codes.filter((code) => code !== ''));
	const products = wanted.size === 0 ? [] : await netvisor.products.getManyByCode([...wanted]);
	return new Map([...wanted].map((code) => [code, products.filter((product) => product.productCode.toLowerCase() === code.toLowerCase())]));
}

async function writeOne(netvisor: NetvisorClient, document: ProductDocument, code: string, alike: readonly NetvisorProduct[], settings: ProductWriteSettings, { isDryRun, transferKey }: { isDryRun: boolean; transferKey: string }): Promise<BatchOutcome> {
	const existing = alike.find((product) => product.productCode === code);
	const plan = planProductWrite(document, { existing, sameLetters: alike.find((product) => product.productCode !== code)?.productCode }, settings);
	switch (plan.action) {
		case 'hold':
			return { outcome: 'held', reasons: plan.reasons, message: plan.reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') };
		case 'none':
			return { outcome: 'unchanged', netvisorKey: existing?.netvisorKey, changed: [], notes: plan.notes, message: settings.productUpdate ? `Product ${code} is already the same.` : `Product ${code} is there already and is left alone.` };
		case 'add': {
			if (isDryRun) return { outcome: 'wouldCreate', notes: plan.notes, message: `Product ${code} would be created.` };
			const made = await netvisor.alone(() => addOnce(netvisor, plan.document, code, transferKey));
			const key = 'netvisorKey' in made ? made.netvisorKey : 'found' in made ? made.found.netvisorKey : '';
			return { outcome: made.outcome === 'alreadyThere' ? 'alreadyThere' : 'created', netvisorKey: key, notes: plan.notes, message: made.outcome === 'alreadyThere' ? `Product ${code} was created meanwhile by somebody else.` : `Product ${code} was created.` };
		}
		case 'edit': {
			const { changed } = plan;
			const key = existing?.netvisorKey ?? '';
			if (isDryRun) return { outcome: 'wouldUpdate', netvisorKey: key, changed, notes: plan.notes, message: `Product ${code} would be changed: ${changed.join(', ')}.` };
			await settleEdit(
				() => netvisor.products.edit(key, plan.document),
				async () => planProductWrite(document, { existing: await netvisor.products.get(key) }, settings).action === 'none',
			);
			return { outcome: 'updated', netvisorKey: key, changed, notes: plan.notes, message: `Product ${code} was changed: ${changed.join(', ')}.` };
		}
	}
}

/** Looked up once more right before: nothing says that Netvisor refuses a product code that it has. */
const addOnce = (netvisor: NetvisorClient, document: ProductDocument, code: string, transferKey: string) =>
	createOnce({
		record: `product ${code}`,
		attempts: netvisor.attempts(transferKey),
		find: async () => {
			const found = (await netvisor.products.getManyByCode([code])).find((product) => product.productCode === code);
			return found && { found };
		},
		create: (attempt) => netvisor.products.create(document, { transferKey, attempt }),
		sleep: netvisor.sleep,
	});
