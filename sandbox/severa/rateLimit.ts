/** Ten calls in any second for each client; the refusal is plain text (severa-rest-api.md section 5). */
import type { IncomingCall, Reply } from '../control/server';
import type { SeveraOptions } from './options';

const CALLS = 10;
const WINDOW_MS = 1000;

export class RateLimit {
	private readonly recent = new Map<string, number[]>();

	constructor(private readonly options: SeveraOptions, private readonly clock: () => Date) {}

	/** The 429, or undefined when the call may go on; refused calls do not count. */
	refusal(call: IncomingCall): Reply | undefined {
		if (!this.options.rateLimit) return undefined;
		const now = this.options.monotonicNow();
		const client = String(call.headers['client_id'] ?? call.headers.authorization ?? '');
		const calls = (this.recent.get(client) ?? []).filter((time) => now - time < WINDOW_MS);
		this.recent.set(client, calls);
		if (calls.length < CALLS) {
			calls.push(now);
			return undefined;
		}
		const wait = this.options.retryAfter === 'seconds' ? '1' : new Date(this.clock().getTime() + 1000).toUTCString();
		return {
			status: 429, headers: { 'Content-Type': 'text/plain', ...(this.options.retryAfter !== 'none' && { 'Retry-After': wait }) },
			body: `API calls quota exceeded! maximum admitted ${CALLS} per 1s.`,
		};
	}
}
