/**
 * Runs a flow in this process on n8n's own execution engine: our nodes from their sources, n8n's nodes as stand-ins
 * (workflow/coreNodes). Expressions, item linking, error outputs, retries and static data are the engine's.
 */
import './workflow/environment';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { NodeHelpers, Workflow, type IConnections, type IDataObject, type INode, type INodeExecutionData, type INodeType, type INodeTypes, type IRun, type ITaskData, type IWorkflowBase, type IWorkflowExecuteAdditionalData, type IWorkflowSettings } from 'n8n-workflow';
import { toNodeType } from './workflow/coreNode';
import { coreNodes } from './workflow/coreNodes';
import { GivenCredentials, type CredentialData } from './workflow/credentials';
import { DataTables } from './workflow/dataTables';
import { ownNode } from './workflow/ownNodes';
import type { Answer, CallResponse, FormCompletion, FormPage, MailMessage, World } from './workflow/world';

export { DataTables } from './workflow/dataTables';
export type { Answer, FormPage } from './workflow/world';

/** A flow as n8n exports it. */
export interface WorkflowFile {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface RunOptions {
	/** Name of the trigger that starts; needed only where a flow has several. */
	trigger?: string;
	/** What the trigger hands on; default one empty item. */
	items?: IDataObject[];
	/** Decrypted credential data by type. */
	credentials?: CredentialData;
	/** Kept by the caller from run to run. */
	tables?: DataTables;
	/** The person at the form; without it a page fails the run. */
	answer?: Answer;
	/** What a mail server that refuses says; without it every mail is taken. */
	mailTrouble?: string;
	/** ISO 8601; for rows and submissions. */
	now?: () => string;
	/** Further node types, by full name. */
	extraNodes?: Readonly<Record<string, INodeType>>;
}

export interface WorkflowRun {
	status: 'success' | 'error' | string;
	/** Message of the error that ended the run. */
	error: string | undefined;
	errorNode: string | undefined;
	/** The JSON of what a node gave, over all its runs. */
	items(node: string, output?: number): IDataObject[];
	/** The same with files and item links. */
	fullItems(node: string, output?: number): INodeExecutionData[];
	/** How often a node ran. */
	runs(node: string): number;
	hints(node: string): string[];
	pages: FormPage[];
	completions: FormCompletion[];
	responses: CallResponse[];
	mails: MailMessage[];
	tables: DataTables;
}

export async function runWorkflow(file: WorkflowFile, options: RunOptions = {}): Promise<WorkflowRun> {
	const now = options.now ?? (() => new Date().toISOString());
	const world: World = { tables: options.tables ?? new DataTables(now), answer: options.answer ?? noAnswer, pages: [], completions: [], responses: [], mails: [], mailTrouble: options.mailTrouble, now };
	const flow = structuredClone(file);
	const nodes = flow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	const types = nodeTypes(nodes, world, options.extraNodes ?? {});
	for (const node of nodes) giveCredentials(node, types);
	const workflow = new Workflow({ id: 'in-process', name: flow.name ?? 'Flow', nodes, connections: flow.connections, nodeTypes: types, active: false, settings: { executionOrder: 'v1', ...flow.settings }, staticData: {} });
	const start = triggerOf(workflow, types, options.trigger);
	const items: INodeExecutionData[] = (options.items ?? [{}]).map((json) => ({ json }));
	const given: ITaskData = { startTime: 0, executionIndex: 0, executionTime: 0, executionStatus: 'success', source: [], data: { main: [items] } };
	const run = await new WorkflowExecute(additionalData(flow, new GivenCredentials(options.credentials ?? {})), 'trigger').run({ workflow, startNode: start, triggerToStartFrom: { name: start.name, data: given } });
	return describeRun(run, world);
}

function nodeTypes(nodes: INode[], world: World, extra: Readonly<Record<string, INodeType>>): INodeTypes {
	const types = new Map<string, INodeType>(Object.entries(extra));
	for (const name of new Set(nodes.map(({ type }) => type))) {
		const own = types.get(name) ?? ownNode(name);
		if (own !== undefined) {
			types.set(name, own);
			continue;
		}
		const core = coreNodes[name];
		if (core === undefined) throw new Error(`The flow uses ${name}, for which test/support/workflow/coreNodes has no stand-in.`);
		types.set(name, toNodeType(name, core, nodes.filter(({ type }) => type === name).map(({ parameters }) => parameters as IDataObject), world));
	}
	const find = (name: string) => {
		const type = types.get(name);
		if (type === undefined) throw new Error(`There is no node type ${name}.`);
		return type;
	};
	return { getByName: find, getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(find(name), version), getKnownTypes: () => ({}) };
}

/** An imported flow has no credentials yet; the user picks one for each node, and here there is one of each type. */
function giveCredentials(node: INode, types: INodeTypes): void {
	const type = types.getByNameAndVersion(node.type, node.typeVersion);
	for (const { name } of type.description.credentials ?? []) node.credentials = { ...node.credentials, [name]: { id: name, name } };
}

function triggerOf(workflow: Workflow, types: INodeTypes, name: string | undefined): INode {
	const triggers = Object.values(workflow.nodes).filter((node) => types.getByNameAndVersion(node.type, node.typeVersion).description.group.includes('trigger'));
	const chosen = name === undefined && triggers.length === 1 ? triggers[0] : triggers.find((node) => node.name === name);
	if (chosen === undefined) throw new Error(`${name === undefined ? 'The flow has several triggers' : `The flow has no trigger "${name}"`}; it has ${triggers.map((node) => node.name).join(', ')}.`);
	return chosen;
}

function additionalData(flow: WorkflowFile, credentialsHelper: GivenCredentials): IWorkflowExecuteAdditionalData {
	const base: IWorkflowBase = { id: 'in-process', name: flow.name ?? 'Flow', active: false, isArchived: false, createdAt: new Date(), updatedAt: new Date(), nodes: flow.nodes, connections: flow.connections, activeVersionId: null } as IWorkflowBase;
	return {
		hooks: new ExecutionLifecycleHooks('trigger', '1', base),
		credentialsHelper,
		executionId: '1',
		variables: {},
		// The engine refuses to evaluate anything when one of these is not a URL.
		instanceBaseUrl: 'http://localhost',
		restApiUrl: 'http://localhost/rest',
		webhookBaseUrl: 'http://localhost/webhook',
		webhookWaitingBaseUrl: 'http://localhost/webhook-waiting',
		webhookTestBaseUrl: 'http://localhost/webhook-test',
		formWaitingBaseUrl: 'http://localhost/form-waiting',
		setExecutionStatus: () => undefined,
		sendDataToUI: () => undefined,
		logAiEvent: () => undefined,
	} as unknown as IWorkflowExecuteAdditionalData;
}

function noAnswer({ node }: FormPage): never {
	throw new Error(`The page "${node}" waits for a person; the run was given no answer.`);
}

function describeRun(run: IRun, world: World): WorkflowRun {
	const { runData, error } = run.data.resultData;
	const fullItems = (node: string, output = 0) => (runData[node] ?? []).flatMap((task) => task.data?.main?.[output] ?? []);
	return {
		status: run.status,
		error: error?.message,
		errorNode: error !== undefined && 'node' in error ? (error.node as INode | undefined)?.name : undefined,
		items: (node, output) => fullItems(node, output).map(({ json }) => json),
		fullItems,
		runs: (node) => runData[node]?.length ?? 0,
		hints: (node) => (runData[node] ?? []).flatMap((task) => task.hints ?? []).map(({ message }) => message),
		pages: world.pages,
		completions: world.completions,
		responses: world.responses,
		mails: world.mails,
		tables: world.tables,
	};
}
