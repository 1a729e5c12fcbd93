// The example flows as they are shipped, and the settings that a company would type into their Settings node.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DemoError } from './command.mjs';
import { rootDir } from './paths.mjs';

export const statuses = { ready: 'Valmis lähetettäväksi Netvisoriin', sent: 'Lasku lähetetty Netvisoriin' };

export function readFlow(name) {
	return JSON.parse(readFileSync(join(rootDir, 'workflows-examples', `${name}.json`), 'utf8'));
}

/** A copy of the flow with other values in its Settings node; a name that the node does not have is a mistake of the caller. */
export function withSettings(flow, values) {
	const copy = structuredClone(flow);
	const { assignments } = copy.nodes.find(({ name }) => name === 'Settings').parameters.assignments;
	for (const [name, value] of Object.entries(values)) {
		const field = assignments.find((one) => one.name === name);
		if (field === undefined) throw new DemoError(`The flow "${flow.name}" has no setting ${name}.`);
		field.value = typeof value === 'object' ? JSON.stringify(value) : value;
	}
	return copy;
}

/**
 * Imports and publishes.
 * @param options `schedules` false: switched off, so that nothing runs that the caller did not ask for
 * @returns the ids by file name
 */
export async function importFlows(n8n, settings, { schedules = true } = {}) {
	const ids = {};
	for (const [name, values] of Object.entries(settings)) {
		const flow = withSettings(readFlow(name), values);
		// A flow with no other way to start could not be published.
		const isCallable = flow.nodes.some(({ type }) => /\.(webhook|formTrigger)$/.test(type));
		if (!schedules && isCallable) for (const node of flow.nodes) if (node.type.endsWith('.scheduleTrigger')) node.disabled = true;
		ids[name] = await n8n.saveWorkflow(flow);
		await n8n.publish(ids[name]);
	}
	return ids;
}

/** Runs a flow through its webhook. @throws DemoError with the message of the run when it failed */
export async function callFlow(n8n, ids, name, body = {}) {
	const { status, body: answer } = await n8n.webhook(name, body);
	if (status === 200) return answer;
	const [latest] = await n8n.executions(ids[name]);
	// The answer comes a moment before the execution is stored.
	const { error } = latest === undefined ? {} : await n8n.settled(latest.id);
	throw new DemoError(`The flow ${name} failed${error ? `: ${error.message}${error.node ? ` (node "${error.node.name}")` : ''}` : ` with ${status}: ${JSON.stringify(answer).slice(0, 300)}`}`);
}
