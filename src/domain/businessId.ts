/** Business ids, VAT numbers and personal identity codes: recognised, checked, compared (mapping 1.6; rulebook C-8, C-9). */
import type { VatArea } from './country';
import { EU_MEMBERS } from './countryNames';

export type BusinessId =
	/** `text` is NNNNNNN-N, `vatNumber` FI and the 8 digits. */
	| { kind: 'finnish'; text: string; vatNumber: string }
	/** A VAT number of another member state, or XI; only its form is known. `prefix` is EL for Greece. */
	| { kind: 'euVat'; text: string; prefix: string }
	/** A private person. `text` goes nowhere but into a document, and only where the setting says so. */
	| { kind: 'personal'; text: string; isValid: boolean }
	/** A register number of a buyer outside the EU. */
	| { kind: 'foreign'; text: string }
	| { kind: 'invalid'; text: string };

/** Spaces and dots off, upper case. */
export const stripId = (text: string): string => text.normalize('NFC').replace(/[\s.]/g, '').toUpperCase();

const FINNISH = /^(?:FI)?(\d{7})(\d)$/;
const FINNISH_HYPHEN = /^(\d{6,7})-(\d)$/;
const EU_VAT = /^([A-Z]{2})[A-Z0-9]{2,12}$/;
const DAY = '(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])\\d{2}';
/** The day tells it from a Swedish company's 556677-8899. */
const PERSONAL = new RegExp(`^(${DAY})[+\\-A-FU-Y](\\d{3})([0-9A-FHJ-NPR-Y])$`);
/** Most likely a mistyped identity code: no sign or a wrong one, or a check character that does not exist. */
const ALMOST_PERSONAL = new RegExp(`^${DAY}[^0-9A-Z]{0,2}[A-Z]?\\d{3}[0-9A-Z]$`);
/** Somewhere in a longer text. */
const PERSONAL_WITHIN = new RegExp(`${DAY}[+\\-A-FU-Y]\\d{3}[0-9A-Z]`);

const IDENTITY_CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** Whether the 8 digits carry the right check digit; a remainder of 1 belongs to no id. */
export function isFinnishBusinessId(digits: string): boolean {
	if (!/^\d{8}$/.test(digits)) return false;
	const rest = WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11;
	return rest !== 1 && Number(digits[7]) === (rest === 0 ? 0 : 11 - rest);
}

/** The 8 digits of a text in one of the Finnish forms, whether or not the check digit is right. */
function finnishDigits(stripped: string): string | undefined {
	const [, whole = '', check = ''] = FINNISH.exec(stripped) ?? FINNISH_HYPHEN.exec(stripped) ?? [];
	return check === '' ? undefined : `${whole.padStart(7, '0')}${check}`;
}

const finnishText = (digits: string) => `${digits.slice(0, 7)}-${digits.slice(7)}`;

/**
 * Reads a business id, VAT number or identity code, as it was typed.
 * @param area of the buyer; undefined while the country is not known, when a number that only a foreign register could
 *   have given is not called wrong
 */
export function readBusinessId(value: string, area: VatArea | undefined): BusinessId {
	const text = stripId(value);
	const isOutside = area === 'nonEU' || area === undefined;
	const digits = finnishDigits(text);
	if (digits !== undefined) {
		if (isFinnishBusinessId(digits)) return { kind: 'finnish', text: finnishText(digits), vatNumber: `FI${digits}` };
		// Eight bare digits may be a register number elsewhere (British companies have them); FI or a hyphen may not.
		return { kind: isOutside && /^\d{8}$/.test(text) ? 'foreign' : 'invalid', text };
	}
	const personal = PERSONAL.exec(text);
	if (personal !== null) {
		const [, day = '', serial = '', check = ''] = personal;
		return { kind: 'personal', text, isValid: IDENTITY_CHECK[Number(`${day}${serial}`) % 31] === check };
	}
	const prefix = EU_VAT.exec(text)?.[1];
	if (prefix !== undefined && prefix !== 'FI' && (EU_MEMBERS.has(prefix) || prefix === 'EL' || prefix === 'XI')) return { kind: 'euVat', text, prefix: prefix === 'GR' ? 'EL' : prefix };
	const isMistyped = ALMOST_PERSONAL.test(text) && !/^\d+$/.test(text);
	return { kind: isOutside && !isMistyped ? 'foreign' : 'invalid', text };
}

/** The same for every way of writing one company's id: the Finnish digits, else the stripped text. '' is no company's. */
export function companyKey(id: string): string {
	const text = stripId(id);
	return finnishDigits(text) ?? text;
}

/** Whether two ids belong to one company. */
export const isSameCompany = (one: string, other: string): boolean => companyKey(one) !== '' && companyKey(one) === companyKey(other);

/** The id of a company whose id is known: '' for a person's, for a text that is no id, and for one that is or may be a mistyped Finnish one. */
export function companyId(value: string): string {
	const id = readBusinessId(value, undefined);
	const isForeign = id.kind === 'foreign' && /\d{5}/.test(id.text) && !/^FI|^\d{8}$/.test(id.text) && !looksPersonal(value);
	return id.kind === 'finnish' || id.kind === 'euVat' || isForeign ? id.text : '';
}

/** A Finnish id as `NNNNNNN-N` whatever its form, any other as it stands. */
export function writeBusinessId(value: string): string {
	const digits = finnishDigits(stripId(value));
	return digits === undefined ? value : finnishText(digits);
}

/** Whether the text is, holds, or may be meant as a personal identity code. */
export function looksPersonal(value: string): boolean {
	const text = stripId(value);
	return finnishDigits(text) === undefined && (ALMOST_PERSONAL.test(text) || PERSONAL_WITHIN.test(text));
}

/** An id for a message: a personal identity code, or what looks like one, is never shown (C-8, X-4). */
export const shownId = (value: string): string => (looksPersonal(value) ? '…' : value);
