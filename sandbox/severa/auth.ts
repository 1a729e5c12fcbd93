/** Tokens and scopes (severa-rest-api.md section 3). Access tokens are HS512-signed JWTs, checked here and held nowhere. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingCall, Reply } from '../control/server';
import { allScopes, type Operation } from './description/description';
import { ApiError, invalid } from './errors';
import type { SeveraOptions } from './options';
import { guidOf } from './store';

export const CLIENT_ID = 'KaarnaKonsultointiOy_Sb4xNd0Tk7Wm2Yq9Rz.apps.vismasevera.com';
export const CLIENT_SECRET = '7c0e91d4-35ab-e6f2-0d18-94b7a2c6f053';
const SIGNING_KEY = 'severa sandbox, no secret';

interface Claims { client_id: string; scope: string; exp: number; jti: string }

const unauthorized = (message: string) => new ApiError(401, 'AuthenticationRequired', message, { name: 'Authorization', type: 'RequestHeader' });

export class Auth {
	private refreshTokens = new Map<string, { scope: string; expires: number }>();
	private issued = 0;

	constructor(private readonly options: SeveraOptions, private readonly clock: () => Date) {}

	/** POST /v1/token: JSON with property names in any case, or a form. */
	token(call: IncomingCall): Reply {
		const given = this.credentials(call);
		if (given.get('client_id') !== CLIENT_ID || given.get('client_secret') !== CLIENT_SECRET) throw unauthorized('Invalid client credentials');
		return this.issue(this.scope(given.get('scope')));
	}

	/** POST /v1/refreshtoken: the refresh token as a bare JSON string; it is used up. */
	refresh(body: unknown): Reply {
		const known = typeof body === 'string' ? this.refreshTokens.get(body) : undefined;
		if (known === undefined || known.expires <= this.seconds()) throw unauthorized('The refresh token is not valid');
		this.refreshTokens.delete(body as string);
		return this.issue(known.scope);
	}

	/** POST /v1/signout: kills the refresh token; access tokens live on. */
	signOut(body: unknown): Reply {
		if (typeof body !== 'string' || !this.refreshTokens.delete(body)) throw unauthorized('The refresh token is not valid');
		return { status: 204 };
	}

	/** Refuses a call without a valid token (401) or without the scope of the operation. */
	check(call: IncomingCall, operation: Operation): void {
		const claims = this.claims(call);
		const header = call.headers['client_id'];
		if (header === undefined && this.options.requireClientId) throw new ApiError(401, 'AuthenticationRequired', 'The Client_Id header is missing', { name: 'Client_Id', type: 'RequestHeader' });
		if (header !== undefined && header !== claims.client_id) throw new ApiError(401, 'AuthenticationRequired', 'The Client_Id header and the token belong to different clients', { name: 'Client_Id', type: 'RequestHeader' });
		const held = claims.scope.split(',');
		if (operation.scopes.length > 0 && !operation.scopes.some((set) => set.every((scope) => held.includes(scope)))) {
			throw new ApiError(this.options.missingScopeStatus, 'InsufficientApiScope', `The token lacks the scope ${operation.scopes.map((set) => set.join(' and ')).join(' or ')}`, { name: 'Authorization', type: 'RequestHeader' });
		}
	}

	private claims(call: IncomingCall): Claims {
		const token = /^Bearer (\S+)$/i.exec(call.headers.authorization ?? '')?.[1];
		if (token === undefined) throw unauthorized('The access token is missing');
		const [head = '', payload = '', signature = ''] = token.split('.');
		const expected = sign(`${head}.${payload}`);
		if (signature.length !== expected.length || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw unauthorized('The access token is not valid');
		const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Claims;
		if (claims.exp <= this.seconds()) throw unauthorized('The access token has expired');
		return claims;
	}

	private credentials(call: IncomingCall): Map<string, string> {
		const type = (call.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
		const text = call.body.toString('utf8');
		if (type === 'application/x-www-form-urlencoded' && this.options.formToken) return new Map([...new URLSearchParams(text)].map(([name, value]) => [name.toLowerCase(), value]));
		if (type !== 'application/json') throw new ApiError(415, 'InvalidRequest', `The content type ${type ?? ''} is not supported`, { name: 'Content-Type', type: 'RequestHeader' });
		let body: unknown;
		try { body = JSON.parse(text); } catch { throw invalid('The body is not JSON', ''); }
		if (typeof body !== 'object' || body === null) throw invalid('client_id is mandatory', 'client_id');
		const found = new Map(Object.entries(body).filter(([, value]) => typeof value === 'string').map(([name, value]) => [name.toLowerCase(), value as string]));
		for (const name of ['client_id', 'client_secret']) if (!found.has(name)) throw invalid(`${name} is mandatory`, name);
		return found;
	}

	private scope(asked: string | undefined): string {
		const granted = this.options.grantedScopes ?? allScopes;
		const wanted = (asked ?? '').split(/[\s,]+/).filter((scope) => scope !== '');
		const refused = wanted.filter((scope) => !granted.includes(scope));
		if (refused.length > 0 && this.options.ungrantedScope === 'refuse') throw unauthorized(`The client may not have the scope ${refused.join(', ')}`);
		return (wanted.length === 0 ? granted : wanted.filter((scope) => !refused.includes(scope))).join(',');
	}

	private issue(scope: string): Reply {
		this.issued += 1;
		const { accessTokenSeconds, refreshTokenSeconds } = this.options;
		const claims: Claims = { client_id: CLIENT_ID, scope, exp: this.seconds() + accessTokenSeconds, jti: String(this.issued) };
		const refreshToken = guidOf('refresh', this.issued, this.seconds());
		this.refreshTokens.set(refreshToken, { scope, expires: this.seconds() + refreshTokenSeconds });
		const unsigned = `${encode({ alg: 'HS512', typ: 'JWT' })}.${encode(claims)}`;
		const utc = (after: number) => `${new Date((this.seconds() + after) * 1000).toISOString().slice(0, 19)}Z`;
		return {
			status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' },
			body: JSON.stringify({
				access_token: `${unsigned}.${sign(unsigned)}`, scope, access_token_type: 'Bearer', access_token_expires_in: accessTokenSeconds, access_token_expires_utc: utc(accessTokenSeconds),
				refresh_token: refreshToken, refresh_token_expires_in: refreshTokenSeconds, refresh_token_expires_utc: utc(refreshTokenSeconds),
			}),
		};
	}

	private seconds(): number {
		return Math.floor(this.clock().getTime() / 1000);
	}
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const sign = (text: string) => createHmac('sha512', SIGNING_KEY).update(text).digest('base64url');
