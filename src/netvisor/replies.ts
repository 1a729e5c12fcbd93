/**
 * What an answer of Netvisor means: the one place that knows its error codes (Netvisor API 1.5). The envelope inside the
 * XML is judged before the HTTP status, which is 200 for failures too unless the service is told otherwise (rulebook L-4).
 */
import { AuthenticationError, bounded, ContractError, OutcomeUnknownError, RejectedError, UnavailableError, type ErrorDetails, type IntegrationError } from '../errors';
import type { HttpResponse } from '../transport/http';
import { authenticationAdvice } from './authenticationAdvice';
import { authenticationRefusalIn, NotXmlError, readXml } from './xml';
import { childOf, childrenOf, type XmlNode } from './xmlNode';

/** The call that an answer belongs to. */
export interface CallOrigin {
	/** "POST /customer.nv" */
	request: string;
	effect: 'read' | 'write';
	/** The record as the user knows it. */
	record?: string;
}

/** A FAILED answer: proof that nothing was stored by this call. */
export class RefusedError extends RejectedError {
	override readonly code: string = 'rejected';
	/** The service's own words, without secrets. */
	readonly words: string;
	constructor(message: string, words: string, details: ErrorDetails) {
		super(message, details);
		this.words = bounded(words);
	}
}

/**
 * The transaction id was used before: this very write arrived earlier. Whether something was stored then is found out by
 * looking (createOnce.ts), never by sending again on a guess.
 */
export class RequestNotUniqueError extends RefusedError {
	override readonly code = 'request_not_unique';
}

/**
 * The service answered that something broke inside it. Whether anything was stored is not known, but it is done with the
 * call: what a look does not find now was not stored.
 */
export class FailedInsideError extends OutcomeUnknownError {}

export const DUPLICATE_DATA = 'DUPLICATE_DATA';
export const PERIOD_LOCK = 'PERIOD_LOCK';

/** Both spellings are in use (Netvisor API 1.5). */
const MAINTENANCE = new Set(['SYSTEM_MAINTENANCE', 'SYSTEM_MAINTANANCE']);
const TECHNICAL_ERROR = 'TECHNICAL_ERROR';

/** How a TECHNICAL_ERROR says that another call of the same company is on its way; such a call was not processed. */
const OVERLAP = /overlap|concurren|simultaneous|another request|already in progress|one request at a time|samanaikai|päällekkäi|toinen pyyntö|samtidig/i;

export interface Failure {
	/** Such as INVALID_DATA; '' where the service gives none. */
	code: string;
	/** The service's own words. */
	text: string;
}

/** Splits at the first ` :: `; the words may hold further ones. */
export function readFailure(status: string): Failure {
	const [, code = '', text = ''] = /^\s*([A-Z][A-Z_]*)(?:\s*$|\s+::(?:\s+|$)([\s\S]*))/.exec(status) ?? [];
	return code === '' ? { code: '', text: status.trim() } : { code, text: text.trim() };
}

export const isOverlapRefusal = ({ code, text }: Failure) => code === TECHNICAL_ERROR && OVERLAP.test(text);
export const isMaintenance = ({ code }: Failure) => MAINTENANCE.has(code);
export const isTechnicalError = ({ code }: Failure) => code === TECHNICAL_ERROR;

/** OK, a failure, or undefined when the body holds no envelope that can be trusted. */
type Envelope = { root: XmlNode } | { failure: Failure } | { unreadable: string };

function readEnvelope(body: Buffer): Envelope {
	if (body.length === 0 || body.toString('latin1').trim() === '') return { unreadable: 'an empty body' };
	let root: XmlNode;
	try {
		root = readXml(body);
	} catch (cause) {
		if (!(cause instanceof NotXmlError)) throw cause;
		const refusal = authenticationRefusalIn(body.toString('utf8'));
		return refusal === undefined ? { unreadable: `text that is not complete XML (${cause.message})` } : { failure: readFailure(refusal) };
	}
	const status = root.name === 'root' ? childOf(root, 'responsestatus') : undefined;
	const [outcome, reason] = status === undefined ? [] : childrenOf(status, 'status').map((one) => one.text.trim());
	if (outcome?.toUpperCase() === 'OK') return { root };
	if (outcome?.toUpperCase() === 'FAILED') return { failure: readFailure(reason ?? '') };
	return { unreadable: 'XML without a response status' };
}

