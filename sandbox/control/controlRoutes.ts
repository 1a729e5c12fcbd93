/** The routes a test or a demo script steers a sandbox with. They are no part of the imitated service. */
import type { Fault, FaultList } from './faults';
import type { JournalEntry } from './journal';
import type { IncomingCall, Reply } from './server';

export const CONTROL_PREFIX = '/_sandbox/';

interface Controlled { journal: JournalEntry[]; faults: FaultList; state(): unknown; load(state: unknown): void; reset(): void }

/** Answers one control call; a request that cannot be carried out is a 400 (404, 405) with the reason. */
export function controlReply(call: IncomingCall, server: Controlled): Reply {
	const done = json(200, { ok: true });
	const routes: Record<string, () => Reply> = {
		'GET journal': () => json(200, server.journal),
		'GET state': () => json(200, server.state()),
		'POST reset': () => { server.reset(); return done; },
		'POST seed': () => { server.load(parsed(call)); return done; },
		'POST faults': () => { server.faults.add(parsed(call) as Fault[]); return done; },
		'DELETE faults': () => { server.faults.clear(); return done; },
	};
	const name = call.path.slice(CONTROL_PREFIX.length);
	const route = routes[`${call.method} ${name}`];
	if (route === undefined) {
		const known = Object.keys(routes).some((key) => key.endsWith(` ${name}`));
		return json(known ? 405 : 404, { error: `${call.method} ${call.path} is not a control route; there are ${Object.keys(routes).join(', ')}.` });
	}
	try {
		return route();
	} catch (error) {
		return json(400, { error: error instanceof Error ? error.message : String(error) });
	}
}

function parsed(call: IncomingCall): unknown {
	if (call.body.length === 0) throw new Error('The request has no body; JSON is expected.');
	try {
		return JSON.parse(call.body.toString('utf8'));
	} catch (error) {
		throw new Error(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
	}
}

function json(status: number, value: unknown): Reply {
	return { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: JSON.stringify(value) };
}
