import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { tell } from '../shared/pollRun';
import { poll, triggerProperties } from '../shared/pollTrigger';
import { trigger } from './trigger';

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

	/** Runs begin with it: n8n gives it what `poll` found. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await tell(this, trigger);
	}
}
