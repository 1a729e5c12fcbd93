import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const get = defineOperation<SeveraClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get project',
	description: 'Retrieve one project by its GUID; a sales case is found too',
	effect: 'read',
	properties: [guidField('Project GUID', 'projectGuid', 'project')],
	input: z.object({ projectGuid: guid }),
	async run(severa, { projectGuid }) {
		return [await severa.projects.get(projectGuid)];
	},
});
