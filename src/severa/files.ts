/** Bytes of files (Severa API 15.7). The id is the file's (`fileGuid`), not the link's. */
import { at, type SeveraApi } from './SeveraApi';

export const filesOf = (api: SeveraApi) => ({
	async download(fileGuid: string): Promise<{ content: Buffer; contentType: string }> {
		return await api.bytes({ path: at('/files', fileGuid, '/filedata'), scope: 'files:read' });
	},
});
