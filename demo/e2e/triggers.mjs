// A polling trigger over stops and SIGKILLs of n8n, with its polls in memory and with its durable ones: each change is told
// exactly once (docs/delivery-promise.md). A change is made while n8n is down; the poll right after the start finds it, and
// n8n is stopped or killed around then.
import assert from 'node:assert/strict';

const DURABLE = { N8N_SCHEDULER_ENABLED: 'true', N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true', N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true', N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true' };
const ROUNDS = 3;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function triggers(world) {
	const { n8n, sandbox } = world;
	const customers = (await sandbox.state('severa')).customers.filter(({ isInternal }) => !isInternal);
	const api = await severaApi(sandbox.credentials().find(({ type }) => type === 'severaApi').data);
	const id = await n8n.saveWorkflow(flow((await n8n.rest('GET', '/credentials')).find(({ type }) => type === 'severaApi')));
	await n8n.publish(id);
	let changes = 0;

	/**
	 * How often a run gave this name to the node behind the trigger. A run that was killed on its way counts where no other
	 * did: it is there to be seen, and nothing starts it again.
	 */
	const timesTold = async (name) => {
		const runs = await Promise.all((await n8n.executions(id)).map(({ id: run }) => n8n.execution(run)));
		const gave = runs.flatMap((run) => run.items('End')).filter((item) => item.name === name).length;
		return gave > 0 ? gave : Number(runs.some((run) => run.status === 'crashed' && run.data.includes(name)));
	};
	const toldWithin = async (name, seconds) => {
		for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(500)) if ((await timesTold(name)) > 0) return;
		assert.fail(`"${name}" is not told`);
	};
	/** @param end what ends n8n after each start but the last */
	const survives = async (settings, end) => {
		n8n.settings = settings;
		const names = [];
		for (let round = 0; round < ROUNDS; round++) {
			await end(round);
			const { guid } = customers[changes % customers.length];
			names.push(`Muutos ${++changes} ${end.name}`);
			await api('PATCH', `/v1/customers/${guid}`, [{ op: 'replace', path: '/name', value: names.at(-1) }]);
			await n8n.start();
		}
		await toldWithin(names.at(-1), 150);
		for (const name of names) assert.equal(await timesTold(name), 1, `"${name}" is told ${await timesTold(name)} times`);
	};
	await world.check('a test of the trigger in the editor gives three of the newest', async () => {
		const { executionId } = await n8n.rest('POST', `/workflows/${id}/run`, { triggerToStartFrom: { name: 'Severa Trigger' } });
		assert.equal((await n8n.settled(executionId)).items('End').length, 3);
	});
	const stop = async () => await n8n.stop();
	const kill = async (round) => {
		await sleep((1000 * ((round * 7) % ROUNDS)) / 2);
		await n8n.kill();
	};
	/** The first poll tells nothing; it must have been before the first change. */
	await toldFirst(n8n, id, api, customers, toldWithin);
	await world.check('a trigger tells each change once over stops of n8n', () => survives({}, stop));
	await world.check('a trigger tells each change once though n8n is killed with SIGKILL again and again', () => survives({}, kill));
	await world.check('the same with n8n\'s durable polls', () => survives(DURABLE, kill));
	n8n.settings = {};
}

/** Waits until the trigger has begun: from then on a change is told. */
async function toldFirst(n8n, id, api, customers, toldWithin) {
	await n8n.stop();
	await n8n.start();
	await sleep(3000);
	await api('PATCH', `/v1/customers/${customers.at(-1).guid}`, [{ op: 'replace', path: '/name', value: 'Alkumuutos' }]);
	await n8n.stop();
	await n8n.start();
	await toldWithin('Alkumuutos', 150);
}

async function severaApi({ baseUrl, clientId, clientSecret }) {
	const call = async (method, path, body, headers = {}) => {
		const reply = await fetch(`${baseUrl}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
		if (!reply.ok) throw new Error(`Severa answers ${reply.status} to ${method} ${path}: ${(await reply.text()).slice(0, 300)}`);
		return await reply.json();
	};
	const { access_token: token } = await call('POST', '/v1/token', { client_Id: clientId, client_Secret: clientSecret, scope: 'customers:write customers:read' });
	return async (method, path, body) => await call(method, path, body, { authorization: `Bearer ${token}` });
}

const flow = ({ id, name }) => ({
	name: 'Customer changed',
	nodes: [
		{ id: 'trigger', name: 'Severa Trigger', type: 'n8n-nodes-severa-netvisor.severaTrigger', typeVersion: 1, position: [0, 0], parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, event: 'customerChanged' }, credentials: { severaApi: { id, name } } },
		{ id: 'end', name: 'End', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [220, 0], parameters: { assignments: { assignments: [{ id: 'name', name: 'name', type: 'string', value: "={{ $('Severa Trigger').item.json.name }}" }] } } },
	],
	connections: { 'Severa Trigger': { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});
