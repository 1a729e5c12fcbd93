/** The transfer of sales invoices (workflows-examples/sales-invoice-transfer.json) under chaos. */
import type { IDataObject } from 'n8n-workflow';
import type { NetvisorState } from '../../../sandbox/netvisor';
import type { FormPage } from '../../support/workflow/world';
import type { Row } from '../../../sandbox/severa/store';
import type { Flow, RunReport, Told, World } from '../flow';
import { runNode } from '../nodes';
import { companyWithInvoices } from '../smallCompany';
import { smallNetvisor } from '../smallNetvisor';
import { prepareRegisters } from '../prepareRegisters';
import type { Program } from '../wire';

const READY = 'Valmis lähetettäväksi Netvisoriin';
const SENT = 'Lasku lähetetty Netvisoriin';
const DRAFT = 'Vedos';
const SETTINGS = { projectHeading: 'Projekti', unitHeading: 'Yksikkö', costCenterHeading: 'Kustannuspaikka', userHeading: 'Tekijä' };

/** One over several projects, one whose cents do not divide, one in krona; the last one is held, it has no address. */
const NUMBERS = [5001, 5002, 5012, 5018];
const HELD = 5018;

const statusGuid = ({ severa }: World, name: string) => String(severa.all('invoiceStatuses').find((row) => row['name'] === name)?.guid);
const statusOf = ({ severa }: World, invoice: Row) => String(severa.find('invoiceStatuses', (invoice['status'] as { guid: string }).guid)?.['name']);
const invoiceOf = ({ severa }: World, number: number) => severa.all('invoices').find((row) => row['number'] === number) as Row;
const touch = ({ touched }: World, number: number, what: string) => void touched.set(String(number), [...(touched.get(String(number)) ?? []), what]);

/** Texts that "your reference" of an invoice had, in order of time. */
const versions = ({ notes }: World, number: number) => {
	const key = `versions ${number}`;
	const list = (notes.get(key) ?? []) as string[];
	notes.set(key, list);
	return list;
};

function edit(world: World, number: number): string {
	const list = versions(world, number);
	const invoice = invoiceOf(world, number);
	if (list.length === 0) list.push(String(invoice['yourReference'] ?? ''));
	const text = `Muutos ${list.length}`;
	list.push(text);
	world.severa.change('invoices', invoice, { yourReference: text });
	return `somebody changes "your reference" of invoice ${number} to "${text}" in Severa`;
}

function move(world: World, number: number, status: string): string {
	world.severa.change('invoices', invoiceOf(world, number), { status: { guid: statusGuid(world, status) } });
	touch(world, number, status);
	return `somebody moves invoice ${number} to "${status}" in Severa`;
}

const changes: Flow['changes'] = {
	edit5001: (world) => edit(world, 5001),
	edit5012: (world) => edit(world, 5012),
	draft5002: (world) => move(world, 5002, DRAFT),
	sentByHand5002: (world) => move(world, 5002, SENT),
	readyAgain5001: (world) => move(world, 5001, READY),
	keyLost5001: (world) => {
		world.netvisor.change((state) => {
			for (const invoice of state.salesInvoices) if (invoice.number === '5001') invoice.privateComment = 'Soitettu asiakkaalle';
		});
		touch(world, 5001, 'comment');
		return 'somebody writes over the private comment of invoice 5001 in Netvisor';
	},
	paid5001: (world) => {
		world.netvisor.change((state) => {
			for (const invoice of state.salesInvoices) if (invoice.number === '5001') Object.assign(invoice, { status: 'paid', open: 0 });
		});
		return 'invoice 5001 is paid in Netvisor';
	},
};

let seeds: ReturnType<Flow['seed']> | undefined;

