import { companyId, isFinnishBusinessId, isSameCompany, looksPersonal, readBusinessId, shownId, writeBusinessId } from '../../src/domain/businessId';
import type { VatArea } from '../../src/domain/country';

describe('the check digit of a Finnish business id', () => {
	it.each([['12345671'], ['01123459'], ['07375462'], ['01120389']])('%s is right', (digits) => {
		expect(isFinnishBusinessId(digits)).toBe(true);
	});

	it.each([
		['a wrong digit', '12345672'],
		['a remainder of 1, to which no id belongs', '00000010'],
		['too few digits', '1234567'],
		['letters', '1234567A'],
	])('%s is refused', (_, digits) => {
		expect(isFinnishBusinessId(digits)).toBe(false);
	});

	it('no check digit fits where the remainder is 1', () => {
		// 7 × 8 = 56, remainder 1.
		expect([...'0123456789'].filter((check) => isFinnishBusinessId(`8000000${check}`))).toEqual([]);
	});
});

describe('reading', () => {
	it.each([
		['1234567-1'], ['12345671'], ['FI12345671'], ['fi 1234 5671'], ['1.234.567-1'],
	])('%s is the Finnish company 1234567-1', (value) => {
		expect(readBusinessId(value, 'FI')).toEqual({ kind: 'finnish', text: '1234567-1', vatNumber: 'FI12345671' });
	});

	it('puts a zero in front of the old short form', () => {
		expect(readBusinessId('112345-9', 'FI')).toEqual({ kind: 'finnish', text: '0112345-9', vatNumber: 'FI01123459' });
	});

	it.each([
		['SE556677889901', 'SE'], ['de 123.456.789', 'DE'], ['ATU12345678', 'AT'], ['EL123456789', 'EL'], ['GR123456789', 'EL'], ['XI123456789', 'XI'], ['IE1A', 'IE'],
	])('%s is a VAT number of %s', (value, prefix) => {
		expect(readBusinessId(value, 'EU')).toEqual({ kind: 'euVat', text: value.replace(/[ .]/g, '').toUpperCase(), prefix });
	});

	it.each([
		['131052-308T'], ['131052A308T'], ['131052+308t'], ['131052Y308T'],
	])('%s is a private person', (value) => {
		expect(readBusinessId(value, 'FI')).toMatchObject({ kind: 'personal', isValid: true });
	});

	it('knows a wrong check character of an identity code', () => {
		expect(readBusinessId('131052-308U', 'FI')).toMatchObject({ kind: 'personal', isValid: false });
	});

	it.each<[string, string, VatArea | undefined]>([
		['a register number outside the EU', 'CHE-123.456.789', 'nonEU'],
		['a British company number that happens to have 8 digits', '02345679', 'nonEU'],
		['a VAT number of a state outside the EU', 'NO923609016MVA', 'nonEU'],
		['anything while the country is not known', '556677-8899', undefined],
	])('%s is foreign', (_, value, area) => {
		expect(readBusinessId(value, area)).toEqual({ kind: 'foreign', text: value.replace(/\./g, '') });
	});

	it.each<[string, string, VatArea]>([
		['a wrong check digit', '1234567-2', 'FI'],
		['a wrong check digit outside the EU: the hyphen makes it Finnish', '1234567-2', 'nonEU'],
		['a wrong check digit behind FI', 'FI12345672', 'nonEU'],
		['a Finnish VAT number that is too short', 'FI1234567', 'FI'],
		['a Swedish company number, which is no VAT number', '556677-8899', 'EU'],
		['words', 'ei ole', 'FI'],
		['a VAT number of a state outside the EU, of a Finnish buyer', 'NO923609016MVA', 'FI'],
		['a VAT number that is too long', 'DE1234567890123', 'EU'],
		['a mistyped identity code, wherever the buyer is', '131052*308T', 'nonEU'],
	])('%s is invalid', (_, value, area) => {
		expect(readBusinessId(value, area)).toMatchObject({ kind: 'invalid' });
	});
});

describe('one company', () => {
	it.each([
		['1234567-1', 'FI12345671', true],
		['112345-9', '01123459', true],
		['1234567-2', 'fi 12345672', true],
		['SE 5566', 'se5566', true],
		['1234567-1', '1234567-2', false],
		['SE556677889901', 'DE556677889901', false],
		['12345671', 'SE12345671', false],
		['', '', false],
		['1234567-1', '', false],
	])('%s and %s: %s', (one, other, same) => {
		expect(isSameCompany(one, other)).toBe(same);
		expect(isSameCompany(other, one)).toBe(same);
	});
});

it.each([
	['FI12345671', '1234567-1'],
	['12345671', '1234567-1'],
	['SE556677889901', 'SE556677889901'],
	['923 609 016', '923 609 016'],
])('%s is written as %s', (value, text) => {
	expect(writeBusinessId(value)).toBe(text);
});

describe('personal identity codes are not shown', () => {
	it.each([['131052-308T'], ['131052A308T'], ['131052308T'], ['hetu 131052-308T'], ['FI131052-308T'], ['131052-308I'], ['131052--308T']])('%s', (value) => {
		expect(looksPersonal(value)).toBe(true);
		expect(shownId(value)).toBe('…');
	});

	it.each([['1234567-1'], ['FI12345671'], ['556677-8899'], ['SE556677889901'], ['ei ole']])('%s is shown', (value) => {
		expect(shownId(value)).toBe(value);
	});
});

test.each([
	['0112038-9', '0112038-9'],
	['FI01120389', '0112038-9'],
	['FI 0112038-9', ''],
	['01120388', ''],
	['SE559001122101', 'SE559001122101'],
	['NO 999 000 334 MVA', 'NO999000334MVA'],
	['0112038-8', ''],
	['131052-308T', ''],
	['131052308T', ''],
	['ei ole', ''],
	['', ''],
])('companyId: %s is known as "%s"', (value, expected) => expect(companyId(value)).toBe(expected));
