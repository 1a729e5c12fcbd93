/**
 * Writes a customer with its main address, changing only what differs (Severa API 10, field mapping 2.3). Finding the
 * customer is the caller's business: it looks for the number first.
 */
import { InputError } from '../errors';
import type { SeveraAddress, SeveraCustomer } from './customer';
import type { SeveraCustomerDocument } from './customerDocument';
import type { AddressFields, CustomerFields } from './customers';
import { fittingCountries } from './fittingCountries';
import { gather } from './paging';
import type { SeveraCountry } from './register';
import type { SeveraClient } from './SeveraClient';

export interface Written<T> {
	outcome: 'created' | 'updated' | 'unchanged' | 'wouldCreate' | 'wouldUpdate';
	/** As it is in Severa now; absent in a dry run of a creation. */
	record?: T;
	/** Fields that were, or in a dry run would be, written; none for a creation. */
	changed: string[];
}

export interface CustomerWriteOptions {
	dryRun: boolean;
	/** Whether two business ids mean one company, so that another notation is no change. */
	isSameBusinessId(one: string, other: string): boolean;
	/** Minutes that another process may still need to create something of this customer, judged by a look of that moment. */
	elsewhere?(lookedAt: number): number;
}

/**
 * Repeatable when `current` is what Severa holds now: a cut run is completed by the next one, the address included.
 * @throws InputError when Severa does not know the language or country
 */
export async function writeCustomer(client: SeveraClient, document: SeveraCustomerDocument, current: SeveraCustomer | undefined, options: CustomerWriteOptions): Promise<Written<SeveraCustomer>> {
	const { headquarterAddress, language, number, ...plain } = document;
	const languageGuid = language === undefined ? undefined : await findLanguage(client, language.code);
	const country = headquarterAddress?.country === undefined ? undefined : await findCountry(client, headquarterAddress.country.code2);
	if (current === undefined) {
		if (options.dryRun) return { outcome: 'wouldCreate', changed: [] };
		const created = await client.customers.create({ ...plain, number: Number(number), language: languageGuid === undefined ? undefined : { guid: languageGuid } });
		return { outcome: 'created', record: await writeAddress(client, created, addressChange(headquarterAddress, country, created), options), changed: [] };
	}
	const fields = customerChange(plain, languageGuid, current, options);
	const address = addressChange(headquarterAddress, country, current);
	const changed = [...Object.keys(fields), ...Object.keys(address).map((name) => `headquarterAddress.${name}`)];
	if (changed.length === 0) return { outcome: 'unchanged', record: current, changed };
	if (options.dryRun) return { outcome: 'wouldUpdate', record: current, changed };
	const updated = Object.keys(fields).length === 0 ? current : await client.customers.update(current, fields);
	return { outcome: 'updated', record: await writeAddress(client, updated, address, options), changed };
}

function customerChange({ vatNumber, ...plain }: Omit<SeveraCustomerDocument, 'number' | 'language' | 'headquarterAddress'>, languageGuid: string | undefined, current: SeveraCustomer, { isSameBusinessId }: CustomerWriteOptions): CustomerFields {
	const fields: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(plain)) if (value !== undefined && value !== (current[name] ?? (typeof value === 'string' ? '' : undefined))) fields[name] = value;
	const currentId = current.vatNumber ?? '';
	if (vatNumber !== undefined && vatNumber !== currentId && !isSameBusinessId(vatNumber, currentId)) fields.vatNumber = vatNumber;
	if (languageGuid !== undefined && languageGuid !== current.language?.guid) fields.language = { guid: languageGuid };
	return fields as CustomerFields;
}

/** The country on a customer is a name, so it is compared with all names of the country that is wanted. */
function addressChange(wanted: SeveraCustomerDocument['headquarterAddress'], country: SeveraCountry | undefined, { headquarterAddress }: SeveraCustomer): AddressFields {
	const change: AddressFields = {};
	for (const name of ['addressline', 'postalCode', 'city'] as const) if (wanted?.[name] !== undefined && wanted[name] !== (headquarterAddress?.[name] ?? '')) change[name] = wanted[name];
	if (country !== undefined && fittingCountries([country], [headquarterAddress?.country]).length === 0) change.country = { guid: country.guid };
	return change;
}

/** Changes the main address, or makes one: for invoices and post, named by the customer (field mapping 2.3). */
async function writeAddress(client: SeveraClient, customer: SeveraCustomer, change: AddressFields, { elsewhere }: CustomerWriteOptions): Promise<SeveraCustomer> {
	if (Object.keys(change).length === 0) return customer;
	const { headquarterAddress } = customer;
	if (headquarterAddress?.guid) {
		await client.customers.addresses.update({ guid: headquarterAddress.guid, country: headquarterAddress.country ? {} : null }, change);
		return await client.customers.get(customer.guid);
	}
	// A run that was cut may have left the address unnamed: it is not made a second time.
	const lookedAt = Date.now();
	const look = async () => (await gather(client.customers.addresses.list(customer.guid))).find((address) => isSameAddress(address, change));
	const write = () => client.customers.addresses.create(customer.guid, { ...change, isBillingAddress: true, isPostalAddress: true });
	const record = `the address of customer ${customer.number ?? customer.name}`;
	const address = (await look()) ?? (await client.unclear.create({ key: `address of ${customer.guid}`, record, lookedAt, elsewhere: elsewhere?.(lookedAt), write, look }));
	return await client.customers.update(customer, { headquarterAddress: { guid: address.guid } });
}

const isSameAddress = (address: SeveraAddress, wanted: AddressFields) =>
	(address.addressline ?? '') === (wanted.addressline ?? '') && (address.postalCode ?? '') === (wanted.postalCode ?? '') && (address.city ?? '') === (wanted.city ?? '') && (wanted.country === undefined || address.country?.guid === wanted.country.guid);

async function findLanguage(client: SeveraClient, code: string): Promise<string> {
	const languages = await client.once('languages', () => gather(client.registers.list('languages')));
	const fitting = languages.filter((language) => language.code?.toLowerCase() === code.toLowerCase());
	const found = fitting.find(({ isInvoiceLanguage }) => isInvoiceLanguage) ?? fitting[0];
	if (found === undefined) throw new InputError(`Severa has no language with the code "${code}".`, { service: 'Severa', field: 'language.code' });
	return found.guid;
}

async function findCountry(client: SeveraClient, code2: string): Promise<SeveraCountry> {
	const countries = await client.once('countries', () => gather(client.registers.list('countries')));
	const found = countries.find((country) => country.code2?.toUpperCase() === code2.toUpperCase());
	if (found === undefined) throw new InputError(`Severa has no country with the code "${code2}".`, { service: 'Severa', field: 'headquarterAddress.country.code2' });
	return found;
}
