/** Postal addresses: one field with line breaks in Severa, two lines in Netvisor (mapping 1.7; rulebook C-8, C-10, I-7). */
import type { Findings } from './held';
import { readText, singleLine } from './text';

export interface SeveraAddressTexts {
	addressline?: string | null;
	postalCode?: string | null;
	city?: string | null;
}

export interface NetvisorAddress {
	streetAddress: string;
	additionalAddressLine?: string;
	postNumber?: string;
	city: string;
}

const LONGEST_LINE = 80;
const LONGEST_CITY = 80;
const LONGEST_POST_CODE = 50;
const LINE_BREAK = /\r\n?|[\n\u0085\u2028\u2029]/;

const PARTS = {
	addressline: { en: 'the street', fi: 'katuosoite' },
	postalCode: { en: 'the post code', fi: 'postinumero' },
	city: { en: 'the city', fi: 'postitoimipaikka' },
};

/**
 * The address as Netvisor takes it, or undefined when something holds: more than two lines, a missing part (outside
 * Finland and Åland the post code may be missing), a text too long. The form of the post code is not checked.
 * @param prefix of the field in reasons, such as `headquarterAddress.`
 * @param country code; undefined while it is not known, when the post code is not asked for
 */
export function toNetvisorAddress(found: Findings, prefix: string, address: SeveraAddressTexts, country: string | undefined, { addressLineBreaks }: { addressLineBreaks: 'split' | 'hold' }): NetvisorAddress | undefined {
	const reasonsBefore = found.reasons.length;
	const street = `${prefix}addressline`;
	const lines = (address.addressline ?? '').split(LINE_BREAK).filter((line) => singleLine(line) !== '');
	if (addressLineBreaks === 'hold' && LINE_BREAK.test(address.addressline ?? '')) found.hold('ADDRESS_LINE_BREAK', street);
	else if (lines.length > 2) found.hold('ADDRESS_TOO_MANY_LINES', street, { count: lines.length });
	const [streetAddress, additionalAddressLine] = lines.map((line) => readText(found, street, line, { limit: LONGEST_LINE }));
	const postNumber = readText(found, `${prefix}postalCode`, address.postalCode, { limit: LONGEST_POST_CODE });
	const city = readText(found, `${prefix}city`, address.city, { limit: LONGEST_CITY });

	const missing = (['addressline', 'postalCode', 'city'] as const).filter((part) => {
		if (part === 'postalCode' && country !== 'FI' && country !== 'AX') return false;
		return singleLine(address[part] ?? '') === '';
	});
	if (missing.length > 0) {
		const list = (language: 'en' | 'fi') => missing.map((part) => PARTS[part][language]).join(', ');
		found.hold('ADDRESS_INCOMPLETE', missing.length === 1 ? `${prefix}${missing[0]}` : prefix.replace(/\.$/, ''), { parts: { en: list('en'), fi: list('fi') } });
	}
	if (found.reasons.length > reasonsBefore || streetAddress === undefined || city === undefined) return undefined;
	return { streetAddress, additionalAddressLine, postNumber, city };
}

/** Netvisor's two lines as the one field of Severa, joined with ", ". */
export const joinAddressLines = (streetAddress: string, additionalAddressLine: string): string => [streetAddress, additionalAddressLine].map(singleLine).filter((line) => line !== '').join(', ');
