/** The query of a call: known keys only, in any letter case, each once and in its form; anything else is INVALID_DATA. */
import { isDate } from './finnishTime';
import { invalid } from './refusal';

export interface Parameter {
	kind: 'text' | 'integer' | 'flag' | 'date' | 'dateTime' | 'list';
	/** Most entries of a list. */
	max?: number;
	values?: readonly string[];
	required?: boolean;
	/** May be given several times. */
	repeatable?: boolean;
}
export type QuerySpec = Record<string, Parameter>;

export const textParam: Parameter = { kind: 'text' };
export const keyParam: Parameter = { kind: 'integer' };
export const flagParam: Parameter = { kind: 'flag' };
export const dateParam: Parameter = { kind: 'date' };
export const dateTimeParam: Parameter = { kind: 'dateTime' };
export const listParam = (max: number): Parameter => ({ kind: 'list', max });
export const choice = (...values: string[]): Parameter => ({ kind: 'text', values });
export const required = (parameter: Parameter): Parameter => ({ ...parameter, required: true });

const FORMS: Record<Parameter['kind'], { fits(value: string): boolean; form: string }> = {
	text: { fits: () => true, form: 'text' },
	list: { fits: () => true, form: 'a list' },
	integer: { fits: (value) => /^\d{1,15}$/.test(value), form: 'a whole number' },
	flag: { fits: (value) => value === '0' || value === '1', form: '0 or 1' },
	date: { fits: isDate, form: 'a date YYYY-MM-DD' },
	dateTime: { fits: (value) => isDate(value.slice(0, 10)) && /^.{10}(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/.test(value), form: 'a date or a time YYYY-MM-DDTHH:mm:ss' },
};

export class Query {
	private readonly given = new Map<string, string[]>();

	constructor(query: URLSearchParams, spec: QuerySpec) {
		for (const [name, value] of query) {
			const key = name.toLowerCase();
			const parameter = spec[key];
			if (parameter === undefined) throw invalid(`Parameter ${name} is not known; there are ${Object.keys(spec).join(', ') || 'none'}.`);
			if (this.given.has(key) && parameter.repeatable !== true) throw invalid(`Parameter ${name} is given twice.`);
			if (value !== '') check(name, value, parameter);
			this.given.set(key, [...(this.given.get(key) ?? []), value]);
		}
		const missing = Object.keys(spec).find((key) => spec[key]?.required === true && this.text(key) === undefined);
		if (missing !== undefined) throw invalid(`Parameter ${missing} is missing.`);
	}

	/** The value; undefined when it is missing or empty. */
	text(name: string): string | undefined {
		return this.given.get(name)?.[0] || undefined;
	}

	/** Every value of a repeatable parameter. */
	texts(name: string): string[] {
		return this.given.get(name) ?? [];
	}

	integer(name: string): number | undefined {
		const value = this.text(name);
		return value === undefined ? undefined : Number(value);
	}

	/** Is the flag 1? Undefined when it is missing. */
	flag(name: string): boolean | undefined {
		const value = this.text(name);
		return value === undefined ? undefined : value === '1';
	}

	list(name: string): string[] | undefined {
		return this.text(name)?.split(',').map((entry) => entry.trim());
	}

	/** A list of Netvisor keys. */
	keys(name: string): number[] | undefined {
		return this.list(name)?.map((entry) => {
			if (!FORMS.integer.fits(entry)) throw invalid(`Parameter ${name} holds "${entry}", which is no key.`);
			return Number(entry);
		});
	}

	/** The name of the one parameter given out of these; refuses none and several. */
	oneOf(...names: string[]): string {
		const found = names.filter((name) => this.text(name) !== undefined);
		if (found.length !== 1) throw invalid(`Give one of the parameters ${names.join(', ')}${found.length > 1 ? `, not ${found.join(' and ')}` : ''}.`);
		return found[0]!;
	}
}

function check(name: string, value: string, { kind, values, max }: Parameter): void {
	const { fits, form } = FORMS[kind];
	if (!fits(value)) throw invalid(`Parameter ${name} is not ${form}: "${value}".`);
	if (values !== undefined && !values.includes(value.toLowerCase())) throw invalid(`Parameter ${name} is "${value}"; allowed are ${values.join(', ')}.`);
	if (max !== undefined && value.split(',').length > max) throw invalid(`Parameter ${name} has more than ${max} entries.`);
}
