/** Every read of the Netvisor client, one line each (test/fuzz/everyRead.test.ts). */
import { createNetvisorClient, type NetvisorClient } from '../../../src/netvisor/NetvisorClient';
import type { Send } from '../../../src/transport/http';
import { fourTriesAtOnce } from '../../../src/transport/withRetry';
import type { NetvisorState, RunningNetvisor } from '../../../sandbox';
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

/** Of records that the sandbox has. */
type Keys = Record<'customers' | 'products' | 'invoices' | 'orders' | 'purchases', string[]>;

const reads = (keys: Keys): Record<string, Read> => ({
	'customers.list': { read: (client) => client.customers.list(), list: CUSTOMER_LIST },
	'customers.list by codes': { read: (client) => client.customers.list({ codes: ['10001', '10002'] }), list: CUSTOMER_LIST },
	'customers.list by a code with a comma': { read: (client) => client.customers.list({ codes: ['10001,5'] }) },
	'customers.get': { read: (client) => client.customers.get(keys.customers[0] as string) },
	'customers.getMany': { read: (client) => client.customers.getMany(keys.customers), list: ['customers', 'customer'] },
	'products.list': { read: (client) => client.products.list(), list: ['productlist', 'product'] },
	'products.get': { read: (client) => client.products.get(keys.products[0] as string) },
	'products.getMany': { read: (client) => client.products.getMany(keys.products), list: ['products', 'product'] },
	'products.getManyByCode': { read: (client) => client.products.getManyByCode(['TEMP', 'T,100']) },
	'dimensions.list': { read: (client) => client.dimensions.list(), list: ['dimensionnamelist', 'dimensionname'] },
	'paymentTerms.list': { read: (client) => client.paymentTerms.list(), list: ['paymenttermlist', 'paymentterm'] },
	'employees.list': { read: (client) => client.employees.list(), list: ['employees', 'employee'] },
	'recordTypes.list': { read: (client) => client.recordTypes.list(), list: ['recordtypes', 'recordtype'] },
	'salesInvoices.list': { read: async (client) => await all(client.salesInvoices.list()) },
	'salesInvoices.list of orders': { read: async (client) => await all(client.salesInvoices.list({ kind: 'order' })) },
	'salesInvoices.findByNumber': { read: (client) => client.salesInvoices.findByNumber('5003') },
	'salesInvoices.get': { read: (client) => client.salesInvoices.get(keys.invoices[0] as string, { attachments: true, pdf: true }) },
	'salesInvoices.get an order': { read: (client) => client.salesInvoices.get(keys.orders[0] as string, { kind: 'order' }) },
	'salesInvoices.getMany': { read: (client) => client.salesInvoices.getMany(keys.invoices), list: ['salesinvoices', 'salesinvoice'] },
	'payrollRatios.list': { read: (client) => client.payrollRatios.list('tripexpensecustomlines') },
	'purchaseInvoices.list': { read: (client) => client.purchaseInvoices.list() },
	'purchaseInvoices.get': { read: (client) => client.purchaseInvoices.get(keys.purchases[0] as string) },
	'purchaseInvoices.getMany': { read: async (client) => await client.purchaseInvoices.getMany(keys.purchases), list: ['purchaseinvoices', 'purchaseinvoice'] },
	'workDays.list': { read: (client) => client.workDays.list({ employeeNumber: '101' }, '2026-10-01', '2026-10-31') },
	request: { read: (client) => client.request({ resource: 'salesinvoicelist.nv', method: 'GET' }) },
});

export async function netvisorReads(sandbox: RunningNetvisor): Promise<FuzzTarget[]> {
	const { url, customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
	const client = (send: Send) => createNetvisorClient({ baseUrl: url, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'EN', sender: 'Fuzz', send, retryPolicy: fourTriesAtOnce });
	const { customers, products, salesInvoices, purchaseInvoices } = sandbox.state() as NetvisorState;
	const keysOf = (records: ReadonlyArray<{ key: number }>) => records.slice(0, 4).map(({ key }) => String(key));
	const ofType = (wanted: string) => keysOf(salesInvoices.filter(({ type }) => type === wanted));
	const recording = new Recording();
	const targets: FuzzTarget[] = [];
	for (const [name, { read, list }] of Object.entries(reads({ customers: keysOf(customers), products: keysOf(products), invoices: ofType('invoice'), orders: ofType('order'), purchases: keysOf(purchaseInvoices) }))) {
		await read(client(recording.record));
		targets.push(await readTarget({ name: `Netvisor ${name}`, recording, client, read, change: changeXml, count: list && ((body) => countElsewhere(body, ...list)) }));
	}
	return targets;
}
