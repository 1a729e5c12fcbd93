/**
 * The travel claims that may be sent, with everything that mapping them needs, in few calls (rulebook T-2, T-3).
 *
 * Calls for n claims: statuses 1, claims 1 (one more for each 100), and for each claim its expenses 1. Together for the
 * run: travellers 1, projects 1, expense types 1, cost accounts 0–1, receipt lists 1 for each traveller. Receipts
 * themselves come on top, one each, only for claims that `wantsReceipts` accepts.
 */
import { ContractError } from '../errors';
import { byText } from './byText';
import { collectByGuid } from './collectByGuid';
import type { SeveraProjectTravelExpense } from './invoiceEntries';
import { gather } from './paging';
import { inParallel } from './parallel';
import { listReceipts } from './readReceipts';
import type { SeveraClient } from './SeveraClient';
import type { CostAccountForTransfer, ReceiptForTransfer, TravelClaimForTransfer } from './travelClaimForTransfer';
import type { SeveraTravelReimbursement, SeveraTravelReimbursementStatus } from './travelReimbursement';
import { allTravelStatuses } from './travelStatusByName';

/** What may be fetched of receipts: their bytes, only their list, nothing. */
export type Receipts = 'download' | 'list' | 'none';

export interface TravelSelection {
	/** Whether claims of a status may be sent at all (T-2, T-3). */
	isSelected(claim: SeveraTravelReimbursement, status: SeveraTravelReimbursementStatus): boolean;
	isSelectable(status: SeveraTravelReimbursementStatus): boolean;
	/** Only these, decimal text; undefined: all. */
	numbers?: readonly string[];
	limit: number;
	/** GUIDs that an earlier page had. */
	alreadyRead?: ReadonlySet<string>;
	receipts: Receipts;
	/** Called with the finished list of receipts, before any of them is fetched. */
	wantsReceipts(bundle: TravelClaimForTransfer): boolean;
}

/** A claim and the bytes of its receipts by the name that `receipts[].binary` has. */
export interface TravelClaimWithReceipts {
	bundle: TravelClaimForTransfer;
	contents: ReadonlyMap<string, { content: Buffer; contentType: string }>;
}

export interface TravelClaimsForTransfer {
	/** By number, then date, then guid. */
	claims: TravelClaimWithReceipts[];
	/** Beyond the limit; they come in the next page or run. */
	beyondLimit: number;
	/** Numbers that were asked for but are not among the claims that may be sent. */
	notReady: string[];
}

/** Deterministic: the same data in Severa gives the same result, whatever the order of replies. */
export async function readTravelClaims(client: SeveraClient, selection: TravelSelection): Promise<TravelClaimsForTransfer> {
	const statuses = await allTravelStatuses(client);
	const all = await selectedClaims(client, statuses, selection);
	const fresh = all.filter(({ guid }) => selection.alreadyRead?.has(guid) !== true);
	const chosen = fresh.slice(0, selection.limit);
	const numbers = new Set(all.map(({ number }) => String(number)));
	return {
		claims: chosen.length === 0 ? [] : await complete(client, chosen, statuses, selection),
		beyondLimit: fresh.length - chosen.length,
		notReady: (selection.numbers ?? []).filter((number) => !numbers.has(number)),
	};
}

async function selectedClaims(client: SeveraClient, statuses: readonly SeveraTravelReimbursementStatus[], { isSelected, isSelectable, numbers }: TravelSelection): Promise<SeveraTravelReimbursement[]> {
	const selectable = new Map(statuses.filter(isSelectable).map((status) => [status.guid, status]));
	const wanted = numbers && new Set(numbers);
	const byGuid = new Map<string, SeveraTravelReimbursement>();
	// Without a status the filter would be empty, and the list would hold everything.
	if (selectable.size === 0) return [];
	for await (const claim of client.travelReimbursements.list({ statusGuids: [...selectable.keys()] })) {
		// The status is looked at again: a claim may have moved on between two pages.
		const status = selectable.get(claim.travelReimbursementStatus?.guid ?? '');
		if (status !== undefined && isSelected(claim, status) && (wanted === undefined || wanted.has(String(claim.number)))) byGuid.set(claim.guid, claim);
	}
	return [...byGuid.values()].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || byText(a.date ?? '', b.date ?? '') || byText(a.guid, b.guid));
}

