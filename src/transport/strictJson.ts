/**
 * JSON as the services send it: UTF-8, every name once, not nested without end. What `JSON.parse` would pass over in silence
 * (bytes that are no UTF-8, the first of two equal names) is refused, since what is left would mean something else.
 */

/** Real replies are some six levels deep. */
const DEEPEST_LEVEL = 64;
/** Objects and arrays of one reply; a page of a hundred records has a few thousand. */
const MOST_GROUPS = 3_000_000;

/** Not JSON of the kind this package accepts; the message says why. */
export class NotJsonError extends Error {}

/**
 * A byte order mark is passed over (RFC 8259, 8.1).
 * @throws NotJsonError
 */
export function parseJson(body: Buffer): unknown {
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true }).decode(body);
	} catch {
		throw new NotJsonError('its bytes are not UTF-8');
	}
	// First, since a parser takes minutes and gigabytes for some megabytes of brackets.
	checkStructure(text);
	try {
		return JSON.parse(text);
	} catch {
		throw new NotJsonError(text.trim() === '' ? 'an empty body' : 'it cannot be parsed');
	}
}

const SIGN = /["{}[\]]/g;
const NAME_FOLLOWS = /[\t\n\r ]*:/y;

/** One pass over the text, since a parsed value does not show what was lost. What is no JSON at all is left to the parser. */
function checkStructure(text: string): void {
	/** Names of each open object; undefined for an array. */
	const open: Array<Set<string> | undefined> = [];
	let groups = 0;
	SIGN.lastIndex = 0;
	for (let found = SIGN.exec(text); found !== null; found = SIGN.exec(text)) {
		const [sign] = found;
		if (sign === '{' || sign === '[') {
			if (++groups > MOST_GROUPS) throw new NotJsonError(`it has more than ${MOST_GROUPS} objects and arrays`);
			open.push(sign === '{' ? new Set() : undefined);
			if (open.length > DEEPEST_LEVEL) throw new NotJsonError(`it is nested more than ${DEEPEST_LEVEL} levels deep`);
		} else if (sign === '}' || sign === ']') open.pop();
		else {
			const end = endOfString(text, found.index);
			if (end === undefined) return;
			SIGN.lastIndex = NAME_FOLLOWS.lastIndex = end;
			const names = open.at(-1);
			if (names === undefined || !NAME_FOLLOWS.test(text)) continue;
			const name = unquoted(text.slice(found.index, end));
			if (name === undefined) return;
			if (names.has(name)) throw new NotJsonError(`the name "${name.slice(0, 50)}" is there twice in one object`);
			// No field of the services; an object that holds it would get another prototype.
			if (name === '__proto__') throw new NotJsonError('it has the name "__proto__"');
			names.add(name);
		}
	}
}

/** Index behind the closing quotation mark of the string that begins at `start`; undefined when there is none. */
function endOfString(text: string, start: number): number | undefined {
	for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
		let before = end;
		while (text[before - 1] === '\\') before--;
		if ((end - before) % 2 === 0) return end + 1;
	}
	return undefined;
}

function unquoted(token: string): string | undefined {
	try {
		return JSON.parse(token) as string;
	} catch {
		return undefined;
	}
}
