/**
 * The claims that are being sent by this process right now. Two runs that send one claim at the same time cannot pay it
 * twice, since both use one transaction id; but the later one would report a doubt where there is none. It is told to
 * wait instead. Other processes are not seen here; for them the transaction id remains.
 */
const sending = new Set<string>();

/**
 * Runs `task` with the claims that no other run is sending; they are free again when it ends, however it ends.
 * @param keys transfer keys of this run
 */
export async function withClaims<T>(keys: readonly string[], task: (isOurs: (key: string) => boolean) => Promise<T>): Promise<T> {
	const ours = new Set(keys.filter((key) => !sending.has(key)));
	for (const key of ours) sending.add(key);
	try {
		return await task((key) => ours.has(key));
	} finally {
		for (const key of ours) sending.delete(key);
	}
}
