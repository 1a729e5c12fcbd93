// A person with a browser at the form of the sales invoice transfer.
import assert from 'node:assert/strict';
import { callFlow } from '../lib/flows.mjs';
import { FORM, numberOf } from './world.mjs';

/** @param picture takes a picture of the page under a name, or does nothing */
export async function salesBrowser(world, chromium, picture) {
	await world.check('a person with a browser signs in, ticks two invoices and sees the result', async () => {
		const page = await chromium.window({ width: 1340, height: 900 });
		await chromium.openForm(page, world.n8n, FORM);
		// A few of each sort: plain ones, another currency, a credit note, held ones.
		const { sendable, held } = await callFlow(world.n8n, world.ids, 'sales-invoice-transfer', { stage: 'plan' });
		const chosen = [...sendable.slice(0, 2), ...sendable.filter(({ currency }) => currency !== 'EUR').slice(0, 1), ...sendable.filter(({ total }) => total.startsWith('-')).slice(0, 1), ...held.slice(0, 3)];
		await page.locator('input[name="field-0"]').fill(chosen.map(({ number }) => number).join(', '));
		await page.locator('#submit-btn').click();
		const boxes = page.locator('.multiselect-checkbox');
		await boxes.first().waitFor({ timeout: 60_000 });
		assert.ok(await boxes.count() < chosen.length, 'a held invoice can be ticked');
		const labels = [await boxes.nth(0).inputValue(), await boxes.nth(1).inputValue()];
		for (const index of [0, 1]) await boxes.nth(index).check();
		await picture(page, 'form-plan', { fullPage: true });
		await world.sendsExactly(labels.map(numberOf), async () => {
			await page.locator('#submit-btn').click();
			await page.getByText('2 invoices sent to Netvisor').waitFor({ timeout: 60_000 });
		});
		await picture(page, 'form-result', { clip: { x: 0, y: 0, width: 1340, height: 300 } });
	});
}
