import { NodeConnectionTypes, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { toDate } from '../../src/domain/calendar';
import { toNodeError } from '../shared/toNodeError';
import { reportProperties, type AnyReport } from './report';
import { reports } from './reports';

export class SeveraNetvisorReport implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Severa Netvisor Report',
		name: 'severaNetvisorReport',
		icon: { light: 'file:../../icons/report.svg', dark: 'file:../../icons/report.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["report"] }}',
		description: 'Make one readable report of what the flows of Visma Severa and Netvisor did or found; no credential, no network',
		defaults: { name: 'Severa Netvisor Report' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: reportProperties(reports),
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const value = this.getNodeParameter('report', 0, '') as string;
		const report = reports.find((one) => one.value === value);
		try {
			if (report === undefined) throw new NodeOperationError(this.getNode(), `This version of the node has no report "${value}".`, { itemIndex: 0 });
			const given = items.map(({ json }) => json).filter((json) => Object.keys(json).length > 0);
			const json = report.run(given, readFields(this, report), toDate(new Date().toISOString()));
			return [[{ json: json as IDataObject, pairedItem: items.map((_, item) => ({ item })) }]];
		} catch (error) {
			const nodeError = toNodeError(this.getNode(), error, 0);
			if (!this.continueOnFail()) throw nodeError;
			return [[{ json: { error: { message: nodeError.message, description: nodeError.description ?? '' } }, pairedItem: { item: 0 } }]];
		}
	}
}

/** @throws NodeOperationError naming the field */
function readFields(ctx: IExecuteFunctions, { name: report, properties, input }: AnyReport): unknown {
	const raw = Object.fromEntries(properties.map(({ name, default: fallback }) => [name, ctx.getNodeParameter(name, 0, fallback as object)]));
	const result = input.safeParse(raw);
	if (result.success) return result.data;
	const issue = result.error.issues[0] as { path: PropertyKey[]; message: string } | undefined;
	const field = properties.find(({ name }) => name === String(issue?.path[0] ?? ''))?.displayName ?? String(issue?.path[0] ?? '');
	throw new NodeOperationError(ctx.getNode(), `The field "${field}" of "${report}" is not usable: ${issue?.message ?? 'wrong value'}.`, { itemIndex: 0 });
}
