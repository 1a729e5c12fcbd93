/** How texts are cleaned, counted and refused before they go into a document (mapping 1.1). */
import type { Findings, Value } from './held';

const WHITE_SPACE = '[\\s\\u0085]';
const RUNS = new RegExp(`${WHITE_SPACE}+`, 'g');
const BEGINNING = new RegExp(`^${WHITE_SPACE}+`);
const ONE = new RegExp(WHITE_SPACE);

/** White space off at both ends. By hand at the end, since an expression for it takes quadratic time on long runs. */
function trimmed(text: string): string {
	let end = text.length;
	while (end > 0 && ONE.test(text[end - 1] as string)) end--;
	return text.slice(0, end).replace(BEGINNING, '');
}

/** One line: white space cut at both ends, every run of it (line breaks included) one space, Unicode NFC. */
export function singleLine(text: string): string {
	return text.replace(RUNS, ' ').trim().normalize('NFC');
}

/** Several lines: white space cut at both ends, every line break a `\n`, Unicode NFC. */
export function multiLine(text: string): string {
	return trimmed(text.replace(/\r\n?/g, '\n')).normalize('NFC');
}

/**
 * What XML 1.0 cannot carry (XML 1.0, production 2): control characters but tab, LF and CR; half of a surrogate pair;
 * U+FFFE and U+FFFF. With the flag `u` a surrogate that has its other half is one character and not found here.
 */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

/** The first character that XML cannot carry, as `U+0007`; undefined when there is none. */
export function firstNotXml(text: string): string | undefined {
	const found = NOT_XML.exec(text)?.[0];
	return found === undefined ? undefined : `U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

export interface TextRule {
	/** Longest text that fits, in UTF-16 units after cleaning; spaces and line breaks count (E-6). */
	limit?: number;
	/** Keeps line breaks: free texts and comments. */
	multiLine?: boolean;
	/** What the reason calls the field; its path unless given. */
	label?: Value;
}

/**
 * The cleaned text, or undefined when nothing is left of it. Characters that XML cannot carry hold the record
 * (TEXT_NOT_XML), as does a text over the limit (TEXT_TOO_LONG): nothing is dropped or cut in silence.
 */
export function readText(found: Findings, field: string, value: string | null | undefined, { limit, multiLine: keepsLines = false, label = field }: TextRule = {}): string | undefined {
	if (value === null || value === undefined) return undefined;
	const codePoint = firstNotXml(value);
	if (codePoint !== undefined) return found.hold('TEXT_NOT_XML', field, { field: label, codePoint });
	const text = keepsLines ? multiLine(value) : singleLine(value);
	if (limit !== undefined && text.length > limit) return found.hold('TEXT_TOO_LONG', field, { field: label, length: text.length, limit });
	return text === '' ? undefined : text;
}

/** The first `length` UTF-16 units, without white space at the end and never half of a surrogate pair. */
export function cutText(text: string, length: number): string {
	if (text.length <= length) return text;
	const cut = text.slice(0, Math.max(0, length));
	return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).trimEnd();
}
