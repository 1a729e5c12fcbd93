// Pictures for the guide: the canvas of every flow, and the Mapper's panel with what it gave.
import { demoSettings } from '../lib/demoSettings.mjs';
import { readFlow, withSettings } from '../lib/flows.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function photograph(world, chromium, picture) {
	const { n8n, ids } = world;
	const page = await chromium.window({ width: 1680, height: 945, scale: 1.5 });
	await chromium.signIn(n8n);
	for (const [name, id] of Object.entries(ids)) {
		// As it is shipped, with its schedules; what is not published does not start by itself.
		await n8n.saveWorkflow(withSettings(readFlow(name), demoSettings[name]));
		await page.goto(`${n8n.url}/workflow/${id}`, { waitUntil: 'domcontentloaded' });
		await page.locator('[data-test-id="canvas-node"]').first().waitFor({ timeout: 60_000 });
		await sleep(3000);
		const checklist = page.locator('[data-test-id="suggested-actions-close"]');
		if (await checklist.isVisible()) await checklist.click();
		await page.locator('[data-test-id="zoom-to-fit"]').click();
		await sleep(1500);
		await picture(page, name);
	}
	await page.goto(`${n8n.url}/workflow/${await n8n.saveWorkflow(byHandOnly())}`, { waitUntil: 'domcontentloaded' });
	const mapper = page.locator('[data-test-id="canvas-node"][data-node-name="Mapper: sales invoice"]');
	await mapper.waitFor({ timeout: 60_000 });
	await sleep(3000);
	await mapper.dblclick();
	// A click would wait for a navigation that does not come.
	await page.locator('[data-test-id="node-execute-button"]').evaluate((button) => button.click());
	await page.locator('[data-test-id="output-panel"] table').first().waitFor({ timeout: 120_000 });
	const toast = page.locator('.el-notification__closeBtn').first();
	if (await toast.isVisible()) await toast.click();
	await sleep(1500);
	await picture(page, 'mapper');
}

/** The editor's "Execute step" waits for a form to be filled while the flow has one. */
function byHandOnly() {
	const flow = withSettings(readFlow('sales-invoice-transfer'), demoSettings['sales-invoice-transfer']);
	const nodes = flow.nodes.filter(({ type }) => !/\.(formTrigger|webhook|scheduleTrigger)$/.test(type));
	const names = new Set(nodes.map(({ name }) => name));
	return { ...flow, name: `${flow.name} (by hand only)`, nodes, connections: Object.fromEntries(Object.entries(flow.connections).filter(([name]) => names.has(name))) };
}
