/** Names of countries that are known without asking anyone: ISO 3166-1 and its names in three languages (mapping 1.5). */
import { singleLine } from './text';

/** The 249 officially assigned alpha-2 codes. */
const CODES = [
	'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ',
	'DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT',
	'JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ',
	'OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ',
	'UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW',
].flatMap((line) => line.split(' '));

/** What people write beside the official names, own-language names of the neighbours among them. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
	FI: ['Suomi', 'Finland'],
	SE: ['Ruotsi', 'Sverige', 'Sweden'],
	EE: ['Viro', 'Eesti', 'Estonia'],
	NO: ['Norja', 'Norge', 'Norway'],
	DK: ['Tanska', 'Danmark', 'Denmark'],
	DE: ['Saksa', 'Deutschland', 'Germany'],
	NL: ['Alankomaat', 'Hollanti', 'Netherlands', 'Holland', 'The Netherlands'],
	GB: ['Britannia', 'Iso-Britannia', 'UK', 'United Kingdom'],
	US: ['Yhdysvallat', 'USA', 'United States'],
	AX: ['Åland', 'Ahvenanmaa'],
};

/** The 27 member states. */
export const EU_MEMBERS: ReadonlySet<string> = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Two texts mean the same country when they are equal after cleaning and case folding. */
export const foldCountry = (text: string): string => singleLine(text).toLowerCase();

/** Codes by folded name; the codes themselves are names too. Built once, on first use: some 750 names. */
let byName: ReadonlyMap<string, ReadonlySet<string>> | undefined;

function buildNames(): ReadonlyMap<string, ReadonlySet<string>> {
	const names = new Map<string, Set<string>>();
	const add = (name: string | undefined, code: string) => name !== undefined && names.set(foldCountry(name), (names.get(foldCountry(name)) ?? new Set()).add(code));
	const registers = ['en', 'fi', 'sv'].map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
	for (const code of CODES) {
		add(code, code);
		for (const register of registers) add(register.of(code), code);
	}
	for (const [code, aliases] of Object.entries(ALIASES)) for (const alias of aliases) add(alias, code);
	return names;
}

/** The codes whose name, alias or code the text is; more than one where a name is ambiguous. */
export function codesByName(text: string): string[] {
	byName ??= buildNames();
	return [...(byName.get(foldCountry(text)) ?? [])];
}

const known: ReadonlySet<string> = new Set(CODES);
export const isCountryCode = (code: string): boolean => known.has(code);
