/** Travel claims: header, expenses, receipts and the change of status (Severa API 15.1, 15.2, 15.7). */
import { ContractError, RejectedError } from '../errors';
import { severaProjectTravelExpense, type SeveraProjectTravelExpense } from './invoiceEntries';
import { orLook } from './lostReply';
import { filterChunks } from './query';
import { at, type PatchOperation, type SeveraApi } from './SeveraApi';
import { severaTravelExpenseFile, severaTravelReimbursement, severaTravelReimbursementStatus, type SeveraTravelExpenseFile, type SeveraTravelReimbursement, type SeveraTravelReimbursementStatus } from './travelReimbursement';

const READ = 'travels:read';

export interface TravelReimbursementFilter {
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	/** Any of. An empty list finds nothing. */
	statusGuids?: readonly string[];
}

/** Forms of the status in a JSON Patch, likeliest first: the model that the patch targets is not published (Severa API 15.1). */
const STATUS_FORMS: ReadonlyArray<(guid: string) => PatchOperation> = [
	(value) => ({ op: 'replace', path: '/travelReimbursementStatus/guid', value }),
	(guid) => ({ op: 'replace', path: '/travelReimbursementStatus', value: { guid } }),
];

export function travelReimbursementsOf(api: SeveraApi) {
	/** The form that this Severa takes, once it is known. */
	let statusForm: number | undefined;

	const get = async (guid: string): Promise<SeveraTravelReimbursement> => await api.get({ path: at('/travelreimbursements', guid), scope: READ }, severaTravelReimbursement);

	/** The next form is tried only after a 400: it proves that nothing was stored. The first refusal is the one reported. */
	async function patchStatus(guid: string, statusGuid: string): Promise<SeveraTravelReimbursement> {
		let refusal: unknown;
		for (const [index, form] of STATUS_FORMS.entries()) {
			if (statusForm !== undefined && statusForm !== index) continue;
			try {
				const changed = await api.patch({ path: at('/travelreimbursements', guid), scope: 'travels:write' }, [form(statusGuid)], severaTravelReimbursement);
				statusForm = index;
				return changed;
			} catch (error) {
				if (!(error instanceof RejectedError && error.status === 400)) throw error;
				refusal ??= error;
			}
		}
		throw refusal;
	}

	return {
		get,

		/** Pages on demand; long filters are split over several calls. */
		async *list({ changedSince, statusGuids }: TravelReimbursementFilter = {}): AsyncGenerator<SeveraTravelReimbursement, void, undefined> {
			const chunks = statusGuids === undefined ? [undefined] : filterChunks('travelReimbursementStatusGuids', statusGuids);
			for (const chunk of chunks) yield* api.tokenList({ path: '/travelreimbursements', scope: READ }, severaTravelReimbursement, { changedSince, travelReimbursementStatusGuids: chunk });
		},

		/** The rows of a claim. */
		expenses(claimGuid: string): AsyncGenerator<SeveraProjectTravelExpense, void, undefined> {
			return api.tokenList({ path: at('/travelreimbursements', claimGuid, '/projecttravelexpenses'), scope: READ }, severaProjectTravelExpense);
		},

		/** Retired ones included. */
		statuses(): AsyncGenerator<SeveraTravelReimbursementStatus, void, undefined> {
			return api.offsetList({ path: '/travelreimbursementstatuses', scope: 'settings:read' }, severaTravelReimbursementStatus);
		},

		/** Receipts of one expense. */
		receipts(expenseGuid: string): AsyncGenerator<SeveraTravelExpenseFile, void, undefined> {
			return api.offsetList({ path: at('/projecttravelexpenses', expenseGuid, '/files'), scope: 'files:read' }, severaTravelExpenseFile);
		},

		/** Receipts of all expenses of a user in a period (ISO 8601, both ends); each names its expense. */
		receiptsOfUser(userGuid: string, period: { startDate: string; endDate: string }): AsyncGenerator<SeveraTravelExpenseFile, void, undefined> {
			return api.offsetList({ path: at('/users', userGuid, '/travelexpensesfiles'), scope: 'files:read' }, severaTravelExpenseFile, { ...period });
		},

		/**
		 * Repeatable. A lost reply is settled by reading the claim.
		 * @throws ContractError when Severa accepts the change but does not show it
		 */
		async setStatus(guid: string, statusGuid: string): Promise<SeveraTravelReimbursement> {
			const isThere = (claim: SeveraTravelReimbursement) => claim.travelReimbursementStatus?.guid === statusGuid;
			const changed = await orLook(
				() => patchStatus(guid, statusGuid),
				async () => {
					const found = await get(guid).catch(() => undefined);
					return found !== undefined && isThere(found) ? found : undefined;
				},
			);
			if (isThere(changed)) return changed;
			throw new ContractError(`Severa accepted the change of claim ${changed.number ?? guid} but does not show it (status "${changed.travelReimbursementStatus?.name ?? ''}").`, { service: 'Severa', request: `PATCH /v1${at('/travelreimbursements', guid)}`, record: String(changed.number ?? guid), field: 'travelReimbursementStatus.guid' });
		},
	};
}
