// npm run test:e2e [-- --screenshots]: the packed package in a fresh, real n8n, against the sandboxes.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Browser } from './lib/browser.mjs';
import { Checks } from './lib/checks.mjs';
import { DemoError, seconds } from './lib/command.mjs';
import { compareInvoices, readyGuids, severaInvoices } from './lib/compare.mjs';
import { demoSettings } from './lib/demoSettings.mjs';
import { callFlow, importFlows, readFlow, statuses, withSettings } from './lib/flows.mjs';
import { FormVisit } from './lib/form.mjs';
import { install } from './lib/install.mjs';
import { freePort, N8n } from './lib/n8n.mjs';
import { installInto, pack } from './lib/package.mjs';
import { labDir, rootDir } from './lib/paths.mjs';
import { Sandbox } from './lib/sandbox.mjs';

const screenshots = process.argv.includes('--screenshots');
const FORM = 'sales-invoice-form';
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const home = join(labDir, 'e2e-home');
const checks = new Checks();
let n8n;
let sandbox;
let ids;
let readyAtFirst;

const netvisorWrites = async () => (await sandbox.writes('netvisor')).length;
const severaWrites = async () => (await sandbox.writes('severa')).length;
const numbersInNetvisor = async () => (await sandbox.state('netvisor')).salesInvoices.filter(({ privateComment }) => privateComment.includes('severa:invoice:')).map(({ number }) => number).sort();
const stillReady = async () => severaInvoices(await sandbox.state('severa')).filter(({ status }) => status === statuses.ready);
const numberOf = (label) => label.split(' · ')[0];

/** Runs `act` and asserts that neither system was written to meanwhile. */
async function writesNothing(act) {
	const before = [await netvisorWrites(), await severaWrites()];
	const result = await act();
	assert.deepEqual([await netvisorWrites(), await severaWrites()], before, 'something was written');
	return result;
}

/** Runs `act` and asserts that exactly these invoices are new in Netvisor, and that Severa says "sent" of them. */
async function sendsExactly(expected, act) {
	const before = await numbersInNetvisor();
	const result = await act();
	const wanted = typeof expected === 'function' ? expected() : expected;
	const added = (await numbersInNetvisor()).filter((number) => !before.includes(number));
	assert.deepEqual(added, [...wanted].sort(), 'other invoices are new in Netvisor than were ticked');
	const sent = severaInvoices(await sandbox.state('severa')).filter(({ status }) => status === statuses.sent).map(({ number }) => number);
	for (const number of wanted) assert.ok(sent.includes(number), `${number} is not "sent" in Severa`);
	return result;
}

/** Opens the form as the signed-in owner and goes on to the plan. */
async function openPlan(path = FORM) {
	const visit = new FormVisit(n8n);
	await visit.open(path);
	assert.equal(await visit.submit(['']), 200);
	const page = await visit.nextPage();
	assert.ok(page, `no plan was shown; the run ended with ${visit.ended}`);
	return visit;
}

async function prepare() {
	const installed = await install();
	const packed = await pack();
	rmSync(home, { recursive: true, force: true });
	await installInto(home, packed, installed.env);
	sandbox = new Sandbox({ seed: 'demo', extra: ['--no-rate-limit'] });
	await sandbox.start();
	readyAtFirst = readyGuids(await sandbox.state('severa'));
	n8n = new N8n({ installed, home, port: await freePort(), brokerPort: await freePort(), log: join(labDir, 'logs', 'e2e-n8n.log') });
}

async function stop() {
	await n8n?.stop();
	await sandbox?.stop();
}

