/** Answers as XML text. An element without content is written `<Name/>`, as the service does for empty lists. */

export type Content = string | number | undefined | XmlNode[];
export interface XmlNode { name: string; attributes: Record<string, string>; content: Content }

/** One element; a content of undefined or '' makes an empty one. */
export function el(name: string, content?: Content, attributes: Record<string, string | undefined> = {}): XmlNode {
	const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined);
	return { name, content, attributes: Object.fromEntries(given) };
}

/** The element when `present`, else nothing: for members that occur 0..1. */
export function when(present: unknown, node: () => XmlNode): XmlNode[] {
	return present === undefined || present === null || present === false || present === '' ? [] : [node()];
}

export function escapeXml(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export function writeXml(node: XmlNode): string {
	const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
	const inner = Array.isArray(node.content) ? node.content.map(writeXml).join('') : escapeXml(String(node.content ?? ''));
	return inner === '' ? `<${node.name}${attributes}/>` : `<${node.name}${attributes}>${inner}</${node.name}>`;
}
