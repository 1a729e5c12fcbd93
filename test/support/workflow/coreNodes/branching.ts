/** If, Filter and Switch: n8n's engine itself evaluates the conditions, here as there. */
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { CoreNode } from '../coreNode';

const conditions: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'filter',
	default: {},
	typeOptions: { filter: { caseSensitive: '={{!$parameter.options?.ignoreCase}}', typeValidation: '={{$parameter.options?.looseTypeValidation ? "loose" : "strict"}}', version: 2 } },
};

const holds = (ctx: IExecuteFunctions, index: number, name = 'conditions') => ctx.getNodeParameter(name, index, false, { extractValue: true }) === true;

const split: CoreNode['execute'] = (ctx) => {
	const items = ctx.getInputData().map((item, index) => ({ ...item, pairedItem: item.pairedItem ?? { item: index } }));
	const verdicts = items.map((_, index) => holds(ctx, index));
	return [items.filter((_, index) => verdicts[index]), items.filter((_, index) => !verdicts[index])];
};

export const ifNode: CoreNode = { outputs: 2, properties: [conditions], execute: split };

export const filter: CoreNode = { properties: [conditions], execute: async (ctx, world) => (await split(ctx, world)).slice(0, 1) };

const rulesOf = (parameters: IDataObject) => ((parameters.rules as { values?: IDataObject[] } | undefined)?.values ?? []);

export const switchNode: CoreNode = {
	outputs: (parameters) => rulesOf(parameters).length + ((parameters.options as IDataObject | undefined)?.fallbackOutput === 'extra' ? 1 : 0),
	properties: [{ displayName: 'Rules', name: 'rules', type: 'fixedCollection', typeOptions: { multipleValues: true }, default: {}, options: [{ name: 'values', displayName: 'Rules', values: [conditions, { displayName: 'Rename', name: 'renameOutput', type: 'boolean', default: false }, { displayName: 'Name', name: 'outputKey', type: 'string', default: '' }] }] }],
	execute(ctx) {
		const count = (ctx.getNodeParameter('rules.values', 0, []) as unknown[]).length;
		const { fallbackOutput, allMatchingOutputs } = ctx.getNodeParameter('options', 0, {}) as { fallbackOutput?: number | string; allMatchingOutputs?: boolean };
		const outputs = Array.from({ length: count + (fallbackOutput === 'extra' ? 1 : 0) }, () => [] as ReturnType<IExecuteFunctions['getInputData']>);
		ctx.getInputData().forEach((item, index) => {
			const fitting = Array.from({ length: count }, (_, rule) => rule).filter((rule) => holds(ctx, index, `rules.values[${rule}].conditions`));
			const chosen = allMatchingOutputs === true ? fitting : fitting.slice(0, 1);
			if (chosen.length === 0 && fallbackOutput !== undefined && fallbackOutput !== 'none') chosen.push(fallbackOutput === 'extra' ? count : Number(fallbackOutput));
			for (const output of chosen) outputs[output]?.push({ ...item, pairedItem: { item: index } });
		});
		return outputs;
	},
};
