// A person with a browser at the forms of travel claims, work hours and the setup check.
import assert from 'node:assert/strict';
import { FormVisit } from '../lib/form.mjs';

const text = async (page) => (await page.locator('body').innerText());
const claimsInNetvisor = async (world) => (await world.sandbox.state('netvisor')).tripExpenses.map(({ description }) => /Severa (\d+)/.exec(description)?.[1]).sort();
const peopleInNetvisor = async (world) => {
	const { employees, workHours } = await world.sandbox.state('netvisor');
	const numbers = new Map(employees.map(({ key, number }) => [key, number]));
	return [...new Set(workHours.map(({ employeeKey, date }) => `${numbers.get(employeeKey)} ${date.slice(0, 7)}`))].sort();
};

/** Opens the form in a window of its own, fills the first page and waits for the boxes of the second. */
async function planOf(world, chromium, path, fill) {
	const page = await chromium.window({ width: 1340, height: 900 });
	await chromium.openForm(page, world.n8n, path);
	await fill(page);
	await page.locator('#submit-btn').click();
	const boxes = page.locator('.multiselect-checkbox');
	await boxes.first().waitFor({ timeout: 120_000 });
	return { page, boxes };
}

export async function travelForm(world, chromium, picture) {
	await world.check('travel: a stranger sees no form', async () => {
		assert.equal(await new FormVisit(world.n8n, { signedIn: false }).open('travel-form'), undefined);
	});
	await world.check('travel: the plan is shown and nothing is sent; the one ticked claim is sent', async () => {
		const { page, boxes } = await world.writesNothing(() => planOf(world, chromium, 'travel-form', async () => undefined));
		const body = await text(page);
		assert.match(body, /TRAVEL_ADVANCE|advance of 100/i, 'what is held is not shown');
		const label = await boxes.first().inputValue();
		await boxes.first().check();
		await picture(page, 'travel-plan', { fullPage: true });
		const before = await claimsInNetvisor(world);
		await page.locator('#submit-btn').click();
		await page.getByText('1 claim sent to Netvisor').waitFor({ timeout: 120_000 });
		const added = (await claimsInNetvisor(world)).filter((number) => !before.includes(number));
		assert.deepEqual(added, [/\d+/.exec(label)[0]], 'another claim was sent than was ticked');
	});
}

export async function workHoursForm(world, chromium, picture) {
	await world.check('work hours: the plan of a week is shown and nothing is saved; the one ticked person is saved', async () => {
		const fill = async (page) => {
			await page.locator('input[name="field-0"]').fill('2026-10-05');
			await page.locator('input[name="field-1"]').fill('2026-10-09');
		};
		const { page, boxes } = await world.writesNothing(() => planOf(world, chromium, 'work-hours-form', fill));
		const label = await boxes.first().inputValue();
		await boxes.first().check();
		await picture(page, 'work-hours-plan', { clip: { x: 0, y: 0, width: 1340, height: 900 }, fullPage: true });
		await page.locator('#submit-btn').click();
		await page.getByText(/days? saved/i).first().waitFor({ timeout: 120_000 });
		const people = await peopleInNetvisor(world);
		assert.equal(people.length, 1, `hours of ${people.join(', ')} are in Netvisor`);
		assert.ok(label.includes(people[0].split(' ')[0]), `${label} was ticked, ${people[0]} was saved`);
	});
}

export async function setupCheckForm(world, chromium, picture) {
	await world.check('setup check: the report is shown in both languages and nothing is written', async () => {
		await world.writesNothing(async () => {
			const page = await chromium.window({ width: 1340, height: 900 });
			await chromium.openForm(page, world.n8n, 'setup-check-form');
			await page.locator('#submit-btn').click();
			await page.getByText(/of 100|\/ ?100/).first().waitFor({ timeout: 180_000 });
			await picture(page, 'setup-report', { clip: { x: 0, y: 0, width: 1340, height: 900 } });
		});
		const { n8n } = world;
		const finnish = await n8n.webhook('setup-check', { language: 'fi' });
		assert.equal(finnish.status, 200);
		assert.match(finnish.body.text, /[äö]/, 'the Finnish report has no Finnish in it');
	});
}
