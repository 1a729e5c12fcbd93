/** customer.nv, deletecustomer.nv (Netvisor API 2.3, 2.4). */
import { parseDecimal } from '../decimal';
import { customerDocument } from '../documents/register';
import { inserted } from '../envelope';
import { flagOf, type Exchange, type Resource } from '../exchange';
import { choice, keyParam, required } from '../query';
import { invalid, Refusal } from '../refusal';
import type { Customer } from '../state';
import type { Store } from '../store';
import { child, textOf, type XmlElement } from '../xmlReader';
import { dimensionLinks, duplicate, ensureGroup, isCountryCode, typedText } from './shared';

/** Where the text of each element goes: group of the message, element, member of the record. */
const TEXTS: Array<[group: string, element: string, member: keyof Customer]> = [
	['customerbaseinformation', 'internalidentifier', 'code'], ['customerbaseinformation', 'externalidentifier', 'businessId'], ['customerbaseinformation', 'organizationunitnumber', 'ovt'], ['customerbaseinformation', 'name', 'name'],
	['customerbaseinformation', 'nameextension', 'nameExtension'], ['customerbaseinformation', 'streetaddress', 'street'], ['customerbaseinformation', 'additionaladdressline', 'additionalStreet'], ['customerbaseinformation', 'city', 'city'],
	['customerbaseinformation', 'postnumber', 'postNumber'], ['customerbaseinformation', 'country', 'country'], ['customerbaseinformation', 'customergroupname', 'group'], ['customerbaseinformation', 'phonenumber', 'phone'],
	['customerbaseinformation', 'faxnumber', 'fax'], ['customerbaseinformation', 'email', 'email'], ['customerbaseinformation', 'homepageuri', 'homePage'], ['customerbaseinformation', 'emailinvoicingaddress', 'invoicingEmail'],
	['customerfinvoicedetails', 'finvoiceaddress', 'finvoiceAddress'], ['customerfinvoicedetails', 'finvoiceroutercode', 'finvoiceOperator'],
	['customerdeliverydetails', 'deliveryname', 'deliveryName'], ['customerdeliverydetails', 'deliverystreetaddress', 'deliveryStreet'], ['customerdeliverydetails', 'deliverycity', 'deliveryCity'],
	['customerdeliverydetails', 'deliverypostnumber', 'deliveryPostNumber'], ['customerdeliverydetails', 'deliverycountry', 'deliveryCountry'],
	['customercontactdetails', 'contactperson', 'contactPerson'], ['customercontactdetails', 'contactpersonemail', 'contactEmail'], ['customercontactdetails', 'contactpersonphone', 'contactPhone'],
	['customeradditionalinformation', 'comment', 'comment'], ['customeradditionalinformation', 'customeragreementidentifier', 'agreement'], ['customeradditionalinformation', 'customerreferencenumber', 'referenceNumber'],
	['customeradditionalinformation', 'invoicinglanguage', 'language'], ['customeradditionalinformation', 'invoiceprintchannelformat', 'printChannel'], ['customeradditionalinformation', 'yourdefaultreference', 'yourReference'],
	['customeradditionalinformation', 'defaulttextbeforeinvoicelines', 'textBeforeLines'], ['customeradditionalinformation', 'defaulttextafterinvoicelines', 'textAfterLines'], ['customeradditionalinformation', 'taxhandlingtype', 'taxHandling'],
];

export const customer: Resource = {
	method: 'POST',
	effect: 'write',
	query: { method: required(choice('add', 'edit')), id: keyParam },
	document: () => customerDocument,
	partialEdit: true,
	handle(exchange) {
		const { store, query, document } = exchange;
		const adding = query.text('method')!.toLowerCase() === 'add';
		const id = query.integer('id');
		if (adding && id !== undefined) throw invalid('Parameter id goes with method=edit only.');
		if (!adding && id === undefined) throw invalid('Parameter id is missing.');
		const stored = id === undefined ? undefined : store.customer(id);
		if (!adding && stored === undefined) throw invalid(`Customer not found with Netvisor identifier: ${id}`);
		const next: Customer = { ...(stored ?? blank()), ...changes(document!, store, stored), changed: exchange.now.toISOString() };
		check(next, exchange, stored);
		ensureGroup(store, store.state.customerGroups, next.group);
		if (stored !== undefined) {
			Object.assign(stored, next);
			return [];
		}
		next.key = store.newKey();
		store.state.customers.push(next);
		return inserted(next.key);
	},
};