export const salesInvoices: Flow = {
	name: 'sales-invoices',
	seed() {
		if (seeds === undefined) throw new Error('The seed is made by prepare().');
		return seeds;
	},
	async prepare() {
		const severa = companyWithInvoices(NUMBERS);
		seeds ??= { severa, netvisor: await prepareRegisters(severa, smallNetvisor()) };
	},
	changes,
	ways: ['unattended', 'form'],
	isWrite: (route) => /^netvisor POST|^severa PATCH|^table/.test(route),

	async run(program, world, way) {
		const read = (numbers = '') => runNode(program, 'severa', { resource: 'invoice', operation: 'getReadyForTransfer', readyStatus: READY, sentStatus: SENT, limit: 30, invoiceNumbers: numbers });
		const map = async (items: IDataObject[]) => (items.length === 0 ? { rows: [], held: [] } : await runNode(program, 'mapper', { document: 'salesInvoice', settingsJson: SETTINGS }, { items }));
		const create = async (items: IDataObject[], dryRun: boolean, approved: string | ((index: number) => string)) => (items.length === 0 ? [] : (await runNode(program, 'netvisor', { resource: 'salesInvoice', operation: 'create', dryRun, approvedFingerprint: approved as string }, { items })).rows);

		let numbers = '';
		let approved: Record<string, string> | undefined;
		if (way === 'form') {
			const { rows } = await map((await read()).rows);
			const plan = await create(rows, true, '');
			const choices = plan.filter(({ outcome }) => outcome === 'wouldCreate' || outcome === 'alreadyThere');
			if (choices.length === 0) return { told: plan.map(toTold) };
			await world.wire.step(program, 'person at the form');
			approved = Object.fromEntries(choices.map(({ source, fingerprint }) => [String((source as IDataObject).number), String(fingerprint)]));
			approve(world, program, rows, approved);
			numbers = Object.keys(approved).join(', ');
		}
		const { rows, held } = await map((await read(numbers)).rows);
		const results = [...(await create(rows, false, (index) => (approved === undefined ? '' : (approved[String((rows[index]?.source as IDataObject).number)] ?? 'not ticked')))), ...held];
		for (const row of results) {
			await world.wire.step(program, 'table history');
			history(world).push(row);
		}
		const told = results.map(toTold);
		const there = results.filter(({ outcome }) => outcome === 'created' || outcome === 'alreadyThere');
		if (there.length > 0) {
			const changed = await runNode(program, 'severa', { resource: 'invoice', operation: 'setStatus', invoiceGuid: ((index: number) => (there[index]?.source as IDataObject).guid) as never, status: SENT, onlyFromStatus: READY }, { items: there, goesOn: true });
			for (const row of changed.rows.filter(({ outcome, error }) => error !== undefined || !['updated', 'unchanged'].includes(String(outcome)))) {
				await world.wire.step(program, 'table history');
				history(world).push({ ...row, kind: 'status' });
			}
		}
		return { told, error: results.some(({ outcome }) => outcome === 'notSent') ? String(results.find(({ outcome }) => outcome === 'notSent')?.message) : undefined };
	},

	async runFile(program, world, way) {
		// Loaded only when asked for: it brings n8n's engine along.
		const { runFlowFile } = await import('../flowFile');
		const ticked = (page: FormPage) => {
			const { values } = page.fields.find(({ fieldName }) => fieldName === 'selected')?.fieldOptions as { values: Array<{ option: string }> };
			const labels = values.map(({ option }) => option);
			approvals(world).set(program.run, new Map([...(approvals(world).get(program.run) ?? []), ...NUMBERS.filter((number) => labels.some((label) => label.startsWith(String(number)))).map((number): [string, undefined] => [String(number), undefined])]));
			return { selected: labels };
		};
		const run = await runFlowFile(program, world, 'sales-invoice-transfer', {
			settings: SETTINGS,
			...(way === 'form' ? { trigger: 'Form: open', items: [{ numbers: '', submittedAt: new Date().toISOString(), formMode: 'production' }], answer: ticked } : { trigger: 'By hand: send all ready' }),
		});
		return { told: run.items('Only a plan?', 1).map(toTold), error: run.error };
	},

	check(world, last, reports) {
		const problems: string[] = [];
		const { salesInvoices: there, createdDimensions, dimensions } = world.netvisor.state();
		for (const number of NUMBERS) {
			const text = String(number);
			const invoice = invoiceOf(world, number);
			const touched = world.touched.get(text) ?? [];
			const inNetvisor = there.filter((one) => one.number === text);
			const status = statusOf(world, invoice);
			if (inNetvisor.length > 1) problems.push(`Invoice ${text} is in Netvisor ${inNetvisor.length} times.`);
			const [one] = inNetvisor;
			if (number === HELD) {
				if (one !== undefined) problems.push(`Invoice ${text} has no address and is in Netvisor all the same.`);
			} else if (one === undefined && touched.length === 0) problems.push(`Invoice ${text} is not in Netvisor (status in Severa "${status}").`);
			const told = last.told.find(({ document }) => document === text);
			if (status === READY && (told === undefined || told.outcome !== 'held' || told.reasons.length === 0)) problems.push(`Invoice ${text} stays "${READY}" without being held for a reason (${told?.outcome ?? 'not mentioned'}).`);
			if (status === READY && one !== undefined && !touched.includes('comment')) problems.push(`Invoice ${text} is in Netvisor, but Severa says "${status}".`);
			if (status === SENT && one === undefined && !touched.includes(SENT)) problems.push(`Invoice ${text} is "${SENT}" in Severa, but not in Netvisor.`);
			if (one !== undefined) problems.push(...contentProblems(world, number, one));
		}
		if (createdDimensions.length > 0) problems.push(`Documents made dimension items by chance: ${JSON.stringify(createdDimensions)}`);
		for (const { name, items } of dimensions) {
			const twice = items.map((item) => item.name).filter((item, index, all) => all.indexOf(item) !== index);
			if (twice.length > 0) problems.push(`Dimension items are there twice under ${name}: ${twice.join(', ')}`);
		}
		problems.push(...unapproved(world), ...untrue(world, reports));
		return problems;
	},
};

