/** Looks for texts that must not be there, in everything that an error or an item can carry along. */

export interface Mark {
	/** What it is, for the message of the test. */
	name: string;
	text: string;
}

/** The forms in which a text can travel: as it is, for a URL, for XML, in base64, and in any letter case. */
const formsOf = (text: string): string[] => [...new Set([text, encodeURIComponent(text), text.replace(/&/g, '&amp;'), Buffer.from(text).toString('base64').replace(/=+$/, '')])].map((form) => form.toLowerCase());

/** "the client secret at error.cause.message" for each mark that is found; [] when there is none. */
export function findLeaks(value: unknown, marks: readonly Mark[], where = 'value'): string[] {
	const forms = marks.flatMap(({ name, text }) => formsOf(text).map((form) => ({ name, form })));
	const found: string[] = [];
	const seen = new Set<object>();
	const look = (one: unknown, path: string): void => {
		if (typeof one === 'string') {
			const lower = one.toLowerCase();
			for (const { name, form } of forms) if (lower.includes(form)) found.push(`${name} at ${path}`);
			return;
		}
		if ((typeof one !== 'object' && typeof one !== 'function') || one === null || seen.has(one)) return;
		seen.add(one);
		if (Buffer.isBuffer(one)) return look(one.toString('utf8'), path);
		if (one instanceof Map || one instanceof Set) return [...one].forEach((inside, index) => look(inside, `${path}[${index}]`));
		// Also what does not show in JSON: message, stack and cause of an error, private symbols.
		for (const key of Reflect.ownKeys(one)) {
			look(String(key), `${path} (a name)`);
			look((one as Record<PropertyKey, unknown>)[key], `${path}.${String(key)}`);
		}
	};
	look(value, where);
	return [...new Set(found)];
}
