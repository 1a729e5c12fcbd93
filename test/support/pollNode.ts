/** Polls a trigger as n8n does when it keeps its polls in memory: the state is saved when the flow is published and with each run. */
import type { IDataObject, INode, INodeExecutionData, INodeType, IPollFunctions } from 'n8n-workflow';

export class PolledNode {
	private readonly node: INode;
	/** What a restart finds. */
	private saved = '{}';
	private memory: IDataObject = {};
	/** JSON of the items of every run that was started. */
	readonly runs: IDataObject[][] = [];
	readonly log: string[] = [];

	constructor(
		private readonly nodeType: INodeType,
		private readonly credentials: Record<string, IDataObject>,
		public parameters: Record<string, unknown>,
		id = 'node-1',
	) {
		this.node = { id, name: nodeType.description.displayName, type: nodeType.description.name, typeVersion: 1, position: [0, 0], parameters: {} };
	}

	/** Publishing: the first poll, whose state is saved in any case; it fails where the poll does. */
	async publish(): Promise<IDataObject[]> {
		const items = await this.poll();
		this.saved = JSON.stringify(this.memory);
		return items;
	}

	/** JSON of the items; none where no run is started. */
	async poll(): Promise<IDataObject[]> {
		const response = await this.call('trigger');
		if (response === null) return [];
		this.saved = JSON.stringify(this.memory);
		const items = (response[0] ?? []).map(({ json }) => json);
		this.runs.push(items);
		return items;
	}

	/** "Fetch test event" in the editor. */
	async test(): Promise<IDataObject[]> {
		return ((await this.call('manual'))?.[0] ?? []).map(({ json }) => json);
	}

	/** Whether killed or stopped, n8n begins with what was saved. */
	restart(): void {
		this.memory = JSON.parse(this.saved) as IDataObject;
	}

	get state(): IDataObject {
		return structuredClone(this.memory);
	}

	private async call(mode: 'manual' | 'trigger'): Promise<INodeExecutionData[][] | null> {
		const write = (message: string) => void this.log.push(message);
		const ctx = {
			getMode: () => mode,
			getActivationMode: () => 'activate',
			getNode: () => this.node,
			getWorkflow: () => ({ id: 'flow-1', name: 'Flow', active: true }),
			getNodeParameter: (name: string, fallback?: unknown) => {
				const value = Object.hasOwn(this.parameters, name) ? this.parameters[name] : fallback;
				if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
				return value;
			},
			getCredentials: async (type: string) => {
				const found = this.credentials[type];
				if (found === undefined) throw new Error(`Node does not have any credentials set for "${type}"`);
				return found;
			},
			getWorkflowStaticData: (type: string) => {
				if (type !== 'node') throw new Error('The state of a trigger is the node\'s own.');
				return this.memory;
			},
			logger: { debug: write, info: write, warn: write, error: write },
		};
		return (await this.nodeType.poll?.call(ctx as unknown as IPollFunctions)) ?? null;
	}
}
