import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription, type IPollFunctions } from 'n8n-workflow';
import { tell } from '../shared/pollRun';
import { poll, triggerProperties } from '../shared/pollTrigger';
import { trigger } from './trigger';

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

	/** Runs begin with it: n8n gives it what `poll` found. */
	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await tell(this, trigger);
	}
}