/** What arrived is what Severa held at some time; sums agree to the cent. */
function contentProblems(world: World, number: number, there: NetvisorState['salesInvoices'][number]): string[] {
	const invoice = invoiceOf(world, number);
	const cents = (value: unknown) => Math.round(Number(value) * 100);
	const total = invoice['totalIncludingTax'] as { amount: number; currencyCode: string };
	const known = versions(world, number).length === 0 ? [String(invoice['yourReference'] ?? '')] : versions(world, number);
	const problems: string[] = [];
	if (cents(there.amount) !== cents(total.amount) || there.currency !== total.currencyCode) problems.push(`Invoice ${number} is ${there.amount} ${there.currency} in Netvisor, ${total.amount} ${total.currencyCode} in Severa.`);
	if (cents(there.linesTotal) !== cents(there.amount)) problems.push(`The lines of invoice ${number} add up to ${there.linesTotal}, its sum is ${there.amount}.`);
	if (!known.includes(there.yourReference)) problems.push(`Invoice ${number} has "your reference" "${there.yourReference}"; Severa never had that.`);
	if (!there.privateComment.includes(invoice.guid) && !(world.touched.get(String(number)) ?? []).includes('comment')) problems.push(`Invoice ${number} does not carry its key.`);
	return problems;
}

const history = ({ notes }: World): IDataObject[] => {
	const rows = (notes.get('history') ?? []) as IDataObject[];
	notes.set('history', rows);
	return rows;
};

const numberOf = (row: IDataObject) => String((row.source as IDataObject | undefined)?.number ?? row.number ?? '');

export function toTold(row: IDataObject): Told {
	return { document: numberOf(row), outcome: String(row.outcome), ...(typeof row.errorCode === 'string' && { errorCode: row.errorCode }), message: String(row.message ?? row.summary ?? ''), reasons: ((row.reasons ?? []) as Array<{ code: string }>).map(({ code }) => code) };
}

/** What a person saw and ticked: run → number → the text that was shown, where it is known. */
type Approvals = Map<number, Map<string, string | undefined>>;
const approvals = ({ notes }: World): Approvals => {
	const all = (notes.get('approvals') ?? new Map()) as Approvals;
	notes.set('approvals', all);
	return all;
};

function approve(world: World, program: Program, rows: IDataObject[], approved: Record<string, string>): void {
	const seen = rows.filter((row) => approved[numberOf(row)] !== undefined).map((row): [string, string] => [numberOf(row), String((row.document as IDataObject).salesInvoiceYourReference ?? '')]);
	approvals(world).set(program.run, new Map([...(approvals(world).get(program.run) ?? []), ...seen]));
}

const SENT_NUMBER = /<salesinvoicenumber>(\d+)</;
const SENT_REFERENCE = /<salesinvoiceyourreference>([^<]*)</;

/** A run at the form sends nothing but what the person ticked, as it was shown. */
function unapproved(world: World): string[] {
	return world.wire.journal.filter(({ accepted, route }) => accepted && route === 'netvisor POST salesinvoice.nv').flatMap(({ run, body }) => {
		const ticked = approvals(world).get(run);
		if (ticked === undefined || world.shared.has(run)) return [];
		const number = SENT_NUMBER.exec(body)?.[1] ?? '';
		const shown = ticked.get(number);
		if (!ticked.has(number)) return [`Run ${run} sent invoice ${number}, which nobody had ticked.`];
		const sent = SENT_REFERENCE.exec(body)?.[1] ?? '';
		return shown === undefined || sent === shown ? [] : [`Run ${run} sent invoice ${number} with "${sent}", the person had seen "${shown}".`];
	});
}

/** Whoever was told that an invoice was not sent must be able to rely on it; "unknown" is the only word for the rest. */
function untrue(world: World, reports: ReadonlyArray<{ run: number; report: RunReport }>): string[] {
	const stored = world.wire.journal.filter(({ accepted, route }) => accepted && route === 'netvisor POST salesinvoice.nv');
	return reports.filter(({ run }) => !world.shared.has(run)).flatMap(({ run, report }) => report.told.filter(({ outcome, errorCode }) => (outcome === 'failed' && errorCode !== 'outcome_unknown') || outcome === 'notSent').flatMap(({ document, outcome, message }) => (stored.some((entry) => entry.run === run && SENT_NUMBER.exec(entry.body)?.[1] === document) ? [`Run ${run} says of invoice ${document} "${outcome}: ${message}", but it was stored.`] : [])));
}
