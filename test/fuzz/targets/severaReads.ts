/** Every read of the Severa client. A new one is one line here; a list without arguments is found by itself. */
import { readInvoicesForTransfer } from '../../../src/severa/readInvoicesForTransfer';
import { severaRegisters, type SeveraRegisterName } from '../../../src/severa/registers';
import { createSeveraClient, type SeveraClient } from '../../../src/severa/SeveraClient';
import type { Send } from '../../../src/transport/http';
import { RateGate } from '../../../src/transport/withRateLimit';
import { fourTriesAtOnce } from '../../../src/transport/withRetry';
import type { RunningSevera } from '../../../sandbox';
import { changeJson } from '../jsonReply';
import { readTarget } from '../readTarget';
import { Recording } from '../recorder';
import type { FuzzTarget } from '../target';

const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
	const found: T[] = [];
	for await (const one of list) found.push(one);
	return found;
};

export const READY = 'Valmis lähetettäväksi Netvisoriin';

type Reads = Record<string, (client: SeveraClient) => Promise<unknown>>;
interface Guids { customer: string; product: string; project: string; user: string; invoice: string; file: string; claim: string }

const reads = (guids: Guids): Reads => ({
	'customers.get': (client) => client.customers.get(guids.customer),
	'customers.list': (client) => all(client.customers.list()),
	'customers.list by numbers': (client) => all(client.customers.list({ numbers: ['10002', '10003'] })),
	'customers.addresses': (client) => all(client.customers.addresses.list(guids.customer)),
	'products.get': (client) => client.products.get(guids.product),
	'products.list': (client) => all(client.products.list()),
	'projects.get': (client) => client.projects.get(guids.project),
	'projects.list': (client) => all(client.projects.list()),
	'users.get': (client) => client.users.get(guids.user),
	'users.list': (client) => all(client.users.list()),
	'invoices.get': (client) => client.invoices.get(guids.invoice),
	'invoices.list': (client) => all(client.invoices.list({ startDate: '2026-10-01' })),
	'invoices.rows': (client) => all(client.invoices.rows(guids.invoice)),
	'invoices.files': (client) => all(client.invoices.files(guids.invoice)),
	'entries.workHours': (client) => all(client.entries.ofInvoice(guids.invoice, 'workHours')),
	'projectFees.list': (client) => all(client.projectFees.list({ projectGuid: guids.project })),
	'travelReimbursements.get': (client) => client.travelReimbursements.get(guids.claim),
	'travelReimbursements.expenses': (client) => all(client.travelReimbursements.expenses(guids.claim)),
	'workTime.contracts': (client) => client.workTime.contracts(guids.user),
	'workTime.days': (client) => client.workTime.days(guids.user, '2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z'),
	'workTime.holidays': (client) => client.workTime.holidays(),
	'workTime.organizationSettings': (client) => client.workTime.organizationSettings(),
	'files.get': (client) => client.files.get(guids.file),
	'files.download': (client) => client.files.download(guids.file).then(({ contentType }) => contentType),
	'invoices for transfer': (client) => readInvoicesForTransfer(client, { readyStatus: READY, invoiceNumbers: ['5001', '5005', '5021'] }),
	...Object.fromEntries((Object.keys(severaRegisters) as SeveraRegisterName[]).map((name) => [`registers.${name}`, (client: SeveraClient) => all(client.registers.list(name) as AsyncIterable<unknown>)])),
});

/** Only of a plain list: one reply, and as many records as it has. */
function countJson(body: string): number | undefined {
	try {
		const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
		return Array.isArray(value) ? value.length : undefined;
	} catch {
		return undefined;
	}
}

export async function severaReads(sandbox: RunningSevera): Promise<FuzzTarget[]> {
	const { url, clientId, clientSecret } = sandbox;
	const client = (send: Send) => createSeveraClient({ baseUrl: url, clientId, clientSecret, send, retryPolicy: fourTriesAtOnce, gate: new RateGate({ limit: Infinity, perMs: 0 }) });
	const state = sandbox.state() as unknown as Record<'customers' | 'products' | 'projects' | 'users' | 'invoices' | 'files' | 'travelReimbursements', Array<{ guid: string; number?: number }>>;
	const first = (list: ReadonlyArray<{ guid: string; number?: number }>, number?: number) => (list.find((one) => number === undefined || one.number === number) as { guid: string }).guid;
	const explicit = reads({ customer: first(state.customers, 10002), product: first(state.products), project: first(state.projects), user: first(state.users), invoice: first(state.invoices, 5001), file: first(state.files), claim: first(state.travelReimbursements) });
	const recording = new Recording();
	const found: Reads = {};
	for (const [area, methods] of Object.entries(client(recording.record)) as Array<[string, Record<string, unknown>]>)
		if (typeof methods?.list === 'function' && methods.list.length === 0 && !(`${area}.list` in explicit) && area !== 'registers')
			found[`${area}.list`] = (one) => all((one as unknown as Record<string, { list(): AsyncIterable<unknown> }>)[area]?.list() as AsyncIterable<unknown>);
	const targets: FuzzTarget[] = [];
	for (const [name, read] of Object.entries({ ...explicit, ...found })) {
		try {
			await read(client(recording.record));
		} catch (error) {
			if (name in found) continue;
			throw error;
		}
		targets.push(await readTarget({ name: `Severa ${name}`, weight: name === 'invoices for transfer' ? 4 : 1, recording, client, read, change: changeJson, count: countJson, isOpaque: name === 'files.download' }));
	}
	return targets;
}
