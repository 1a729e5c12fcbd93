// Sales invoices for the kill test: fresh ready invoices for every round, and whether both systems agree about them.
import { randomUUID } from 'node:crypto';
import { compareInvoices, severaInvoices } from './compare.mjs';
import { callFlow, statuses } from './flows.mjs';

/** First number of the invoices that are made here; the demo company's own end at 5035. */
const FIRST_NUMBER = 100_000;

export class KillInvoices {
	flow = 'sales-invoice-transfer';
	form = 'sales-invoice-form';
	what = 'invoices';
	#next = FIRST_NUMBER;
	#models;
	#readyGuid;

	constructor({ n8n, ids, sandbox }) {
		Object.assign(this, { n8n, ids, sandbox });
	}

	/** Brings customers, products and dimensions over and sends the demo company's own invoices: what goes then is a model for more. */
	async prepare() {
		await callFlow(this.n8n, this.ids, 'register-sync');
		const sent = new Set();
		for (;;) {
			const { invoices } = await this.run();
			if (invoices.length === 0) break;
			for (const { number } of invoices) sent.add(number);
		}
		const state = await this.sandbox.state('severa');
		const withFiles = new Set(state.invoiceFiles.map(({ invoiceGuid, invoice }) => invoiceGuid ?? invoice?.guid));
		this.#models = state.invoices.filter(({ guid, number, isCreditNote }) => sent.has(String(number)) && !isCreditNote && !withFiles.has(guid)).map((invoice) => recordsOf(state, invoice));
		if (this.#models.length < 5) throw new Error(`Only ${this.#models.length} invoices of the demo company can be copied.`);
		// What was held stays out of the way of the rounds.
		const [ready, done] = [statuses.ready, statuses.sent].map((name) => state.invoiceStatuses.find((one) => one.name === name).guid);
		for (const invoice of state.invoices) if (invoice.status?.guid === ready) invoice.status = { guid: done };
		this.#readyGuid = ready;
		await this.sandbox.control('severa', 'POST', 'seed', state);
	}

	/** Adds `count` ready invoices with guids and numbers of their own. @returns `[{ guid, number }]` */
	async deal(count) {
		const state = await this.sandbox.state('severa');
		const dealt = [];
		for (let index = 0; index < count; index++) {
			const number = this.#next++;
			const { invoice, records } = copyOf(this.#models[number % this.#models.length]);
			for (const { list, record } of records) state[list].push(record);
			Object.assign(invoice, { number, referenceNumber: referenceNumber(number), status: { guid: this.#readyGuid } });
			dealt.push({ guid: invoice.guid, number: String(number) });
		}
		await this.sandbox.control('severa', 'POST', 'seed', state);
		return dealt;
	}

	/** One unattended run. */
	async run() {
		return await callFlow(this.n8n, this.ids, this.flow);
	}

	/** Runs until nothing is left to do. @returns `{ runs, created, found }` */
	async runToEnd() {
		const total = { runs: 0, created: 0, found: 0 };
		for (;;) {
			const { invoices, held, failed } = await this.run();
			total.runs++;
			if (held.length + failed.length > 0) throw new Error(`${held.length} held and ${failed.length} failed: ${JSON.stringify([...held, ...failed][0])}`);
			if (invoices.length === 0) return total;
			for (const { outcome } of invoices) total[outcome === 'created' ? 'created' : 'found']++;
			if (total.runs > 10) throw new Error('The flow finds no end.');
		}
	}

	/** How far the transfer of these has come: `{ inTarget, done }`. */
	async progress(dealt) {
		const guids = new Set(dealt.map(({ guid }) => guid));
		const { salesInvoices } = await this.sandbox.state('netvisor');
		return {
			inTarget: salesInvoices.filter(({ privateComment }) => guids.has(/severa:invoice:([0-9a-f-]{36})/.exec(privateComment)?.[1])).length,
			done: severaInvoices(await this.sandbox.state('severa')).filter(({ guid, status }) => guids.has(guid) && status === statuses.sent).length,
		};
	}

	/** Every way in which the two systems, or the history, disagree about these invoices; [] when each is there exactly once. */
	async differences(dealt) {
		const [severa, netvisor] = [await this.sandbox.state('severa'), await this.sandbox.state('netvisor')];
		const { differences, stillReady, severa: sent } = compareInvoices(severa, netvisor, dealt.map(({ guid }) => guid));
		const all = [...differences, ...stillReady.map((number) => `${number} is still ready`)];
		if (sent.count !== dealt.length) all.push(`${sent.count} of ${dealt.length} are sent`);
		const told = new Set((await this.n8n.rows('severa_netvisor_history')).filter(({ flow, outcome }) => flow === this.flow && ['created', 'alreadyThere'].includes(outcome)).map(({ guid }) => guid));
		for (const { guid, number } of dealt) if (!told.has(guid)) all.push(`${number} is not in the history`);
		return all;
	}

	/** Number of the invoice that a label of the plan page stands for. */
	numberOf = (label) => label.split(' · ')[0];
}

/** The invoice and every record that names it or one of its rows. */
function recordsOf(state, invoice) {
	const guids = new Set([invoice.guid, ...state.invoiceRows.filter(({ invoiceGuid }) => invoiceGuid === invoice.guid).map(({ guid }) => guid)]);
	const records = [];
	for (const [list, all] of Object.entries(state)) {
		if (!Array.isArray(all)) continue;
		for (const record of all) {
			const text = JSON.stringify(record);
			if ([...guids].some((guid) => text.includes(guid)) && !(list === 'invoices' && record.guid !== invoice.guid)) records.push({ list, record });
		}
	}
	return { guid: invoice.guid, records };
}

/** The same records under new guids. */
function copyOf({ guid, records }) {
	const fresh = new Map(records.map(({ record }) => [record.guid, randomUUID()]));
	const copies = records.map(({ list, record }) => {
		let text = JSON.stringify(record);
		for (const [from, to] of fresh) text = text.replaceAll(from, to);
		return { list, record: JSON.parse(text) };
	});
	return { invoice: copies.find(({ record }) => record.guid === fresh.get(guid)).record, records: copies };
}

/** Finnish reference number: the digits and a check digit with the weights 7, 3, 1 from the right. */
function referenceNumber(number) {
	const sum = [...String(number)].reverse().reduce((total, digit, index) => total + Number(digit) * [7, 3, 1][index % 3], 0);
	return `${number}${(10 - (sum % 10)) % 10}`;
}
