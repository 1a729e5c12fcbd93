import { z } from 'zod/v4';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { guid, guidField } from '../../fields';

export const get = defineOperation<SeveraClient>()({
	value: 'get',
	name: 'Get',
	action: 'Get travel reimbursement',
	description: 'Retrieve a travel claim by its GUID, without its expenses',
	effect: 'read',
	properties: [guidField('Travel Reimbursement GUID', 'travelReimbursementGuid', 'travel claim')],
	input: z.object({ travelReimbursementGuid: guid }),
	run: async (severa, { travelReimbursementGuid }) => [await severa.travelReimbursements.get(travelReimbursementGuid)],
});
