import { Languages } from '../../src/domain/language';
import { defaultsOf } from '../../src/domain/setting';
import { customerSettings } from '../../src/domain/settings/customer';
import { InputError } from '../../src/errors';

const languages = new Languages(defaultsOf(customerSettings).languageTable);

it.each([['fi', 'FI'], ['sv', 'SE'], ['en', 'EN']])('%s is %s, and back', (severa, netvisor) => {
	expect(languages.toNetvisor(severa)).toBe(netvisor);
	expect(languages.toSevera(netvisor)).toBe(severa);
});

it('a language that is not in the table has no counterpart', () => {
	expect(languages.toNetvisor('de')).toBeUndefined();
	expect(languages.toSevera('SV')).toBeUndefined();
	expect(new Languages([{ from: 'de', to: '' }]).toNetvisor('de')).toBeUndefined();
});

it('backwards the first of several rows counts; forwards a language must not be mapped twice', () => {
	expect(new Languages([{ from: 'fi', to: 'FI' }, { from: 'fi-FI', to: 'FI' }]).toSevera('FI')).toBe('fi');
	expect(() => new Languages([{ from: 'fi', to: 'FI' }, { from: 'fi', to: 'SE' }])).toThrow(InputError);
});
