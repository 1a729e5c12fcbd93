/** Texts and values that have broken programs before. The plainest come first. */
import type { Choices } from './choices';

const LONG = 'x'.repeat(70_000);

export const HOSTILE_TEXTS: readonly string[] = [
	'', 'a', ' ', '0042', 'ä€😀', '&', '<', ']]>', '&amp;', '&#13;', '&lt;b&gt;', '"', "'", '<!-- x -->', '<![CDATA[x]]>', '<?x?>', '<a/>', '</root>',
	'\r', '\r\n', '\t', ' \n x \n ', '\u0085', '\u2028', '\u00a0', '\ufeff', '\u200b', '\u202e\u0645', 'e\u0301', '\u1e9b\u0323', 'İ', 'ß', 'ﬁ',
	'\u0000', '\u0001', '\u001f', '\u007f', '\u0080', '\ufffe', '\uffff', '\ufdd0', '\ufffd', '\ud800', '\udc00x', 'x\ud83d', '\udc00\ud800',
	'\u{10000}', '\u{1d11e}', '\u{1fffe}', '\u{20000}', '\u{2a6df}', '\u{30000}', '\u{40000}', '\u{50001}', '\u{60001}', '\u{70001}', '\u{80001}', '\u{90001}', '\u{a0001}', '\u{b0001}', '\u{c0001}', '\u{d0001}', '\u{e0001}', '\u{e0100}', '\u{f0000}', '\u{10ffff}',
	'0', '-0', '1', '-1', '1e999', '1E5', '0x10', '1,5', '1.5', '1.234,56', '1 000', '99999999999999999999', '0.1000000000000000055511151231257827', '1'.repeat(400), 'NaN', 'Infinity', '-', '+1', '.5', '5.', '٣', '１２',
	'true', 'True', 'yes', 'null', 'undefined', '{}', '[]', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
	'2026-02-30', '2026-13-01', '0000-00-00', '9999-12-31', '10000-01-01', '31.12.2026', '2026-01-31T10:00:00+02:00', '31.2.2026', '1.1.0000',
	'1234567-1', 'FI12345671', '131052-308T', '131052-308U', '010101-123N', 'severa:invoice:00000000-0000-0000-0000-000000000000', 'TEMP', '../x', "'; drop table x", '{{ $json }}', '%s%n', '${x}',
	LONG, ' '.repeat(70_000), '&'.repeat(5_000), '<'.repeat(5_000), `https://${'x.nv&'.repeat(2_000)}`, 'e' + '\u0301'.repeat(3_000),
];

/** A text of the list, or one put together from code points of every plane. */
export function hostileText(choices: Choices): string {
	if (!choices.oneIn(4)) return choices.pick(HOSTILE_TEXTS);
	let text = '';
	for (let left = choices.below(12); left >= 0; left--) {
		const plane = choices.below(17);
		text += String.fromCodePoint(plane * 0x10000 + choices.below(0x10000));
	}
	return text;
}

/** Values of every type that JSON has, and of none. */
export function hostileValue(choices: Choices): unknown {
	switch (choices.below(8)) {
		case 0: return null;
		case 1: return hostileText(choices);
		case 2: return choices.pick([0, 1, -1, 0.1, 1e21, 1e300, -1e300, 5e-324, 2 ** 53, 2 ** 53 + 2, -(2 ** 31), 4294967296, 0.30000000000000004, 1.005, 99999999999.99, Number.MAX_SAFE_INTEGER]);
		case 3: return choices.pick([false, true]);
		case 4: return choices.pick<unknown>([[], [null], [[]], [{}], ['x'], Array.from({ length: 200 }, () => ({ guid: 'same' }))]);
		case 5: return choices.pick<unknown>([{}, { guid: '' }, { guid: 'x' }, { amount: null }, { amount: 1, currencyCode: 'XXX' }, { constructor: 1, toString: 2 }, JSON.parse('{"__proto__":{"isActive":true,"guid":"p"}}')]);
		case 6: return undefined;
		default: return nested(choices.pick([3, 30, 500]));
	}
}

function nested(levels: number): unknown {
	let value: unknown = 'x';
	for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
	return value;
}
