// A person at the editor and at the form, in headless Chromium.
import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { DemoError } from './command.mjs';
import { owner } from './n8n.mjs';
import { demoDir } from './paths.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The path of a Chromium; undefined when there is none. CHROMIUM names another one. */
export function findChromium() {
	const candidates = [process.env.CHROMIUM, ...(process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name))), MAC];
	return candidates.find((path) => {
		try {
			accessSync(path ?? '', constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}

export class Browser {
	static async start() {
		const executablePath = findChromium();
		if (executablePath === undefined) throw new DemoError('No Chromium was found. Install it (Debian: apt-get install chromium) or name one in CHROMIUM.');
		const { chromium } = createRequire(join(demoDir, 'package.json'))('playwright-core');
		const browser = new Browser();
		browser.process = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
		return browser;
	}

	async stop() {
		await this.process.close();
	}

	/** A window that is not signed in anywhere. */
	async window({ width = 1440, height = 900, scale = 1, ...more } = {}) {
		this.context = await this.process.newContext({ ...more, viewport: { width, height }, deviceScaleFactor: scale, locale: 'en-GB', timezoneId: 'Europe/Helsinki' });
		return await this.context.newPage();
	}

	/** Signs in as the owner without going through the sign-in page. */
	async signIn(n8n) {
		const reply = await this.context.request.post(`${n8n.url}/rest/login`, { data: { emailOrLdapLoginId: owner.email, password: owner.password } });
		if (!reply.ok()) throw new DemoError(`The browser could not sign in: ${reply.status()}`);
	}

	/** Goes to the form as a stranger does: sign-in page, consent page, form. */
	async openForm(page, n8n, path) {
		await page.goto(`${n8n.url}/form/${path}`, { waitUntil: 'domcontentloaded' });
		await page.locator('input[type="password"]').waitFor({ timeout: 60_000 });
		await page.locator('input[name="emailOrLdapLoginId"], input[type="email"]').first().fill(owner.email);
		await page.locator('input[type="password"]').fill(owner.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		// n8n asks only the first time whether the form may use the login.
		const allow = page.getByRole('button', { name: /allow/i });
		const form = page.locator('#submit-btn');
		await allow.or(form).first().waitFor({ timeout: 60_000 });
		if (await allow.isVisible()) await allow.click();
		await form.waitFor({ timeout: 60_000 });
	}
}
