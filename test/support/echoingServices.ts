/**
 * Services that repeat everything that they were told and should not repeat: headers, bodies, what was signed, and
 * identity codes. Each way of failing has a name.
 */
import type { Answer, Asked } from './answerServer';

export interface Way {
	name: string;
	/** Tells a write, where only writes fail: reads are answered as by a company that has almost nothing. */
	isWrite?(asked: Asked): boolean;
	answer(asked: Asked): Answer;
}

const STATUSES = [400, 401, 403, 404, 429, 503];
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** All of the request, as a debugging page would show it. */
const dump = ({ method, path, headers, body }: Asked) => `${method} ${path} ${Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`).join(' ')} ${body}`;

/** @param token what a granted token is; @param also further texts that every answer repeats */
export function severaWays(token: string, refreshToken: string, also: string): Way[] {
	const granted: Answer = { body: { access_token: token, access_token_type: 'Bearer', access_token_expires_in: 3600, refresh_token: refreshToken } };
	const isToken = ({ path }: Asked) => /\/token$/.test(path);
	// A token that was never given cannot be repeated.
	const said = (asked: Asked) => `${dump(asked)} ${isToken(asked) ? '' : `${token} ${refreshToken}`} ${also}`;
	const retry = { 'retry-after': '1' };
	const forms: Record<string, (asked: Asked) => Answer> = {
		...Object.fromEntries(STATUSES.map((status) => [`${status} in JSON`, (asked: Asked): Answer => ({ status, headers: retry, body: { error: { httpStatusCode: status, type: 'InvalidParameter', details: [{ message: said(asked), location: { name: said(asked) } }] } } })])),
		...Object.fromEntries([400, 500].map((status) => [`${status} in text`, (asked: Asked): Answer => ({ status, headers: retry, body: said(asked) })])),
		'a list of something else': (asked) => ({ body: [{ guid: 1, [said(asked)]: said(asked) }] }),
		'an object of something else': (asked) => ({ body: { guid: 1, name: said(asked), [said(asked)]: 1 } }),
		'a text': (asked) => ({ body: said(asked) }),
		'broken JSON': (asked) => ({ body: `{"guid":${JSON.stringify(said(asked))},"a` }),
		'a name twice': (asked) => ({ body: `{"${escaped(said(asked)).replace(/["\\]/g, '')}":1,"${escaped(said(asked)).replace(/["\\]/g, '')}":1}` }),
		'a redirect': (asked) => ({ status: 302, headers: { location: `https://elsewhere.example/?x=${encodeURIComponent(said(asked).slice(0, 500))}` } }),
		'a cut connection': () => ({ cut: true }),
	};
	const isWrite = (asked: Asked) => asked.method !== 'GET' && !isToken(asked);
	return [
		...Object.entries(forms).flatMap(([name, form]) => [
			{ name: `calls get ${name}`, answer: (asked: Asked) => (isToken(asked) ? granted : form(asked)) },
			{ name: `the token request gets ${name}`, answer: form },
		]),
		...['400 in JSON', '500 in text', 'an object of something else', 'broken JSON', 'a cut connection'].map((name): Way => ({ name: `only writes get ${name}`, isWrite, answer: (asked) => (isToken(asked) ? granted : isWrite(asked) ? (forms[name] as (asked: Asked) => Answer)(asked) : { body: [] }) })),
	];
}

const CODES = ['AUTHENTICATION_FAILED', 'SERVICE_ACCESS_ERROR', 'INVALID_DATA', 'DUPLICATE_DATA', 'PERIOD_LOCK', 'REQUEST_NOT_UNIQUE', 'SYSTEM_MAINTENANCE', 'TECHNICAL_ERROR', 'SOMETHING_NEW', ''];

/** @param signed everything that is joined with `&` and signed, of a call */
export function netvisorWays(signed: (asked: Asked) => string, also: string): Way[] {
	const said = (asked: Asked) => `${dump(asked)} ${also} Got ${signed(asked)}`;
	const envelope = (status: string, content = '') => `<?xml version="1.0"?><Root><ResponseStatus>${status}</ResponseStatus>${content}</Root>`;
	const failed = (code: string, text: string) => envelope(`<Status>FAILED</Status><Status>${code} :: ${text}</Status>`);
	const ways: Way[] = [
		...CODES.flatMap((code): Way[] => [
			{ name: `${code} with what was signed`, answer: (asked) => ({ body: failed(code, escaped(said(asked))) }) },
			{ name: `${code} with what was signed, not escaped`, answer: (asked) => ({ status: 401, body: failed(code, signed(asked)) }) },
		]),
		...STATUSES.map((status): Way => ({ name: `HTTP ${status} and a page`, answer: (asked) => ({ status, headers: { 'retry-after': '1' }, body: `<html><body><pre>${said(asked)}</pre></body></html>` }) })),
		{ name: 'a text', answer: (asked) => ({ body: said(asked) }) },
		{ name: 'an answer with broken fields', answer: (asked) => ({ body: envelope('<Status>OK</Status>', ['Customerlist><Customer', 'Customers><Customer', 'Productlist><Product', 'Products><Product', 'SalesInvoiceList><SalesInvoice', 'PaymentTermList><PaymentTerm', 'Employees><Employee'].map((open) => `<${open}><NetvisorKey>${escaped(said(asked))}</NetvisorKey>${open.split('><').reverse().map((name) => `</${name}>`).join('')}`).join('')) }) },
		{ name: 'success with a key that is none', answer: (asked) => ({ body: envelope('<Status>OK</Status>', `<Replies><InsertedDataIdentifier>${escaped(said(asked))}</InsertedDataIdentifier></Replies>`) }) },
		{ name: 'success without anything', answer: () => ({ body: envelope('<Status>OK</Status>') }) },
		{ name: 'a cut connection', answer: () => ({ cut: true }) },
	];
	const nothing = envelope('<Status>OK</Status>', ['Customerlist', 'Customers', 'Productlist', 'Products', 'SalesInvoiceList', 'SalesInvoices', 'PaymentTermList', 'Employees', 'WorkDays'].map((name) => `<${name}/>`).join('') + '<DimensionNameList><DimensionName><Netvisorkey>3</Netvisorkey><Name>Projekti</Name><IsHidden>false</IsHidden><LinkType>0</LinkType><DimensionDetails><DimensionDetail><Netvisorkey>21</Netvisorkey><Name>2001 Verkko</Name><IsHidden>false</IsHidden><Level>0</Level><Sort>0</Sort><EndSort>0</EndSort><FatherID>0</FatherID></DimensionDetail></DimensionDetails></DimensionName></DimensionNameList>');
	// Deletes are sent with GET.
	const isWrite = ({ method, path }: Asked) => method !== 'GET' || path.startsWith('/delete');
	const badly = ways.filter(({ name }) => /^(INVALID_DATA|TECHNICAL_ERROR|REQUEST_NOT_UNIQUE) with what was signed$|^HTTP 400|^a text|^success with a key|^a cut/.test(name));
	return [...ways, ...badly.map(({ name, answer }): Way => ({ name: `only writes: ${name}`, isWrite, answer: (asked) => (isWrite(asked) ? answer(asked) : { body: nothing }) }))];
}
