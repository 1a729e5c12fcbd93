import { z } from 'zod/v4';

/** A JSON object, given as it is or as a text; an empty text is an empty object. */
export const jsonObject = z.preprocess((value) => (typeof value === 'string' ? parse(value) : value), z.record(z.string(), z.unknown(), 'one JSON object is needed'));

function parse(text: string): unknown {
	try {
		return text.trim() === '' ? {} : JSON.parse(text);
	} catch {
		return undefined;
	}
}
