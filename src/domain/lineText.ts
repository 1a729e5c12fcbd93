/** Name, free text and comment lines of an invoice line (mapping 5.6; E-6), and long texts as comment lines (5.2). */
import { cutText, singleLine } from './text';

/** Netvisor API 3.2, 5.3; field-mapping 5.2 and 5.6. */
export const LONGEST_PRODUCT_NAME = 50;
export const LONGEST_FREE_TEXT = 500;
export const LONGEST_COMMENT = 200;

export interface LineText {
	/** At most 50 characters; '' lets Netvisor put the name of its product. */
	productName: string;
	freeText?: string;
	/** Each at most 200 characters, right behind the line. */
	comments: string[];
}

/**
 * @param description the row's text, cleaned, with its line breaks; '' when there is none
 * @param productName the product's name in Severa; undefined where Severa does not know it
 */
export function lineText(description: string, productName: string | undefined, setting: 'description' | 'product'): LineText {
	const ownName = cutText(productName ?? '', LONGEST_PRODUCT_NAME);
	if (description === '') return { productName: ownName, comments: [] };
	const isShort = !description.includes('\n') && singleLine(description).length <= LONGEST_PRODUCT_NAME;
	if (setting === 'description' && isShort) return { productName: singleLine(description), comments: [] };
	const [freeText, rest] = takeWords(description, LONGEST_FREE_TEXT);
	return { productName: ownName, freeText, comments: toComments(rest) };
}

/** The whole text as comment lines: one for each line of it, broken at words where that is over 200 characters. */
export function toComments(text: string): string[] {
	return text.split('\n').flatMap((line) => breakAtWords(singleLine(line)));
}

function breakAtWords(line: string): string[] {
	const comments: string[] = [];
	let rest = line;
	while (rest !== '') {
		const [comment, left] = takeWords(rest, LONGEST_COMMENT);
		comments.push(comment);
		rest = left;
	}
	return comments;
}

/** As many whole words as fit, and the rest; a first word that is itself longer is cut, so that nothing is lost. */
export function takeWords(text: string, limit: number): [string, string] {
	if (text.length <= limit) return [text, ''];
	const end = lastWordEnd(text, limit);
	const head = end > 0 ? text.slice(0, end).trimEnd() : cutText(text, limit);
	return [head, text.slice(head.length).trimStart()];
}

/** Index of the last white space that leaves at most `limit` characters before it; 0 when there is none. */
function lastWordEnd(text: string, limit: number): number {
	for (let index = limit; index > 0; index--) if (/\s/.test(text.charAt(index))) return index;
	return 0;
}
