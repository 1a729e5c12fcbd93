/** The entries behind invoice rows, by invoice or by row (Severa API 14.1, 14.4); flat rates and recurring fee rules. */
import { z } from 'zod/v4';
import { RejectedError } from '../errors';
import { severaFlatRate, severaProjectFee, severaProjectTravelExpense, severaRecurringFeeRule, severaReimbursedProjectFee, severaReimbursedProjectTravelExpense, severaReimbursedWorkHour, severaWorkHour, type SeveraFlatRate, type SeveraRecurringFeeRule } from './invoiceEntries';
import type { TokenPage } from './paging';
import { at, type SeveraApi } from './SeveraApi';

interface EntryKind {
	/** Last part of the path, the same under an invoice and under a row. */
	path: string;
	paging: 'token' | 'offset';
	entry: z.ZodType<{ guid: string; invoiceRowGuid?: string | null }>;
}

export const severaEntryKinds = {
	workHours: { path: 'workhours', paging: 'token', entry: severaWorkHour },
	projectFees: { path: 'projectfees', paging: 'token', entry: severaProjectFee },
	travelExpenses: { path: 'projecttravelexpenses', paging: 'token', entry: severaProjectTravelExpense },
	reimbursedWorkHours: { path: 'reimbursedworkhours', paging: 'offset', entry: severaReimbursedWorkHour },
	reimbursedProjectFees: { path: 'reimbursedprojectfees', paging: 'token', entry: severaReimbursedProjectFee },
	reimbursedTravelExpenses: { path: 'reimbursedprojecttravelexpenses', paging: 'offset', entry: severaReimbursedProjectTravelExpense },
} as const satisfies Record<string, EntryKind>;

/** The kinds that have a common list, whose every entry names its invoice; reimbursed ones have none. */
export const listedEntryKinds = {
	workHours: { path: '/workhours', scope: 'hours:read' },
	projectFees: { path: '/projectfees', scope: 'fees:read' },
	travelExpenses: { path: '/projecttravelexpenses', scope: 'travels:read' },
} as const;
export type ListedEntryKind = keyof typeof listedEntryKinds;

export type SeveraEntryKind = keyof typeof severaEntryKinds;
export type SeveraEntryOf<K extends SeveraEntryKind> = z.output<(typeof severaEntryKinds)[K]['entry']>;

export function entriesOf(api: SeveraApi) {
	const list = <K extends SeveraEntryKind>(owner: '/invoices' | '/invoicerows', ownerGuid: string, kind: K) => {
		const { path, paging, entry } = severaEntryKinds[kind];
		const endpoint = { path: at(owner, ownerGuid, `/${path}`), scope: 'invoices:read' };
		const schema = entry as unknown as z.ZodType<SeveraEntryOf<K>>;
		return paging === 'token' ? api.tokenList(endpoint, schema) : api.offsetList(endpoint, schema);
	};
	return {
		/** All entries of a kind behind the rows of an invoice; each names its row in `invoiceRowGuid`. */
		ofInvoice: <K extends SeveraEntryKind>(invoiceGuid: string, kind: K): AsyncGenerator<SeveraEntryOf<K>, void, undefined> => list('/invoices', invoiceGuid, kind),
		ofRow: <K extends SeveraEntryKind>(rowGuid: string, kind: K): AsyncGenerator<SeveraEntryOf<K>, void, undefined> => list('/invoicerows', rowGuid, kind),
		/** Entries of everybody that were added or changed at or after (ISO 8601), page by page. */
		pagesChangedSince: <K extends ListedEntryKind>(kind: K, changedSince: string): AsyncGenerator<TokenPage<SeveraEntryOf<K>>, void, undefined> => api.tokenPages(listedEntryKinds[kind], severaEntryKinds[kind].entry as unknown as z.ZodType<SeveraEntryOf<K>>, { changedSince }),
	};
}

const FEES = 'fees:read';

export const flatRatesOf = (api: SeveraApi) => ({
	/** The description promises an array for one id, its name speaks of one object: both are taken. */
	async get(guid: string): Promise<SeveraFlatRate> {
		const path = at('/flatrates', guid);
		const answer = await api.get({ path, scope: FEES }, z.union([z.array(severaFlatRate), severaFlatRate]));
		const [found] = Array.isArray(answer) ? answer : [answer];
		if (found === undefined) throw new RejectedError(`Severa has no flat rate at ${path}.`, { service: 'Severa', request: `GET /v1${path}`, status: 404 });
		return found;
	},
	list({ invoiceGuid, changedSince }: { invoiceGuid?: string; changedSince?: string } = {}): AsyncGenerator<SeveraFlatRate, void, undefined> {
		return api.tokenList({ path: '/flatrates', scope: FEES }, severaFlatRate, { invoiceGuid, changedSince });
	},
});

export const recurringFeeRulesOf = (api: SeveraApi) => ({
	async get(guid: string): Promise<SeveraRecurringFeeRule> {
		return await api.get({ path: at('/projectrecurringfeerules', guid), scope: FEES }, severaRecurringFeeRule);
	},
	list({ changedSince }: { changedSince?: string } = {}): AsyncGenerator<SeveraRecurringFeeRule, void, undefined> {
		return api.offsetList({ path: '/projectrecurringfeerules', scope: FEES }, severaRecurringFeeRule, { changedSince });
	},
});
