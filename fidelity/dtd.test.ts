import { Dtd, readXml } from './dtd';

const dtd = () =>
	new Dtd(`<!DOCTYPE root [
		<!-- a comment with <!ELEMENT fake (x)> in it -->
		<!ELEMENT root (order)>
		<!ELEMENT order (number?, customer, (line|note)+, end?)>
		<!ELEMENT number (#PCDATA)>
		<!ELEMENT customer (#PCDATA)>
			<!ATTLIST customer type (netvisor|customer) #REQUIRED>
			<!ATTLIST customer contact CDATA #IMPLIED>
		<!ELEMENT line (name, sum)>
		<!ELEMENT name (#PCDATA)>
		<!ELEMENT sum (#PCDATA)>
			<!ATTLIST sum currency CDATA "EUR" unit CDATA #FIXED 'cent'>
		<!ELEMENT note (#PCDATA|name)*>
		<!ELEMENT end EMPTY>
	]>`);
const check = (inside: string) => dtd().check(readXml(`<root><order>${inside}</order></root>`));
const customer = '<customer type="netvisor">1</customer>';
const line = '<line><name>a</name><sum>1</sum></line>';

test.each([
	['every element in order', `<number>7</number>${customer}${line}<note>x<name>y</name></note><end/>`],
	['optional elements left out', `${customer}${line}`],
	['a choice repeated in any order', `${customer}<note/>${line}<note>t</note>`],
	['attributes that are declared', `<customer type="customer" contact="5">1</customer><line><name/><sum currency="SEK" unit="cent">1</sum></line>`],
	['names in another letter case, since the wire form is lower case', `<Customer Type="netvisor">1</Customer>${line}`],
])('accepts %s', (_, inside) => {
	expect(check(inside)).toEqual([]);
});

test.each([
	['a wrong order', `${line}${customer}`, /order: the children <line><customer> do not fit/],
	['a missing element', line, /order: the children <line> do not fit/],
	['an empty repetition', customer, /do not fit/],
	['an element twice that may occur once', `<number/><number/>${customer}${line}`, /do not fit/],
	['an element that is not declared', `${customer}${line}<extra/>`, /extra: the element is not declared/],
	['a declared element in the wrong place', `${customer}<line><name/><sum/><number/></line>`, /line: the children <name><sum><number> do not fit/],
	['a name that only begins like another', `${customer}<line><name/><sums/></line>`, /do not fit/],
	['text between elements', `${customer}${line}oops`, /order: text is not allowed/],
	['content in an empty element', `${customer}${line}<end><name/></end>`, /end: the children <name> do not fit EMPTY/],
	['a missing attribute', `<customer>1</customer>${line}`, /customer: the attribute type is missing/],
	['a value outside the enumeration', `<customer type="own">1</customer>${line}`, /type="own" is none of netvisor, customer/],
	['an attribute that is not declared', `<customer type="netvisor" x="1">1</customer>${line}`, /the attribute x is not declared/],
	['another value than the fixed one', `${customer}<line><name/><sum unit="euro">1</sum></line>`, /unit must be "cent"/],
])('reports %s', (_, inside, expected) => {
	expect(check(inside).join('\n')).toMatch(expected);
});

test('another document element is reported', () => {
	expect(dtd().check(readXml(`<order>${customer}${line}</order>`))).toEqual(['/order: the document element must be root']);
});

test('an element of a newer page is accepted where it is put, and nowhere else', () => {
	const newer = dtd();
	newer.declare('<!ELEMENT tag (#PCDATA)>');
	newer.insertAfter('order', 'customer', 'tag?');
	expect(newer.check(readXml(`<root><order>${customer}<tag>x</tag>${line}</order></root>`))).toEqual([]);
	expect(newer.check(readXml(`<root><order><tag>x</tag>${customer}${line}</order></root>`))).toHaveLength(1);
	expect(() => newer.insertAfter('order', 'nothing', 'tag?')).toThrow(/no nothing in order/);
});

test('a declaration that is not understood is refused, not skipped', () => {
	expect(() => new Dtd('<!ELEMENT a (#PCDATA)><!ENTITY % x "y">')).toThrow(/Not understood/);
	expect(() => new Dtd('<!ELEMENT a (b & c)>')).toThrow(/Not understood/);
	expect(() => new Dtd('<!ATTLIST a b ENTITY #REQUIRED>')).toThrow(/Not understood/);
});

test.each(['<root><order></root>', 'not xml', '<root>', '<root/><root/>'])('the document itself must be XML: %s', (text) => {
	expect(() => readXml(text)).toThrow();
});
