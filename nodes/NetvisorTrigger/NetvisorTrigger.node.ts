import { NodeConnectionTypes, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import type { NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { poll, triggerProperties, type PollTrigger } from '../shared/pollTrigger';
import { netvisorAddress, netvisorClientOf } from '../shared/netvisorCredential';
import { events } from './events';

const trigger: PollTrigger<NetvisorClient> = {
	events,
	credential: 'netvisorApi',
	companyOf: (credentials) => `${netvisorAddress(credentials)} ${String(credentials.organisationId)}`,
	clientOf: (credentials) => netvisorClientOf(credentials),
	// The lists say what changed, not when.
	clock: 'own',
	overlap: { default: 240, min: 60 },
};

export class NetvisorTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Netvisor Trigger',
		name: 'netvisorTrigger',
		icon: { light: 'file:../../icons/netvisor.svg', dark: 'file:../../icons/netvisor.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["event"] }}',
		description: 'Starts the flow when a sales invoice was paid, a purchase invoice arrived or a customer changed in Netvisor',
		defaults: { name: 'Netvisor Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'netvisorApi', required: true }],
		properties: triggerProperties(trigger),
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this, trigger);
	}
}
