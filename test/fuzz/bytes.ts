/** What can happen to any reply, whatever its form. */
import type { HttpResponse } from '../../src/transport/http';
import type { Case } from './target';

/** What must come of it: 'refused' always an error, 'same' exactly what the unchanged reply gives, 'any' no crash and nothing invented. */
export type Expected = 'refused' | 'same' | 'any';

export interface Changed {
	reply: HttpResponse;
	expected: Expected;
}

const FOREIGN: readonly string[] = [
	'', ' ', 'null', '0', '"x"', '[]', '{}', '[null]', '<Root/>', '<html><body><p>Error<br></body></html>', '<!DOCTYPE html><html><head></head><body>502</body></html>', 'Service Unavailable',
	'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><Root><ResponseStatus><Status>OK</Status></ResponseStatus>&c;</Root>',
	'<!DOCTYPE r SYSTEM "file:///etc/passwd"><Root/>',
	`${'<a>'.repeat(3_000)}${'</a>'.repeat(3_000)}`, `${'['.repeat(3_000)}${']'.repeat(3_000)}`, '{"a":'.repeat(3_000),
	'<Root><ResponseStatus><Status>OK</Status></ResponseStatus></Root>', '<Root><ResponseStatus><Status>FAILED</Status><Status>INVALID_DATA :: x</Status></ResponseStatus></Root>',
	'<Root><ResponseStatus><Status>FAILED</Status></ResponseStatus></Root>', '<Root><ResponseStatus><Status>OK</Status><Status>FAILED</Status></ResponseStatus></Root>',
	'{"error":{"httpStatusCode":400,"type":"X","details":[{"message":null,"location":[]}]}}',
];

/** Bytes cut, doubled, moved, flipped, put in; another encoding; something else altogether. */
export function changeBytes({ choices, note }: Case, reply: HttpResponse): Changed {
	const { body } = reply;
	const withBody = (changed: Buffer): HttpResponse => ({ ...reply, body: changed });
	const at = () => choices.below(body.length + 1);
	const text = body.toString('utf8');
	const beyondAscii = /[^\u0000-\u007f]/.test(text);
	switch (choices.below(11)) {
		case 0: {
			const cut = choices.below(Math.max(1, text.trimEnd().length));
			note(`the reply is cut after ${cut} characters`);
			return { reply: withBody(Buffer.from(text.slice(0, cut))), expected: 'refused' };
		}
		case 1: {
			const place = choices.below(Math.max(1, body.length));
			const changed = Buffer.from(body);
			changed[place] = choices.below(256);
			note(`byte ${place} becomes ${changed[place]}: …${changed.subarray(Math.max(0, place - 30), place + 30).toString('latin1')}…`);
			return { reply: withBody(changed), expected: 'any' };
		}
		case 2: {
			const [from, length] = [at(), choices.below(200)];
			note(`${length} bytes from ${from} are gone`);
			return { reply: withBody(Buffer.concat([body.subarray(0, from), body.subarray(from + length)])), expected: 'any' };
		}
		case 3: {
			const [from, length] = [at(), choices.below(500)];
			note(`${length} bytes from ${from} come twice`);
			return { reply: withBody(Buffer.concat([body.subarray(0, from + length), body.subarray(from, from + length), body.subarray(from + length)])), expected: 'any' };
		}
		case 4: {
			const [place, what] = [at(), choices.pick(['x', '<', '>', '&', '"', '{', '}', '[', ']', ',', ']]>', '<!--', '-->', '<a>', '</a>', '\u0000', '<![CDATA[', '&#0;', '&#xD800;', '&x;', '\\ud800', '\\'])];
			note(`${JSON.stringify(what)} is put in at ${place}: …${body.subarray(Math.max(0, place - 30), place + 30).toString('latin1')}…`);
			return { reply: withBody(Buffer.concat([body.subarray(0, place), Buffer.from(what), body.subarray(place)])), expected: 'any' };
		}
		case 5: {
			const what = choices.pick(FOREIGN);
			note(`the reply is ${JSON.stringify(what)}`);
			return { reply: withBody(Buffer.from(what)), expected: 'any' };
		}
		case 6:
			note('a byte order mark stands in front');
			return { reply: withBody(Buffer.from(`\uFEFF${text.replace(/^\uFEFF/, '')}`)), expected: 'same' };
		case 7:
			note('the reply is in UTF-16');
			return { reply: withBody(Buffer.from(`${choices.pick(['\uFEFF', ''])}${text}`, 'utf16le')), expected: 'refused' };
		case 8:
			note('the reply is in ISO-8859-1 and does not say so');
			return { reply: withBody(Buffer.from(text, 'latin1')), expected: beyondAscii ? 'refused' : 'same' };
		case 9: {
			const status = choices.pick([204, 206, 301, 304, 400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504, 599]);
			note(`the status is ${status}`);
			return { reply: { ...reply, status, headers: choices.oneIn(3) ? { ...reply.headers, 'retry-after': choices.pick(['0', '-1', '1e9', 'never', '']) } : reply.headers }, expected: 'any' };
		}
		default: {
			const names = Object.keys(reply.headers);
			const name = choices.pick([...names, 'nextpagetoken', 'content-type']);
			const value = choices.pick(['', '0', 'x', 'text/html; charset=utf-16', '\u0000', '../..', 'a&b=c']);
			note(`the header ${name} is ${JSON.stringify(value)}`);
			return { reply: { ...reply, headers: { ...reply.headers, [name]: value } }, expected: 'any' };
		}
	}
}
