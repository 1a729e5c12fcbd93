/**
 * Finnish personal identity codes inside any text: found by their form, their date and their check character, so that only
 * real codes are masked and every other number stays readable (mapping 1.6: never in a message, note or history row; C-8).
 */
import { everyText } from './everyText';

/** What stands in the place of a code. */
export const MASK = '[identity code removed]';

const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';
/** Century signs of 2023; a dash of another kind is typed by accident. */
const CENTURIES: ReadonlyArray<[RegExp, number]> = [
	[/[+]/, 1800],
	[/[-U-Y\u2010-\u2015\u2212]/, 1900],
	[/[A-F]/, 2000],
];
/** As it is typed: in any letter case, with dots in the date, with single spaces around the sign. What goes on like a guid is none. */
const CANDIDATE = /(?<!\d)(\d{2})\.?(\d{2})\.?(\d{2})[ \u00a0]?([-+A-FU-Y\u2010-\u2015\u2212])[ \u00a0]?(\d{3})[ \u00a0]?([0-9A-FHJ-NPR-Y])(?![0-9A-Za-z]|-[0-9A-F]{4}-)/gi;
/**
 * Contents of a file: chance strings of letters and digits, which a mask would only break. Asked for what does not fit, since
 * a repeat over megabytes overflows the stack of the expression.
 */
const isBase64 = (text: string) => text.length >= 200 && !/[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, ''));

function isReal(day: string, month: string, year: string, sign: string, serial: string, check: string): boolean {
	const century = CENTURIES.find(([signs]) => signs.test(sign.toUpperCase()))?.[1];
	if (century === undefined) return false;
	const date = new Date(Date.UTC(century + Number(year), Number(month) - 1, Number(day)));
	const isDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
	return isDate && CHECK[Number(`${day}${month}${year}${serial}`) % 31] === check.toUpperCase();
}

/** The text with every real identity code masked. */
export function maskIdentityCodes(text: string): string {
	if (text.length < 11 || isBase64(text)) return text;
	return text.replace(CANDIDATE, (found, day: string, month: string, year: string, sign: string, serial: string, check: string) => (isReal(day, month, year, sign, serial, check) ? MASK : found));
}

/** A copy of plain data in which every text is masked; the names of fields stay. What holds no code is handed back itself. */
export function withoutIdentityCodes<T>(value: T): T {
	return everyText(value, maskIdentityCodes);
}
