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