/** Only what the message holds; an empty element empties. */
function changes(document: XmlElement, store: Store, stored: Customer | undefined): Partial<Customer> {
	const base = child(document, 'customerbaseinformation');
	const additional = child(document, 'customeradditionalinformation');
	const changed: Partial<Customer> = {};
	for (const [group, element, member] of TEXTS) {
		const value = textOf(child(document, group), element);
		if (value !== undefined) Object.assign(changed, { [member]: value });
	}
	if (child(base, 'internalidentifier')?.attributes.type === 'automatic' && changed.code === '') changed.code = nextCode(store);
	const flags = { active: flagOf(textOf(base, 'isactive')), privateCustomer: flagOf(textOf(base, 'isprivatecustomer')), euStandardFinvoice: flagOf(textOf(additional, 'eustandardfinvoice')) };
	Object.assign(changed, Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined)));
	const limit = textOf(additional, 'balancelimit');
	if (limit !== undefined) changed.balanceLimit = limit === '' ? null : parseDecimal(limit)!;
	const term = typedText(additional, 'defaultpaymentterm');
	if (term !== undefined) changed.paymentTermKey = term.value === '' ? null : paymentTermKey(store, term);
	const seller = textOf(child(additional, 'defaultsalesperson'), 'salespersonid');
	if (seller !== undefined) changed.salesPersonKey = Number(seller);
	const links = child(document, 'customerdimensiondetails');
	if (links !== undefined) changed.dimensions = dimensionLinks(links);
	if (stored !== undefined && changed.name === '') throw invalid('Mandatory element name is empty.');
	return changed;
}

function paymentTermKey(store: Store, { type, value }: { type: string; value: string }): number {
	const found = store.state.paymentTerms.find((one) => (type === 'netvisor' ? String(one.key) === value : one.description === value));
	if (found === undefined) throw invalid(`Payment term not found: ${value}`);
	return found.key;
}

function check(next: Customer, { store, options }: Exchange, stored: Customer | undefined): void {
	if (next.name === '') throw invalid('Mandatory element name is missing.');
	if (next.code !== '' && store.state.customers.some((one) => one !== stored && one.code === next.code)) throw duplicate(options.duplicates, `Customer code ${next.code} is already in use.`);
	for (const country of [next.country, next.deliveryCountry]) if (country !== '' && !isCountryCode(country)) throw invalid(`Country code is not known: ${country}`);
	if (next.finvoiceOperator !== '' && !store.state.invoiceOperators.includes(next.finvoiceOperator)) throw invalid(`E-invoice operator is not known: ${next.finvoiceOperator}`);
	if (next.salesPersonKey !== null && !store.state.salesPersons.some((one) => one.key === next.salesPersonKey)) throw invalid(`Sales person not found with Netvisor identifier: ${next.salesPersonKey}`);
	store.checkDimensions(next.dimensions);
}

/** Highest numeric code + 1. */
function nextCode(store: Store): string {
	return String(Math.max(0, ...store.state.customers.map((one) => one.code).filter((code) => /^\d+$/.test(code)).map(Number)) + 1);
}

/** A customer without any data. */
export function blank(): Customer {
	return {
		key: 0, code: '', businessId: '', ovt: '', name: '', nameExtension: '', street: '', additionalStreet: '', city: '', postNumber: '', country: '', group: '', phone: '', fax: '', email: '', homePage: '', active: true, privateCustomer: false,
		invoicingEmail: '', finvoiceAddress: '', finvoiceOperator: '', deliveryName: '', deliveryStreet: '', deliveryCity: '', deliveryPostNumber: '', deliveryCountry: '', contactPerson: '', contactEmail: '', contactPhone: '', comment: '',
		agreement: '', referenceNumber: '', language: '', printChannel: '', yourReference: '', textBeforeLines: '', textAfterLines: '', paymentTermKey: null, balanceLimit: null, taxHandling: '', euStandardFinvoice: false, salesPersonKey: null,
		dimensions: [], changed: '',
	};
}

export const deletecustomer: Resource = {
	method: 'GET',
	effect: 'delete',
	query: { customerid: required(keyParam) },
	handle({ store, query }) {
		const key = query.integer('customerid')!;
		if (store.customer(key) === undefined) throw invalid(`Customer not found with Netvisor identifier: ${key}`);
		if (store.state.salesInvoices.some((one) => one.customerKey === key)) throw new Refusal('INVALID_DATA', 'The customer has invoicing history and cannot be deleted.');
		store.state.customers = store.state.customers.filter((one) => one.key !== key);
		return [];
	},
};