async function registers() {
	await checks.check('the flows import with n8n\'s own command into an n8n that has never run', async () => {
		for (const name of Object.keys(demoSettings)) await n8n.command('import:workflow', `--input=${join(rootDir, 'workflows-examples', `${name}.json`)}`);
	});
	await n8n.start();
	for (const credential of sandbox.credentials()) await n8n.saveCredential(credential);
	await checks.check('every node type and every credential of the flows is known, and both are published', async () => {
		const before = (await n8n.rest('GET', '/workflows')).length;
		ids = await importFlows(n8n, demoSettings);
		assert.equal(before, 2, 'the command imported something else than two flows');
		for (const id of Object.values(ids)) {
			const { nodes } = await n8n.rest('GET', `/workflows/${id}`);
			const known = new Set((await n8n.rest('GET', '/credentials')).map((credential) => credential.id));
			for (const { name, credentials } of nodes) for (const { id: used } of Object.values(credentials ?? {})) assert.ok(known.has(used), `${name} has no credential`);
		}
	});
	await checks.check('both credentials pass n8n\'s own connection test', async () => {
		for (const { id, name, type } of await n8n.rest('GET', '/credentials')) {
			const { data } = await n8n.rest('GET', `/credentials/${id}?includeData=true`);
			const { status, message } = await n8n.rest('POST', '/credentials/test', { credentials: { id, name, type, data } });
			assert.equal(status, 'OK', `${name}: ${message}`);
		}
	});
	await checks.check('the register sync creates customers, products and dimensions, and says what is held and why', async () => {
		const summary = await callFlow(n8n, ids, 'register-sync');
		for (const kind of ['customers', 'products', 'dimensions']) assert.ok(summary[kind].created > 0, `no ${kind} were created: ${JSON.stringify(summary[kind])}`);
		assert.deepEqual(summary.failed, []);
		assert.ok(summary.held.length > 0, 'the seed has broken customers, none is held');
		for (const { number, name, reasons } of summary.held) assert.ok(reasons.length > 0 && reasons.every(({ code, message }) => code && message), `${number} ${name} is held without a reason`);
		const history = await n8n.rows('severa_netvisor_history');
		assert.equal(history.filter(({ outcome }) => outcome === 'created').length, summary.counts.created);
		assert.ok(history.every(({ outcome }) => outcome !== 'unchanged'));
		const cursors = await n8n.rows('severa_netvisor_cursors');
		assert.equal(cursors.length, 3);
		const held = new Set(summary.held.map(({ guid }) => guid));
		assert.deepEqual(new Set(cursors.flatMap(({ pending }) => JSON.parse(pending))), held, 'what is held is not remembered');
	});
	await checks.check('a second register sync makes no write in either system', async () => {
		const rows = (await n8n.rows('severa_netvisor_history')).length;
		const summary = await writesNothing(() => callFlow(n8n, ids, 'register-sync'));
		assert.ok(summary.held.length > 0, 'held records were not tried again');
		assert.equal((await n8n.rows('severa_netvisor_history')).length, rows, 'the history grew although nothing happened');
	});
	await checks.check('a service that is down stops the register sync with one message, and no cursor moves', async () => {
		const before = await n8n.rows('severa_netvisor_cursors');
		await sandbox.control('netvisor', 'POST', 'faults', [{ match: {}, kind: 'http503', times: 500 }]);
		try {
			await assert.rejects(callFlow(n8n, ids, 'register-sync'), (error) => error instanceof DemoError && /Netvisor/.test(error.message));
		} finally {
			await sandbox.control('netvisor', 'DELETE', 'faults');
		}
		assert.deepEqual((await n8n.rows('severa_netvisor_cursors')).map(({ key, value }) => [key, value]), before.map(({ key, value }) => [key, value]));
	});
}

