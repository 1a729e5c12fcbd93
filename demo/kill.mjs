// npm run test:kill [-- --rounds N] [-- --seed S]: the real n8n is killed with SIGKILL in the middle of a transfer, started
// again and run again; then the same flow is started twice at once. Each document must be in Netvisor exactly once.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CallGate, moments } from './lib/callGate.mjs';
import { DemoError, seconds } from './lib/command.mjs';
import { demoSettings } from './lib/demoSettings.mjs';
import { importFlows } from './lib/flows.mjs';
import { FormVisit } from './lib/form.mjs';
import { install } from './lib/install.mjs';
import { KillInvoices } from './lib/killInvoices.mjs';
import { freePort, N8n } from './lib/n8n.mjs';
import { installInto, pack } from './lib/package.mjs';
import { labDir } from './lib/paths.mjs';
import { heading, line, table } from './lib/report.mjs';
import { Sandbox } from './lib/sandbox.mjs';

/** A further flow is one class like KillInvoices: deal, run, runToEnd, progress, differences; `form` only where it has one. */
const cases = [KillInvoices];

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' }, documents: { type: 'string', default: '30' }, twins: { type: 'string', default: '3' }, seed: { type: 'string' } } });
const [rounds, documents, twins] = [values.rounds, values.documents, values.twins].map(Number);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = numbersOf(seed);
const home = join(labDir, 'kill', 'home');
const gate = new CallGate();
let n8n;
let sandbox;

