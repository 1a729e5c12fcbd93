/**
 * The ready invoices with everything that mapping them needs, in few calls (rulebook I-1, I-2; Severa API 14.4).
 *
 * Calls for n invoices: statuses 1, invoices 1 (one more for each 100 that are ready). Rows and each kind of entry 1 for
 * each 100 of the time since the oldest of the n, as far as the common lists tell (rowsOfInvoices.ts, entriesOfInvoices.ts);
 * otherwise 1 for each invoice. Together for the run: token, customers, projects, users, countries, currencies 1 each
 * (projects and customers one more for each 37 and 100), and what credit notes and recurring fees add: rules, work types,
 * products, travel expense types 1 each. So about 14 in all, and at most n × (1 + kinds) + 17. Attachments come on top: the
 * list of files, and, unless they are fetched later, each file and printed invoice.
 */
import { ContractError } from '../errors';
import { collectByGuid } from './collectByGuid';
import type { SeveraCustomer } from './customer';
import { entriesOfInvoices } from './entriesOfInvoices';
import { fittingCountries } from './fittingCountries';
import type { SeveraInvoice } from './invoice';
import type { InvoiceForTransfer, InvoiceRowForTransfer } from './invoiceForTransfer';
import { allInvoiceStatuses, requireInvoiceStatus } from './invoiceStatusByName';
import { inParallel, sideBySide } from './parallel';
import { readInvoiceFiles, type AttachmentBytes, type Attachments } from './readInvoiceFiles';
import { byText } from './byText';
import { gather } from './paging';
import { readInvoiceRows, type KnownRows } from './readInvoiceRows';
import { rowsOfInvoices } from './rowsOfInvoices';
import type { SeveraClient } from './SeveraClient';

/** At most so many go in one transfer (rulebook I-2, L-1). */
export const INVOICES_IN_ONE_GO = 30;

export interface TransferSelection {
	/** Name of the status that selects. */
	readyStatus: string;
	/** Checked for existence before anything else happens, since it is set at the end (I-4). */
	sentStatus?: string;
	/** Default 30. */
	limit?: number;
	/** Only these, decimal text. */
	invoiceNumbers?: readonly string[];
	/** Only these, whatever their numbers; an invoice may have none, and a number may be another's too. Wins over `invoiceNumbers`. */
	invoiceGuids?: readonly string[];
	/** GUIDs that an earlier page had. */
	alreadyRead?: ReadonlySet<string>;
	attachments?: Attachments;
	/** Default `now`. */
	attachmentBytes?: AttachmentBytes;
}

export interface InvoicesForTransfer {
	/** By number, then date, then guid. */
	invoices: InvoiceForTransfer[];
	/** Ready ones beyond the limit; they come in the next page or run. */
	beyondLimit: number;
	/** Numbers, or guids, that were asked for but are not in the ready status. */
	notReady: string[];
}

/**
 * Deterministic: the same data in Severa gives the same result, whatever the order of replies.
 * @throws InputError when a status is missing, naming it and those found
 */
export async function readInvoicesForTransfer(client: SeveraClient, selection: TransferSelection): Promise<InvoicesForTransfer> {
	const statuses = await allInvoiceStatuses(client);
	const ready = requireInvoiceStatus(statuses, selection.readyStatus, { field: 'readyStatus' });
	if (selection.sentStatus !== undefined) requireInvoiceStatus(statuses, selection.sentStatus, { field: 'sentStatus', toSet: true });
	const { invoiceGuids, invoiceNumbers } = selection;
	const all = invoiceGuids === undefined ? await readyInvoices(client, ready.guid, invoiceNumbers) : (await readyInvoices(client, ready.guid, undefined)).filter(({ guid }) => invoiceGuids.some((asked) => isSameGuid(asked, guid)));
	const fresh = all.filter(({ guid }) => selection.alreadyRead?.has(guid) !== true);
	const chosen = fresh.slice(0, selection.limit ?? INVOICES_IN_ONE_GO);
	const isReady = (asked: string) => all.some(({ guid, number }) => (invoiceGuids === undefined ? asked === String(number) : isSameGuid(asked, guid)));
	return {
		invoices: chosen.length === 0 ? [] : await complete(client, chosen, selection.attachments ?? 'none', selection.attachmentBytes),
		beyondLimit: fresh.length - chosen.length,
		notReady: (invoiceGuids ?? invoiceNumbers ?? []).filter((asked) => !isReady(asked)),
	};
}

const isSameGuid = (asked: string, guid: string) => asked.toLowerCase() === guid.toLowerCase();

async function readyInvoices(client: SeveraClient, statusGuid: string, numbers: readonly string[] | undefined): Promise<SeveraInvoice[]> {
	const byGuid = new Map<string, SeveraInvoice>();
	// The status is checked again: an invoice may have moved on between two pages.
	for await (const invoice of client.invoices.list({ statusGuids: [statusGuid], numbers })) if (invoice.status?.guid === statusGuid) byGuid.set(invoice.guid, invoice);
	return [...byGuid.values()].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || byText(a.date, b.date) || byText(a.guid, b.guid));
}

