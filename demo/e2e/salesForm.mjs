// The form of the sales invoice transfer: strangers, abandoned pages, changes, kills, a service that is down.
import assert from 'node:assert/strict';
import { callFlow } from '../lib/flows.mjs';
import { FormVisit } from '../lib/form.mjs';
import { FORM, numberOf } from './world.mjs';

export async function salesForm(world) {
	await world.check('a stranger sees no form, and cannot post one', async () => {
		const stranger = new FormVisit(world.n8n, { signedIn: false });
		assert.equal(await stranger.open(FORM), undefined);
		assert.equal(await stranger.submit(['']), 401);
	});
	await world.check('the plan by webhook writes nothing', async () => {
		const plan = await world.writesNothing(() => callFlow(world.n8n, world.ids, 'sales-invoice-transfer', { stage: 'plan' }));
		assert.ok(plan.sendable.length > 0 && plan.held.length > 0, JSON.stringify(plan).slice(0, 300));
	});
	let left;
	await world.check('an abandoned form has sent nothing', async () => {
		left = await world.writesNothing(() => world.openPlan());
		assert.ok(left.choices.length > 2, `only ${left.choices.length} invoices can be ticked`);
		assert.equal((await world.n8n.executions(world.ids['sales-invoice-transfer']))[0].status, 'waiting');
	});
	await world.check('labels that are not in the plan send nothing', async () => {
		await world.writesNothing(async () => {
			await left.submit(['', ['', '9999 · Somebody · 1.00 EUR', null]]);
			assert.equal(await left.nextPage(), undefined);
			assert.equal(left.ended, 'success');
		});
	});
	await world.check('the form by HTTP sends the one ticked invoice and shows the result', async () => {
		const visit = await world.openPlan();
		const [label] = visit.choices;
		const page = await world.sendsExactly([numberOf(label)], async () => {
			await visit.submit(['', [label]]);
			return await visit.nextPage();
		});
		assert.match(page, /1 invoice sent to Netvisor/);
		const row = (await world.n8n.rows('severa_netvisor_history')).find(({ flow, number, outcome }) => flow === 'sales-invoice-transfer' && number === numberOf(label) && outcome === 'created');
		assert.match(row?.sender ?? '', /owner@example\.com/, 'the history does not say who sent it');
	});
	await world.check('an invoice that changed after the plan was shown is held', async () => {
		const visit = await world.openPlan();
		const number = numberOf(visit.choices[0]);
		const severa = await world.sandbox.state('severa');
		const invoice = severa.invoices.find((one) => String(one.number) === number);
		const reference = invoice.yourReference;
		invoice.yourReference = 'Changed meanwhile';
		await world.sandbox.control('severa', 'POST', 'seed', severa);
		const page = await world.writesNothing(async () => {
			await visit.submit(['', [visit.choices[0]]]);
			return await visit.nextPage();
		});
		assert.match(page, /changed after the plan/i);
		invoice.yourReference = reference;
		await world.sandbox.control('severa', 'POST', 'seed', severa);
	});
	await world.check('n8n killed between the pages: after the restart only the ticked ones are sent', async () => {
		const visit = await world.openPlan();
		const ticked = visit.choices.slice(0, 2);
		await world.n8n.kill();
		await world.n8n.start();
		await world.sendsExactly(ticked.map(numberOf), async () => {
			assert.equal(await visit.submit(['', ticked]), 200);
			assert.match(await visit.nextPage(), /2 invoices sent to Netvisor/);
		});
	});
	await world.check('a service that is down: the form says so, nothing is sent', async () => {
		await world.sandbox.control('severa', 'POST', 'faults', [{ match: {}, kind: 'http503', times: 500 }]);
		try {
			await world.writesNothing(async () => {
				const visit = new FormVisit(world.n8n);
				await visit.open(FORM);
				await visit.submit(['']);
				assert.match(await visit.nextPage() ?? `ended: ${visit.ended}`, /Nothing was sent[\s\S]*Severa/);
			});
		} finally {
			await world.sandbox.control('severa', 'DELETE', 'faults');
		}
	});
}
