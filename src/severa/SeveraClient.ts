/** The client of Severa's REST API: a list of its areas, and how a request travels. */
import type { Send } from '../transport/http';
import { RateGate, withRateLimit } from '../transport/withRateLimit';
import { fourTriesInSevenSeconds, withRetry, type RetryPolicy } from '../transport/withRetry';
import { withAccessToken, type SeveraCredentials } from './accessToken';
import { activitiesOf } from './activities';
import { customersOf } from './customers';
import { entriesOf, flatRatesOf, recurringFeeRulesOf } from './entryLists';
import { filesOf } from './files';
import { invoicesOf } from './invoices';
import { invoiceStatusesOf } from './invoiceStatuses';
import { productsOf } from './products';
import { projectFeesOf } from './projectFees';
import { projectsOf } from './projects';
import { registersOf } from './registers';
import { SeveraApi } from './SeveraApi';
import { travelReimbursementsOf } from './travelReimbursements';
import { usersOf } from './users';
import { workHoursOf } from './workHours';
import { unclearWritesOf } from './unclearWrites';
import { workTimeOf } from './workTime';

export interface SeveraClientOptions extends SeveraCredentials {
	send: Send;
	/** Ends reads at once; a write under way is waited for, nothing new is sent. */
	signal?: AbortSignal;
	retryPolicy?: RetryPolicy;
	/** Milliseconds for each exchange; 120 s when absent. */
	timeoutMs?: number;
	/** Clock of the token's life; injected by tests. */
	now?: () => number;
	/** Injected by tests; otherwise one for each client id of the process. */
	gate?: RateGate;
}

export type SeveraClient = ReturnType<typeof createSeveraClient>;

/** Severa allows 10 requests a second (Severa API 5); two are left to others who use the same credentials. */
const RATE = { limit: 8, perMs: 1000 };
const gates = new Map<string, RateGate>();

/**
 * Nothing is sent before the first call. Make one client for each run: what `once` keeps lives as long as the client.
 * @throws InputError when a field of the credential is empty or the address is none
 */
export function createSeveraClient({ send, signal, retryPolicy = fourTriesInSevenSeconds, timeoutMs = 120_000, now, gate, ...given }: SeveraClientOptions) {
	// A version at the end of the address is a common slip; it is added to every path.
	const credentials = { ...given, baseUrl: given.baseUrl.trim().replace(/\/+$/, '').replace(/\/v1(\.0)?$/i, ''), clientId: given.clientId.trim(), clientSecret: given.clientSecret.trim() };
	const company = `${credentials.baseUrl}|${credentials.clientId}`;
	const paced = withRateLimit(send, gate ?? gateOf(company));
	const api = new SeveraApi(withAccessToken(withRetry(paced, 'Severa', retryPolicy), credentials, now), credentials.baseUrl, { signal, timeoutMs });
	return {
		/** Names address and client id. */
		company,
		customers: customersOf(api),
		products: productsOf(api),
		projects: projectsOf(api),
		users: usersOf(api),
		registers: registersOf(api),
		invoices: invoicesOf(api),
		invoiceStatuses: invoiceStatusesOf(api),
		entries: entriesOf(api),
		flatRates: flatRatesOf(api),
		recurringFeeRules: recurringFeeRulesOf(api),
		projectFees: projectFeesOf(api),
		workHours: workHoursOf(api),
		activities: activitiesOf(api),
		workTime: workTimeOf(api),
		files: filesOf(api),
		travelReimbursements: travelReimbursementsOf(api),
		/** Creations whose answer was lost. */
		unclear: unclearWritesOf(company, now),
		once: keepResults(),
		/** How many writes Severa has accepted from this client: tells whether a failed step left something behind. */
		writes: () => api.writes,
	};
}

function gateOf(key: string): RateGate {
	let gate = gates.get(key);
	if (gate === undefined) gates.set(key, (gate = new RateGate(RATE)));
	return gate;
}

/** Runs `load` once for each key and shares its result, also between parallel callers; a failure is not kept. */
function keepResults() {
	const kept = new Map<string, Promise<unknown>>();
	return <T>(key: string, load: () => Promise<T>): Promise<T> => {
		let result = kept.get(key) as Promise<T> | undefined;
		if (result === undefined) {
			result = load();
			kept.set(key, result);
			result.catch(() => kept.delete(key));
		}
		return result;
	};
}
