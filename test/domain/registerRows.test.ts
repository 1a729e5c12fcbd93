import { byColumn, readCountryRows, readDefaultVatRate, readPaymentTerms } from '../../src/domain/registerRows';
import { InputError } from '../../src/errors';

const country = { guid: 'g', name: 'Suomi', englishName: 'Finland', code2: 'FI', code3: 'FIN', isInEU: '' };
const term = { netvisorKey: '3', netDays: '14', discountDays: '', discountPercent: '', isDefault: '' };
const rate = (percentage: string, isDefault: string, isActive = 'true') => ({ percentage, isDefault, isActive });

it.each([['true', true], ['TRUE', true], ['1', true], ['false', false], ['0', false], ['', undefined]])('isInEU %j is %p', (isInEU, expected) => {
	expect(readCountryRows([{ ...country, isInEU }])).toEqual([{ ...country, isInEU: expected }]);
});

it('anything else is refused', () => {
	expect(() => readCountryRows([{ ...country, isInEU: 'kyllä' }])).toThrow(InputError);
});

it('payment terms are read', () => {
	expect(readPaymentTerms([term, { netvisorKey: ' 4 ', netDays: '30', discountDays: '7', discountPercent: '2', isDefault: 'true' }])).toEqual([
		{ netvisorKey: '3', description: '', netDays: 14, discountDays: 0, discountPercent: '', isDefault: false },
		{ netvisorKey: '4', description: '', netDays: 30, discountDays: 7, discountPercent: '2', isDefault: true },
	]);
});

it.each([[{ netvisorKey: '' }], [{ netDays: '' }], [{ netDays: '14 pv' }], [{ discountDays: 'x' }]])('a payment term with %j is refused', (changed) => {
	expect(() => readPaymentTerms([{ ...term, ...changed }])).toThrow(InputError);
});

it.each([
	['the active default', [rate('24', 'true', 'false'), rate('25.5', 'true'), rate('14', 'false')], '25.5'],
	['active where nothing is said', [rate('25,5', 'true', '')], '25.5'],
	['none', [rate('25.5', 'false')], undefined],
	['two', [rate('25.5', 'true'), rate('14', 'true')], undefined],
	['no register', [], undefined],
])('the default VAT rate: %s', (_, rows, expected) => {
	expect(readDefaultVatRate(rows)?.toString()).toBe(expected);
});

it('a column leads to another; empty keys do not count, the first of equal ones does', () => {
	expect([...byColumn([{ code: 'A', name: '1' }, { code: '', name: '2' }, { code: 'A', name: '3' }], 'code', 'name')]).toEqual([['A', '1']]);
});
