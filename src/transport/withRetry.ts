/**
 * Who may be repeated. Decided by effect, not by status alone: a read may be repeated; a write only where it certainly
 * did not arrive or was certainly not processed (429). Everything else about a write ends as OutcomeUnknownError and is
 * looked up before the next try (docs/delivery-promise.md).
 */
import { CancelledError, ContractError, OutcomeUnknownError, UnavailableError, type ServiceName } from '../errors';
import { describeRequest, effectOf, NotSentError, ReplyTooLargeError, type HttpRequest, type HttpResponse, type Send } from './http';

export interface RetryPolicy {
	/** All attempts together, the first included. */
	attempts: number;
	/** Milliseconds before attempt n + 1. */
	delayMs(attempt: number): number;
	/** Injected, so that no test waits. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Resolves after `ms`, or at once (with the next check throwing) when cancelled. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
	new Promise((resolve) => {
		const timer = setTimeout(done, ms);
		signal?.addEventListener('abort', done, { once: true });
		function done() {
			clearTimeout(timer);
			signal?.removeEventListener('abort', done);
			resolve();
		}
	});

/** 1 s, 2 s, 4 s: short enough for a person who waits, long enough for a restart of the far end. */
export const fourTriesInSevenSeconds: RetryPolicy = { attempts: 4, delayMs: (attempt) => 1000 * 2 ** (attempt - 1), sleep };

/** For tests: as many tries, no waiting. */
export const fourTriesAtOnce: RetryPolicy = { attempts: 4, delayMs: () => 0, sleep: async () => undefined };

/** A service that asks for more than this is treated as down: the run stops early instead of hanging. */
const LONGEST_WAIT_MS = 60_000;

export function withRetry(send: Send, service: ServiceName, policy: RetryPolicy): Send {
	return async (request) => {
		const what = describeRequest(request);
		for (let attempt = 1; ; attempt++) {
			if (request.signal?.aborted) throw new CancelledError(what);
			const last = attempt >= policy.attempts;
			let waitMs = policy.delayMs(attempt);
			try {
				const reply = await send(request);
				if (!mayTryAgain(request, reply) || last) return reply;
				// A date has whole seconds, so it may be over already: then nobody has said how long.
				waitMs = retryAfterMs(reply) || waitMs;
				if (waitMs > LONGEST_WAIT_MS) return reply;
			} catch (cause) {
				if (cause instanceof CancelledError) throw cause;
				const notSent = cause instanceof NotSentError;
				if (!notSent && effectOf(request) === 'write')
					throw new OutcomeUnknownError(`No usable reply from ${service} to ${what}: it may or may not have been stored.`, { service, request: what, cause });
				if (cause instanceof ReplyTooLargeError) throw new ContractError(`${service} answered ${what} with far more than it should: ${cause.message}.`, { service, request: what, cause });
				if (request.signal?.aborted) throw new CancelledError(what);
				if (last) throw new UnavailableError(`${service} does not answer (${what}, ${attempt} tries).`, { service, request: what, cause });
			}
			await policy.sleep(waitMs, request.signal);
		}
	};
}

/** 429 says that the request was not processed, so even a write may follow; 5xx only for reads. */
function mayTryAgain(request: HttpRequest, reply: HttpResponse): boolean {
	return reply.status === 429 || (effectOf(request) === 'read' && reply.status >= 500);
}

/** Retry-After as seconds or HTTP date (RFC 9110 10.2.3), in milliseconds. */
export function retryAfterMs(reply: HttpResponse, now: () => number = Date.now): number | undefined {
	const value = reply.headers['retry-after'];
	if (value === undefined) return undefined;
	if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1000);
	const at = Date.parse(value);
	return Number.isNaN(at) ? undefined : Math.max(0, at - now());
}
