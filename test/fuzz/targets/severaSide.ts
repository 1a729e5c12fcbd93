/** What the targets over Severa have in common: a client of the sandbox, and records to ask for. */
import { createSeveraClient, type SeveraClient } from '../../../src/severa/SeveraClient';
import type { HttpRequest, Send } from '../../../src/transport/http';
import { RateGate } from '../../../src/transport/withRateLimit';
import { fourTriesAtOnce } from '../../../src/transport/withRetry';
import type { RunningSevera } from '../../../sandbox';

export const READY = 'Valmis lähetettäväksi Netvisoriin';

export type SeveraRead = (client: SeveraClient) => Promise<unknown>;

export const severaClientOf = ({ url, clientId, clientSecret }: RunningSevera) => (send: Send): SeveraClient =>
	createSeveraClient({ baseUrl: url, clientId, clientSecret, send, retryPolicy: fourTriesAtOnce, gate: new RateGate({ limit: Infinity, perMs: 0 }) });

export const all = async <T>(list: AsyncIterable<T>): Promise<T[]> => {
	const found: T[] = [];
	for await (const one of list) found.push(one);
	return found;
};

/** Calls that are answered with a file. */
export const isFile = ({ url }: HttpRequest) => /\/(filedata|pdf)(\?|$)/.test(url);

interface Row { guid: string; number?: number; invoiceGuid?: string; rowType?: string; travelExpenseGuid?: string; user?: { guid: string }; ownerUser?: { guid: string }; startDateTime?: string; endDate?: string; headquarterAddress?: { guid: string } }
type Records = Record<'customers' | 'products' | 'projects' | 'users' | 'invoices' | 'invoiceRows' | 'files' | 'flatRates' | 'recurringFeeRules' | 'travelReimbursements' | 'travelExpenses' | 'travelExpenseFiles' | 'activities' | 'workContracts', Row[]>;

export type SeveraGuids = ReturnType<typeof guidsOf>;

/** Somebody's holidays begin. */
export const ABSENCE = '2026-10-12';

/** Records that the demo seed has. */
export function guidsOf(sandbox: RunningSevera) {
	const state = sandbox.state() as unknown as Records;
	const find = (list: keyof Records, fits: (row: Row) => boolean = () => true): Row => {
		const row = state[list].find(fits);
		if (row === undefined) throw new Error(`No such record among the ${list} of the demo company.`);
		return row;
	};
	const numbered = (list: keyof Records) => (number: number) => find(list, (row) => row.number === number).guid;
	const invoice = numbered('invoices');
	const customer = find('customers', ({ number }) => number === 10002);
	const expense = find('travelExpenses', ({ guid }) => state.travelExpenseFiles.some(({ travelExpenseGuid }) => travelExpenseGuid === guid));
	return {
		customer: customer.guid, address: (customer.headquarterAddress as Row).guid, product: find('products').guid, project: find('projects').guid, user: find('users').guid, absentUser: (find('activities', ({ startDateTime }) => startDateTime?.startsWith(ABSENCE) === true).ownerUser as Row).guid, movedUser: (find('workContracts', ({ endDate }) => typeof endDate === 'string').user as Row).guid, file: find('files').guid,
		flatRate: find('flatRates').guid, feeRule: find('recurringFeeRules').guid, receipt: { expense: expense.guid, user: (expense.user as Row).guid },
		invoice, claim: numbered('travelReimbursements'),
		row: (number: number, type: string) => find('invoiceRows', ({ invoiceGuid, rowType }) => invoiceGuid === invoice(number) && rowType === type).guid,
	};
}
