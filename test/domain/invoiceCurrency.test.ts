import { Findings } from '../../src/domain/held';
import { readCurrency, type CurrencySettings } from '../../src/domain/invoiceCurrency';
import { invoiceForTransfer, money, row, type GivenInvoice } from '../support/invoiceForTransfer';

function currency(given: GivenInvoice, settings: Partial<CurrencySettings> = {}) {
	const found = new Findings();
	const result = readCurrency(found, invoiceForTransfer(given), { homeCurrency: 'EUR', currencyRateMode: 'omit', ...settings });
	return { ...result, reasons: found.reasons.map(({ code }) => code) };
}

const inSek = (currencyRate = 11.2): GivenInvoice => ({ invoice: { currency: { guid: 'c', code: 'SEK' }, currencyRate }, rows: [row({ unitPrice: money(1000, 'SEK') })] });

test.each<[string, GivenInvoice, Partial<CurrencySettings>, object]>([
	['the home currency is not named', {}, {}, { code: 'EUR', attributes: {} }],
	['another currency, the rate left to Netvisor', inSek(), {}, { code: 'SEK', attributes: { iso4217CurrencyCode: 'SEK', currencyRate: undefined } }],
	['the rate of Severa', inSek(), { currencyRateMode: 'asInSevera' }, { code: 'SEK', attributes: { iso4217CurrencyCode: 'SEK', currencyRate: '11.2' } }],
	['the inverted rate', inSek(0.08), { currencyRateMode: 'inverted' }, { code: 'SEK', attributes: { iso4217CurrencyCode: 'SEK', currencyRate: '12.5' } }],
	['an inverted rate that never ends', inSek(3), { currencyRateMode: 'inverted' }, { code: 'SEK', attributes: { currencyRate: '0.333333333' } }],
	['no rate for the home currency', { invoice: { currencyRate: 1 } }, { currencyRateMode: 'asInSevera' }, { code: 'EUR', attributes: {} }],
	['another home currency on both sides', { organizationCurrency: 'SEK', ...inSek() }, { homeCurrency: 'sek' }, { code: 'SEK', attributes: {} }],
	['the currency of the total where the invoice names none', { invoice: { currency: null } }, {}, { code: 'EUR', attributes: {} }],
])('%s', (_, given, settings, expected) => expect(currency(given, settings)).toMatchObject({ ...expected, reasons: [] }));

test.each<[string, GivenInvoice, Partial<CurrencySettings>, string]>([
	['home currencies differ: every invoice', { organizationCurrency: 'SEK' }, {}, 'HOME_CURRENCY_DIFFERS'],
	['Severa does not say its home currency', { organizationCurrency: null }, {}, 'HOME_CURRENCY_DIFFERS'],
	['a total in another currency', { invoice: { totalTax: money(255, 'USD') } }, {}, 'ROW_CURRENCY_DIFFERS'],
	['no currency at all', { invoice: { currency: null, totalIncludingTax: { amount: 1, currencyCode: null } } }, {}, 'TOTAL_MISSING'],
	['a rate that is none', inSek(0), { currencyRateMode: 'asInSevera' }, 'TOTAL_MISSING'],
])('held (G-5): %s', (_, given, settings, reason) => expect(currency(given, settings).reasons).toEqual([reason]));
