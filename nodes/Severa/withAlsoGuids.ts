/**
 * Records that are returned in any case, after those of the list and without doubles. A record that is gone from Severa is
 * left out: a flow that remembers what it held must not stop for ever because one of them was deleted meanwhile.
 */
import { unlessGone } from '../../src/severa/collectByGuid';
import { inParallel } from '../../src/severa/parallel';

export async function withAlsoGuids<T extends { guid: string }>(listed: readonly T[], guids: readonly string[] | undefined, get: (guid: string) => Promise<T>): Promise<T[]> {
	const known = new Set(listed.map(({ guid }) => guid));
	const missing = [...new Set(guids)].filter((guid) => !known.has(guid));
	const found = await inParallel(missing, (guid) => unlessGone(get(guid)));
	return [...listed, ...found.filter((record) => record !== undefined)];
}
