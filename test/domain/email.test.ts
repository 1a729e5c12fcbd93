import { isOneEmail } from '../../src/domain/email';

it.each([['laskut@koivu.example'], ['Äiti.Malli+1@koivu.example'], ['a@b']])('%s is one address', (text) => {
	expect(isOneEmail(text)).toBe(true);
});

it.each([[''], ['koivu.example'], ['@koivu.example'], ['laskut@'], ['a@b@c'], ['a@b.example, c@d.example'], ['a@b.example;c@d.example'], ['Koivu <a@b.example>'], ['a b@c.example']])('%j is not', (text) => {
	expect(isOneEmail(text)).toBe(false);
});
