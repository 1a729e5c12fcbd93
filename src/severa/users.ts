/** Users (Severa API 12). */
import { RejectedError } from '../errors';
import { at, type SeveraApi } from './SeveraApi';
import { severaUser, type SeveraUser } from './user';

const READ = 'users:read';

export interface UserFilter {
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	/** Absent: active and retired ones. */
	isActive?: boolean;
	/** Employee number, exact. */
	code?: string;
	/** Exact. */
	email?: string;
}

export const usersOf = (api: SeveraApi) => ({
	async get(guid: string): Promise<SeveraUser> {
		return await api.get({ path: at('/users', guid), scope: READ }, severaUser);
	},

	async *list({ changedSince, isActive, code, email }: UserFilter = {}): AsyncGenerator<SeveraUser, void, undefined> {
		try {
			yield* api.tokenList({ path: '/users', scope: READ }, severaUser, { changedSince, isActive, code, email });
		} catch (error) {
			// A search for one person may answer 404 for nobody (Severa API 12). Elsewhere a 404 is never an empty list.
			if (!(error instanceof RejectedError && error.status === 404 && (code !== undefined || email !== undefined))) throw error;
		}
	},
});
