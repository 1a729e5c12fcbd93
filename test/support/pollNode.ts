/**
 * Polls a trigger as n8n does when it keeps its polls in memory: the state is saved when the flow is published and, right
 * before the run, with each run; the run begins with the trigger's own `execute`.
 */
import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData, INodeType, IPollFunctions } from 'n8n-workflow';
import { lookedSinceStart } from '../../nodes/shared/pollTrigger';

type Mode = 'manual' | 'retry' | 'trigger';

export class PolledNode {
	private readonly node: INode;
	/** What a restart finds. */
	private saved = '{}';
	private memory: IDataObject = {};
	/** n8n's table of processed keys. */
	private processed: string[] = [];
	tableFails = false;
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

	/**
	 * JSON of the items; none where no run is started.
	 * @param ends n8n ends before it has written the run, or before it has written the state
	 */
	async poll(ends?: 'beforeRun' | 'beforeSaving'): Promise<IDataObject[]> {
		const found = await this.look();
		if (found.length === 0) return [];
		if (ends !== 'beforeSaving') this.saved = JSON.stringify(this.memory);
		return ends === 'beforeRun' ? [] : await this.run(found);
	}

	/** What a poll hands to n8n, with nothing saved or begun. */
	async look(): Promise<INodeExecutionData[]> {
		return (await this.nodeType.poll?.call(this.context('trigger') as unknown as IPollFunctions))?.[0] ?? [];
	}

	/** A run of these items: JSON of what the trigger gives. */
	async run(items: INodeExecutionData[], mode: Mode = 'trigger'): Promise<IDataObject[]> {
		const given = (await this.execute(mode, JSON.parse(JSON.stringify(items)) as INodeExecutionData[])).map(({ json }) => json);
		this.runs.push(given);
		return given;
	}

	/** "Fetch test event" in the editor. */
	async test(): Promise<IDataObject[]> {
		return (await this.execute('manual', [{ json: {} }])).map(({ json }) => json);
	}

	/** Whether killed or stopped, n8n begins with what was saved. */
	restart(): void {
		this.memory = JSON.parse(this.saved) as IDataObject;
		lookedSinceStart.clear();
	}

	get state(): IDataObject {
		return structuredClone(this.memory);
	}

	private async execute(mode: Mode, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
		const ctx = {
			...this.context(mode),
			getInputData: () => items,
			getNodeParameter: (name: string, _item: number, fallback?: unknown) => this.parameter(name, fallback),
			helpers: { checkProcessedAndRecord: async (keys: string[], scope: string, { mode: how, maxEntries }: { mode: string; maxEntries: number }) => await this.record(keys, `${scope} ${how}`, maxEntries) },
		};
		return ((await this.nodeType.execute?.call(ctx as unknown as IExecuteFunctions)) as INodeExecutionData[][] | undefined)?.[0] ?? [];
	}

	/** Like n8n's own: read, awaited, written back, so that two at once would not see each other. */
	private async record(keys: string[], how: string, maxEntries: number) {
		if (this.tableFails) throw new Error('database is locked');
		if (how !== 'node entries') throw new Error(`Not expected: ${how}`);
		const before = await Promise.resolve(this.processed);
		const found = { new: keys.filter((key) => !before.includes(key)), processed: keys.filter((key) => before.includes(key)) };
		this.processed = [...before, ...found.new].slice(-maxEntries);
		return found;
	}

	private parameter(name: string, fallback?: unknown): unknown {
		const value = Object.hasOwn(this.parameters, name) ? this.parameters[name] : fallback;
		if (value === undefined) throw new Error(`Could not get parameter "${name}"`);
		return value;
	}

	private context(mode: Mode) {
		const write = (message: string) => void this.log.push(message);
		return {
			getMode: () => mode,
			getActivationMode: () => 'activate',
			getNode: () => this.node,
			getWorkflow: () => ({ id: 'flow-1', name: 'Flow', active: true }),
			getNodeParameter: (name: string, fallback?: unknown) => this.parameter(name, fallback),
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
	}
}
