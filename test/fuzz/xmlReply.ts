/** Changes of an XML answer that stay well-formed: the reader has no excuse. Written and counted without the package's own XML. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { readXml } from '../../src/netvisor/xml';
import type { XmlNode } from '../../src/netvisor/xmlNode';
import type { HttpResponse } from '../../src/transport/http';
import type { Changed } from './bytes';
import { hostileText } from './hostile';
import type { Case } from './target';

// eslint-disable-next-line no-control-regex -- what XML 1.0 cannot carry
export const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/** Ways to write one and the same text. */
const SPELLINGS: ReadonlyArray<(text: string) => string> = [
	(text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\r/g, '&#13;'),
	(text) => [...text].map((sign) => `&#${sign.codePointAt(0)};`).join(''),
	(text) => [...text].map((sign) => `&#x${(sign.codePointAt(0) as number).toString(16)};`).join(''),
	(text) => (text.includes('\r') ? (SPELLINGS[0] as (text: string) => string)(text) : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`),
	(text) => `${(SPELLINGS[0] as (text: string) => string)(text.slice(0, 1).replace(/[\ud800-\udbff]/, ''))}<!-- < & -->${(SPELLINGS[0] as (text: string) => string)(/^[\ud800-\udbff]/.test(text) ? text : text.slice(1))}`,
	(text) => `<?x ?>${(SPELLINGS[0] as (text: string) => string)(text)}<!---->`,
];

interface Writing { spelling: number; mixCase: boolean; comments: boolean }

function write(node: XmlNode, how: Writing): string {
	const name = how.mixCase ? node.name.replace(/^./, (first) => first.toUpperCase()) : node.name;
	const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}='${value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/'/g, '&apos;').replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)}'`).join('');
	const text = node.text === '' ? '' : (SPELLINGS[how.spelling] as (text: string) => string)(node.text);
	return `<${name}${attributes}>${text}${node.children.map((child) => `${how.comments ? '<!-- <x> -->\n' : ''}${write(child, how)}`).join('')}</${name}>`;
}

interface Place { node: XmlNode; parent?: XmlNode }
const placesOf = (node: XmlNode, parent?: XmlNode): Place[] => [{ node, parent }, ...node.children.flatMap((child) => placesOf(child, node))];

/** @returns the changed answer, and the text that was put in where one was */
export function changeXml({ choices, note }: Case, reply: HttpResponse): (Changed & { text?: string }) | undefined {
	let root: XmlNode;
	try {
		root = structuredClone(readXml(reply.body));
	} catch {
		return undefined;
	}
	const how: Writing = { spelling: choices.below(SPELLINGS.length), mixCase: choices.oneIn(2), comments: choices.oneIn(3) };
	const done = (expected: Changed['expected'], text?: string) => {
		if (how.spelling + Number(how.mixCase) + Number(how.comments) > 0) note(`written with spelling ${how.spelling}${how.mixCase ? ', other letter case' : ''}${how.comments ? ', comments' : ''}`);
		return { reply: { ...reply, body: Buffer.from(`<?xml version="1.0"?>\n${write(root, how)}`, 'utf8') }, expected, text };
	};
	const places = placesOf(root).filter(({ node }) => node.name !== 'root' && node.name !== 'responsestatus' && node.name !== 'status');
	if (places.length === 0) return done('same');
	const { node, parent = root } = choices.pick(places);
	switch (choices.below(9)) {
		case 0:
			return done('same');
		case 1: {
			const leaves = places.filter((one) => one.node.children.length === 0);
			const leaf = (leaves.length === 0 ? node : choices.pick(leaves).node) as XmlNode;
			const text = hostileText(choices);
			if (NOT_XML.test(text)) return done('same');
			note(`<${leaf.name}> holds ${JSON.stringify(text)} instead of ${JSON.stringify(leaf.text)}`);
			leaf.text = text;
			return done('any', text);
		}
		case 2:
			note(`<${node.name}> is gone`);
			parent.children.splice(parent.children.indexOf(node), 1);
			return done('any');
		case 3:
			note(`<${node.name}> comes twice`);
			parent.children.splice(parent.children.indexOf(node), 0, structuredClone(node));
			return done('any');
		case 4: {
			const name = choices.pick(['x', 'name', 'netvisorkey', '__proto__', 'constructor', 'customer', 'root', 'responsestatus', 'status']);
			note(`<${node.name}> is called <${name}>`);
			node.name = name;
			return done('any');
		}
		case 5: {
			const target = choices.pick(places).node;
			if (placesOf(node).some((inside) => inside.node === target)) return done('same');
			note(`<${node.name}> stands in <${target.name}>`);
			parent.children.splice(parent.children.indexOf(node), 1);
			target.children.push(node);
			return done('any');
		}
		case 6: {
			note(`a second <${parent.name}> takes the children from <${node.name}> on`);
			if (parent === root) return done('same');
			const second = { ...parent, children: parent.children.splice(parent.children.indexOf(node)) };
			const holder = placesOf(root).find(({ node: one }) => one.children.includes(parent))?.node as XmlNode;
			holder.children.splice(holder.children.indexOf(parent) + 1, 0, second);
			return done('any');
		}
		case 7: {
			note(`an unknown element stands in <${node.name}>`);
			node.children.push({ name: 'newelement', attributes: { a: 'b' }, children: [], text: 'x' });
			return done('any');
		}
		default: {
			const [attribute, value] = [choices.pick(['type', 'iso-3166', 'status', 'format', 'netvisorkey', '__proto__']), hostileText(choices)];
			if (NOT_XML.test(value)) return done('same');
			note(`<${node.name}> has the attribute ${attribute}=${JSON.stringify(value)}`);
			Object.defineProperty(node.attributes, attribute, { value, enumerable: true, configurable: true, writable: true });
			return done('any', value);
		}
	}
}

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, parseAttributeValue: false, trimValues: false, processEntities: true, htmlEntities: true, transformTagName: (name) => name.toLowerCase() });
type Parsed = { [name: string]: Parsed[] | string | object };

/** What another reader finds; undefined when it does not take the text for a document. */
export function readElsewhere(xml: string): Parsed[] | undefined {
	if (XMLValidator.validate(xml) !== true) return undefined;
	try {
		return parser.parse(xml) as Parsed[];
	} catch {
		return undefined;
	}
}

const named = (nodes: readonly Parsed[], name: string): Parsed[][] => nodes.filter((node) => Object.hasOwn(node, name)).map((node) => node[name] as Parsed[]);
const isFilled = (content: readonly Parsed[]): boolean => content.some((node) => !Object.hasOwn(node, '#text') || String(node['#text']).trim() !== '');

/** How many records another reader finds in all wrappers of the name, and beside them; undefined when it cannot tell. */
export function countElsewhere(xml: string, wrapper: string, name: string): number | undefined {
	const roots = readElsewhere(xml);
	if (roots === undefined) return undefined;
	const root = named(roots, 'root')[0] ?? [];
	return [...named(root, wrapper).flatMap((content) => named(content, name)), ...named(root, name)].filter(isFilled).length;
}
