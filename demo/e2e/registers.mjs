// The flows import, the credentials connect, and the registers move once.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DemoError } from '../lib/command.mjs';
import { demoSettings } from '../lib/demoSettings.mjs';
import { callFlow, importFlows } from '../lib/flows.mjs';
import { rootDir } from '../lib/paths.mjs';

/** Those of the demo, and files go with the invoices. */
const settings = { ...demoSettings, 'sales-invoice-transfer': { ...demoSettings['sales-invoice-transfer'], attachments: 'files' } };

export async function registers(world) {
	await world.check('the flows import with n8n\'s own command into an n8n that has never run', async () => {
		for (const name of Object.keys(demoSettings)) await world.n8n.command('import:workflow', `--input=${join(rootDir, 'workflows-examples', `${name}.json`)}`);
	});
	await world.n8n.start();
	for (const credential of world.sandbox.credentials()) await world.n8n.saveCredential(credential);
	await world.check('every node type and every credential of the flows is known, and all are published', async () => {
		const before = (await world.n8n.rest('GET', '/workflows')).length;
		world.ids = await importFlows(world.n8n, settings, { schedules: false });
		assert.equal(before, Object.keys(demoSettings).length, 'the command imported something else than the flows');
		for (const id of Object.values(world.ids)) {
			const { nodes } = await world.n8n.rest('GET', `/workflows/${id}`);
			const known = new Set((await world.n8n.rest('GET', '/credentials')).map((credential) => credential.id));
			for (const { name, credentials } of nodes) for (const [type, { id: used }] of Object.entries(credentials ?? {})) if (type !== 'smtp') assert.ok(known.has(used), `${name} has no credential`);
		}
	});
	await world.check('both credentials pass n8n\'s own connection test', async () => {
		for (const { id, name, type } of (await world.n8n.rest('GET', '/credentials')).filter((one) => one.type !== 'httpBasicAuth')) {
			const { data } = await world.n8n.rest('GET', `/credentials/${id}?includeData=true`);
			const { status, message } = await world.n8n.rest('POST', '/credentials/test', { credentials: { id, name, type, data } });
			assert.equal(status, 'OK', `${name}: ${message}`);
		}
	});
	await world.check('the register sync creates customers, products and dimensions, and says what is held and why', async () => {
		const summary = await callFlow(world.n8n, world.ids, 'register-sync');
		for (const kind of ['customers', 'products', 'dimensions']) assert.ok(summary[kind].created > 0, `no ${kind} were created: ${JSON.stringify(summary[kind])}`);
		assert.deepEqual(summary.failed, []);
		assert.ok(summary.held.length > 0, 'the seed has broken customers, none is held');
		for (const { number, name, reasons } of summary.held) assert.ok(reasons.length > 0 && reasons.every(({ code, message }) => code && message), `${number} ${name} is held without a reason`);
		const history = await world.n8n.rows('severa_netvisor_history');
		assert.equal(history.filter(({ outcome }) => outcome === 'created').length, summary.counts.created);
		assert.ok(history.every(({ outcome }) => outcome !== 'unchanged'));
		const cursors = await world.n8n.rows('severa_netvisor_cursors');
		assert.equal(cursors.length, 3);
		const held = new Set(summary.held.map(({ guid }) => guid));
		assert.deepEqual(new Set(cursors.flatMap(({ pending }) => JSON.parse(pending))), held, 'what is held is not remembered');
	});
	await world.check('a second register sync makes no write in either system', async () => {
		const rows = (await world.n8n.rows('severa_netvisor_history')).length;
		const summary = await world.writesNothing(() => callFlow(world.n8n, world.ids, 'register-sync'));
		assert.ok(summary.held.length > 0, 'held records were not tried again');
		assert.equal((await world.n8n.rows('severa_netvisor_history')).length, rows, 'the history grew although nothing happened');
	});
	await world.check('a service that is down stops the register sync with one message, and no cursor moves', async () => {
		const before = await world.n8n.rows('severa_netvisor_cursors');
		await world.sandbox.control('netvisor', 'POST', 'faults', [{ match: {}, kind: 'http503', times: 500 }]);
		try {
			await assert.rejects(callFlow(world.n8n, world.ids, 'register-sync'), (error) => error instanceof DemoError && /Netvisor/.test(error.message));
		} finally {
			await world.sandbox.control('netvisor', 'DELETE', 'faults');
		}
		assert.deepEqual((await world.n8n.rows('severa_netvisor_cursors')).map(({ key, value }) => [key, value]), before.map(({ key, value }) => [key, value]));
	});
}
