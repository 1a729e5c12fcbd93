/**
 * A small validator for document type definitions (XML 1.0, sections 3.2 and 3.3): element content, and attributes with
 * their defaults. It reads what the vendor's files use and refuses a declaration that it does not know, so that nothing
 * is left unchecked in silence. Entities, notations and external subsets do not occur there.
 */
import { SaxesParser } from 'saxes';

export interface XmlElement {
	name: string;
	attributes: Record<string, string>;
	children: XmlElement[];
	text: string;
}

interface AttributeRule {
	/** The values of an enumeration; undefined for CDATA and NMTOKEN. */
	values?: string[];
	required: boolean;
	fixed?: string;
}

interface ElementRule {
	/** The content model as it is written, such as "(name, item*)". */
	model: string;
	/** Over "<name><item>"; undefined for ANY. */
	children?: RegExp;
	mayHoldText: boolean;
	attributes: Map<string, AttributeRule>;
}

export class Dtd {
	private readonly elements = new Map<string, ElementRule>();
	readonly root: string | undefined;

	/** @param text an internal subset (`<!DOCTYPE root [ … ]>`) or the bare declarations */
	constructor(text: string) {
		const doctype = /<!DOCTYPE\s+([\w.-]+)\s*\[([\s\S]*)\]\s*>/.exec(text);
		this.root = doctype?.[1];
		this.declare(doctype?.[2] ?? text);
	}

	/** Adds declarations; a second declaration of an element replaces the first (to say what newer vendor pages added). */
	declare(text: string): void {
		const bare = text.replace(/<!--[\s\S]*?-->/g, '');
		const rest = bare.replace(/<!(ELEMENT|ATTLIST)\s+([\w.-]+)\s+([\s\S]*?)>/g, (_, kind: string, name: string, body: string) => {
			if (kind === 'ELEMENT') this.declareElement(name, body.trim());
			else this.declareAttributes(name, body);
			return '';
		});
		if (rest.trim() !== '') throw new Error(`Not understood in the DTD: ${rest.trim().slice(0, 80)}`);
	}

	/** Puts an optional element behind another one in a parent's content model, where newer vendor pages have it. */
	insertAfter(parent: string, sibling: string, added: string): void {
		const rule = this.elements.get(parent);
		const place = new RegExp(`\\b${sibling}\\b[?*+]?`);
		if (rule === undefined || !place.test(rule.model)) throw new Error(`The DTD has no ${sibling} in ${parent} to put ${added} behind.`);
		this.declareElement(parent, rule.model.replace(place, (found) => `${found}, ${added}`));
	}

	/** Is the element, or the attribute of it, declared? */
	has(element: string, attribute?: string): boolean {
		const rule = this.elements.get(element);
		return rule !== undefined && (attribute === undefined || rule.attributes.has(attribute));
	}

	/** Every violation, each with the path of its element; empty for a valid document. */
	check(element: XmlElement, path = ''): string[] {
		const here = `${path}/${element.name}`;
		const rule = this.elements.get(element.name);
		if (rule === undefined) return [`${here}: the element is not declared`];
		const found = path === '' && this.root !== undefined && element.name !== this.root ? [`${here}: the document element must be ${this.root}`] : [];
		const names = element.children.map((child) => `<${child.name}>`).join('');
		if (rule.children !== undefined && !rule.children.test(names)) found.push(`${here}: the children ${names || '(none)'} do not fit ${rule.model}`);
		if (!rule.mayHoldText && element.text.trim() !== '') found.push(`${here}: text is not allowed here`);
		found.push(...checkAttributes(here, element.attributes, rule.attributes));
		return [...found, ...element.children.flatMap((child) => this.check(child, here))];
	}

	private declareElement(name: string, model: string): void {
		const attributes = this.elements.get(name)?.attributes ?? new Map<string, AttributeRule>();
		const mayHoldText = model === 'ANY' || model.includes('#PCDATA');
		this.elements.set(name, { model, children: toRegExp(model), mayHoldText, attributes });
	}

