/** Payment status (workflows-examples/payment-status.json) under chaos: what is paid in Netvisor becomes paid in Severa, nothing else does. */
import type { IDataObject } from 'n8n-workflow';
import { demoState } from '../../../sandbox/netvisor/seed';
import type { NetvisorState } from '../../../sandbox/netvisor';
import type { Row } from '../../../sandbox/severa/store';
import { clock } from '../clock';
import type { Flow, World } from '../flow';
import { companyWithInvoices } from '../smallCompany';
import { smallNetvisor } from '../smallNetvisor';
import { toTold } from './salesInvoices';

/** Paid, paid, half paid, open. */
const NUMBERS = [4991, 4992, 4993, 4994];
const PAID = 'Maksettu';

function pay({ netvisor }: World, number: number): string {
	netvisor.change((state) => {
		for (const invoice of state.salesInvoices) if (invoice.number === String(number)) Object.assign(invoice, { status: 'paid', open: 0, paymentsChanged: new Date(clock.now()).toISOString() });
	});
	return `invoice ${number} is paid in Netvisor`;
}

const invoiceOf = ({ severa }: World, number: number) => severa.all('invoices').find((row) => row['number'] === number) as Row;
const statusOf = ({ severa }: World, invoice: Row) => severa.find('invoiceStatuses', (invoice['status'] as { guid: string }).guid);

let seeds: ReturnType<Flow['seed']> | undefined;

export const paymentStatus: Flow = {
	name: 'payment-status',
	runsInTests: 4,
	/** What could not be set is tried again after an hour. */
	restMs: 61 * 60_000,
	seed() {
		if (seeds === undefined) {
			const demo = structuredClone(demoState()) as unknown as NetvisorState;
			const salesInvoices = demo.salesInvoices.filter(({ number }) => NUMBERS.includes(Number(number)));
			const keys = new Set(salesInvoices.map(({ customerKey }) => customerKey));
			seeds = { severa: companyWithInvoices(NUMBERS), netvisor: { ...smallNetvisor(), customers: demo.customers.filter(({ key }) => keys.has(key)), salesInvoices } };
		}
		return seeds;
	},
	changes: {
		pay4993: (world) => pay(world, 4993),
		pay4994: (world) => pay(world, 4994),
		paidByHand4992: (world) => {
			const paid = world.severa.all('invoiceStatuses').find((row) => row['name'] === PAID);
			world.severa.change('invoices', invoiceOf(world, 4992), { status: { guid: paid?.guid } });
			return 'somebody marks invoice 4992 as paid in Severa';
		},
	},
	ways: ['schedule', 'by hand'],
	isWrite: (route) => /^severa PATCH/.test(route),

	async run(program, world, way) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const trigger = way === 'schedule' ? { trigger: 'Every 5 minutes', items: [{ timestamp: new Date().toISOString() }] as IDataObject[] } : { trigger: 'By hand' };
		const run = await runFlowFile(program, world, 'payment-status', { ...trigger, settings: { paymentsSince: '2026-09-01' } });
		return { told: run.items('Results').filter(({ outcome }) => outcome !== undefined).map(toTold), error: run.error };
	},

	check(world) {
		const problems: string[] = [];
		const { salesInvoices } = world.netvisor.state();
		for (const number of NUMBERS) {
			const invoice = invoiceOf(world, number);
			const isPaid = statusOf(world, invoice)?.['isPaid'] === true;
			const there = salesInvoices.filter((one) => one.number === String(number));
			if (there.length !== 1) problems.push(`Invoice ${number} is in Netvisor ${there.length} times; nobody should have touched it.`);
			const paidThere = there[0]?.status === 'paid';
			if (paidThere !== isPaid) problems.push(`Invoice ${number} is ${paidThere ? '' : 'not '}paid in Netvisor, in Severa its status is "${String(statusOf(world, invoice)?.['name'])}".`);
		}
		const written = world.wire.journal.filter(({ service, method, url }) => (service === 'netvisor' && method !== 'GET') || (service === 'severa' && !/^(GET|PATCH)$/.test(method) && !url.includes('/token')));
		problems.push(...written.map(({ route }) => `The flow wrote ${route}.`));
		return problems;
	},
};
