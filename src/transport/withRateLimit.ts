/** Spaces the starts of requests: at most `limit` starts within any `perMs` milliseconds, in the order they were asked for. */
import { sleep } from './withRetry';
import type { Send } from './http';

export interface RateLimit {
	limit: number;
	perMs: number;
}

export function withRateLimit(send: Send, gate: RateGate): Send {
	return async (request) => {
		await gate.pass(request.signal);
		return await send(request);
	};
}

/** Shared by all clients of one service account in the process. O(limit) memory. */
export class RateGate {
	private readonly starts: number[] = [];
	private tail: Promise<void> = Promise.resolve();

	constructor(
		private readonly rate: RateLimit,
		private readonly now: () => number = Date.now,
		private readonly wait: (ms: number, signal?: AbortSignal) => Promise<void> = sleep,
	) {}

	/** Resolves when one more request may start. */
	pass(signal?: AbortSignal): Promise<void> {
		const turn = this.tail.then(async () => {
			const oldest = this.starts.length >= this.rate.limit ? this.starts.shift() : undefined;
			if (oldest !== undefined) {
				const waitMs = oldest + this.rate.perMs - this.now();
				if (waitMs > 0) await this.wait(waitMs, signal);
			}
			this.starts.push(this.now());
		});
		this.tail = turn;
		return turn;
	}
}