async function complete(client: SeveraClient, invoices: readonly SeveraInvoice[], attachments: Attachments, bytes?: AttachmentBytes): Promise<InvoiceForTransfer[]> {
	const [known, customers, countries, organizationCurrency] = await sideBySide(
		readTogether(client, invoices),
		readCustomers(client, invoices),
		client.once('countries', () => gather(client.registers.list('countries'))),
		client.once('organizationCurrency', () => readOrganizationCurrency(client)),
	);
	const read = await inParallel(invoices, async (invoice) => naming(invoice, async () => ({ invoice, rows: await readInvoiceRows(client, invoice, known.get(invoice.guid)), files: await readInvoiceFiles(client, invoice, attachments, bytes) })));
	const guids = guidsOf(read.flatMap((one) => one.rows));
	const projectGuids = [...new Set([...invoices.flatMap(projectsOn), ...guids.projects])];
	const [projects, users, rules, products, workTypes, travelTypes] = await sideBySide(
		// Sales cases are not in the list; they are read one by one (Severa API 11.1).
		collectByGuid(projectGuids, () => client.projects.list({ guids: projectGuids }), client.projects.get, { filtered: true }),
		collectByGuid(guids.users, () => client.users.list(), client.users.get),
		collectByGuid(guids.rules, () => client.recurringFeeRules.list(), client.recurringFeeRules.get),
		collectByGuid(guids.products, () => client.products.list(), client.products.get),
		guids.workTypes.size === 0 ? Promise.resolve([]) : client.once('workTypes', () => gather(client.registers.list('workTypes'))),
		guids.travelTypes.size === 0 ? Promise.resolve([]) : client.once('travelExpenseTypes', () => gather(client.registers.list('travelExpenseTypes'))),
	);

	return read.map(({ invoice, rows: ownRows, files }): InvoiceForTransfer => {
		const own = guidsOf(ownRows);
		for (const guid of projectsOn(invoice)) own.projects.add(guid);
		const billingCustomer = customers.get((invoice.billingCustomer ?? invoice.customer)?.guid ?? '') ?? null;
		return {
			invoice,
			rows: ownRows,
			billingCustomer,
			projects: pick(projects, own.projects),
			users: pick(users, own.users),
			products: pick(products, own.products),
			workTypes: workTypes.filter(({ guid }) => own.workTypes.has(guid)).sort(byGuid),
			travelExpenseTypes: travelTypes.filter(({ guid }) => own.travelTypes.has(guid)).sort(byGuid),
			recurringFeeRules: pick(rules, own.rules),
			files,
			countries: fittingCountries(countries, [invoice.receiverAddress?.country, billingCustomer?.headquarterAddress?.country]),
			organizationCurrency,
		};
	});
}

/** By guid of the invoice, as far as the common lists tell. */
async function readTogether(client: SeveraClient, invoices: readonly SeveraInvoice[]): Promise<Map<string, KnownRows>> {
	const rows = await rowsOfInvoices(client, invoices);
	const entries = await entriesOfInvoices(client, invoices, rows);
	return new Map([...rows].map(([guid, own]) => [guid, { rows: own, entries: entries.get(guid) }]));
}

/** Cards of those who are invoiced: by number in one list, where they have one. */
async function readCustomers(client: SeveraClient, invoices: readonly SeveraInvoice[]): Promise<Map<string, SeveraCustomer>> {
	const invoiced = invoices.flatMap((invoice) => invoice.billingCustomer ?? invoice.customer ?? []);
	const numbers = [...new Set(invoiced.flatMap(({ number }) => (number === null || number === undefined ? [] : [String(number)])))];
	return await collectByGuid(new Set(invoiced.map(({ guid }) => guid)), () => client.customers.list({ numbers }), client.customers.get, { filtered: true });
}

const projectsOn = (invoice: SeveraInvoice) => (invoice.projects ?? []).map(({ guid }) => guid);

/** ISO code; the list is read only until it is found (field mapping 5.11). */
async function readOrganizationCurrency(client: SeveraClient): Promise<string | null> {
	for await (const currency of client.registers.list('currencies')) if (currency.isOrganizationCurrency) return currency.code ?? null;
	return null;
}

/** What the entries behind rows refer to. Work types, products and travel types only where a code must be joined. */
function guidsOf(rows: readonly InvoiceRowForTransfer[]) {
	const guids = { projects: new Set<string>(), users: new Set<string>(), rules: new Set<string>(), workTypes: new Set<string>(), products: new Set<string>(), travelTypes: new Set<string>() };
	for (const row of rows) {
		for (const entry of [...row.workHours, ...row.projectFees, ...row.travelExpenses, ...row.reimbursedWorkHours, ...row.reimbursedProjectFees, ...row.reimbursedTravelExpenses]) {
			if (entry.project) guids.projects.add(entry.project.guid);
			if (entry.user) guids.users.add(entry.user.guid);
		}
		for (const { project } of row.flatRates) if (project) guids.projects.add(project.guid);
		for (const { recurrenceRuleGuid } of row.projectFees) if (recurrenceRuleGuid) guids.rules.add(recurrenceRuleGuid);
		for (const { workType } of row.reimbursedWorkHours) if (workType) guids.workTypes.add(workType.guid);
		for (const { product } of row.reimbursedProjectFees) if (product) guids.products.add(product.guid);
		for (const { product } of row.reimbursedTravelExpenses) if (product) guids.travelTypes.add(product.guid);
	}
	return guids;
}

const byGuid = (a: { guid: string }, b: { guid: string }) => byText(a.guid, b.guid);
const pick = <T extends { guid: string }>(records: ReadonlyMap<string, T>, guids: ReadonlySet<string>): T[] => [...guids].flatMap((guid) => records.get(guid) ?? []).sort(byGuid);

/** An answer that cannot be read says which invoice it belongs to. */
async function naming<T>({ number, guid }: SeveraInvoice, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof ContractError)) throw error;
		const record = String(number ?? guid);
		throw new ContractError(`Invoice ${record}: ${error.message}`, { service: 'Severa', request: error.request, field: error.field, body: error.body, record });
	}
}
