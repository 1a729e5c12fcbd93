/** Customer codes: numeric, without a leading zero, since `0042` would become customer 42 (C-2, C-6). */
import type { Findings } from './held';

/** Netvisor API 2.3. */
const LONGEST_CODE = 50;
/** The number of a Severa customer is a JSON number: above 2^53 − 1 two codes would become one. */
const LONGEST_NUMBER = 15;

/** `0`, `0042` → what Netvisor would make of it. */
const strip = (code: string) => code.replace(/^0+(?=.)/, '');

/** The code as decimal text, at most 50 digits; undefined when something holds. */
export function readCustomerCode(found: Findings, field: string, value: number | string | null | undefined): string | undefined {
	const code = value === null || value === undefined ? '' : String(value).trim();
	if (code === '') return found.hold('CUSTOMER_NUMBER_MISSING', field);
	if (/^0\d*$/.test(code)) return found.hold('CUSTOMER_CODE_LEADING_ZERO', field, { code, stripped: strip(code) });
	if (!/^[1-9]\d*$/.test(code) || (typeof value === 'number' && !Number.isSafeInteger(value))) return found.hold('CUSTOMER_CODE_NOT_NUMERIC', field, { code });
	if (code.length > LONGEST_CODE) return found.hold('TEXT_TOO_LONG', field, { field, length: code.length, limit: LONGEST_CODE });
	return code;
}

/** The code as the digits of a Severa number, at most 15; undefined when something holds. `0042` is never 42. */
export function readCustomerNumber(found: Findings, field: string, value: string): string | undefined {
	const code = readCustomerCode(found, field, value);
	if (code === undefined || code.length <= LONGEST_NUMBER) return code;
	return found.hold('TEXT_TOO_LONG', field, { field, length: code.length, limit: LONGEST_NUMBER });
}