/** Mulberry32: equal seeds give equal moments. */
function numbersOf(from) {
	let state = from >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const pick = (list) => list[Math.floor(random() * list.length)];
const writes = async () => (await sandbox.writes('netvisor')).length + (await sandbox.writes('severa')).length;

async function start() {
	const installed = await install();
	const packed = await pack();
	rmSync(home, { recursive: true, force: true });
	await installInto(home, packed, installed.env);
	sandbox = new Sandbox({ seed: 'demo', extra: ['--no-rate-limit'] });
	await sandbox.start();
	n8n = new N8n({ installed, home, port: await freePort(), brokerPort: await freePort(), log: join(labDir, 'kill', 'n8n.log') });
	await n8n.start();
	for (const { name, type, data } of sandbox.credentials()) await n8n.saveCredential({ name, type, data: data.baseUrl === undefined ? data : { ...data, baseUrl: await gate.open(data.baseUrl) } });
	return await importFlows(n8n, demoSettings);
}

/** A person opens the form and looks at the plan. @returns the visit, and the numbers of the two documents that will be ticked */
async function openForm(one, dealt) {
	const visit = new FormVisit(n8n);
	await visit.open(one.form);
	assert.equal(await visit.submit(['']), 200);
	assert.ok(await visit.nextPage(), `no plan was shown; the run ended with ${visit.ended}`);
	const ours = new Set(dealt.map(({ number }) => number));
	const labels = visit.choices.filter((label) => ours.has(one.numberOf(label)));
	assert.equal(labels.length, dealt.length, 'the plan does not offer every document');
	return { visit, ticked: [pick(labels), pick(labels)].filter((label, index, all) => all.indexOf(label) === index) };
}

/** The person, who has noticed nothing, sends the page. @returns what the page says then */
async function submitForm({ visit, ticked }) {
	assert.equal(await visit.submit(['', ticked]), 200, 'the waiting form did not survive');
	const page = await visit.nextPage();
	assert.ok(page, `the form ended with "${visit.ended}" instead of a page`);
	return /(\d+) invoices? sent to Netvisor/.exec(page)?.[0] ?? (/no longer ready/i.test(page) ? 'no longer ready' : 'another page');
}

/** One round: deal, open a form, start, kill at the given call, restart, form and run in either order, compare. */
async function killRound(one, { at, moment, delayMs, formFirst, startTwice = false }) {
	const dealt = await one.deal(documents);
	const form = one.form === undefined ? undefined : await openForm(one, dealt);
	let killedAt;
	const dead = new Promise((resolve) => {
		gate.set({ at, moment, delayMs, act: (name) => { killedAt = name; resolve(n8n.kill()); } });
	});
	// The connection breaks with n8n; a run that was quicker than the trap ends by itself.
	const runs = Promise.allSettled([one.run(), ...(startTwice ? [one.run()] : [])]);
	await Promise.race([dead, runs.then(() => new Promise((resolve) => setTimeout(resolve, delayMs + 100)))]);
	if (killedAt === undefined) await n8n.kill();
	await runs;
	gate.set();
	const left = await one.progress(dealt);
	const before = await writes();
	await n8n.start();
	const [latest] = await n8n.executions(one.ids[one.flow]);
	assert.ok(!['running', 'new'].includes(latest.status), `after the restart n8n still calls the killed run "${latest.status}"`);
	if (form !== undefined) assert.equal((await n8n.executions(one.ids[one.flow])).find(({ id }) => id === form.visit.executionId)?.status, 'waiting', 'the waiting form is gone');
	assert.equal(await writes(), before, 'n8n wrote something by itself after the restart');
	const formSays = formFirst && form !== undefined ? await submitForm(form) : undefined;
	const rest = await one.runToEnd();
	const late = formSays === undefined && form !== undefined ? await writesNothing(() => submitForm(form)) : formSays;
	const differences = await one.differences(dealt);
	return { row: [killedAt ?? 'after the end', killedAt === undefined ? '' : moments[moment], `${left.inTarget} / ${left.done}`, latest.status, form === undefined ? '' : `${formFirst ? 'before' : 'after'}: ${late}`, `${rest.created} sent, ${rest.found} found`], differences };
}

async function writesNothing(act) {
	const before = await writes();
	const result = await act();
	assert.equal(await writes(), before, 'a form that was sent too late wrote something');
	return result;
}

/** The same flow twice at the same time, in one n8n. */
async function twinRound(one) {
	const dealt = await one.deal(documents);
	const outcomes = await Promise.allSettled([one.run(), one.run()]);
	const said = outcomes.map(({ status, value, reason }) => (status === 'fulfilled' ? `${value.sent} sent, ${value.alreadyThere} found` : String(reason.message).slice(0, 60)));
	const rest = await one.runToEnd();
	return { row: ['twice at once', '', '', '', '', `${said.join(' + ')}, then ${rest.created + rest.found}`], differences: await one.differences(dealt) };
}

async function main() {
	const started = Date.now();
	heading(`Killing n8n, seed ${seed}`);
	const ids = await start();
	let failed = 0;
	for (const Case of cases) {
		const one = new Case({ n8n, ids, sandbox });
		await one.prepare();
		const sample = await one.deal(documents);
		gate.set();
		const clean = Date.now();
		await one.run();
		const calls = gate.calls;
		assert.deepEqual(await one.differences(sample), [], 'a run that nobody disturbed is wrong');
		line(`  ${one.flow}: ${documents} ${one.what} take ${calls} calls and ${seconds(clean)} undisturbed`);
		const rows = [['round', 'killed at call', '', `there / done`, 'killed run', 'waiting form', 'run again', '']];
		const report = async (name, act) => {
			const since = Date.now();
			const { row, differences } = await act().catch((error) => ({ row: ['', '', '', '', '', ''], differences: [error.code === 'ERR_ASSERTION' || error instanceof DemoError ? error.message : (error.stack ?? String(error))] }));
			if (differences.length > 0) failed++;
			rows.push([name, ...row, differences.length === 0 ? `ok (${seconds(since)})` : `WRONG: ${differences.join('; ')}`]);
			line(`  ${name}: ${rows.at(-1).slice(1).filter(Boolean).join(' · ')}`);
			if (n8n.pid === undefined) await n8n.start();
		};
		// Spread over the whole run, at a random place within each part of it.
		for (let round = 0; round < rounds; round++) {
			const at = 1 + Math.floor(((round + random()) / rounds) * calls);
			const plan = { at, moment: pick(Object.keys(moments)), delayMs: Math.floor(random() * 150), formFirst: random() < 0.5 };
			await report(`${round + 1} (call ${at})`, () => killRound(one, plan));
		}
		for (let round = 0; round < twins; round++) await report(`twins ${round + 1}`, () => twinRound(one));
		if (twins > 0) await report('twins, killed', () => killRound(one, { at: 1 + Math.floor(random() * calls), moment: pick(Object.keys(moments)), delayMs: 20, formFirst: true, startTwice: true }));
		heading(`${one.flow}: killed ${rounds} times, started twice at once ${twins} times`);
		table(rows);
	}
	line(failed === 0 ? `\nNo duplicate, no loss. Done in ${seconds(started)}.` : `\n${failed} rounds are WRONG. Repeat with --seed ${seed}. Done in ${seconds(started)}.`);
	return failed === 0 ? 0 : 1;
}

async function stop() {
	await n8n?.stop();
	await gate.close();
	await sandbox?.stop();
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().then(() => process.exit(130)));
process.exitCode = await main().catch((error) => {
	process.stderr.write(`\n${error instanceof DemoError ? error.message : error.stack}\n`);
	return 1;
}).finally(stop);
