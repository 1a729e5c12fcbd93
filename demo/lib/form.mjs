// Fills n8n forms without a browser: sign-in consent, multipart posts, the later pages. One instance is one person's visit.
import { DemoError } from './command.mjs';

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class FormVisit {
	#cookies = new Map();

	/** @param n8n a started N8n; `signedIn` false visits as a stranger */
	constructor(n8n, { signedIn = true } = {}) {
		this.n8n = n8n;
		if (signedIn) for (const pair of n8n.cookie.split('; ')) this.#keep(pair);
	}

	#keep(pair) {
		const at = pair.indexOf('=');
		this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
	}

	async #call(url, init = {}) {
		const reply = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, signal: AbortSignal.timeout(120_000) });
		for (const cookie of reply.headers.getSetCookie()) this.#keep(cookie.split(';')[0]);
		return reply;
	}

	/** Opens the form, agreeing to n8n's question whether it may use the login. @returns the HTML; undefined when n8n wants a sign-in first */
	async open(path) {
		this.address = `${this.n8n.url}/form/${path}`;
		let url = this.address;
		for (let hop = 0; hop < 10 && url !== undefined; hop++) {
			const reply = await this.#call(url);
			const location = reply.headers.get('location');
			if (location !== null) url = new URL(location, url).href;
			else if (url.includes('/oauth/consent')) url = await this.#consent();
			else return this.#read(await reply.text());
		}
		return undefined;
	}

	/** @returns where the browser goes then; undefined for a visitor who is not signed in */
	async #consent() {
		const details = await this.#call(`${this.n8n.url}/rest/consent/details`);
		if (details.status === 401) return undefined;
		const { data } = await details.json();
		if (data.redirectUrl) return data.redirectUrl;
		const reply = await this.#call(`${this.n8n.url}/rest/consent/approve`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ approved: true, scopes: data.scopes?.map((scope) => scope.name ?? scope) }) });
		const answer = await reply.json();
		if (!reply.ok) throw new DemoError(`n8n did not take the consent: ${JSON.stringify(answer)}`);
		return answer.data.redirectUrl;
	}

	#read(html) {
		this.html = html;
		this.token = html.match(/const authToken = '([^']+)'/)?.[1];
		return html;
	}

	/** The labels of the checkboxes on the page. */
	get choices() {
		return [...this.html.matchAll(/<input[^>]*type='checkbox'[^>]*value='([^']*)'/g)].map(([, value]) => unescape(value));
	}

	/**
	 * Posts the page's fields, in the order in which they stand on it.
	 * @param fields texts, or lists for checkboxes
	 * @returns status of the answer
	 */
	async submit(fields) {
		const body = new FormData();
		fields.forEach((value, index) => body.append(`field-${index}`, Array.isArray(value) ? JSON.stringify(value) : value));
		const reply = await this.#call(this.address, { method: 'POST', body, headers: this.token === undefined ? {} : { 'x-auth-token': this.token } });
		const text = await reply.text();
		const { formWaitingUrl } = parsed(text);
		if (formWaitingUrl) {
			this.address = formWaitingUrl;
			this.executionId = new URL(formWaitingUrl).pathname.split('/').at(-1);
		}
		return reply.status;
	}

	async status() {
		const url = new URL(this.address);
		url.pathname += '/n8n-execution-status';
		return (await (await this.#call(url)).text()).trim();
	}

	/** Waits for the next page, as the page's own script does. @returns its HTML; undefined when the run ended without one */
	async nextPage(timeoutMs = 120_000) {
		const until = Date.now() + timeoutMs;
		for (;;) {
			const status = await this.status();
			if (status === 'form-waiting') return this.#read(await (await this.#call(this.address)).text());
			if (['success', 'error', 'canceled', 'crashed', 'null'].includes(status)) {
				this.ended = status;
				return undefined;
			}
			if (Date.now() > until) throw new DemoError(`The form shows no next page; the run is ${status}.`);
			await sleep(300);
		}
	}
}

function parsed(text) {
	try {
		return JSON.parse(text) ?? {};
	} catch {
		return {};
	}
}

function unescape(text) {
	const names = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'', '#x27': '\'', '#x3D': '=', '#x60': '`' };
	return text.replace(/&(#?\w+);/g, (whole, name) => names[name] ?? whole);
}
