/**
 * CSV as RFC 4180 has it: CRLF, quotes where a cell needs them and doubled within. A byte order mark in front, since
 * Excel takes a file without one for Windows-1252. A spreadsheet runs a cell that looks like a formula, whoever wrote the
 * text; such a cell gets an apostrophe in front (OWASP, CSV Injection).
 */
const BYTE_ORDER_MARK = '\uFEFF';

/** The half-width and full-width beginnings of a formula, also behind white space; a tab or a return begins one too. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/;
const PLAIN_NUMBER = /^-?\d+(?:[.,]\d+)?$/;

export type Separator = ',' | ';';

/** One cell. A plain negative number stays a number. */
export function csvCell(value: unknown, separator: Separator = ','): string {
	const given = String(value ?? '');
	const text = FORMULA.test(given) && !PLAIN_NUMBER.test(given) ? `'${given}` : given;
	return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The whole file.
 * @param separator "," is RFC 4180; ";" is what Excel expects where the comma is the decimal sign, as in Finland
 */
export function toCsv(rows: ReadonlyArray<readonly unknown[]>, separator: Separator = ','): string {
	return `${BYTE_ORDER_MARK}${rows.map((cells) => `${cells.map((value) => csvCell(value, separator)).join(separator)}\r\n`).join('')}`;
}
