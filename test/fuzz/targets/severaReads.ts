/** Every read of the Severa client, one line each (test/fuzz/everyRead.test.ts). */
import { listedEntryKinds, severaEntryKinds, type ListedEntryKind, type SeveraEntryKind } from '../../../src/severa/entryLists';
import { severaRegisters, type SeveraRegisterName } from '../../../src/severa/registers';
import type { SeveraClient } from '../../../src/severa/SeveraClient';
import type { RunningSevera } from '../../../sandbox';
import { changeJson } from '../jsonReply';
import { readTarget } from '../readTarget';
import { Recording } from '../recorder';
import type { FuzzTarget } from '../target';
import { all, guidsOf, isFile, severaClientOf, type SeveraGuids, type SeveraRead } from './severaSide';

/** The invoice behind whose rows the demo company has entries of the kind, and the type of those rows. */
const ENTRIES: Record<SeveraEntryKind, [invoice: number, rowType: string]> = {
	workHours: [5001, 'Hours'], projectFees: [5005, 'ProjectFees'], travelExpenses: [5008, 'TravelExpenses'],
	reimbursedWorkHours: [5021, 'Hours'], reimbursedProjectFees: [5021, 'ProjectFees'], reimbursedTravelExpenses: [5021, 'TravelExpenses'],
};

const since = '2026-01-01T00:00:00Z';
const [from, to] = ['2026-10-01T00:00:00Z', '2026-10-31T00:00:00Z'];

const reads = (guids: SeveraGuids): Record<string, SeveraRead> => ({
	'customers.get': (client) => client.customers.get(guids.customer),
	'customers.list': (client) => all(client.customers.list()),
	'customers.list by numbers': (client) => all(client.customers.list({ numbers: ['10002', '10003'] })),
	'customers.addresses.list': (client) => all(client.customers.addresses.list(guids.customer)),
	'customers.addresses.get': (client) => client.customers.addresses.get(guids.address),
	'products.get': (client) => client.products.get(guids.product),
	'products.list': (client) => all(client.products.list()),
	'projects.get': (client) => client.projects.get(guids.project),
	'projects.list': (client) => all(client.projects.list()),
	'users.get': (client) => client.users.get(guids.user),
	'users.list': (client) => all(client.users.list()),
	'users.list by code': (client) => all(client.users.list({ code: '101' })),
	'invoices.get': (client) => client.invoices.get(guids.invoice(5001)),
	'invoices.list': (client) => all(client.invoices.list({ startDate: '2026-10-01' })),
	'invoices.rows': (client) => all(client.invoices.rows(guids.invoice(5001))),
	'invoices.rowsChangedSince': (client) => client.invoices.rowsChangedSince(since, 5),
	'invoices.files': (client) => all(client.invoices.files(guids.invoice(5001))),
	'invoices.pdf': (client) => client.invoices.pdf(guids.invoice(5001)),
	'invoiceStatuses.list': (client) => all(client.invoiceStatuses.list()),
	...Object.fromEntries((Object.keys(severaEntryKinds) as SeveraEntryKind[]).flatMap((kind): Array<[string, SeveraRead]> => {
		const [invoice, rowType] = ENTRIES[kind];
		return [
			[`entries.ofInvoice ${kind}`, (client) => all(client.entries.ofInvoice(guids.invoice(invoice), kind))],
			[`entries.ofRow ${kind}`, (client) => all(client.entries.ofRow(guids.row(invoice, rowType), kind))],
		];
	})),
	...Object.fromEntries((Object.keys(listedEntryKinds) as ListedEntryKind[]).map((kind) => [`entries.pagesChangedSince ${kind}`, async (client: SeveraClient) => (await all(client.entries.pagesChangedSince(kind, '2026-10-20T00:00:00Z'))).flatMap(({ rows }) => rows as unknown[])])),
	'flatRates.get': (client) => client.flatRates.get(guids.flatRate),
	'flatRates.list': (client) => all(client.flatRates.list({ invoiceGuid: guids.invoice(5006) })),
	'recurringFeeRules.get': (client) => client.recurringFeeRules.get(guids.feeRule),
	'recurringFeeRules.list': (client) => all(client.recurringFeeRules.list()),
	'projectFees.list': (client) => all(client.projectFees.list()),
	'projectFees.list of a project': (client) => all(client.projectFees.list({ projectGuid: guids.project })),
	'projectFees.listDeleted': (client) => all(client.projectFees.listDeleted({ deletedSince: since })),
	'workHours.list': (client) => all(client.workHours.list({ eventDateStart: '2026-10-26', eventDateEnd: '2026-10-30' })),
	'workHours.ofUser': (client) => all(client.workHours.ofUser(guids.user, from, to)),
	'workHours.deleted': (client) => all(client.workHours.deleted(since)),
	'activities.list': (client) => all(client.activities.list()),
	'travelReimbursements.get': (client) => client.travelReimbursements.get(guids.claim(302)),
	'travelReimbursements.list': (client) => all(client.travelReimbursements.list()),
	'travelReimbursements.expenses': (client) => all(client.travelReimbursements.expenses(guids.claim(302))),
	'travelReimbursements.statuses': (client) => all(client.travelReimbursements.statuses()),
	'travelReimbursements.receipts': (client) => all(client.travelReimbursements.receipts(guids.receipt.expense)),
	'travelReimbursements.receiptsOfUser': (client) => all(client.travelReimbursements.receiptsOfUser(guids.receipt.user, { startDate: from, endDate: to })),
	'workTime.contracts': (client) => client.workTime.contracts(guids.user),
	'workTime.days': (client) => client.workTime.days(guids.user, from, to),
	'workTime.holidays': (client) => client.workTime.holidays(),
	'workTime.organizationSettings': (client) => client.workTime.organizationSettings(),
	'files.get': (client) => client.files.get(guids.file),
	'files.download': (client) => client.files.download(guids.file).then(({ content }) => content),
	...Object.fromEntries((Object.keys(severaRegisters) as SeveraRegisterName[]).map((name) => [`registers.list ${name}`, (client: SeveraClient) => all(client.registers.list(name) as AsyncIterable<unknown>)])),
});

/** Only of a plain list: one reply, and as many records as it has. */
function countJson(body: string): number | undefined {
	try {
		const value: unknown = JSON.parse(body.replace(/^\uFEFF/, ''));
		return Array.isArray(value) ? value.length : undefined;
	} catch {
		return undefined;
	}
}

export async function severaReads(sandbox: RunningSevera): Promise<FuzzTarget[]> {
	const client = severaClientOf(sandbox);
	const recording = new Recording();
	const targets: FuzzTarget[] = [];
	for (const [name, read] of Object.entries(reads(guidsOf(sandbox)))) {
		await read(client(recording.record));
		targets.push(await readTarget({ name: `Severa ${name}`, recording, client, read, change: changeJson, count: countJson, isFile }));
	}
	return targets;
}
