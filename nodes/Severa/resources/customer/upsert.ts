import { z } from 'zod/v4';
import { isSameCompany } from '../../../../src/domain/businessId';
import { reason } from '../../../../src/domain/held';
import { minutesUnfinished, type UnfinishedSend } from '../../../../src/domain/unfinishedSends';
import type { SeveraCustomer } from '../../../../src/severa/customer';
import { severaCustomerDocument, type SeveraCustomerDocument } from '../../../../src/severa/customerDocument';
import { orLook } from '../../../../src/severa/lostReply';
import { gather } from '../../../../src/severa/paging';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { writeCustomer } from '../../../../src/severa/writeCustomer';
import { inLane } from '../../../../src/transport/serialLane';
import { defineBatchOperation, type BatchItem, type OutputRow } from '../../../shared/operation';
import { dryRun, dryRunInput } from '../../../shared/properties';
import { documentOf } from '../../documentOf';
import { transferKeyOf, unfinishedSendsField, unfinishedSendsInput } from '../../unfinishedSends';
import { writeBatch, type BatchOutcome } from '../../../shared/writeBatch';

interface Input {
	unfinishedSends: UnfinishedSend[];
	dryRun: boolean;
}

interface Known {
	current: SeveraCustomer | undefined;
	/** Before `current` was looked for. */
	lookedAt: number;
	/** Minutes that another run may still need, judged by a look of that moment. */
	elsewhere(lookedAt: number): number;
}

export const upsert = defineBatchOperation<SeveraClient>()({
	value: 'upsert',
	name: 'Create or Update',
	action: 'Create or update customer',
	description: 'Create a new customer, or update the current one if it already exists (upsert)',
	effect: { write: 'repeatable', because: 'The number is looked for first, and only fields that differ are written.' },
	properties: [{ displayName: 'Takes the Mapper\'s Ready items as they are. Each customer is looked for by its number, and only what differs is written. One item comes out for each that goes in, with its outcome.', name: 'notice', type: 'notice', default: '' }, unfinishedSendsField('customers'), dryRun],
	input: z.object({ ...unfinishedSendsInput, ...dryRunInput }),
	async runAll(severa, items, { signal }) {
		// One batch of a company at a time in this process: the second one sees what the first has written.
		return await inLane(`severa ${severa.company} customers`, () => upsertAll(severa, items), signal);
	},
});

async function upsertAll(severa: SeveraClient, items: ReadonlyArray<BatchItem<Input>>): Promise<OutputRow[]> {
	const documents = new Map(items.map((item) => [item.index, documentOf(item.json, severaCustomerDocument, 'customer')]));
	const numbers = [...documents.values()].flatMap((document) => ('wrong' in document ? [] : [document.value.number]));
	const lookedAt = Date.now();
	const byNumber = await customersByNumber(severa, numbers);
	return await writeBatch(severa, items, async ({ index, json, input }) => {
		const document = documents.get(index);
		if (document === undefined || 'wrong' in document) return { outcome: 'failed', message: document?.wrong ?? '' };
		const { number } = document.value;
		const current = byNumber.get(number) ?? [];
		const outcome = current.length > 1 ? severalHave(number, current) : await writeOne(severa, document.value, { current: current[0], lookedAt, elsewhere: (moment) => minutesUnfinished(input.unfinishedSends, transferKeyOf(json), moment) }, input.dryRun);
		// A later item with the same number sees what this one wrote.
		if (outcome.record !== undefined) byNumber.set(number, [outcome.record as SeveraCustomer]);
		const { record, ...rest } = outcome;
		return { number, guid: (record as SeveraCustomer | undefined)?.guid, ...rest };
	});
}

async function customersByNumber(severa: SeveraClient, numbers: readonly string[]): Promise<Map<string, SeveraCustomer[]>> {
	const byNumber = new Map<string, SeveraCustomer[]>();
	for (const customer of await gather(severa.customers.list({ numbers }))) byNumber.set(String(customer.number), [...(byNumber.get(String(customer.number)) ?? []), customer]);
	return byNumber;
}

async function writeOne(severa: SeveraClient, document: SeveraCustomerDocument, { current, lookedAt, elsewhere }: Known, isDryRun: boolean): Promise<BatchOutcome> {
	const { number, name, vatNumber } = document;
	if (current?.vatNumber && vatNumber && !isSameCompany(current.vatNumber, vatNumber)) {
		const taken = reason('CUSTOMER_CODE_TAKEN', 'number', { code: number, system: 'Severa', otherName: current.name, otherId: current.vatNumber, name, id: vatNumber });
		return { outcome: 'held', reasons: [taken], message: `${taken.message} ${taken.fix}`, guid: current.guid };
	}
	const options = { dryRun: isDryRun, isSameBusinessId: isSameCompany, elsewhere };
	const write = () => writeCustomer(severa, document, current, options);
	const look = async () => {
		const [found, ...more] = await gather(severa.customers.list({ numbers: [number] }));
		if (found === undefined || more.length > 0) return undefined;
		const { record, changed } = await writeCustomer(severa, document, found, options);
		return current === undefined ? { outcome: 'created' as const, record, changed: [] } : { outcome: 'updated' as const, record, changed };
	};
	const isCreation = current === undefined && !isDryRun;
	const written = isCreation ? await severa.unclear.create({ key: `customer ${number}`, record: `customer ${number}`, lookedAt, elsewhere: elsewhere(lookedAt), write, look }) : await orLook(write, look);
	return told(number, written);
}

function told(number: string, { outcome, record, changed }: Awaited<ReturnType<typeof writeCustomer>>): BatchOutcome {
	const messages = { created: 'was created', updated: `was changed: ${changed.join(', ')}`, unchanged: 'is already the same', wouldCreate: 'would be created', wouldUpdate: `would be changed: ${changed.join(', ')}` };
	return { outcome, record, changed, message: `Customer ${number} ${messages[outcome]}.` };
}

const severalHave = (number: string, customers: readonly SeveraCustomer[]): BatchOutcome => {
	const [one, other] = customers;
	const taken = reason('CUSTOMER_CODE_TAKEN', 'number', { code: number, system: 'Severa', otherName: other?.name ?? '', otherId: other?.vatNumber ?? '', name: one?.name ?? '', id: one?.vatNumber ?? '' });
	return { outcome: 'held', reasons: [taken], message: `Severa has ${customers.length} customers with the number ${number}. ${taken.fix}` };
};
