// A form page whose time limit passes.
import assert from 'node:assert/strict';
import { demoSettings } from '../lib/demoSettings.mjs';
import { readFlow, withSettings } from '../lib/flows.mjs';
import { FORM } from './world.mjs';

/** The page's time limit shortened in a copy of the flow; n8n looks for waits that are over about once a minute. */
export async function startTimeout(world) {
	const copy = withSettings(readFlow('sales-invoice-transfer'), demoSettings['sales-invoice-transfer']);
	copy.name = `${copy.name} (short limit)`;
	for (const node of copy.nodes) {
		if (node.parameters.options?.path === FORM) node.parameters.options.path = `${FORM}-short`;
		if (node.parameters.path === 'sales-invoice-transfer') node.parameters.path = 'sales-invoice-transfer-short';
		if (node.webhookId) node.webhookId = `${node.webhookId}-short`;
		if (node.parameters.operation === 'page') Object.assign(node.parameters, { resumeAmount: 5, resumeUnit: 'seconds' });
	}
	const id = await world.n8n.saveWorkflow(copy);
	await world.n8n.publish(id);
	return { id, visit: await world.openPlan(`${FORM}-short`) };
}

export async function timeout(world, { visit }) {
	await world.check('a form that times out goes on without sending anything', async () => {
		const before = await world.writes();
		const { status, runData } = await world.n8n.settled(visit.executionId, 150_000);
		assert.equal(status, 'success');
		assert.deepEqual(await world.writes(), before, 'something was written');
		assert.ok(runData['Nothing was ticked'], 'the guard was not passed at all');
		assert.equal(runData['Ticked'], undefined);
	});
}
