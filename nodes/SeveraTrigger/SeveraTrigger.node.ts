import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import type { SeveraClient } from '../../src/severa/SeveraClient';
import { poll, triggerProperties, type PollTrigger } from '../shared/pollTrigger';
import { severaAddress, severaClientOf } from '../shared/severaCredential';
import { events } from './events';

const trigger: PollTrigger<SeveraClient> = {
	events,
	credential: 'severaApi',
	companyOf: (credentials) => `${severaAddress(credentials)} ${String(credentials.clientId)}`,
	clientOf: (credentials) => severaClientOf(credentials),
	// Every record tells when it changed.
	clock: 'service',
	overlap: { default: 15, min: 1 },
};

export class SeveraTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Severa Trigger',
		name: 'severaTrigger',
		icon: { light: 'file:../../icons/severa.svg', dark: 'file:../../icons/severa.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description: 'Starts the flow when an invoice or travel claim is ready, or when a customer, product or project changed in Visma Severa',
		defaults: { name: 'Severa Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'severaApi', required: true }],
		properties: triggerProperties(trigger),
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, trigger);
	}
}
