/**
 * What is not confirmed about the real service is an option here; the client has to be right whichever way it goes.
 * Section numbers are those of severa-rest-api.md, mostly of its list of open points (16).
 */
export interface SeveraOptions {
	/** 10 requests a second for each client, 429 in plain text above (5). */
	rateLimit: boolean;
	/** Form of the Retry-After header of a 429: whole seconds, an HTTP date, or none (5, [I]). */
	retryAfter: 'seconds' | 'date' | 'none';
	/** Milliseconds for the rate limit only; not the clock, which may stand still. */
	monotonicNow: () => number;
	/** Cut rowCount at 100 as the description says, instead of at 1000 (6.3). */
	maxRows100: boolean;
	/** What a page token remembers: how many rows were given, or which row came last (6.1). */
	pageTokens: 'position' | 'lastRow';
	/** Demand the Client_Id header beside the token (4). */
	requireClientId: boolean;
	/** Seconds (3.1: not documented). */
	accessTokenSeconds: number;
	refreshTokenSeconds: number;
	/** Accept a form-encoded token request too (3.1). */
	formToken: boolean;
	/** Scopes the credentials may have; default all. */
	grantedScopes: string[] | undefined;
	/** A scope that is asked for but not granted: 401, or left out of the token (16). */
	ungrantedScope: 'refuse' | 'drop';
	/** Status of a call whose scope the token lacks (16). */
	missingScopeStatus: 401 | 403;
	/** 404 without a body (9). */
	emptyNotFoundBody: boolean;
	/** Errors as { httpStatusCode, type, message }, as two clients read them (9). */
	flatErrors: boolean;
	/** Which forms of path a change of the invoice status may use (14.1, 16). */
	statusPatchPaths: Array<'/status/guid' | '/status' | '/invoiceStatusGuid'>;
	/** Whether the payment date of an invoice can be set although its status is read-only (14.1). */
	paymentDateWhenReadOnly: 'accept' | 'refuse';
	/** Whether the rows of an invoice count as changed when its status changes (16). */
	statusChangeTouchesRows: boolean;
	/** How the rows of a credit note are signed (16). */
	creditNoteSign: 'negativeQuantity' | 'negativePrice';
	/** How the entries behind a credit note are signed (field-mapping.md 5.7: unverified). */
	reimbursedSign: 'positive' | 'negative';
	/** Whether `totalExpenses` of a travel claim counts all expenses or the ones to be reimbursed (15.1). */
	travelTotals: 'reimbursable' | 'all';
	/** How the last day of an all-day activity is written (15.5). */
	allDayEnd: 'lastSecond' | 'nextMidnight';
	/** Whether GET /v1/projects lists open sales cases too (11.1). */
	projectsIncludeSalesCases: boolean;
	/** Honour `isApproved` and `businessUnitGuid` on GET /v1/workhours, seen in a client of 2026 (15.4). */
	workHourFilters2026: boolean;
	/** Answer a user search by code or e-mail that finds nobody with 404 instead of [] (12). */
	noUserIs404: boolean;
	/** Whether a second customer may have a number that one has already (10: not told). */
	customerNumbers: 'unique' | 'shared';
}

export const DEFAULT_OPTIONS: SeveraOptions = {
	rateLimit: true,
	retryAfter: 'seconds',
	monotonicNow: () => performance.now(),
	maxRows100: false,
	pageTokens: 'position',
	requireClientId: false,
	accessTokenSeconds: 3600,
	refreshTokenSeconds: 86_400,
	formToken: true,
	grantedScopes: undefined,
	ungrantedScope: 'refuse',
	missingScopeStatus: 403,
	emptyNotFoundBody: false,
	flatErrors: false,
	statusPatchPaths: ['/status/guid', '/status', '/invoiceStatusGuid'],
	paymentDateWhenReadOnly: 'accept',
	statusChangeTouchesRows: false,
	creditNoteSign: 'negativeQuantity',
	reimbursedSign: 'positive',
	travelTotals: 'reimbursable',
	allDayEnd: 'lastSecond',
	projectsIncludeSalesCases: false,
	workHourFilters2026: true,
	noUserIs404: false,
	customerNumbers: 'unique',
};
