/** Customers, their addresses and contacts (severa-rest-api.md section 10). */
import { forbiddenChange, invalid } from '../errors';
import { create, get, list, listOf, parentOf, patch, refersToAny, remove, type Request, type Routes } from '../route';
import { refOf, type Row, type Store } from '../store';

const equalsAny = (field: string) => (row: Row, values: unknown[]) => values.includes(row[field]);

/** The number that was asked for, or the next free one (`nextCustomerNumber`). */
function customerNumber(given: unknown, { store, options }: Pick<Request, 'store' | 'options'>): number {
	const settings = store.only('organizationSettings');
	const next = typeof given === 'number' ? given : (settings['nextCustomerNumber'] as number);
	if (options.customerNumbers === 'unique' && store.all('customers').some((row) => row['number'] === next)) throw invalid(`The customer number ${next} is in use`, 'number');
	settings['lastCustomerNumber'] = Math.max(next, settings['lastCustomerNumber'] as number);
	settings['nextCustomerNumber'] = (settings['lastCustomerNumber'] as number) + 1;
	return next;
}

const isHeadquarter = (row: Row, store: Store) => store.all('customers').some((customer) => refOf(customer, 'headquarterAddress') === row.guid);

export const customers: Routes = {
	'GET /v1/customers': list('customers', {
		customerOwnerGuids: refersToAny('owner'),
		isInternal: (row, [value]) => value === false || row['isInternal'] === true,
		emailAddresses: equalsAny('email'), customerNames: equalsAny('name'), vatNumber: equalsAny('vatNumber'), kvkNumber: equalsAny('kvkNumber'),
	}),
	'GET /v1/customers/{guid}': get('customers'),
	'POST /v1/customers': create('customers', { fields: (given, request) => ({ isInternal: false, ...given, number: customerNumber(given['number'], request) }) }),
	'PATCH /v1/customers/{guid}': patch('customers', 'CustomerModel', {
		check: (changes, row, { store, options }) => {
			for (const { field, value } of changes) {
				if (field === 'headquarterAddress' && refOf(store.find('addresses', (value as { guid?: string } | null)?.guid), 'customer') !== row.guid) throw invalid('The address belongs to another customer', 'headquarterAddress');
				if (field === 'number' && options.customerNumbers === 'unique' && store.all('customers').some((other) => other !== row && other['number'] === value)) throw invalid(`The customer number ${String(value)} is in use`, 'number');
			}
		},
	}),
	'DELETE /v1/customers/{guid}': (request) => {
		const customer = parentOf('customers', request);
		const { store } = request;
		const others = store.usages('customers', customer.guid).filter(([name]) => name !== 'addresses' && name !== 'contacts' && name !== 'customerCountrySettings');
		if (others.length > 0) throw forbiddenChange(`The customer has ${others[0]?.[0] ?? ''} and cannot be deleted`);
		for (const name of ['addresses', 'contacts', 'customerCountrySettings'] as const) for (const row of store.all(name).filter((each) => refOf(each, 'customer') === customer.guid)) store.remove(name, row);
		store.remove('customers', customer);
		return undefined;
	},
	'GET /v1/customers/{customerGuid}/addresses': listOf('customers', 'addresses', (row, guid) => refOf(row, 'customer') === guid),
	'POST /v1/customers/{customerGuid}/addresses': (request) => {
		const customer = parentOf('customers', request);
		return create('addresses', {
			fields: (given) => ({ isBillingAddress: false, isPostalAddress: false, isVisitAddress: false, ...given, customer: { guid: customer.guid } }),
			after: (row) => { if (refOf(customer, 'headquarterAddress') === undefined) request.store.change('customers', customer, { headquarterAddress: { guid: row.guid } }); },
		})(request);
	},
	'GET /v1/addresses': list('addresses'),
	'GET /v1/addresses/{guid}': get('addresses'),
	'PATCH /v1/addresses/{guid}': patch('addresses', 'AddressModel', { check: (changes) => { if (changes.some(({ field }) => field === 'customer')) throw forbiddenChange('The customer of an address cannot be changed', 'customer'); } }),
	'DELETE /v1/addresses/{guid}': remove('addresses', (row, { store }) => { if (isHeadquarter(row, store)) throw forbiddenChange('The headquarter address cannot be deleted'); }),
	'GET /v1/customers/{customerGuid}/customercountrysettings': listOf('customers', 'customerCountrySettings', (row, guid) => refOf(row, 'customer') === guid),
	'POST /v1/customercountrysettings': create('customerCountrySettings'),
	'PATCH /v1/customercountrysettings/{guid}': patch('customerCountrySettings', 'CustomerCountrySettingsInputModel'),
	'DELETE /v1/customercountrysettings/{guid}': remove('customerCountrySettings'),
	'GET /v1/customers/{customerGuid}/contactpersons': listOf('customers', 'contacts', (row, guid) => refOf(row, 'customer') === guid, { textToSearch: contactText }),
	'GET /v1/contactpersons': list('contacts', { textToSearch: contactText }),
	'GET /v1/contactpersons/{guid}': get('contacts'),
	'POST /v1/contactpersons': create('contacts'),
	'PATCH /v1/contactpersons/{guid}': patch('contacts', 'ContactModel'),
};

function contactText(row: Row, [value]: unknown[]): boolean {
	return `${String(row['firstName'])} ${String(row['lastName'])} ${String(row['jobTitle'] ?? '')}`.toLowerCase().includes(String(value).toLowerCase());
}
