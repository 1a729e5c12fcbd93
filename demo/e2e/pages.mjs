// The web pages of the history and of the reconciliation.
import assert from 'node:assert/strict';
import { pageLogin } from '../lib/sandbox.mjs';

const basic = { authorization: `Basic ${Buffer.from(`${pageLogin.user}:${pageLogin.password}`).toString('base64')}` };

export async function pages(world, chromium, picture) {
	const { n8n } = world;
	const get = async (path, headers = basic) => await fetch(`${n8n.url}/webhook/${path}`, { headers, signal: AbortSignal.timeout(180_000) });
	for (const path of ['transfer-history', 'reconciliation']) {
		await world.check(`${path}: a stranger is asked for user and password`, async () => {
			assert.equal((await get(path, {})).status, 401);
		});
	}
	await world.check('transfer-history: every flow is in it, filters narrow it, CSV holds the same rows', async () => {
		const rows = await n8n.rows('severa_netvisor_history');
		const page = await (await get('transfer-history')).text();
		for (const flow of new Set(rows.map((row) => row.flow))) assert.ok(page.includes(flow), `${flow} is not on the page`);
		const held = await (await get('transfer-history?outcome=held&format=csv&flow=travel-transfer')).text();
		const expected = rows.filter(({ flow, outcome }) => flow === 'travel-transfer' && outcome === 'held');
		assert.ok(expected.length > 0, 'no claim is held in the seed');
		assert.equal(held.trim().split('\r\n').length, expected.length + 1, held.slice(0, 300));
		for (const { personalId } of (await world.sandbox.state('netvisor')).employees) if (personalId) assert.ok(!page.includes(personalId), 'an identity code is on the page');
	});
	await world.check('the pages in a browser', async () => {
		const page = await chromium.window({ width: 1560, height: 900, httpCredentials: { username: pageLogin.user, password: pageLogin.password } });
		await page.goto(`${n8n.url}/webhook/transfer-history`, { waitUntil: 'load' });
		await page.locator('table').first().waitFor({ timeout: 60_000 });
		await picture(page, 'history-page', { clip: { x: 0, y: 0, width: 1340, height: 900 } });
		await page.goto(`${n8n.url}/webhook/reconciliation?from=2026-09-01&to=2026-10-31`, { waitUntil: 'load', timeout: 180_000 });
		await page.locator('table').first().waitFor({ timeout: 60_000 });
		await picture(page, 'reconciliation-page', { clip: { x: 0, y: 0, width: 1340, height: 900 } });
	});
}
