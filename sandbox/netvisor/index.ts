/** Starts a fake Netvisor. */
import { startServer, type Running } from '../control/server';
import type { Credentials } from './authenticate';
import { DEFAULT_OPTIONS, type NetvisorOptions } from './options';
import { demoState } from './seed';
import { createService } from './service';
import { emptyState } from './state';

export type { NetvisorOptions } from './options';
export type { NetvisorState } from './state';

/** Made up for the sandbox; they open nothing anywhere else. */
export const NETVISOR_CREDENTIALS: Credentials = { customerId: 'SANDBOX_CUSTOMER', customerKey: 'sandbox-customer-key-7f3a', partnerId: 'SANDBOX_PARTNER', partnerKey: 'sandbox-partner-key-c21d', organisationId: '1234567-1' };

export interface NetvisorStartOptions extends Partial<NetvisorOptions> {
	/** A free port when 0 or missing. */
	port?: number;
	/** `demo` (default), `empty`, or a state as `state()` gives it; missing parts of an object are empty. */
	seed?: 'demo' | 'empty' | object;
	clock?: () => Date;
}

export type RunningNetvisor = Running & Credentials;

/** Rejects when the port is taken, a seed is not usable or an option is not known. */
export async function startNetvisor(options: NetvisorStartOptions = {}): Promise<RunningNetvisor> {
	const { port, seed = 'demo', clock = () => new Date(), ...switches } = options;
	const unknown = Object.keys(switches).filter((name) => !(name in DEFAULT_OPTIONS));
	if (unknown.length > 0) throw new Error(`The Netvisor sandbox has no option ${unknown.join(', ')}.`);
	const given = Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined));
	const service = createService(NETVISOR_CREDENTIALS, { ...DEFAULT_OPTIONS, ...given }, clock);
	const running = await startServer(service, { port, clock, seed: seed === 'demo' ? demoState() : seed === 'empty' ? emptyState() : seed });
	return { ...running, ...NETVISOR_CREDENTIALS };
}
