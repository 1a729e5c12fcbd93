/**
 * A setting of the mapping is declared once: its values, default, label and reason. The Mapper node's fields and the
 * check of what the user entered are both derived from the declaration (rulebook G-4).
 */
import { InputError } from '../errors';
import { firstNotXml } from './text';

interface Described {
	/** As the user sees it, Title Case. */
	label: string;
	/** What it decides, and why the default is what it is; one or two sentences. */
	description: string;
}

export interface Choice<V extends string> extends Described {
	type: 'choice';
	/** Stored value → label; the first is the default. */
	options: Readonly<Record<V, string>>;
	default: V;
}
export interface Flag extends Described {
	type: 'flag';
	default: boolean;
}
export interface Text extends Described {
	type: 'text';
	default: string;
}
export interface NumberSetting extends Described {
	type: 'number';
	default: number;
	min?: number;
	max?: number;
}
/** Several values of a closed list. */
export interface Several<V extends string> extends Described {
	type: 'several';
	options: Readonly<Record<V, string>>;
	default: readonly V[];
}
/** A code table: rows with these columns, all texts. The default rows hold until the user gives rows of that table. */
export interface Table<C extends string> extends Described {
	type: 'table';
	columns: Readonly<Record<C, string>>;
	default: ReadonlyArray<Readonly<Record<C, string>>>;
}

export type Setting = Choice<string> | Flag | Text | NumberSetting | Several<string> | Table<string>;
export type Settings = Readonly<Record<string, Setting>>;

export type ValueOf<S> =
	S extends Table<infer C> ? ReadonlyArray<Readonly<Record<C, string>>>
	: S extends Several<infer V> ? readonly V[]
	: S extends Choice<infer V> ? V
	: S extends Flag ? boolean
	: S extends NumberSetting ? number
	: S extends Text ? string
	: never;

/** The values of a group of settings, as the domain functions take them. */
export type ValuesOf<G extends Settings> = { readonly [K in keyof G]: ValueOf<G[K]> };

export const choice = <V extends string>(label: string, description: string, options: Record<V, string>): Choice<V> => ({ type: 'choice', label, description, options, default: Object.keys(options)[0] as V });
export const flag = (label: string, description: string, value = false): Flag => ({ type: 'flag', label, description, default: value });
export const text = (label: string, description: string, value = ''): Text => ({ type: 'text', label, description, default: value });
export const number = (label: string, description: string, value: number, range: { min?: number; max?: number } = {}): NumberSetting => ({ type: 'number', label, description, default: value, ...range });
export const several = <V extends string>(label: string, description: string, options: Record<V, string>, values: readonly V[]): Several<V> => ({ type: 'several', label, description, options, default: values });
export const table = <C extends string>(label: string, description: string, columns: Record<C, string>, rows: ReadonlyArray<Record<C, string>> = []): Table<C> => ({ type: 'table', label, description, columns, default: rows });

/** Every setting at its default. */
export function defaultsOf<G extends Settings>(group: G): ValuesOf<G> {
	return Object.fromEntries(Object.entries(group).map(([name, setting]) => [name, setting.default])) as ValuesOf<G>;
}

/**
 * Checks what the user entered and fills in the defaults. Unknown names are refused, so that a misspelt setting is not
 * silently ignored.
 * @throws InputError naming the setting
 */
export function readSettings<G extends Settings>(group: G, given: Readonly<Record<string, unknown>>): ValuesOf<G> {
	const values: Record<string, unknown> = { ...defaultsOf(group) };
	for (const [name, value] of Object.entries(given)) {
		const setting = Object.hasOwn(group, name) ? group[name] : undefined;
		if (setting === undefined) throw new InputError(`There is no setting "${name}".`, { field: name });
		if (value !== undefined && value !== null) values[name] = readValue(name, setting, value);
	}
	return values as ValuesOf<G>;
}

function readValue(name: string, setting: Setting, value: unknown): unknown {
	const wrong = (expected: string): never => {
		throw new InputError(`The setting "${setting.label}" (${name}) must be ${expected}.`, { field: name });
	};
	switch (setting.type) {
		case 'choice':
			return typeof value === 'string' && Object.hasOwn(setting.options, value) ? value : wrong(`one of ${Object.keys(setting.options).join(', ')}`);
		case 'several':
			return Array.isArray(value) && value.every((one) => Object.hasOwn(setting.options, String(one))) ? value : wrong(`a list of ${Object.keys(setting.options).join(', ')}`);
		case 'flag':
			return typeof value === 'boolean' ? value : wrong('true or false');
		case 'text':
			return typeof value === 'string' || typeof value === 'number' ? sendable(String(value), wrong) : wrong('a text');
		case 'number':
			return typeof value === 'number' && Number.isFinite(value) && value >= (setting.min ?? -Infinity) && value <= (setting.max ?? Infinity) ? value : wrong(`a number${setting.min === undefined ? '' : ` from ${setting.min}`}${setting.max === undefined ? '' : ` to ${setting.max}`}`);
		case 'table':
			return readRows(name, setting, value, wrong);
	}
}

/** A setting goes into every document: what XML cannot carry is refused here, once. A row of a table only holds up the documents that use it. */
function sendable(value: string, wrong: (expected: string) => never): string {
	const codePoint = firstNotXml(value);
	return codePoint === undefined ? value : wrong(`a text without the character ${codePoint}`);
}

function readRows(name: string, setting: Table<string>, value: unknown, wrong: (expected: string) => never) {
	if (!Array.isArray(value)) return wrong('a list of rows');
	return value.map((row: unknown, index) => {
		if (typeof row !== 'object' || row === null) return wrong(`a list of rows (row ${index + 1} is none)`);
		const cells = row as Record<string, unknown>;
		return Object.fromEntries(Object.keys(setting.columns).map((column) => {
			const cell = cells[column] ?? '';
			if (typeof cell === 'object') throw new InputError(`Row ${index + 1} of the table "${setting.label}" (${name}): the column "${column}" must be a text.`, { field: `${name}.${column}` });
			return [column, String(cell)];
		}));
	});
}
