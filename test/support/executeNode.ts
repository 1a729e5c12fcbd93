/** Runs a node's `execute` as n8n would, with only n8n itself faked: parameters, credentials, input items, binary data. */
import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData, INodeType } from 'n8n-workflow';

export interface NodeRun {
	/** By name; fields that are left out fall back to what the node passes as fallback. A function gets the item's index. */
	parameters: Record<string, unknown>;
	credentials?: Record<string, IDataObject>;
	/** Items of the first input. */
	items?: object[];
	/** Files of the items of the first input, by index and name. */
	files?: ReadonlyArray<Readonly<Record<string, Buffer>> | undefined>;
	/** Items of the second input. */
	second?: object[];
	continueOnFail?: boolean;
	signal?: AbortSignal;
}

export interface NodeResult {
	/** Items per output. */
	outputs: INodeExecutionData[][];
	/** JSON of the first output. */
	json: IDataObject[];
	hints: Array<{ message: string }>;
	log: string[];
}

export async function executeNode(nodeType: INodeType, run: NodeRun): Promise<NodeResult> {
	const hints: Array<{ message: string }> = [];
	const log: string[] = [];
	const toItems = (rows: object[] | undefined): INodeExecutionData[] => (rows ?? []).map((json, item) => ({ json: json as IDataObject, pairedItem: { item } }));
	const inputs = [toItems(run.items ?? [{}]), toItems(run.second)];
	for (const [index, files] of (run.files ?? []).entries()) {
		const item = inputs[0]?.[index];
		if (item !== undefined && files !== undefined) item.binary = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, { data: content.toString('base64'), mimeType: 'application/pdf' }]));
	}
	const node: INode = { id: 'node', name: nodeType.description.displayName, type: nodeType.description.name, typeVersion: 1, position: [0, 0], parameters: {} };
	const write = (message: string) => void log.push(message);
	const ctx = {
		getInputData: (index = 0) => inputs[index] ?? [],
		getNode: () => node,
		getNodeParameter(name: string, index: number, fallback?: unknown) {
			const value = Object.hasOwn(run.parameters, name) ? run.parameters[name] : fallback;
			if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
			return typeof value === 'function' ? (value as (index: number) => unknown)(index) : value;
		},
		async getCredentials(type: string) {
			const found = run.credentials?.[type];
			if (found === undefined) throw new Error(`Node does not have any credentials set for "${type}"`);
			return found;
		},
		continueOnFail: () => run.continueOnFail ?? false,
		getExecutionCancelSignal: () => run.signal,
		addExecutionHints: (...added: Array<{ message: string }>) => void hints.push(...added),
		logger: { debug: write, info: write, warn: write, error: write },
		getMode: () => 'manual',
		helpers: {
			getBinaryDataBuffer: async (index: number, name: string) => Buffer.from(inputs[0]?.[index]?.binary?.[name]?.data ?? '', 'base64'),
			prepareBinaryData: async (content: Buffer, fileName: string, mimeType: string) => ({ data: content.toString('base64'), fileName, mimeType }),
		},
	};
	const outputs = (await nodeType.execute?.call(ctx as unknown as IExecuteFunctions)) as INodeExecutionData[][];
	return { outputs, json: (outputs[0] ?? []).map((item) => item.json), hints, log };
}
