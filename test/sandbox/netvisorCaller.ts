/** Calls a Netvisor sandbox as a client would, signed by Netvisor API 1.4; each part of a call can be spoilt. */
import { createHash, createHmac } from 'node:crypto';
import type { RunningNetvisor } from '../../sandbox/netvisor';

export interface CallOptions {
	body?: string | Buffer;
	/** Headers to replace (a text) or to leave out (undefined), after signing. */
	headers?: Record<string, string | undefined>;
	language?: string;
	transactionId?: string;
	algorithm?: 'HMACSHA256' | 'SHA256' | 'MD5';
	/** The instant that is signed. */
	at?: Date;
	statusCodes?: boolean;
	upperCaseMac?: boolean;
}

export interface Answer {
	http: number;
	text: string;
	/** Did the envelope say OK? */
	ok: boolean;
	/** Code and text of the second Status. */
	code: string;
	message: string;
	/** InsertedDataIdentifier. */
	key: number;
	/** Unescaped texts of every element of that name, in order. */
	all(name: string): string[];
	first(name: string): string;
}

let counter = 0;

export async function call(server: RunningNetvisor, method: 'GET' | 'POST', path: string, options: CallOptions = {}): Promise<Answer> {
	const url = `${server.url}/${path}`;
	const at = options.at ?? new Date();
	const algorithm = options.algorithm ?? 'HMACSHA256';
	const timestamp = at.toISOString().replace('T', ' ').replace('Z', '');
	const unix = String(Math.floor(at.getTime() / 1000));
	const transactionId = options.transactionId ?? `test-${process.pid}-${++counter}`;
	const language = options.language ?? 'EN';
	const values = [url, 'Sandbox test', server.customerId, timestamp, language, server.organisationId, transactionId, ...(algorithm === 'HMACSHA256' ? [unix] : []), server.customerKey, server.partnerKey].join('&');
	const mac = algorithm === 'HMACSHA256' ? createHmac('sha256', `${server.customerKey}&${server.partnerKey}`).update(values).digest('hex') : createHash(algorithm.toLowerCase()).update(values).digest('hex');
	const headers: Record<string, string | undefined> = {
		'X-Netvisor-Authentication-Sender': 'Sandbox test', 'X-Netvisor-Authentication-CustomerId': server.customerId, 'X-Netvisor-Authentication-PartnerId': server.partnerId, 'X-Netvisor-Authentication-Timestamp': timestamp,
		'X-Netvisor-Authentication-TimestampUnix': unix, 'X-Netvisor-Authentication-TransactionId': transactionId, 'X-Netvisor-Interface-Language': language, 'X-Netvisor-Organisation-ID': server.organisationId,
		'X-Netvisor-Authentication-MAC': options.upperCaseMac === true ? mac.toUpperCase() : mac, 'X-Netvisor-Authentication-MACHashCalculationAlgorithm': algorithm, ...(options.statusCodes === true && { 'X-Netvisor-Authentication-UseHTTPResponseStatusCodes': '1' }), ...options.headers,
	};
	const given = Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined));
	const body = typeof options.body === 'string' ? Buffer.from(options.body, 'utf8') : options.body;
	const response = await fetch(url, { method, headers: given, body });
	return toAnswer(response.status, await response.text());
}

export const get = (server: RunningNetvisor, path: string, options?: CallOptions) => call(server, 'GET', path, options);
export const post = (server: RunningNetvisor, path: string, body: string | undefined, options?: CallOptions) => call(server, 'POST', path, { ...options, body });

function toAnswer(http: number, text: string): Answer {
	const all = (name: string) => [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?(?:/>|>([^<]*)</${name}>)`, 'g'))].map((match) => unescape(match[1] ?? ''));
	const [status = '', detail = ''] = all('Status');
	const [code = '', ...rest] = detail.split(' :: ');
	return { http, text, ok: status === 'OK', code, message: rest.join(' :: '), key: Number(all('InsertedDataIdentifier')[0]), all, first: (name) => all(name)[0] ?? '' };
}

function unescape(text: string): string {
	return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
}
