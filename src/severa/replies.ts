/** The one place that turns Severa's replies into values or errors (Severa API 5, 8, 9). Nothing else looks at a status. */
import type { z } from 'zod/v4';
import { AuthenticationError, ContractError, OutcomeUnknownError, RejectedError, UnavailableError, type ErrorDetails, type IntegrationError } from '../errors';
import type { HttpResponse } from '../transport/http';
import { checkReply, readJson, textOf } from '../transport/readReply';
import { retryAfterMs } from '../transport/withRetry';
import { readRefusal, type Refusal } from './refusal';

/** What the reply answers. */
export interface Call {
	/** "GET /rest-api/v1/customers" */
	request: string;
	effect: 'read' | 'write';
	/** The scope that Severa demands for it (Severa API 3.4). */
	scope?: string;
}

/**
 * The value of a JSON reply, checked against its schema.
 * @throws ContractError when a 2xx is not what the description promises; the other errors as checkStatus
 */
export function readReply<S extends z.ZodType>(reply: HttpResponse, schema: S, call: Call): z.output<S> {
	checkStatus(reply, call);
	const origin = { service: 'Severa', request: call.request } as const;
	return checkReply(schema, readJson(reply.body, origin), origin);
}

/**
 * @throws AuthenticationError for 401 and 403, naming the scope
 * @throws RejectedError for every other 4xx, with Severa's own words
 * @throws UnavailableError for 429, and for 5xx of a read: nothing was stored
 * @throws OutcomeUnknownError for 5xx of a write: it may have been stored
 * @throws ContractError for a redirect of a read: Severa redirects no call of ours
 */
export function checkStatus(reply: HttpResponse, call: Call): void {
	if (reply.status >= 200 && reply.status < 300) return;
	const body = textOf(reply.body);
	const refusal = readRefusal(body);
	throw toError(reply, call, refusal, { service: 'Severa', request: call.request, status: reply.status, serviceCode: refusal.type, field: refusal.field, body });
}

function toError(reply: HttpResponse, call: Call, refusal: Refusal, details: ErrorDetails): IntegrationError {
	const { status } = reply;
	const answer = `${status}${refusal.type === undefined ? '' : ` ${refusal.type}`}`;
	const words = refusal.words === '' ? '' : `: ${refusal.words}`;
	// Whether a missing scope is answered with 401 or 403 is not confirmed (Severa API 16).
	if (status === 401 && refusal.type !== 'InsufficientApiScope') return new AuthenticationError(`Severa does not accept the access token for ${call.request} (${answer})${words}. Check the client ID and client secret of the Severa credential, that it is still active in Severa${call.scope === undefined ? '' : `, and that the scope "${call.scope}" is ticked for it`}.`, details);
	if (status === 401 || status === 403) return new AuthenticationError(`Severa does not allow ${call.request} (${answer})${words}. ${permissionAdvice(refusal.type, call.scope)}`, { ...details, field: call.scope });
	if (status === 429) return new UnavailableError(`Severa is too busy for ${call.request} (${answer})${words}.`, { ...details, retryAfterSeconds: toSeconds(retryAfterMs(reply)) });
	if (status === 404) return new RejectedError(`Severa has nothing at ${call.request} (${answer})${words}.`, details);
	if (status >= 400 && status < 500) return new RejectedError(`Severa refused ${call.request} (${answer})${words}.`, details);
	if (call.effect === 'write') return new OutcomeUnknownError(`Severa answered ${call.request} with ${answer}${words}: it may or may not have been stored.`, details);
	if (status >= 500) return new UnavailableError(`Severa failed to answer ${call.request} (${answer})${words}.`, { ...details, retryAfterSeconds: toSeconds(retryAfterMs(reply)) });
	return new ContractError(`Severa answered ${call.request} with an unexpected status ${answer}${words}.`, details);
}

/** What a person changes so that the call becomes allowed (Severa API 9). */
function permissionAdvice(type: string | undefined, scope: string | undefined): string {
	switch (type) {
		case 'AddonMissing':
		case 'FeatureIsNotEnabled':
		case 'AddonMissingTermsOfServiceApproval':
			return 'An add-on or feature of Severa is missing or not switched on; ask the administrator of Severa.';
		case 'TrialExpired':
		case 'NotAvailableInTrial':
		case 'ExcludedFromTrial':
		case 'OrganizationNotActive':
		case 'TermsOfServiceNotApproved':
			return 'The Severa organisation itself is not ready for this; ask the administrator of Severa.';
		default:
			return scope === undefined ? 'Check the scopes of the Severa credential.' : `The scope "${scope}" must be in the field Scopes of the Severa credential and ticked for these credentials in Severa.`;
	}
}

const toSeconds = (ms: number | undefined) => (ms === undefined ? undefined : Math.ceil(ms / 1000));

/** A refused token request: says which field of the credential to look at (Severa API 3.1, 9, 16). */
export function toTokenError(reply: HttpResponse, request: string): IntegrationError {
	const { status } = reply;
	const body = textOf(reply.body);
	const refusal = readRefusal(body);
	const details = { service: 'Severa', request, status, serviceCode: refusal.type, body } as const;
	const words = refusal.words === '' ? '' : `: ${refusal.words}`;
	if (status === 429 || status >= 500) return new UnavailableError(`Severa gives no access token (${status})${words}.`, { ...details, retryAfterSeconds: toSeconds(retryAfterMs(reply)) });
	if (status === 404 || status < 400) return new AuthenticationError(`There is no Severa at the address of the credential (${request} answered ${status}). Check Environment and Base URL.`, { ...details, field: 'baseUrl' });
	if (/scope/i.test(`${refusal.type ?? ''} ${refusal.words} ${refusal.field ?? ''}`)) return new AuthenticationError(`Severa gives no access token (${status})${words}. The field Scopes asks for something that is not ticked for these credentials in Severa.`, { ...details, field: 'scope' });
	return new AuthenticationError(`Severa does not accept the credentials (${status})${words}. Check Client ID and Client Secret, and that every entry of Scopes is ticked for them in Severa.`, { ...details, field: 'clientSecret' });
}
