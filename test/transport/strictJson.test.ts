import { NotJsonError, parseJson } from '../../src/transport/strictJson';
import { inLinearTime } from '../support/linearTime';

const parse = (text: string) => parseJson(Buffer.from(text, 'utf8'));

test.each([
	['a value of each kind', '{"a":[1,-2.5e3,true,null,"x"],"b":{}}'],
	['the same name in different objects', '[{"a":1},{"a":2,"b":{"a":3}}]'],
	['a string that looks like names', '{"a":"\\"a\\":1,\\"a\\":2 {[","b":"\\\\"}'],
	['equal strings that are no names', '{"a":["x","x"],"x":"a"}'],
	['white space before the colon', '{"a" \n: 1, "b":"a"}'],
	['names of Object', '{"constructor":1,"prototype":2,"toString":3}'],
])('%s is read as it is', (_, text) => {
	expect(parse(text)).toEqual(JSON.parse(text));
});

test('a byte order mark is passed over', () => {
	expect(parse('\uFEFF{"a":"Mäki 😀"}')).toEqual({ a: 'Mäki 😀' });
});

test.each([
	['the same name twice', '{"guid":"1","guid":"2"}', /"guid" is there twice/],
	['the same name twice, once escaped', '{"guid":"1","\\u0067uid":"2"}', /"guid" is there twice/],
	['the same name twice with other fields between', '[{"a":1,"b":[{"c":1}],"a":2}]', /"a" is there twice/],
	['a prototype', '{"guid":"1","__proto__":{"number":5}}', /__proto__/],
	['more levels than any reply has', '['.repeat(65) + ']'.repeat(65), /64 levels/],
	['an empty body', ' \n', /an empty body/],
	['a cut body', '[{"a":1},{"a"', /cannot be parsed/],
	['HTML', '<html></html>', /cannot be parsed/],
])('%s is refused', (_, text, why) => {
	expect(() => parse(text)).toThrow(NotJsonError);
	expect(() => parse(text)).toThrow(why);
});

test.each([
	['ISO-8859-1', Buffer.from('{"name":"Mäki"}', 'latin1')],
	['UTF-16', Buffer.from('\uFEFF{"name":"Mäki"}', 'utf16le')],
	['a cut character', Buffer.from('{"name":"Mä"}').subarray(0, 11)],
])('bytes in %s are refused instead of replaced', (_, body) => {
	expect(() => parseJson(body)).toThrow(/not UTF-8/);
});

test('a string of 6 MB is read', () => {
	expect((parse(`[{"a":"${'x\\"'.repeat(2_000_000)}"}]`) as unknown[]).length).toBe(1);
});

test.each([
	['10 MB of brackets', '['.repeat(5_000_000) + ']'.repeat(5_000_000)],
	['10 MB of open brackets', '['.repeat(10_000_000)],
	['12 MB of empty objects', `[{}${',{}'.repeat(4_000_000)}]`],
])('%s are refused before anything is built of them', (_, text) => inLinearTime(() => expect(() => parse(text)).toThrow(NotJsonError)));
