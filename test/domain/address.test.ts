import { joinAddressLines, toNetvisorAddress, type SeveraAddressTexts } from '../../src/domain/address';
import { Findings } from '../../src/domain/held';

const turku: SeveraAddressTexts = { addressline: 'Satamakatu 4', postalCode: '20100', city: 'Turku' };

function read(address: SeveraAddressTexts, { country, addressLineBreaks = 'split' }: { country?: string; addressLineBreaks?: 'split' | 'hold' } = { country: 'FI' }) {
	const found = new Findings();
	return { address: toNetvisorAddress(found, 'headquarterAddress.', address, country, { addressLineBreaks }), reasons: found.reasons };
}

describe('lines (C-10)', () => {
	it.each([
		['one line', 'Satamakatu 4', 'Satamakatu 4', undefined],
		['two lines', 'Satamakatu 4\nB-talo', 'Satamakatu 4', 'B-talo'],
		['two lines of Windows', ' Satamakatu  4 \r\n B-talo ', 'Satamakatu 4', 'B-talo'],
		['empty lines between', '\nSatamakatu 4\n\n \nB-talo\n', 'Satamakatu 4', 'B-talo'],
		['a line separator', 'Satamakatu 4\u2028B-talo', 'Satamakatu 4', 'B-talo'],
	])('%s', (_, addressline, streetAddress, additionalAddressLine) => {
		expect(read({ ...turku, addressline })).toEqual({ address: { streetAddress, additionalAddressLine, postNumber: '20100', city: 'Turku' }, reasons: [] });
	});

	it('three lines hold', () => {
		expect(read({ ...turku, addressline: 'a\nb\nc' })).toMatchObject({ address: undefined, reasons: [{ code: 'ADDRESS_TOO_MANY_LINES', field: 'headquarterAddress.addressline', message: 'The street address has 3 lines, two fit.' }] });
	});

	it.each([['a\nb'], ['a\n'], ['a\nb\nc']])('with "hold" any line break holds: %j', (addressline) => {
		expect(read({ ...turku, addressline }, { addressLineBreaks: 'hold' }).reasons).toMatchObject([{ code: 'ADDRESS_LINE_BREAK', field: 'headquarterAddress.addressline' }]);
	});
});

describe('what is missing is named at once, in both languages', () => {
	it.each([
		['nothing', {}, 'the street, the post code, the city', 'katuosoite, postinumero, postitoimipaikka'],
		['only blanks', { addressline: ' \n ', postalCode: ' ', city: '' }, 'the street, the post code, the city', 'katuosoite, postinumero, postitoimipaikka'],
		['no city', { ...turku, city: null }, 'the city', 'postitoimipaikka'],
		['no post code', { ...turku, postalCode: null }, 'the post code', 'postinumero'],
	])('%s', (_, address, parts, partsFi) => {
		expect(read(address).reasons).toMatchObject([{ code: 'ADDRESS_INCOMPLETE', rule: 'C-8', message: `The address lacks ${parts}.`, messageFi: `Osoitteesta puuttuu ${partsFi}.` }]);
	});

	it.each([['FI', true], ['AX', true], ['SE', false], ['US', false], [undefined, false]])('without a post code in %s: held %s', (country, held) => {
		const { address, reasons } = read({ ...turku, postalCode: '' }, { country });
		expect(reasons.length > 0).toBe(held);
		if (!held) expect(address).toEqual({ streetAddress: 'Satamakatu 4', city: 'Turku' });
	});
});

it.each([
	['addressline', 'x'.repeat(80), true],
	['addressline', 'x'.repeat(81), false],
	['addressline', `a\n${'x'.repeat(81)}`, false],
	['city', 'x'.repeat(80), true],
	['city', 'x'.repeat(81), false],
	['postalCode', 'x'.repeat(50), true],
	['postalCode', 'x'.repeat(51), false],
])('length of %s', (field, text, fits) => {
	const { address, reasons } = read({ ...turku, [field]: text });
	expect(address !== undefined).toBe(fits);
	if (!fits) expect(reasons).toMatchObject([{ code: 'TEXT_TOO_LONG', field: `headquarterAddress.${field}` }]);
});

it('a vertical tab is a control character and not a space', () => {
	expect(read({ ...turku, addressline: 'Satama\u000bkatu' }).reasons).toMatchObject([{ code: 'TEXT_NOT_XML' }]);
});

it('the form of a post code is not checked', () => {
	expect(read({ ...turku, postalCode: 'FI-2010X' }).address?.postNumber).toBe('FI-2010X');
});

it.each([
	['Koekatu 4', 'B-talo', 'Koekatu 4, B-talo'],
	['Koekatu 4', '', 'Koekatu 4'],
	['', ' B-talo ', 'B-talo'],
	['', '', ''],
])('Netvisor\'s lines %j and %j are joined', (street, additional, text) => {
	expect(joinAddressLines(street, additional)).toBe(text);
});
