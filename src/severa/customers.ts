/** Customers and their addresses (Severa API 10). */
import { severaAddress, severaCustomer, type SeveraAddress, type SeveraCustomer } from './customer';
import { filterChunks } from './query';
import { at, replaceFields, replaceReference, type SeveraApi } from './SeveraApi';

const READ = 'customers:read';
const WRITE = 'customers:write';

export interface CustomerFilter {
	/** ISO 8601; added or changed at or after. */
	changedSince?: string;
	/** Absent: active and retired ones. */
	isActive?: boolean;
	/** Customer numbers, any of; decimal text. An empty list finds nothing. */
	numbers?: readonly string[];
}

/** CustomerModel as far as it is written; `headquarterAddress` takes only a guid (Severa API 10). */
export interface CustomerFields {
	name?: string;
	number?: number;
	vatNumber?: string;
	organizationUnitNumber?: string;
	email?: string;
	website?: string;
	eInvoiceAddress?: string;
	eInvoiceOperator?: string;
	paymentTerm?: number;
	language?: { guid: string };
	isActive?: boolean;
	headquarterAddress?: { guid: string };
}

export interface AddressFields {
	addressline?: string;
	postalCode?: string;
	city?: string;
	country?: { guid: string };
	isBillingAddress?: boolean;
	isPostalAddress?: boolean;
	isVisitAddress?: boolean;
}

export const customersOf = (api: SeveraApi) => ({
	async get(guid: string): Promise<SeveraCustomer> {
		return await api.get({ path: at('/customers', guid), scope: READ }, severaCustomer);
	},

	/** Pages on demand; long lists of numbers are split over several calls. */
	async *list({ numbers, changedSince, isActive }: CustomerFilter = {}): AsyncGenerator<SeveraCustomer, void, undefined> {
		const endpoint = { path: '/customers', scope: READ };
		if (numbers === undefined) return yield* api.tokenList(endpoint, severaCustomer, { changedSince, isActive });
		for (const chunk of filterChunks('numbers', numbers)) yield* api.tokenList(endpoint, severaCustomer, { changedSince, isActive, numbers: chunk });
	},

	/** Not repeatable: look for the number first. */
	async create(fields: CustomerFields & { name: string }): Promise<SeveraCustomer> {
		return await api.post({ path: '/customers', scope: WRITE }, fields, severaCustomer);
	},

	/** Repeatable. A new main address is named by `headquarterAddress.guid`. */
	async update(current: SeveraCustomer, { headquarterAddress, language, ...fields }: CustomerFields): Promise<SeveraCustomer> {
		const operations = [...replaceFields(fields), ...replaceReference('language', language, current.language), ...replaceReference('headquarterAddress', headquarterAddress, current.headquarterAddress)];
		return await api.patch({ path: at('/customers', current.guid), scope: WRITE }, operations, severaCustomer);
	},

	addresses: {
		list(customerGuid: string): AsyncGenerator<SeveraAddress, void, undefined> {
			return api.offsetList({ path: at('/customers', customerGuid, '/addresses'), scope: READ }, severaAddress);
		},

		async get(guid: string): Promise<SeveraAddress> {
			return await api.get({ path: at('/addresses', guid), scope: READ }, severaAddress);
		},

		/** Not repeatable. */
		async create(customerGuid: string, fields: AddressFields): Promise<SeveraAddress> {
			return await api.post({ path: at('/customers', customerGuid, '/addresses'), scope: WRITE }, fields, severaAddress);
		},

		/** Repeatable. */
		async update(current: { guid: string; country?: object | null }, { country, ...fields }: AddressFields): Promise<SeveraAddress> {
			const operations = [...replaceFields(fields), ...replaceReference('country', country, current.country)];
			return await api.patch({ path: at('/addresses', current.guid), scope: WRITE }, operations, severaAddress);
		},
	},
});
