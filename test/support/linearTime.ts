/**
 * For work that must not grow with the square of its input: as one expression, or with one loop too many, it takes minutes
 * or more. What counts is the processor time of this process, so that a busy machine does not, and the limit is wide.
 */
const LIMIT_SECONDS = 60;

/** @throws Error that says what the limit is for */
export async function inLinearTime(work: () => unknown): Promise<void> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	const seconds = Math.round((user + system) / 1_000_000);
	if (seconds > LIMIT_SECONDS) throw new Error(`This took ${seconds} s of processor time, more than ${LIMIT_SECONDS}. In linear time it is a second or two, so it is likely that the work grows with the square of the input.`);
}
