/** Query parameters by the description: typed, repeated keys for lists, unknown names ignored (severa-rest-api.md 6.4). */
import { enums, type Operation } from './description/description';
import { invalid } from './errors';
import { isGuid } from './stateCheck';
import { instant, isDate } from './time';

export type Value = string | number | boolean | Date;

export class Query {
	private readonly values = new Map<string, Value[]>();

	constructor(given: URLSearchParams, operation: Operation) {
		for (const [name, parameter] of Object.entries(operation.query)) {
			const texts = given.getAll(name).filter((text) => text !== '');
			if (texts.length === 0) {
				if (parameter.required) throw invalid(`${name} is mandatory`, name, 'UriParameter');
				continue;
			}
			// A second value of a parameter that is no list is not seen by the model binder; a comma list is one value.
			this.values.set(name, (parameter.list ? texts : texts.slice(0, 1)).map((text) => typed(text, name, parameter.type)));
		}
	}

	/** The given parameters. */
	names(): string[] {
		return [...this.values.keys()];
	}

	has(name: string): boolean {
		return this.values.has(name);
	}

	all(name: string): Value[] {
		return this.values.get(name) ?? [];
	}

	text(name: string): string | undefined {
		const [value] = this.all(name);
		return value === undefined ? undefined : String(value);
	}

	number(name: string): number | undefined {
		const [value] = this.all(name);
		return typeof value === 'number' ? value : undefined;
	}

	flag(name: string): boolean | undefined {
		const [value] = this.all(name);
		return typeof value === 'boolean' ? value : undefined;
	}

	time(name: string): Date | undefined {
		const [value] = this.all(name);
		return value instanceof Date ? value : undefined;
	}
}

function typed(text: string, name: string, type: string): Value {
	const wrong = () => invalid(`The value '${text}' is not valid for ${name}.`, name, 'UriParameter');
	if (type in enums) {
		const member = enums[type]?.find((each) => each.toLowerCase() === text.toLowerCase());
		if (member === undefined) throw wrong();
		return member;
	}
	switch (type) {
		case 'int32': case 'int64':
			if (!/^-?\d{1,18}$/.test(text)) throw wrong();
			return Number(text);
		case 'double':
			if (!/^-?\d+(\.\d+)?$/.test(text)) throw wrong();
			return Number(text);
		case 'boolean':
			if (!/^(true|false)$/i.test(text)) throw wrong();
			return text.toLowerCase() === 'true';
		case 'date':
			if (!isDate(text.slice(0, 10)) || instant(text) === undefined) throw wrong();
			return text.slice(0, 10);
		case 'date-time': {
			const moment = instant(text);
			// `+03:00` that was not escaped arrives as a blank and is no time (6.4).
			if (moment === undefined) throw wrong();
			return moment;
		}
		default:
			if (/guids?$/i.test(name) && !isGuid(text)) throw wrong();
			return /guids?$/i.test(name) ? text.toLowerCase() : text;
	}
}
