import { canonicalJson, fingerprint, invoiceGuidsIn, netvisorTransferKey, transferKey, transferKeysIn } from '../../src/domain/transferKey';

const GUID = '7a0c31d9-5e42-91b7-c3aa-0d6f2b9e8841';

it('names system, kind and guid in lower case', () => {
	expect(transferKey('invoice', GUID.toUpperCase())).toBe(`severa:invoice:${GUID}`);
	expect(netvisorTransferKey('customer', '31')).toBe('netvisor:customer:31');
});

it.each([
	['the key alone', `severa:invoice:${GUID}`, [`severa:invoice:${GUID}`]],
	['a key before other words', `severa:invoice:${GUID} Huom: maksettu`, [`severa:invoice:${GUID}`]],
	['upper case', `SEVERA:invoice:${GUID.toUpperCase()}`.replace('SEVERA', 'severa'), [`severa:invoice:${GUID}`]],
	['two keys', `severa:invoice:${GUID}, severa:project:${GUID}`, [`severa:invoice:${GUID}`, `severa:project:${GUID}`]],
	['a key that was cut off', `severa:invoice:${GUID.slice(0, 30)}`, []],
	['no key', 'Severa 5012', []],
	['nothing', '', []],
])('finds %s', (_, text, keys) => {
	expect(transferKeysIn(text)).toEqual(keys);
});

it.each([
	['an invoice', `severa:invoice:${GUID} Huom`, [GUID]],
	['in capitals, and twice', `SEVERA:INVOICE:${GUID.toUpperCase()} severa:invoice:${GUID}`, [GUID]],
	['something else', `severa:project:${GUID}`, []],
	['nothing', '', []],
])('finds the invoice that a text names: %s', (_, text, guids) => {
	expect(invoiceGuidsIn(text)).toEqual(guids);
});

describe('canonical JSON', () => {
	it('does not depend on the order of names, at any depth', () => {
		expect(canonicalJson({ b: 1, a: { d: [1, { z: null, y: true }], c: 'x' } })).toBe('{"a":{"c":"x","d":[1,{"y":true,"z":null}]},"b":1}');
	});

	it('takes undefined for absent', () => {
		expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
	});

	it.each([[Number.NaN], [Number.POSITIVE_INFINITY], [10n], [() => 1]])('refuses %p', (value) => {
		expect(() => canonicalJson({ value })).toThrow(TypeError);
	});
});

describe('fingerprint', () => {
	it('is 32 hex digits of SHA-256', () => {
		// printf '{"a":1}' | sha256sum
		expect(fingerprint({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad808');
	});

	it.each([
		['another value', { a: 2 }],
		['a text in place of a number', { a: '1' }],
		['another name', { b: 1 }],
		['one more field', { a: 1, b: '' }],
	])('differs for %s', (_, other) => {
		expect(fingerprint(other)).not.toBe(fingerprint({ a: 1 }));
	});

	it('keeps the order of lists', () => {
		expect(fingerprint([1, 2])).not.toBe(fingerprint([2, 1]));
	});
});
