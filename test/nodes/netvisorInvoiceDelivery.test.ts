/** Exactly once in the books: lost answers, killed runs, runs side by side, a dead service, refusals (design section 6). */
import type { NetvisorStartOptions } from '../../sandbox/netvisor';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import { documentOf, guidOf, line, prepareCompany, readyItem } from './netvisorReadyInvoice';

let node: NetvisorNode;
afterEach(async () => await node.close());

async function start(options: NetvisorStartOptions = {}) {
	node = await startNetvisorNode(options);
	await prepareCompany(node);
	node.change({ dimensions: [{ key: 3000, name: 'Projekti', hidden: false, items: [{ key: 3001, name: '2001 Vanha', code: '', label: '', hidden: false, fatherKey: 0, periodStart: '', periodEnd: '' }, { key: 3002, name: '2002 Piilossa', code: '', label: '', hidden: true, fatherKey: 0, periodStart: '', periodEnd: '' }] }] });
	node.writes();
}
const create = (items: object[], parameters: object = {}, more: object = {}) => node.run('salesInvoice', 'create', { dryRun: false, approvedFingerprint: '', options: {}, ...parameters }, { items, ...more });
const numbers = () => node.state().salesInvoices.map(({ number }) => number).sort();
const outcomes = (json: object[]) => json.map((row) => (row as { outcome?: string }).outcome);

const IDS: Array<NonNullable<NetvisorStartOptions['transactionIdConsumed']>> = ['always', 'onlyWhenStored'];
const FAULTS = ['resetBefore', 'resetAfter', 'malformed', 'truncated', 'empty', 'http500', 'http503', 'http429', 'TECHNICAL_ERROR'];

describe('a lost or spoilt answer', () => {
	it.each(IDS.flatMap((ids) => FAULTS.map((kind) => [kind, ids] as const)))('%s at the second of three invoices, ids used up %s', async (kind, transactionIdConsumed) => {
		await start({ transactionIdConsumed });
		await create([readyItem(5001)]);
		node.sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind, retryAfter: 0 }]);
		expect(outcomes((await create([readyItem(5002), readyItem(5003)])).json)).toEqual(['created', 'created']);
		expect(numbers()).toEqual(['5001', '5002', '5003']);
		expect(outcomes((await create([readyItem(5001), readyItem(5002), readyItem(5003)])).json)).toEqual(['alreadyThere', 'alreadyThere', 'alreadyThere']);
		expect(numbers()).toHaveLength(3);
	});

	it('an id that Netvisor says it has seen, of an invoice that does not show: not sent again before the quiet time has passed', async () => {
		await start();
		node.sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind: 'REQUEST_NOT_UNIQUE' }]);
		const { json } = await create([readyItem(5001), readyItem(5002)]);
		expect(json).toMatchObject([{ outcome: 'failed', errorCode: 'outcome_unknown', reasons: [{ code: 'OUTCOME_NOT_SETTLED', kind: 'wait' }], message: expect.stringMatching(/does not show it.*was not sent again.*10 minutes from now or later/s) as string }, { outcome: 'created' }]);
		expect(numbers()).toEqual(['5002']);
	});

	it('that cannot be looked up either is told as unknown; the next run settles it', async () => {
		await start();
		await create([readyItem(5001)]);
		// The looks before the first write pass (two lists with their empty last pages, one number), everything after the cut write fails.
		node.sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind: 'resetAfter' }]);
		const listFaults = [{ match: { path: '/salesinvoicelist.nv' }, kind: 'slow', delayMs: 0, times: 5 }, { match: { path: '/salesinvoicelist.nv' }, kind: 'http503', times: 99 }];
		node.sandbox.faults.add(listFaults);
		const { json } = await create([readyItem(5002), readyItem(5003), readyItem(5004)]);
		expect(json).toMatchObject([{ outcome: 'failed', errorCode: 'outcome_unknown', reasons: [{ code: 'OUTCOME_UNKNOWN' }] }, { outcome: 'notSent' }, { outcome: 'notSent' }]);
		node.sandbox.faults.clear();
		expect(outcomes((await create([readyItem(5002), readyItem(5003), readyItem(5004)])).json)).toEqual(['alreadyThere', 'created', 'created']);
		expect(numbers()).toEqual(['5001', '5002', '5003', '5004']);
	});
});

