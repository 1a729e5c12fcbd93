/** Codes of persons who do not exist: serials from 900 up are given to nobody. */
import { MASK, maskIdentityCodes, withoutIdentityCodes } from '../../src/domain/identityCode';
import { inLinearTime } from '../support/linearTime';

const CHECK = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const code = (day: string, sign: string, serial: string) => `${day}${sign}${serial}${CHECK[Number(day + serial) % 31]}`;

describe('a real code is masked (C-8)', () => {
	test.each([
		['of the 1900s', code('131052', '-', '908')],
		['of the 1800s', code('010199', '+', '912')],
		['of the 2000s', code('290200', 'A', '955')],
		['with a sign of 2023', code('010594', 'Y', '902')],
		['in small letters', code('131052', 'A', '944').toLowerCase()],
		['with dots in the date', code('131052', '-', '908').replace(/^(..)(..)/, '$1.$2.')],
		['with spaces around the sign', code('131052', '-', '908').replace('-', ' - ')],
		['with a longer dash', code('131052', '-', '908').replace('-', '–')],
		['behind letters', `FI${code('131052', '-', '908')}`],
	])('%s', (_, text) => {
		expect(maskIdentityCodes(text)).toMatch(/^(FI)?\[identity code removed\]$/);
		expect(maskIdentityCodes(`Asiakas (${text}), Turku`)).toMatch(/^Asiakas \((FI)?\[identity code removed\]\), Turku$/);
	});

	test('each of several', () => {
		expect(maskIdentityCodes(`${code('131052', '-', '908')} ja ${code('290200', 'A', '955')}`)).toBe(`${MASK} ja ${MASK}`);
	});
});

describe('everything else stays as it is', () => {
	const real = code('131052', '-', '908');
	test.each([
		['a wrong check character', `${real.slice(0, -1)}${real.endsWith('0') ? '1' : '0'}`],
		['a day that does not exist', code('310252', '-', '908')],
		['29 February of a common year', code('290201', 'A', '955')],
		['29 February of 1800', code('290200', '+', '955')],
		['a month that does not exist', code('131352', '-', '908')],
		['part of a longer number', `1${real}`],
		['a code with more behind it', `${real}9`],
		['a guid', `ab${code('131052', '-', '908').slice(0, 10)}5-4c1e-8f00-0123456789ab`],
		['a Swedish organisation number', '556677-8899'],
		['a business id', '1234567-1'],
		['a bank account', 'FI2112345600000785'],
		['a phone number', '+358 40 131052-9'],
		['a date and a number', '13.10.2052-908'],
		['the contents of a file', `${'QUJD'.repeat(60)}+${code('131052', 'A', '908')}`],
		['nothing', ''],
	])('%s', (_, text) => {
		expect(maskIdentityCodes(text)).toBe(text);
	});

	test('very long texts take linear time', () => inLinearTime(() => maskIdentityCodes('131052 - '.repeat(200_000))));
});

test('plain data is masked in every depth, and handed back itself when nothing is in it', () => {
	const real = code('131052', '-', '908');
	const clean = { guid: 'a', rows: [{ text: 'x', amount: 1, none: null }] };
	expect(withoutIdentityCodes(clean)).toBe(clean);
	const value = { ...clean, vatNumber: real, rows: [{ text: `Tunnus ${real}` }, ...clean.rows] };
	expect(withoutIdentityCodes(value)).toEqual({ guid: 'a', vatNumber: MASK, rows: [{ text: `Tunnus ${MASK}` }, ...clean.rows] });
	expect(value.vatNumber).toBe(real);
});

test('a file of many megabytes stays as it is', () => {
	const file = Buffer.alloc(20 * 1024 * 1024 + 1).toString('base64');
	expect(maskIdentityCodes(file) === file).toBe(true);
});
