/**
 * Reads a request body strictly (Netvisor API 1.6): well-formed, beginning with `<root>` in any letter case, no DOCTYPE,
 * no entities but the five of XML. Names become lower case, because the service takes any letter case.
 */
import { SaxesParser } from 'saxes';
import { invalid } from './refusal';

export interface XmlElement {
	/** In lower case. */
	name: string;
	attributes: Record<string, string>;
	/** The text of an element without children, as it was sent. */
	text: string;
	children: XmlElement[];
}

/** UTF-8, or ISO-8859-15 when the bytes are not UTF-8. */
export function decodeBody(body: Buffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
	} catch {
		return new TextDecoder('iso-8859-15').decode(body);
	}
}

/** The `root` element of a request; refuses everything else with INVALID_DATA. */
export function readXml(body: Buffer, options: { xmlDeclaration: 'refuse' | 'accept' }): XmlElement {
	const text = decodeBody(body);
	const message = options.xmlDeclaration === 'accept' ? text.replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, '') : text;
	if (!/^<root[\s/>]/i.test(message)) throw invalid('The message must start with <root>.');
	const open: XmlElement[] = [];
	let root: XmlElement | undefined;
	const parser = new SaxesParser({ xmlns: false });
	const add = (part: string) => {
		const current = open[open.length - 1];
		if (current !== undefined) current.text += part;
	};
	parser.on('error', (error) => { throw invalid(`The message is not well-formed XML: ${error.message}`); });
	parser.on('doctype', () => { throw invalid('A DOCTYPE is not allowed.'); });
	parser.on('processinginstruction', () => { throw invalid('Processing instructions are not allowed.'); });
	parser.on('text', add);
	parser.on('cdata', add);
	parser.on('opentag', (tag) => {
		const element: XmlElement = { name: tag.name.toLowerCase(), attributes: lowerNames(tag.name, tag.attributes as Record<string, string>), text: '', children: [] };
		const parent = open[open.length - 1];
		if (parent === undefined) root = element;
		else parent.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => {
		const element = open.pop();
		if (element === undefined || element.children.length === 0) return;
		if (element.text.trim() !== '') throw invalid(`Element ${element.name} has text beside its child elements.`);
		element.text = '';
	});
	parser.write(message).close();
	if (root === undefined) throw invalid('The message has no root element.');
	return root;
}

function lowerNames(element: string, attributes: Record<string, string>): Record<string, string> {
	const lower = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]));
	if (Object.keys(lower).length !== Object.keys(attributes).length) throw invalid(`Element ${element} has an attribute twice.`);
	return lower;
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
	return element?.children.find((one) => one.name === name);
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
	return element?.children.filter((one) => one.name === name) ?? [];
}

/** The trimmed text of a child; undefined when the child is missing, '' when it is empty. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
	return child(element, name)?.text.trim();
}
