import { Findings } from '../../src/domain/held';
import { isFinnishReference, readReference } from '../../src/domain/reference';

function read(value: string | null, rf: 'domestic' | 'asIs' = 'domestic') {
	const found = new Findings();
	return { sent: readReference(found, 'referenceNumber', value, rf), codes: found.reasons.map(({ code }) => code), notes: found.notes.map(({ code }) => code) };
}

describe('Finnish references', () => {
	it.each([
		['1232', '1232'],
		['5012 8', '50128'],
		['50127', undefined],
		['1 23456 78901 2345', '123456789012345'],
		['1 23456 78901 2346', undefined],
		['0001232', '1232'],
		['1234561', '1234561'],
		['2348236', '2348236'],
	])('%s', (value, sent) => {
		const result = read(value);
		expect(result).toEqual(sent === undefined ? { sent: undefined, codes: ['REFERENCE_INVALID'], notes: [] } : { sent, codes: [], notes: [] });
	});

	it.each([
		['three digits', '123'],
		['zeros only', '0000'],
		['letters', '123A'],
		['21 digits', '123456789012345678901'],
		['a hyphen', '123-2'],
	])('%s are none', (_, value) => {
		expect(read(value).codes).toEqual(['REFERENCE_INVALID']);
	});

	it('takes 4 to 20 digits, the last of them right', () => {
		const withCheck = (body: string) => [...'0123456789'].map((digit) => `${body}${digit}`).filter(isFinnishReference);
		expect(withCheck('123')).toEqual(['1232']);
		expect(withCheck('1234567890123456789')).toHaveLength(1);
		expect(withCheck('12345678901234567890')).toEqual([]);
		expect(withCheck('12')).toEqual([]);
	});
});

describe('RF references', () => {
	it.each([
		['RF332348236'],
		['RF33 2348 236'],
		['rf332348236'],
	])('%s is sent as the Finnish reference inside', (value) => {
		expect(read(value)).toEqual({ sent: '2348236', codes: [], notes: [] });
	});

	it('is sent as it is by setting', () => {
		expect(read('RF33 2348 236', 'asIs').sent).toBe('RF332348236');
		expect(read('RF18 539007547034', 'asIs').sent).toBe('RF18539007547034');
	});

	it('without a Finnish reference inside holds', () => {
		expect(read('RF18539007547034')).toEqual({ sent: undefined, codes: ['REFERENCE_UNSUPPORTED'], notes: [] });
	});

	it.each([['RF342348236'], ['RF33'], ['RFAB2348236'], ['RF332348236-']])('%s has a wrong check', (value) => {
		expect(read(value, 'asIs').codes).toEqual(['REFERENCE_INVALID']);
	});
});

it.each([[null], [''], ['  ']])('%j is left out with a note', (value) => {
	expect(read(value)).toEqual({ sent: undefined, codes: [], notes: ['NO_REFERENCE'] });
});
