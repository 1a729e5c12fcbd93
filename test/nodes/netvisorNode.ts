/** The Netvisor node against a running sandbox: parameters in, items out, and what went over the wire. Nothing waits. */
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { Netvisor } from '../../nodes/Netvisor/Netvisor.node';
import { resources } from '../../nodes/Netvisor/resources';
import { runOperations } from '../../nodes/shared/runOperations';
import { startNetvisor, type NetvisorStartOptions, type NetvisorState, type RunningNetvisor } from '../../sandbox/netvisor';
import { createNetvisorClient, type NetvisorClient } from '../../src/netvisor/NetvisorClient';
import { axiosSend } from '../../src/transport/axiosSend';
import { fourTriesAtOnce } from '../../src/transport/withRetry';
import { executeNode, type NodeResult, type NodeRun } from '../support/executeNode';

export interface NetvisorNode {
	sandbox: RunningNetvisor;
	client: NetvisorClient;
	state(): NetvisorState;
	/** Changes what the company holds. */
	change(part: Partial<NetvisorState>): void;
	/** Through the whole node, wired as n8n wires it. */
	run(resource: string, operation: string, parameters?: Record<string, unknown>, more?: Partial<NodeRun>): Promise<NodeResult>;
	/** "POST /customer.nv" for every write since the last call of this function. */
	writes(): string[];
	/** The same for every call. */
	calls(): string[];
	close(): Promise<void>;
}

export async function startNetvisorNode(options: NetvisorStartOptions = {}): Promise<NetvisorNode> {
	const sandbox = await startNetvisor({ seed: 'empty', clock: () => new Date('2026-10-30T08:00:00Z'), ...options });
	const { customerId, customerKey, partnerId, partnerKey, organisationId } = sandbox;
	const credentials = { netvisorApi: { environment: 'custom', baseUrl: sandbox.url, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'EN', sender: 'Tests' } };
	const connect = (signal?: AbortSignal) => createNetvisorClient({ baseUrl: sandbox.url, customerId, customerKey, partnerId, partnerKey, organisationId, language: 'EN', sender: 'Tests', send: axiosSend, retryPolicy: fourTriesAtOnce, signal });
	/** The node with its own wiring but for the waiting between tries. */
	const impatient: INodeType = {
		description: new Netvisor().description,
		async execute(this: IExecuteFunctions) {
			return await runOperations(this, resources, async (ctx) => connect(ctx.getExecutionCancelSignal()));
		},
	};
	let seen = 0;
	const fresh = () => {
		const calls = sandbox.journal.slice(seen);
		seen = sandbox.journal.length;
		return calls;
	};
	const told = (calls: ReturnType<typeof fresh>) => calls.map(({ method, url }) => `${method} ${url.replace(/^https?:\/\/[^/]+/, '').replace(/\?.*$/, '')}`);
	return {
		sandbox,
		client: connect(),
		state: () => sandbox.state() as NetvisorState,
		change: (part) => sandbox.seed({ ...(sandbox.state() as NetvisorState), ...part }),
		run: (resource, operation, parameters = {}, more = {}) => executeNode(impatient, { credentials, ...more, parameters: { resource, operation, ...parameters } }),
		writes: () => told(fresh().filter(({ method, url }) => method !== 'GET' || /\/delete\w+\.nv/i.test(url))),
		calls: () => told(fresh()),
		close: () => sandbox.close(),
	};
}
