/** Files (Severa API 15.7). The id is the file's (`fileGuid`), not the link's. */
import { z } from 'zod/v4';
import { audit, decimal, guid, text } from './reference';
import { at, type SeveraApi } from './SeveraApi';

/** FileModel. */
export const severaFile = z.looseObject({ guid, name: z.string(), contentType: text, /** Bytes. */ size: decimal, description: text, ...audit });
export type SeveraFile = z.infer<typeof severaFile>;

export const filesOf = (api: SeveraApi) => ({
	/** Name and type, without the bytes. */
	async get(fileGuid: string): Promise<SeveraFile> {
		return await api.get({ path: at('/files', fileGuid), scope: 'files:read' }, severaFile);
	},

	async download(fileGuid: string): Promise<{ content: Buffer; contentType: string }> {
		return await api.bytes({ path: at('/files', fileGuid, '/filedata'), scope: 'files:read' });
	},
});
