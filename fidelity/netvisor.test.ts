/** Every document that the Netvisor client writes, against the vendor's DTD files (design section 7). */
import { customerElements } from '../src/netvisor/customerDocument';
import type { Elements } from '../src/netvisor/elements';
import { createNetvisorClient } from '../src/netvisor/NetvisorClient';
import { productElements } from '../src/netvisor/productDocument';
import { salesInvoiceElements } from '../src/netvisor/salesInvoiceDocument';
import { tripExpenseElements } from '../src/netvisor/tripExpenseDocument';
import { workDayElements } from '../src/netvisor/workDayDocument';
import type { HttpRequest } from '../src/transport/http';
import { documentsOf } from './documentsOf';
import { readXml } from './dtd';
import { netvisorAdditions, withoutDtd } from './netvisorAdditions';
import { hasDtds, plainDtd, vendorDtd } from './vendorDtds';

const describeWithDtds = hasDtds ? describe : describe.skip;

const OK = Buffer.from('<Root><ResponseStatus><Status>OK</Status></ResponseStatus><Replies><InsertedDataIdentifier>1</InsertedDataIdentifier></Replies></Root>');
const sent: HttpRequest[] = [];
const client = createNetvisorClient({
	baseUrl: 'https://netvisor.example',
	customerId: 'C',
	customerKey: 'customer key',
	partnerId: 'P',
	partnerKey: 'partner key',
	organisationId: '1234567-1',
	language: 'FI',
	sender: 'fidelity',
	send: async (request) => {
		sent.push(request);
		return { status: 200, headers: {}, body: OK };
	},
});

async function bodiesOf(write: () => Promise<unknown>): Promise<Array<{ resource: string; body: string }>> {
	sent.length = 0;
	await write();
	return sent.map(({ url, body }) => ({ resource: new URL(url).pathname.slice(1), body: String(body) }));
}

const id = { transferKey: 'fidelity', attempt: 1 };
const each = async (elements: Elements, write: (document: never) => Promise<unknown>) => {
	for (const document of documentsOf(elements)) await write(document as never);
};
const writes: Array<{ call: string; name: string; write: () => Promise<unknown> }> = [
	{ call: 'customers.create', name: 'customer', write: () => each(customerElements, (document) => client.customers.create(document, id)) },
	{ call: 'customers.edit', name: 'customer', write: () => each(customerElements, (document) => client.customers.edit('1', document)) },
	{ call: 'products.create', name: 'product', write: () => each(productElements, (document) => client.products.create(document, id)) },
	{ call: 'products.edit', name: 'product', write: () => each(productElements, (document) => client.products.edit('1', document)) },
	{ call: 'salesInvoices.create', name: 'salesinvoice', write: () => each(salesInvoiceElements, (document) => client.salesInvoices.create(document, id)) },
	{ call: 'salesInvoices.matchCreditNote', name: 'matchcreditnote', write: () => client.salesInvoices.matchCreditNote({ creditNote: '2', invoice: '1' }) },
];

describeWithDtds('documents against the DTDs', () => {
	test.each(writes)('what $call writes fits $name.dtd', async ({ name, write }) => {
		const bodies = await bodiesOf(write);
		const dtd = vendorDtd(name);
		expect(bodies.length).toBeGreaterThan(0);
		expect(bodies.every(({ resource }) => resource === `${name}.nv`)).toBe(true);
		expect([...new Set(bodies.flatMap(({ body }) => dtd.check(readXml(body))))]).toEqual([]);
	});

	test.each(netvisorAdditions)('the addition to $dtd.dtd is still needed: $declare', ({ dtd, declare }) => {
		const plain = plainDtd(dtd);
		const declared = [...declare.matchAll(/<!(ELEMENT|ATTLIST) (\w+)( \w+)?/g)];
		for (const [, kind, element = '', attribute = ''] of declared) {
			const known = kind === 'ELEMENT' ? plain.has(element) : plain.has(element, attribute.trim());
			expect(known).toBe(false);
		}
	});

	test('a wrong order is noticed', () => {
		const found = vendorDtd('matchcreditnote').check(readXml('<root><matchcreditnote><invoicenetvisorkey>1</invoicenetvisorkey><creditnotenetvisorkey>2</creditnotenetvisorkey></matchcreditnote></root>'));
		expect(found).toHaveLength(1);
	});
});

/** Without a document, or with one that has no DTD (the last test). */
const withoutDocument = /^(?:request|alone|sleep|attempts|writes|salesInvoices\.(?:setStatus|delete)|workDays\.(?:save|deleteHour)|dimensions\.(?:addItem|editItem|hide)|tripExpenses\.create|\w+\.(?:list|get|getMany|getManyByCode|findByNumber))$/;

test('every call of the client that sends a document is among these', () => {
	const calls = Object.entries(client).flatMap(([area, value]: [string, unknown]) => (typeof value === 'function' ? [area] : typeof value === 'object' && value !== null ? Object.keys(value).map((name) => `${area}.${name}`) : []));
	expect(calls.filter((name) => !withoutDocument.test(name)).sort()).toEqual(writes.map(({ call }) => call).sort());
});

test('names on the wire are lower case, as the DTDs have them', async () => {
	const bodies = await bodiesOf(async () => { for (const { write } of writes) await write(); });
	expect(new Set(bodies.map(({ resource }) => resource)).size).toBe(4);
	for (const { body } of bodies) expect(body.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '')).toBe(body.replace(/>[^<]*</g, '><').replace(/"[^"]*"/g, '').toLowerCase());
});

test('a resource that is written without a DTD is known and has its reason', async () => {
	const dimension = { name: 'Projekti', item: '2001 Verkko' };
	const bodies = [...(await bodiesOf(() => client.dimensions.addItem(dimension, id))), ...(await bodiesOf(() => client.dimensions.editItem({ ...dimension, oldItem: '2001' }))), ...(await bodiesOf(() => each(workDayElements, (document) => client.workDays.save(document)))), ...(await bodiesOf(() => client.tripExpenses.create(documentsOf(tripExpenseElements as Elements)[0] as never, id)))];
	expect([...new Set(bodies.map(({ resource }) => resource))]).toEqual(Object.keys(withoutDtd));
});
