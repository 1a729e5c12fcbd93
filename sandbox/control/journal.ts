/** What the journal keeps of an exchange. */
import type http from 'node:http';

export interface JournalEntry {
	/** ISO time from the sandbox's clock, when the answer was given. */
	at: string;
	method: string;
	/** Path and query as received. */
	url: string;
	requestHeaders: Record<string, string>;
	requestBody: string;
	/** 0 when the connection was cut instead of answered. */
	status: number;
	responseHeaders: Record<string, string>;
	responseBody: string;
}

/** A body as text; bytes that are not UTF-8 are written as `base64:…`. */
export function bodyAsText(body: Buffer): string {
	const text = body.toString('utf8');
	return Buffer.from(text, 'utf8').equals(body) ? text : `base64:${body.toString('base64')}`;
}

/** Header names in lower case, as Node gives them; a header that came several times is joined with a comma. */
export function flatHeaders(headers: http.IncomingHttpHeaders): Record<string, string> {
	const flat: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
	return flat;
}
