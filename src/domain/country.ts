/** From country texts to ISO 3166-1 alpha-2 codes, and the VAT area of a country (mapping 1.5; rulebook E-2). */
import type { SeveraCountry } from '../severa/register';
import { InputError } from '../errors';
import { CodeTable } from './codeTable';
import { codesByName, EU_MEMBERS, foldCountry, isCountryCode } from './countryNames';

/** A row of Severa's country register, as far as it matters here. */
export type CountryRow = { guid?: string } & Partial<Pick<SeveraCountry, 'name' | 'englishName' | 'code2' | 'code3' | 'isInEU'>>;

/** FI with Åland; the other member states; everything else, the United Kingdom included. */
export type VatArea = 'FI' | 'EU' | 'nonEU';

/** What is known of countries in one run: the user's table, then Severa's register, then the built-in names. */
export class Countries {
	private readonly table: CodeTable;

	/** @throws InputError when the table maps a text twice or to something that is not a two-letter code */
	constructor(
		table: ReadonlyArray<{ from: string; to: string }> = [],
		private readonly register: readonly CountryRow[] = [],
	) {
		this.table = new CodeTable('countryTable', table.map(({ from, to }) => ({ from: foldCountry(from), to: countryCode(to, 'countryTable') })));
	}

	/** The code of a country text; undefined when no source knows it, or the first that does knows several. */
	codeOf(text: string): string | undefined {
		const folded = foldCountry(text);
		const typed = this.table.find(folded);
		if (typed !== undefined) return typed;
		const rows = this.register.filter((row) => [row.name, row.englishName, row.code2, row.code3].some((name) => name !== null && name !== undefined && name !== '' && foldCountry(name) === folded));
		const codes = rows.length > 0 ? [...new Set(rows.flatMap(({ code2 }) => (code2 ? [code2.toUpperCase()] : [])))] : codesByName(text);
		return codes.length === 1 ? codes[0] : undefined;
	}

	/** The code of a country that Severa names as an object (addresses): the user's table first, then its id, then its names. */
	codeOfReference({ guid, name, englishName }: { guid?: string | null; name?: string | null; englishName?: string | null }): string | undefined {
		const texts = [name, englishName].filter((text): text is string => Boolean(text));
		const typed = texts.map((text) => this.table.find(foldCountry(text))).find((code) => code !== undefined);
		const row = guid ? this.register.find((one) => one.guid === guid) : undefined;
		return typed ?? row?.code2?.toUpperCase() ?? texts.map((text) => this.codeOf(text)).find((code) => code !== undefined);
	}

	/** Whether the built-in list or Severa's register has such a code. */
	knows(code: string): boolean {
		return isCountryCode(code) || this.register.some(({ code2 }) => code2?.toUpperCase() === code);
	}

	/** Severa's register says who is a member; the built-in list where it does not. */
	vatArea(code: string): VatArea {
		if (code === 'FI' || code === 'AX') return 'FI';
		if (code === 'GB') return 'nonEU';
		const isMember = this.register.find(({ code2 }) => code2?.toUpperCase() === code)?.isInEU ?? EU_MEMBERS.has(code);
		return isMember ? 'EU' : 'nonEU';
	}
}

/** @throws InputError when a configured code is not two letters */
function countryCode(text: string, field: string): string {
	const code = text.trim().toUpperCase();
	if (!/^[A-Z]{2}$/.test(code)) throw new InputError(`"${text}" is not a two-letter country code such as FI.`, { field });
	return code;
}

/** What to do without a country: hold, take the country of the customer card, or take this code. */
export type MissingCountry = { use: 'hold' | 'customer' } | { use: 'code'; code: string };

/** @throws InputError when the setting is neither a word nor a code */
export function readMissingCountry(setting: string): MissingCountry {
	const word = setting.trim();
	return word === 'hold' || word === 'customer' ? { use: word } : { use: 'code', code: countryCode(word, 'missingCountry') };
}
