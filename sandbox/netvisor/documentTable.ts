/**
 * Checks a message against a table of its elements: order, occurrence, attributes and the form of values
 * (Netvisor API 1.6, and the tables of each resource). One table describes one document.
 */
import { invalid, Refusal } from './refusal';
import { isDate } from './finnishTime';
import { parseDecimal } from './decimal';
import type { XmlElement } from './xmlReader';

export interface Attribute { values?: readonly string[]; required?: boolean }

export interface Field {
	kind: 'text' | 'decimal' | 'integer' | 'date' | 'dateTime' | 'clock' | 'flag' | 'boolean' | 'base64';
	/** Longest text, where a source states one. */
	max?: number;
	/** The only values. */
	values?: readonly string[];
	/** `values` in any letter case. */
	anyCase?: boolean;
	attributes?: Record<string, Attribute>;
	/** May be mandatory and empty all the same. */
	mayBeEmpty?: boolean;
}

export interface DocumentTable {
	/** The element under `root`. */
	name: string;
	/**
	 * Content of each element that has child elements: names in order, `?` 0..1, `*` 0..n, `+` 1..n, no mark exactly once;
	 * `a|b` is exactly one of them. A name may stand twice where sources disagree about its place.
	 */
	groups: Record<string, string>;
	/** Attributes of groups, where they have any. */
	groupAttributes?: Record<string, Record<string, Attribute>>;
	fields: Record<string, Field>;
}

export interface Strictness {
	order: 'strict' | 'any';
	/** On an edit only what changes is sent, so nothing is mandatory. */
	partial: boolean;
}

interface Part { names: string[]; min: 0 | 1; many: boolean }

const modelParts = (model: string): Part[] => model.split(/\s+/).filter(Boolean).map((item) => {
	const mark = /[?*+]$/.exec(item)?.[0];
	return { names: item.replace(/[?*+]$/, '').split('|'), min: mark === '?' || mark === '*' ? 0 : 1, many: mark === '*' || mark === '+' };
});

/** The document element of a checked message; refuses with INVALID_DATA or INVALID_DATA_SIZE. */
export function checkDocument(root: XmlElement, table: DocumentTable, strictness: Strictness): XmlElement {
	const element = root.children[0];
	if (element === undefined || root.children.length !== 1 || element.name !== table.name) throw invalid(`root must hold exactly one ${table.name}.`);
	if (Object.keys(root.attributes).length > 0) throw invalid('root takes no attributes.');
	checkGroup(element, table, strictness);
	return element;
}

function checkGroup(element: XmlElement, table: DocumentTable, strictness: Strictness): void {
	const parts = modelParts(table.groups[element.name] ?? '');
	const seen = parts.map(() => 0);
	checkAttributes(element, table.groupAttributes?.[element.name] ?? {});
	if (element.children.length === 0 && element.text.trim() !== '') throw invalid(`Element ${element.name} holds elements, not text.`);
	let place = 0;
	for (const one of element.children) {
		const from = strictness.order === 'strict' ? place : 0;
		const index = parts.findIndex((part, at) => at >= from && part.names.includes(one.name));
		if (index < 0) {
			const earlier = parts.some((part) => part.names.includes(one.name));
			throw invalid(earlier ? `Element ${one.name} is in the wrong place in ${element.name}; it may not follow ${parts[place]?.names.join(' or ')}.` : `Element ${one.name} is not known in ${element.name}.`);
		}
		place = index;
		seen[index] = (seen[index] ?? 0) + 1;
		if (seen[index]! > 1 && !parts[index]!.many) throw invalid(`Element ${one.name} occurs more than once in ${element.name}.`);
		const required = parts[index]!.min === 1;
		if (table.groups[one.name] !== undefined) checkGroup(one, table, strictness);
		else checkField(one, table.fields[one.name], required && !strictness.partial);
	}
	if (strictness.partial) return;
	const missing = parts.find((part, index) => part.min === 1 && seen[index] === 0);
	if (missing !== undefined) throw invalid(`Mandatory element ${missing.names.join(' or ')} is missing in ${element.name}.`);
}

function checkAttributes(element: XmlElement, known: Record<string, Attribute>): void {
	for (const [name, value] of Object.entries(element.attributes)) {
		const attribute = known[name];
		if (attribute === undefined) throw invalid(`Attribute ${name} is not known on ${element.name}.`);
		if (attribute.values !== undefined && !attribute.values.includes(value)) throw invalid(`Attribute ${name} of ${element.name} is "${value}"; allowed are ${attribute.values.join(', ')}.`);
	}
	const missing = Object.entries(known).find(([name, { required }]) => required === true && element.attributes[name] === undefined);
	if (missing !== undefined) throw invalid(`Element ${element.name} needs the attribute ${missing[0]}.`);
}

const FORMS: Record<Field['kind'], { fits(value: string): boolean; form: string }> = {
	text: { fits: () => true, form: 'text' },
	decimal: { fits: (value) => parseDecimal(value) !== undefined, form: 'a number' },
	integer: { fits: (value) => /^-?\d+$/.test(value), form: 'a whole number' },
	date: { fits: isDate, form: 'a date YYYY-MM-DD' },
	dateTime: { fits: (value) => isDate(value.slice(0, 10)) && /^.{10} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(value), form: 'a time YYYY-MM-DD HH:mm:ss' },
	clock: { fits: (value) => /^([01]?\d|2[0-3]):[0-5]\d$/.test(value), form: 'a time of day H:mm' },
	flag: { fits: (value) => value === '0' || value === '1', form: '0 or 1' },
	boolean: { fits: (value) => /^(true|false)$/i.test(value), form: 'true or false' },
	base64: { fits: (value) => value.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(value.replace(/={1,2}$/, '')), form: 'Base64' },
};

function checkField(element: XmlElement, field: Field | undefined, required: boolean): void {
	if (field === undefined) throw new Error(`The table has no field ${element.name}.`);
	if (element.children.length > 0) throw invalid(`Element ${element.name} takes text only.`);
	checkAttributes(element, field.attributes ?? {});
	const value = field.kind === 'base64' ? element.text.replace(/\s+/g, '') : element.text.trim();
	if (value === '') {
		if (required && field.mayBeEmpty !== true) throw invalid(`Mandatory element ${element.name} is empty.`);
		return;
	}
	const { fits, form } = FORMS[field.kind];
	if (!fits(value)) throw invalid(`Element ${element.name} is not ${form}: "${value.slice(0, 60)}".`);
	if (field.values !== undefined && !field.values.includes(field.anyCase === true ? value.toLowerCase() : value)) throw invalid(`Element ${element.name} is "${value}"; allowed are ${field.values.join(', ')}.`);
	if (field.max !== undefined && element.text.length > field.max) throw new Refusal('INVALID_DATA_SIZE', `Element ${element.name} has ${element.text.length} characters, at most ${field.max} are allowed.`);
}

/** The same field with a `type` attribute of the given values. */
export function typed(field: Field, values: readonly string[], required = true): Field {
	return { ...field, attributes: { ...field.attributes, type: { values, required } } };
}

export const text = (max?: number): Field => ({ kind: 'text', max });
export const decimal: Field = { kind: 'decimal' };
export const integer: Field = { kind: 'integer' };
export const flag: Field = { kind: 'flag' };
export const ansiDate: Field = { kind: 'date', attributes: { format: { values: ['ansi'] } } };
export const country: Field = { kind: 'text', attributes: { type: { values: ['ISO-3166'] } } };
export const oneOf = (...values: string[]): Field => ({ kind: 'text', values });
