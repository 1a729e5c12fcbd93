/**
 * A document and its element table to XML: order, names, lengths, attributes and decimals in one place. What cannot be
 * sent as it is given is an InputError that names the field; nothing is cut, dropped or guessed.
 */
import { InputError } from '../errors';
import type { AttributeRule, ElementRule, Elements, GroupRule, ListRule, ValueRule } from './elements';
import { isCalendarDate } from './readValues';
import { writeXml } from './xml';
import type { XmlNode } from './xmlNode';

export interface WriteOptions {
	/** An edit holds only what changes, so nothing is missed; an empty element clears (Netvisor API 1.6). */
	partial?: boolean;
	/** The record as the user knows it, for messages. */
	record?: string;
}

/**
 * `<root><customer>…</customer></root>`
 * @throws InputError naming the field: unknown, missing, too long, of the wrong form
 */
export function writeDocument(name: string, elements: Elements, document: object, options: WriteOptions = {}): string {
	const element = new DocumentWriter(options).group(name, { kind: 'group', elements }, document as Record<string, unknown>, '');
	return writeXml({ name: 'root', attributes: {}, text: '', children: [element] });
}

/** Why a document cannot be written, found without sending anything; undefined when it can. */
export function problemOf(write: () => string): InputError | undefined {
	try {
		write();
		return undefined;
	} catch (error) {
		if (error instanceof InputError) return error;
		throw error;
	}
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

class DocumentWriter {
	constructor(private readonly options: WriteOptions) {}

	group(name: string, rule: GroupRule, values: Record<string, unknown>, path: string): XmlNode {
		if (typeof values !== 'object' || values === null || Array.isArray(values)) this.refuse(path, 'must be a group of fields');
		for (const key of Object.keys(values)) if (!Object.hasOwn(rule.elements, key)) this.refuse(join(path, key), 'is not a field of this document');
		const children: XmlNode[] = [];
		for (const [key, child] of Object.entries(rule.elements)) {
			const value = values[key];
			if (value === undefined) {
				if (child.required !== undefined && !this.options.partial && rule.oneOf === undefined) this.refuse(join(path, key), 'is missing');
				continue;
			}
			children.push(...this.element(key, child, value, join(path, key)));
		}
		if (rule.oneOf && children.length !== 1) this.refuse(path, `must hold exactly one of ${Object.keys(rule.elements).join(', ')}`);
		return { name: name.toLowerCase(), attributes: {}, text: '', children };
	}

	private element(name: string, rule: ElementRule, value: unknown, path: string): XmlNode[] {
		if (rule.kind === 'group') return [this.group(name, rule, value as Record<string, unknown>, path)];
		if (rule.kind === 'list') return this.list(name, rule, value, path);
		return [this.value(name, rule, value, path)];
	}

	private list(name: string, rule: ListRule, value: unknown, path: string): XmlNode[] {
		if (!Array.isArray(value)) return this.refuse(path, 'must be a list');
		if (value.length === 0 && rule.required === 'filled') this.refuse(path, 'is empty');
		const items = value.map((item: unknown, index) => this.group(rule.element, rule.item, item as Record<string, unknown>, `${path}[${index}]`));
		return rule.wrapped ? (items.length === 0 ? [] : [{ name: name.toLowerCase(), attributes: {}, text: '', children: items }]) : items;
	}

	private value(name: string, rule: ValueRule, given: unknown, path: string): XmlNode {
		const { value, ...attributes } = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : { value: given };
		if (typeof value !== 'string') return this.refuse(path, 'must be a text');
		const node: XmlNode = { name: name.toLowerCase(), attributes: { ...rule.fixed }, text: this.text(rule, value, path), children: [] };
		for (const required of rule.requiredAttributes ?? []) if (attributes[required] === undefined) this.refuse(join(path, required), 'is missing');
		for (const [key, attribute] of Object.entries(attributes)) {
			if (attribute === undefined) continue;
			const attributeRule = rule.attributes?.[key];
			if (attributeRule === undefined) this.refuse(join(path, key), 'is not an attribute of this field');
			else node.attributes[key.toLowerCase()] = this.attribute(attributeRule, attribute, join(path, key));
		}
		return node;
	}

	private text(rule: ValueRule, value: string, path: string): string {
		if (value === '') return rule.required === 'filled' ? this.refuse(path, 'is empty') : rule.kind === 'choice' && !this.options.partial && !rule.values?.includes('') ? this.refuse(path, 'is empty') : '';
		if (rule.max !== undefined && value.length > rule.max) this.refuse(path, `has ${value.length} characters, at most ${rule.max} fit`);
		switch (rule.kind) {
			case 'decimal':
				return this.decimal(value, path);
			case 'integer':
				return /^-?\d+$/.test(value) ? value : this.refuse(path, `must be a whole number, not "${value}"`);
			case 'date':
				return isCalendarDate(value) ? value : this.refuse(path, `must be a date such as 2026-01-31, not "${value}"`);
			case 'choice':
				return rule.values?.includes(value) ? value : this.refuse(path, `must be one of ${rule.values?.join(', ')}, not "${value}"`);
			case 'text':
				return value;
		}
	}

	private attribute(rule: AttributeRule, value: unknown, path: string): string {
		if (typeof value !== 'string' || value === '') return this.refuse(path, 'must be a text');
		if (rule === 'text') return value;
		if (rule === 'decimal') return this.decimal(value, path);
		return rule.includes(value) ? value : this.refuse(path, `must be one of ${rule.join(', ')}, not "${value}"`);
	}

	/** The wire has a comma (Netvisor API 1.6). */
	private decimal(value: string, path: string): string {
		return DECIMAL.test(value) ? value.replace('.', ',') : this.refuse(path, `must be a decimal such as 1255.00, not "${value}"`);
	}

	private refuse(path: string, why: string): never {
		const { record } = this.options;
		throw new InputError(`${record === undefined ? '' : `${record}: `}The field ${path} ${why}.`, { record, field: path });
	}
}

const join = (path: string, key: string) => (path === '' ? key : `${path}.${key}`);
