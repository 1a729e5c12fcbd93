/** Countries, currencies, languages and time zones. */
import { audit, id, record, ref } from './record';
import type { Row } from '../store';

const CURRENCIES: Array<[string, string, string, number]> = [['EUR', 'Euro', '€', 1], ['SEK', 'Ruotsin kruunu', 'kr', 11.05], ['NOK', 'Norjan kruunu', 'kr', 11.62], ['USD', 'Yhdysvaltain dollari', '$', 1.09]];

const COUNTRIES: Array<[string, string, string, string, string, boolean, string]> = [
	['FI', 'FIN', 'Suomi', 'Finland', 'EUR', true, 'fi'], ['SE', 'SWE', 'Ruotsi', 'Sweden', 'SEK', true, 'sv'], ['DE', 'DEU', 'Saksa', 'Germany', 'EUR', true, 'de'],
	['EE', 'EST', 'Viro', 'Estonia', 'EUR', true, 'en'], ['NO', 'NOR', 'Norja', 'Norway', 'NOK', false, 'en'], ['DK', 'DNK', 'Tanska', 'Denmark', 'EUR', true, 'en'],
	['NL', 'NLD', 'Alankomaat', 'Netherlands', 'EUR', true, 'en'], ['GB', 'GBR', 'Iso-Britannia', 'United Kingdom', 'EUR', false, 'en'], ['US', 'USA', 'Yhdysvallat', 'United States', 'USD', false, 'en'],
];

const LANGUAGES: Array<[string, string, string]> = [['fi', 'suomi', 'Finnish'], ['sv', 'ruotsi', 'Swedish'], ['en', 'englanti', 'English'], ['de', 'saksa', 'German']];

export const currencies = (): Row[] => CURRENCIES.map(([code, name, symbol, rate]) => record('currency', code, { code, name, symbol, rate, isActive: true, isOrganizationCurrency: code === 'EUR', ...audit() }));

export const languages = (): Row[] => LANGUAGES.map(([code, name, englishName]) => record('language', code, { code, name, englishName, isInvoiceLanguage: code !== 'de' }));

export const timezones = (): Row[] => [record('timezone', 'Helsinki', { name: '(UTC+02:00) Helsinki', systemName: 'FLE Standard Time', ianaName: 'Europe/Helsinki' })];

export const formattingCultures = (): Row[] => [record('culture', 'fi-FI', { code: 'fi-FI', name: 'suomi (Suomi)', englishName: 'Finnish (Finland)', isActive: true })];

export const countries = (): Row[] => COUNTRIES.map(([code2, code3, name, englishName, currency, isInEU, language]) => record('country', code2, {
	code2, code3, name, englishName, isInEU, isRegistrationCountry: code2 === 'FI', hasRegions: code2 === 'US' ? 'HasRegions' : 'NoRegion', companyRegisterUrl: null, defaultCulture: code2 === 'FI' ? 'fi-FI' : null,
	currency: ref('currency', currency), defaultLanguage: ref('language', language), timezone: code2 === 'FI' ? ref('timezone', 'Helsinki') : null,
}));

/** Public holidays of Finland in 2026. */
const HOLIDAYS: Array<[string, string, boolean]> = [
	['2026-01-01', 'Uudenvuodenpäivä', true], ['2026-01-06', 'Loppiainen', true], ['2026-04-03', 'Pitkäperjantai', false], ['2026-04-06', '2. pääsiäispäivä', false], ['2026-05-01', 'Vappu', true], ['2026-05-14', 'Helatorstai', false],
	['2026-06-19', 'Juhannusaatto', false], ['2026-12-24', 'Jouluaatto', true], ['2026-12-25', 'Joulupäivä', true], ['2026-12-26', 'Tapaninpäivä', true],
];

export const holidays = (): Row[] => HOLIDAYS.map(([date, name, isRecurringYearly]) => record('holiday', date, { name, date, countryGuid: id('country', 'FI'), isActive: true, isPublicHoliday: true, isRecurringYearly, recurringEndYear: null }));

/** 25.5, 13.5, 10 and 0 per cent; 14 was in force until the end of 2025. Sweden's 25 belongs to another country. */
export function vatRates(): Row[] {
	const rates: Array<[number, string, boolean]> = [[25.5, 'FI', true], [13.5, 'FI', true], [10, 'FI', true], [0, 'FI', true], [14, 'FI', false], [25, 'SE', true]];
	return rates.map(([percentage, country, isActive]) => record('vat', `${country}${percentage}`, { percentage, code: null, countryGuid: id('country', country), isActive, isDefault: percentage === 25.5, ...audit('2024-08-20', isActive ? null : '2026-01-02') }));
}
