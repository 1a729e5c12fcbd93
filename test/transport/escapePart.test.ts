import { escapePart } from '../../src/transport/escapePart';

test.each([
	['a b/ä', 'a%20b%2F%C3%A4'],
	['😀', '%F0%9F%98%80'],
	['x\ud800', 'x%EF%BF%BD'],
	['\udc00y', '%EF%BF%BDy'],
	['\ud800\ud83d\ude00', '%EF%BF%BD%F0%9F%98%80'],
])('%j', (text, escaped) => expect(escapePart(text)).toBe(escaped));
