/** Files of invoices, plan first (rulebook I-3, L-5): a plan only lists them, and only those of invoices that are sent are downloaded. */
import { SeveraNetvisorMapper } from '../../nodes/SeveraNetvisorMapper/SeveraNetvisorMapper.node';
import type { SeveraState } from '../../sandbox';
import { READY } from '../severa/invoiceModel';
import { executeNode } from '../support/executeNode';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import { prepareCompany, readyItem } from './netvisorReadyInvoice';
import { useQuickClock } from './quickClock';
import { startSeveraNode, type SeveraNode } from './severaNode';

type Row = { guid: string } & Record<string, unknown>;

let severa: SeveraNode;
const calls = (pattern: RegExp) => severa.sandbox.journal.filter(({ url }) => pattern.test(url)).length;
const read = (given: object = {}) => severa.run('invoice', 'getReadyForTransfer', { readyStatus: READY, sentStatus: '', limit: 100, invoiceNumbers: '', attachments: 'both', attachmentBytes: 'later', ...given });
const map = async (items: object[]) => {
	const { outputs } = await executeNode(new SeveraNetvisorMapper(), { parameters: { document: 'salesInvoice', settings: { attachments: 'both' } }, items: JSON.parse(JSON.stringify(items)) as object[] });
	return outputs.map((output) => output.map(({ json }) => json)) as [Row[], Row[]];
};

describe('from Severa', () => {
	beforeEach(async () => {
		useQuickClock();
		severa = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z') });
		// Every ready invoice has a file.
		const state = structuredClone(severa.sandbox.state()) as unknown as { invoices: Row[]; invoiceFiles: Row[] };
		const [file] = state.invoiceFiles as [Row];
		state.invoiceFiles = state.invoices.map(({ guid }, index) => ({ ...file, guid: `f11e0000-0000-0000-0000-${String(index).padStart(12, '0')}`, invoiceGuid: guid }));
		severa.sandbox.seed(state as unknown as SeveraState);
	});
	afterEach(async () => {
		await severa.close();
		jest.restoreAllMocks();
	});

	test('a plan of 35 invoices downloads none, and takes at most three calls for each', async () => {
		const { json, outputs } = await read();
		expect([json.length, calls(/filedata|\/pdf/), calls(/\/files\?/)]).toEqual([35, 0, 35]);
		expect(severa.sandbox.journal.length).toBeLessThanOrEqual(3 * 35);
		expect(outputs[0]?.some(({ binary }) => binary !== undefined)).toBe(false);
		const [ready] = await map(json);
		expect(ready.length).toBeGreaterThan(20);
		for (const { notes } of ready as unknown as Array<{ notes: Array<{ code: string }> }>) expect(notes.map(({ code }) => code)).toContain('ATTACHMENTS_MAY_COST');
		expect(calls(/filedata|\/pdf/)).toBe(0);
	});

	test('of those that are sent, each file and printed invoice is downloaded once; what was approved is what is sent', async () => {
		const [planned] = await map((await read()).json);
		const chosen = planned.slice(0, 3).map((one) => (one.source as { number: string }).number);
		const [ready] = await map((await read({ invoiceNumbers: chosen.join(', ') })).json);
		expect(ready.map(({ fingerprint }) => fingerprint)).toEqual(planned.slice(0, 3).map(({ fingerprint }) => fingerprint));
		const { outputs, json } = await severa.run('invoice', 'getFiles', {}, { items: ready });
		expect([calls(/filedata/), calls(/\/pdf/)]).toEqual([3, 3]);
		expect(json).toEqual(ready);
		for (const { binary } of outputs[0] ?? []) {
			expect(Object.keys(binary ?? {}).sort()).toEqual(['file1', 'invoice']);
			for (const { data } of Object.values(binary ?? {})) expect(Buffer.from(data, 'base64').toString('latin1')).toMatch(/^%PDF-/);
		}
	});

	test('another file is another document: what a person approved is held', async () => {
		const before = (await map((await read({ invoiceNumbers: '5001' })).json))[0][0];
		const state = structuredClone(severa.sandbox.state()) as unknown as { invoices: Row[]; invoiceFiles: Row[] };
		const guid = state.invoices.find(({ number }) => number === 5001)?.guid;
		const other = state.invoiceFiles.find(({ fileGuid }) => fileGuid !== state.invoiceFiles[0]?.fileGuid) ?? { fileGuid: (severa.sandbox.state() as unknown as { files: Row[] }).files[1]?.guid };
		for (const file of state.invoiceFiles) if (file.invoiceGuid === guid) file.fileGuid = other.fileGuid;
		severa.sandbox.seed(state as unknown as SeveraState);
		const after = (await map((await read({ invoiceNumbers: '5001' })).json))[0][0];
		expect(after?.fingerprint).not.toBe(before?.fingerprint);
	});

	test('a file that Severa does not hand out is left out and named', async () => {
		const attachment = { mimeType: 'application/pdf', attachmentDescription: 'x', fileName: 'erittely.pdf', documentData: { value: 'binary:file1:00000000-0000-0000-0000-000000000000', type: 'pdf' } };
		const { outputs, log } = await severa.run('invoice', 'getFiles', {}, { items: [{ outcome: 'ready', document: { salesInvoiceAttachments: [attachment] } }] });
		expect([outputs[0]?.[0]?.binary, log.join()]).toEqual([undefined, expect.stringContaining('erittely.pdf')]);
	});
});

describe('to Netvisor', () => {
	let netvisor: NetvisorNode;
	beforeEach(async () => {
		netvisor = await startNetvisorNode();
		await prepareCompany(netvisor);
		netvisor.writes();
	});
	afterEach(() => netvisor.close());

	const pdf = Buffer.from('%PDF-1.4 erittely');
	const item = (number = 5001) => readyItem(number, { salesInvoiceAttachments: [{ mimeType: 'application/pdf', attachmentDescription: 'Erittely', fileName: 'erittely.pdf', documentData: { value: 'binary:file1:f1', type: 'pdf' }, printByDefault: '1' }] });
	const create = (items: object[], files: Array<Record<string, Buffer>>, parameters: object = {}) => netvisor.run('salesInvoice', 'create', { dryRun: false, approvedFingerprint: '', options: {}, ...parameters }, { items, files });

	test('the bytes go in place of the reference, under the fingerprint that was approved', async () => {
		const ready = item();
		expect((await create([ready], [{ file1: pdf }], { approvedFingerprint: ready.fingerprint })).json).toMatchObject([{ outcome: 'created' }]);
		expect(netvisor.state().salesInvoices[0]?.attachments).toMatchObject([{ fileName: 'erittely.pdf', data: pdf.toString('base64') }]);
	});

	test('a plan needs no bytes', async () => {
		expect((await create([item()], [], { dryRun: true })).json).toMatchObject([{ outcome: 'wouldCreate' }]);
	});

	test.each([
		['that did not come along', {}, 'failed', /"erittely\.pdf" did not come along.*Invoice: Get Files/],
		['that is no PDF after all', { file1: Buffer.from('PNG') }, 'held', /erittely\.pdf is not a PDF/],
	])('a file %s stops its invoice alone, before anything of it is sent', async (_what, files, outcome, message) => {
		const { json } = await create([item(), item(5002)], [files as Record<string, Buffer>, { file1: pdf }]);
		expect(json).toMatchObject([{ outcome, message: expect.stringMatching(message) as string }, { outcome: 'created' }]);
		expect(netvisor.writes()).toEqual(['POST /salesinvoice.nv']);
		expect(netvisor.state().salesInvoices.map(({ number }) => number)).toEqual(['5002']);
	});
});
