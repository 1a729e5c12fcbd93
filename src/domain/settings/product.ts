/** Settings of products (mapping 10, "Product"; rulebook P-1 to P-8). */
import { choice, flag, several, table, text, type Settings, type ValuesOf } from '../setting';
import { sharedSettings } from './shared';

export const productSettings = {
	productDirection: choice('Product Direction', 'Which system is the master of products (rulebook P-1). Off writes no products: every invoice line then names the temporary product.', { severaToNetvisor: 'Severa to Netvisor', netvisorToSevera: 'Netvisor to Severa', off: 'Off (Temporary Product)' }),
	productSources: several(
		'Product Sources',
		'Which Severa registers become Netvisor products. All by default, because every invoice row needs a product in Netvisor (rulebook P-8). A code in two of them belongs to the first.',
		{ products: 'Products', workTypes: 'Work Types', travelExpenseTypes: 'Travel Expense Types' },
		['products', 'workTypes', 'travelExpenseTypes'],
	),
	productUpdate: flag('Product Update', 'Whether products that are already there are updated. Off by default: the vendor\'s interface only creates them (rulebook P-4), and the bookkeeper may have changed them.'),
	productNameTooLong: choice('Product Name Too Long', 'A name over 50 characters (rulebook E-6) holds the product, or is cut, with the whole name in the description.', { hold: 'Hold', truncate: 'Cut' }),
	defaultProductGroup: text('Default Product Group', 'Netvisor product group of products without a category; Netvisor demands a group.', 'Severa'),
	createInactiveProducts: flag('Create Inactive Products', 'Whether inactive products are created too. Off by default, since no invoice needs them.'),
	tempProductCode: text('Temporary Product Code', 'Code of the Netvisor product that takes the lines when products are off (rulebook P-5). It is never written to.', 'TEMP'),
	vatRateRegister: table('VAT Rate Register', 'Severa\'s VAT rates, usually arriving on the Code Table input. The default one is the rate of work types and of products without a rate.', { percentage: 'Per Cent', isDefault: 'Is Default (true or false)', isActive: 'Is Active (true or false)' }),
	salesAccountRegister: table('Sales Account Register', 'Severa\'s sales accounts, usually arriving on the Code Table input. Needed for work types, which name their account by GUID only.', { guid: 'GUID', number: 'Account Number' }),
	workTypeRegister: table('Work Type Register', 'Severa\'s work types, usually arriving on the Code Table input; used from Netvisor to Severa only. A Netvisor product with the code of a work type is already in Severa.', { code: 'Code', name: 'Name' }),
	travelExpenseTypeRegister: table('Travel Expense Type Register', 'Severa\'s travel expense types, usually arriving on the Code Table input; used from Netvisor to Severa only, as the work types.', { code: 'Code', name: 'Name' }),
} as const satisfies Settings;

// Which way products go is the direction of the mapping itself; whether one is created or updated is decided where Netvisor is asked.
const { productDirection: _direction, productUpdate: _whenThere, createInactiveProducts: _whenMissing, ...recordSettings } = productSettings;

/** Everything that decides about the document of a product, in either direction, but the VAT rates in force. */
export const productDocumentSettings = { homeCurrency: sharedSettings.homeCurrency, ...recordSettings } as const satisfies Settings;
export type ProductSettings = ValuesOf<typeof productDocumentSettings>;
