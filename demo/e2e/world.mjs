// One n8n and both sandboxes, and what the checks ask of them.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { severaInvoices } from '../lib/compare.mjs';
import { statuses } from '../lib/flows.mjs';
import { FormVisit } from '../lib/form.mjs';
import { install } from '../lib/install.mjs';
import { freePort, N8n } from '../lib/n8n.mjs';
import { installInto, pack } from '../lib/package.mjs';
import { labDir } from '../lib/paths.mjs';
import { Sandbox } from '../lib/sandbox.mjs';
import { atFirst } from '../lib/story.mjs';

export const FORM = 'sales-invoice-form';
export const numberOf = (label) => label.split(' · ')[0];

export class World {
	/** Ids of the imported flows by file name. */
	ids = {};

	constructor(checks) {
		this.check = (name, run) => checks.check(name, run);
	}

	/** Installs what is missing, with an n8n that has never run and sandboxes at their seed. */
	async prepare() {
		const home = join(labDir, 'e2e-home');
		const installed = await install();
		const packed = await pack();
		rmSync(home, { recursive: true, force: true });
		await installInto(home, packed, installed.env);
		this.sandbox = new Sandbox({ seed: 'demo', extra: ['--no-rate-limit'] });
		await this.sandbox.start();
		this.atFirst = atFirst(await this.sandbox.state('severa'));
		this.n8n = new N8n({ installed, home, port: await freePort(), brokerPort: await freePort(), log: join(labDir, 'logs', 'e2e-n8n.log') });
	}

	async stop() {
		await this.n8n?.stop();
		await this.sandbox?.stop();
	}

	async numbersInNetvisor() {
		const { salesInvoices } = await this.sandbox.state('netvisor');
		return salesInvoices.filter(({ privateComment }) => privateComment.includes('severa:invoice:')).map(({ number }) => number).sort();
	}

	async stillReady() {
		return severaInvoices(await this.sandbox.state('severa')).filter(({ status }) => status === statuses.ready);
	}

	/** How many calls so far changed something. */
	async writes() {
		return { netvisor: (await this.sandbox.writes('netvisor')).length, severa: (await this.sandbox.writes('severa')).length };
	}

	/** Runs `act` and asserts that neither system was written to meanwhile. */
	async writesNothing(act) {
		const before = await this.writes();
		const result = await act();
		assert.deepEqual(await this.writes(), before, 'something was written');
		return result;
	}

	/** Runs `act` and asserts that exactly these invoices are new in Netvisor, and that Severa says "sent" of them. */
	async sendsExactly(expected, act) {
		const before = await this.numbersInNetvisor();
		const result = await act();
		const added = (await this.numbersInNetvisor()).filter((number) => !before.includes(number));
		assert.deepEqual(added, [...expected].sort(), 'other invoices are new in Netvisor than were ticked');
		const sent = severaInvoices(await this.sandbox.state('severa')).filter(({ status }) => status === statuses.sent).map(({ number }) => number);
		for (const number of expected) assert.ok(sent.includes(number), `${number} is not "sent" in Severa`);
		return result;
	}

	/** Opens a form as the signed-in owner and goes on to its second page. @param fields answers of the first page */
	async openPlan(path = FORM, fields = ['']) {
		const visit = new FormVisit(this.n8n);
		await visit.open(path);
		assert.equal(await visit.submit(fields), 200);
		const page = await visit.nextPage();
		assert.ok(page, `no plan was shown; the run ended with ${visit.ended}`);
		return visit;
	}
}
