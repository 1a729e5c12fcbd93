/** Project fees (Severa API 15.6): products, costs and purchase rows of a project. */
import { z } from 'zod/v4';
import { ContractError } from '../errors';
import { severaProjectFee, type SeveraProjectFee } from './invoiceEntries';
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

export const projectFeesOf = (api: SeveraApi) => ({
	list({ changedSince, projectGuid }: { changedSince?: string; projectGuid?: string } = {}): AsyncGenerator<SeveraProjectFee, void, undefined> {
		const path = projectGuid === undefined ? '/projectfees' : at('/projects', projectGuid, '/projectfees');
		// The list of one project has no changedSince.
		return api.tokenList({ path, scope: 'fees:read' }, severaProjectFee, projectGuid === undefined ? { changedSince } : {});
	},

	/** Not repeatable. The answer is an array (Severa API 8.1). */
	async create(fields: ProjectFeeFields): Promise<SeveraProjectFee> {
		const [created, ...more] = await api.post({ path: '/projectfees', scope: 'fees:write' }, fields, z.array(severaProjectFee));
		if (created === undefined || more.length > 0) throw new ContractError(`Severa answered POST /v1/projectfees with ${more.length === 0 ? 'no fee' : 'several fees'} instead of the created one.`, { service: 'Severa', request: 'POST /v1/projectfees' });
		return created;
	},
});
