/** The Mapper's document Travel Expense, and the receipts that pass through it and are fetched after it. */
import { getReadyForTransfer } from '../../nodes/Severa/resources/travelReimbursement/getReadyForTransfer';
import { SeveraNetvisorMapper } from '../../nodes/SeveraNetvisorMapper/SeveraNetvisorMapper.node';
import { defaultsOf } from '../../src/domain/setting';
import { travelSelectionSettings } from '../../src/domain/settings/travelExpense';
import { executeNode } from '../support/executeNode';
import { CLAIM, drive, expense, receipt, RATIOS, travelClaim } from '../support/travelClaim';
import { useQuickClock } from './quickClock';
import { startSeveraNode } from './severaNode';

const registers = [
	{ table: 'employeeRegister', netvisorKey: '9', employeeNumber: '102', firstName: 'Eero', lastName: 'Lehtonen', isEmployed: true, payrollService: true, resourceManagement: true, identityDigest: '' },
	...RATIOS.map((row) => ({ table: 'payrollRatioRegister', ...row })),
];
const map = (items: object[], settings: object = {}, more: object = {}) => executeNode(new SeveraNetvisorMapper(), { parameters: { document: 'travelExpense', settings: {}, settingsJson: JSON.stringify(settings) }, items, second: registers, ...more });
const hotel = expense('t-620', { attachmentCount: 1 });
const withReceipt = () => travelClaim([hotel, drive()], { receipts: [receipt(hotel.guid)] });

test('a ready claim carries its plan and its files; a held one its reasons and record', async () => {
	const { outputs } = await map([withReceipt(), travelClaim([], { claim: { guid: 'other', number: 303 } })], { projectHeading: 'Projekti' }, { files: [{ receipt1: Buffer.from('%PDF') }] });
	const [ready, held] = outputs;
	expect(ready).toMatchObject([{
		json: {
			outcome: 'ready',
			source: { system: 'Severa', kind: 'travelReimbursement', guid: CLAIM, number: '302', name: 'Eero Lehtonen' },
			transferKey: `severa:travelReimbursement:${CLAIM}`,
			plan: { number: '302', traveller: 'Eero Lehtonen', employeeNumber: '102', toBePaid: '329.83', paidAlready: '0.00', attachments: ['hotelli.pdf'], attachmentBytes: 1000, attachmentLimitBytes: 4_000_000, dimensions: ['Projekti: 2001 Verkkokauppa'], delivery: 'new', attempt: 1, lines: [{ sum: '142.00', isPaid: false }, { sum: '187.83', unit: 'km' }] },
		},
		binary: { receipt1: expect.anything() as unknown },
		pairedItem: { item: 0 },
	}]);
	expect(held).toMatchObject([{ json: { outcome: 'held', reasons: [{ code: 'TRAVEL_EMPTY', kind: 'skip' }], record: { claim: { number: 303 } }, plan: { number: '303', lines: [] } } }]);
});

test('claims come out by number, whatever their order', async () => {
	const { outputs } = await map([travelClaim([drive()], { claim: { guid: 'b', number: 1000 } }), travelClaim([drive()], { claim: { guid: 'a', number: 99 } })]);
	expect(outputs[0]?.map(({ json }) => (json.source as { number: string }).number)).toEqual(['99', '1000']);
});

test('rows of the table of sends decide about the attempt', async () => {
	const row = { table: 'travelSendRegister', transferKey: `severa:travelReimbursement:${CLAIM}`, outcome: 'refused', attempt: 3, runId: 'r', at: '2026-10-30T09:00:00+02:00', fingerprint: '', netvisorKey: '' };
	const { outputs } = await map([withReceipt()], {}, { second: [...registers, row, { table: '', transferKey: null }] });
	expect(outputs[0]?.[0]?.json.plan).toMatchObject({ delivery: 'new', attempt: 4 });
});

test('the fingerprint follows the content and the receipts, not the way they were fetched', async () => {
	const print = async (bundle: object) => (await map([bundle])).outputs[0]?.[0]?.json.fingerprint;
	const listed = withReceipt();
	const fetched = { ...listed, receipts: listed.receipts.map((one) => ({ ...one, binary: 'receipt1', fetchedSize: 1000 })) };
	expect(await print(fetched)).toBe(await print(listed));
	expect(await print({ ...listed, receipts: listed.receipts.map((one) => ({ ...one, fileGuid: 'another' })) })).not.toBe(await print(listed));
});

test('a claim without its expenses is not enough; no claim at all asks for no register', async () => {
	await expect(map([{ claim: { guid: 'x' } }])).rejects.toThrow('is not a record that "Travel Expense" can map');
	expect((await map([{}], {}, { second: [] })).outputs).toEqual([[], []]);
	await expect(map([withReceipt()], {}, { second: [] })).rejects.toThrow('employeeRegister');
});

test('T-10: Get Receipts fetches what a ready claim names, keeps the item, and never asks twice', async () => {
	useQuickClock();
	const severa = await startSeveraNode({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z') });
	const { travelExpenseFiles } = severa.sandbox.state() as unknown as { travelExpenseFiles: Array<{ fileGuid: string }> };
	const attachment = (binary: string, fileGuid = '') => ({ mimeType: 'application/pdf', attachmentDescription: 'k', fileName: `${binary}.pdf`, documentData: `binary:${binary}:${fileGuid}` });
	const item = { outcome: 'ready', document: { header: 'x', customLines: [{ tripExpenseAttachments: [attachment('receipt1', travelExpenseFiles[0]?.fileGuid), attachment('receipt2', travelExpenseFiles[1]?.fileGuid), attachment('receipt3', '00000000-0000-0000-0000-000000000000')] }] } };
	const { outputs, log } = await severa.run('travelReimbursement', 'getReceipts', {}, { items: [item, { outcome: 'ready', document: { header: 'y' } }], files: [{ receipt2: Buffer.from('known') }] });
	const calls = severa.sandbox.journal.filter(({ url }) => url.includes('/filedata')).length;
	await severa.close();
	jest.restoreAllMocks();
	expect(outputs[0]).toMatchObject([{ json: item, binary: { receipt1: { fileName: 'receipt1.pdf' }, receipt2: { data: Buffer.from('known').toString('base64') } } }, { json: { document: { header: 'y' } } }]);
	expect([Object.keys(outputs[0]?.[0]?.binary ?? {}), outputs[0]?.[1]?.binary, calls]).toEqual([['receipt1', 'receipt2'], undefined, 2]);
	expect(log.join()).toContain('receipt3.pdf');
});

test('the defaults of Get Ready for Transfer are those of the rules', () => {
	const { properties } = getReadyForTransfer;
	const options = properties.find(({ name }) => name === 'options')?.options as typeof properties;
	const given = Object.fromEntries([...properties, ...options].map(({ name, default: value }) => [name, value]));
	const { approvedOnly, excludedStatuses, attachmentLimitBytes, longFileNames } = defaultsOf(travelSelectionSettings);
	expect(given).toMatchObject({ approvedOnly, excludedStatuses, attachmentLimitBytes, longFileNames });
});
