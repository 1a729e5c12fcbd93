import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { allInvoiceStatuses } from '../../../src/severa/invoiceStatusByName';
import { toNodeError } from '../../shared/toNodeError';
import { createOptionsClient } from '../createClient';

/** Active statuses in the order of Severa's process; the name is stored, so that a workflow reads like a sentence. */
export async function getInvoiceStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const statuses = await allInvoiceStatuses(await createOptionsClient(this));
		return statuses.filter(({ isActive }) => isActive).sort((a, b) => a.sortOrder - b.sortOrder).map(({ name }) => ({ name, value: name }));
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
