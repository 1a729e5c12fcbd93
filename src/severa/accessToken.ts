/**
 * Severa's access token (Severa API 3.1; rulebook A-11): fetched when the first call needs it, shared by parallel calls, renewed before
 * it expires and once after a 401, kept in memory for all nodes and executions of the process. A token that a
 * different secret or scope obtained is never used. Neither token nor secret is logged or put into an error.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod/v4';
import { InputError, registerSecret } from '../errors';
import { describeRequest, type Send } from '../transport/http';
import { checkReply, readJson } from '../transport/readReply';
import { toTokenError } from './replies';

export interface SeveraCredentials {
	/** Up to and including /rest-api, without the version. */
	baseUrl: string;
	clientId: string;
	clientSecret: string;
	/** Scopes separated by commas; empty: all scopes of the credentials (Severa API 16). */
	scope?: string;
}

/** Renewed this long before the end, so that no call starts with a token that ends under way; at most a tenth of its life. */
const RENEWAL_MARGIN_MS = 60_000;
const TOKEN_TIMEOUT_MS = 30_000;

/** PublicAuthenticationOutputModel: not OAuth's names (Severa API 3.1). */
const tokenReply = z.looseObject({
	access_token: z.string().min(1),
	access_token_type: z.string().nullish(),
	access_token_expires_in: z.number().nullish(),
	access_token_expires_utc: z.string().nullish(),
	refresh_token: z.string().nullish(),
});

interface Token {
	/** Value of the Authorization header. */
	header: string;
	/** Epoch milliseconds from which a new one is fetched. */
	renewAt: number;
}

/** One per credential in the process. */
interface Entry {
	token?: Token;
	pending?: Promise<Token>;
}
const entries = new Map<string, Entry>();

/** Adds the token and the client id to every request. Sits outside of the retry: a repeated request may carry the same token. */
export function withAccessToken(send: Send, credentials: SeveraCredentials, now: () => number = Date.now): Send {
	checkCredentials(credentials);
	registerSecret(credentials.clientSecret);
	const entry = entryOf(credentials);

	/** `refused` is the token that just got a 401; another call may have renewed it meanwhile. */
	const current = async (refused?: Token): Promise<Token> => {
		if (entry.token !== undefined && entry.token !== refused && now() < entry.token.renewAt) return entry.token;
		entry.pending ??= fetchToken(send, credentials, now).finally(() => (entry.pending = undefined));
		entry.token = await entry.pending;
		return entry.token;
	};

	return async (request) => {
		const withToken = ({ header }: Token) => send({ ...request, headers: { ...request.headers, Authorization: header, Client_Id: credentials.clientId } });
		const token = await current();
		const reply = await withToken(token);
		// A 401 proves that nothing was processed, so even a write may be sent again.
		return reply.status === 401 ? await withToken(await current(token)) : reply;
	};
}

/** Always asked without the caller's signal: others may be waiting for the same token. */
async function fetchToken(send: Send, { baseUrl, clientId, clientSecret, scope }: SeveraCredentials, now: () => number): Promise<Token> {
	const url = `${baseUrl}/v1/token`;
	const request = describeRequest({ method: 'POST', url });
	const startedAt = now();
	const reply = await send({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json', Accept: 'application/json', Client_Id: clientId },
		body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, scope: scope?.trim() || undefined }),
		timeoutMs: TOKEN_TIMEOUT_MS,
		// Asking twice for a token does no harm.
		effect: 'read',
	});
	if (reply.status < 200 || reply.status > 299) throw toTokenError(reply, request);
	const origin = { service: 'Severa', request } as const;
	const content = checkReply(tokenReply, readJson(reply.body, origin), origin);
	registerSecret(content.access_token);
	registerSecret(content.refresh_token ?? undefined);
	return { header: `${content.access_token_type || 'Bearer'} ${content.access_token}`, renewAt: renewalOf(content, startedAt) };
}

/** The life time in seconds counts from before the request; the absolute time is the fallback, since clocks differ. */
function renewalOf({ access_token_expires_in: seconds, access_token_expires_utc: utc }: z.infer<typeof tokenReply>, startedAt: number): number {
	const lifeMs = typeof seconds === 'number' ? seconds * 1000 : Date.parse(utc ?? '') - startedAt;
	// Without any life time the token serves until a 401 says otherwise.
	return Number.isNaN(lifeMs) ? Infinity : startedAt + lifeMs - Math.min(RENEWAL_MARGIN_MS, lifeMs / 10);
}

function entryOf(credentials: SeveraCredentials): Entry {
	const key = createHash('sha256').update(JSON.stringify([credentials.baseUrl, credentials.clientId, credentials.clientSecret, credentials.scope ?? ''])).digest('hex');
	let entry = entries.get(key);
	if (entry === undefined) entries.set(key, (entry = {}));
	return entry;
}

/** @throws InputError naming the field of the credential */
function checkCredentials({ baseUrl, clientId, clientSecret }: SeveraCredentials): void {
	const missing = (field: string, label: string): never => {
		throw new InputError(`The Severa credential lacks ${label}.`, { service: 'Severa', field });
	};
	if (!/^https?:\/\/[^/]/i.test(baseUrl)) throw new InputError('The Base URL of the Severa credential must begin with http:// or https:// and name a server.', { service: 'Severa', field: 'baseUrl' });
	if (clientId.trim() === '') missing('clientId', 'the Client ID');
	if (clientSecret.trim() === '') missing('clientSecret', 'the Client Secret');
}
