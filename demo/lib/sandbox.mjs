// The two sandboxes as a program of their own, and the routes that steer them.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DemoError, outOfReach } from './command.mjs';
import { labDir, rootDir } from './paths.mjs';

/** Login of the two web pages. */
export const pageLogin = { user: 'clerk', password: 'LabPassw0rd!' };

export class Sandbox {
	#process;

	/**
	 * @param options `seed` ('demo', 'empty' or a file), `clock` (ISO 8601; the machine's own when not given),
	 * `extra` (more options of `npm run sandbox`)
	 */
	constructor({ seed = 'demo', clock, extra = [] } = {}) {
		this.options = ['--seed', seed, ...(clock === undefined ? [] : ['--clock', clock]), ...extra];
	}

	/** Starts both servers on free ports; `severa` and `netvisor` then hold what the credentials need. */
	async start() {
		const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', '--severa-port', '0', '--netvisor-port', '0', ...this.options], { cwd: rootDir, stdio: ['ignore', 'pipe', 'pipe'], ...outOfReach });
		this.#process = child;
		let out = '';
		let errors = '';
		child.stderr.on('data', (data) => { errors = (errors + data).slice(-4000); });
		const line = await new Promise((resolve, reject) => {
			const late = setTimeout(() => reject(new DemoError(`The sandboxes did not start within a minute. ${errors}`)), 60_000);
			child.stdout.on('data', (data) => {
				out += data;
				if (!out.includes('\n')) return;
				clearTimeout(late);
				resolve(out.slice(0, out.indexOf('\n')));
			});
			child.once('exit', (code) => {
				clearTimeout(late);
				reject(new DemoError(`The sandboxes ended with ${code}. ${errors.trim()}`));
			});
		});
		Object.assign(this, JSON.parse(line));
	}

	async stop() {
		const child = this.#process;
		this.#process = undefined;
		if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
		const gone = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGTERM');
		const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
		await gone;
		clearTimeout(late);
	}

	/** @param system 'severa' or 'netvisor' */
	async control(system, method, what, body) {
		const reply = await fetch(new URL(`/_sandbox/${what}`, this[system].url), { method, headers: { 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(30_000) });
		const text = await reply.text();
		if (!reply.ok) throw new DemoError(`The ${system} sandbox answered ${reply.status} to ${method} ${what}: ${text.slice(0, 300)}`);
		return text === '' ? undefined : JSON.parse(text);
	}

	async state(system) {
		return await this.control(system, 'GET', 'state');
	}

	/** Calls since the start that change something: not reads, not tokens. */
	async writes(system) {
		const journal = await this.control(system, 'GET', 'journal');
		return journal.filter(({ method, url }) => method !== 'GET' && !/\/v1\/(token|refreshtoken)\b/.test(url));
	}

	/** Keeps what both hold, for a later start with this file as seed. */
	async save(file) {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, JSON.stringify({ severa: await this.state('severa'), netvisor: await this.state('netvisor') }));
	}

	/** The credentials as n8n stores them; the names are those that the example flows name. */
	credentials() {
		const { severa, netvisor } = this;
		const severaApi = severa.url.endsWith('/rest-api') ? severa.url : `${severa.url}/rest-api`;
		return [
			{ name: 'Severa account', type: 'severaApi', data: { environment: 'custom', baseUrl: severaApi, clientId: severa.clientId, clientSecret: severa.clientSecret } },
			{ name: 'Netvisor account', type: 'netvisorApi', data: { environment: 'custom', baseUrl: netvisor.url, customerId: netvisor.customerId, customerKey: netvisor.customerKey, partnerId: netvisor.partnerId, partnerKey: netvisor.partnerKey, organisationId: netvisor.organisationId, language: 'EN', sender: 'demo' } },
			{ name: 'History page login', type: 'httpBasicAuth', data: pageLogin },
		];
	}
}

export const savedState = join(labDir, 'state', 'sandboxes.json');
export const hasSavedState = () => existsSync(savedState);
