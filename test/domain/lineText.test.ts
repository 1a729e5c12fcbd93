import { lineText, takeWords, toComments } from '../../src/domain/lineText';
import { seededNumbers } from '../support/seededNumbers';

const fifty = 'x'.repeat(50);
const words = (count: number) => Array.from({ length: count }, (_, index) => `sana${index}`).join(' ');

describe('name, free text and comments', () => {
	test.each<[string, string, string | undefined, 'description' | 'product', ReturnType<typeof lineText>]>([
		['a short description is the name', 'Maaliskuun työt', 'Ohjelmointi', 'description', { productName: 'Maaliskuun työt', comments: [] }],
		['50 characters are short', fifty, 'Ohjelmointi', 'description', { productName: fifty, comments: [] }],
		['51 are free text below the product\'s name', `${fifty}x`, 'Ohjelmointi', 'description', { productName: 'Ohjelmointi', freeText: `${fifty}x`, comments: [] }],
		['so are two lines, however short', 'Työt\nhuhtikuu', 'Ohjelmointi', 'description', { productName: 'Ohjelmointi', freeText: 'Työt\nhuhtikuu', comments: [] }],
		['an unknown product name is left to Netvisor', `${fifty}x`, undefined, 'description', { productName: '', freeText: `${fifty}x`, comments: [] }],
		['without a description the product\'s name', '', 'Ohjelmointi', 'description', { productName: 'Ohjelmointi', comments: [] }],
		['nothing known at all', '', undefined, 'product', { productName: '', comments: [] }],
		['product name by setting', 'Maaliskuun työt', 'Ohjelmointi', 'product', { productName: 'Ohjelmointi', freeText: 'Maaliskuun työt', comments: [] }],
		['a long product name is cut', 'Työt', `${fifty}xyz`, 'product', { productName: fifty, freeText: 'Työt', comments: [] }],
		['500 characters are free text', 'y'.repeat(500), 'P', 'description', { productName: 'P', freeText: 'y'.repeat(500), comments: [] }],
		['runs of spaces count as one in a name', 'Työt    maaliskuu', 'P', 'description', { productName: 'Työt maaliskuu', comments: [] }],
	])('%s', (_, description, name, setting, text) => expect(lineText(description, name, setting)).toEqual(text));

	test('over 500 characters: whole words, the rest in comment lines of at most 200', () => {
		const description = words(120);
		const { productName, freeText = '', comments } = lineText(description, 'Ohjelmointi', 'description');
		expect(productName).toBe('Ohjelmointi');
		expect(freeText.length).toBeGreaterThan(490);
		expect(freeText.length).toBeLessThanOrEqual(500);
		expect(comments.length).toBe(2);
		expect([freeText, ...comments].join(' ')).toBe(description);
	});
});

describe('taking words', () => {
	test.each<[string, string, number, [string, string]]>([
		['fits', 'yksi kaksi', 10, ['yksi kaksi', '']],
		['breaks before the word that does not fit', 'yksi kaksi', 9, ['yksi', 'kaksi']],
		['a word that ends exactly at the limit', 'yksi kaksi', 4, ['yksi', 'kaksi']],
		['breaks at line breaks', 'yksi\nkaksi', 6, ['yksi', 'kaksi']],
		['cuts a word that is itself too long', 'abcdefgh', 3, ['abc', 'defgh']],
		['never through a surrogate pair', 'ab😀cd', 3, ['ab', '😀cd']],
	])('%s', (_, text, limit, taken) => expect(takeWords(text, limit)).toEqual(taken));
});

describe('comment lines', () => {
	test('one for each line of the text, none for empty lines', () => expect(toComments('yksi\n\n  kaksi \nkolme')).toEqual(['yksi', 'kaksi', 'kolme']));
	test('nothing gives none', () => expect(toComments('')).toEqual([]));
	test('every word stays, in its order, and no line is over 200', () => {
		const next = seededNumbers(200);
		for (let round = 0; round < 300; round++) {
			const text = Array.from({ length: next(1, 200) }, () => 'å'.repeat(next(1, next(0, 20) === 0 ? 450 : 12)) + ['\n', ' ', '  '][next(0, 2)]).join('');
			const comments = toComments(text);
			expect(comments.every((comment) => comment.length <= 200 && comment.trim() === comment && comment !== '')).toBe(true);
			expect(comments.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
		}
	});
});
