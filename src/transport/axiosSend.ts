/**
 * The default `Send`, and the only file that imports axios (docs/decisions/0001-http-client.md): one pooled, kept-alive
 * connection per host, proxy from the environment (HTTPS_PROXY, HTTP_PROXY, NO_PROXY), no redirects, a timeout always.
 */
import http from 'node:http';
import https from 'node:https';
import axios, { AxiosError } from 'axios';
import { CancelledError } from '../errors';
import { describeRequest, effectOf, NotSentError, ReplyTooLargeError, type HttpRequest, type HttpResponse, type Send } from './http';

/** Replies above this many bytes, counted after decompression, are refused; the largest real register answers are some 15 MB. */
export const MAX_REPLY_BYTES = 100 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 120_000;

const agents = {
	httpAgent: new http.Agent({ keepAlive: true, keepAliveMsecs: 10_000 }),
	httpsAgent: new https.Agent({ keepAlive: true, keepAliveMsecs: 10_000 }),
};

/** Errors of a connection that never carried a byte of the request. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'ERR_TLS_CERT_ALTNAME_INVALID']);
/** The same while connecting; a connection that carried the request can end with them too, when its route is lost. */
const UNREACHABLE = new Set(['EHOSTUNREACH', 'ENETUNREACH']);

export const axiosSend: Send = async (request: HttpRequest): Promise<HttpResponse> => {
	if (request.signal?.aborted) throw new CancelledError(describeRequest(request));
	const timeoutMs = request.timeoutMs ?? DEFAULT_TIMEOUT_MS;
	// axios' own limit only counts silence: a reply that trickles without end would never be given up.
	const late = AbortSignal.timeout(timeoutMs);
	try {
		const reply = await axios.request<Buffer>({
			method: request.method,
			url: request.url,
			headers: { 'User-Agent': 'n8n-nodes-severa-netvisor', ...request.headers },
			data: request.body,
			responseType: 'arraybuffer',
			timeout: timeoutMs,
			// A write on its way is waited for: cutting it would only make its outcome unknown.
			signal: effectOf(request) === 'write' || request.signal === undefined ? late : AbortSignal.any([late, request.signal]),
			maxRedirects: 0,
			maxContentLength: MAX_REPLY_BYTES,
			maxBodyLength: Infinity,
			validateStatus: () => true,
			transformRequest: [(data) => data],
			transformResponse: [(data) => data],
			// The URL is signed as it is: axios must not rebuild it.
			paramsSerializer: { serialize: () => '' },
			...agents,
		});
		return { status: reply.status, headers: toHeaders(reply.headers), body: Buffer.from(reply.data ?? '') };
	} catch (error) {
		if (/^maxContentLength/.test((error as Error).message)) throw new ReplyTooLargeError(`the reply has more than ${MAX_REPLY_BYTES / 1024 / 1024} MB (${describeRequest(request)})`);
		const code = late.aborted ? 'ETIMEDOUT' : ((error as AxiosError).code ?? '');
		const detail = `${code || 'no reply'} (${describeRequest(request)})`;
		if (NEVER_SENT.has(code) || (UNREACHABLE.has(code) && isConnecting(error as AxiosError))) throw new NotSentError(detail);
		throw new Error(detail);
	}
};

/** Of several addresses that were tried, each counts. */
function isConnecting({ cause }: AxiosError): boolean {
	const { syscall, errors } = (cause ?? {}) as { syscall?: string; errors?: Array<{ syscall?: string }> };
	return (errors ?? [{ syscall }]).every((one) => one.syscall === 'connect');
}

function toHeaders(headers: object): Record<string, string> {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]));
}
