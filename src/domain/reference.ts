/** Payment references: Finnish ones, and creditor references (RF, ISO 11649) around them (mapping 1.9). */
import type { Findings } from './held';
import { mod97 } from './mod97';

const WEIGHTS = [7, 3, 1];
const RF = 'RF';

/** 4 to 20 digits without leading zeros, the last of them the check digit (weights 7, 3, 1 from the right). */
export function isFinnishReference(digits: string): boolean {
	if (!/^[1-9]\d{3,19}$/.test(digits)) return false;
	const body = [...digits.slice(0, -1)].reverse();
	const sum = body.reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index % 3] as number), 0);
	return Number(digits.at(-1)) === (10 - (sum % 10)) % 10;
}

/**
 * The reference as the document carries it. Empty: undefined, and Netvisor makes its own (note NO_REFERENCE). A wrong
 * check digit holds (REFERENCE_INVALID), as does an RF reference around anything but a Finnish one (REFERENCE_UNSUPPORTED)
 * unless RF references are sent as they are.
 */
export function readReference(found: Findings, field: string, value: string | null | undefined, rfReference: 'domestic' | 'asIs'): string | undefined {
	const text = (value ?? '').replace(/\s/g, '').toUpperCase();
	if (text === '') {
		found.note('NO_REFERENCE');
		return undefined;
	}
	const domestic = text.replace(/^0+/, '');
	if (/^\d+$/.test(text)) return isFinnishReference(domestic) ? domestic : found.hold('REFERENCE_INVALID', field, { value: text });
	const [, check, rest] = /^RF(\d{2})([A-Z0-9]{1,21})$/.exec(text) ?? [];
	if (check === undefined || rest === undefined || mod97(`${rest}${RF}${check}`) !== 1) return found.hold('REFERENCE_INVALID', field, { value: text });
	if (rfReference === 'asIs') return text;
	const inside = rest.replace(/^0+/, '');
	return isFinnishReference(inside) ? inside : found.hold('REFERENCE_UNSUPPORTED', field, { value: text });
}

/**
 * One form of a reference for comparing: without white space, in capitals, without leading zeros, and an RF reference
 * around a Finnish one as the Finnish one (mapping 1.9). '' when there is none.
 */
export function comparableReference(value: string | null | undefined): string {
	const text = (value ?? '').replace(/\s/g, '').toUpperCase();
	const inside = /^RF\d{2}(\d+)$/.exec(text)?.[1];
	return (inside ?? text).replace(/^0+/, '');
}

/** The forms that an exact search for a reference must ask for: as it stands, the Finnish one, the RF one around it. */
export function referenceForms(value: string): string[] {
	const text = value.replace(/\s/g, '').toUpperCase();
	const domestic = comparableReference(text);
	if (text === '') return [];
	return [...new Set(isFinnishReference(domestic) ? [text, domestic, toRf(domestic)] : [text])];
}

/** The creditor reference around a Finnish one (ISO 11649): its two check digits make the whole 1 by 97. */
const toRf = (domestic: string) => `${RF}${String(98 - mod97(`${domestic}${RF}00`)).padStart(2, '0')}${domestic}`;
