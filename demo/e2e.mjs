// npm run test:e2e [-- --screenshots]: the packed package in a fresh, real n8n, against the sandboxes.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { salesBrowser } from './e2e/browser.mjs';
import { digest } from './e2e/digest.mjs';
import { startTimeout, timeout } from './e2e/formTimeout.mjs';
import { otherFlows } from './e2e/otherFlows.mjs';
import { setupCheckForm, travelForm, workHoursForm } from './e2e/otherForms.mjs';
import { pages } from './e2e/pages.mjs';
import { photograph } from './e2e/pictures.mjs';
import { registers } from './e2e/registers.mjs';
import { salesForm } from './e2e/salesForm.mjs';
import { transfers } from './e2e/transfers.mjs';
import { triggers } from './e2e/triggers.mjs';
import { World } from './e2e/world.mjs';
import { Browser } from './lib/browser.mjs';
import { Checks } from './lib/checks.mjs';
import { DemoError, seconds } from './lib/command.mjs';
import { rootDir } from './lib/paths.mjs';

const screenshots = process.argv.includes('--screenshots');
const images = join(rootDir, 'docs', 'images');
const started = Date.now();
const checks = new Checks();
const world = new World(checks);
if (screenshots) mkdirSync(images, { recursive: true });

async function picture(page, name, options = {}) {
	if (screenshots) await page.screenshot({ path: join(images, `${name}.png`), ...options });
}

/** What a person does in a browser. */
async function atTheForms(chromium) {
	for (const visit of [salesBrowser, travelForm, workHoursForm, setupCheckForm]) await visit(world, chromium, picture);
}

/** What a person reads in a browser afterwards. */
async function atThePages(chromium) {
	await pages(world, chromium, picture);
	if (screenshots) await world.check('pictures of the canvases and of the Mapper', () => photograph(world, chromium, picture));
}

process.stdout.write('End to end on the real n8n\n');
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void world.stop().then(() => process.exit(130)));
try {
	await world.prepare();
	await registers(world);
	await salesForm(world);
	const waiting = await startTimeout(world);
	const chromium = await Browser.start();
	try {
		await atTheForms(chromium);
		await timeout(world, waiting);
		await transfers(world);
		await otherFlows(world);
		await digest(world);
		await atThePages(chromium);
	} finally {
		await chromium.stop();
	}
	await triggers(world);
} catch (error) {
	checks.failed++;
	process.stdout.write(`  FAIL  the run itself\n${error instanceof DemoError ? error.message : error.stack}\n`);
} finally {
	await world.stop();
}
process.stdout.write(`\nTook ${seconds(started)}.`);
process.exitCode = checks.close();
