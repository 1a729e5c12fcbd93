/** A credit note closes the invoice that it credits and no other (mapping 5.10; I-19). */
import { matchWithOriginal } from '../../nodes/Netvisor/salesInvoice/matchCreditNote';
import { transferKey } from '../../src/domain/transferKey';
import type { SalesInvoiceDocument } from '../../src/netvisor/salesInvoiceDocument';
import { gather } from '../../nodes/shared/gather';
import { startNetvisorNode, type NetvisorNode } from './netvisorNode';
import { documentOf, guidOf, line, prepareCompany } from './netvisorReadyInvoice';

let node: NetvisorNode;
beforeEach(async () => {
	node = await startNetvisorNode();
	await prepareCompany(node);
});
afterEach(async () => await node.close());

const OPEN = { salesInvoiceStatus: { value: 'open', type: 'netvisor' } } as const;
const CREDIT = { salesInvoiceAmount: { value: '-1255.00' }, invoiceLines: [line({ salesInvoiceProductLineQuantity: '-10', salesInvoiceProductLineVatSum: '-255.00', salesInvoiceProductLineSum: '-1255.00' })] };
const create = async (number: number, change: Partial<SalesInvoiceDocument> = {}) => {
	const document = { ...documentOf(number, { ...OPEN, ...change }), invoicingCustomerIdentifier: { value: node.state().customers[0]?.key.toString() ?? '', type: 'netvisor' as const } };
	return await node.client.salesInvoices.create(document, { transferKey: `${number} ${Object.keys(change).join()}`, attempt: 1 });
};
const match = async (creditNote: string, known: 'all' | 'none' = 'none') => await matchWithOriginal(node.client, creditNote, '5001', guidOf(5001), known === 'all' ? await gather(node.client.salesInvoices.list()) : []);
const credited = (creditNote: string) => node.state().salesInvoices.find(({ key }) => String(key) === creditNote)?.creditedInvoiceKey;

it('I-19: with the key and the number of its original', async () => {
	const [original, creditNote] = [await create(5001), await create(5002, CREDIT)];
	expect(await match(creditNote)).toEqual([]);
	expect(String(credited(creditNote))).toBe(original);
	node.writes();
	expect(await match(creditNote)).toEqual([]);
	expect(node.writes()).toEqual([]);
});

it('under the number that Netvisor gave, where it is known; the invoice with the number of the original stays open', async () => {
	await create(5001, { salesInvoicePrivateComment: '' });
	const [original, creditNote] = [await create(880, { salesInvoicePrivateComment: transferKey('invoice', guidOf(5001)) }), await create(5002, CREDIT)];
	expect(await match(creditNote, 'none')).toMatchObject([{ code: 'CREDIT_NOTE_NOT_MATCHED' }]);
	expect(await match(creditNote, 'all')).toEqual([]);
	expect(String(credited(creditNote))).toBe(original);
});

it.each<[string, Partial<SalesInvoiceDocument> | undefined, Partial<SalesInvoiceDocument>, RegExp]>([
	['the invoice with its number has no key', { salesInvoicePrivateComment: 'käsin tehty' }, {}, /5001: .*match it by hand/],
	['the invoice with its number is another Severa invoice', { salesInvoicePrivateComment: transferKey('invoice', guidOf(4001)) }, {}, /5001: .*match it by hand/],
	['it is unsent itself', {}, { salesInvoiceStatus: { value: 'unsent', type: 'netvisor' } }, /not open yet/],
	['the original is not there', undefined, {}, /not in Netvisor/],
	['the original is unsent', { salesInvoiceStatus: { value: 'unsent', type: 'netvisor' } }, {}, /status in Netvisor is unsent/],
])('is not matched, with a note: %s', async (_, original, change, why) => {
	if (original !== undefined) await create(5001, original);
	const creditNote = await create(5002, { ...CREDIT, ...change });
	expect(await match(creditNote)).toMatchObject([{ code: 'CREDIT_NOTE_NOT_MATCHED', message: expect.stringMatching(why) as string, messageFi: expect.stringMatching(/\S/) as string }]);
	expect(credited(creditNote)).toBeNull();
});

it('a match that Netvisor refuses is a note', async () => {
	await create(5001);
	const creditNote = await create(5002, CREDIT);
	node.sandbox.faults.add([{ match: { path: '/matchcreditnote.nv' }, kind: 'INVALID_DATA' }]);
	expect(await match(creditNote)).toMatchObject([{ code: 'CREDIT_NOTE_NOT_MATCHED' }]);
	expect(node.writes().filter((call) => call.includes('matchcreditnote'))).toHaveLength(1);
});
