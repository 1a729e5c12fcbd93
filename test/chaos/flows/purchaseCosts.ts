/** Purchase invoices as costs of projects (workflows-examples/purchase-invoice-costs.json) under chaos: each line is one fee in Severa. */
import type { IDataObject } from 'n8n-workflow';
import { demoState } from '../../../sandbox/netvisor/seed';
import type { NetvisorState } from '../../../sandbox/netvisor';
import { calmEnd, differences } from '../calmEnd';
import { clock } from '../clock';
import type { Flow, World } from '../flow';
import { smallCompany } from '../smallCompany';
import { smallNetvisor } from '../smallNetvisor';
import { toTold } from './salesInvoices';

/** One line, two lines, a project that does not exist; the last one arrives during the story. */
const INVOICES = ['A-2201', 'A-2202', 'K1194', '5-2026-118'];
const LATER = '5-2026-118';
const PROJECTS = [2001, 2003, 2014, 2025];

const purchases = () => (structuredClone(demoState()) as unknown as NetvisorState).purchaseInvoices.filter(({ number }) => INVOICES.includes(number));

let seeds: ReturnType<Flow['seed']> | undefined;

export const purchaseCosts: Flow = {
	name: 'purchase-costs',
	runsInTests: 3,
	/** What could not be set is tried again after an hour. */
	restMs: 61 * 60_000,
	seed: () => (seeds ??= {
		severa: smallCompany({ projects: (row) => PROJECTS.includes(row['number'] as number), products: () => true }),
		netvisor: { ...smallNetvisor(), purchaseInvoices: purchases().filter(({ number }) => number !== LATER) },
	}),
	changes: {
		arrives: (world) => {
			if (world.netvisor.state().purchaseInvoices.some(({ number }) => number === LATER)) return 'nothing more arrives';
			world.netvisor.change((state) => state.purchaseInvoices.push(...purchases().filter(({ number }) => number === LATER).map((invoice) => ({ ...invoice, changed: new Date(clock.now()).toISOString() }))));
			return `purchase invoice ${LATER} arrives in Netvisor`;
		},
	},
	ways: ['schedule', 'by hand'],
	isWrite: (route) => /^severa POST (?!token)/.test(route),

	async run(program, world, way) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const trigger = way === 'schedule' ? { trigger: 'Every hour', items: [{ timestamp: new Date().toISOString() }] as IDataObject[] } : { trigger: 'By hand' };
		const run = await runFlowFile(program, world, 'purchase-invoice-costs', { ...trigger, settings: { projectHeading: 'Projekti', purchasesSince: '2026-09-01' } });
		return { told: run.items('Results').filter(({ outcome }) => outcome !== undefined).map(toTold), error: run.error };
	},

	async check(world) {
		const here = fees(world);
		return differences('Fee', fees(await calmEnd(purchaseCosts, world, 'netvisor', 'by hand')), here, ['guid', 'createdDateTime', 'lastUpdatedDateTime']);
	},
};

const fees = ({ severa }: World) => severa.all('projectFees').filter((row) => String(row['invoiceRowComment'] ?? '').startsWith('netvisor:purchase:')).map((row): [string, object] => [String(row['invoiceRowComment']), { ...row }]);
