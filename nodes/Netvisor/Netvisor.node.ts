import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { describe } from '../shared/operation';
import { runOperations } from '../shared/runOperations';
import { createClient } from './createClient';
import { resources } from './resources';

export class Netvisor implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Netvisor',
		name: 'netvisor',
		icon: { light: 'file:../../icons/netvisor.svg', dark: 'file:../../icons/netvisor.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write customers, products, dimensions and sales invoices of Netvisor',
		defaults: { name: 'Netvisor' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'netvisorApi', required: true }],
		properties: describe(resources),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, resources, createClient);
	}
}
