import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod/v4';
import { allInvoiceStatuses, requireInvoiceStatus } from '../../../../src/severa/invoiceStatusByName';
import type { SeveraClient } from '../../../../src/severa/SeveraClient';
import { defineOperation } from '../../../shared/operation';
import { limit, listOfTexts, optionalDay, optionalMoment, optionalText, paging, returnAll, take, wanted } from '../../../shared/properties';
import { alsoGuidsField, changedSinceField, numbersField, numberTexts } from '../../fields';
import { withAlsoGuids } from '../../withAlsoGuids';

const filters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add Filter',
	default: {},
	options: [
		alsoGuidsField('invoices'),
		changedSinceField,
		{ displayName: 'Date From', name: 'startDate', type: 'dateTime', default: '', description: 'Only invoices with this invoice date or a later one' },
		{ displayName: 'Date To', name: 'endDate', type: 'dateTime', default: '', description: 'Only invoices with this invoice date or an earlier one' },
		numbersField('invoices'),
		{ displayName: 'Reference Numbers', name: 'referenceNumbers', type: 'string', default: '', description: 'Only invoices with one of these payment references, separated by commas' },
		{ displayName: 'Status Name', name: 'status', type: 'string', default: '', placeholder: 'e.g. Lasku lähetetty Netvisoriin', description: 'Only invoices in the status of this name' },
	],
};

const notEmpty = (values: string[] | undefined) => (values?.length ? values : undefined);

export const getAll = defineOperation<SeveraClient>()({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many invoices',
	description: 'Retrieve many invoice headers',
	effect: 'read',
	properties: [returnAll, limit, filters],
	input: z.object({
		...paging,
		filters: z.strictObject({
			alsoGuids: listOfTexts.optional(),
			changedSince: optionalMoment,
			startDate: optionalDay,
			endDate: optionalDay,
			numbers: listOfTexts.refine(numberTexts, 'must be invoice numbers').optional(),
			referenceNumbers: listOfTexts.optional(),
			status: optionalText,
		}),
	}),
	async run(severa, { filters: { alsoGuids, numbers, referenceNumbers, status, ...filter }, ...page }) {
		const statusGuids = status === undefined ? undefined : [requireInvoiceStatus(await allInvoiceStatuses(severa), status, { field: 'filters.status' }).guid];
		const listed = await take(severa.invoices.list({ ...filter, statusGuids, numbers: notEmpty(numbers), referenceNumbers: notEmpty(referenceNumbers) }), wanted(page));
		return await withAlsoGuids(listed, alsoGuids, severa.invoices.get);
	},
});
