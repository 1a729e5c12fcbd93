/** Is what was written what is read? With the package's reader and with another one, against what the document says. */
import type { Elements, GroupRule } from '../../src/netvisor/elements';
import { readXml } from '../../src/netvisor/xml';
import type { XmlNode } from '../../src/netvisor/xmlNode';
import { readElsewhere } from './xmlReply';

/** One line for each element: path, attributes by name, text. */
type Flat = string[];

const line = (path: string, attributes: Record<string, string>, text: string) => JSON.stringify([path, Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)), text]);

function flatNode(node: XmlNode, path = ''): Flat {
	const at = `${path}/${node.name}`;
	return [line(at, node.attributes, node.text), ...node.children.flatMap((child) => flatNode(child, at))];
}

type Parsed = Record<string, unknown>;
function flatParsed(nodes: readonly Parsed[], path = ''): Flat {
	return nodes.flatMap((node) => {
		const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
		if (name === undefined) return [];
		const content = node[name] as Parsed[];
		const at = `${path}/${name}`;
		const text = content.filter((child) => '#text' in child).map((child) => String(child['#text'])).join('');
		return [line(at, (node[':@'] ?? {}) as Record<string, string>, text), ...flatParsed(content, at)];
	});
}

/** What a document must look like on the wire, worked out without the writer. */
export function expectedOf(name: string, elements: Elements, document: object): Flat {
	const group = (path: string, rule: GroupRule, values: Record<string, unknown>): Flat => [
		line(path, {}, ''),
		...Object.entries(rule.elements).flatMap(([key, child]): Flat => {
			const value = values[key];
			const at = `${path}/${key.toLowerCase()}`;
			if (value === undefined) return [];
			if (child.kind === 'group') return group(at, child, value as Record<string, unknown>);
			if (child.kind === 'list') {
				const items = value as Array<Record<string, unknown>>;
				const inside = child.wrapped ? `${at}/${child.element}` : `${path}/${child.element}`;
				return items.length === 0 ? [] : [...(child.wrapped ? [line(at, {}, '')] : []), ...items.flatMap((item) => group(inside.toLowerCase(), child.item, item))];
			}
			const { value: text, ...attributes } = typeof value === 'object' ? (value as Record<string, string>) : { value: value as string };
			const comma = (one: string) => one.replace('.', ',');
			const written = Object.fromEntries(Object.entries(attributes).filter(([, one]) => one !== undefined).map(([key, one]) => [key.toLowerCase(), child.attributes?.[key] === 'decimal' ? comma(one) : one]));
			return [line(at, { ...child.fixed, ...written }, child.kind === 'decimal' ? comma(text as string) : (text as string))];
		}),
	];
	return [line('/root', {}, ''), ...group(`/root/${name}`, { kind: 'group', elements }, document as Record<string, unknown>)];
}

/** @throws Error naming the first difference */
export function checkRoundTrip(xml: string, expected: Flat): void {
	compare('our reader', flatNode(readXml(Buffer.from(xml, 'utf8'))), expected);
	const elsewhere = readElsewhere(xml);
	if (elsewhere === undefined) throw new Error(`Another reader does not take it: ${xml.slice(0, 300)}`);
	compare('another reader', flatParsed(elsewhere as Parsed[]), expected);
}

function compare(reader: string, found: Flat, expected: Flat): void {
	for (let index = 0; index < Math.max(found.length, expected.length); index++)
		if (found[index] !== expected[index]) throw new Error(`What ${reader} finds is not what was given: ${found[index]?.slice(0, 200)} instead of ${expected[index]?.slice(0, 200)}`);
}
