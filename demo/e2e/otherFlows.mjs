// Travel claims, hours, costs, payments and the reconciliation without a person.
import assert from 'node:assert/strict';
import { compareOthers, heldOf } from '../lib/compareOthers.mjs';
import { demoMonth } from '../lib/demoSettings.mjs';
import { callFlow } from '../lib/flows.mjs';

const asked = { 'travel-transfer': {}, 'work-hours-transfer': demoMonth, 'purchase-invoice-costs': { since: demoMonth.from }, 'payment-status': { since: demoMonth.from } };

export async function otherFlows(world) {
	const { n8n, ids, sandbox } = world;
	const said = {};
	for (const [name, body] of Object.entries(asked)) {
		await world.check(`${name}: everything that is not held goes, nothing fails`, async () => {
			said[name] = await callFlow(n8n, ids, name, body);
			assert.deepEqual(said[name].failed, []);
		});
	}
	await world.check('a second run of each writes nothing', async () => {
		await world.writesNothing(async () => {
			for (const [name, body] of Object.entries(asked)) await callFlow(n8n, ids, name, body);
		});
	});
	await world.check('claims, hours, costs and payments agree in both systems', async () => {
		const told = { transferredAtFirst: world.atFirst.transferredAtFirst, held: heldOf(said) };
		const results = compareOthers(await sandbox.state('severa'), await sandbox.state('netvisor'), told);
		for (const { differences } of results) assert.deepEqual(differences, []);
	});
	await world.check('the reconciliation finds what the seed holds on purpose, and no invoice that we sent', async () => {
		const sent = new Set(await world.numbersInNetvisor());
		const { counts, repairs } = await world.writesNothing(() => callFlow(n8n, ids, 'reconciliation', { from: '2026-09-01', to: demoMonth.to }));
		assert.ok(counts.compared > 10 && repairs.length > 0, JSON.stringify(counts));
		for (const { what } of repairs) assert.ok(![...sent].some((number) => what.includes(`Invoice ${number} `)), what);
	});
}
