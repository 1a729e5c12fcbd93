/** Reads the fields of one record of an answer; what is not of its form is a ContractError that names the field. */
import { ContractError } from '../errors';
import type { DimensionReference, ZeroOrOne } from './elements';
import { readBoolean, readDate, readDecimal } from './readValues';
import { childOf, childrenOf, type XmlNode } from './xmlNode';

export class Fields {
	/** @param request "GET /customerlist.nv", for messages */
	constructor(
		readonly node: XmlNode,
		private readonly request: string,
	) {}

	/** The text of a child, exactly; '' when it is empty or missing. The first of several names that is there counts; two values for one name are none. */
	text(...names: string[]): string {
		for (const name of names) {
			const [child, ...more] = childrenOf(this.node, name);
			if (child === undefined) continue;
			return more.every(({ text }) => text === child.text) ? child.text : this.fail(name, 'is there with different values');
		}
		return '';
	}

	/** A Netvisor key: digits, white space around it cut (Netvisor API 8.2). */
	key(...names: string[]): string {
		const key = this.optionalKey(...names);
		return key === '' ? this.fail(names[0] ?? '', 'is missing') : key;
	}

	optionalKey(...names: string[]): string {
		const key = this.text(...names).trim();
		return key === '' || /^\d{1,15}$/.test(key) ? key : this.fail(names[0] ?? '', 'is not a number');
	}

	/** Decimal with a dot, exact; '' when empty or missing. */
	decimal(...names: string[]): string {
		return readDecimal(this.text(...names)) ?? this.fail(names[0] ?? '', 'is not a decimal');
	}

	/** "YYYY-MM-DD" or ''. */
	date(...names: string[]): string {
		return readDate(this.text(...names)) ?? this.fail(names[0] ?? '', 'is not a date');
	}

	boolean(name: string, whenEmpty?: boolean): boolean {
		const text = this.text(name);
		if (text.trim() === '' && whenEmpty !== undefined) return whenEmpty;
		return readBoolean(text) ?? this.fail(name, 'is neither true nor false');
	}

	zeroOrOne(name: string): ZeroOrOne | '' {
		return this.text(name).trim() === '' ? '' : this.boolean(name) ? '1' : '0';
	}

	wholeNumber(name: string, whenEmpty?: number): number {
		const text = this.text(name).trim();
		if (text === '' && whenEmpty !== undefined) return whenEmpty;
		return /^-?\d{1,15}$/.test(text) ? Number(text) : this.fail(name, 'is not a whole number');
	}

	/** '' when the child or its attribute is missing. */
	attribute(child: string, name: string): string {
		return childOf(this.node, child)?.attributes[name] ?? '';
	}

	/** The fields of a group; an empty group where it is missing. Of two groups, one would be lost. */
	group(...path: string[]): Fields {
		const [name, ...rest] = path;
		if (name === undefined) return this;
		const [node = { name, attributes: {}, children: [], text: '' }, ...more] = childrenOf(this.node, name);
		if (more.length > 0) this.fail(name, 'is there more than once');
		return new Fields(node, this.request).group(...rest);
	}

	all(name: string): Fields[] {
		return childrenOf(this.node, name).map((child) => new Fields(child, this.request));
	}

	/** Every dimension below a group; the empty `<dimension/>` that is seen in answers is none. */
	dimensions(): DimensionReference[] {
		return this.all('dimension')
			.map((dimension) => ({ dimensionName: dimension.text('dimensionname'), dimensionItem: dimension.text('dimensionitem') }))
			.filter(({ dimensionName, dimensionItem }) => dimensionName !== '' || dimensionItem !== '');
	}

	fail(field: string, why: string): never {
		throw new ContractError(`Netvisor answered ${this.request} in an unexpected form: ${this.node.name}/${field} ${why}.`, { service: 'Netvisor', request: this.request, field });
	}
}