	private declareAttributes(name: string, body: string): void {
		const rule = this.elements.get(name) ?? { model: '(undeclared)', children: /^$/, mayHoldText: false, attributes: new Map<string, AttributeRule>() };
		const one = /\s*([\w.:-]+)\s+(\([^)]*\)|CDATA|NMTOKENS?|IDREFS?|ID)\s+(#REQUIRED|#IMPLIED|(?:#FIXED\s+)?(?:"[^"]*"|'[^']*'))/y;
		let end = 0;
		for (let match = one.exec(body); match !== null; match = one.exec(body)) {
			const [, attribute = '', type = '', presence = ''] = match;
			// XML 1.0, 3.3: the first declaration of an attribute is the binding one.
			if (!rule.attributes.has(attribute))
				rule.attributes.set(attribute, {
					values: type.startsWith('(') ? type.slice(1, -1).split('|').map((value) => value.trim()) : undefined,
					required: presence === '#REQUIRED',
					fixed: presence.startsWith('#FIXED') ? presence.replace(/^#FIXED\s+/, '').slice(1, -1) : undefined,
				});
			end = one.lastIndex;
		}
		if (body.slice(end).trim() !== '') throw new Error(`Not understood in the attributes of ${name}: ${body.slice(end).trim()}`);
		this.elements.set(name, rule);
	}
}

function checkAttributes(here: string, given: Record<string, string>, rules: Map<string, AttributeRule>): string[] {
	const found: string[] = [];
	for (const [name, value] of Object.entries(given)) {
		const rule = rules.get(name);
		if (rule === undefined) found.push(`${here}: the attribute ${name} is not declared`);
		else if (rule.values !== undefined && !rule.values.includes(value)) found.push(`${here}: ${name}="${value}" is none of ${rule.values.join(', ')}`);
		else if (rule.fixed !== undefined && rule.fixed !== value) found.push(`${here}: ${name} must be "${rule.fixed}"`);
	}
	for (const [name, rule] of rules) if (rule.required && given[name] === undefined) found.push(`${here}: the attribute ${name} is missing`);
	return found;
}

/** "(a, b?, (c|d)*)" → /^(?:<a>)(?:<b>)?(?:(?:<c>)|(?:<d>))*$/ */
function toRegExp(model: string): RegExp | undefined {
	if (model === 'ANY') return undefined;
	if (model === 'EMPTY') return /^$/;
	const bare = model.replace(/\s+/g, '');
	const tokens = bare.match(/#PCDATA|[\w.-]+|[(),|?*+]/g) ?? [];
	if (tokens.join('') !== bare) throw new Error(`Not understood as a content model: ${model}`);
	const source = tokens.map((token) => (token === '#PCDATA' || token === ',' ? '' : token === '(' ? '(?:' : /^[\w.-]+$/.test(token) ? `(?:<${token}>)` : token)).join('');
	// "(#PCDATA|a)*" leaves "(?:|(?:<a>))*", and "(#PCDATA)" leaves "(?:)": both match no child at all as well.
	return new RegExp(`^${source}$`);
}

/** Reads a document strictly; element and attribute names in lower case, as the vendor's DTDs have them. */
export function readXml(text: string): XmlElement {
	const parser = new SaxesParser({ xmlns: false });
	const holder: XmlElement = { name: '', attributes: {}, children: [], text: '' };
	const open: XmlElement[] = [holder];
	const top = () => open[open.length - 1] as XmlElement;
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element: XmlElement = { name: name.toLowerCase(), attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), String(value)])), children: [], text: '' };
		top().children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	parser.on('text', (part) => void (top().text += part));
	parser.on('cdata', (part) => void (top().text += part));
	parser.write(text).close();
	const [root] = holder.children;
	if (root === undefined) throw new Error('The text holds no XML element.');
	return root;
}