async function forms() {
	await checks.check('a stranger sees no form, and cannot post one', async () => {
		const stranger = new FormVisit(n8n, { signedIn: false });
		assert.equal(await stranger.open(FORM), undefined);
		assert.equal(await stranger.submit(['']), 401);
	});
	await checks.check('the plan by webhook writes nothing', async () => {
		const plan = await writesNothing(() => callFlow(n8n, ids, 'sales-invoice-transfer', { stage: 'plan' }));
		assert.ok(plan.sendable.length > 0 && plan.held.length > 0, JSON.stringify(plan).slice(0, 300));
	});
	let left;
	await checks.check('an abandoned form has sent nothing', async () => {
		left = await writesNothing(openPlan);
		assert.ok(left.choices.length > 2, `only ${left.choices.length} invoices can be ticked`);
		assert.equal((await n8n.executions(ids['sales-invoice-transfer']))[0].status, 'waiting');
	});
	await checks.check('labels that are not in the plan send nothing', async () => {
		await writesNothing(async () => {
			await left.submit(['', ['', '9999 · Somebody · 1.00 EUR', null]]);
			assert.equal(await left.nextPage(), undefined);
			assert.equal(left.ended, 'success');
		});
	});
	await checks.check('the form by HTTP sends the one ticked invoice and shows the result', async () => {
		const visit = await openPlan();
		const [label] = visit.choices;
		const page = await sendsExactly([numberOf(label)], async () => {
			await visit.submit(['', [label]]);
			return await visit.nextPage();
		});
		assert.match(page, /1 invoice sent to Netvisor/);
		const row = (await n8n.rows('severa_netvisor_history')).find(({ flow, number, outcome }) => flow === 'sales-invoice-transfer' && number === numberOf(label) && outcome === 'created');
		assert.match(row?.sender ?? '', /owner@example\.com/, 'the history does not say who sent it');
	});
	await checks.check('an invoice that changed after the plan was shown is held', async () => {
		const visit = await openPlan();
		const number = numberOf(visit.choices[0]);
		const severa = await sandbox.state('severa');
		const invoice = severa.invoices.find((one) => String(one.number) === number);
		const reference = invoice.yourReference;
		invoice.yourReference = 'Changed meanwhile';
		await sandbox.control('severa', 'POST', 'seed', severa);
		const page = await writesNothing(async () => {
			await visit.submit(['', [visit.choices[0]]]);
			return await visit.nextPage();
		});
		assert.match(page, /changed after the plan/i);
		invoice.yourReference = reference;
		await sandbox.control('severa', 'POST', 'seed', severa);
	});
	await checks.check('n8n killed between the pages: after the restart only the ticked ones are sent', async () => {
		const visit = await openPlan();
		const ticked = visit.choices.slice(0, 2);
		await n8n.kill();
		await n8n.start();
		await sendsExactly(ticked.map(numberOf), async () => {
			assert.equal(await visit.submit(['', ticked]), 200);
			assert.match(await visit.nextPage(), /2 invoices sent to Netvisor/);
		});
	});
	await checks.check('a service that is down: the form says so, nothing is sent', async () => {
		await sandbox.control('severa', 'POST', 'faults', [{ match: {}, kind: 'http503', times: 500 }]);
		try {
			await writesNothing(async () => {
				const visit = new FormVisit(n8n);
				await visit.open(FORM);
				await visit.submit(['']);
				assert.match(await visit.nextPage() ?? `ended: ${visit.ended}`, /Nothing was sent[\s\S]*Severa/);
			});
		} finally {
			await sandbox.control('severa', 'DELETE', 'faults');
		}
	});
}

/** The page's time limit shortened in a copy of the flow; n8n looks for waits that are over about once a minute. */
async function startTimeout() {
	const copy = withSettings(readFlow('sales-invoice-transfer'), demoSettings['sales-invoice-transfer']);
	copy.name = `${copy.name} (short limit)`;
	for (const node of copy.nodes) {
		if (node.parameters.options?.path === FORM) node.parameters.options.path = `${FORM}-short`;
		if (node.parameters.path === 'sales-invoice-transfer') node.parameters.path = 'sales-invoice-transfer-short';
		if (node.webhookId) node.webhookId = `${node.webhookId}-short`;
		if (node.parameters.operation === 'page') Object.assign(node.parameters, { resumeAmount: 5, resumeUnit: 'seconds' });
	}
	const id = await n8n.saveWorkflow(copy);
	await n8n.publish(id);
	return { id, visit: await openPlan(`${FORM}-short`) };
}

async function timeout({ visit }) {
	await checks.check('a form that times out goes on without sending anything', async () => {
		const before = [await netvisorWrites(), await severaWrites()];
		const { status, runData } = await n8n.settled(visit.executionId, 150_000);
		assert.equal(status, 'success');
		assert.deepEqual([await netvisorWrites(), await severaWrites()], before, 'something was written');
		assert.ok(runData['Nothing was ticked'], 'the guard was not passed at all');
		assert.equal(runData['Ticked'], undefined);
	});
}