async function complete(client: SeveraClient, claims: readonly SeveraTravelReimbursement[], statuses: readonly SeveraTravelReimbursementStatus[], { receipts, wantsReceipts }: TravelSelection): Promise<TravelClaimWithReceipts[]> {
	const read = await inParallel(claims, async (claim) => naming(claim, async () => ({ claim, expenses: inOrder(await gather(client.travelReimbursements.expenses(claim.guid))) })));
	const expenses = read.flatMap((one) => one.expenses);
	const userGuids = new Set(claims.flatMap(({ user }) => user?.guid ?? []));
	const users = await collectByGuid(userGuids, () => client.users.list(), client.users.get);
	const projectGuids = [...new Set(expenses.flatMap(({ project }) => project?.guid ?? []))];
	// Sales cases are not in the list; they are read one by one (Severa API 11.1).
	const projects = await collectByGuid(projectGuids, () => client.projects.list({ guids: projectGuids }), client.projects.get, { filtered: true });
	const types = expenses.length === 0 ? [] : await client.once('travelExpenseTypes', () => gather(client.registers.list('travelExpenseTypes')));
	const accounts = expenses.some(({ costAccount }) => costAccount) ? await client.once('costAccounts', () => gather(client.registers.list('costAccounts'))) : [];
	const lists = receipts === 'none' ? new Map<string, never[]>() : await listReceipts(client, expenses);
	const statusNames = statuses.filter(({ isActive }) => isActive).map(({ name }) => name).sort(byText);

	const bundles = read.map(({ claim, expenses: own }): TravelClaimForTransfer => {
		const guidsOf = (pick: (expense: SeveraProjectTravelExpense) => { guid: string } | null | undefined) => new Set(own.flatMap((expense) => pick(expense)?.guid ?? []));
		const typeGuids = guidsOf(({ travelExpense }) => travelExpense);
		const accountGuids = guidsOf(({ costAccount }) => costAccount);
		return {
			claim,
			status: statuses.find(({ guid }) => guid === claim.travelReimbursementStatus?.guid) ?? null,
			statusNames,
			expenses: own,
			expenseTypes: types.filter(({ guid }) => typeGuids.has(guid)).sort(byGuid),
			traveller: users.get(claim.user?.guid ?? '') ?? null,
			projects: [...guidsOf(({ project }) => project)].flatMap((guid) => projects.get(guid) ?? []).sort(byGuid),
			costAccounts: accounts.filter(({ guid }) => accountGuids.has(guid)).map((account): CostAccountForTransfer => ({ guid: account.guid, name: account.name, number: typeof account.number === 'string' ? account.number : null })).sort(byGuid),
			receipts: own.flatMap(({ guid }): ReceiptForTransfer[] => lists.get(guid) ?? []),
			receiptsListed: receipts !== 'none',
		};
	});
	// One claim after the other: receipts are large, and only so many are held at once.
	const complete: TravelClaimWithReceipts[] = [];
	for (const bundle of bundles) complete.push(receipts === 'download' && wantsReceipts(bundle) ? await withReceipts(client, bundle) : { bundle, contents: new Map() });
	return complete;
}

async function withReceipts(client: SeveraClient, bundle: TravelClaimForTransfer): Promise<TravelClaimWithReceipts> {
	const contents = new Map<string, { content: Buffer; contentType: string }>();
	const receipts = await inParallel(bundle.receipts, async (receipt, index): Promise<ReceiptForTransfer> => {
		if (!receipt.fileGuid) return receipt;
		const file = await client.files.download(receipt.fileGuid);
		const binary = `receipt${index + 1}`;
		contents.set(binary, file);
		return { ...receipt, contentType: receipt.contentType ?? file.contentType, binary, fetchedSize: file.content.length };
	});
	return { bundle: { ...bundle, receipts }, contents };
}

const inOrder = (expenses: readonly SeveraProjectTravelExpense[]) => [...expenses].sort((a, b) => byText(a.eventDate ?? '', b.eventDate ?? '') || byText(a.travelStartTime ?? '', b.travelStartTime ?? '') || byText(a.guid, b.guid));
const byGuid = (a: { guid: string }, b: { guid: string }) => byText(a.guid, b.guid);

/** An answer that cannot be read says which claim it belongs to. */
async function naming<T>({ number, guid }: SeveraTravelReimbursement, read: () => Promise<T>): Promise<T> {
	try {
		return await read();
	} catch (error) {
		if (!(error instanceof ContractError)) throw error;
		const record = String(number ?? guid);
		throw new ContractError(`Travel claim ${record}: ${error.message}`, { service: 'Severa', request: error.request, field: error.field, body: error.body, record });
	}
}
