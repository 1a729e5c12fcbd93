import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { allTravelStatuses } from '../../../src/severa/travelStatusByName';
import { toNodeError } from '../../shared/toNodeError';
import { createOptionsClient } from '../createClient';

/** Active statuses of travel claims in the order of Severa's process; the name is stored, so that a workflow reads like a sentence. */
export async function getTravelStatuses(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	try {
		const statuses = await allTravelStatuses(await createOptionsClient(this));
		return statuses.filter(({ isActive }) => isActive).sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0)).map(({ name }) => ({ name, value: name }));
	} catch (error) {
		throw toNodeError(this.getNode(), error);
	}
}
