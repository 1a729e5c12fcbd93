/**
 * Receipts of travel claims in few calls (Severa API 15.7): one list for each traveller and period instead of one for each
 * expense; an expense whose count does not agree with that list is asked for itself.
 */
import { byText } from './byText';
import type { SeveraProjectTravelExpense } from './invoiceEntries';
import { gather } from './paging';
import { inParallel } from './parallel';
import type { SeveraClient } from './SeveraClient';
import type { SeveraTravelExpenseFile } from './travelReimbursement';

const DAY_MS = 86_400_000;

/** By guid of the expense; each list by name, then guid. Nothing is asked for expenses that count no receipt. */
export async function listReceipts(client: SeveraClient, expenses: readonly SeveraProjectTravelExpense[]): Promise<Map<string, SeveraTravelExpenseFile[]>> {
	const wanted = expenses.filter(({ attachmentCount }) => attachmentCount > 0);
	const found = new Map<string, Map<string, SeveraTravelExpenseFile>>(wanted.map(({ guid }) => [guid, new Map()]));
	const add = (file: SeveraTravelExpenseFile, expenseGuid: string | null | undefined) => void found.get(expenseGuid ?? '')?.set(file.guid, file);

	// One expense is asked for directly: the list of its traveller would not be cheaper.
	const groups = [...byTraveller(wanted)].filter(([, own]) => own.length > 1);
	await inParallel(groups, async ([userGuid, own]) => {
		for (const file of await gather(client.travelReimbursements.receiptsOfUser(userGuid, periodOf(own)))) add(file, file.travelExpenseGuid);
	});
	const different = wanted.filter(({ guid, attachmentCount }) => found.get(guid)?.size !== attachmentCount);
	await inParallel(different, async ({ guid }) => {
		const files = await gather(client.travelReimbursements.receipts(guid));
		found.set(guid, new Map(files.map((file) => [file.guid, file])));
	});
	return new Map([...found].map(([guid, files]) => [guid, [...files.values()].map((file) => ({ ...file, travelExpenseGuid: guid })).sort((a, b) => byText(a.name, b.name) || byText(a.guid, b.guid))]));
}

function byTraveller(expenses: readonly SeveraProjectTravelExpense[]): Map<string, SeveraProjectTravelExpense[]> {
	const groups = new Map<string, SeveraProjectTravelExpense[]>();
	for (const expense of expenses) if (expense.user && datesOf(expense).length > 0) groups.set(expense.user.guid, [...(groups.get(expense.user.guid) ?? []), expense]);
	return groups;
}

const datesOf = ({ eventDate, travelStartTime, travelEndTime }: SeveraProjectTravelExpense) => [eventDate, travelStartTime, travelEndTime].flatMap((date) => (date ? [Date.parse(date)] : [])).filter((moment) => !Number.isNaN(moment));

/** A day wider on both sides: which day of an expense the service compares, and in which zone, is not told. */
function periodOf(expenses: readonly SeveraProjectTravelExpense[]): { startDate: string; endDate: string } {
	const moments = expenses.flatMap(datesOf);
	const iso = (moment: number) => new Date(moment).toISOString().replace(/\.\d+Z$/, 'Z');
	return { startDate: iso(Math.min(...moments) - DAY_MS), endDate: iso(Math.max(...moments) + 2 * DAY_MS) };
}
