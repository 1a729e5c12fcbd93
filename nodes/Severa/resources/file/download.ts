import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const download = defineOperation<SeveraClient>()({
	value: 'download',
	name: 'Download',
	action: 'Download file',
	description: 'Retrieve a file as binary data, with its name and type',
	effect: 'read',
	properties: [
		{ ...guidField('File GUID', 'fileGuid', 'file'), description: 'GUID of the file: the field \'fileGuid\' of an attachment, not its \'guid\'' },
		{ displayName: 'Put Output in Field', name: 'binaryPropertyName', type: 'string', default: 'data', required: true, hint: 'The name of the output binary field to put the file in' },
	],
	input: z.object({ fileGuid: guid, binaryPropertyName: z.string().trim().min(1, 'must not be empty') }),
	async run(severa, { fileGuid, binaryPropertyName }) {
		const { name, description } = await severa.files.get(fileGuid);
		const { content, contentType } = await severa.files.download(fileGuid);
		return [{ json: { fileGuid, name, description: description ?? null, contentType, size: content.length }, files: { [binaryPropertyName]: { content, fileName: name, mimeType: contentType } } }];
	},
});
