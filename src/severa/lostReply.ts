import { AuthenticationError, CancelledError, IntegrationError, OutcomeUnknownError, UnavailableError } from '../errors';

/**
 * A write whose reply was lost is neither done nor failed: what Severa holds now decides (docs/delivery-promise.md).
 * `look` gives what became of it, or undefined when it cannot tell; then, and when it fails too, the outcome stays unknown.
 */
export async function orLook<T>(write: () => Promise<T>, look: () => Promise<T | undefined>): Promise<T> {
	try {
		return await write();
	} catch (error) {
		if (!(error instanceof OutcomeUnknownError)) throw error;
		const [found] = await Promise.allSettled([look()]);
		if (found.status === 'fulfilled' && found.value !== undefined) return found.value;
		const failure: unknown = found.status === 'rejected' ? found.reason : undefined;
		if (failure !== undefined && (!(failure instanceof IntegrationError) || failure instanceof CancelledError)) throw failure;
		if (failure instanceof UnavailableError || failure instanceof AuthenticationError) error.goneSince = failure;
		throw error;
	}
}
