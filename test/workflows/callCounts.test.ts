/** How many calls the flows take: counts, not times (docs/figures.md has those). */
import { useDemoClock, useRealClock } from '../support/demoClock';
import { Flows } from '../support/flows';

let flows: Flows;
beforeAll(async () => {
	useDemoClock();
	flows = await Flows.start();
	await flows.run('register-sync');
});
afterAll(async () => {
	await flows.close();
	useRealClock();
});

async function callsOf(run: () => Promise<unknown>): Promise<{ severa: number; netvisor: number }> {
	const { severa, netvisor } = flows.sandboxes;
	const before = [severa.journal.length, netvisor.journal.length] as const;
	await run();
	return { severa: severa.journal.length - before[0], netvisor: netvisor.journal.length - before[1] };
}

test('a register sync without changes: a few lists in each system, and one call for each customer that is held', async () => {
	const HELD = 6;
	const { severa, netvisor } = await callsOf(() => flows.run('register-sync'));
	expect(severa).toBeLessThanOrEqual(10 + HELD);
	expect(netvisor).toBeLessThanOrEqual(5);
});

test('the plan of 35 invoices takes less than two Severa calls and about one Netvisor call for each', async () => {
	const { severa, netvisor } = await callsOf(() => flows.run('sales-invoice-transfer', { trigger: 'Webhook: send all ready', items: [{ body: { stage: 'plan' }, webhookUrl: 'http://localhost/' }] }));
	expect(severa).toBeLessThan(2 * 35);
	expect(netvisor).toBeLessThanOrEqual(35 + 5);
});
