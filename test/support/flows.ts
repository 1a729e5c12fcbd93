/** The example flows as they are shipped, run in this process against both sandboxes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startSandboxes, type SandboxOptions, type Sandboxes } from '../../sandbox';
import type { JournalEntry } from '../../sandbox/control/journal';
import type { CredentialData } from './workflow/credentials';
import { DataTables, runWorkflow, type RunOptions, type WorkflowFile, type WorkflowRun } from './runWorkflow';

export type FlowName = 'register-sync' | 'sales-invoice-transfer' | 'transfer-history' | 'problem-digest' | 'setup-check' | 'payment-status' | 'purchase-invoice-costs' | 'travel-transfer' | 'reconciliation' | 'work-hours-transfer';

/** What the company of the demo seed types into the Settings nodes. */
const headings = { projectHeading: 'Projekti', unitHeading: 'Yksikkö' };
/** What the daily allowances of the demo company are; meal money has no allowance in Netvisor. */
const perDiemTable = [
	{ from: '601', to: 'domesticfull' },
	{ from: '602', to: 'domestichalf' },
	{ from: '603', to: 'foreign' },
	{ from: '604', to: 'custom' },
];
const demoSettings: Record<FlowName, IDataObject> = {
	'register-sync': headings,
	'sales-invoice-transfer': { ...headings, costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' },
	'travel-transfer': { ...headings, travelSettings: { perDiemTable } },
	'work-hours-transfer': { projectHeading: 'Projekti' },
	'transfer-history': {},
	'payment-status': {},
	reconciliation: { projectHeading: 'Projekti' },
	'purchase-invoice-costs': { projectHeading: 'Projekti' },
	'problem-digest': {},
	'setup-check': { ...headings, costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' },
};

export interface FlowRunOptions extends Pick<RunOptions, 'items' | 'answer'> {
	/** Name of the trigger; by hand when absent. */
	trigger?: string;
	/** Values for the Settings node beside those of the demo company. */
	settings?: IDataObject;
	/** Default: those of all earlier runs. */
	tables?: DataTables;
}

export class Flows {
	readonly tables = new DataTables();
	private seen = { severa: 0, netvisor: 0 };

	private constructor(readonly sandboxes: Sandboxes) {}

	static async start(options: SandboxOptions = {}): Promise<Flows> {
		return new Flows(await startSandboxes({ ...options, severa: { rateLimit: false, ...options.severa } }));
	}

	/** Fails when the run does, unless the caller looks at its status (`mayFail`). */
	async run(name: FlowName, { trigger = name === 'sales-invoice-transfer' ? 'By hand: send all ready' : 'By hand', settings = {}, tables = this.tables, ...options }: FlowRunOptions = {}, mayFail = false): Promise<WorkflowRun> {
		const run = await runWorkflow(withSettings(readFlow(name), { ...demoSettings[name], ...settings }), { ...options, trigger, tables, credentials: this.credentials() });
		if (!mayFail && run.status !== 'success') throw new Error(`The flow ${name} ended with "${run.status}" at "${run.errorNode ?? ''}": ${run.error ?? ''}`);
		return run;
	}

	/** What a run by hand or by webhook answers. */
	async summary(name: FlowName, options: FlowRunOptions = {}): Promise<IDataObject> {
		const run = await this.run(name, options);
		return run.items('Summary')[0] ?? run.items('Empty summary')[0] ?? {};
	}

	/** "POST /customer.nv?method=add" for every call that changes something, since the last call of this function. */
	writes(): { severa: string[]; netvisor: string[] } {
		const fresh = { severa: this.sandboxes.severa.journal.slice(this.seen.severa), netvisor: this.sandboxes.netvisor.journal.slice(this.seen.netvisor) };
		this.seen = { severa: this.sandboxes.severa.journal.length, netvisor: this.sandboxes.netvisor.journal.length };
		const list = (entries: readonly JournalEntry[]) => entries.filter(({ method, url }) => method !== 'GET' && !/\/token$/.test(url)).map(({ method, url }) => `${method} ${url.replace(/^\/rest-api\/v1/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{}').replace(/\d{4,}/g, '#')}`);
		return { severa: list(fresh.severa), netvisor: list(fresh.netvisor) };
	}

	/** The journals were emptied: writes are counted from their beginning. */
	forget(): void {
		this.seen = { severa: 0, netvisor: 0 };
	}

	credentials(): CredentialData {
		const { severa, netvisor } = this.sandboxes;
		return {
			severaApi: { environment: 'custom', baseUrl: severa.url, clientId: severa.clientId, clientSecret: severa.clientSecret },
			netvisorApi: { environment: 'custom', baseUrl: netvisor.url, customerId: netvisor.customerId, customerKey: netvisor.customerKey, partnerId: netvisor.partnerId, partnerKey: netvisor.partnerKey, organisationId: netvisor.organisationId, language: 'EN', sender: 'flows' },
		};
	}

	async close(): Promise<void> {
		await this.sandboxes.close();
	}
}

export function readFlow(name: FlowName): WorkflowFile {
	return JSON.parse(readFileSync(path.resolve(__dirname, '../../workflows-examples', `${name}.json`), 'utf8')) as WorkflowFile;
}

/** A copy with other values in its Settings node. @throws Error for a name that the node does not have */
export function withSettings(flow: WorkflowFile, values: IDataObject): WorkflowFile {
	const copy = structuredClone(flow);
	const { assignments } = copy.nodes.find(({ name }) => name === 'Settings')?.parameters.assignments as { assignments: Array<{ name: string; value: unknown }> };
	for (const [name, value] of Object.entries(values)) {
		const field = assignments.find((one) => one.name === name);
		if (field === undefined) throw new Error(`The flow has no setting ${name}.`);
		field.value = typeof value === 'object' ? JSON.stringify(value) : value;
	}
	return copy;
}