describe('runs that meet', () => {
	it.each(IDS)('two executions of one batch in one process send each invoice once (ids used up %s)', async (transactionIdConsumed) => {
		await start({ transactionIdConsumed });
		const batch = [5001, 5002, 5003].map((number) => readyItem(number, { invoiceLines: [line({ dimensions: [{ dimensionName: 'Projekti', dimensionItem: '2009 Uusi' }] })] }));
		const runs = await Promise.all([create(batch), create(batch)]);
		expect(runs.flatMap(({ json }) => outcomes(json)).filter((outcome) => outcome === 'created')).toHaveLength(3);
		expect(numbers()).toEqual(['5001', '5002', '5003']);
		expect(node.state().dimensions[0]?.items.filter(({ name }) => name === '2009 Uusi')).toHaveLength(1);
	});

	it('a cancelled run sends nothing more, and the next one completes it without doubles', async () => {
		await start();
		const stop = new AbortController();
		const batch = [5001, 5002, 5003].map((number) => readyItem(number));
		const cancelling = setInterval(() => {
			if (numbers().length > 0) stop.abort();
		}, 1);
		await expect(create(batch, {}, { signal: stop.signal }).finally(() => clearInterval(cancelling))).rejects.toThrow(/cancelled/);
		const afterCancel = numbers().length;
		expect(afterCancel).toBeLessThan(3);
		expect((await create(batch)).json.filter(({ outcome }) => outcome === 'alreadyThere')).toHaveLength(afterCancel);
		expect(numbers()).toEqual(['5001', '5002', '5003']);
	});
});

describe('refusals and a dead service', () => {
	it('a locked period (E-7) is named with its date and stops nothing else', async () => {
		await start();
		node.change({ company: { ...node.state().company, openDate: '2026-10-10' } });
		const { json } = await create([readyItem(5001, { salesInvoiceDate: '2026-10-01' }), readyItem(5002)]);
		expect(json).toMatchObject([{ outcome: 'failed', reasons: [{ code: 'PERIOD_LOCKED', message: '2026-10-01 is in a locked accounting period in Netvisor.' }] }, { outcome: 'created' }]);
	});

	it('the service\'s own words are kept (E-8)', async () => {
		await start();
		const { json } = await create([readyItem(5001, { salesInvoiceReferenceNumber: '12028' })]);
		expect(json).toMatchObject([{ outcome: 'failed', reasons: [{ code: 'REJECTED_BY_NETVISOR', message: expect.stringMatching(/Netvisor refused: .*12028/) }] }]);
	});

	it.each(['SYSTEM_MAINTENANCE', 'AUTHENTICATION_FAILED', 'SERVICE_ACCESS_ERROR'])('%s before anything was written: one error, nothing sent', async (kind) => {
		await start();
		node.sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind, times: 99 }]);
		await expect(create([readyItem(5001), readyItem(5002)])).rejects.toThrow();
		expect(numbers()).toEqual([]);
		expect(node.sandbox.journal.filter(({ url }) => url.includes('/salesinvoice.nv'))).toHaveLength(1);
	});

	it('after the first invoice: the rest is told as not sent, with one message, and comes in the next run', async () => {
		await start();
		node.sandbox.faults.add([{ match: { path: '/salesinvoice.nv' }, kind: 'slow', delayMs: 0 }, { match: { path: '/salesinvoice.nv' }, kind: 'SYSTEM_MAINTENANCE', times: 99 }]);
		const batch = [5001, 5002, 5003, 5004].map((number) => readyItem(number));
		const { json } = await create(batch);
		expect(outcomes(json)).toEqual(['created', 'notSent', 'notSent', 'notSent']);
		expect(json[3]?.message).toMatch(/^Not sent, the run stopped before: Netvisor is down for maintenance/);
		node.sandbox.faults.clear();
		expect(outcomes((await create(batch)).json)).toEqual(['alreadyThere', 'created', 'created', 'created']);
	});

	it('a wrong key is told without repeating it', async () => {
		await start();
		const { customerId, partnerId, partnerKey, organisationId, url } = node.sandbox;
		const { Netvisor } = await import('../../nodes/Netvisor/Netvisor.node');
		const { executeNode } = await import('../support/executeNode');
		const credentials = { netvisorApi: { environment: 'custom', baseUrl: url, customerId, customerKey: 'wrong-key-of-this-test', partnerId, partnerKey, organisationId, language: 'EN', sender: 'Tests' } };
		const run = executeNode(new Netvisor(), { credentials, parameters: { resource: 'salesInvoice', operation: 'create', dryRun: false, approvedFingerprint: '', options: {} }, items: [readyItem(5001)] });
		const error: Error & { description?: string } = await run.then(() => Promise.reject(new Error('no error')), (thrown: Error) => thrown);
		expect(error.message).toContain('does not accept the credentials');
		expect(error.description).toContain('credential');
		expect(JSON.stringify([error.message, error.description, error.stack])).not.toContain('wrong-key-of-this-test');
	});
});

