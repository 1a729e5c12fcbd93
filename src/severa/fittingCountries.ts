/** Rows of the country register that a country text may mean (field mapping 1.5); which one, the mapping decides. */
import type { SeveraCountry } from './register';

const folded = (text: string) => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Compares name, English name and both codes with the texts, without white space at the ends and letter case. */
export function fittingCountries(countries: readonly SeveraCountry[], texts: ReadonlyArray<string | null | undefined>): SeveraCountry[] {
	const wanted = new Set(texts.flatMap((text) => (text && folded(text) !== '' ? [folded(text)] : [])));
	return countries.filter(({ name, englishName, code2, code3 }) => [name, englishName, code2, code3].some((text) => text && wanted.has(folded(text))));
}
