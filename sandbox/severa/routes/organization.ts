/** The organisation, places and public holidays (severa-rest-api.md 11.4, 13.3, 15.8). */
import { notFound } from '../errors';
import { get, list, type Routes } from '../route';
import type { Row, Store } from '../store';
import { dateOf } from '../time';

const countriesWhere = (param: string, fields: string[]): Routes[string] => ({ params, store }) => {
	const wanted = (params[param] as string).toLowerCase();
	const found = store.all('countries').filter((row) => fields.some((field) => String(row[field] ?? '').toLowerCase() === wanted));
	if (found.length === 0) throw notFound(`The country ${params[param] ?? ''}`);
	return found;
};

/** Ids of the old SOAP API are kept as pairs; an unknown one has no counterpart. */
function converted(guids: string[], store: Store): Row[] {
	return guids.map((guid) => store.all('guidConversions').find((row) => row.guid === guid.toLowerCase()) ?? { guid, converted: null });
}

const onDate = (row: Row, year: string) => (row['isRecurringYearly'] === true ? `${year}${String(row['date']).slice(4)}` : String(row['date']));
const inCountry = (row: Row, wanted: string | undefined) => wanted === undefined || row['countryGuid'] === wanted;

export const organization: Routes = {
	'GET /v1/organizationdetails': ({ store }) => [store.only('organizationDetails')],
	'GET /v1/organizationsettings': ({ store }) => [store.only('organizationSettings')],
	'GET /v1/localization/countries': list('countries'),
	'GET /v1/localization/countries/{guid}': get('countries'),
	'GET /v1/localization/countries/{code2}': countriesWhere('code2', ['code2']),
	'GET /v1/localization/countries/{code3}': countriesWhere('code3', ['code3']),
	'GET /v1/localization/countries/{countryName}': countriesWhere('countryName', ['name', 'englishName']),
	'GET /v1/localization/languages': list('languages', { isInvoiceLanguage: (row, [value]) => row['isInvoiceLanguage'] === value }),
	'GET /v1/localization/languages/{guid}': get('languages'),
	'GET /v1/localization/timezones': list('timezones'),
	'GET /v1/localization/timezones/{guid}': get('timezones'),
	'GET /v1/localization/formattingcultures': list('formattingCultures'),
	'GET /v1/localization/formattingcultures/{guid}': get('formattingCultures'),
	'GET /v1/holidays': ({ store, query }) => {
		const year = query.text('year') ?? dateOf(store.clock()).slice(0, 4);
		return store.all('holidays').filter((row) => inCountry(row, query.text('countryGuid')) && onDate(row, year).startsWith(year)).map((row) => ({ ...row, date: onDate(row, year) }));
	},
	'GET /v1/holidaysbytimeperiod': ({ store, query }) => {
		const start = dateOf(query.time('startDate') ?? new Date(0));
		const end = dateOf(query.time('endDate') ?? new Date('2100-01-01T00:00:00Z'));
		const years = [...new Set([start.slice(0, 4), end.slice(0, 4)])];
		return store.all('holidays').filter((row) => inCountry(row, query.text('countryGuid')))
			.flatMap((row) => [...new Set(years.map((year) => onDate(row, year)))].filter((date) => date >= start && date <= end).map((date) => ({ ...row, date })));
	},
	'GET /v1/guids/convert/{guid}': ({ params, store }) => converted([params['guid'] as string], store),
	'POST /v1/guids/convert': ({ body, store }) => converted(Array.isArray(body) ? body.map(String) : [], store),
};
