/** Netvisor as it is after the registers were synchronised: customers and products of a small company. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState } from '../../sandbox/netvisor';
import type { State as SeveraState } from '../../sandbox/severa/store';
import type { Flow } from './flow';
import { runNode } from './nodes';
import { createWorld } from './runSchedule';
import type { Schedule } from './schedule';

export const CALM: Schedule = { seed: 0, runs: [], options: { overlap: 'refuse', transactionIdConsumed: 'always', viaWorkflow: false, queue: false } };

export async function prepareRegisters(severa: SeveraState, netvisor: NetvisorState): Promise<NetvisorState> {
	const world = createWorld({ seed: () => ({ severa, netvisor }), changes: {} } as unknown as Flow, CALM);
	const program = world.wire.start();
	const all = async (resource: string, more: IDataObject = {}) => (await runNode(program, 'severa', { resource, operation: 'getAll', returnAll: true, ...more })).rows;
	const move = async (document: string, items: IDataObject[]) => {
		const { rows } = await runNode(program, 'mapper', { document, direction: 'severaToNetvisor', settingsJson: {} }, { items });
		await runNode(program, 'netvisor', { resource: document, operation: 'upsert', dryRun: false }, { items: rows });
	};
	await move('customer', await all('customer'));
	await move('product', [...(await all('product')), ...(await all('register', { register: 'workTypes' })), ...(await all('register', { register: 'travelExpenseTypes' }))]);
	world.wire.close();
	return world.netvisor.state();
}
