/** Records that are returned in any case, after those of the list and without doubles. */
import { inParallel } from '../../src/severa/parallel';

export async function withAlsoGuids<T extends { guid: string }>(listed: readonly T[], guids: readonly string[] | undefined, get: (guid: string) => Promise<T>): Promise<T[]> {
	const known = new Set(listed.map(({ guid }) => guid));
	const missing = [...new Set(guids)].filter((guid) => !known.has(guid));
	return [...listed, ...(await inParallel(missing, get))];
}
