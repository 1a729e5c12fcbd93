/**
 * A stand-in for one of n8n's own nodes: only its execution is ours, and as close to the real one as the example flows
 * need. Its parameters are taken from the flow itself, so that the engine evaluates every expression in them.
 */
import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import type { World } from './world';

export interface CoreNode {
	/** How many inputs and outputs; default one of each. */
	inputs?: number | ((parameters: IDataObject) => number);
	outputs?: number | ((parameters: IDataObject) => number);
	trigger?: true;
	/** Parameters that n8n describes in a way the engine must know (such as type "filter"). */
	properties?: INodeProperties[];
	execute(ctx: IExecuteFunctions, world: World): INodeExecutionData[][] | Promise<INodeExecutionData[][]>;
}

/** Shortest form of a node's answer: its input items, as they are. */
export const passOn: CoreNode = { execute: (ctx) => [ctx.getInputData()] };

/**
 * The node type as the engine takes it.
 * @param used the parameters of the flow's nodes of this type: n8n drops parameters that a type does not declare
 */
export function toNodeType(name: string, core: CoreNode, used: IDataObject[], world: World): INodeType {
	const count = (ports: CoreNode['inputs']) => Math.max(...used.map((parameters) => (typeof ports === 'function' ? ports(parameters) : (ports ?? 1))));
	const main = (ports: number) => Array.from({ length: ports }, () => NodeConnectionTypes.Main);
	const declared = core.properties ?? [];
	const names = new Set(used.flatMap((parameters) => Object.keys(parameters)).filter((parameter) => !declared.some((property) => property.name === parameter)));
	const description: INodeTypeDescription = {
		displayName: name,
		name,
		group: core.trigger ? ['trigger'] : ['transform'],
		version: 1,
		description: `Stand-in for ${name}`,
		defaults: { name },
		inputs: core.trigger ? [] : main(count(core.inputs)),
		outputs: main(count(core.outputs)),
		properties: [...declared, ...[...names].map((parameter): INodeProperties => ({ displayName: parameter, name: parameter, type: 'json', default: '' }))],
	};
	return {
		description,
		async execute(this: IExecuteFunctions) {
			return await core.execute(this, world);
		},
	};
}

/** The value at a dotted path, such as "plan.number" or "rows[0].name". */
export function valueAt(json: IDataObject, path: string): unknown {
	return segments(path).reduce<unknown>((value, key) => (value as IDataObject | null | undefined)?.[key], json);
}

/** Sets the value at a dotted path, making the objects on the way. */
export function setValueAt(json: IDataObject, path: string, value: unknown): void {
	const keys = segments(path);
	const last = keys.pop() ?? '';
	const holder = keys.reduce<IDataObject>((object, key) => {
		if (typeof object[key] !== 'object' || object[key] === null) object[key] = {};
		return object[key] as IDataObject;
	}, json);
	holder[last] = value as IDataObject;
}

const segments = (path: string) => path.replace(/\[(\w+)\]/g, '.$1').split('.');