/** For the retry: what the envelope of an answer says has failed, if it does. */
export function failureIn(body: Buffer): Failure | undefined {
	const envelope = readEnvelope(body);
	return 'failure' in envelope ? envelope.failure : undefined;
}

/**
 * The root element of a successful answer.
 * @throws AuthenticationError, RejectedError (RequestNotUniqueError among them), UnavailableError when certainly nothing
 * was stored, OutcomeUnknownError when a write may have been stored, ContractError when a read's answer is unreadable
 */
export function readReply(reply: HttpResponse, call: CallOrigin): XmlNode {
	const envelope = readEnvelope(reply.body);
	if ('root' in envelope) return envelope.root;
	if ('failure' in envelope) throw failureError(envelope.failure, call, { ...detailsOf(call), status: reply.status });
	throw unreadableError(envelope.unreadable, reply, call);
}

const detailsOf = (call: CallOrigin): ErrorDetails => ({ service: 'Netvisor', request: call.request, record: call.record });

function failureError(failure: Failure, call: CallOrigin, base: ErrorDetails): IntegrationError {
	const { code, text } = failure;
	const details: ErrorDetails = { ...base, serviceCode: code || undefined };
	const words = text === '' ? ' without a reason.' : `: ${text}`;
	if (code === 'AUTHENTICATION_FAILED') return new AuthenticationError(`Netvisor does not accept the credentials. ${authenticationAdvice(text)}`, details);
	if (code === 'SERVICE_ACCESS_ERROR') return new AuthenticationError(`Netvisor does not let this API user call ${call.request}. Allow the resource for the API user in Netvisor's interface settings, or take the function into use${text === '' ? '' : ` (Netvisor's words: ${text})`}.`, details);
	if (code === 'REQUEST_NOT_UNIQUE') return new RequestNotUniqueError(`Netvisor has seen this request before (${call.request}).`, text, details);
	if (isMaintenance(failure)) return new UnavailableError(`Netvisor is down for maintenance${text === '' ? '' : ` (${text})`}; nothing was stored.`, details);
	if (isOverlapRefusal(failure)) return new UnavailableError(`Netvisor is busy with another call of the same company (${text}). Does another program use the same company?`, details);
	if (code === TECHNICAL_ERROR)
		return call.effect === 'read'
			? new UnavailableError(`Netvisor has an internal error at ${call.request}${words}`, details)
			: new FailedInsideError(`Netvisor had an internal error at ${call.request}, so it may or may not have been stored${words}`, details);
	return new RefusedError(`Netvisor refused ${call.record ?? call.request}${code === '' ? '' : ` (${code})`}${words}`, text, details);
}

/** No envelope: a proxy, a wrong address, a crash. Only the HTTP status is left to judge by. */
function unreadableError(what: string, reply: HttpResponse, call: CallOrigin): IntegrationError {
	const details: ErrorDetails = { ...detailsOf(call), status: reply.status, body: reply.body.subarray(0, 2000).toString('utf8') };
	const said = `Netvisor answered ${call.request} with HTTP ${reply.status} and ${what}`;
	switch (reply.status) {
		case 401:
		case 403:
		case 407:
			return new AuthenticationError(`${said}: the call was refused, perhaps by a proxy in between.`, details);
		case 404:
			return new RejectedError(`${said}: there is no such resource. Is the environment or base URL of the credential right?`, details);
		case 429:
			return new UnavailableError(`${said}: too many calls.`, details);
	}
	if (call.effect === 'write') return new OutcomeUnknownError(`${said}: it may or may not have been stored.`, details);
	return reply.status >= 500 ? new UnavailableError(`${said}.`, details) : new ContractError(`${said}.`, details);
}
