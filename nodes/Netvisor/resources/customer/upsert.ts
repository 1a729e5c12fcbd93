import { z } from 'zod/v4';
import { planCustomerWrite, type CustomerLookup, type CustomerWriteSettings } from '../../../../src/domain/customerWrite';
import { createOnce } from '../../../../src/netvisor/createOnce';
import type { CustomerDocument } from '../../../../src/netvisor/customerDocument';
import type { NetvisorCustomer } from '../../../../src/netvisor/customerRecord';
import { customerXml } from '../../../../src/netvisor/customers';
import type { NetvisorClient } from '../../../../src/netvisor/NetvisorClient';
import { defineBatchOperation } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { writeBatch, type BatchOutcome } from '../../../shared/writeBatch';
import { CompaniesThere } from '../../companiesThere';
import { LookAhead, type Looked } from '../../lookAhead';
import { documentsIn, readyDocuments, transferKeyOf, type DocumentKind } from '../../readyDocument';
import { refusalReasons } from '../../refusalReasons';
import { settleEdit } from '../../settleEdit';

const DEFAULTS: CustomerWriteSettings = { sameBusinessIdOtherCode: 'create', tempCustomerCode: 'TEMP' };

export const upsert = defineBatchOperation<NetvisorClient>()({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update customer',
	description: 'Create a new customer, or update the current one if it already exists (upsert)',
	effect: { write: 'repeatable', because: 'The code is looked for first, and only elements that differ are written.' },
	properties: [
		{ displayName: 'Takes the Mapper\'s Ready items as they are. All codes are looked up first, and only what differs is written. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' },
		dryRun,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				{ displayName: 'Same Business ID Under Another Code', name: 'sameBusinessIdOtherCode', type: 'options', options: [{ name: 'Create', value: 'create' }, { name: 'Hold', value: 'hold' }], default: 'create', description: 'What happens to a new customer whose business ID Netvisor has under another code; cities and groups really have several' },
				{ displayName: 'Temporary Customer Code', name: 'tempCustomerCode', type: 'string', default: 'TEMP', description: 'Code of the placeholder customer, which is never written to' },
			],
		},
	],
	input: z.object({ ...dryRunInput, options: z.strictObject({ sameBusinessIdOtherCode: z.enum(['create', 'hold']).optional(), tempCustomerCode: z.string().optional() }) }),
	/**
	 * Calls: for each 100 codes one, and one more for the cards that exist; then one for each customer that is new or
	 * differs, and one more for each new one with a business id, but one for all of them where they are many.
	 */
	async runAll(netvisor, items, { log }) {
		const ready = readyDocuments(items, kind);
		const there = new LookAhead(documentsIn(ready).map(codeOf), (codes) => cardsByCode(netvisor, codes));
		const companies = new CompaniesThere(netvisor);
		return await writeBatch(netvisor, items, async ({ json, input, index }) => {
			const one = ready.get(index);
			if (one === undefined || 'wrong' in one) return { outcome: 'failed', message: one?.wrong ?? '', field: one?.field };
			const { document } = one;
			const code = codeOf(document);
			const settings = { ...DEFAULTS, ...input.options };
			const looked = await there.look(code);
			const outcome = await writeOne(netvisor, document, code, looked, companies, settings, { isDryRun: input.dryRun, transferKey: transferKeyOf(json, `netvisor:customer:${code}`) });
			// A later item with the same code sees what this one wrote.
			if (outcome.outcome === 'created' || outcome.outcome === 'updated') there.forget(code);
			log(outcome.message);
			return { code, ...outcome };
		}, (error) => refusalReasons(error));
	},
});

const codeOf = (document: CustomerDocument) => document.customerBaseInformation.internalIdentifier ?? '';

const kind: DocumentKind<CustomerDocument> = { group: 'customerBaseInformation', what: 'customer', toXml: customerXml, code: codeOf };

interface Found {
	cards: NetvisorCustomer[];
	sameLetters?: string;
}

async function cardsByCode(netvisor: NetvisorClient, codes: readonly string[]): Promise<Map<string, Found>> {
	const wanted = new Set(codes);
	const rows = wanted.size === 0 ? [] : await netvisor.customers.list({ codes: [...wanted] });
	const exact = rows.filter((row) => wanted.has(row.code));
	const cards = exact.length === 0 ? [] : await netvisor.customers.getMany(exact.map((row) => row.netvisorKey));
	return new Map([...wanted].map((code) => [code, { cards: cards.filter((card) => card.internalIdentifier === code), sameLetters: rows.find((row) => row.code !== code && row.code.toLowerCase() === code.toLowerCase())?.code }]));
}

async function writeOne(netvisor: NetvisorClient, document: CustomerDocument, code: string, { found, block }: Looked<Found>, companies: CompaniesThere, settings: CustomerWriteSettings, { isDryRun, transferKey }: { isDryRun: boolean; transferKey: string }): Promise<BatchOutcome> {
	const [existing] = found.cards;
	const missing = () => [...block.values()].filter(({ cards }) => cards.length === 0).length;
	const lookup: CustomerLookup = { existing, sameLetters: found.sameLetters, sameBusinessId: existing === undefined ? await companies.withIdOf(document, missing) : [] };
	const plan = planCustomerWrite(document, lookup, settings);
	switch (plan.action) {
		case 'hold':
			return { outcome: 'held', reasons: plan.reasons, message: plan.reasons.map(({ message, fix }) => `${message} ${fix}`.trim()).join(' ') };
		case 'none':
			return { outcome: 'unchanged', netvisorKey: existing?.netvisorKey, changed: [], notes: plan.notes, message: `Customer ${code} is already the same.` };
		case 'add': {
			if (isDryRun) return { outcome: 'wouldCreate', notes: plan.notes, message: `Customer ${code} would be created.` };
			const made = await netvisor.alone(() => addOnce(netvisor, plan.document, code, transferKey));
			const key = 'netvisorKey' in made ? made.netvisorKey : 'found' in made ? made.found.netvisorKey : '';
			companies.add(document, key);
			return { outcome: made.outcome === 'alreadyThere' ? 'alreadyThere' : 'created', netvisorKey: key, notes: plan.notes, message: made.outcome === 'alreadyThere' ? `Customer ${code} was created meanwhile by somebody else; the next run compares it.` : `Customer ${code} was created.` };
		}
		case 'edit': {
			const { changed } = plan;
			const key = existing?.netvisorKey ?? '';
			if (isDryRun) return { outcome: 'wouldUpdate', netvisorKey: key, changed, notes: plan.notes, message: `Customer ${code} would be changed: ${changed.join(', ')}.` };
			await settleEdit(
				() => netvisor.customers.edit(key, plan.document),
				async () => planCustomerWrite(document, { existing: await netvisor.customers.get(key) }, settings).action === 'none',
			);
			return { outcome: 'updated', netvisorKey: key, changed, notes: plan.notes, message: `Customer ${code} was changed: ${changed.join(', ')}.` };
		}
	}
}

/**
 * The block's look was the first one. A code that was taken since is refused by Netvisor (Netvisor API 2.3), a document of
 * another run by its transaction id; both are looked up then.
 */
const addOnce = (netvisor: NetvisorClient, document: CustomerDocument, code: string, transferKey: string) =>
	createOnce({
		record: `customer ${code}`,
		attempts: netvisor.attempts(transferKey),
		firstLook: { result: undefined },
		find: async () => {
			const found = (await netvisor.customers.list({ codes: [code] })).find((row) => row.code === code);
			return found && { found };
		},
		create: (attempt) => netvisor.customers.create(document, { transferKey, attempt }),
		sleep: netvisor.sleep,
	});