describe('dimension items of invoices (D-4, I-9)', () => {
	const withItems = (number: number, items: string[], plan: object = {}) => readyItem(number, { invoiceLines: items.map((dimensionItem) => line({ dimensions: [{ dimensionName: 'Projekti', dimensionItem }], salesInvoiceProductLineVatSum: undefined, salesInvoiceProductLineSum: undefined })) }, plan);
	const items = () => node.state().dimensions[0]?.items.map(({ name, hidden }) => `${name}${hidden ? ' (hidden)' : ''}`);
	const lineItems = () => node.state().salesInvoices.flatMap(({ lines }) => lines.flatMap((one) => (one.kind === 'product' ? one.dimensions.map(({ item }) => item) : [])));

	it('are renamed, shown and added before the first invoice that needs them, each once', async () => {
		await start();
		const { json } = await create([withItems(5001, ['2001 Uusi', '2002 Piilossa']), withItems(5002, ['2001 Uusi', '2003 Lisätty', '2003 Lisätty'])]);
		expect(json.map(({ dimensionSteps }) => dimensionSteps)).toEqual([['rename Projekti: 2001 Vanha to 2001 Uusi', 'show Projekti: 2002 Piilossa'], ['add Projekti: 2003 Lisätty']]);
		expect(items()).toEqual(['2001 Uusi', '2002 Piilossa', '2003 Lisätty']);
		expect(node.state().createdDimensions).toEqual([]);
		expect(node.writes()).toEqual(['POST /dimensionitem.nv', 'POST /dimensionitem.nv', 'POST /salesinvoice.nv', 'POST /dimensionitem.nv', 'POST /salesinvoice.nv']);
	});

	it('keep their old name on the lines where renaming is off', async () => {
		await start();
		await create([withItems(5001, ['2001 Uusi'])], { options: { renameDimensionItems: false } });
		expect(lineItems()).toEqual(['2001 Vanha']);
		expect(node.state().createdDimensions).toEqual([]);
	});

	it('are found by the code that the Mapper tells, also where the text begins otherwise', async () => {
		await start();
		const dimensionItems = [{ heading: 'Projekti', kind: 'project', text: 'Uusi (2001)', code: '2001', name: 'Uusi', source: 'project 2001', guid: 'g', closed: false }];
		await create([withItems(5001, ['Uusi (2001)'], { dimensionItems })]);
		expect(items()).toEqual(['Uusi (2001)', '2002 Piilossa (hidden)']);
	});

	it('are not made for an invoice that is held or there already', async () => {
		await start();
		await create([readyItem(5001)]);
		await create([{ ...withItems(5001, ['2009 Turha']), transferKey: readyItem(5001).transferKey }, readyItem(5002, { ...withItems(5002, ['2009 Turha']).document, invoicingCustomerIdentifier: { value: '99', type: 'customer' } })]);
		expect(items()).toEqual(['2001 Vanha', '2002 Piilossa (hidden)']);
	});

	it.each(['resetBefore', 'resetAfter', 'truncated'])('%s while an item is added: item and invoice are there once', async (kind) => {
		await start();
		node.sandbox.faults.add([{ match: { path: '/dimensionitem.nv' }, kind }]);
		expect((await create([withItems(5001, ['2003 Lisätty'])])).json).toMatchObject([{ outcome: 'created' }]);
		expect(items()?.filter((name) => name === '2003 Lisätty')).toHaveLength(1);
		expect(numbers()).toEqual(['5001']);
	});

	it('an item that is refused fails its invoice only', async () => {
		await start();
		node.sandbox.faults.add([{ match: { path: '/dimensionitem.nv' }, kind: 'INVALID_DATA' }]);
		expect(outcomes((await create([withItems(5001, ['2003 Lisätty']), withItems(5002, ['2004 Toinen'])])).json)).toEqual(['failed', 'created']);
		expect(numbers()).toEqual(['5002']);
	});
});

