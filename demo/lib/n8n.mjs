// The real n8n: started, stopped, killed, filled and asked. Talks to it as a browser and a script would.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { DemoError, outOfReach, run, seconds } from './command.mjs';
import { demoDir, labDir } from './paths.mjs';

export const owner = { email: 'owner@example.com', password: 'LabPassw0rd!', firstName: 'Olli', lastName: 'Owner' };

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A free loopback port, or `wanted` when that is free. */
export async function freePort(wanted = 0) {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', () => reject(new DemoError(`Port ${wanted} on this machine is taken, perhaps by a demo that still runs. Stop it, or choose another port with N8N_DEMO_PORT.`)));
		server.listen(wanted, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

export class N8n {
	#process;
	#cookie = '';
	/** Further settings of n8n from the next start on. */
	settings = {};

	/**
	 * @param options `installed` (from install()), `home` (folder of its data; made when missing), `port`, `brokerPort`,
	 * `log` (file that its output is added to)
	 */
	constructor({ installed, home, port, brokerPort, log }) {
		this.installed = installed;
		this.home = home;
		this.port = port;
		this.brokerPort = brokerPort;
		this.log = log ?? join(labDir, 'logs', 'n8n.log');
		this.url = `http://127.0.0.1:${port}`;
		mkdirSync(home, { recursive: true });
		mkdirSync(join(this.log, '..'), { recursive: true });
	}

	/** No telemetry, no request to the internet, an owner that exists from the start. */
	#environment() {
		const hash = createRequire(join(demoDir, 'package.json'))('bcryptjs').hashSync(owner.password, 10);
		return {
			...this.installed.env,
			N8N_USER_FOLDER: this.home,
			N8N_ENCRYPTION_KEY: 'lab-only-key',
			N8N_DIAGNOSTICS_ENABLED: 'false', N8N_VERSION_NOTIFICATIONS_ENABLED: 'false', N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false', N8N_TEMPLATES_ENABLED: 'false', N8N_PERSONALIZATION_ENABLED: 'false', N8N_HIRING_BANNER_ENABLED: 'false',
			N8N_LICENSE_AUTO_RENEW_ENABLED: 'false', N8N_AI_ENABLED: 'false', N8N_PYTHON_ENABLED: 'false',
			N8N_DISABLED_MODULES: 'mcp-registry,instance-ai,agents,agent-evals,chat-hub,mcp,insights',
			N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
			GENERIC_TIMEZONE: 'Europe/Helsinki', N8N_LOG_LEVEL: 'info',
			N8N_LISTEN_ADDRESS: '127.0.0.1', N8N_HOST: '127.0.0.1', N8N_PORT: String(this.port), N8N_RUNNERS_BROKER_PORT: String(this.brokerPort),
			WEBHOOK_URL: `${this.url}/`, N8N_SECURE_COOKIE: 'false',
			N8N_INSTANCE_OWNER_MANAGED_BY_ENV: 'true', N8N_INSTANCE_OWNER_EMAIL: owner.email, N8N_INSTANCE_OWNER_FIRST_NAME: owner.firstName,
			N8N_INSTANCE_OWNER_LAST_NAME: owner.lastName, N8N_INSTANCE_OWNER_PASSWORD_HASH: hash,
			...this.settings,
		};
	}

	get pid() {
		return this.#process?.pid;
	}

	/** Starts the server and waits until it answers and we are signed in. */
	async start({ timeoutMs = 180_000 } = {}) {
		const started = Date.now();
		const log = createWriteStream(this.log, { flags: 'a' });
		const child = spawn(this.installed.node, [this.installed.n8n, 'start'], { cwd: this.home, env: this.#environment(), stdio: ['ignore', 'pipe', 'pipe'], ...outOfReach });
		this.#process = child;
		child.stdout.pipe(log, { end: false });
		child.stderr.pipe(log, { end: false });
		child.once('close', () => log.end());
		for (;;) {
			if (child.exitCode !== null || child.signalCode !== null) throw new DemoError(`n8n stopped while it was starting. Its log: ${this.log}\n${lastLines(this.log)}`);
			if (Date.now() - started > timeoutMs) throw new DemoError(`n8n was not ready after ${seconds(started)}. Its log: ${this.log}\n${lastLines(this.log)}`);
			const ready = await fetch(`${this.url}/healthz/readiness`, { signal: AbortSignal.timeout(2000) }).then((reply) => reply.ok, () => false);
			if (ready && (await this.login())) return;
			await sleep(250);
		}
	}

	/** As an administrator stops it: running executions end first. */
	async stop() {
		await this.#end('SIGTERM', 40_000);
	}

	/** As a power cut stops it. */
	async kill() {
		await this.#end('SIGKILL', 10_000);
	}

	async #end(signal, timeoutMs) {
		const child = this.#process;
		this.#process = undefined;
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill(signal);
		const late = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
		await gone;
		clearTimeout(late);
	}

	/** One command of n8n's own command line, such as `import:workflow`. The server may run or not. */
	async command(...args) {
		return await run(`n8n ${args[0]}`, this.installed.node, [this.installed.n8n, ...args], { cwd: this.home, env: { ...this.#environment(), N8N_RUNNERS_BROKER_PORT: String(await freePort()) }, quiet: true, timeoutMs: 180_000 });
	}

	/** A session outlives a restart; n8n lets one person sign in five times a minute. */
	async login() {
		const stillIn = this.#cookie !== '' && (await fetch(`${this.url}/rest/login`, { headers: { cookie: this.#cookie }, signal: AbortSignal.timeout(10_000) }).then((reply) => reply.ok, () => false));
		if (stillIn) return true;
		const reply = await fetch(`${this.url}/rest/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ emailOrLdapLoginId: owner.email, password: owner.password }), signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
		if (!reply?.ok) return false;
		this.#cookie = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ');
		return true;
	}

	/** The signed-in owner's cookie, for requests as a browser makes them. */
	get cookie() {
		return this.#cookie;
	}

	async rest(method, path, body) {
		const reply = await fetch(`${this.url}/rest${path}`, { method, headers: { 'content-type': 'application/json', cookie: this.#cookie }, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(60_000) });
		const text = await reply.text();
		if (!reply.ok) throw new DemoError(`n8n answered ${reply.status} to ${method} ${path}: ${text.slice(0, 500)}`);
		return text === '' ? undefined : JSON.parse(text).data;
	}

	/** Creates the credential, or gives the one of that name and type new data. */
	async saveCredential({ name, type, data }) {
		const known = (await this.rest('GET', '/credentials')).find((one) => one.name === name && one.type === type);
		return known ? await this.rest('PATCH', `/credentials/${known.id}`, { name, type, data }) : await this.rest('POST', '/credentials', { name, type, data });
	}

	/**
	 * Takes a workflow in as the editor does: credentials with unknown ids are found by their names. One of that name that
	 * is there already is replaced.
	 * @returns its id
	 */
	async saveWorkflow(workflow) {
		const content = { name: workflow.name, nodes: workflow.nodes, connections: workflow.connections, settings: workflow.settings ?? {} };
		const known = (await this.rest('GET', '/workflows')).find((one) => one.name === workflow.name);
		if (known === undefined) return (await this.rest('POST', '/workflows', content)).id;
		const { versionId } = await this.rest('GET', `/workflows/${known.id}`);
		await this.rest('PATCH', `/workflows/${known.id}`, { ...content, versionId });
		return known.id;
	}

	/** Publishes and waits until the new version answers: n8n does that a moment later. */
	async publish(id) {
		const { versionId } = await this.rest('GET', `/workflows/${id}`);
		await this.rest('POST', `/workflows/${id}/activate`, { versionId });
		for (let tries = 0; tries < 100; tries++) {
			const { status, pendingVersionId, triggers } = await this.rest('GET', `/workflows/${id}/publication-status`);
			const broken = (triggers ?? []).find((trigger) => trigger.errorMessage);
			if (broken) throw new DemoError(`The workflow could not be published: ${broken.errorMessage}`);
			if (status === 'published' && !pendingVersionId) return;
			await sleep(100);
		}
		throw new DemoError('The workflow was not published within 10 seconds.');
	}

	/**
	 * Calls a published webhook.
	 * @returns `{ status, body }`; the body parsed when it is JSON
	 */
	async webhook(path, body = {}, { timeoutMs = 300_000, headers = {} } = {}) {
		const reply = await fetch(`${this.url}/webhook/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body), signal: AbortSignal.timeout(timeoutMs) });
		const text = await reply.text();
		try {
			return { status: reply.status, body: JSON.parse(text) };
		} catch {
			return { status: reply.status, body: text };
		}
	}

	/** The executions of a workflow, newest first: id, status, mode, startedAt, stoppedAt. */
	async executions(workflowId) {
		return (await this.rest('GET', `/executions?limit=50&filter=${encodeURIComponent(JSON.stringify({ workflowId }))}`)).results;
	}

	/** One execution with its data: `items(node, output, run)` and `error`. */
	async execution(id) {
		const found = await this.rest('GET', `/executions/${id}`);
		const { resultData } = unflatten(found.data);
		return {
			...found,
			error: resultData.error,
			runData: resultData.runData,
			items: (node, output = 0, nth = 0) => (resultData.runData[node]?.[nth]?.data?.main?.[output] ?? []).map((item) => item.json),
		};
	}

	/** Waits until an execution is not running any more. */
	async settled(id, timeoutMs = 120_000) {
		const until = Date.now() + timeoutMs;
		for (;;) {
			const found = await this.rest('GET', `/executions/${id}`);
			if (!['new', 'running', 'waiting'].includes(found.status)) return await this.execution(id);
			if (Date.now() > until) throw new DemoError(`Execution ${id} is still ${found.status}.`);
			await sleep(200);
		}
	}

	/** All rows of the data table of exactly that name; undefined when there is no such table. */
	async rows(name) {
		const tables = await this.rest('GET', '/data-tables-global?take=100');
		const table = (tables.data ?? tables).find((one) => one.name === name);
		if (table === undefined) return undefined;
		const rows = [];
		for (;;) {
			const page = await this.rest('GET', `/projects/${table.projectId}/data-tables/${table.id}/rows?take=100&skip=${rows.length}`);
			rows.push(...page.data);
			if (page.data.length === 0 || rows.length >= page.count) return rows;
		}
	}

	/** Adds rows to a data table, creating nothing. */
	async addRows(name, rows) {
		const tables = await this.rest('GET', '/data-tables-global?take=100');
		const table = (tables.data ?? tables).find((one) => one.name === name);
		if (table === undefined) throw new DemoError(`There is no data table ${name}.`);
		await this.rest('POST', `/projects/${table.projectId}/data-tables/${table.id}/insert`, { data: rows, returnType: 'count' });
	}
}

function lastLines(path) {
	return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').slice(-8).join('\n') : '';
}

/** n8n keeps the data of an execution "flatted": an array in which every value is replaced by the index of its place. */
function unflatten(text) {
	const places = JSON.parse(text);
	const made = new Map();
	const at = (index) => {
		if (made.has(index)) return made.get(index);
		const value = places[index];
		if (value === null || typeof value !== 'object') return value;
		const result = Array.isArray(value) ? [] : {};
		made.set(index, result);
		for (const key of Object.keys(value)) result[key] = typeof value[key] === 'string' ? at(Number(value[key])) : value[key];
		return result;
	};
	return at(0);
}
