import { Findings, note, reason } from '../../src/domain/held';
import { notes } from '../../src/domain/notes';
import { reasons } from '../../src/domain/reasons';

it('a reason is complete: rule, kind, field, text and fix in both languages', () => {
	expect(reason('CUSTOMER_CODE_LEADING_ZERO', 'number', { code: '0042', stripped: '42' })).toEqual({
		code: 'CUSTOMER_CODE_LEADING_ZERO',
		rule: 'C-6',
		kind: 'fix',
		field: 'number',
		message: 'Customer code 0042 begins with 0; it would become another customer (42).',
		fix: 'Give the customer a code that begins with 1–9.',
		messageFi: 'Asiakaskoodi 0042 alkaa nollalla ja muuttuisi toiseksi asiakkaaksi (42).',
		fixFi: 'Anna asiakkaalle koodi, joka alkaa numerolla 1–9.',
	});
});

it('a word of ours is filled in in the language of the text', () => {
	expect(reason('ADDRESS_INCOMPLETE', '', { parts: { en: 'the city', fi: 'postitoimipaikka' } })).toMatchObject({ message: 'The address lacks the city.', messageFi: 'Osoitteesta puuttuu postitoimipaikka.' });
	expect(note('NAME_SHORTENED', { text: 'a' })).toEqual({ code: 'NAME_SHORTENED', message: 'The name was shortened to fit: "a".', messageFi: 'Nimeä lyhennettiin, jotta se mahtuu: "a".' });
});

it('a value that looks like a part is not filled in again', () => {
	expect(reason('COUNTRY_UNKNOWN', '', { text: '{text} $&' }).message).toBe('Country "{text} $&" cannot be matched to one country code.');
});

it('what is found twice is said once', () => {
	const found = new Findings();
	for (let turn = 0; turn < 2; turn++) {
		found.hold('CUSTOMER_NAME_MISSING', 'name');
		found.note('NO_REFERENCE');
	}
	found.hold('TEXT_TOO_LONG', 'name', { field: 'name', length: 251, limit: 250 });
	expect(found.reasons.map(({ code }) => code)).toEqual(['CUSTOMER_NAME_MISSING', 'TEXT_TOO_LONG']);
	expect(found.notes).toHaveLength(1);
});

it('a document is built only when nothing holds', () => {
	const found = new Findings();
	expect(found.outcome(() => 1)).toEqual({ outcome: 'ready', document: 1, notes: [] });
	found.hold('CUSTOMER_INTERNAL', '');
	expect(found.outcome(() => { throw new Error('built'); })).toMatchObject({ outcome: 'held', reasons: [{ code: 'CUSTOMER_INTERNAL' }] });
});

const partsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

it.each(Object.entries(reasons))('%s says the same in both languages', (_, { en, fixEn, fi, fixFi }) => {
	expect(partsOf(fi)).toEqual(partsOf(en));
	expect(fixFi === '').toBe(fixEn === '');
});

it.each(Object.entries(notes))('note %s says the same in both languages', (_, { en, fi }) => {
	expect(partsOf(fi)).toEqual(partsOf(en));
});

test.each([
	['a control character', 'a\u0000b', 'a\ufffdb'],
	['half of a surrogate pair', 'a\ud83db', 'a\ufffdb'],
	['a whole one', 'a😀b', 'a😀b'],
	['a line break', 'a\nb', 'a\nb'],
])('%s in a value of a reason or note can be shown and stored', (_what, value, shown) => {
	const { message, messageFi } = reason('BUSINESS_ID_INVALID', 'vatNumber', { value });
	expect([message, messageFi]).toEqual([`"${shown}" is not a valid business id or VAT number.`, `"${shown}" ei ole kelvollinen Y-tunnus tai ALV-tunnus.`]);
	expect(note('CREDIT_NOTE_NOT_MATCHED', { original: '1', why: value })).toMatchObject({ message: `The credit note was not matched to invoice 1: ${shown}.`, messageFi: `Hyvityslaskua ei kohdistettu laskuun 1: ${shown}.` });
});
