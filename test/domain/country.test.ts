import { Countries, readMissingCountry, type CountryRow } from '../../src/domain/country';
import { EU_MEMBERS } from '../../src/domain/countryNames';
import { InputError } from '../../src/errors';

const register: CountryRow[] = [
	{ guid: 'fi', name: 'Suomi', englishName: 'Finland', code2: 'FI', code3: 'FIN', isInEU: true },
	{ guid: 'jp', name: 'Nippon', englishName: 'Japan', code2: 'jp', code3: 'JPN', isInEU: false },
	{ guid: 'x1', name: 'Kongo', englishName: 'Congo', code2: 'CD', code3: 'COD', isInEU: false },
	{ guid: 'x2', name: 'Kongo', englishName: 'Congo (Republic)', code2: 'CG', code3: 'COG', isInEU: false },
	{ guid: 'x3', name: 'Nowhere', englishName: '', code2: null, code3: null, isInEU: false },
];

describe('country texts without any register', () => {
	it.each([
		['Suomi', 'FI'], ['Finland', 'FI'], ['Ruotsi', 'SE'], ['Sverige', 'SE'], ['Sweden', 'SE'], ['Viro', 'EE'], ['Eesti', 'EE'], ['Estonia', 'EE'],
		['Norja', 'NO'], ['Norge', 'NO'], ['Norway', 'NO'], ['Tanska', 'DK'], ['Danmark', 'DK'], ['Denmark', 'DK'], ['Saksa', 'DE'], ['Deutschland', 'DE'], ['Germany', 'DE'],
		['Alankomaat', 'NL'], ['Hollanti', 'NL'], ['Netherlands', 'NL'], ['Holland', 'NL'], ['Britannia', 'GB'], ['Iso-Britannia', 'GB'], ['UK', 'GB'], ['United Kingdom', 'GB'],
		['Yhdysvallat', 'US'], ['USA', 'US'], ['United States', 'US'], ['Åland', 'AX'], ['Ahvenanmaa', 'AX'],
		['Tšekki', 'CZ'], ['Frankrike', 'FR'], ['Japan', 'JP'], ['fi', 'FI'], ['  suomi ', 'FI'], ['SUOMI', 'FI'],
	])('%s is %s', (text, code) => {
		expect(new Countries().codeOf(text)).toBe(code);
	});

	it.each([[''], ['Atlantis'], ['ZZ'], ['EU'], ['EL'], ['Suomi / Finland'], ['Suo mi']])('%j is unknown', (text) => {
		expect(new Countries().codeOf(text)).toBeUndefined();
	});
});

describe('Severa\'s register', () => {
	it.each([['Nippon', 'JP'], ['JPN', 'JP'], ['nippon', 'JP'], ['Congo', 'CD'], ['FIN', 'FI']])('%s is %s', (text, code) => {
		expect(new Countries([], register).codeOf(text)).toBe(code);
	});

	it.each([['two rows of one name', 'Kongo'], ['a row without a code', 'Nowhere']])('does not guess: %s', (_, text) => {
		expect(new Countries([], register).codeOf(text)).toBeUndefined();
	});

	it('falls back to the built-in names', () => {
		expect(new Countries([], register).codeOf('Saksa')).toBe('DE');
	});
});

describe('the country table', () => {
	it('wins over the register and the built-in names', () => {
		const countries = new Countries([{ from: 'Kongo', to: 'cg' }, { from: 'Finland', to: 'AX' }], register);
		expect(countries.codeOf('KONGO')).toBe('CG');
		expect(countries.codeOf('Finland')).toBe('AX');
	});

	it.each([
		['a text mapped twice', [{ from: 'Kongo', to: 'CD' }, { from: ' kongo', to: 'CG' }]],
		['something that is no code', [{ from: 'Kongo', to: 'Congo' }]],
		['an empty code', [{ from: 'Kongo', to: '' }]],
	])('is refused with %s', (_, rows) => {
		expect(() => new Countries(rows)).toThrow(InputError);
	});
});

describe('a country given as an object', () => {
	const countries = new Countries([{ from: 'Nippon', to: 'KR' }], register);
	it.each([
		['by its id', { guid: 'x1', name: 'Kongo' }, 'CD'],
		['by its name', { guid: 'other', name: 'Ruotsi' }, 'SE'],
		['by its English name', { guid: null, name: 'Kongo', englishName: 'Congo' }, 'CD'],
		['by the table before its id', { guid: 'jp', name: 'Nippon' }, 'KR'],
		['not at all', { guid: 'other', name: 'Kongo' }, undefined],
	])('is found %s', (_, country, code) => {
		expect(countries.codeOfReference(country)).toBe(code);
	});
});

describe('the VAT area', () => {
	it.each([
		['FI', 'FI'], ['AX', 'FI'], ['SE', 'EU'], ['EE', 'EU'], ['GR', 'EU'], ['HR', 'EU'], ['GB', 'nonEU'], ['NO', 'nonEU'], ['CH', 'nonEU'], ['US', 'nonEU'], ['JE', 'nonEU'],
	] as const)('of %s is %s', (code, area) => {
		expect(new Countries().vatArea(code)).toBe(area);
	});

	it('follows Severa\'s register where that says who is a member, but not back for the United Kingdom', () => {
		const countries = new Countries([], [{ code2: 'RS', isInEU: true }, { code2: 'GB', isInEU: true }, { code2: 'AX', isInEU: false }]);
		expect(['RS', 'GB', 'AX'].map((code) => countries.vatArea(code))).toEqual(['EU', 'nonEU', 'FI']);
	});

	it('counts 27 member states', () => {
		expect(EU_MEMBERS.size).toBe(27);
	});
});

describe('the setting Missing Country', () => {
	it.each([
		['hold', { use: 'hold' }],
		['customer', { use: 'customer' }],
		['fi', { use: 'code', code: 'FI' }],
	])('%s', (setting, expected) => {
		expect(readMissingCountry(setting)).toEqual(expected);
	});

	it.each([[''], ['Finland'], ['F1']])('%j is refused', (setting) => {
		expect(() => readMissingCountry(setting)).toThrow(InputError);
	});
});
