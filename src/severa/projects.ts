/** Projects (Severa API 11.1). Sales cases are projects too, but only `get` is sure to find them. */
import { severaProject, type SeveraProject } from './project';
import { filterChunks } from './query';
import { at, type SeveraApi } from './SeveraApi';

const READ = 'projects:read';

export interface ProjectFilter {
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	isClosed?: boolean;
	/** Project numbers, any of; decimal text. An empty list finds nothing. */
	numbers?: readonly string[];
	/** Any of. An empty list finds nothing. */
	guids?: readonly string[];
}

export const projectsOf = (api: SeveraApi) => ({
	async get(guid: string): Promise<SeveraProject> {
		return await api.get({ path: at('/projects', guid), scope: READ }, severaProject);
	},

	/** Pages on demand; long lists of guids or numbers are split over several calls. */
	async *list({ changedSince, isClosed, numbers, guids }: ProjectFilter = {}): AsyncGenerator<SeveraProject, void, undefined> {
		const endpoint = { path: '/projects', scope: READ };
		const numberChunks = numbers === undefined ? [undefined] : filterChunks('numbers', numbers);
		const guidChunks = guids === undefined ? [undefined] : filterChunks('projectGuids', guids);
		// Only one of the two is ever long: together they would multiply.
		for (const numberChunk of numberChunks) for (const projectGuids of guidChunks) yield* api.tokenList(endpoint, severaProject, { changedSince, isClosed, numbers: numberChunk, projectGuids });
	},
});
