import { InputError } from '../../src/errors';
import { authenticationRefusalIn, NotXmlError, readXml, writeXml } from '../../src/netvisor/xml';
import { toPlain, type XmlNode } from '../../src/netvisor/xmlNode';

const element = (name: string, content: Partial<XmlNode> = {}): XmlNode => ({ name, attributes: {}, children: [], text: '', ...content });

describe('readXml', () => {
	it('gives names in lower case, texts exact, children in document order', () => {
		const root = readXml('<?xml version="1.0" encoding="utf-8"?>\n<Root><Line Type="A"> 0042 </Line><Comment/><LINE>&lt;&amp;&#228;&gt;</LINE></Root>');
		expect(root.name).toBe('root');
		expect(root.children).toEqual([element('line', { attributes: { type: 'A' }, text: ' 0042 ' }), element('comment'), element('line', { text: '<&ä>' })]);
	});

	it('reads CDATA and UTF-8 bytes with a byte order mark', () => {
		expect(readXml(Buffer.from('\uFEFF<a><![CDATA[x < y & ]]>€ä</a>', 'utf8')).text).toBe('x < y & €ä');
	});

	it('reads the encoding that the document declares', () => {
		expect(readXml(Buffer.from('<?xml version="1.0" encoding="ISO-8859-15"?><a>\xe4\xa4</a>', 'latin1')).text).toBe('ä€');
	});

	it.each([
		['an empty text', ''],
		['plain text', 'Service Unavailable'],
		['an HTML page', '<!DOCTYPE html><html><body><p>Error</body></html>'],
		['HTML without DOCTYPE', '<html><body><br>Error</body></html>'],
		['a mismatched tag', '<Root><A>1</B></Root>'],
		['a document that is cut in a text', '<Root><A>1</A><A>2'],
		['a document that is cut in a tag', '<Root><A>1</A><A'],
		['a document that is cut before its last tag', '<Root><A>1</A>'],
		['something behind the root', '<Root/><Root/>'],
		['text behind the root', '<Root/>x'],
		['a DOCTYPE', '<!DOCTYPE Root [<!ENTITY a "b">]><Root/>'],
		['an unknown entity', '<Root>&nbsp;</Root>'],
		['a raw ampersand', '<Root>a & b</Root>'],
		['a control character', '<Root>\u0001</Root>'],
		['a reference to a control character', '<Root>&#1;</Root>'],
		['an attribute given twice', '<Root a="1" a="2"/>'],
		['an attribute given twice in other letters', '<Root a="1" A="2"/>'],
		['billion laughs', '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><r>&b;</r>'],
		['more elements than any answer has', `<Root>${'<a/>'.repeat(3_000_001)}</Root>`],
		['too many levels', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`],
	])('refuses %s', (_, text) => {
		expect(() => readXml(text)).toThrow(NotXmlError);
	});

	it('refuses bytes that are not UTF-8 instead of replacing them', () => {
		expect(() => readXml(Buffer.from('<a>\xe4</a>', 'latin1'))).toThrow(NotXmlError);
	});
});

describe('writeXml', () => {
	it('escapes, keeps line breaks and other scripts, and writes no declaration', () => {
		expect(writeXml(element('root', { children: [element('a', { text: 'x & <y>\n"ä€😀"', attributes: { type: 'b"<&' } }), element('b')] }))).toBe('<root><a type="b&quot;&lt;&amp;">x &amp; &lt;y&gt;\n&quot;ä€😀&quot;</a><b></b></root>');
	});

	it('is read back as it was', () => {
		const root = element('root', { children: [element('a', { text: ' 0042 ', attributes: { format: 'ansi' } }), element('b', { children: [element('c', { text: ']]>&amp;' })] })] });
		expect(readXml(writeXml(root))).toEqual(root);
	});

	it.each(['a\rb', 'a\r\nb', '\r', 'a\tb\nc', ' \u0085\u2028 ', '&#13;', '\u007f\u0080', '\u{10FFFF}'])('the text %j is read back exactly', (text) => {
		expect(readXml(Buffer.from(writeXml(element('root', { text })), 'utf8')).text).toBe(text);
	});

	it.each(['a\nb', 'a\tb', 'a\rb'])('an attribute with a line break or tab (%j) is refused: it would be read back as a space', (value) => {
		expect(() => writeXml(element('root', { attributes: { type: value } }))).toThrow(InputError);
	});

	it('an attribute of any name is kept', () => {
		const root = readXml('<root __proto__="x" constructor="y"/>');
		expect(Object.entries(root.attributes)).toEqual([['__proto__', 'x'], ['constructor', 'y']]);
		expect(writeXml(root)).toBe('<root __proto__="x" constructor="y"></root>');
	});

	it.each(['\u0000', '\u000b', '\ufffe', '\ud800', 'x\udc00'])('refuses the character %j and names the field', (text) => {
		const attempt = () => writeXml(element('root', { children: [element('customer', { children: [element('name', { text })] })] }));
		expect(attempt).toThrow(InputError);
		expect(attempt).toThrow(expect.objectContaining({ field: 'root/customer/name' }) as Error);
	});

	it('refuses names that would break out of their place', () => {
		expect(() => writeXml(element('a><b'))).toThrow(InputError);
		expect(() => writeXml(element('a', { attributes: { 'x="1" y': '2' } }))).toThrow(InputError);
	});
});

describe('authenticationRefusalIn', () => {
	it('reads the words of a refusal that is not well-formed', () => {
		const text = '<Root><ResponseStatus><Status>FAILED</Status><Status>AUTHENTICATION_FAILED :: Integration key/MAC mismatch. https://x/a.nv?b&Sender&...</Status></ResponseStatus></Root>';
		expect(authenticationRefusalIn(text)).toContain('AUTHENTICATION_FAILED :: Integration key/MAC mismatch.');
	});

	it.each([
		['success', '<Root><ResponseStatus><Status>OK</Status></ResponseStatus><A>&'],
		['another failure', '<Root><ResponseStatus><Status>FAILED</Status><Status>INVALID_DATA :: a & b</Status></ResponseStatus></Root>'],
	])('never reads %s out of broken XML', (_, text) => {
		expect(authenticationRefusalIn(text)).toBeUndefined();
	});
});

describe('toPlain', () => {
	it('makes arrays of repeats, keeps attributes and leaves codes as texts', () => {
		expect(toPlain(readXml('<Root><Code>0042</Code><Row Key="1">a</Row><Row/><Group><X>1</X></Group></Root>'))).toEqual({ code: '0042', row: [{ '@key': '1', '#text': 'a' }, ''], group: { x: '1' } });
	});
});
