/** Travel Expense: Create. A claim is money paid to a person: whatever happens, it is in Netvisor once or it is told. */
import { fingerprint } from '../../src/domain/transferKey';
import type { NetvisorStartOptions, NetvisorState } from '../../sandbox/netvisor';
import type { TripExpenseDocument } from '../../src/netvisor/tripExpenseDocument';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';

let node: NetvisorNode;
afterEach(async () => await node.close());
const start = async (options: NetvisorStartOptions = {}) => void (node = await startNetvisorNode({ seed: 'demo', ...options }));

const document = (number: number, more: Partial<TripExpenseDocument> = {}): TripExpenseDocument => ({
	header: `Matkalasku ${number}`,
	customLines: [{ employeeIdentifier: { value: '102', type: 'number' }, ratio: { value: 'Taxi', type: 'name' }, amount: '1', customLineUnitPrice: { value: '20.00' }, lineDescription: 'Taksi', beginDate: '2026-10-12', endDate: '2026-10-12', lineStatus: 'confirmed' }],
	...more,
});
const ready = (number: number, plan: object = {}, more: Partial<TripExpenseDocument> = {}) => ({ outcome: 'ready', source: { system: 'Severa', kind: 'travelReimbursement', guid: `g${number}`, number: String(number), name: 'Eero Lehtonen' }, document: document(number, more), transferKey: `severa:travelReimbursement:g${number}`, fingerprint: fingerprint(document(number, more)), plan: { delivery: 'new', attempt: 1, ...plan }, notes: [] });
const create = (items: object[], parameters: object = {}, more: object = {}) => node.run('travelExpense', 'create', { dryRun: false, approvedFingerprint: '', options: {}, ...parameters }, { items, ...more });
const claims = () => (node.state() as NetvisorState).tripExpenses as unknown as Array<{ header: string; lines: Array<{ attachments: Array<{ data: string }>; dimensions: object[] }> }>;
const headers = () => claims().map(({ header }) => header).sort();
const fault = (kind: string, more: object = {}) => node.sandbox.faults.add([{ match: { method: 'POST', path: '/tripexpense.nv' }, kind, retryAfter: 0, ...more }]);
const told = (json: object[]) => json.map((row) => { const { outcome, delivery } = row as { outcome: string; delivery?: string }; return [outcome, delivery]; });

it('a claim is created once; a dry run says so and writes nothing', async () => {
	await start();
	expect((await create([ready(301)], { dryRun: true })).json).toMatchObject([{ outcome: 'wouldCreate', number: '301' }]);
	expect([node.writes(), headers()]).toEqual([[], []]);
	expect((await create([ready(301)])).json).toMatchObject([{ outcome: 'created', delivery: 'created', attempt: 1, netvisorKey: expect.stringMatching(/^\d+$/) as string, plan: { delivery: 'new' } }]);
	expect(headers()).toEqual(['Matkalasku 301']);
});

describe.each<NonNullable<NetvisorStartOptions['transactionIdConsumed']>>(['always', 'onlyWhenStored'])('ids used up: %s', (transactionIdConsumed) => {
	it.each([
		['resetBefore', ['created', 'created'], 1],
		['http429', ['created', 'created'], 1],
		['resetAfter', ['held', 'arrived'], 1],
		['truncated', ['held', 'arrived'], 1],
		['empty', ['held', 'arrived'], 1],
		['malformed', ['held', 'arrived'], 1],
	])('%s: in Netvisor once, and told when nobody can know', async (kind, expected, count) => {
		await start({ transactionIdConsumed });
		fault(kind);
		const { json } = await create([ready(301), ready(302)]);
		expect(told(json)).toEqual([expected, ['created', 'created']]);
		expect(headers()).toEqual([...(count === 1 ? ['Matkalasku 301'] : []), 'Matkalasku 302']);
	});

	it('http500, TECHNICAL_ERROR: stored or not, never twice', async () => {
		for (const kind of ['http500', 'TECHNICAL_ERROR', 'http503']) {
			await start({ transactionIdConsumed });
			fault(kind);
			const { json } = await create([ready(301)]);
			const [outcome, delivery] = told(json)[0] as [string, string];
			expect(headers().length).toBeLessThanOrEqual(1);
			expect(outcome === 'created' ? headers() : [outcome, ['arrived', 'unclear', undefined].includes(delivery)]).toEqual(outcome === 'created' ? ['Matkalasku 301'] : [outcome, true]);
			await node.close();
		}
		await start();
	});

	it('a refusal whose answer is lost is no success: the claim is held, not taken for sent', async () => {
		await start({ transactionIdConsumed });
		fault('resetAfter');
		const { json } = await create([ready(301, {}, { customLines: [{ ...document(301).customLines![0]!, ratio: { value: 'No such type', type: 'name' } }] })]);
		expect(told(json)).toEqual([['held', expect.stringMatching(/arrived|unclear/) as string]]);
		expect(json[0]).toMatchObject({ reasons: [{ code: 'OUTCOME_UNKNOWN', kind: 'look' }], message: expect.stringContaining('may already be in Netvisor') as string });
		expect(headers()).toEqual([]);
	});
});

