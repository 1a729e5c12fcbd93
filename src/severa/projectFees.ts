/** Project fees (Severa API 15.6): products, costs and purchase rows of a project. */
import { z } from 'zod/v4';
import { ContractError } from '../errors';
import { severaProjectFee, type SeveraProjectFee } from './invoiceEntries';
import { calendarDate, decimal, guid, text } from './reference';
import { at, type SeveraApi } from './SeveraApi';

export interface ProjectFeeFields {
	project: { guid: string };
	product?: { guid: string };
	/** Needed when there is no product. */
	productType?: string;
	name?: string;
	description?: string;
	/** YYYY-MM-DD */
	eventDate?: string;
	quantity: number;
	measurementUnit?: string;
	unitCost?: { amount: number; currencyCode: string };
	unitPrice?: { amount: number; currencyCode: string };
	/** Per cent. */
	vatRate?: number;
	isBillable?: boolean;
	billingSchedule?: string;
	phase?: { guid: string };
	user?: { guid: string };
	costCenter?: { guid: string };
	salesAccount?: { guid: string };
	/** Internal; a place for a transfer key. */
	invoiceRowComment?: string;
}

/** DeletedProjectFeeModel: neither texts nor sums are kept. */
const severaDeletedProjectFee = z.looseObject({ guid, name: text, eventDate: calendarDate.nullish(), quantity: decimal, project: z.looseObject({ guid: text }).nullish() });
export type SeveraDeletedProjectFee = z.infer<typeof severaDeletedProjectFee>;

export const projectFeesOf = (api: SeveraApi) => ({
	list({ changedSince, projectGuid }: { changedSince?: string; projectGuid?: string } = {}): AsyncGenerator<SeveraProjectFee, void, undefined> {
		const path = projectGuid === undefined ? '/projectfees' : at('/projects', projectGuid, '/projectfees');
		// The list of one project has no changedSince.
		return api.tokenList({ path, scope: 'fees:read' }, severaProjectFee, projectGuid === undefined ? { changedSince } : {});
	},

	/** @param deletedSince ISO 8601, inclusive */
	listDeleted({ deletedSince }: { deletedSince?: string } = {}): AsyncGenerator<SeveraDeletedProjectFee, void, undefined> {
		return api.tokenList({ path: '/deletedprojectfees', scope: 'fees:read' }, severaDeletedProjectFee, { deletedSince });
	},

	/** For good. Needs the scope fees:delete. */
	async remove(feeGuid: string): Promise<void> {
		await api.remove({ path: at('/projectfees', feeGuid), scope: 'fees:delete' });
	},

	/** Not repeatable. The answer is an array (Severa API 8.1). */
	async create(fields: ProjectFeeFields): Promise<SeveraProjectFee> {
		const [created, ...more] = await api.post({ path: '/projectfees', scope: 'fees:write' }, fields, z.array(severaProjectFee));
		if (created === undefined || more.length > 0) throw new ContractError(`Severa answered POST /v1/projectfees with ${more.length === 0 ? 'no fee' : 'several fees'} instead of the created one.`, { service: 'Severa', request: 'POST /v1/projectfees' });
		return created;
	},
});
