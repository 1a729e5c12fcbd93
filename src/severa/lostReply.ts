import { OutcomeUnknownError } from '../errors';

/**
 * A write whose reply was lost is neither done nor failed: what Severa holds now decides (docs/delivery-promise.md).
 * `look` gives what became of it, or undefined when it cannot tell; then the outcome stays unknown.
 */
export async function orLook<T>(write: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
	try {
		return await write();
	} catch (error) {
		const found = error instanceof OutcomeUnknownError ? await look() : undefined;
		if (found === undefined) throw error;
		return found;
	}
}