it('lost on every try: unclear, and the next claims still go', async () => {
	await start();
	fault('resetBefore', { times: 4 });
	expect(told((await create([ready(301), ready(302)])).json)).toEqual([['held', 'unclear'], ['created', 'created']]);
});

it('a repeat of a doubt has the same id: taken when the first never arrived, seen when it did, never twice', async () => {
	await start();
	await create([ready(301)]);
	expect(told((await create([ready(301, { delivery: 'repeat' }, { description: 'changed since' }), ready(302, { delivery: 'repeat' })])).json)).toEqual([['held', 'arrived'], ['created', 'created']]);
	expect(headers()).toEqual(['Matkalasku 301', 'Matkalasku 302']);
});

it('without the table of sends, a claim that was sent before is held', async () => {
	await start();
	await create([ready(301)]);
	expect(told((await create([ready(301)])).json)).toEqual([['held', 'arrived']]);
	expect(headers()).toEqual(['Matkalasku 301']);
});

it('a new attempt goes under a new id, a settled claim not at all, a doubtful one neither', async () => {
	await start();
	await create([ready(301)]);
	node.writes();
	const { json } = await create([ready(302, { delivery: 'settled', netvisorKey: '77' }), ready(303, { delivery: 'doubtful' }), ready(301, { attempt: 2 })]);
	expect(json).toMatchObject([{ outcome: 'alreadyThere', netvisorKey: '77' }, { outcome: 'held', reasons: [{ code: 'OUTCOME_UNKNOWN' }] }, { outcome: 'created', attempt: 2 }]);
	expect([node.writes(), headers()]).toEqual([['POST /tripexpense.nv'], ['Matkalasku 301', 'Matkalasku 301']]);
});

it('two runs at once: one sends, the other is told that it is being sent', async () => {
	await start();
	const runs = await Promise.all([create([ready(301), ready(302)]), create([ready(302, {}, { description: 'other settings' }), ready(301)])]);
	expect(runs.flatMap(({ json }) => told(json)).map(([outcome]) => outcome).sort()).toEqual(['created', 'created', 'notSent', 'notSent']);
	expect(headers()).toEqual(['Matkalasku 301', 'Matkalasku 302']);
	// The claims are free again.
	expect(told((await create([ready(303)])).json)).toEqual([['created', 'created']]);
});

it('Netvisor\'s refusal is a failure in its words, with proof that nothing is stored', async () => {
	await start();
	const { json } = await create([ready(301, {}, { customLines: [{ ...document(301).customLines![0]!, employeeIdentifier: { value: '999', type: 'number' } }] }), ready(302)]);
	expect(json).toMatchObject([{ outcome: 'failed', delivery: 'refused', reasons: [{ code: 'REJECTED_BY_NETVISOR' }] }, { outcome: 'created' }]);
});

it('T-1: what a person approved is what is sent', async () => {
	await start();
	const { json } = await create([ready(301), ready(302)], { approvedFingerprint: ready(302).fingerprint });
	expect(json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'TRAVEL_CHANGED' }] }, { outcome: 'created' }]);
	expect(headers()).toEqual(['Matkalasku 302']);
});

it.each([['AUTHENTICATION_FAILED', {}], ['SYSTEM_MAINTENANCE', { times: 9 }]])('%s before anything was sent: rows that say so, so that what was written down can be taken back', async (kind, more) => {
	await start();
	fault(kind, more);
	expect(told((await create([ready(301), ready(302)])).json)).toEqual([['notSent', undefined], ['notSent', undefined]]);
	expect(headers()).toEqual([]);
});

