import { bounded, InputError, redact, registerSecret } from '../src/errors';
import { inLinearTime } from './support/linearTime';

const BASE = 'https://integration.netvisor.fi/customer.nv?method=add&n8n Severa&CUST-1&2026-01-31 10:00:00.000&EN&1234567-1&id&1768465800&key-one-1234&key-two-5678';

describe('redact', () => {
	test.each([
		['a MAC base string', `Mismatch. ${BASE}`, 'Mismatch. [MAC base string removed]'],
		['an escaped one, to the next tag', `<Status>${BASE.replaceAll('&', '&amp;')}</Status>`, '<Status>[MAC base string removed]</Status>'],
		['one in the middle of a word', `url=${BASE}\nnext line`, 'url=[MAC base string removed]\nnext line'],
		['one behind another address', `see https://support.netvisor.fi and ${BASE}`, 'see https://support.netvisor.fi and [MAC base string removed]'],
		['no plain address', 'https://integration.netvisor.fi/customer.nv is not there', 'https://integration.netvisor.fi/customer.nv is not there'],
		['a bearer token', 'Authorization: Bearer abc.def-ghi=', 'Authorization: Bearer [removed]'],
	])('%s', (_, text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	// Each of these took minutes as one expression.
	test.each(['https://'.repeat(250_000), 'https://x' + '.nv'.repeat(600_000), `https://${'a'.repeat(2_000_000)}`, ' '.repeat(2_000_000), 'Bearer '.repeat(250_000), '1'.repeat(2_000_000)])('takes linear time (%#)', (text) => inLinearTime(() => redact(text)));
});

describe('bounded', () => {
	test('never ends in half a secret, wherever the text is cut', () => {
		const secret = 'a-secret-of-a-certain-length-0123456789';
		registerSecret(secret);
		for (let before = 19_900; before <= 20_010; before++) {
			// Hashes shrink, so that the far end of what was looked at comes into view.
			const text = `${`${'f'.repeat(64)} `.repeat(Math.ceil(before / 65)).slice(0, before - 1)} ${secret}${'x'.repeat(5000)}`;
			expect(bounded(text, 19_000)).not.toContain(secret.slice(0, 6));
		}
	});

	test.each([['Koivu\u0000ranta\n', 'Koivu\ufffdranta\n'], ['\u007f\ud83d!', '\ufffd\ufffd!'], ['😀', '😀']])('%j can be stored', (text, expected) => expect(bounded(text)).toBe(expected));

	test('a cut through a pair leaves no half of it', () => expect(bounded('x😀y', 2)).toBe('x\ufffd…'));

	test('a long text costs no more than its beginning', async () => {
		const [message, body] = ['x'.repeat(50_000_000), 'y '.repeat(25_000_000)];
		await inLinearTime(() => expect(new InputError(message, { body }).message).toHaveLength(1001));
	});
});

test('field, code and record can be the service\'s own words: they are redacted and cut as well', () => {
	registerSecret('a-secret-in-a-field');
	const error = new InputError('x', { field: 'a-secret-in-a-field', serviceCode: 'Bearer abc', record: `customer 131052-9085`, request: 'y'.repeat(5000) });
	expect(error).toMatchObject({ field: '[removed]', serviceCode: 'Bearer [removed]', record: 'customer [identity code removed]' });
	expect(error.request).toHaveLength(501);
});
