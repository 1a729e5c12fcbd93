/** Settings that several documents share (mapping 10, "Shared"). */
import { table, text, type Settings } from '../setting';

/** Columns of a Severa country; rows come from Severa's own register, "Register: Get Many". */
const countryColumns = { guid: 'GUID', name: 'Name', englishName: 'English Name', code2: 'Two-Letter Code', code3: 'Three-Letter Code', isInEU: 'Is in EU (true or false)' };

export const sharedSettings = {
	homeCurrency: text('Home Currency', 'ISO 4217 code of the currency that Netvisor keeps its books in. Netvisor has no resource that tells it, so it is set here.', 'EUR'),
	missingCountry: text(
		'Missing Country',
		'What to do when an address has no country: "hold" keeps the record back, since a guessed country would decide about VAT; "customer" takes the country of the customer card (invoices only); a two-letter code such as FI is assumed.',
		'hold',
	),
	countryTable: table('Country Table', 'Country texts as they stand in Severa and their two-letter codes. Wins over Severa\'s register and the built-in names; needed only for texts that these do not know.', { from: 'Country Text', to: 'Two-Letter Code' }),
	countryRegister: table('Country Register', 'Severa\'s countries, usually arriving on the Code Table input. Used to read country texts and to tell who is in the EU; empty: the built-in names of countries in English, Finnish and Swedish.', countryColumns),
} as const satisfies Settings;
