/**
 * Text to elements and back; the only file that imports fast-xml-parser (writing) and saxes (reading), for the reasons in
 * docs/decisions/0002-xml.md. Reading is strict: a reply that is cut off, mismatched or HTML is refused as a whole and
 * never read as a shorter list.
 */
import { XMLBuilder } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';
import { InputError } from '../errors';
import { setAttribute, type XmlNode } from './xmlNode';

/** Not a well-formed document of the kind this package accepts. replies.ts decides what that means for the call. */
export class NotXmlError extends Error {}

/** Real answers are some ten levels deep. */
const DEEPEST_LEVEL = 64;
/** Elements and attributes. The largest real answers (some 15 MB) have a few hundred thousand; each takes memory that its text does not show. */
const MOST_PARTS = 3_000_000;

/**
 * Element and attribute names in lower case, texts exact.
 * @throws NotXmlError for anything that is not one complete, well-formed document without DOCTYPE and without entities
 * other than XML's five
 */
export function readXml(body: Buffer | string): XmlNode {
	const parser = new SaxesParser({ xmlns: false, position: true });
	const open: XmlNode[] = [];
	let root: XmlNode | undefined;
	let parts = 0;
	const count = () => {
		if (++parts > MOST_PARTS) throw new NotXmlError(`there are more than ${MOST_PARTS} elements and attributes`);
	};
	// saxes goes on after an error; the first one ends the reading here.
	parser.on('error', (error) => {
		throw new NotXmlError(error.message);
	});
	parser.on('doctype', () => {
		throw new NotXmlError('a DOCTYPE is not accepted');
	});
	parser.on('opentagstart', count);
	parser.on('attribute', count);
	parser.on('opentag', ({ name, attributes }) => {
		if (open.length >= DEEPEST_LEVEL) throw new NotXmlError(`elements are nested more than ${DEEPEST_LEVEL} levels deep`);
		const node: XmlNode = { name: name.toLowerCase(), attributes: {}, children: [], text: '' };
		for (const key of Object.keys(attributes)) {
			const lower = key.toLowerCase();
			if (Object.hasOwn(node.attributes, lower)) throw new NotXmlError(`the attribute ${lower} is there twice`);
			setAttribute(node, lower, String(attributes[key]));
		}
		const parent = open.at(-1);
		if (parent === undefined) root = node;
		else parent.children.push(node);
		open.push(node);
	});
	const addText = (text: string) => {
		const node = open.at(-1);
		if (node !== undefined) node.text += text;
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => void open.pop());
	parser.write(typeof body === 'string' ? body : decode(body)).close();
	if (root === undefined) throw new NotXmlError('there is no element');
	return root;
}

/** UTF-8 unless the XML declaration says otherwise; bytes that do not fit are refused, never replaced. */
function decode(body: Buffer): string {
	const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(body.subarray(0, 200).toString('latin1'))?.[1];
	try {
		return new TextDecoder(declared ?? 'utf-8', { fatal: true }).decode(body);
	} catch {
		throw new NotXmlError(`the bytes are not ${declared ?? 'UTF-8'}`);
	}
}

/**
 * Some refusals of the signature echo unescaped `&` and are not well-formed (Netvisor API 1.5). Of such a text only the
 * words of a refused authentication are taken; success, or any other failure, is never read out of broken XML.
 */
export function authenticationRefusalIn(body: string): string | undefined {
	const found = /<ResponseStatus>\s*<Status>\s*FAILED\s*<\/Status>\s*<Status>\s*(AUTHENTICATION_FAILED\b[\s\S]*?)(?:<\/Status>|$)/i.exec(body);
	return found?.[1]?.trim();
}

const builder = new XMLBuilder({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', processEntities: true, suppressEmptyNode: false, format: false });

const NAME = /^[A-Za-z_][A-Za-z0-9._-]*$/;
// eslint-disable-next-line no-control-regex -- these are exactly the characters that XML 1.0 cannot carry
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * UTF-8 text without a declaration, as the service wants it (Netvisor API 1.6).
 * @throws InputError naming the path of a text that XML 1.0 cannot carry, or of an impossible name
 */
export function writeXml(root: XmlNode): string {
	// A bare carriage return would be read back as a line feed (XML 1.0, 2.11).
	return (builder.build([toBuilderForm(root, root.name)]) as string).replace(/\r/g, '&#13;');
}

function toBuilderForm(node: XmlNode, path: string): object {
	if (!NAME.test(node.name)) throw new InputError(`"${node.name}" cannot be the name of an XML element.`, { field: path });
	for (const [name, value] of Object.entries(node.attributes)) {
		if (!NAME.test(name)) throw new InputError(`"${name}" cannot be the name of an XML attribute.`, { field: `${path}/@${name}` });
		checkText(value, `${path}/@${name}`);
		// A reader makes spaces of them (XML 1.0, 3.3.3), and no attribute of the interface has a use for them.
		if (/[\t\n\r]/.test(value)) throw new InputError(`The attribute ${path}/@${name} contains a line break or a tab.`, { field: `${path}/@${name}` });
	}
	checkText(node.text, path);
	const content = [...(node.text === '' ? [] : [{ '#text': node.text }]), ...node.children.map((child) => toBuilderForm(child, `${path}/${child.name}`))];
	return { [node.name]: content, ':@': node.attributes };
}

function checkText(text: string, path: string): void {
	const found = NOT_XML.exec(text)?.[0];
	if (found === undefined) return;
	const codePoint = `U+${(found.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
	throw new InputError(`The field ${path} contains a character that XML cannot carry (${codePoint}). Delete and retype that spot.`, { field: path });
}
