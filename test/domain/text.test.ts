import { Findings } from '../../src/domain/held';
import { cutText, firstNotXml, multiLine, readText, singleLine } from '../../src/domain/text';
import { inLinearTime } from '../support/linearTime';

describe('one line', () => {
	it.each([
		['  Koivu  ', 'Koivu'],
		['Koivu\r\n Oy', 'Koivu Oy'],
		['Koivu\u00a0\u2028\u0085Oy', 'Koivu Oy'],
		['a\u0308iti', 'äiti'],
		[' \t\n', ''],
		['👍 ok', '👍 ok'],
	])('%j becomes %j', (text, expected) => {
		expect(singleLine(text)).toBe(expected);
	});
});

describe('several lines', () => {
	it.each([
		['\r\n first\r\nsecond\r\n', 'first\nsecond'],
		['first\rsecond', 'first\nsecond'],
		['one  two', 'one  two'],
		['a\u0308', 'ä'],
	])('%j becomes %j', (text, expected) => {
		expect(multiLine(text)).toBe(expected);
	});
});

describe('what XML cannot carry', () => {
	it.each([
		['bell', 'a\u0007b', 'U+0007'],
		['vertical tab, though it is white space', 'a\u000b', 'U+000B'],
		['null at the end', 'a\u0000', 'U+0000'],
		['half of an emoji', 'a\ud83d', 'U+D83D'],
		['the other half', '\ude00a', 'U+DE00'],
		['non-character', 'a\ufffe', 'U+FFFE'],
		['last non-character', '\uffff', 'U+FFFF'],
	])('%s', (_, text, codePoint) => {
		expect(firstNotXml(text)).toBe(codePoint);
		const found = new Findings();
		expect(readText(found, 'name', text)).toBeUndefined();
		expect(found.reasons).toMatchObject([{ code: 'TEXT_NOT_XML', field: 'name', rule: 'E-6', message: `name contains an invisible control character (${codePoint}).` }]);
	});

	it.each([['tab', 'a\tb'], ['line breaks', 'a\r\nb'], ['emoji', '😀'], ['delete', '\u007f']])('%s passes', (_, text) => {
		expect(firstNotXml(text)).toBeUndefined();
	});
});

describe('a length is counted in UTF-16 units of the cleaned text (E-6)', () => {
	it.each([
		['exactly the limit', 'abcde', 'abcde'],
		['white space at the ends is not counted', '  abcde  ', 'abcde'],
		['inner spaces are', 'ab de', 'ab de'],
		['a letter and its accent count as one', 'abcda\u0308', 'abcdä'],
	])('%s', (_, text, expected) => {
		const found = new Findings();
		expect(readText(found, 'name', text, { limit: 5 })).toBe(expected);
		expect(found.isHeld).toBe(false);
	});

	it.each([
		['one too many', 'abcdef', 6],
		['an emoji counts as two', 'abcd😀', 6],
	])('%s holds with field, length and limit', (_, text, length) => {
		const found = new Findings();
		expect(readText(found, 'city', text, { limit: 5 })).toBeUndefined();
		expect(found.reasons).toMatchObject([{ code: 'TEXT_TOO_LONG', field: 'city', message: `city has ${length} characters, at most 5 fit.`, messageFi: `Kentässä city on ${length} merkkiä, enintään 5 mahtuu.` }]);
	});

	it('counts the line breaks of a multi-line field', () => {
		const found = new Findings();
		expect(readText(found, 'text', 'ab\r\nde', { limit: 5, multiLine: true })).toBe('ab\nde');
		expect(readText(found, 'text', 'ab\nde\n\nf', { limit: 5, multiLine: true })).toBeUndefined();
		expect(found.reasons).toHaveLength(1);
	});
});

it.each([[null], [undefined], [''], [' \n ']])('%j is no text', (value) => {
	const found = new Findings();
	expect(readText(found, 'name', value)).toBeUndefined();
	expect(found.isHeld).toBe(false);
});

it.each([
	['abcdef', 3, 'abc'],
	['ab cd', 3, 'ab'],
	['ab😀', 3, 'ab'],
	['a😀b', 3, 'a😀'],
	['abc', 5, 'abc'],
])('cutting %j to %d gives %j', (text, length, expected) => {
	expect(cutText(text, length)).toBe(expected);
});

test('long runs of white space take linear time', () =>
	inLinearTime(() => {
		expect(multiLine(`a${' '.repeat(1_000_000)}b`)).toHaveLength(1_000_002);
		expect(singleLine(`a${' '.repeat(1_000_000)}b`)).toBe('a b');
	}));