describe('receipts', () => {
	const attachment = { mimeType: 'application/pdf', attachmentDescription: 'Kuitti', fileName: 'taksi.pdf', documentData: 'binary:receipt1:f1' };
	const withReceipt = (number: number, documentData = attachment.documentData) => ready(number, {}, { customLines: [{ ...document(number).customLines![0]!, tripExpenseAttachments: [{ ...attachment, documentData }] }] });

	it('their bytes come from the item\'s binary data', async () => {
		await start();
		const pdf = Buffer.from('%PDF-1.4 ä\u0000');
		expect(told((await create([withReceipt(301)], {}, { files: [{ receipt1: pdf }] })).json)).toEqual([['created', 'created']]);
		expect(claims()[0]?.lines[0]?.attachments).toMatchObject([{ data: pdf.toString('base64') }]);
	});

	it('one that did not come along stops its claim before anything is sent; base64 by hand goes as it is', async () => {
		await start();
		const { json } = await create([withReceipt(301), withReceipt(302, 'JVBERi0xLjQK')]);
		expect(json).toMatchObject([{ outcome: 'failed', message: expect.stringContaining('"taksi.pdf" did not come along') as string }, { outcome: 'created' }]);
		expect((json[0] as { delivery?: string }).delivery).toBeUndefined();
		expect(headers()).toEqual(['Matkalasku 302']);
	});

	it('T-10: bytes over the limit hold the claim, whatever the list of receipts said', async () => {
		await start();
		const limited = (limit: number) => ({ ...withReceipt(301), plan: { delivery: 'new', attempt: 1, attachmentLimitBytes: limit } });
		const files = [{ receipt1: Buffer.from('%PDF-1.4 xx') }];
		expect((await create([limited(10)], {}, { files })).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'ATTACHMENTS_TOO_LARGE' }] }]);
		expect(headers()).toEqual([]);
		expect(told((await create([limited(11)], {}, { files })).json)).toEqual([['created', 'created']]);
	});

	it('a dry run does not need them', async () => {
		await start();
		expect((await create([withReceipt(301)], { dryRun: true })).json).toMatchObject([{ outcome: 'wouldCreate' }]);
	});
});

describe('dimensions', () => {
	const coded = (dimensionName: string, dimensionItem: string) => ready(301, {}, { customLines: [{ ...document(301).customLines![0]!, dimensions: [{ dimensionName, dimensionItem }] }] });

	it('a missing item is made before the claim is sent; a missing heading holds it', async () => {
		await start();
		expect((await create([coded('Projekti', '2999 Uusi')])).json).toMatchObject([{ outcome: 'created', dimensionSteps: ['add Projekti: 2999 Uusi'] }]);
		expect(node.writes()).toEqual(['POST /dimensionitem.nv', 'POST /tripexpense.nv']);
		expect((await create([{ ...coded('Kohde', 'x'), transferKey: 'severa:travelReimbursement:other' }])).json).toMatchObject([{ outcome: 'held', reasons: [{ code: 'DIMENSION_HEADING_MISSING' }] }]);
		expect((node.state() as NetvisorState).createdDimensions).toEqual([]);
	});
});

it.each<[string, object, string]>([
	['an item that is held', { ...ready(301), outcome: 'held' }, 'not ready'],
	['an item of another kind', { outcome: 'ready', document: { invoiceLines: [] } }, 'travel claim'],
	['no transfer key', { ...ready(301), transferKey: '' }, 'transfer key'],
	['an unknown word about earlier sends', ready(301, { delivery: 'maybe' }), 'earlier sends'],
	['an attempt that is none', ready(301, { attempt: 0 }), 'earlier sends'],
])('%s is not sent', async (_name, item, words) => {
	await start();
	expect((await create([item])).json).toMatchObject([{ outcome: 'failed', message: expect.stringContaining(words) as string }]);
	expect(headers()).toEqual([]);
});

it('the same claim twice among the items goes once', async () => {
	await start();
	expect(told((await create([ready(301), ready(301)])).json)).toEqual([['created', 'created'], ['failed', undefined]]);
	expect(headers()).toEqual(['Matkalasku 301']);
});

it('payroll ratios are read with the name that documents need', async () => {
	await start();
	const { json } = await node.run('payrollRatio', 'getAll', { source: 'tripexpensecustomlines', returnAll: true, limit: 50 });
	expect(json.find(({ ratioNumber }) => ratioNumber === '622')).toMatchObject({ name: 'Taxi' });
});
