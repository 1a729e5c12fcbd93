/** Every read of the Netvisor client. A new one is one line here; a list without arguments is found by itself. */
import { createNetvisorClient, type NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { Send } from '../../../src/transport/http';
import { fourTriesAtOnce } from '../../../src/transport/withRetry';
import type { RunningNetvisor } from '../../../sandbox';
import { readTarget } from '../readTarget';
import { Recording } from '../recorder';
import type { FuzzTarget } from '../target';
import { changeXml, countElsewhere } from '../xmlReply';

const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
	const found: T[] = [];
	for await (const one of list) found.push(one);
	return found;
};

interface Read {
	read(client: NetvisorClient): Promise<unknown>;
	/** Where the records stand in the answer. */
	list?: readonly [wrapper: string, record: string];
}

const CUSTOMER_LIST = ['customerlist', 'customer'] as const;

/** @param keys of records that the demo seed has */
const reads = (keys: { customers: string[]; products: string[]; invoices: string[]; purchases: string[] }): Record<string, Read> => ({
	'customers.list': { read: (client) => client.customers.list(), list: CUSTOMER_LIST },
	'customers.list by codes': { read: (client) => client.customers.list({ codes: ['10001', '10002'] }), list: CUSTOMER_LIST },
	'customers.get': { read: (client) => client.customers.get(keys.customers[0] as string) },
	'customers.getMany': { read: (client) => client.customers.getMany(keys.customers), list: ['customers', 'customer'] },
	'products.list': { read: (client) => client.products.list(), list: ['productlist', 'product'] },
	'products.get': { read: (client) => client.products.get(keys.products[0] as string) },
	'products.getMany': { read: (client) => client.products.getMany(keys.products), list: ['products', 'product'] },
	'dimensions.list': { read: (client) => client.dimensions.list(), list: ['dimensionnamelist', 'dimensionname'] },
	'paymentTerms.list': { read: (client) => client.paymentTerms.list(), list: ['paymenttermlist', 'paymentterm'] },
	'salesInvoices.list': { read: async (client) => await all(client.salesInvoices.list()) },
	'salesInvoices.findByNumber': { read: (client) => client.salesInvoices.findByNumber('5003') },
	'salesInvoices.get': { read: (client) => client.salesInvoices.get(keys.invoices[0] as string) },
	'salesInvoices.getMany': { read: (client) => client.salesInvoices.getMany(keys.invoices), list: ['salesinvoices', 'salesinvoice'] },
	'payrollRatios.list': { read: (client) => client.payrollRatios.list('tripexpensecustomlines') },
	'purchaseInvoices.getMany': { read: async (client) => await client.purchaseInvoices.getMany(keys.purchases), list: ['purchaseinvoices', 'purchaseinvoice'] },
	'workDays.list': { read: (client) => client.workDays.list({ employeeNumber: '101' }, '2026-10-01', '2026-10-31') },
	'any request': { read: (client) => client.request({ resource: 'salesinvoicelist.nv', method: 'GET' }) },
});

export async function netvisorReads(sandbox: RunningNetvisor): Promise<FuzzTarget[]> {
	const { url, customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
	const client = (send: Send) => createNetvisorClient({ baseUrl: url, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'EN', sender: 'Fuzz', send, retryPolicy: fourTriesAtOnce });
	const state = sandbox.state() as unknown as Record<'customers' | 'products' | 'salesInvoices' | 'purchaseInvoices', Array<{ key: number }>>;
	const keysOf = (records: ReadonlyArray<{ key: number }>) => records.slice(0, 4).map(({ key }) => String(key));
	const explicit = reads({ customers: keysOf(state.customers), products: keysOf(state.products), invoices: keysOf(state.salesInvoices), purchases: keysOf(state.purchaseInvoices) });
	const found: Record<string, Read> = {};
	for (const [area, methods] of Object.entries(client(new Recording().record)) as Array<[string, Record<string, unknown>]>)
		if (typeof methods?.list === 'function' && !(`${area}.list` in explicit))
			found[`${area}.list`] = { read: async (one) => await (one as unknown as Record<string, { list(): Promise<unknown> }>)[area]?.list() };
	const recording = new Recording();
	const targets: FuzzTarget[] = [];
	for (const [name, { read, list }] of Object.entries({ ...explicit, ...found })) {
		try {
			await read(client(recording.record));
		} catch (error) {
			// A list that needs arguments is no list without arguments.
			if (name in found) continue;
			throw error;
		}
		targets.push(await readTarget({ name: `Netvisor ${name}`, recording, client, read, change: changeXml, count: list && ((body) => countElsewhere(body, ...list)) }));
	}
	return targets;
}
