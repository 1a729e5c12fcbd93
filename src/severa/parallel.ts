/** Reads from Severa may run side by side, some at a time: more would only wait at the rate gate (Severa API 5). */
export const PARALLEL_READS = 5;

/** Results in the order of the items. The first failure ends it; what is under way then is waited for, nothing new starts. */
export async function inParallel<T, R>(items: readonly T[], task: (item: T, index: number) => Promise<R>, limit = PARALLEL_READS): Promise<R[]> {
	const results = new Array<R>(items.length);
	let next = 0;
	let failed = false;
	const worker = async () => {
		while (next < items.length && !failed) {
			const index = next++;
			try {
				results[index] = await task(items[index] as T, index);
			} catch (error) {
				failed = true;
				throw error;
			}
		}
	};
	const outcomes = await Promise.allSettled(Array.from({ length: Math.min(limit, items.length) }, worker));
	for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
	return results;
}

/** A few different reads side by side. All are waited for; then the first failure, in their order, is thrown. */
export async function sideBySide<const T extends ReadonlyArray<Promise<unknown>>>(...reads: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
	const outcomes = await Promise.allSettled(reads);
	return outcomes.map((outcome) => {
		if (outcome.status === 'rejected') throw outcome.reason;
		return outcome.value;
	}) as { -readonly [K in keyof T]: Awaited<T[K]> };
}