describe('credit notes (I-19)', () => {
	const open = { salesInvoiceStatus: { value: 'open', type: 'netvisor' } } as const;
	const credit = (change: object = {}, plan: object = {}) =>
		readyItem(5002, { ...open, salesInvoiceAmount: { value: '-1255.00' }, invoiceLines: [line({ salesInvoiceProductLineQuantity: '-10', salesInvoiceProductLineVatSum: '-255.00', salesInvoiceProductLineSum: '-1255.00' })], ...change }, { isCreditNote: true, originalNumber: '5001', originalGuid: guidOf(5001), ...plan });
	const credited = () => node.state().salesInvoices.find(({ number }) => number === '5002')?.creditedInvoiceKey;
	const noteOf = (json: object[]) => (json[0] as { notes: Array<{ code: string; message: string }> }).notes;

	it('are matched with the invoice they credit', async () => {
		await start();
		await create([readyItem(5001, open)]);
		const { json } = await create([credit()]);
		expect(json).toMatchObject([{ outcome: 'created', notes: [] }]);
		expect(credited()).toBe(node.state().salesInvoices.find(({ number }) => number === '5001')?.key);
	});

	it.each<[string, object | undefined, object, object, RegExp]>([
		['it is unsent', open, { salesInvoiceStatus: { value: 'unsent', type: 'netvisor' } }, {}, /not open yet/],
		['the original is not there', undefined, {}, {}, /not in Netvisor/],
		['the original is unsent', {}, {}, {}, /status in Netvisor is unsent/],
		['Severa names no original', open, {}, { originalNumber: '', originalGuid: '' }, /does not name it/],
	])('that cannot be matched go all the same, with a note: %s', async (_, original, change, plan, why) => {
		await start();
		if (original !== undefined) await create([readyItem(5001, original)]);
		const { json } = await create([credit(change, plan)]);
		expect(json).toMatchObject([{ outcome: 'created', notes: [{ code: 'CREDIT_NOTE_NOT_MATCHED', message: expect.stringMatching(why) }] }]);
		expect(credited()).toBeNull();
	});

	it('are not matched with another invoice that has the number of theirs', async () => {
		await start();
		await create([readyItem(5001, { ...open, salesInvoicePrivateComment: 'käsin tehty' })]);
		const { json } = await create([credit()]);
		expect(noteOf(json)).toMatchObject([{ code: 'CREDIT_NOTE_NOT_MATCHED', message: expect.stringMatching(/match it by hand/) as string }]);
		expect(node.state().salesInvoices.map(({ creditedInvoiceKey }) => creditedInvoiceKey)).toEqual([null, null]);
	});

	it('are matched with the invoice that Netvisor gave a number of its own', async () => {
		await start();
		await create([readyItem(5001, { ...open, salesInvoiceNumber: undefined })]);
		const { json } = await create([credit()]);
		expect(json).toMatchObject([{ outcome: 'created', notes: [] }]);
		expect(credited()).not.toBeNull();
	});

	it('whose match is refused or lost are created all the same', async () => {
		await start();
		await create([readyItem(5001, open)]);
		node.sandbox.faults.add([{ match: { path: '/matchcreditnote.nv' }, kind: 'INVALID_DATA' }]);
		const { json } = await create([credit()]);
		expect(json).toMatchObject([{ outcome: 'created' }]);
		expect(noteOf(json).map(({ code }) => code)).toEqual(['CREDIT_NOTE_NOT_MATCHED']);
	});

	it('are left unmatched where the setting says so', async () => {
		await start();
		await create([readyItem(5001, open)]);
		expect(noteOf((await create([credit()], { options: { matchCreditNotes: 'off' } })).json)).toEqual([]);
		expect(credited()).toBeNull();
	});

	it('that are there and matched already give no note', async () => {
		await start();
		await create([readyItem(5001, open)]);
		await create([credit()]);
		const { json } = await create([credit()]);
		expect(json).toMatchObject([{ outcome: 'alreadyThere', notes: [] }]);
	});
});

it('the document itself is never changed by the run', async () => {
	await start();
	const item = readyItem(5001);
	const before = JSON.stringify(item);
	await create([item]);
	expect(JSON.stringify(item)).toBe(before);
	expect(JSON.stringify(item.document)).toBe(JSON.stringify(documentOf(5001)));
});
