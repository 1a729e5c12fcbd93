/**
 * Every error that this package throws on purpose. The class says what went wrong, `recovery` what the reader should
 * do next; `nodes/shared/toNodeError.ts` turns it into words for the user. Nothing secret may enter an error: texts and
 * kept bodies pass `redact` here, in the constructor, so no caller can forget it.
 */

/** What helps: mend the input, mend the credentials, try later, look in the target system, or report a bug. */
export type Recovery = 'fixInput' | 'fixCredentials' | 'retryLater' | 'checkTarget' | 'report' | 'none';

export type ServiceName = 'Severa' | 'Netvisor';

/** The kept part of a reply: enough to recognise it, never the whole of a large body. */
export const KEPT_TEXT_LENGTH = 500;

const secrets = new Set<string>();

/** Registers a value (key, secret, token) that must never appear in any text of this package. Short values are ignored. */
export function registerSecret(value: string | undefined): void {
	if (value !== undefined && value.length >= 4) secrets.add(value);
}

const PATTERNS: ReadonlyArray<[RegExp, string]> = [
	[/\b(Bearer)\s+[A-Za-z0-9._~+/-]+=*/g, '$1 [removed]'],
	[/\b[0-9a-f]{64}\b/gi, '[hash removed]'],
	[/\b\d{6}[-+A-FU-Y\u2010-\u2015\u2212]\d{3}[0-9A-FHJ-NPR-Y]\b/gi, '[identity code removed]'],
];

/**
 * Netvisor can echo the MAC base string in a refusal (Netvisor API 1.5): a URL with `.nv` and then `&` in one word. All from
 * the URL to the end of the line or the next tag goes. Word by word, since one expression for it takes quadratic time.
 */
function withoutBaseStrings(text: string): string {
	if (!/https?:\/\//i.test(text)) return text;
	return text.replace(/[^<\n]+/g, (line) => {
		for (const { 0: word, index } of line.matchAll(/\S+/g)) {
			const url = word.search(/https?:\/\//i);
			const resource = url < 0 ? -1 : word.toLowerCase().indexOf('.nv', url);
			if (resource >= 0 && word.includes('&', resource)) return `${line.slice(0, index + url)}[MAC base string removed]`;
		}
		return line;
	});
}

/** Removes registered secrets, tokens, MAC base strings, hashes and Finnish personal identity codes from a text. Linear in its length. */
export function redact(text: string): string {
	let clean = text;
	for (const secret of secrets) if (clean.includes(secret)) clean = clean.split(secret).join('[removed]');
	clean = withoutBaseStrings(clean);
	for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
	return clean;
}

/** Control characters but tab and line breaks, and halves of surrogate pairs. */
// eslint-disable-next-line no-control-regex
const NOT_SHOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/gu;

/** As a text is shown and stored: PostgreSQL refuses U+0000 in any text, and with it every row of the same insert. */
export function shownText(text: string): string {
	return text.replace(NOT_SHOWN, '\ufffd');
}

/** So much of a long text is looked at: a reply of many megabytes does not hold up the process for its first lines. */
const MOST_LOOKED_AT = 20_000;

/** Redacts first and cuts afterwards, so that a cut can never leave half a secret that is no longer recognised. */
export function bounded(text: string, length = KEPT_TEXT_LENGTH): string {
	let clean = redact(text.slice(0, MOST_LOOKED_AT));
	// Half a secret at the end of what was looked at is not recognised: as much as could be half of one is dropped.
	if (text.length > MOST_LOOKED_AT) clean = clean.slice(0, -[...secrets].reduce((most, { length: size }) => Math.max(most, size), 100));
	return shownText(clean.length <= length && text.length <= MOST_LOOKED_AT ? clean : `${clean.slice(0, length)}…`);
}

export interface ErrorDetails {
	/** Which service the error is about, when it is about one. */
	service?: ServiceName;
	/** Method and path of the call, without query and host. */
	request?: string;
	/** HTTP status, when a reply came. */
	status?: number;
	/** The service's own error code, such as INVALID_DATA or InvalidParameter. */
	serviceCode?: string;
	/** The record's own number or code, as the user knows it. */
	record?: string;
	/** The field that is wrong, as a path. */
	field?: string;
	/** Beginning of the reply, redacted. */
	body?: string;
	/** Seconds to wait before the next try, when the service said so. */
	retryAfterSeconds?: number;
	/** The original error; only its message is kept, since others may hold request headers. */
	cause?: unknown;
}

export abstract class IntegrationError extends Error {
	/** Stable, snake_case; safe to test for in a workflow. */
	abstract readonly code: string;
	abstract readonly recovery: Recovery;
	readonly service?: ServiceName;
	readonly request?: string;
	readonly status?: number;
	readonly serviceCode?: string;
	readonly record?: string;
	readonly field?: string;
	readonly body?: string;
	readonly retryAfterSeconds?: number;

	constructor(message: string, { cause, body, ...details }: ErrorDetails = {}) {
		super(bounded(message, 1000));
		this.name = new.target.name;
		// Field names, codes and records can be the service's own words too.
		for (const [name, value] of Object.entries(details)) Object.assign(this, { [name]: typeof value === 'string' ? bounded(value, KEPT_TEXT_LENGTH) : value });
		if (body !== undefined) this.body = bounded(body);
		if (cause instanceof Error) this.cause = new Error(bounded(cause.message));
	}
}

/** A field or record of the user is wrong; nothing was sent. */
export class InputError extends IntegrationError {
	readonly code: string = 'input_invalid';
	readonly recovery = 'fixInput';
}

/** A code table has no row for a code; names the table and the code. */
export class UnmappedCodeError extends InputError {
	override readonly code = 'code_unmapped';
	constructor(
		readonly table: string,
		readonly from: string,
	) {
		super(`The code table "${table}" has no row for the code "${from}".`, { field: table });
	}
}

/** The service refuses the credentials (401, or 403 for a missing right or scope). */
export class AuthenticationError extends IntegrationError {
	readonly code = 'authentication_failed';
	readonly recovery = 'fixCredentials';
}

/** The service understood the request and refused it; message and code are the service's own. */
export class RejectedError extends IntegrationError {
	readonly code: string = 'rejected';
	readonly recovery = 'fixInput';
}

/** Busy, down or unreachable, and certainly nothing was stored: a read, or a write that never left. */
export class UnavailableError extends IntegrationError {
	readonly code = 'unavailable';
	readonly recovery = 'retryLater';
}

/** A write was sent and no usable reply came: it may have been stored. Look before doing it again. */
export class OutcomeUnknownError extends IntegrationError {
	readonly code = 'outcome_unknown';
	readonly recovery = 'checkTarget';
	/** Why the look afterwards failed too, where the service takes no calls at all. */
	goneSince?: UnavailableError | AuthenticationError;
}

/** A successful reply that does not have the agreed form; never retried, never read as an empty answer. */
export class ContractError extends IntegrationError {
	readonly code = 'contract_broken';
	readonly recovery = 'report';
}

/** The user cancelled the execution; whatever was not yet sent was not sent. */
export class CancelledError extends IntegrationError {
	readonly code = 'cancelled';
	readonly recovery = 'none';
	constructor(request?: string) {
		super('The execution was cancelled; nothing more was sent.', { request });
	}
}
