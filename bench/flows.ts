/**
 * The example flows as they are shipped, on n8n's engine against both sandboxes: a company of 10,000 customers of which 10
 * have changed, and the demo company's 30 invoices. Severa's calls keep their real pace of eight a second.
 */
import type { SeveraState } from '../sandbox';
import { Flows, type FlowName } from '../test/support/flows';
import { measure, ms, printTable } from './figures';

const CUSTOMERS = 10_000;
const CHANGED = 10;

/** A Finnish business id with its check digit (weights 7 9 10 5 8 4 2, modulo 11); undefined where the remainder is 1. */
function businessId(serial: number): string | undefined {
	const digits = String(serial).padStart(7, '0');
	const remainder = [7, 9, 10, 5, 8, 4, 2].reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
	return remainder === 1 ? undefined : `${digits}-${remainder === 0 ? 0 : 11 - remainder}`;
}

const guid = (kind: string, index: number) => `${kind}-0000-0000-0000-${String(index).padStart(12, '0')}`;

type Record = { guid: string } & { [field: string]: unknown };

/** The demo company with so many customers more, each a copy of a sound one. */
function withCustomers(state: SeveraState, count: number): SeveraState {
	const customers = state.customers as Record[];
	const addresses = state.addresses as Record[];
	const model = customers.find(({ number }) => number === 10_002) as Record;
	const address = addresses.find((one) => one.guid === (model.headquarterAddress as { guid: string }).guid) as Record;
	let serial = 2_000_000;
	for (let index = customers.length; index < count; index++) {
		let vatNumber: string | undefined;
		while (vatNumber === undefined) vatNumber = businessId(serial++);
		const [customerGuid, addressGuid] = [guid('c0000000', index), guid('a0000000', index)];
		customers.push({ ...model, guid: customerGuid, number: 20_000 + index, name: `Asiakas ${index} Oy`, vatNumber, email: `laskut${index}@asiakas.example`, headquarterAddress: { guid: addressGuid } });
		addresses.push({ ...address, guid: addressGuid, customer: { guid: customerGuid } });
	}
	return state;
}

interface Ran {
	row: string[];
	severaCalls: number;
	netvisorCalls: number;
}

async function run(flows: Flows, name: FlowName, label: string, told: (summary: { [field: string]: unknown }) => string, perform: () => Promise<{ [field: string]: unknown }> = () => flows.summary(name)): Promise<Ran> {
	const { severa, netvisor } = flows.sandboxes;
	const before = [severa.journal.length, netvisor.journal.length] as const;
	flows.writes();
	let summary: { [field: string]: unknown } = {};
	const { wallMs, cpuMs, peakMb } = await measure(async () => { summary = await perform(); });
	const [severaCalls, netvisorCalls] = [severa.journal.length - before[0], netvisor.journal.length - before[1]];
	const writes = flows.writes();
	return { row: [label, told(summary), ms(wallMs), ms(cpuMs), `${Math.round(peakMb)} MB`, `${severaCalls} (${writes.severa.length})`, `${netvisorCalls} (${writes.netvisor.length})`], severaCalls, netvisorCalls };
}

const HEADER = ['run', 'outcome', 'time', 'CPU, both ends', 'peak memory, both ends', 'Severa calls (writes)', 'Netvisor calls (writes)'];
const customersOf = ({ customers }: { [field: string]: unknown }) => Object.entries(customers as { [outcome: string]: number }).map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'nothing to do';

async function registerSync(): Promise<void> {
	const flows = await Flows.start();
	try {
		flows.sandboxes.severa.seed(withCustomers(structuredClone(flows.sandboxes.severa.state()) as SeveraState, CUSTOMERS));
		const first = await run(flows, 'register-sync', 'first', customersOf);
		const state = structuredClone(flows.sandboxes.severa.state()) as SeveraState;
		const now = new Date().toISOString();
		for (const customer of (state.customers as Record[]).slice(-CHANGED)) Object.assign(customer, { email: 'uusi@asiakas.example', lastUpdatedDateTime: now });
		flows.sandboxes.severa.seed(state);
		const second = await run(flows, 'register-sync', `${CHANGED} changed`, customersOf);
		const third = await run(flows, 'register-sync', 'nothing changed', customersOf);
		printTable(`Register sync, ${CUSTOMERS} customers`, HEADER, [first.row, second.row, third.row]);
	} finally {
		await flows.close();
	}
}

async function invoices(): Promise<void> {
	const flows = await Flows.start();
	try {
		await flows.summary('register-sync');
		const told = (summary: { [field: string]: unknown }) => `${String(summary.sent)} sent, ${(summary.held as unknown[]).length} held`;
		const looked = 35;
		const perInvoice = ({ severaCalls, netvisorCalls }: Ran) => ['per invoice looked at', '', '', '', '', (severaCalls / looked).toFixed(1), (netvisorCalls / looked).toFixed(1)];
		const plan = await run(flows, 'sales-invoice-transfer', 'plan, as the form shows it', (shown) => `${(shown.sendable as unknown[]).length} sendable, ${(shown.held as unknown[]).length} held`, async () => {
			const { items } = await flows.run('sales-invoice-transfer', { trigger: 'Webhook: send all ready', items: [{ body: { stage: 'plan' }, webhookUrl: 'bench' }] });
			return items('Plan as JSON')[0] ?? {};
		});
		const sent = await run(flows, 'sales-invoice-transfer', 'unattended', told);
		printTable(`Sales invoice transfer, ${looked} ready invoices of the demo company`, HEADER, [plan.row, perInvoice(plan), sent.row, perInvoice(sent)]);
	} finally {
		await flows.close();
	}
}

export async function bench(): Promise<void> {
	await invoices();
	await registerSync();
}
