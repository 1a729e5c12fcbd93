/** Changes of a JSON answer that stay JSON, of a kind or another. */
import type { HttpResponse } from '../../src/transport/http';
import type { Changed } from './bytes';
import { hostileText, hostileValue } from './hostile';
import type { Case } from './target';

type Holder = Record<string, unknown> | unknown[];
interface Place { holder: Holder; key: string | number; path: string }

/** Every place of a value, containers first; not below the twelfth level, where only an earlier change of the case can be. */
export function placesOf(value: unknown, path = '', level = 0): Place[] {
	if (typeof value !== 'object' || value === null || level > 12) return [];
	return Object.keys(value).flatMap((key) => {
		const at = path === '' ? key : `${path}.${key}`;
		return [{ holder: value as Holder, key: Array.isArray(value) ? Number(key) : key, path: at }, ...placesOf((value as Record<string, unknown>)[key], at, level + 1)];
	});
}

const read = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];
const put = ({ holder, key }: Place, value: unknown): void => void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
const shown = (value: unknown): string => {
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return String(value);
	}
};

/** Changes one value of a record somewhere. @returns the text that was put in, where one was */
export function changeValue({ choices, note }: Case, root: object): string | undefined {
	const places = placesOf(root);
	if (places.length === 0) return undefined;
	const place = choices.pick(places);
	const old = read(place);
	switch (choices.below(7)) {
		case 0: {
			const texts = places.filter((one) => typeof read(one) === 'string');
			if (texts.length === 0) return undefined;
			const [one, text] = [choices.pick(texts), hostileText(choices)];
			note(`${one.path} is ${shown(text)} instead of ${shown(read(one))}`);
			put(one, text);
			return text;
		}
		case 1: {
			const value = hostileValue(choices);
			note(`${place.path} is ${shown(value)} instead of ${shown(old)}`);
			put(place, value);
			return typeof value === 'string' ? value : undefined;
		}
		case 2:
			note(`${place.path} is gone`);
			if (Array.isArray(place.holder)) place.holder.splice(place.key as number, 1);
			else delete place.holder[place.key as string];
			return undefined;
		case 3: {
			const lists = places.filter(({ holder }) => Array.isArray(holder));
			if (lists.length === 0) return undefined;
			const one = choices.pick(lists);
			note(`${one.path} comes twice`);
			(one.holder as unknown[]).splice(one.key as number, 0, structuredClone(read(one)));
			return undefined;
		}
		case 4: {
			const numbers = places.filter((one) => typeof read(one) === 'number');
			if (numbers.length === 0) return undefined;
			const [one, value] = [choices.pick(numbers), choices.pick([0, -1, 0.005, 1e15, 1e21, -1e300, 1e-300, 2 ** 53 + 2, 12345678901234.56, 0.1 + 0.2, NaN, Infinity])];
			note(`${one.path} is ${value} instead of ${shown(read(one))}`);
			put(one, value);
			return undefined;
		}
		case 5: {
			const name = choices.pick(['__proto__', 'constructor', 'toJSON', 'length', 'guid', 'then', 'valueOf']);
			if (Array.isArray(place.holder)) return undefined;
			const value = hostileValue(choices);
			note(`beside ${place.path} stands ${name}: ${shown(value)}`);
			put({ ...place, key: name }, value);
			return undefined;
		}
		default: {
			const other = choices.pick(places);
			note(`${place.path} and ${other.path} change places`);
			const value = read(other);
			put(other, old);
			put(place, value);
			return undefined;
		}
	}
}

/** Ways to write one and the same value. */
const SPELLINGS: ReadonlyArray<(value: unknown) => string> = [
	(value) => JSON.stringify(value),
	(value) => `\uFEFF${JSON.stringify(value, undefined, 2)}\n`,
	(value) => JSON.stringify(value).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
	(value) => JSON.stringify(value).replaceAll('"guid":', '"\\u0067uid" :'),
];

export function changeJson(one: Case, reply: HttpResponse): (Changed & { text?: string }) | undefined {
	const { choices, note } = one;
	let root: { reply: unknown };
	try {
		root = { reply: JSON.parse(reply.body.toString('utf8')) };
	} catch {
		return undefined;
	}
	const spelling = choices.below(SPELLINGS.length);
	const write = (value: unknown) => Buffer.from((SPELLINGS[spelling] as (value: unknown) => string)(value) ?? '', 'utf8');
	const original = reply.body.toString('utf8');
	switch (choices.below(5)) {
		case 0:
			note(`written with spelling ${spelling}`);
			return { reply: { ...reply, body: write(root.reply) }, expected: 'same' };
		case 1: {
			const names = [...original.matchAll(/"(\w+)":/g)];
			if (names.length === 0) return undefined;
			const { 0: name, index } = choices.pick(names);
			note(`${name} comes twice in one object`);
			return { reply: { ...reply, body: Buffer.from(`${original.slice(0, index)}${name}null,${original.slice(index)}`) }, expected: 'refused' };
		}
		case 2: {
			const numbers = [...original.matchAll(/(?<=":)-?\d+(\.\d+)?/g)];
			if (numbers.length === 0) return undefined;
			const { 0: number, index } = choices.pick(numbers);
			const text = choices.pick(['1e999', '-1e999', '9'.repeat(400), '1E+5', '0.' + '1'.repeat(50), '-0', '01', '1.', '0x1', 'NaN', '1e5000']);
			note(`${original.slice(Math.max(0, index - 25), index)}${number} is ${text}`);
			return { reply: { ...reply, body: Buffer.from(`${original.slice(0, index)}${text}${original.slice(index + number.length)}`) }, expected: ['01', '1.', '0x1', 'NaN'].includes(text) ? 'refused' : 'any' };
		}
		default: {
			const text = changeValue(one, root);
			return { reply: { ...reply, body: write(root.reply) }, expected: 'any', text };
		}
	}
}
