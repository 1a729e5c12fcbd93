/**
 * The claims that are being sent by this process right now. Two runs that send one claim at the same time cannot pay it
 * twice, since both use one transaction id; but the later one would report a doubt where there is none. It is told to
 * wait instead. Other processes are not seen here; for them the transaction id remains.
 */
const sending = new Set<string>();

/**
 * Runs `task` with the claims that no other run is sending; they are free again when it ends, however it ends.
 * @param company names address and company
 * @param keys transfer keys of this run
 */
export async function withClaims<T>(company: string, keys: readonly string[], task: (isOurs: (key: string) => boolean) => Promise<T>): Promise<T> {
	const named = (key: string) => `${company} ${key}`;
	const ours = new Set(keys.map(named).filter((name) => !sending.has(name)));
	for (const name of ours) sending.add(name);
	try {
		return await task((key) => ours.has(named(key)));
	} finally {
		for (const name of ours) sending.delete(name);
	}
}