async function browser() {
	const images = join(rootDir, 'docs', 'images');
	if (screenshots) mkdirSync(images, { recursive: true });
	const picture = async (page, name, options = {}) => {
		if (screenshots) await page.screenshot({ path: join(images, `${name}.png`), ...options });
	};
	let chromium;
	try {
		await checks.check('a person with a browser signs in, ticks two invoices and sees the result', async () => {
			chromium = await Browser.start();
			const page = await chromium.window({ width: 1340, height: 900 });
			await chromium.openForm(page, n8n, FORM);
			// A few of each sort: plain ones, another currency, a credit note, held ones.
			const { sendable, held } = await callFlow(n8n, ids, 'sales-invoice-transfer', { stage: 'plan' });
			const chosen = [...sendable.slice(0, 2), ...sendable.filter(({ currency }) => currency !== 'EUR').slice(0, 1), ...sendable.filter(({ total }) => total.startsWith('-')).slice(0, 1), ...held.slice(0, 3)];
			await page.locator('input[name="field-0"]').fill(chosen.map(({ number }) => number).join(', '));
			await page.locator('#submit-btn').click();
			const boxes = page.locator('.multiselect-checkbox');
			await boxes.first().waitFor({ timeout: 60_000 });
			assert.ok(await boxes.count() < chosen.length, 'a held invoice can be ticked');
			const labels = [await boxes.nth(0).inputValue(), await boxes.nth(1).inputValue()];
			for (const index of [0, 1]) await boxes.nth(index).check();
			await picture(page, 'form-plan', { fullPage: true });
			await sendsExactly(labels.map(numberOf), async () => {
				await page.locator('#submit-btn').click();
				await page.getByText('2 invoices sent to Netvisor').waitFor({ timeout: 60_000 });
			});
			await picture(page, 'form-result', { clip: { x: 0, y: 0, width: 1340, height: 300 } });
		});
		if (screenshots && chromium) await checks.check('pictures of the canvas and of the Mapper', () => photograph(chromium, picture));
	} finally {
		await chromium?.stop();
	}
}

/** The canvas of both flows, and the Mapper's panel with what it gave in the last run. */
async function photograph(chromium, picture) {
	const page = await chromium.window({ width: 1680, height: 945, scale: 1.5 });
	await chromium.signIn(n8n);
	for (const [name, id] of Object.entries(ids)) {
		await page.goto(`${n8n.url}/workflow/${id}`, { waitUntil: 'domcontentloaded' });
		await page.locator('[data-test-id="canvas-node"]').first().waitFor({ timeout: 60_000 });
		await sleep(3000);
		const checklist = page.locator('[data-test-id="suggested-actions-close"]');
		if (await checklist.isVisible()) await checklist.click();
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await sleep(1500);
		await picture(page, name);
	}
	const { id } = (await n8n.executions(ids['sales-invoice-transfer'])).find(({ status }) => status === 'success');
	await page.goto(`${n8n.url}/workflow/${ids['sales-invoice-transfer']}/executions/${id}`, { waitUntil: 'domcontentloaded' });
	const mapper = page.locator('[data-test-id="canvas-node"][data-node-name="Mapper: sales invoice"]');
	await mapper.waitFor({ timeout: 60_000 });
	await sleep(3000);
	await mapper.dblclick();
	await page.locator('[data-test-id="tab-params"]').waitFor({ timeout: 30_000 });
	await sleep(2000);
	await picture(page, 'mapper');
}

async function transfers() {
	await checks.check('the webhook sends everything that is ready and not held, 30 at a time', async () => {
		let passes = 0;
		let summary;
		do summary = await callFlow(n8n, ids, 'sales-invoice-transfer');
		while (summary.invoices.length > 0 && ++passes < 10);
		assert.deepEqual([summary.failed, summary.statusNotChanged], [[], []]);
		const ready = (await stillReady()).map(({ number }) => number).sort();
		assert.deepEqual(summary.held.map(({ number }) => number).sort(), ready, 'what is still ready is not exactly what is held');
	});
	await checks.check('a second transfer sends nothing', async () => {
		const summary = await writesNothing(() => callFlow(n8n, ids, 'sales-invoice-transfer'));
		assert.deepEqual([summary.sent, summary.alreadyThere], [0, 0]);
	});
	await checks.check('both systems agree: every invoice once, with its sum', async () => {
		const result = compareInvoices(await sandbox.state('severa'), await sandbox.state('netvisor'), readyAtFirst);
		assert.deepEqual(result.differences, []);
		assert.ok(result.severa.count > 10, `only ${result.severa.count} invoices were sent`);
		assert.deepEqual(result.severa, result.netvisor);
	});
}

const started = Date.now();
process.stdout.write('End to end on the real n8n\n');
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(130)));
try {
	await prepare();
	await registers();
	await forms();
	const waiting = await startTimeout();
	await browser();
	await timeout(waiting);
	await transfers();
} catch (error) {
	checks.failed++;
	process.stdout.write(`  FAIL  the run itself\n${error instanceof DemoError ? error.message : error.stack}\n`);
} finally {
	await stop();
}
process.stdout.write(`\nTook ${seconds(started)}.`);
process.exitCode = checks.close();
