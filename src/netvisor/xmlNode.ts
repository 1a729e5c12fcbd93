/** One element of an XML document, as it is read and written. Names are lower case when read (Netvisor API 1.6). */
export interface XmlNode {
	name: string;
	attributes: Record<string, string>;
	/** In document order. */
	children: XmlNode[];
	/** The element's own text, exactly; '' for an empty element. */
	text: string;
}

/** Also of the name `__proto__`, which a plain assignment would lose. */
export function setAttribute(node: XmlNode, name: string, value: string): void {
	Object.defineProperty(node.attributes, name, { value, enumerable: true, configurable: true, writable: true });
}

export const childOf = (node: XmlNode, name: string): XmlNode | undefined => node.children.find((child) => child.name === name);
export const childrenOf = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name);

/** True for `<Product/>`: how some resources say "not found" (Netvisor API 1.5). */
export const isEmptyElement = (node: XmlNode): boolean => node.children.length === 0 && node.text.trim() === '';

/** Plain JSON: an element with neither attributes nor children is its text; attributes are `@name`, text beside them `#text`; repeated elements are arrays. */
export type PlainXml = string | { [name: string]: PlainXml | PlainXml[] };

export function toPlain(node: XmlNode): PlainXml {
	const attributes = Object.entries(node.attributes);
	if (attributes.length === 0 && node.children.length === 0) return node.text;
	const plain: { [name: string]: PlainXml | PlainXml[] } = Object.create(null) as never;
	for (const [name, value] of attributes) plain[`@${name}`] = value;
	if (node.text.trim() !== '' || node.children.length === 0) plain['#text'] = node.text;
	for (const child of node.children) {
		const value = toPlain(child);
		const before = plain[child.name];
		if (before === undefined) plain[child.name] = value;
		else if (Array.isArray(before)) before.push(value);
		else plain[child.name] = [before, value];
	}
	return { ...plain };
}
