/** Hours and absences (workflows-examples/work-hours-transfer.json) under chaos: every day in Netvisor is what Severa says, once. */
import type { IDataObject } from 'n8n-workflow';
import { demoState } from '../../../sandbox/netvisor/seed';
import type { NetvisorState } from '../../../sandbox/netvisor';
import type { Row } from '../../../sandbox/severa/store';
import { calmEnd, differences } from '../calmEnd';
import type { Flow, World } from '../flow';
import { smallCompany } from '../smallCompany';
import { toTold } from './salesInvoices';

const PEOPLE = ['101', '103'];
const PERIOD = { from: '2026-10-28', to: '2026-10-29' };

const inPeriod = (row: Row) => String(row['eventDate']) >= PERIOD.from && String(row['eventDate']) <= PERIOD.to;
const userOf = (row: Row) => String((row['user'] as { guid?: string } | null)?.guid);

/** Somebody corrects the n-th entry of the period. */
function correct(world: World, index: number): string {
	const entries = world.severa.all('workHours').filter(inPeriod);
	const entry = entries[index % entries.length] as Row;
	const quantity = Number(entry['quantity']) === 1.5 ? 2.5 : 1.5;
	world.severa.change('workHours', entry, { quantity });
	return `somebody corrects an entry of ${String(entry['eventDate'])} to ${quantity} h in Severa`;
}

let seeds: ReturnType<Flow['seed']> | undefined;

export const workHours: Flow = {
	name: 'work-hours',
	runsInTests: 3,
	seed() {
		if (seeds === undefined) {
			const people = smallCompany({ users: (row) => PEOPLE.includes(String(row['code'])) });
			const guids = new Set(people.users.filter((row) => PEOPLE.includes(String(row['code']))).map(({ guid }) => guid));
			const severa = smallCompany({ users: ({ guid }) => guids.has(guid), workContracts: (row) => guids.has(userOf(row)), workHours: (row) => guids.has(userOf(row)) && inPeriod(row), overtimes: () => true, activityTypes: () => true });
			const demo = structuredClone(demoState()) as unknown as NetvisorState;
			seeds = { severa, netvisor: { ...demo, customers: [], salesInvoices: [], purchaseInvoices: [], workHours: [], tripExpenses: [] } };
		}
		return seeds;
	},
	changes: { corrected0: (world) => correct(world, 0), corrected3: (world) => correct(world, 3) },
	ways: ['schedule', 'period'],
	isWrite: (route) => /^netvisor POST/.test(route),

	async run(program, world, way) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const trigger = way === 'schedule' ? { trigger: 'Every night at 3', items: [{ timestamp: new Date().toISOString() }] as IDataObject[] } : { trigger: 'Webhook: send days', items: [{ body: PERIOD, webhookUrl: 'x' }] as IDataObject[] };
		const run = await runFlowFile(program, world, 'work-hours-transfer', { ...trigger, settings: { projectHeading: 'Projekti' } });
		return { told: run.items('Only a plan?', 1).filter(({ outcome }) => outcome !== undefined).map((row) => ({ ...toTold(row), document: `${String((row.plan as IDataObject | undefined)?.employeeNumber)} ${String((row.plan as IDataObject | undefined)?.date)}` })), error: run.error };
	},

	async check(world) {
		const here = days(world);
		return differences('Day', days(await calmEnd(workHours, world, 'severa', 'schedule')), here, ['key', 'process']);
	},
};

/** The rows in Netvisor by person and day. */
const days = ({ netvisor }: World) => netvisor.state().workHours.map((row): [string, object] => [`${row.employeeKey} ${row.date}`, row]);
