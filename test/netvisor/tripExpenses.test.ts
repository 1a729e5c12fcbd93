/** Travel claims and payroll ratios of the Netvisor client, against the sandbox (Netvisor API 6, 7.4). */
import { startNetvisor, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { createNetvisorClient } from '../../src/netvisor/NetvisorClient';
import { RequestNotUniqueError } from '../../src/netvisor/replies';
import type { TripExpenseDocument } from '../../src/netvisor/tripExpenseDocument';
import { tripExpenseTransactionId, tripExpenseXml } from '../../src/netvisor/tripExpenses';
import { axiosSend } from '../../src/transport/axiosSend';
import { fourTriesAtOnce } from '../../src/transport/withRetry';

let sandbox: RunningNetvisor;
beforeAll(async () => {
	sandbox = await startNetvisor({ seed: 'demo', clock: () => new Date('2026-10-30T08:00:00Z') });
});
afterAll(async () => await sandbox.close());

const clientFor = (language: 'FI' | 'EN' | 'SE') => {
	const { customerId, customerKey, partnerId, partnerKey, organisationId, url } = sandbox;
	return createNetvisorClient({ baseUrl: url, customerId, customerKey, partnerId, partnerKey, organisationId, language, sender: 'Tests', send: axiosSend, retryPolicy: fourTriesAtOnce });
};
const person = { value: '102', type: 'number' } as const;
const document: TripExpenseDocument = {
	header: 'Oulu & takaisin',
	description: 'Severa 302',
	customLines: [{ employeeIdentifier: person, ratio: { value: 'Accommodation', type: 'name' }, amount: '2', customLineUnitPrice: { value: '98.00', iso4217CurrencyCode: 'EUR', currencyRate: '1' }, vatPercentage: '13.5', lineDescription: 'Hotelli', beginDate: '2026-10-12', endDate: '2026-10-14', lineStatus: 'paid', tripExpenseAttachments: [{ mimeType: 'application/pdf', attachmentDescription: 'Kuitti', fileName: 'hotelli.pdf', documentData: 'JVBERi0xLjQK' }] }],
	travelLines: [{ employeeIdentifier: person, travelType: 'car_with_trailer', passengerAmount: '1', kilometerAmount: '604.5', unitPrice: '0.55', lineDescription: 'Ajo', travelDate: '2026-10-12', routeDescription: 'Helsinki-Oulu', lineStatus: 'confirmed' }],
	dailyCompensationLines: [{ employeeIdentifier: person, compensationType: 'foreign', amount: '2', unitPrice: '68.00', lineDescription: 'Ruotsi', timeOfDeparture: '2026-10-12 07:30:00', returnTime: '2026-10-14 18:15:00', lineStatus: 'confirmed', dimensions: [{ dimensionName: 'Projekti', dimensionItem: '2001 Verkko' }] }],
};
const claims = () => (sandbox.state() as NetvisorState).tripExpenses as unknown as Array<{ header: string; lines: object[] }>;

test('every kind of line arrives as it was meant, receipts included', async () => {
	const key = await clientFor('EN').tripExpenses.create(document, { transferKey: 'severa:travelReimbursement:a', attempt: 1 });
	expect(key).toMatch(/^\d+$/);
	expect(claims().at(-1)).toMatchObject({
		header: 'Oulu & takaisin',
		lines: expect.arrayContaining([
			expect.objectContaining({ kind: 'travel', kilometers: 604.5, unitPrice: 0.55, travelType: 'car_with_trailer' }),
			expect.objectContaining({ status: 'paid', attachments: [{ mimeType: 'application/pdf', description: 'Kuitti', fileName: 'hotelli.pdf', data: 'JVBERi0xLjQK' }] }),
			expect.objectContaining({ dimensions: [{ heading: 'Projekti', item: '2001 Verkko' }] }),
		]) as unknown,
	});
});

test('a second send of one attempt is refused, even with another content', async () => {
	const id = { transferKey: 'severa:travelReimbursement:b', attempt: 1 };
	await clientFor('EN').tripExpenses.create(document, id);
	const before = claims().length;
	await expect(clientFor('EN').tripExpenses.create({ ...document, header: 'Another title' }, id)).rejects.toThrow(RequestNotUniqueError);
	expect(claims()).toHaveLength(before);
	await clientFor('EN').tripExpenses.create(document, { ...id, attempt: 2 });
	expect(claims()).toHaveLength(before + 1);
});

test('the transaction id has 32 hex digits and depends on claim and attempt alone', () => {
	const id = tripExpenseTransactionId({ transferKey: 'k', attempt: 1 });
	expect(id).toMatch(/^[0-9a-f]{32}$/);
	expect([tripExpenseTransactionId({ transferKey: 'k', attempt: 2 }), tripExpenseTransactionId({ transferKey: 'l', attempt: 1 })]).not.toContain(id);
});

test.each<[string, TripExpenseDocument, string]>([
	['no line', { header: 'Empty' }, 'there is no line'],
	['a receipt name of 101', { header: 'x', customLines: [{ ...document.customLines![0]!, tripExpenseAttachments: [{ mimeType: 'a/b', attachmentDescription: 'c', fileName: 'n'.repeat(101), documentData: 'AA==' }] }] }, 'at most 100 fit'],
	['a status of another language', { header: 'x', travelLines: [{ ...document.travelLines![0]!, lineStatus: 'maksettu' as 'paid' }] }, 'must be one of'],
	['no route', { header: 'x', travelLines: [{ ...document.travelLines![0]!, routeDescription: '' }] }, 'routeDescription'],
])('what cannot go is refused before it is sent: %s', (_name, wrong, words) => {
	expect(() => tripExpenseXml(wrong)).toThrow(words);
});

test.each<['FI' | 'EN' | 'SE', string]>([['FI', 'Majoituskulut'], ['EN', 'Accommodation'], ['SE', 'Logi']])('T-15: ratios are named in the language of the requests: %s', async (language, name) => {
	const ratios = await clientFor(language).payrollRatios.list('tripexpensecustomlines');
	expect(ratios.find(({ ratioNumber }) => ratioNumber === '620')).toMatchObject({ name, source: 'tripexpensecustomlines', names: { fi: 'Majoituskulut', en: 'Accommodation' } });
	expect(ratios.map(({ ratioNumber }) => ratioNumber)).not.toContain('1000');
});

test('a ratio with one name has it in every language; with names in other languages alone it has none', async () => {
	const { payrollRatios } = sandbox.state() as NetvisorState;
	const [first, second] = payrollRatios as unknown as Array<{ names: Record<string, string> }>;
	sandbox.seed({ ...(sandbox.state() as NetvisorState), payrollRatios: [{ ...first, names: { FI: 'Vain suomeksi' } }, { ...second, names: { FI: 'Suomeksi', EN: 'In English' } }] as never });
	const ratios = await clientFor('SE').payrollRatios.list('tripexpensecustomlines');
	expect(ratios.map(({ name }) => name)).toEqual(['Vain suomeksi', '']);
});
