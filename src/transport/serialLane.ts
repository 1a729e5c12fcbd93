/**
 * One call at a time per key (Netvisor: per organisation, rulebook L-2, L-3), shared by every node and execution of the
 * process. Other processes cannot be seen from here; what happens then is in docs/delivery-promise.md.
 */
import { CancelledError } from '../errors';

const lanes = new Map<string, Promise<unknown>>();

/** Runs `task` after every earlier task of the same key has ended, whatever its outcome. A task that is cancelled while it waits never starts. */
export async function inLane<T>(key: string, task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
	const before = lanes.get(key) ?? Promise.resolve();
	const turn = before.then(
		() => {
			if (signal?.aborted) throw new CancelledError();
			return task();
		},
	);
	const settled = turn.then(
		() => undefined,
		() => undefined,
	);
	lanes.set(key, settled);
	try {
		return await turn;
	} finally {
		if (lanes.get(key) === settled) lanes.delete(key);
	}
}
