import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { describe } from '../shared/operation';
import { runOperations } from '../shared/runOperations';
import { createClient } from './createClient';
import { getInvoiceStatuses } from './loadOptions/getInvoiceStatuses';
import { getTravelStatuses } from './loadOptions/getTravelStatuses';
import { resources } from './resources';

export class Severa implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Severa',
		name: 'severa',
		icon: { light: 'file:../../icons/severa.svg', dark: 'file:../../icons/severa.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read and write customers, products, projects, invoices and registers of Visma Severa',
		defaults: { name: 'Severa' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'severaApi', required: true }],
		properties: describe(resources),
	};

	methods = { loadOptions: { getInvoiceStatuses, getTravelStatuses } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, resources, createClient);
	}
}
