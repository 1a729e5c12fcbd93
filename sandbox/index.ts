/** Both fake services together, as a library. */
import { startNetvisor, type NetvisorStartOptions, type RunningNetvisor } from './netvisor';
import { startSevera, type RunningSevera, type SeveraStartOptions } from './severa';

export { startNetvisor, type NetvisorOptions, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from './netvisor';
export { startSevera, type RunningSevera, type SeveraOptions, type SeveraStartOptions, type SeveraState } from './severa';

export interface SandboxOptions {
	/** Seed of both, unless one has its own. */
	seed?: 'demo' | 'empty';
	/** Clock of both, unless one has its own. */
	clock?: () => Date;
	severa?: SeveraStartOptions;
	netvisor?: NetvisorStartOptions;
}

export interface Sandboxes { severa: RunningSevera; netvisor: RunningNetvisor; close(): Promise<void> }

/** Starts both or none: when the second cannot start, the first is closed again and the error passed on. */
export async function startSandboxes(options: SandboxOptions = {}): Promise<Sandboxes> {
	const shared = { ...(options.seed && { seed: options.seed }), ...(options.clock && { clock: options.clock }) };
	const severa = await startSevera({ ...shared, ...options.severa });
	try {
		const netvisor = await startNetvisor({ ...shared, ...options.netvisor });
		return { severa, netvisor, close: async () => { await Promise.all([severa.close(), netvisor.close()]); } };
	} catch (error) {
		await severa.close();
		throw error;
	}
}
