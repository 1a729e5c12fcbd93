import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const get = defineOperation<SeveraClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get user',
	description: 'Retrieve one user by its GUID, without the personal identity code',
	effect: 'read',
	properties: [guidField('User GUID', 'userGuid', 'user')],
	input: z.object({ userGuid: guid }),
	async run(severa, { userGuid }) {
		return [await severa.users.get(userGuid)];
	},
});
