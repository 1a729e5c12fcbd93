/** Starts a fake Visma Severa. */
import { startServer, type Running } from '../control/server';
import { CLIENT_ID, CLIENT_SECRET } from './auth';
import { DEFAULT_OPTIONS, type SeveraOptions } from './options';
import { PREFIX } from './router';
import { demoState } from './seed/demo';
import { emptyState } from './seed/empty';
import { SeveraService } from './service';

export type { SeveraOptions } from './options';
export type { State as SeveraState } from './store';
export { CLIENT_ID, CLIENT_SECRET };

export interface SeveraStartOptions extends Partial<SeveraOptions> {
	/** A free port when 0 or missing. */
	port?: number;
	/** `demo` (default), `empty` (an organisation with its registers of places, money and statuses), or a state as `state()` gives it. */
	seed?: 'demo' | 'empty' | object;
	/** Dates records, tokens and the journal; the rate limit has `monotonicNow`. */
	clock?: () => Date;
}

/** `url` ends with `/rest-api`; the control routes are at the root of the same server. */
export type RunningSevera = Running & { clientId: string; clientSecret: string };

/** Rejects when the port is taken, a seed is not usable or an option is not known. */
export async function startSevera(options: SeveraStartOptions = {}): Promise<RunningSevera> {
	const { port, seed = 'demo', clock = () => new Date(), ...switches } = options;
	const unknown = Object.keys(switches).filter((name) => !(name in DEFAULT_OPTIONS));
	if (unknown.length > 0) throw new Error(`The Severa sandbox has no option ${unknown.join(', ')}.`);
	const given = Object.fromEntries(Object.entries(switches).filter(([, value]) => value !== undefined));
	const service = new SeveraService({ ...DEFAULT_OPTIONS, ...given }, clock);
	const running = await startServer(service, { port, clock, seed: seed === 'demo' ? demoState() : seed === 'empty' ? emptyState() : seed });
	return { ...running, url: `${running.url}${PREFIX}`, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
}
