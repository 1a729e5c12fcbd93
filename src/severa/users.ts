/** Users (Severa API 12). */
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

	list({ changedSince, isActive, code, email }: UserFilter = {}): AsyncGenerator<SeveraUser, void, undefined> {
		return api.tokenList({ path: '/users', scope: READ }, severaUser, { changedSince, isActive, code, email });
	},
});
