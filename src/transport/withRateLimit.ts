/**
 * Spaces the starts of requests, in the order they were asked for: at most `limit` within any `perMs` milliseconds. Half of
 * them may start at once; from then on they are evenly spaced. The service counts arrivals and not starts: of two full
 * bursts a second apart, the first may be late on its way and both arrive within one second (measured: one request in
 * ten refused, each refusal a pause for all).
 */
import { retryAfterMs, sleep } from './withRetry';
import type { Send } from './http';

export interface RateLimit {
	limit: number;
	perMs: number;
}

/** Pause after a 429 that names none, and the longest one that a 429 may impose on everybody. */
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

/** A 429 stops all requests of the gate, not only the one that it answered: the others would only be refused as well. */
export function withRateLimit(send: Send, gate: RateGate): Send {
	return async (request) => {
		await gate.pass(request.signal);
		const reply = await send(request);
		if (reply.status === 429) gate.hold(Math.min(retryAfterMs(reply) ?? PAUSE_MS, LONGEST_PAUSE_MS));
		return reply;
	};
}

/** Shared by all clients of one service account in the process. O(limit) memory. */
export class RateGate {
	private readonly starts: number[] = [];
	private tail: Promise<void> = Promise.resolve();
	private heldUntil = 0;

	constructor(
		private readonly rate: RateLimit,
		private readonly now: () => number = Date.now,
		private readonly wait: (ms: number, signal?: AbortSignal) => Promise<void> = sleep,
	) {}

	/** Resolves when one more request may start. */
	pass(signal?: AbortSignal): Promise<void> {
		const turn = this.tail.then(async () => {
			await this.waitUntil(this.nextStart(), signal);
			// Asked only now: the hold may have begun during the wait.
			await this.waitUntil(this.heldUntil, signal);
			this.starts.push(this.now());
			if (this.starts.length > this.rate.limit) this.starts.shift();
		});
		this.tail = turn;
		return turn;
	}

	/** Nothing starts for the next `ms` milliseconds. */
	hold(ms: number): void {
		this.heldUntil = Math.max(this.heldUntil, this.now() + ms);
	}

	private nextStart(): number {
		const { limit, perMs } = this.rate;
		const windowEnds = this.starts.length < limit ? 0 : (this.starts.at(-limit) ?? 0) + perMs;
		const burst = this.starts.at(-Math.ceil(limit / 2));
		const isBusy = burst !== undefined && burst + perMs > this.now();
		return Math.max(windowEnds, isBusy ? (this.starts.at(-1) ?? 0) + perMs / limit : 0);
	}

	private async waitUntil(moment: number, signal?: AbortSignal): Promise<void> {
		const waitMs = moment - this.now();
		if (waitMs > 0) await this.wait(waitMs, signal);
	}
}
